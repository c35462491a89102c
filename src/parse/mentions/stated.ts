// What a mention that was read is of, and whether the words around it say that it is of more or less than it seemed.
import type { Mention } from '../../model/mention.js';
import { remedies, totals } from './cells.js';

/** Those a mention is about, stated or compared. */
export function cellsOf(m: Mention): readonly string[] {
  return m.change === undefined ? m.cells : m.of!;
}

export function isReview(m: Mention): boolean {
  const row = cellsOf(m)[0]!.split('.')[0]!;
  return remedies['C']!.includes(row) || remedies['L']!.includes(row);
}

export function isReceived(m: Mention): boolean {
  const [ref, ...more] = cellsOf(m);
  return !m.negated && more.length === 0 && ref === totals('new')[0];
}

/** Behind the figure stands what it leaves out, or what comes to it: 138 件（不含上年结转 7 件），130 件（另有…18 件）. Before it, what was done with them: 对 2024 年收到的 138 件予以答复. */
const exceptions = /^\s*(?:[（(，,、；;]\s*(?:不含|不包括|不包含|不计|不算|未含|剔除)|[（(]\s*另|[，,、；;]\s*另(?:有|外)?(?:网上|信函|答[复覆]|收到|受理|办理))/;

export function isQualified(text: string, { place, text: own }: Mention): boolean {
  const behind = text.slice(place.end, place.end + 24);
  if (exceptions.test(behind)) return true;
  return /收到的|受理的/.test(text.slice(Math.max(0, place.start - 3), place.start) + own) && /对[^，。；]{0,20}$/.test(text.slice(0, place.start)) && /^[^，。；]{0,16}(?:予以|作出|进行|依法)?答[复覆]/.test(behind);
}
