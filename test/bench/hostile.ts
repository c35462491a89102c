// What hostile documents cost: time and memory of each, in a process of its own that is ended when it takes too long.
import { longBombs, shortBombs } from '../hostile/bombs.js';
import { large, small } from '../hostile/documents.js';
import { pages } from '../hostile/pages.js';
import { readApart } from '../hostile/read-apart.js';

export const name = 'hostile';

const shown = 25;

/** Prints one line a document; of the long runs only the slowest, with the same run at a tenth of the length: ten times the time is fair. */
export async function run(): Promise<void> {
  for (const h of [...small, ...large, ...pages]) {
    const { answers, failure } = await readApart([h.name], 60);
    const a = answers[0];
    print(h.name, a === undefined ? `${failure}` : `${a.code.padEnd(14)} ${a.seconds.toFixed(2).padStart(7)} s ${Math.round(a.rss / 1e6).toString().padStart(5)} MB`);
  }
  // One process for each length: starting one a run would cost more than the runs.
  const little = await readApart(shortBombs.map((x) => x.name), 300);
  const long = await readApart(longBombs.map((x) => x.name), 300);
  const costs = longBombs.map((x, i) => {
    const [before, now] = [little.answers[i]?.seconds ?? Infinity, long.answers[i]?.seconds ?? Infinity];
    return { name: x.name, seconds: now, said: long.answers[i] === undefined ? `${long.failure}` : `${before.toFixed(3).padStart(8)} s → ${now.toFixed(3).padStart(8)} s` };
  });
  costs.sort((a, b) => b.seconds - a.seconds);
  process.stdout.write(`the ${shown} slowest of ${costs.length} long runs, at 10,000 and at 100,000 signs\n`);
  for (const c of costs.slice(0, shown)) print(c.name, c.said);
}

function print(what: string, said: string): void {
  process.stdout.write(`  ${what.padEnd(44)} ${said}\n`);
}
