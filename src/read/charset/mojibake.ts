// UTF-8 that somebody once read as GBK and saved again: 涓€銆佹€讳綋鎯呭喌 was 一、总体情况. Digits are ASCII and came through; the words are put back.

import type { Problem } from '../../model/problem.js';

let gbkBytes: Map<string, number> | null = null;

/** GBK code of each two-byte character, made once from the decoder: an encoder need not ship. */
function gbk(): Map<string, number> {
  if (gbkBytes !== null) return gbkBytes;
  gbkBytes = new Map();
  const pair = new Uint8Array(2);
  const decoder = new TextDecoder('gb18030');
  for (let hi = 0x81; hi <= 0xfe; hi++) {
    for (let lo = 0x40; lo <= 0xfe; lo++) {
      if (lo === 0x7f) continue;
      pair[0] = hi;
      pair[1] = lo;
      const c = decoder.decode(pair);
      if (c.length === 1 && c !== '\ufffd') gbkBytes.set(c, (hi << 8) | lo);
    }
  }
  // The euro sign is byte 0x80 in the Windows code page that usually did the harm, not A2E3.
  gbkBytes.set('€', 0x80);
  return gbkBytes;
}

/** Signs that 的，。政公 turn into; a cheap first look. */
const suspicious = /[鐨锛銆鏀鍏]/;
const words = ['政府', '信息', '公开', '年度', '报告', '情况', '申请', '行政'];

/** True when text is UTF-8 misread as GBK: none of the words of a report is in it, and putting it back yields several with little lost. */
export function isMojibake(text: string): boolean {
  if (text.includes('信息公开') || !suspicious.test(text)) return false;
  const sample = text.slice(0, 400_000).replace(/[\x00-\x7f]+/g, ' ').slice(0, 8_000);
  const back = undoMojibake(sample);
  const lost = back.match(/\ufffd/g)?.length ?? 0;
  return lost < back.length * 0.3 && words.filter((w) => back.includes(w) && !sample.includes(w)).length >= 3;
}

/** The text that was meant. What was lost on the way stays U+FFFD; ASCII is never touched. */
export function undoMojibake(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  const table = gbk();
  const bytes: number[] = [];
  for (const c of text) {
    const code = c.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else {
      const b = table.get(c);
      if (b === undefined) bytes.push(0xff);
      else if (b < 0x100) bytes.push(b);
      else bytes.push(b >> 8, b & 0xff);
    }
  }
  return new TextDecoder('utf-8').decode(Uint8Array.from(bytes));
}

export function mojibakeProblem(text: string): Problem {
  return {
    code: 'mojibake', level: 'warning', found: text.replace(/<[^<>]*>/g, '').trim().slice(0, 12), taken: 'utf-8',
    message: {
      zh: '原文是被误当作 GBK 读过一次的 UTF-8（乱码），文字已还原，数字未受影响。',
      en: 'The original is UTF-8 once misread as GBK; the words were put back, the figures were not affected.',
    },
  };
}
