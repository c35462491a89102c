// What stands on pages and is no part of the document: page numbers and running heads, found by what they do from page to page.
import { middle, type Piece, type Sheet } from './piece.js';
import { lineOf, proseGaps } from './words.js';

/** A group of pieces on one line, apart from others. */
interface Segment {
  readonly page: number;
  readonly text: string;
  readonly pieces: readonly Piece[];
  readonly x: number;
  readonly y: number;
  /** Distance to the nearer edge of the page, in parts of its height. */
  readonly depth: number;
}

/** Heads and numbers stand in the outer parts of a page. */
const margin = 0.12;
/** A bare figure in a table is a page number only this near to the edge, or on three pages. */
const edge = 0.07;
const samePlace = 6;
/** More than this in the margins is no furniture. */
const mostSegments = 8000;
const pageNumber = /^(?:第)?[\s\-–—－·.~～]*(\d{1,4})[\s\-–—－·.~～]*(?:页)?(?:[\s/／,，]*(?:共)?\s*\d{1,4}\s*(?:页)?)?$/;
const dressed = /[第页\-–—－·~～/／]/;
/** What stands in cells of figures: alike on two pages it is no running head. */
const entry = /^(?:[\d０-９.,，．\s]+|[-–—－/／\\]+|[无無])$/;

/** The pieces of each sheet that are furniture. `inTable` tells whether a piece stands within lines. */
export function furniture(sheets: readonly Sheet[], inTable: (sheet: Sheet, piece: Piece) => boolean): ReadonlySet<Piece> {
  const found = new Set<Piece>();
  const segments = sheets.flatMap(outer);
  if (segments.length > mostSegments) return found;
  const drop = (s: Segment): void => s.pieces.forEach((p) => found.add(p));
  const sheetOf = new Map(sheets.map((s) => [s.number, s]));
  const boxed = (s: Segment): boolean => s.pieces.some((p) => inTable(sheetOf.get(s.page)!, p));

  const numbers = segments.flatMap((s) => {
    const m = pageNumber.exec(s.text);
    return m === null ? [] : [{ s, n: Number(m[1]) - s.page }];
  });
  for (const { s, n } of numbers) {
    // A bare figure at the foot of a table may count on by chance: its place is across the page too, or on the other side of it.
    const isPlaced = (o: Segment): boolean => dressed.test(s.text) || Math.abs(o.x - s.x) < samePlace * 2 || Math.abs(o.x + s.x - sheetOf.get(s.page)!.width) < samePlace * 2;
    const alike = new Set(numbers.filter((o) => o.n === n && isPlaced(o.s) && Math.abs(o.s.y - s.y) < samePlace && sheetsAlike(sheetOf.get(o.s.page)!, sheetOf.get(s.page)!)).map((o) => o.s.page)).size;
    const inBox = boxed(s);
    // A figure among others on its line is a row of a table.
    if (!isLone(s, segments)) continue;
    const alone = segments.every((o) => o === s || o.page !== s.page || Math.abs(o.y - s.y) >= samePlace);
    if (inBox ? (alike >= 3 && s.depth < margin) || (alike >= 2 && (s.depth < edge || dressed.test(s.text))) : alike >= 2 || (alone && (dressed.test(s.text) || n === 0) && s.depth < edge * 1.5)) drop(s);
  }
  for (const s of segments) {
    if (boxed(s) || entry.test(s.text)) continue;
    const twins = segments.filter((o) => o.page !== s.page && o.text === s.text && Math.abs(o.y - s.y) < samePlace && Math.abs(o.x - s.x) < samePlace * 2);
    const pages = new Set(twins.map((t) => t.page)).size + 1;
    if (!isLone(s, segments)) continue;
    if (pages >= Math.max(2, Math.ceil(sheets.length * 0.4))) drop(s);
    // Where the head of a page is printed over a table, its words stand among those of the table: all of them, where they stand on this page.
    const over = sheets.flatMap((o) => (o.number === s.page || !sheetsAlike(o, sheetOf.get(s.page)!) ? [] : [printedOver(s, o)]));
    const same = over.filter((own) => own !== null);
    if (same.length + 1 >= Math.max(2, Math.ceil(sheets.length * most))) for (const own of [s.pieces, ...same]) for (const p of own) found.add(p);
  }
  return found;
}

/** A head printed over other words is on this part of the pages, each of its words as near to its place, in points. */
const most = 0.6;
const exactly = 0.6;

/** The words of a head on another page, each at its place, page numbers counted on; null where one is not there. */
function printedOver(head: Segment, sheet: Sheet): Piece[] | null {
  const own = head.pieces.map((p) => {
    const text = p.text.replace(/^\d+$|(?<=第)\d+(?=页)/, (n) => `${Number(n) + sheet.number - head.page}`);
    const near = sheet.pieces.filter((o) => o.turn === 0 && Math.abs(o.box[1] - p.box[1]) < exactly && Math.abs(o.size - p.size) < 0.1 && Math.abs(o.box[0] - p.box[0]) < (o.text === p.text ? exactly : samePlace));
    return near.find((o) => o.text === p.text) ?? near.find((o) => o.text === text);
  });
  return own.some((p) => p === undefined) || !own.some((p) => /\p{Script=Han}/u.test(p!.text)) ? null : own.map((p) => p!);
}

function sheetsAlike(a: Sheet, b: Sheet): boolean {
  return Math.abs(a.height - b.height) < 1 && Math.abs(a.width - b.width) < 1;
}

/** The header of a table without lines has many words on its line; a running head one or two. */
function isLone(s: Segment, all: readonly Segment[]): boolean {
  return all.filter((o) => o.page === s.page && Math.abs(o.y - s.y) < samePlace).length <= 2;
}

function outer(sheet: Sheet): Segment[] {
  const pieces = sheet.pieces.filter((p) => p.turn === 0 && depthOf(p, sheet) < margin).sort((a, b) => middle(a.box)[1] - middle(b.box)[1] || a.box[0] - b.box[0]);
  const rows: Piece[][] = [];
  for (const p of pieces) {
    const row = rows.at(-1);
    if (row !== undefined && Math.abs(middle(row[0]!.box)[1] - middle(p.box)[1]) < p.size * 0.4) row.push(p);
    else rows.push([p]);
  }
  return rows.flatMap((row) => {
    const groups: Piece[][] = [];
    for (const p of row.sort((a, b) => a.box[0] - b.box[0])) {
      const last = groups.at(-1)?.at(-1);
      if (last !== undefined && p.box[0] - last.box[2] < p.size * 1.2) groups.at(-1)!.push(p);
      else groups.push([p]);
    }
    return groups.map((g): Segment => {
      const line = lineOf(g, proseGaps);
      const [x, y] = middle(line.box);
      return { page: sheet.number, text: line.text, pieces: g, x, y, depth: depthOf(g[0]!, sheet) };
    });
  });
}

function depthOf(p: Piece, sheet: Sheet): number {
  const [, y] = middle(p.box);
  return Math.min(y, sheet.height - y) / sheet.height;
}
