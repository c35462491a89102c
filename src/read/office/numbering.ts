// Numbers that a word processor prints before a paragraph and that stand nowhere in its text: 一、, （一）, 1.
import { child, children, type XmlElement } from './xml.js';

interface Level {
  readonly start: number;
  readonly format: string;
  /** `（%1）`, `%1.%2`. */
  readonly text: string;
  /** Counts anew after a number of this level or a higher one; 0: never. */
  readonly restart: number | null;
  readonly digitsOnly: boolean;
  /** Style that brings this level with it. */
  readonly style: string | null;
}

interface List {
  readonly key: string;
  readonly levels: readonly (Level | undefined)[];
  /** Starts of its own, used once. */
  readonly starts: Map<number, number>;
}

const digits = '〇一二三四五六七八九';
const mostLevels = 9;

export class Numbering {
  private readonly lists = new Map<string, List>();
  private readonly counts = new Map<string, (number | undefined)[]>();
  private readonly byStyle = new Map<string, { readonly id: string; readonly level: number }>();

  constructor(root: XmlElement | null) {
    if (root === null) return;
    const abstracts = new Map<string, XmlElement>();
    const styled = new Map<string, XmlElement>();
    for (const a of children(root, 'w:abstractNum')) {
      abstracts.set(a.attributes['abstractNumId'] ?? '', a);
      const style = child(a, 'w:styleLink')?.attributes['val'];
      if (style !== undefined) styled.set(style, a);
    }
    for (const num of children(root, 'w:num')) {
      const id = num.attributes['numId'] ?? '';
      const key = child(num, 'w:abstractNumId')?.attributes['val'] ?? '';
      let own = abstracts.get(key);
      const link = child(own, 'w:numStyleLink')?.attributes['val'];
      if (link !== undefined) own = styled.get(link) ?? own;
      const levels: (Level | undefined)[] = [];
      for (const l of children(own, 'w:lvl')) levels[index(l)] = level(l);
      const starts = new Map<number, number>();
      for (const o of children(num, 'w:lvlOverride')) {
        const i = index(o);
        const replaced = child(o, 'w:lvl');
        if (replaced !== undefined) levels[i] = level(replaced);
        const start = child(o, 'w:startOverride')?.attributes['val'];
        if (start !== undefined) starts.set(i, Number(start));
      }
      this.lists.set(id, { key, levels, starts });
      levels.forEach((l, i) => {
        if (l?.style != null && !this.byStyle.has(l.style)) this.byStyle.set(l.style, { id, level: i });
      });
    }
  }

  /** The level that a style brings with it by being named in a list. */
  ofStyle(style: string): { readonly id: string; readonly level: number } | undefined {
    return this.byStyle.get(style);
  }

  /** Counts one paragraph and gives what is printed before it; '' for bullets and for lists that do not exist. */
  next(id: string, at: number): string {
    const list = this.lists.get(id);
    const own = list?.levels[at];
    if (list === undefined || own === undefined || at < 0 || at >= mostLevels) return '';
    const counts = this.counts.get(list.key) ?? [];
    this.counts.set(list.key, counts);
    const start = list.starts.get(at);
    if (start !== undefined) {
      list.starts.delete(at);
      counts[at] = undefined;
    }
    counts[at] = counts[at] === undefined ? (start ?? own.start) : counts[at]! + 1;
    for (let deeper = at + 1; deeper < mostLevels; deeper++) {
      const restart = list.levels[deeper]?.restart ?? null;
      if (restart === null || (restart > 0 && at < restart)) counts[deeper] = undefined;
    }
    if (own.format === 'bullet') return '';
    return own.text.replace(/%([1-9])/g, (_, n: string) => {
      const i = Number(n) - 1;
      const l = list.levels[i];
      if (l === undefined || i > at) return '';
      return counted(counts[i] ?? l.start, own.digitsOnly ? 'decimal' : l.format);
    });
  }
}

function index(e: XmlElement): number {
  const i = Number(e.attributes['ilvl'] ?? 0);
  return Number.isInteger(i) && i >= 0 && i < mostLevels ? i : 0;
}

function level(l: XmlElement): Level {
  const restart = child(l, 'w:lvlRestart')?.attributes['val'];
  return {
    start: Number(child(l, 'w:start')?.attributes['val'] ?? 0) || 0,
    // Word writes formats of its own as an alternative; the choice of old programs stands beside it.
    format: (child(l, 'w:numFmt') ?? child(child(child(l, 'mc:AlternateContent'), 'mc:Fallback'), 'w:numFmt'))?.attributes['val'] ?? 'decimal',
    text: child(l, 'w:lvlText')?.attributes['val'] ?? '',
    restart: restart === undefined ? null : Number(restart),
    digitsOnly: child(l, 'w:isLgl') !== undefined,
    style: child(l, 'w:pStyle')?.attributes['val'] ?? null,
  };
}

/** A number as the format of a list prints it; in digits where the format is not known. */
export function counted(n: number, format: string): string {
  switch (format) {
    case 'none': return '';
    case 'decimalZero': return n < 10 ? `0${n}` : `${n}`;
    case 'decimalFullWidth': case 'decimalFullWidth2': return `${n}`.replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)));
    case 'decimalEnclosedCircle': case 'decimalEnclosedCircleChinese': return n >= 1 && n <= 20 ? String.fromCharCode(0x245f + n) : `${n}`;
    case 'decimalEnclosedParen': return n >= 1 && n <= 20 ? String.fromCharCode(0x2473 + n) : `(${n})`;
    case 'decimalEnclosedFullstop': return n >= 1 && n <= 20 ? String.fromCharCode(0x2487 + n) : `${n}.`;
    case 'chineseCounting': case 'chineseCountingThousand': case 'japaneseCounting': case 'taiwaneseCountingThousand': case 'taiwaneseCounting': return inHan(n);
    case 'ideographDigital': case 'japaneseDigitalTenThousand': case 'taiwaneseDigital': return `${n}`.replace(/\d/g, (d) => digits[Number(d)]!);
    case 'ideographTraditional': return n >= 1 && n <= 10 ? '甲乙丙丁戊己庚辛壬癸'[n - 1]! : `${n}`;
    case 'ideographZodiac': return n >= 1 && n <= 12 ? '子丑寅卯辰巳午未申酉戌亥'[n - 1]! : `${n}`;
    case 'ideographEnclosedCircle': return n >= 1 && n <= 10 ? String.fromCharCode(0x327f + n) : `${n}`;
    case 'chineseLegalSimplified': return inHan(n, '零壹贰叁肆伍陆柒捌玖', '拾佰仟');
    case 'lowerLetter': case 'upperLetter': return letters(n, format === 'upperLetter');
    case 'lowerRoman': return roman(n).toLowerCase();
    case 'upperRoman': return roman(n);
    default: return `${n}`;
  }
}

/** 1 → 一, 12 → 十二, 105 → 一百零五; from 10,000 in digits. */
function inHan(n: number, figures = '零一二三四五六七八九', units = '十百千'): string {
  if (!Number.isInteger(n) || n < 0 || n > 9999) return `${n}`;
  if (n === 0) return figures[0] === '零' && units[0] === '十' ? '〇' : figures[0]!;
  let out = '';
  let gap = false;
  for (let power = 3; power >= 0; power--) {
    const d = Math.floor(n / 10 ** power) % 10;
    if (d === 0) {
      gap = out !== '';
      continue;
    }
    if (gap) out += figures[0]!;
    gap = false;
    // 十二, not 一十二.
    if (!(d === 1 && power === 1 && out === '')) out += figures[d]!;
    if (power > 0) out += units[power - 1]!;
  }
  return out;
}

function letters(n: number, upper: boolean): string {
  if (n < 1 || n > 780) return `${n}`;
  return String.fromCharCode((upper ? 0x41 : 0x61) + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1);
}

function roman(n: number): string {
  if (n < 1 || n > 3999) return `${n}`;
  const signs: readonly (readonly [number, string])[] = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
  let out = '';
  for (const [value, sign] of signs) {
    while (n >= value) {
      out += sign;
      n -= value;
    }
  }
  return out;
}
