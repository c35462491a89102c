// Pages → blocks: tables from lines and words, the rest as text.
import type { Box } from '../../model/anchor.js';
import type { Block } from '../../model/document.js';
import type { PageGeometry } from '../../model/geometry.js';
import type { Limits } from '../../model/limits.js';
import type { Rejection } from '../../model/rejection.js';
import { tooManyCells } from '../limits.js';
import { alignedTables } from './aligned/aligned.js';
import { joinAligned, withoutLoneStubs } from './aligned/aligned-join.js';
import { furniture } from './furniture.js';
import { joinTables } from './join.js';
import { holds, latticesOf, loosePieces, partsOf, type Part } from './page-parts.js';
import { glue } from './paragraphs.js';
import { sheetOf } from './piece.js';
import { gridOf } from './table.js';

interface Placed {
  readonly part: Part;
  readonly page: number;
  readonly size: number;
}

export function blocksOf(pages: readonly PageGeometry[], limits: Limits): Block[] | Rejection {
  const sheets = pages.map(sheetOf);
  const lattices = new Map(sheets.map((s) => [s, latticesOf(s, limits)]));
  let cells = 0;
  for (const own of lattices.values()) for (const l of own) cells += l.cells.length;
  if (cells > limits.cells) return tooManyCells(limits.cells);
  const dropped = furniture(sheets, (sheet, piece) => lattices.get(sheet)!.some((l) => holds(l.box, piece)));
  const aligned = withoutLoneStubs(sheets.map((s) => alignedTables(loosePieces(s, lattices.get(s)!, dropped), s)));
  const stream: Placed[] = [];
  for (const [n, sheet] of sheets.entries()) {
    const parts = withoutLabelEnd(partsOf(sheet, lattices.get(sheet)!, aligned[n]!, dropped), stream.at(-1), sheet.number);
    for (const [i, part] of parts.entries()) {
      const before = stream.at(-1);
      const joined = i === 0 && before !== undefined && before.page === sheet.number - 1 ? join(before.part, part, sheet.size) : null;
      if (joined !== null) stream.pop();
      stream.push({ part: joined ?? part, page: sheet.number, size: sheet.size });
    }
  }
  return handOut(stream);
}

/** A label longer than this is a paragraph. */
const longestLabelEnd = 40;

/** Words over the rows of a table without lines that goes on from the page before, or under the label of its last row alone, are the end of that label, which the page break cut. */
function withoutLabelEnd(parts: readonly Part[], before: Placed | undefined, page: number): readonly Part[] {
  const above = before?.part;
  if (above?.kind !== 'table' || above.aligned === undefined || before?.page !== page - 1) return parts;
  const label = above.cells.findLast((c) => c.row === above.rows - 1 && c.column < (above.aligned?.labels ?? 0) && c.text !== '');
  if (label === undefined) return parts;
  const at = parts.findIndex((p) => p.kind === 'table');
  const table = parts[at];
  const first = table?.kind === 'table' ? table.aligned?.columns[0]?.[0] : undefined;
  const goesOn = table?.kind === 'table' && first !== undefined && joinAligned(above, table) !== null;
  const words = parts.slice(0, goesOn ? at : Math.max(0, parts.findIndex((p) => p.kind !== 'text' || opensItem.test(p.text) || !isUnder(p.anchor.bbox, label.anchor.bbox, above.aligned!.columns[0]![0]))));
  let end = '';
  for (const w of words) {
    if (w.kind !== 'text' || (goesOn && w.anchor.bbox[2] > first) || opensItem.test(w.text)) return parts;
    end += w.text;
  }
  if (end.length === 0 || end.length > (goesOn ? longestLabelEnd : longestLoneEnd)) return parts;
  label.text += end;
  return parts.slice(words.length);
}

/** Without rows below that go on with the table, no more than this is the end of a label. */
const longestLoneEnd = 12;

/** In line with a label, at its left edge or its middle, and left of the figures. */
function isUnder(box: Box, label: Box, figures: number): boolean {
  return box[2] < figures && (Math.abs(box[0] - label[0]) < 1.5 || Math.abs(box[0] + box[2] - label[0] - label[2]) < 3);
}

const opensItem = /^(?:[一二三四五六七八九十]+\s*、|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}\s*[.．、]|第)/;

/** What a page break cut, whole again; null where nothing was cut. */
function join(above: Part, below: Part, size: number): Part | null {
  if (above.kind === 'table' && below.kind === 'table') return joinTables(above, below, size);
  if (above.kind !== 'text' || below.kind !== 'text' || !above.runsOn || !below.flush) return null;
  if (Math.abs(above.size - below.size) > above.size * 0.12) return null;
  return { ...above, text: glue(above.text, below.text), runsOn: below.runsOn };
}

function handOut(stream: readonly Placed[]): Block[] {
  const usual = usualText(stream);
  let grids = 0;
  return stream.map(({ part, page }): Block => {
    if (part.kind === 'table') return { kind: 'grid', grid: gridOf(part, grids++) };
    if (part.kind === 'picture') return { kind: 'image', src: `page ${page}`, anchor: { page, bbox: part.box }, picture: { kind: 'page', page, box: part.box } };
    const block = { kind: 'text', text: part.text, anchor: part.anchor } as const;
    return part.size > usual * title && part.text.length < longestTitle ? { ...block, level: 1 } : block;
  });
}

/** Letters this much larger than the running text are a title. */
const title = 1.25;
const longestTitle = 80;

function usualText(stream: readonly Placed[]): number {
  const letters = new Map<number, number>();
  for (const { part } of stream) if (part.kind === 'text') letters.set(part.size, (letters.get(part.size) ?? 0) + part.text.length);
  let best = 0;
  let most = 0;
  for (const [size, n] of letters) if (n > most) [best, most] = [size, n];
  return best;
}
