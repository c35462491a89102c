// Styles of a Word document: what a paragraph or run has without saying so itself. Defaults of the document are left out: they hide and strike nothing.
import { child, children, type XmlElement } from './xml.js';

export interface Marks {
  readonly hidden?: boolean;
  readonly struck?: boolean;
  readonly raised?: boolean;
  readonly lowered?: boolean;
}

export interface Style {
  /** 0 for the highest heading; null where the style is no heading. */
  readonly outline: number | null;
  readonly list: { readonly id: string | null; readonly level: number } | null;
  readonly marks: Marks;
  /** A line of the table of contents. */
  readonly contents: boolean;
}

const none: Style = { outline: null, list: null, marks: {}, contents: false };
/** Styles that build on each other in a circle end here. */
const deepest = 12;

export class Styles {
  private readonly raw = new Map<string, XmlElement>();
  private readonly done = new Map<string, Style>();

  constructor(root: XmlElement | null) {
    if (root !== null) for (const s of children(root, 'w:style')) if (s.attributes['styleId'] !== undefined) this.raw.set(s.attributes['styleId'], s);
  }

  of(id: string | undefined, depth = 0): Style {
    if (id === undefined || depth > deepest) return none;
    const cached = this.done.get(id);
    if (cached !== undefined) return cached;
    const own = this.raw.get(id);
    if (own === undefined) return none;
    const base = this.of(child(own, 'w:basedOn')?.attributes['val'], depth + 1);
    const pPr = child(own, 'w:pPr');
    const name = child(own, 'w:name')?.attributes['val'] ?? '';
    const style: Style = {
      outline: outlineOf(pPr) ?? headingByName(name) ?? base.outline,
      list: listOf(pPr) ?? base.list,
      marks: { ...base.marks, ...marksOf(child(own, 'w:rPr')) },
      contents: base.contents || /^toc \d$/i.test(name),
    };
    this.done.set(id, style);
    return style;
  }
}

export function outlineOf(pPr: XmlElement | undefined): number | null {
  const value = child(pPr, 'w:outlineLvl')?.attributes['val'];
  if (value === undefined) return null;
  const n = Number(value);
  return n >= 0 && n <= 8 ? n : null;
}

function headingByName(name: string): number | null {
  const m = /^(?:heading|标题) ?([1-9])$/i.exec(name);
  return m === null ? (/^title$/i.test(name) ? 0 : null) : Number(m[1]) - 1;
}

/** `id` null: the level is said here, the list elsewhere. */
export function listOf(pPr: XmlElement | undefined): { readonly id: string | null; readonly level: number } | null {
  const numPr = child(pPr, 'w:numPr');
  if (numPr === undefined) return null;
  return { id: child(numPr, 'w:numId')?.attributes['val'] ?? null, level: Number(child(numPr, 'w:ilvl')?.attributes['val'] ?? 0) || 0 };
}

/** Half points above the line from which a figure is a mark, not one set a little higher. */
export const leastRaised = 4;

/** Only what is said: a run that says "not hidden" in a hidden style is seen. */
export function marksOf(rPr: XmlElement | undefined): Marks {
  if (rPr === undefined) return {};
  const vertical = child(rPr, 'w:vertAlign')?.attributes['val'];
  const position = Number(child(rPr, 'w:position')?.attributes['val'] ?? 0);
  const hidden = toggled(child(rPr, 'w:vanish')) ?? toggled(child(rPr, 'w:specVanish'));
  const struck = toggled(child(rPr, 'w:strike')) ?? toggled(child(rPr, 'w:dstrike'));
  return {
    ...(hidden === null ? {} : { hidden }),
    ...(struck === null ? {} : { struck }),
    ...(vertical === undefined ? {} : { raised: vertical === 'superscript', lowered: vertical === 'subscript' }),
    ...(position >= leastRaised ? { raised: true } : {}),
  };
}

function toggled(e: XmlElement | undefined): boolean | null {
  if (e === undefined) return null;
  const value = e.attributes['val'];
  return value === undefined || !/^(?:0|false|off)$/i.test(value);
}
