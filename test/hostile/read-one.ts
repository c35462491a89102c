// The child of the hostile tests: reads documents by name, one after the other, and says what came of each, as JSON on a line. Its memory is capped by whoever starts it.
import { readReport } from '../../src/pipeline.js';
import { large, small } from './documents.js';
import { pages } from './pages.js';
import { longBombs, shortBombs } from './bombs.js';

for (const name of process.argv.slice(2)) {
  const found = [...small, ...large, ...pages, ...shortBombs, ...longBombs].find((h) => h.name === name);
  if (found === undefined) throw new RangeError(`no hostile document ${name}`);
  const bytes = found.bytes();
  const from = performance.now();
  const reading = await readReport(bytes, 'hostile.html');
  const said = reading.status === 'report' ? { code: 'report', message: { zh: '', en: '' } } : { code: reading.error.code, message: reading.error.message };
  process.stdout.write(`${JSON.stringify({ name, ...said, seconds: (performance.now() - from) / 1000, rss: process.resourceUsage().maxRSS * 1024 })}\n`);
}
