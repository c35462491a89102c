// A paragraph in plain signs → known words by the longest match, numbers, years; what is none of them is unknown (x).
import type { Bound } from '../../model/mention.js';
import { hanNumeral, quantity } from './numerals.js';
import type { Plain } from './plain.js';
import { dictionary, type Branch, type Letter, type Word } from './words.js';

export interface Token {
  /** Those of words.ts, and N number, % per cent, Y year, x unknown. */
  readonly letter: Letter;
  readonly id: string;
  /** In the plain text. */
  readonly start: number;
  readonly end: number;
  /** Of numbers and years. */
  readonly value?: number;
  readonly bound?: Bound;
  readonly decimals?: number;
  readonly unit?: string;
}

const unit = '件次|人次|万元|亿元|件(?![事])|条(?![例款])|宗(?!旨)|起(?![诉来草])|例(?![行如外])|份(?!额)|次(?!性)|项(?!目)|个(?!工作日|人|月|自然日|小时)|部(?![分门长级署队])|笔|封|元(?!旦)';
const before = '约|大约|将近|近|超过|超|逾|突破|不足|不到|至少';
const figures = new RegExp(`(${before})?(\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(\\.\\d+)?(?:(%)|([百千万亿](?!元))?([余多])?(${unit})?(左右|以上|上下|以下|以内)?)`, 'y');
const han = new RegExp(`(${before})?([${hanNumeral}]{1,20})([余多])?(${unit})(左右|以上|上下|以下|以内)?`, 'y');
const hanShare = new RegExp(`百分之([${hanNumeral}]{1,8})(?:点([零〇一二三四五六七八九]{1,6}))?`, 'y');
const year = /(\d{4})(?:年(?:度|全年)?|(?=结转|转结))/y;
/** 1月1日至12月31日, with the year or without. */
const period = /(?:自|从|截至|截止|截止到|截至到|至)?(?:(\d{4})年)?1月1日(?:起)?(?:至|到|-|—|~)(?:(\d{4})年)?12月31日(?:止|期间)?|1月?(?:至|到|-|—|~)12月(?!\d)(?:份|底)?|(?:截至|截止|截止到|截至到)(?:(\d{4})年)?(?:12月31日|12月底|年底|年末|底)/y;
/** Some months of a year. */
const months = /\d{1,2}月?(?:份)?(?:至|到|-|—|–|~)\d{1,2}月(?:份|底)?/y;
/** 2022-2023年: of both years, or of a school year. */
const span = /\d{4}年?(?:至|到|-|—|–|~)+\d{4}(?:年|学年)/y;
/** Some of the requests are not in what is counted next. */
const except = /除[^,。;:]{1,24}?(?:以外|之外|外)(?=[,共])/y;
/** Part of a year, an article, a document number, a title in 《》: nothing in them is said. */
const aside = /\d{1,2}月(?:\d{1,2}日|份)?|第(?!三方)(?:\d+|[零〇一二三四五六七八九十百]+)(?:[条款项号次届批期轮]|季度)?|[〔[]\d{4}[〕\]]第?\d+号|《[^《》]{1,80}》|\d{1,2}(?::\d{2})+|(?<![\d.])\d{1,2}日/y;
/** By what rule it was done, and whom the requests were addressed to: neither changes what is counted. */
const manner = /(?:按照|根据|依据|依照)《[^《》]{1,60}》(?:的?(?:相关|有关)?(?:规定|要求))?|向[^,。;:()0-9]{1,24}?(?:提出|提交|递交|提起)的/y;
/** This organ, or the government; requests to another organ are not all. */
const addressed = /^向(?:本|我|各级|行政机关|[省市区县州旗镇乡]?(?:人民)?政府|街道)/;
/** 1. and 二、 count items where a sentence begins. */
const item = /(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、](?!\d)/y;
const carried = /(\d{4})年度?(?:结转|转结)(?!(?:到|至|入)?\d{4}年|下|次|明)(?:的)?(?:数量)?/y;
const onward = /(?:结转|转结|转|顺延)(?:到|至|入)?(\d{4})年度?(?:继续)?(?:办理|答复|处理)?(?:的)?/y;
const starts = [...`除按根依向约大将近超逾突不至百截自从第〔[《结转顺延0123456789${hanNumeral}`].map((s) => s.charCodeAt(0));
const isStart = 1;
const isHead = 2;
let kinds: Uint8Array | null = null;

/** For every sign, whether a number or a phrase of digits may start with it, or a word: most signs start neither. */
function kindsOf(root: Branch): Uint8Array {
  const all = new Uint8Array(0x10000);
  for (const c of starts) all[c]! |= isStart;
  for (const c of root.next.keys()) all[c]! |= isHead;
  return all;
}

/** The tokens of a paragraph from its first sign to its last, unknown signs in runs. */
export function tokensOf(paragraph: Plain): Token[] {
  const { text } = paragraph;
  const root = dictionary();
  const kind = (kinds ??= kindsOf(root));
  const out: Token[] = [];
  let unknown = -1;
  let i = 0;
  while (i < text.length) {
    const k = kind[text.charCodeAt(i)]!;
    const token = ((k & isStart) !== 0 ? special(paragraph, i) : null) ?? ((k & isHead) !== 0 ? word(text, i, root) : null);
    if (token === null) {
      if (unknown === -1) unknown = i;
      i++;
      continue;
    }
    if (unknown !== -1) out.push({ letter: 'x', id: '', start: unknown, end: i });
    unknown = -1;
    out.push(token);
    i = token.end;
  }
  if (unknown !== -1) out.push({ letter: 'x', id: '', start: unknown, end: i });
  return out;
}

/** The longest word that begins here. */
function word(text: string, from: number, root: Branch): Token | null {
  let at: Branch | undefined = root;
  let found: Word | null = null;
  let end = from;
  for (let i = from; i < text.length; i++) {
    at = at.next.get(text.charCodeAt(i));
    if (at === undefined) break;
    if (at.word !== null) {
      found = at.word;
      end = i + 1;
    }
  }
  return found === null ? null : { letter: found.letter, id: found.id, start: from, end };
}

function special({ text, torn, joined }: Plain, i: number): Token | null {
  const hit = (r: RegExp): RegExpExecArray | null => {
    r.lastIndex = i;
    return r.exec(text);
  };
  const make = (m: RegExpExecArray, letter: Letter, rest: Partial<Token> = {}): Token => ({ letter, id: '', start: i, end: i + m[0].length, ...rest });
  const first = text[i]!;
  let m: RegExpExecArray | null;
  if ((i === 0 || '。;:!?'.includes(text[i - 1]!)) && (m = hit(item)) !== null) return make(m, ' ');
  if (isFigure(first)) {
    // What stands behind the digits says what they are; most are plain figures.
    let to = i + 1;
    while (to < text.length && isFigure(text[to]!)) to++;
    const behind = text[to] ?? '';
    if ('年月日:结转至到-—–~'.includes(behind) && behind !== '') {
      if ((m = hit(period)) !== null) return dated(m, make);
      if ((m = hit(span)) !== null) return make(m, '#');
      if ((m = hit(months)) !== null) return make(m, 'X', { id: 'way' });
      if ((m = hit(aside)) !== null) return m[0].includes('月') ? make(m, 'X', { id: 'way' }) : make(m, 'x');
      if ((m = hit(carried)) !== null) return make(m, 'I', { value: Number(m[1]) + 1 });
      if ((m = hit(year)) !== null) return make(m, 'Y', { value: Number(m[1]) });
    }
  } else if (first === '除') return (m = hit(except)) !== null && /申请|重复|撤|补正|转|结案|不属于|[^政]件/.test(m[0]) ? make(m, '#') : null;
  else if ('自从至截'.includes(first)) return (m = hit(period)) === null ? null : dated(m, make);
  else if ('按根依向'.includes(first)) {
    if ((m = hit(manner)) === null) return null;
    return first === '向' && !addressed.test(m[0]) ? make(m, 'X') : make(m, ' ', { id: /办公/.test(m[0]) ? 'office' : '' });
  } else if ('第〔[《'.includes(first)) return (m = hit(aside)) === null ? null : first === '第' && m[0].endsWith('季度') ? make(m, 'X', { id: 'way' }) : make(m, 'x');
  else if ('结转顺延'.includes(first)) return (m = hit(onward)) === null ? null : make(m, 'U', { value: Number(m[1]) - 1 });
  if ((m = hit(figures)) !== null) {
    // A number torn by blanks into what may be two is none.
    const nought = /^0\d/.test(m[2]!) || m[7] === undefined && m[4] === undefined;
    for (let k = i + 1; k < i + m[0].length; k++) if (torn.has(k) || (nought && joined.has(k))) return make(m, 'X');
    const q = quantity(m[2]! + (m[3] ?? ''), m[5] ?? '', m[1] ?? '', (m[6] ?? '') + (m[8] ?? ''));
    if (q === null || (text[i - 1] === '第' && m[1] === undefined)) return make(m, 'X');
    return m[4] === undefined ? numberOf(m, q, m[7] ?? '', i) : make(m, '%', { ...q, unit: '%' });
  }
  if ((m = hit(hanShare)) !== null) {
    const whole = quantity(m[1]!, '', '', '');
    const tail = [...(m[2] ?? '')].map((s) => '零一二三四五六七八九'.indexOf(s === '〇' ? '零' : s)).join('');
    return whole === null ? make(m, 'X') : make(m, '%', { value: Number(`${whole.value}${tail === '' ? '' : `.${tail}`}`), bound: 'exactly', decimals: tail.length, unit: '%' });
  }
  // 均为零.
  if (first === '零' && '为是'.includes(text[i - 1] ?? ' ') && ',。;、)'.includes(text[i + 1] ?? '。')) return { letter: 'N', id: 'nought', start: i, end: i + 1, value: 0, bound: 'exactly', decimals: 0, unit: '' };
  if ((m = hit(han)) !== null) {
    // 数十件 is no ten.
    if (m[1] === undefined && /[十拾百佰千仟万]/.test(first) && '数几'.includes(text[i - 1] ?? ' ')) return make(m, 'X');
    const q = quantity(m[2]!, '', m[1] ?? '', (m[3] ?? '') + (m[5] ?? ''));
    return q === null ? make(m, 'X') : numberOf(m, q, m[4]!, i);
  }
  return null;
}

function isFigure(sign: string): boolean {
  return sign >= '0' && sign <= '9';
}

function dated(m: RegExpExecArray, make: (m: RegExpExecArray, letter: Letter, rest?: Partial<Token>) => Token): Token {
  const named = m[1] ?? m[2] ?? m[3];
  const id = m[0].startsWith('截') ? 'until' : '';
  return named === undefined ? make(m, ' ', { id }) : make(m, 'Y', { id, value: Number(named) });
}

function numberOf(m: RegExpExecArray, q: { readonly value: number; readonly bound: Bound; readonly decimals: number }, printed: string, start: number): Token {
  const yuan = printed === '万元' ? 4 : printed === '亿元' ? 8 : 0;
  // Amounts are kept in yuan until it is known that they are asked in 万元; the digits behind the point move along.
  const value = yuan === 0 ? q.value : Number(`${q.value}e${yuan}`);
  return { letter: 'N', id: '', start, end: start + m[0].length, value, bound: q.bound, decimals: q.decimals - yuan, unit: printed };
}
