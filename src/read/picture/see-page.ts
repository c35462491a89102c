// A grey page → PageGeometry: its rulings, and its lines of text with what they say.
import type { PageGeometry, Span } from '../../model/geometry.js';
import type { TextReading } from '../../model/grid.js';
import { rejection, type Rejection } from '../../model/rejection.js';
import { outOfColumn } from './columns.js';
import type { Region } from './components.js';
import { cropOf, type Crop } from './crop.js';
import { freeReading, type Free } from './ctc.js';
import { calibrated, together } from './confidence.js';
import { digitsShown, figureAlphabet, figureReadings, mayBeFigure, minusStands, pointStands, type InkSays } from './figures.js';
import type { Grey } from './grey.js';
import { partsOf, type PageParts, type Place } from './page-parts.js';
import { mostLines } from './rulings.js';
import type { Recogniser } from './recogniser.js';
import { quarterTurned, type Back } from './skew.js';

export interface SeenPage {
  /** In pixels of the straightened page. */
  readonly page: PageGeometry;
  /** From a box of `page` to pixels of the picture as it was given. */
  readonly back: Back;
  /** Degrees it was turned by to be straight; quarters included. */
  readonly turned: number;
}

interface View {
  /** Height of the crop in letters, and the margins beside the signs in heights of the crop. */
  readonly high: number;
  readonly margin: number;
  /** Pixels of the page that are averaged. */
  readonly soft?: number;
}

/** Words are looked at once, figures twice, and twice more where that leaves a doubt. */
const views: readonly [View, View] = [{ high: 1.3, margin: 0.25 }, { high: 1.6, margin: 0.4 }];
const closer: readonly View[] = [{ high: 1.45, margin: 0.6, soft: 2 }, { high: 1.75, margin: 0.25, soft: 2.6 }];
/** A figure whose likeliest reading has less than this of all chances is looked at again. */
const plain = 0.97;

/** Lines of text on one page; the densest report has a third. Each takes the recogniser some milliseconds. */
const mostPlaces = 1200;

function tooManyPlaces(number: number, places: number): Rejection {
  return rejection('too-complex',
    `第 ${number} 页的图中有 ${places} 处像文字，超过 ${mostPlaces} 处，不是正常的年报；请换清晰的版本。`,
    `What page ${number} shows has ${places} places that look like text, more than ${mostPlaces}, which no ordinary report has: use a cleaner version.`);
}

function tooManyLines(number: number, lines: number): Rejection {
  return rejection('too-complex',
    `第 ${number} 页的图中有 ${lines} 条线，超过 ${mostLines} 条，不是正常的年报；请换清晰的版本。`,
    `What page ${number} shows has ${lines} lines, more than ${mostLines}, which no ordinary report has: use a cleaner version.`);
}

/** Sees one page; `too-complex`: too much in it to look at. Fewer than this share of sure signs: it lies on its side or on its head. */
const upright = 0.75;
/** Less sure than this whichever way it is turned, it shows no text. */
const noText = 0.35;

export async function seePage(grey: Grey, number: number, recogniser: Recogniser): Promise<SeenPage | Rejection> {
  let parts = partsOf(grey);
  if (parts.lines > mostLines) return tooManyLines(number, parts.lines);
  if (parts.places.length > mostPlaces) return tooManyPlaces(number, parts.places.length);
  let back = parts.back;
  let turned = -parts.skew;
  let best = await sureness(parts, recogniser);
  if (parts.places.length > 0 && best < upright) {
    for (const quarters of [1, 2, 3] as const) {
      const quarter = quarterTurned(grey, quarters);
      const own = partsOf(quarter.grey);
      if (own.places.length > mostPlaces) continue;
      const sure = await sureness(own, recogniser);
      if (sure <= best + 0.1) continue;
      [parts, best, turned, back] = [own, sure, quarters * 90 - own.skew, (box) => quarter.back(own.back(box))];
    }
  }
  // Marks that are no signs however the page is laid: the recogniser would take seconds to read nothing out of them.
  const spans = best < noText ? [] : await read(parts, recogniser);
  const { width, height } = parts.grey;
  return { page: { number, width, height, spans, rulings: parts.rulings, pictures: [] }, back, turned };
}

/** How sure a few lines of middle length are, 0–1: enough to see that a page stands upright. */
async function sureness(parts: PageParts, recogniser: Recogniser): Promise<number> {
  const length = (p: Place): number => Math.min(12 * p.em, p.line.x1 - p.line.x0);
  const longest = [...parts.places].sort((a, b) => length(b) - length(a)).slice(0, 6).map((p) => ({ ...p, line: { ...p.line, x1: p.line.x0 + length(p) } }));
  let sum = 0;
  await recogniser.read(longest.map((p) => cut(parts.grey, p, views[0])), (chances) => {
    sum += freeReading(chances, recogniser.signs).confidence;
  });
  return longest.length === 0 ? 0 : sum / longest.length;
}

function cut(grey: Grey, place: Place, view: View): Crop {
  const { line } = place;
  return cropOf(grey, line, place.bounds, Math.max(place.em, line.y1 - line.y0) * view.high, view.margin, view.soft);
}

interface Figure {
  readonly place: Place;
  readonly i: number;
  readonly free: Free;
  readonly says: InkSays;
  /** What each view of it says. */
  readonly seen: TextReading[][];
}

async function read(parts: PageParts, recogniser: Recogniser): Promise<Span[]> {
  const alphabet = figureAlphabet(recogniser.signs);
  const spans: (Span | null)[] = parts.places.map(dash);
  const open = parts.places.flatMap((place, i) => (spans[i] === null ? [{ place, i, crop: cut(parts.grey, place, views[0]) }] : []));
  const figures: Figure[] = [];
  const words = new Set<Region>();
  await recogniser.read(open.map((o) => o.crop), (chances, k) => {
    const { place, i } = open[k]!;
    const free = freeReading(chances, recogniser.signs);
    if (place.cell !== null && place.among === 1 && mayBeFigure(free.text, free.confidence)) {
      const { components } = place.line;
      const says: InkSays = { speck: pointStands(components) ? 0.02 : 0.3, minus: minusStands(components), digits: digitsShown(components) };
      figures.push({ place, i, free, says, seen: [figureReadings(chances, alphabet, says)] });
    } else {
      if (place.cell !== null) words.add(place.cell);
      spans[i] = wordsOf(place, free);
    }
  });
  const again = async (which: readonly Figure[], view: View): Promise<void> => {
    await recogniser.read(which.map((f) => cut(parts.grey, f.place, view)), (chances, k) => void which[k]!.seen.push(figureReadings(chances, alphabet, which[k]!.says)));
  };
  await again(figures, views[1]);
  const doubtful = figures.filter((f) => (together(f.seen)[0]?.confidence ?? 0) < plain);
  for (const view of closer) await again(doubtful, view);
  const own = new Set<Region>([...figures.map((f) => f.place.cell!), ...parts.places.flatMap((p, i) => (p.cell !== null && open.every((o) => o.i !== i) ? [p.cell] : []))]);
  const shifted = outOfColumn(parts.cells, (c) => own.has(c), (c) => words.has(c), parts.em);
  for (const f of figures) spans[f.i] = figure(f, shifted.has(f.place.cell!) || isTwo(f.place));
  return spans.filter((s) => s !== null && s.text !== '') as Span[];
}

/** A flat stroke alone in its cell. */
function dash(place: Place): Span | null {
  const { line, em } = place;
  const [w, h] = [line.x1 - line.x0, line.y1 - line.y0];
  if (place.cell === null || place.among > 1 || h > em * 0.22 || w < h * 2.2 || w < em * 0.22) return null;
  const text = w > em * 0.75 ? '—' : '-';
  return { text, box: [line.x0, line.y0, line.x1, line.y1], size: em, readings: [{ text, confidence: 0.97 }] };
}

/** A figure read as words are is not to be relied on: what else it could be was not asked. */
const unsure = 0.7;

/** Words, as they are read. */
function wordsOf({ line, em, cell }: Place, free: Free): Span {
  const size = Math.max(cell === null ? 0 : em, line.y1 - line.y0);
  return { text: free.text, box: [line.x0, line.y0, line.x1, line.y1], size, readings: [{ text: free.text, confidence: free.confidence * unsure }] };
}

/** What is left of the confidence of a figure that may stand in another column than it seems, or be two: the sums may still hold. */
const astray = 0.3;

/** A figure: the readings of all views together. */
function figure({ place: { line, em }, free, seen }: Figure, isAstray: boolean): Span {
  const readings = calibrated(together(seen)).map((r) => (isAstray ? { ...r, confidence: r.confidence * astray } : r)).slice(0, 5);
  const box = [line.x0, line.y0, line.x1, line.y1] as const;
  const first = readings[0];
  return first === undefined ? { text: free.text, box, size: em, readings: [{ text: free.text, confidence: free.confidence / 2 }] } : { text: first.text, box, size: em, readings };
}

/** Ink with a blank wider than a letter in it. */
function isTwo({ line, em }: Place): boolean {
  let end = Infinity;
  for (const c of [...line.components].sort((a, b) => a.x0 - b.x0)) {
    if (c.x0 - end > em) return true;
    end = end === Infinity ? c.x1 : Math.max(end, c.x1);
  }
  return false;
}
