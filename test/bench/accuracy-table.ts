// `npm run bench`: prints what accuracy.ts counted.
import { accuracy, type Tally } from './accuracy.js';

export const name = 'accuracy on generated reports';

const percent = (a: number, b: number): string => (b === 0 ? '–' : `${((100 * a) / b).toFixed(3)} %`);

function line(id: string, t: Tally): string {
  return `${id.padEnd(28)}${String(t.reports).padStart(6)}${String(t.cells).padStart(9)}${percent(t.right, t.cells).padStart(12)}${String(t.unreadable).padStart(12)}${String(t.lost).padStart(7)}${String(t.wrong).padStart(7)}${String(t.due).padStart(7)}${String(t.rejected).padStart(10)}`;
}

export async function run(): Promise<void> {
  const a = accuracy();
  const out = [`${''.padEnd(28)}${'files'.padStart(6)}${'cells'.padStart(9)}${'right'.padStart(12)}${'unreadable'.padStart(12)}${'lost'.padStart(7)}${'wrong'.padStart(7)}${'due'.padStart(7)}${'rejected'.padStart(10)}`];
  for (const [id, t] of a.byLayout) out.push(line(id, t));
  out.push('');
  for (const [id, t] of a.byIrregularity) out.push(line(id, t));
  out.push('', line('all', a.all));
  out.push(`broken identities: ${a.broken.planted} planted where the cells were read; recall ${percent(a.broken.found, a.broken.planted)}, precision ${percent(a.broken.found, a.broken.reported)}`);
  for (const f of a.failures.slice(0, 20)) out.push(`  ${JSON.stringify(f.recipe)}  ${f.what}`);
  if (a.failures.length > 20) out.push(`  … and ${a.failures.length - 20} more`);
  process.stdout.write(`${out.join('\n')}\n`);
}
