// `npm run bench`: every bench in turn, or those whose name contains a word of the command line. A new bench is a file here and a line in the list.
import * as accuracy from './accuracy-table.js';
import * as adding from './adding.js';
import * as batch from './batch.js';
import * as checking from './check.js';
import * as crawl from './crawl.js';
import * as exporting from './export.js';
import * as hostile from './hostile.js';
import * as office from './office.js';
import * as pdf from './pdf.js';
import * as prose from './prose.js';
import * as publishing from './publish.js';
import * as rules from './rules.js';
import * as rulesAcross from './rules-across.js';
import * as scans from './scans.js';
import * as speed from './speed.js';
import * as store from './store.js';
import * as suspects from './suspects.js';
import * as web from './web.js';

interface Bench {
  readonly name: string;
  /** Measures and prints a small table. */
  readonly run: () => Promise<void>;
}

const benches: readonly Bench[] = [speed, prose, accuracy, store, adding, exporting, batch, office, pdf, scans, crawl, hostile, suspects, rules, rulesAcross, checking, web, publishing];

const words = process.argv.slice(2);
for (const bench of benches) {
  if (words.length > 0 && !words.some((w) => bench.name.includes(w))) continue;
  process.stdout.write(`\n${bench.name}\n`);
  await bench.run();
}
