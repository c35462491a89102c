// Tables of a report whose figures are those of an earlier one: which report, which tables, and in words.
import { edition } from '../../form/editions.js';
import type { Placed } from '../../model/placed.js';
import type { Text } from '../../model/text.js';
import { follows, over, whoOf } from './order.js';
import { leastImprobable, vectorsOf, type Vector } from './vectors.js';

/** There are far more pairs of agencies than of years of one: with 20,000 reports, 200 million. */
const leastOfOthers = 10;

export interface SameFigures {
  readonly of: Placed;
  readonly vectors: readonly Vector[];
}

/** One earlier report for each table: one of the agency itself before others, then the one with most tables, the latest. */
export function chosenFigures(own: Placed, earlier: readonly Placed[], common: (hash: number) => boolean): SameFigures[] {
  const vectors = vectorsOf(own.report).filter((v) => !common(v.hash));
  if (vectors.length === 0) return [];
  const same = earlier.filter((p) => follows(own, p) && !over(own, p)).flatMap((of) => {
    const theirs = new Set(vectorsOf(of.report).map((v) => v.hash));
    const shared = vectors.filter((v) => theirs.has(v.hash) && v.cells.every((ref) => of.report.cells.get(ref)?.value === own.report.cells.get(ref)?.value));
    const least = whoOf(of) === whoOf(own) ? leastImprobable : leastOfOthers;
    return improbable(shared) >= least ? [{ of, vectors: shared }] : [];
  });
  const its = (s: SameFigures): number => Number(whoOf(s.of) === whoOf(own));
  same.sort((a, b) => its(b) - its(a) || b.vectors.length - a.vectors.length || b.of.year - a.of.year || (a.of.agency < b.of.agency ? -1 : 1));
  const taken = new Set<Vector>();
  return same.flatMap(({ of, vectors: all }) => {
    const rest = all.filter((v) => !taken.has(v));
    rest.forEach((v) => taken.add(v));
    return rest.length === 0 ? [] : [{ of, vectors: rest }];
  });
}

export function improbable(vectors: readonly Vector[]): number {
  return vectors.reduce((n, v) => n + v.improbable, 0);
}

export function figuresMessage(own: Placed, of: Placed, vectors: readonly Vector[]): Text {
  const tables = vectors.map((v) => edition(own.report.edition).tables.find((t) => t.id === v.table)!.heading);
  const n = vectors.reduce((sum, v) => sum + v.cells.length, 0);
  const chance = improbable(vectors).toFixed(1);
  return {
    zh: `${tables.map((t) => `“${t.zh}”`).join('、')}中 ${n} 个非零数字与${of.agency} ${of.year} 年报告逐格相同；若各数互不相关，偶然一致的概率约为 10 的 −${chance} 次方（每个数 v 以 1/(v(v+1)) 计；总计、新收与结存不计）。`,
    en: `${n} figures that are not zero in ${tables.map((t) => `“${t.en}”`).join(', ')} are those of ${of.agency} ${of.year}, cell by cell; if they had nothing to do with each other, the chance of that would be about 10^−${chance} (1/(v(v+1)) for each figure v; totals, new requests and stocks left out).`,
  };
}
