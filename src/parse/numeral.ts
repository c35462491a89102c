// Text of a cell → Value. What is not one certain figure is unreadable, with the figures it could be.
import type { Anchor } from '../model/anchor.js';
import type { Problem } from '../model/problem.js';
import type { CellRef, Value } from '../model/value.js';
import { halfWidth } from './label.js';

export interface Numeral {
  readonly value: Value;
  readonly problems: readonly Problem[];
}

const units = '亿元|万元|元|件次|人次|件|条|项|宗|个|起|份|例|次|部|户|人';
const dashes = /^(?:[-‐‑‒–—―─－﹣−ー~～_]{1,6}|[/／\\＼╱╲∕⁄﹨]{1,3}|无|無|没有|N\/?A)$/i;
const grouped = /^[+-]?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?$/;
const plainNumber = /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)$/;
const dotGrouped = /^\d{1,3}(?:\.\d{3})+$/;
const spaced = /^[+-]?\d+(?: +[\d.]+)+$/;
/** Marks of formulas and of bold type that a converter left around a figure. */
const wrapped = /^(?:\$+ ?([+-]?[\d.,]{1,24}) ?\$+|\\\( ?([+-]?[\d.,]{1,24}) ?\\\)|\*\*([+-]?[\d.,]{1,24})\*\*)$/;
const hanDigits = '〇一二三四五六七八九';

/** Letters that are typed or recognised in place of figures. They are never taken for them, only offered. */
const lookalikes: Readonly<Record<string, string>> = { 一: '1', O: '0', o: '0', '〇': '0', '○': '0', '。': '0', l: '1', I: '1', '|': '1', Z: '2', S: '5', B: '8', О: '0', о: '0', З: '3', з: '3', б: '6' };

export interface NumeralContext {
  readonly cell: CellRef;
  readonly anchor: Anchor;
  /** Unit of the column header, where it prints one. */
  readonly unit?: string;
  /** 本年增/减: signs and words for more and fewer are expected. */
  readonly signed?: boolean;
  readonly dropped?: string;
}

/** Most cells are a plain figure or empty and take the first two lines. */
export function numeral(raw: string, context: NumeralContext): Numeral {
  if (context.dropped === undefined) {
    if (/^\d{1,15}$/.test(raw)) return { value: number(Number(raw), raw, context, context.unit), problems: [] };
    if (raw === '') return { value: { state: 'blank', value: null, raw, anchor: context.anchor }, problems: [] };
  }
  const problems: Problem[] = [];
  const value = read(raw, context, problems);
  if (context.dropped !== undefined) {
    problems.push(problem('note-in-cell', 'warning', context, context.dropped, '',
      `格内有被划去或隐藏的文字「${context.dropped}」，未计入。`, `The cell has struck-out or hidden words "${context.dropped}"; they were left out.`));
  }
  return { value, problems };
}

function read(raw: string, context: NumeralContext, problems: Problem[]): Value {
  const text = halfWidth(raw).replace(/[ \t]+/g, ' ').replace(/^[−﹣–](?=\s*\d)/, '-').trim();
  if (text === '') return { state: 'blank', value: null, raw, anchor: context.anchor };
  if (dashes.test(text)) return { state: 'dash', value: null, raw, anchor: context.anchor };
  const marked = wrapped.exec(text)?.slice(1).find((t) => t !== undefined);
  if (marked !== undefined && asNumber(marked) !== null) {
    problems.push(readAs(context, raw, asNumber(marked)!));
    return number(asNumber(marked)!, raw, context, context.unit);
  }
  const inWidth = /[０-９．，＋－−﹣–]/.test(raw) ? '全角数字' : null;
  const plain = asNumber(text);
  // 1.756 requests: a mark of thousands, most likely, or a slip; as printed it is no count.
  if (dotGrouped.test(text) && !Number.isInteger(plain) && !context.cell.endsWith('.amount')) {
    const whole = Number(text.replace(/\./g, ''));
    problems.push(problem('unreadable', 'error', context, raw, null, `件数不会有小数，「${raw}」中的点可能是千分位，无法确定。`, `A count has no decimals, and the dot in "${raw}" may be a mark of thousands: it is not one certain figure.`));
    return unreadable(raw, context.anchor, plain === null ? [whole] : [plain, whole]);
  }
  if (plain !== null) {
    if (!Number.isInteger(plain) && !context.cell.endsWith('.amount')) problems.push(problem('fraction', 'warning', context, raw, String(plain), `件数带小数：「${raw}」，照原文读入。`, `A count with decimals, "${raw}", was read as printed.`));
    const odd = inWidth ?? (/^\d+(?:\.\d+)?$/.test(text) ? null : text.startsWith('+') ? null : /[,，]/.test(text) ? '千分位' : text.startsWith('-') && context.signed === true ? null : '负数');
    if (odd === '负数') problems.push(problem('numeral', 'note', context, raw, String(plain), `件数是负数：「${raw}」，照原文读入。`, `A count below 0, "${raw}", was read as printed.`));
    else if (odd !== null) problems.push(readAs(context, raw, plain));
    return number(plain, raw, context, context.unit);
  }
  // `1 2`: one figure with a blank in it, if the row has its full count of cells, which the caller has made sure of.
  // A nought before other digits is a figure of its own: `0 34` is two.
  if (spaced.test(text) && !/^0 \d/.test(text) && asNumber(text.replace(/ /g, '')) !== null) {
    const joined = asNumber(text.replace(/ /g, ''))!;
    problems.push(readAs(context, raw, joined));
    return number(joined, raw, context, context.unit);
  }
  const withUnit = new RegExp(`^([+-]?[\\d,.]+(?: \\d+)*) ?(${units})[。.]?$`).exec(text);
  if (withUnit !== null) {
    const n = asNumber(withUnit[1]!.replace(/ /g, ''));
    if (n !== null) {
      problems.push(problem('unit-in-cell', 'note', context, raw, String(n), `格内带单位：「${raw}」。`, `The cell carries its unit: "${raw}".`));
      return number(n, raw, context, withUnit[2]!);
    }
  }
  const noted = noteAfter(text);
  if (noted !== null) {
    problems.push(problem('note-in-cell', 'note', context, raw, String(noted.n), `格内另有说明：「${raw}」，数值取 ${noted.n}。`, `The cell carries a note: "${raw}"; the figure is ${noted.n}.`));
    return number(noted.n, raw, context, noted.unit ?? context.unit);
  }
  const trailing = /^([+-]?[\d,.]*\d)[,，、;；。.]$/.exec(text);
  if (trailing !== null && asNumber(trailing[1]!) !== null) {
    problems.push(readAs(context, raw, asNumber(trailing[1]!)!));
    return number(asNumber(trailing[1]!)!, raw, context, context.unit);
  }
  if (context.signed === true) {
    const worded = changeInWords(text);
    if (worded !== null) {
      problems.push(readAs(context, raw, worded));
      return number(worded, raw, context, context.unit);
    }
  }
  const inHan = hanFigure(text);
  if (inHan !== null) {
    problems.push(readAs(context, raw, inHan));
    return number(inHan, raw, context, context.unit);
  }
  const candidates = candidatesFor(text);
  const shown = raw.length > 60 ? `${raw.slice(0, 60)}…` : raw;
  problems.push(problem('unreadable', 'error', context, shown, null,
    `无法确定这一格的数字：「${shown}」。`, `This cell is not one certain figure: "${shown}".`));
  return unreadable(raw, context.anchor, candidates);
}

export function unreadable(raw: string, anchor: Anchor, candidates: readonly number[]): Value {
  return candidates.length > 0 ? { state: 'unreadable', value: null, raw, anchor, candidates } : { state: 'unreadable', value: null, raw, anchor };
}

function number(value: number, raw: string, context: NumeralContext, unit: string | undefined): Value {
  return unit === undefined ? { state: 'number', value, raw, anchor: context.anchor } : { state: 'number', value, raw, unit, anchor: context.anchor };
}

/** Plain or grouped figure of at most 15 digits, which a double holds exactly. */
function asNumber(text: string): number | null {
  const bare = grouped.test(text) ? text.replace(/[,，]/g, '') : text;
  if (!plainNumber.test(bare) || bare.replace(/\D/g, '').length > 15) return null;
  const n = Number(bare);
  return n === 0 ? 0 : n;
}

/** A figure followed by words in brackets, or by a footnote mark. A second figure outside brackets makes it two. */
function noteAfter(text: string): { n: number; unit?: string } | null {
  const m = new RegExp(`^([+-]?[\\d,.]*\\d) ?(${units})?\\s*(?:[(\\[][^()\\[\\]]*[)\\]]|[¹²³⁴-⁹①-⑳*※#★]+|\\n?[(\\[][^()\\[\\]]*[)\\]])$`).exec(text);
  if (m === null) return null;
  const n = asNumber(m[1]!);
  if (n === null) return null;
  return m[2] === undefined ? { n } : { n, unit: m[2] };
}

function changeInWords(text: string): number | null {
  const m = /^(增|增加|增长|新增|减|减少|减量|下降|↑|↓) ?(\d{1,9}) ?(?:项|件|个|条)?$/.exec(text);
  if (m !== null) return /^[减下↓]/.test(m[1]!) ? -Number(m[2]) || 0 : Number(m[2]);
  if (/^(?:±|\+\/-|\+-) ?0$/.test(text)) return 0;
  return null;
}

function hanFigure(text: string): number | null {
  const t = text.replace(/零/g, '〇');
  if (/^[〇]$/.test(t)) return text === '零' ? 0 : null;
  // 一 is as often typed for a dash.
  if (/^[二三四五六七八九]$/.test(t)) return hanDigits.indexOf(t);
  const m = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(t);
  if (m === null) return null;
  return (m[1] === undefined ? 1 : hanDigits.indexOf(m[1])) * 10 + (m[2] === undefined ? 0 : hanDigits.indexOf(m[2]));
}

/** The figures an unreadable text could stand for: each figure in it, the figures joined, look-alike letters put right. */
function candidatesFor(text: string): number[] {
  const found = new Set<number>();
  const parts = text.match(/\d+(?:\.\d+)?/g) ?? [];
  for (const p of parts) if (p.length <= 15) found.add(Number(p));
  if (/^[\d\s]+$/.test(text) && text.replace(/\s/g, '').length <= 15) found.add(Number(text.replace(/\s/g, '')));
  if (parts.join('').length < text.length && text.length <= 8) {
    const put = [...text].map((c) => lookalikes[c] ?? c).join('');
    if (/^\d+$/.test(put)) {
      found.clear();
      found.add(Number(put));
    }
  }
  return [...found].slice(0, 6);
}

function readAs(context: NumeralContext, raw: string, value: number): Problem {
  return problem('numeral', 'note', context, raw, String(value), `「${raw}」读作 ${value}。`, `"${raw}" was read as ${value}.`);
}

function problem(code: string, level: Problem['level'], context: NumeralContext, found: string, taken: string | null, zh: string, en: string): Problem {
  // What could not be read was taken for nothing: what it could be is with the value.
  return { code, level, message: { zh, en }, found, ...(taken === null ? {} : { taken }), cells: [context.cell], anchor: context.anchor };
}
