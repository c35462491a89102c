// How much of many generated reports is read right, by layout and by irregularity, and whether planted errors are found. The table of the README comes from here.
import { readNow } from '../written.js';
import { compare } from '../generate/compare.js';
import { generate, irregularities, layouts, type Recipe } from '../generate/generate.js';
import { key } from '../generate/slips.js';

export interface Tally {
  reports: number;
  cells: number;
  right: number;
  /** Said to be unreadable although the truth has something else. */
  unreadable: number;
  /** Read as blank, dash or absent although it is none. */
  lost: number;
  /** Read as another number. */
  wrong: number;
  /** Cells that had to be read exactly and were not. */
  due: number;
  rejected: number;
}

export interface Accuracy {
  readonly all: Tally;
  readonly byLayout: ReadonlyMap<string, Tally>;
  readonly byIrregularity: ReadonlyMap<string, Tally>;
  /** Broken equations whose cells were all read right: planted, reported, and both. */
  readonly broken: { readonly planted: number; readonly reported: number; readonly found: number };
  /** The first failures, each a recipe that makes its report again. */
  readonly failures: readonly { readonly recipe: Recipe; readonly what: string }[];
}

function empty(): Tally {
  return { reports: 0, cells: 0, right: 0, unreadable: 0, lost: 0, wrong: 0, due: 0, rejected: 0 };
}

/** Recipes over every pair of layout and irregularity that fits, then clean ones up to `least`. */
export function recipes(least: number): Recipe[] {
  const out: Recipe[] = [];
  let seed = 1;
  for (const layout of layouts) {
    out.push({ seed: seed++, layout: layout.id, irregularities: [] }, { seed: seed++, layout: layout.id, irregularities: [], slips: 1 });
    for (const x of irregularities) if (x.formats?.includes(layout.format) ?? true) out.push({ seed: seed++, form: x.forms?.[seed % x.forms.length], size: x.size, layout: layout.id, irregularities: [x.id], slips: seed % 3 });
  }
  while (out.length < least) out.push({ seed: seed++, irregularities: [], slips: seed % 3 });
  return out;
}

/** Reads every report of the recipes and counts. */
export function accuracy(which: readonly Recipe[] = recipes(600)): Accuracy {
  const all = empty();
  const byLayout = new Map<string, Tally>();
  const byIrregularity = new Map<string, Tally>();
  const broken = { planted: 0, reported: 0, found: 0 };
  const failures: { recipe: Recipe; what: string }[] = [];
  const of = (map: Map<string, Tally>, id: string): Tally => {
    const t = map.get(id) ?? empty();
    map.set(id, t);
    return t;
  };
  for (const recipe of which) {
    const g = generate(recipe);
    const tallies = [all, of(byLayout, g.layout.id), ...(recipe.irregularities?.length === 0 ? [of(byIrregularity, '–')] : (recipe.irregularities ?? []).map((id) => of(byIrregularity, id)))];
    const reading = readNow(g.bytes, g.name);
    for (const t of tallies) t.reports++;
    if (reading.status === 'rejected') {
      // A refusal that is right costs nothing; any other loses every cell.
      for (const t of tallies) {
        t.rejected++;
        if (!g.mayReject) {
          t.cells += g.cells.size;
          t.lost += g.cells.size;
          t.due += g.cells.size;
        }
      }
      if (!g.mayReject) failures.push({ recipe, what: `rejected: ${reading.error.code}` });
      continue;
    }
    const c = compare(g.cells, reading.report.cells);
    const count = (kind: string): number => c.mismatches.filter((m) => m.kind === kind).length;
    for (const t of tallies) {
      t.cells += c.total;
      t.right += c.right;
      t.unreadable += count('unreadable');
      t.lost += count('lost');
      t.wrong += count('wrong');
      t.due += c.mismatches.filter((m) => m.must).length;
    }
    const [worst] = [...c.mismatches].sort((a, b) => Number(b.kind === 'wrong') - Number(a.kind === 'wrong') || Number(b.must) - Number(a.must));
    if (worst !== undefined && (worst.must || worst.kind !== 'unreadable')) failures.push({ recipe, what: `${c.mismatches.length} cells, as ${worst.ref}: ${worst.expected} read as ${worst.got}` });
    const misread = new Set(c.mismatches.map((m) => m.ref));
    const decidable = new Map(g.equations.filter((e) => e.broken !== null && !e.cells.some((ref) => misread.has(ref))).map((e) => [e.key, e.broken]));
    const reported = new Set(reading.findings.filter((f) => f.outcome === 'broken' && f.kind === 'arithmetic').map((f) => key(f.rule, f.scope)).filter((k) => decidable.has(k)));
    const planted = [...decidable].filter(([, b]) => b === true).map(([k]) => k);
    broken.planted += planted.length;
    broken.reported += reported.size;
    broken.found += planted.filter((k) => reported.has(k)).length;
    if (planted.length !== reported.size || planted.some((k) => !reported.has(k))) failures.push({ recipe, what: `broken ${planted.join(', ') || 'nothing'}; reported ${[...reported].join(', ') || 'nothing'}` });
  }
  return { all, byLayout, byIrregularity, broken, failures };
}
