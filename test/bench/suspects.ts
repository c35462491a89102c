// Which cell is wrong: how often the suspects name the true one, on generated reports with planted slips, and how long that takes.
import { measure, type Measured } from '../check/suspects/measure.js';
import { kinds, odd, plant, wider, type Kind } from '../check/suspects/plant.js';
import { measureYears, places, plantYears, type MeasuredYears } from '../check/years/slips.js';

const reports = 2000;
const pairs = 600;
/** Agencies over three years for each kind of slip in each kind of cell. */
const lives = 40;

export const name = `suspects: ${reports} reports with one slip, ${pairs} with two`;

export function run(): Promise<void> {
  const all: Measured[] = [];
  for (const kind of kinds) {
    const own = measured(Math.ceil(reports / kinds.length), (seed) => [seed, kind]);
    all.push(...own);
    line(kind, own);
  }
  line('all seven', all);
  for (const kind of [...wider, ...odd]) line(kind, measured(pairs / 4, (seed) => [seed, kind]));
  const two = measured(pairs, (seed) => [seed, kinds[seed % kinds.length]!, kinds[(seed >> 3) % kinds.length]!]);
  line('two slips', two);
  const visible = all.filter((m) => m.visible);
  const times = [...all].map((m) => m.milliseconds).sort((a, b) => a - b);
  print('determined: true cell and value first', share(visible.filter((m) => m.determined), (m) => m.first), '≥ 95 %');
  print('visible: true cell among the suspects', share(visible, (m) => m.among), '≥ 99 %');
  print('two slips: true cells in the first three', share(two.filter((m) => m.visible), (m) => m.firstThree), '≥ 80 %');
  print('two slips: true cells first', share(two.filter((m) => m.visible), (m) => m.first), '');
  print('ms a report, median', times[Math.floor(times.length / 2)]!.toFixed(2), '≤ 5');
  print('ms a report, 99th percentile', times[Math.floor(times.length * 0.99)]!.toFixed(1), '≤ 100');
  acrossYears();
  return Promise.resolve();
}

/** One slip in a cell that two of three years share. */
function acrossYears(): void {
  const all: MeasuredYears[] = [];
  for (const where of places) {
    const own: MeasuredYears[] = [];
    for (const kind of kinds) {
      for (let seed = 1, n = 0; n < lives && seed < lives * 20; seed++) {
        const planted = plantYears(seed, kind, where);
        if (planted === null) continue;
        n++;
        own.push(measureYears(planted));
      }
    }
    all.push(...own);
    const visible = own.filter((m) => m.visible);
    const determined = visible.filter((m) => m.determined);
    process.stdout.write(`between years, ${where.padEnd(16)} ${String(own.length).padStart(5)} agencies, ${String(visible.length).padStart(5)} visible, ${String(determined.length).padStart(5)} determined; ` +
      `first ${part(determined, (m) => m.first)} of determined, on the first rank ${part(visible, (m) => m.firstRank)} of visible, listed ${part(visible, (m) => m.among)}\n`);
  }
  const visible = all.filter((m) => m.visible);
  const times = all.map((m) => m.milliseconds).sort((a, b) => a - b);
  print('between years, determined: year, cell, value first', part(visible.filter((m) => m.determined), (m) => m.first), '≥ 95 %');
  print('between years, visible: among the suspects', part(visible, (m) => m.among), '≥ 99 %');
  print('ms for three years, median', times[Math.floor(times.length / 2)]!.toFixed(2), '');
  print('ms for three years, 99th percentile', times[Math.floor(times.length * 0.99)]!.toFixed(1), '');
}

function measured(count: number, recipe: (seed: number) => [number, ...Kind[]]): Measured[] {
  const out: Measured[] = [];
  for (let seed = 1; out.length < count && seed < count * 20; seed++) {
    const planted = plant(...recipe(seed));
    if (planted !== null) out.push(measure(planted));
  }
  return out;
}

function line(what: string, all: readonly Measured[]): void {
  const visible = all.filter((m) => m.visible);
  const determined = visible.filter((m) => m.determined);
  const times = all.map((m) => m.milliseconds).sort((a, b) => a - b);
  process.stdout.write(`${what.padEnd(20)} ${String(all.length).padStart(5)} reports, ${String(visible.length).padStart(5)} visible, ${String(determined.length).padStart(5)} determined; ` +
    `first ${share(determined, (m) => m.first)} of determined, ${share(visible, (m) => m.first)} of visible, on the first rank ${share(visible, (m) => m.firstRank)}, in the first three ${share(visible, (m) => m.firstThree)}, ` +
    `listed ${share(visible, (m) => m.among)}; p99 ${(times[Math.floor(times.length * 0.99)] ?? 0).toFixed(1)} ms\n`);
}

function share(of: readonly Measured[], is: (m: Measured) => boolean): string {
  return part(of, is);
}

function part<M>(of: readonly M[], is: (m: M) => boolean): string {
  return of.length === 0 ? '–' : `${((100 * of.filter(is).length) / of.length).toFixed(1)} %`;
}

function print(what: string, measured: string, target: string): void {
  process.stdout.write(`${what.padEnd(48)} ${measured.padStart(10)}   ${target}\n`);
}
