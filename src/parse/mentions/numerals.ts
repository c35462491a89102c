// Numbers as prose prints them: 1,234, 一百二十三, 1.2万, 两百余 → value and how exact it is. Numerals that are no one certain number are null.
import type { Bound } from '../../model/mention.js';

const digitOf: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, '○': 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9,
};
const placeOf: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const groupOf: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** Signs a Chinese numeral is made of. */
export const hanNumeral = `${Object.keys(digitOf).join('')}${Object.keys(placeOf).join('')}${Object.keys(groupOf).join('')}`;

/**
 * A Chinese numeral below 10^12, written in full (一千零二十) or sign by sign with a nought (二〇); null for what is none,
 * and for 三五, 两三, 一百二: several numbers, or one that depends on the reader.
 */
export function hanNumber(text: string): number | null {
  const signs = [...text];
  if (signs.length === 0) return null;
  if (signs.every((s) => s in digitOf)) {
    if (signs.length === 1) return digitOf[signs[0]!]!;
    if (digitOf[signs[0]!] === 0 || !signs.some((s) => digitOf[s] === 0) || signs.includes('两')) return null;
    return Number(signs.map((s) => digitOf[s]!).join(''));
  }
  let total = 0;
  let rest = signs;
  for (const group of ['亿', '万']) {
    const at = rest.indexOf(group);
    if (at === -1) continue;
    const head = belowMyriad(rest.slice(0, at), total > 0);
    if (head === null || head === 0) return null;
    total += head * groupOf[group]!;
    rest = rest.slice(at + 1);
    if (rest.length === 0) return total;
  }
  const tail = belowMyriad(rest, total > 0);
  return tail === null || (total > 0 && tail === 0) ? null : total + tail;
}

/** A numeral below 10,000; behind a larger group a nought stands for the places left out. */
function belowMyriad(signs: readonly string[], behind: boolean): number | null {
  let total = 0;
  let digit: number | null = null;
  let last = 10_000;
  let nought = false;
  for (const [i, s] of signs.entries()) {
    const place = placeOf[s];
    if (place !== undefined) {
      if (place >= last) return null;
      if (digit === null && (place !== 10 || (i > 0 && !nought))) return null;
      total += (digit ?? 1) * place;
      last = place;
      digit = null;
      nought = false;
      continue;
    }
    const d = digitOf[s];
    if (d === undefined || digit !== null) return null;
    if (d === 0) {
      if (nought || (i === 0 && !behind)) return null;
      nought = true;
    } else digit = d;
  }
  if (digit === null) return nought || signs.length === 0 ? null : total;
  // 一百二 is 120 to some and 102 to others.
  if (last > 10 && !nought && (total > 0 || behind)) return null;
  return total + digit;
}

export interface Quantity {
  readonly value: number;
  readonly bound: Bound;
  readonly decimals: number;
}

/** `digits`: figures with thousands separators and a point, or a Chinese numeral; `scale`: 百, 千, 万 or 亿 behind figures; `before` and `after`: 约, 余 … Null for what is no certain number. */
export function quantity(digits: string, scale: string, before: string, after: string): Quantity | null {
  const figures = /^\d/.test(digits);
  const bare = figures ? digits.replaceAll(',', '') : digits;
  if (figures && bare.replace('.', '').length > 15) return null;
  // 近百件, 千余件: a place alone is a number where it is no exact one.
  const round = figures || boundOf(before, after) === null ? undefined : (placeOf[bare] ?? groupOf[bare]);
  const n = figures ? Number(bare) : (round ?? hanNumber(bare));
  if (n === null) return null;
  const decimals = figures ? (bare.split('.')[1] ?? '').length : 0;
  const factor = scale === '' ? 1 : (groupOf[scale] ?? placeOf[scale]!);
  const value = factor === 1 ? n : Number((n * factor).toPrecision(15));
  // 1.2 万 is rounded; so is 三万.
  const rounded = factor > 1 || /[万亿]$/.test(bare);
  return { value, bound: boundOf(before, after) ?? (rounded ? 'about' : 'exactly'), decimals: factor > 1 ? 0 : decimals };
}

function boundOf(before: string, after: string): Bound | null {
  if (/不足|不到|将近|近|以下|以内/.test(before + after)) return 'under';
  if (/超|逾|至少|突破|余|多|以上/.test(before + after)) return 'over';
  return /约|左右|上下/.test(before + after) ? 'about' : null;
}
