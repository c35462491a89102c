// Many agencies over the years whose reports have nothing in common but what all share; then planted copies, and things that are none.
import type { Placed } from '../../../src/model/placed.js';
import type { Cells } from '../draft.js';
import { rng, type Rng } from '../rng.js';
import { drawCells, forms } from '../values.js';
import { placed, put } from './placed.js';
import { paragraph, refigured, usual, written } from './words.js';

export interface World {
  readonly reports: readonly Placed[];
  /** `rule: agency year < agency year` of every copy. */
  readonly copies: ReadonlySet<string>;
}

interface Draft {
  readonly agency: string;
  readonly region: string;
  readonly year: number;
  cells: Cells;
  overview: string[][];
  problems: string[][];
  readonly usual: readonly string[];
}

const stems = '云溪松岭石湖金柳白沙青枫丹桂玉泉龙泽东篱南浦西畴北渚'.match(/../g)!;
const organs = ['统计局', '民政局', '教育局', '自然资源局', '水利局', '司法局', '财政局', '林业局', '审计局', '交通运输局'];

/** Names of fictional counties and their bureaux; 22,500 and more. */
export function agencyOf(i: number): { readonly agency: string; readonly region: string } {
  const place = Math.floor(i / organs.length);
  const n = stems.length;
  const region = `${stems[place % n]!}${stems[Math.floor(place / n) % n]![0]!}${place >= n * n ? stems[Math.floor(place / n / n) % n]![1]! : ''}县`;
  return { agency: `${region}${organs[i % organs.length]!}`, region };
}

const years = [2021, 2022, 2023];

export function drawWorld(agencies: number, seed: number): World {
  const r = rng(seed);
  const form = forms['2021'];
  const drafts: Draft[] = [];
  for (let i = 0; i < agencies; i++) {
    const { agency, region } = agencyOf(i);
    for (const year of years) {
      drafts.push({ agency, region, year, cells: drawCells(form, r), usual: usual(agency, year, r), overview: [0, 1, 2, 3].map((k) => paragraph(r, k % 2 === 0 ? 3 : 0)), problems: [paragraph(r), paragraph(r, 1)] });
    }
  }
  const copies = new Set<string>();
  const taken = new Set<Draft>();
  const free = (d: Draft): boolean => !taken.has(d);
  const plant = (rule: string, own: Draft, of: Draft): void => void copies.add(`${rule}: ${own.agency} ${own.year} < ${of.agency} ${of.year}`);
  // The reports of an agency stand together in the order of years.
  drafts.forEach((own, i) => {
    const before = drafts[i - 1];
    const other = [1, 2, 3, 4].map(() => r.pick(drafts)).find((o) => free(o) && o.agency !== own.agency && (o.year < own.year || (o.year === own.year && o.agency < own.agency)));
    if (before?.agency !== own.agency || other === undefined || ![own, before].every(free)) return;
    for (const d of [own, before, other]) taken.add(d);
    kinds[r.int(0, kinds.length - 1)]!({ own, before, other, r, plant });
  });
  standing(drafts, r);
  const reports = drafts.map((d) => placed({
    agency: d.agency, year: d.year, regionCode: null, form, cells: d.cells,
    prose: { overview: [...d.usual, ...d.overview.map(written)], problems: d.problems.map((p) => written(p)) },
  }));
  return { reports, copies };
}

interface Stage {
  readonly own: Draft;
  readonly before: Draft;
  readonly other: Draft;
  readonly r: Rng;
  readonly plant: (rule: string, own: Draft, of: Draft) => void;
}

/** What a copyist and an honest clerk do; a copy is planted where it is one. */
const kinds: readonly ((s: Stage) => void)[] = [
  ({ own, before, plant }) => {
    own.problems[0] = before.problems[0]!;
    plant('copied.last_year', own, before);
  },
  ({ own, before, r, plant }) => {
    own.overview[0] = edited(before.overview[0]!, r);
    own.overview[2] = before.overview[2]!;
    plant('copied.last_year', own, before);
  },
  ({ own, other, plant }) => {
    own.overview[1] = named(other.overview[1]!, own, other);
    plant('copied.other_agency', own, other);
  },
  ({ own, other, r, plant }) => {
    own.problems = other.problems.map((p) => edited(named(p, own, other), r));
    plant('copied.other_agency', own, other);
  },
  ({ own, other, r, plant }) => {
    const cells = drawCells(forms['2021'], r, 'large');
    own.cells = new Map(cells);
    other.cells = cells;
    plant('copied.figures', own, other);
  },
  ({ own, before, r, plant }) => {
    before.cells = drawCells(forms['2021'], r, 'middle');
    for (const [ref, c] of before.cells) if (ref.startsWith('requests.')) own.cells.set(ref, c);
    plant('copied.figures', own, before);
  },
  // Near misses: the same words under new figures, half of the words, the same table but for one figure in each part, small figures.
  ({ own, before, r }) => {
    own.overview[0] = refigured(before.overview[0]!, r);
  },
  ({ own, other, r }) => {
    const half = other.overview[1]!.slice(0, 1);
    own.overview[1] = [...half, ...paragraph(r).slice(0, 2)];
  },
  ({ own, before, r }) => {
    const cells = drawCells(forms['2021'], r, 'middle');
    before.cells = cells;
    own.cells = new Map(cells);
    put(own.cells, 'requests.granted.natural_person', (cells.get('requests.granted.natural_person')?.value ?? 0) + 1);
    put(own.cells, 'reconsideration.upheld', (cells.get('reconsideration.upheld')?.value ?? 0) + 1);
    put(own.cells, 'licences.decisions', (cells.get('licences.decisions')?.value ?? 0) + 1);
  },
  ({ own, other }) => {
    for (const d of [own, other]) {
      for (const ref of d.cells.keys()) put(d.cells, ref, 0);
      for (const ref of ['requests.granted.natural_person', 'requests.granted.total', 'licences.decisions', 'penalties.decisions']) put(d.cells, ref, 2);
    }
  },
  ({ own, other }) => {
    const short = ['各科室按月报送公开台账', '专人核对后统一上网'];
    own.overview[3] = [...short];
    other.overview[3] = [...short];
  },
];

/** One word in a paragraph is another. */
function edited(clauses: readonly string[], r: Rng): string[] {
  return clauses.map((c, i) => (i === 1 ? c.replace(/，/u, r.pick(['，并且', '，同时也', '，还'])) : c));
}

/** As the other would write it, with its own name for the copyist. */
function named(clauses: string[], own: Draft, other: Draft): string[] {
  clauses[0] = `${other.agency}${clauses[0]!}`;
  return clauses.map((c) => c.replaceAll(other.agency, own.agency));
}

/** A paragraph that so many agencies share that it is nobody's. */
function standing(drafts: readonly Draft[], r: Rng): void {
  const shared = paragraph(r);
  const names = [...new Set(drafts.map((d) => d.agency))].slice(0, 30);
  for (const d of drafts) if (names.includes(d.agency)) d.overview.push(shared);
}
