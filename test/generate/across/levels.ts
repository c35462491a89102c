// A government and the organs below it: a summary that adds up some of them, planted cells that are less than their sum, and reports that only look like a summary.
import type { Placed } from '../../../src/model/placed.js';
import type { CellRef } from '../../../src/model/value.js';
import type { Cells } from '../draft.js';
import { rng, type Rng } from '../rng.js';
import { drawCells, forms, type Size } from '../values.js';
import { at, empty, placed, put } from './placed.js';

export type Truth = 'own' | 'departments' | 'region';

export interface Region {
  readonly reports: readonly Placed[];
  readonly summary: Placed;
  readonly truth: Truth;
  readonly complete: boolean;
  /** Cells of the summary that were planted. */
  readonly broken: ReadonlySet<CellRef>;
}

/** Nothing stands above the counties, and all organs in them are led by their governments. */
export const levels = { parentOf: (): null => null, led: (): boolean => true };

const departments = ['统计局', '民政局', '教育局', '自然资源局', '发展和改革委员会', '市场监督管理局', '住房和城乡建设局', '卫生健康局', '司法局', '财政局', '水利局', '交通运输局', '农业农村局', '应急管理局', '审计局', '林业局'];
const towns = ['北桥', '三河', '石门', '柳林', '东岗', '长堤'];
const notAdded = /\.(?:change|items_last_year)$/;

export interface RegionOptions {
  readonly truth?: Truth;
  /** Every organ is at hand. */
  readonly complete?: boolean;
  /** Share of the organs at hand where not all are. */
  readonly share?: number;
  /** Sizes of the government's own figures and of the departments'. */
  readonly own?: readonly Size[];
  readonly departments?: readonly Size[];
}

/** One county for one year. */
export function drawRegion(code: string, r: Rng, options: RegionOptions = {}): Region {
  const { truth = r.pick<Truth>(['own', 'departments', 'region']), complete = r.chance(0.3), share = 0.85 } = options;
  const year = 2023;
  const form = forms['2021'];
  const draw = (sizes: readonly Size[] = ['small', 'middle', 'middle', 'large']): Cells => drawCells(form, r, r.pick(sizes));
  const own = draw(options.own);
  const depts = departments.map((name) => ({ name, cells: draw(options.departments), lower: false }));
  const below = towns.map((t) => ({ name: `${t}镇人民政府`, cells: drawCells(form, r, r.pick(['small', 'middle'])), lower: true }));
  const counted = truth === 'own' ? [] : truth === 'departments' ? depts : [...depts, ...below];
  const office = { name: '人民政府办公室', cells: own, lower: false };
  const sum: Cells = new Map(own);
  for (const ref of sum.keys()) if (!notAdded.test(ref)) put(sum, ref, Number((at(own, ref) + counted.reduce((n, o) => n + at(o.cells, ref), 0)).toFixed(4)));
  const hand = [...(truth === 'own' ? [] : [office]), ...depts, ...below].filter(() => complete || r.chance(share));
  const inSum = hand.filter((o) => truth === 'region' || (truth === 'departments' && !o.lower));
  const sumAtHand = (ref: CellRef): number => Number(inSum.reduce((n, o) => n + at(o.cells, ref), 0).toFixed(4));
  const broken = new Set<CellRef>();
  if (truth !== 'own') plant(sum, sumAtHand, complete, broken, r);
  // A blank where all below have nothing is no finding.
  for (const ref of sum.keys()) if (at(sum, ref) === 0 && r.chance(0.2)) empty(sum, ref, '');
  const summary = placed({ agency: `${code}县人民政府`, year, regionCode: code, department: '人民政府', form, cells: sum });
  const reports = [summary, ...hand.map((o) => placed({ agency: `${code}县${o.name}`, year, regionCode: code, department: o.name, form, cells: o.cells }))];
  return { reports, summary, truth, complete: complete && truth !== 'own', broken };
}

/** Cells below the sum at hand, or above it where all are at hand; and one lowered as far as the sum, which is no break. */
function plant(sum: Cells, atHand: (ref: CellRef) => number, complete: boolean, broken: Set<CellRef>, r: Rng): void {
  const refs = [...sum.keys()].filter((ref) => !notAdded.test(ref) && !ref.endsWith('.amount') && atHand(ref) > 0);
  for (let n = r.int(0, 3); n > 0; n--) {
    const ref = r.pick(refs);
    put(sum, ref, atHand(ref) + (complete && r.chance(0.5) ? r.int(1, 5) : -r.int(1, Math.min(atHand(ref), 5))));
    broken.add(ref);
  }
  const near = r.pick(refs);
  if (!broken.has(near)) put(sum, near, atHand(near));
}

/** Many counties, each from its own seed. */
export function drawRegions(count: number, seed: number, options: RegionOptions = {}): Region[] {
  return Array.from({ length: count }, (_, i) => drawRegion(String(900000 + i), rng(seed + i), options));
}
