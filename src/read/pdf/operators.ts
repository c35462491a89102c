// The operator list of one page → glyphs with boxes, lines, pictures. The list is walked once, with the graphics state a viewer would have.
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../model/anchor.js';
import type { PlacedPicture, Ruling } from '../../model/geometry.js';
import { intersect, mapBox, times, turnOf, type Matrix } from './matrix.js';
import { linesOf, pathBox } from './paths.js';

/** What pdf.js hands out for a page, as far as it is used here. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly (readonly unknown[] | null)[];
}

export interface Font {
  readonly fontMatrix?: readonly number[];
  readonly vertical?: boolean;
  readonly defaultVMetrics?: readonly number[];
}

/** A character as it stands on the page as displayed. */
export interface Glyph {
  readonly text: string;
  readonly box: Box;
  /** Direction of writing, clockwise, in degrees: 0, 90, 180, 270; null where it is oblique. */
  readonly turn: 0 | 90 | 180 | 270 | null;
  /** Height of the letters in points. */
  readonly size: number;
  /** Faint as a watermark is: see-through or light. */
  readonly faint: boolean;
  /** Drawn so that nobody sees it, as the words under a scanned page. */
  readonly hidden: boolean;
  /** The document says where it stands; others follow the character before. */
  readonly begins: boolean;
  /** What goes on behind it over the right edge of the page. */
  readonly beyond?: string;
}

export interface Drawing {
  readonly glyphs: readonly Glyph[];
  readonly rulings: readonly Ruling[];
  readonly pictures: readonly PlacedPicture[];
  /** Paths painted, of whatever shape: letters turned into outlines are nothing else. */
  readonly inked: number;
}

interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly number[] | null;
}

interface State {
  ctm: Matrix;
  clip: Box;
  fill: string;
  stroke: string;
  fillAlpha: number;
  strokeAlpha: number;
  lineWidth: number;
  font: Font | null;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  hscale: number;
  rise: number;
  leading: number;
  mode: number;
}

/** Above and below the baseline, in parts of the size: close to the em box of CJK fonts. */
const ascent = 0.86;
const descent = 0.14;
const defaultFontMatrix = [0.001, 0, 0, 0.001, 0, 0];
/** Letters as light as this, or seen through so far, are a watermark where they are large, too. */
const lightest = 0.97;
const faintLuma = 0.6;
const faintAlpha = 0.6;
/** A picture of this part of the page can be a scan of it. */
const covering = 0.5;
/** So many forms within forms are no drawing. */
const deepest = 200;

const strokes = new Set<number>([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
const fills = new Set<number>([OPS.fill, OPS.eoFill]);
const images = new Set<number>([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject]);

export interface Surroundings {
  /** Page → display. */
  readonly base: Matrix;
  readonly width: number;
  readonly height: number;
  readonly font: (id: string) => Font | null;
  /** False for the layers the document turns off. */
  readonly isShown: (layer: unknown) => boolean;
  /** True where a picture lets nothing shine through. */
  readonly isOpaque: (id: string) => boolean;
}

export function drawingOf(list: OperatorList, around: Surroundings): Drawing {
  return new Walk(around).run(list);
}

class Walk {
  private readonly glyphs: Glyph[] = [];
  private readonly rulings: Ruling[] = [];
  private readonly pictures: PlacedPicture[] = [];
  private readonly dark: Box[] = [];
  private state: State;
  private readonly saved: State[] = [];
  private readonly layers: boolean[] = [];
  private hiddenLayers = 0;
  private textMatrix: Matrix = [1, 0, 0, 1, 0, 0];
  private x = 0;
  private y = 0;
  private lineX = 0;
  private lineY = 0;
  private placed = true;
  private clips = false;
  private masked = 0;
  private inked = 0;

  constructor(private readonly around: Surroundings) {
    this.state = this.fresh();
  }

  private fresh(): State {
    return { ctm: this.around.base, clip: [0, 0, this.around.width, this.around.height], fill: '#000000', stroke: '#000000', fillAlpha: 1, strokeAlpha: 1, lineWidth: 1, font: null, size: 0, charSpacing: 0, wordSpacing: 0, hscale: 1, rise: 0, leading: 0, mode: 0 };
  }

  run(list: OperatorList): Drawing {
    for (let i = 0; i < list.fnArray.length; i++) this.step(list.fnArray[i]!, list.argsArray[i] ?? []);
    return { glyphs: this.glyphs, rulings: this.rulings, pictures: this.pictures, inked: this.inked };
  }

  private step(op: number, args: readonly unknown[]): void {
    const s = this.state;
    const n = (i: number): number => args[i] as number;
    switch (op) {
      case OPS.save: this.save(); break;
      case OPS.restore: this.restore(); break;
      case OPS.transform: s.ctm = times(s.ctm, args as number[]); break;
      case OPS.setLineWidth: s.lineWidth = n(0); break;
      case OPS.setGState: this.graphicsState(args[0] as readonly (readonly [string, unknown])[]); break;
      case OPS.setFillRGBColor: s.fill = args[0] as string; break;
      case OPS.setStrokeRGBColor: s.stroke = args[0] as string; break;
      // A pattern or shading counts as ink.
      case OPS.setFillColorN: s.fill = '#000000'; break;
      case OPS.setStrokeColorN: s.stroke = '#000000'; break;
      case OPS.setFillTransparent: s.fill = ''; break;
      case OPS.setStrokeTransparent: s.stroke = ''; break;
      case OPS.clip: case OPS.eoClip: this.clips = true; break;
      case OPS.constructPath: this.path(n(0), (args[1] as readonly unknown[])[0] as ArrayLike<number> | null, args[2] as ArrayLike<number> | null); break;
      case OPS.paintFormXObjectBegin:
        this.save();
        if (args[0] != null) this.state.ctm = times(this.state.ctm, args[0] as number[]);
        this.clipTo(args[1] as ArrayLike<number> | null);
        break;
      case OPS.paintFormXObjectEnd: this.restore(); break;
      case OPS.beginGroup: {
        const group = args[0] as { readonly smask?: unknown; readonly bbox?: ArrayLike<number> | null; readonly matrix?: ArrayLike<number> | null };
        this.save();
        if (group.smask != null) this.masked++;
        break;
      }
      case OPS.endGroup: {
        const group = args[0] as { readonly smask?: unknown };
        if (group.smask != null) this.masked--;
        this.restore();
        break;
      }
      case OPS.beginAnnotation: this.annotation(args); break;
      case OPS.endAnnotation: this.restore(); break;
      case OPS.beginMarkedContent: this.mark(true); break;
      case OPS.beginMarkedContentProps: this.mark(args[0] !== 'OC' || this.around.isShown(args[1])); break;
      case OPS.endMarkedContent: if (this.layers.pop() === false) this.hiddenLayers--; break;
      case OPS.beginText:
        this.textMatrix = [1, 0, 0, 1, 0, 0];
        this.x = this.y = this.lineX = this.lineY = 0;
        this.placed = true;
        break;
      case OPS.setCharSpacing: s.charSpacing = n(0); break;
      case OPS.setWordSpacing: s.wordSpacing = n(0); break;
      case OPS.setHScale: s.hscale = n(0) / 100; break;
      case OPS.setLeading: s.leading = -n(0); break;
      case OPS.setFont: s.font = this.around.font(args[0] as string); s.size = n(1); break;
      case OPS.setTextRenderingMode: s.mode = n(0); break;
      case OPS.setTextRise: s.rise = n(0); break;
      case OPS.moveText: this.move(n(0), n(1)); break;
      case OPS.setLeadingMoveText: s.leading = n(1); this.move(n(0), n(1)); break;
      case OPS.nextLine: this.move(0, s.leading); break;
      case OPS.setTextMatrix: {
        const m = (typeof args[0] === 'number' ? args : args[0]) as ArrayLike<number>;
        this.textMatrix = [m[0]!, m[1]!, m[2]!, m[3]!, m[4]!, m[5]!];
        this.x = this.y = this.lineX = this.lineY = 0;
        this.placed = true;
        break;
      }
      case OPS.showText: this.show(args[0] as readonly (ShownGlyph | number | null)[]); break;
      default: if (images.has(op)) this.picture(mapBox(s.ctm, 0, 0, 1, 1), op === OPS.paintImageXObject ? (args[0] as string) : null, op === OPS.paintImageXObject ? Math.max(Number(args[1]), Number(args[2])) : 0);
    }
  }

  private save(): void {
    // A list that saves without end is cut short by its own length; the copy is what costs.
    this.saved.push({ ...this.state });
  }

  private restore(): void {
    const back = this.saved.pop();
    if (back !== undefined) this.state = back;
  }

  private graphicsState(entries: readonly (readonly [string, unknown])[]): void {
    for (const [key, value] of entries) {
      if (key === 'ca') this.state.fillAlpha = value as number;
      else if (key === 'CA') this.state.strokeAlpha = value as number;
      else if (key === 'LW') this.state.lineWidth = value as number;
      else if (key === 'Font') {
        const [id, size] = value as readonly [string, number];
        this.state.font = this.around.font(id);
        this.state.size = size;
      }
    }
  }

  private annotation(args: readonly unknown[]): void {
    this.save();
    this.state = this.fresh();
    const [, rect, transform, matrix] = args as readonly [unknown, ArrayLike<number> | null, ArrayLike<number> | null, ArrayLike<number> | null];
    this.clipTo(rect);
    if (transform != null) this.state.ctm = times(this.state.ctm, transform);
    if (matrix != null) this.state.ctm = times(this.state.ctm, matrix);
  }

  private mark(shown: boolean): void {
    this.layers.push(shown);
    if (!shown) this.hiddenLayers++;
  }

  private get silent(): boolean {
    return this.hiddenLayers > 0 || this.masked > 0 || this.saved.length > deepest * 50;
  }

  private clipTo(box: ArrayLike<number> | null): void {
    if (box == null) return;
    this.state.clip = intersect(this.state.clip, mapBox(this.state.ctm, box[0]!, box[1]!, box[2]!, box[3]!));
  }

  private path(op: number, data: ArrayLike<number> | null, minMax: ArrayLike<number> | null): void {
    const s = this.state;
    const clips = this.clips;
    this.clips = false;
    if (data !== null && !this.silent) {
      const stroked = strokes.has(op) && isInk(s.stroke, s.strokeAlpha);
      const filled = (fills.has(op) || (strokes.has(op) && op !== OPS.stroke && op !== OPS.closeStroke)) && isInk(s.fill, s.fillAlpha);
      if (stroked || filled) {
        this.inked++;
        const width = s.lineWidth * Math.sqrt(Math.abs(s.ctm[0] * s.ctm[3] - s.ctm[1] * s.ctm[2]));
        for (const line of linesOf(data, s.ctm, s.clip, { stroked, filled, width })) this.rulings.push(line);
        if (filled && luma(s.fill) < 0.5 && s.fillAlpha > 0.5) {
          const box = pathBox(data, s.ctm);
          if (box !== null && box[2] - box[0] > 4 && box[3] - box[1] > 4) this.dark.push(box);
        }
      }
    }
    if (clips) {
      const box = minMax != null && Number.isFinite(minMax[0]!) ? mapBox(s.ctm, minMax[0]!, minMax[1]!, minMax[2]!, minMax[3]!) : data === null ? null : pathBox(data, s.ctm);
      if (box !== null) s.clip = intersect(s.clip, box);
    }
  }

  private picture(box: Box, id: string | null, pixels: number): void {
    if (this.silent || this.state.fillAlpha < 0.05) return;
    const seen = intersect(box, this.state.clip);
    const [w, h] = [seen[2] - seen[0], seen[3] - seen[1]];
    if (w <= 1 || h <= 1) return;
    const dpi = (pixels * 72) / Math.max(box[2] - box[0], box[3] - box[1]);
    this.pictures.push(dpi > 0 && Number.isFinite(dpi) ? { box: seen, dpi } : { box: seen });
    // A scan laid over the words that were recognised in it: what is seen is the scan.
    if (w * h < covering * this.around.width * this.around.height || this.state.fillAlpha < 1 || id === null || !this.around.isOpaque(id)) return;
    this.glyphs.forEach((g, i) => {
      if (g.hidden) return;
      const [cx, cy] = [(g.box[0] + g.box[2]) / 2, (g.box[1] + g.box[3]) / 2];
      if (cx > seen[0] && cx < seen[2] && cy > seen[1] && cy < seen[3]) this.glyphs[i] = { ...g, hidden: true };
    });
  }

  private move(x: number, y: number): void {
    this.x = this.lineX += x;
    this.y = this.lineY += y;
    this.placed = true;
  }

  private show(shown: readonly (ShownGlyph | number | null)[]): void {
    const s = this.state;
    const { font, size, hscale } = s;
    if (font === null) return;
    const scale = size * (font.fontMatrix ?? defaultFontMatrix)[0]!;
    const m = times(s.ctm, this.textMatrix);
    const vertical = font.vertical === true;
    const length = Math.hypot(m[2], m[3]);
    const letters = Math.abs(size) * length;
    const turn = turnOf(size < 0 ? [-m[0], -m[1]] : [m[0], m[1]]);
    const seen = isInk(s.fill, s.fillAlpha) || (s.mode % 4 !== 0 && isInk(s.stroke, s.strokeAlpha));
    const faint = s.fillAlpha < faintAlpha || luma(s.fill) > faintLuma;
    const silent = this.silent;
    let over: number | null = null;
    for (const g of shown) {
      if (g === null) continue;
      if (typeof g === 'number') {
        if (vertical) this.y -= (g * size) / 1000;
        else this.x -= (g * size * hscale) / 1000;
        continue;
      }
      const spacing = s.charSpacing + (g.isSpace ? s.wordSpacing : 0);
      let box: Box;
      if (vertical) {
        const metric = g.vmetric ?? font.defaultVMetrics;
        const advance = (metric === undefined ? -1000 : metric[0]!) * scale;
        const half = (Math.abs(size) * hscale) / 2;
        box = mapBox(m, this.x - half, this.y, this.x + half, this.y + advance);
        this.y += advance - spacing;
      } else {
        const width = g.width * scale * hscale;
        const base = this.y + s.rise;
        box = mapBox(m, this.x, base - descent * size, this.x + width, base + ascent * size);
        this.x += width + spacing * hscale;
      }
      if (silent || g.unicode === '') continue;
      const cx = (box[0] + box[2]) / 2;
      const cy = (box[1] + box[3]) / 2;
      const [x0, y0, x1, y1] = s.clip;
      const margin = letters * 0.1;
      if (cx < x0 - margin || cx > x1 + margin || cy < y0 - margin || cy > y1 + margin) {
        if (cx > this.around.width - letters && turn === 0) over = this.goOn(g.unicode, box, over);
        continue;
      }
      const hidden = s.mode === 3 || s.mode === 7 || (!seen && !(s.fill !== '' && s.fillAlpha > 0.5 && this.dark.some((d) => cx > d[0] && cx < d[2] && cy > d[1] && cy < d[3])));
      this.glyphs.push({ text: g.unicode, box, turn: vertical ? 0 : turn, size: letters, faint, hidden, begins: this.placed });
      this.placed = false;
    }
  }

  /** A character over the right edge of the page that stands right behind the last one seen, or behind `over`, goes on with it: its right edge. */
  private goOn(text: string, box: Box, over: number | null): number | null {
    const last = this.glyphs.at(-1);
    const right = over ?? last?.box[2];
    if (last === undefined || right === undefined || Math.abs(box[0] - right) > last.size * 0.1 || Math.abs(box[3] - last.box[3]) > last.size * 0.1) return null;
    this.glyphs[this.glyphs.length - 1] = { ...last, beyond: (last.beyond ?? '') + text };
    return box[2];
  }
}

function isInk(colour: string, alpha: number): boolean {
  return colour !== '' && alpha > 0.05 && luma(colour) < lightest;
}

/** 0 black – 1 white. */
function luma(colour: string): number {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return 0;
  const v = Number.parseInt(colour.slice(1), 16);
  return (0.299 * (v >> 16) + 0.587 * ((v >> 8) & 255) + 0.114 * (v & 255)) / 255;
}
