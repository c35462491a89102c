// A process that adds reports until somebody kills it; says on stdout, line by line, which bytes are stored.
import { openStore } from '../../src/store/store.js';
import { packed } from './synthetic-report.js';

const [path, first] = process.argv.slice(2);
const store = await openStore(path!);
for (let i = Number(first); ; i += 5) {
  const batch = [0, 1, 2, 3, 4].map((k) => packed({ agency: `云栖区第${i + k}局`, seed: i + k + 1 }));
  await store.add(batch);
  process.stdout.write(`${batch.map((p) => p.source.id).join(' ')}\n`);
}
