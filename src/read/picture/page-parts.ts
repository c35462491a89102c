// A grey page → what is on it, before anything is read: straightened, its rulings, cells, and lines of text.
import type { Ruling } from '../../model/geometry.js';
import { cellsOf } from './cells.js';
import { componentsOf, letterHeight, type Component, type Region } from './components.js';
import type { Grey } from './grey.js';
import { evened, inkOf, lightOf, type Ink } from './ink.js';
import { mostLines, rulingsOf } from './rulings.js';
import { skewOf, straightened, type Back } from './skew.js';
import { textLinesOf, withoutDirt, withoutSpecks, type TextLine } from './text-lines.js';

/** A line of text with the rectangle it may not reach out of. */
export interface Place {
  readonly line: TextLine;
  readonly bounds: Region;
  /** The cell it stands in; null outside of tables. */
  readonly cell: Region | null;
  /** Height of a letter around it, pixels. */
  readonly em: number;
  /** Lines in the same cell. */
  readonly among: number;
}

export interface PageParts {
  /** Straight, under even light, without specks. */
  readonly grey: Grey;
  readonly back: Back;
  readonly skew: number;
  readonly em: number;
  /** Lines found; none of them is in `rulings` where they are too many. */
  readonly lines: number;
  readonly rulings: readonly Ruling[];
  readonly cells: readonly Region[];
  readonly places: readonly Place[];
}

/** Blanks that part two runs of one line, in letters: outside of tables, within a cell. */
const apart = { outside: 2.5, inside: 6 };

export function partsOf(published: Grey): PageParts {
  const even = evened(published, lightOf(published));
  const skew = skewOf(inkOf(even));
  const { grey, back } = straightened(even, skew);
  const ink = inkOf(grey);
  const em = letterHeight(componentsOf(ink));
  if (em === 0) return { grey, back, skew, em, lines: 0, rulings: [], cells: [], places: [] };
  const { rulings, thick, count: lines } = rulingsOf(grey, inkOf(grey, true), em);
  if (lines > mostLines) return { grey, back, skew, em, lines, rulings, cells: [], places: [] };
  const { cells, tables } = cellsOf(rulings, Math.max(4, em * 0.3), thick);
  const own = cells.map((cell) => ({ cell, components: componentsOf(ink, cell).filter((c) => !isRemnant(c, cell, em)) }));
  const tableEm = Math.min(em * 1.3, letterHeight(own.flatMap((c) => c.components)) || em);
  const places: Place[] = [];
  const specks: Component[] = [];
  for (const { cell, components } of own) {
    const sorted = withoutSpecks(components, tableEm);
    const clean = withoutDirt(sorted.signs, tableEm);
    specks.push(...sorted.specks, ...clean.specks);
    const all = textLinesOf(clean.signs, tableEm, apart.inside);
    // A dot apart from the text of its cell is no text; one alone may be what is left of a figure.
    const lines = all.length < 2 ? all : all.filter((l) => !isDot(l, tableEm));
    specks.push(...all.filter((l) => !lines.includes(l)).flatMap((l) => l.components));
    for (const line of lines) places.push({ line, bounds: cell, cell, em: tableEm, among: lines.length });
  }
  const outside = componentsOf(without(ink, tables, rulings, thick));
  const outsideEm = letterHeight(outside) || em;
  const sorted = withoutSpecks(outside.filter((c) => c.y1 - c.y0 < outsideEm * 4 && c.x1 - c.x0 < outsideEm * 12), outsideEm);
  specks.push(...sorted.specks);
  const whole: Region = { x0: 0, y0: 0, x1: grey.width, y1: grey.height };
  for (const line of textLinesOf(sorted.signs, outsideEm, apart.outside)) places.push({ line, bounds: whole, cell: null, em: Math.max(outsideEm, line.y1 - line.y0), among: 1 });
  erase(grey, specks);
  return { grey, back, skew, em, lines, rulings, cells, places };
}

/** As small as a dot, and no dash. */
function isDot({ x0, y0, x1, y1 }: TextLine, em: number): boolean {
  return Math.max(x1 - x0, y1 - y0) <= em * 0.35 && x1 - x0 < (y1 - y0) * 1.6;
}

/** What is left of a ruling at the edge of a cell. */
function isRemnant(c: Component, cell: Region, em: number): boolean {
  const small = Math.max(3, em * 0.15);
  const [w, h] = [c.x1 - c.x0, c.y1 - c.y0];
  return ((c.x0 <= cell.x0 || c.x1 >= cell.x1) && w <= small) || ((c.y0 <= cell.y0 || c.y1 >= cell.y1) && h <= small);
}

/** The ink outside of tables, and without the lines that are there. */
function without(ink: Ink, tables: readonly Region[], rulings: readonly Ruling[], thick: number): Ink {
  const data = ink.data.slice();
  const by = Math.ceil(thick / 2) + 1;
  for (const r of [...tables, ...rulings.map((l) => ({ x0: l.x0 - by, y0: l.y0 - by, x1: l.x1 + by, y1: l.y1 + by }))]) {
    const [left, right] = [Math.max(0, Math.floor(r.x0)), Math.min(ink.width, Math.ceil(r.x1))];
    for (let y = Math.max(0, Math.floor(r.y0)); y < Math.min(ink.height, Math.ceil(r.y1)); y++) data.fill(0, y * ink.width + left, y * ink.width + Math.max(left, right));
  }
  return { ...ink, data };
}

/** Specks become paper, with their blurred edges. */
function erase(grey: Grey, specks: readonly Component[]): void {
  for (const c of specks) {
    for (let y = Math.max(0, c.y0 - 1); y < Math.min(grey.height, c.y1 + 1); y++) grey.data.fill(250, y * grey.width + Math.max(0, c.x0 - 1), y * grey.width + Math.min(grey.width, c.x1 + 1));
  }
}
