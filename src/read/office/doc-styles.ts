// Style sheet of a Word 97–2003 document → what a style changes (MS-DOC: STSH).
import type { DocFile } from './doc-file.js';
import { changesIn, type Changes } from './doc-properties.js';

interface Style {
  readonly base: number;
  readonly paragraph: Changes;
  readonly characters: Changes;
}

const none: Changes = new Map();
/** Styles that build on each other in a circle end here. */
const deepest = 12;
const noStyle = 0xfff;

export class DocStyles {
  private readonly styles: readonly (Style | null)[];
  private readonly known = new Map<string, Changes>();

  constructor(file: DocFile) {
    const part = file.part(0xa2);
    this.styles = part === null ? [] : stylesIn(part);
  }

  /** What a style changes of paragraphs or characters, those it is based on included. */
  of(index: number, what: 'paragraph' | 'characters'): Changes {
    const key = `${index} ${what}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const chain: Changes[] = [];
    for (let i = index, n = 0; n < deepest; n++) {
      const style = this.styles[i];
      if (style == null) break;
      chain.unshift(style[what]);
      i = style.base;
    }
    const all = chain.length === 0 ? none : new Map(chain.flatMap((c) => [...c]));
    this.known.set(key, all);
    return all;
  }
}

function stylesIn(part: DataView): (Style | null)[] {
  const out: (Style | null)[] = [];
  if (part.byteLength < 6) return out;
  const head = part.getUint16(0, true);
  const fixed = part.getUint16(4, true);
  for (let at = 2 + head; at + 2 <= part.byteLength; ) {
    const size = part.getUint16(at, true);
    at += 2;
    if (at + size > part.byteLength) break;
    out.push(size < fixed + 2 ? null : styleIn(new DataView(part.buffer, part.byteOffset + at, size), fixed));
    at += size + (size & 1);
  }
  return out;
}

function styleIn(d: DataView, fixed: number): Style | null {
  const kind = d.getUint16(2, true);
  // Name with its length and a zero at the end, then a list of changes for each kind.
  let at = fixed + 2 + 2 * (d.getUint16(fixed, true) + 1);
  const next = (): DataView | null => {
    if (at + 2 > d.byteLength) return null;
    const size = d.getUint16(at, true);
    const from = at + 2;
    at = from + size + (size & 1);
    return from + size > d.byteLength ? null : new DataView(d.buffer, d.byteOffset + from, size);
  };
  const base = kind >> 4;
  const style = { base: base === noStyle ? -1 : base, paragraph: none, characters: none };
  const first = next();
  if (first === null) return style;
  if ((kind & 0xf) === 2) return { ...style, characters: changesIn(first) };
  if ((kind & 0xf) !== 1) return style;
  const second = next();
  return {
    ...style,
    paragraph: first.byteLength < 2 ? none : changesIn(new DataView(first.buffer, first.byteOffset + 2, first.byteLength - 2)),
    characters: second === null ? none : changesIn(second),
  };
}
