// Bytes → text. Order: BOM, UTF-16 by its zeros, valid UTF-8, the declared label, detection; what was declared wrongly is said.
import { detect } from 'jschardet';
import type { Problem } from '../model/problem.js';
import type { Rejection } from '../model/rejection.js';
import { rejection } from '../model/rejection.js';

export interface Decoded {
  readonly text: string;
  readonly charset: string;
  readonly problems: readonly Problem[];
}

/** More than this share of characters that could not be decoded, and the text is not worth reading. */
const damageLimit = 0.02;

export function decode(bytes: Uint8Array): Decoded | Rejection {
  const bom = byBom(bytes);
  if (bom !== null) return settle(bytes, bom, null);
  const wide = byZeros(bytes);
  if (wide === 'binary') {
    return rejection('binary',
      '文件中有大量空字节，不是文本；请确认下载的是年报正文。',
      'The file is full of NUL bytes and is not text; check that the report itself was downloaded.');
  }
  if (wide !== null) return settle(bytes, wide, null);
  const label = declared(bytes);
  const utf8 = strict(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, charset: 'utf-8', problems: mislabelled(label, 'utf-8', utf8) };
  if (label !== null && label !== 'utf-8') {
    const asLabelled = strict(bytes, label);
    if (asLabelled !== null && !implausible(asLabelled)) return { text: asLabelled, charset: label, problems: [] };
  }
  const candidates = [...new Set(['gb18030', label, guessed(bytes), 'utf-8'].filter((c): c is string => c !== null))];
  let best = candidates[0]!;
  let least = Infinity;
  for (const c of candidates) {
    const damage = damageOf(new TextDecoder(c).decode(bytes));
    // The first of equals wins: gb18030 reads nearly anything, so a declared or guessed label must be strictly better.
    if (damage < least) [best, least] = [c, damage];
  }
  return settle(bytes, best, label);
}

function settle(bytes: Uint8Array, charset: string, label: string | null): Decoded | Rejection {
  const text = new TextDecoder(charset).decode(bytes);
  const lost = count(text, '\ufffd');
  if (lost > text.length * damageLimit || implausible(text)) {
    return rejection('undecodable',
      `无法确定文字编码：按 ${charset} 解读有 ${lost} 个字符无法还原；请重新下载原文。`,
      `The encoding cannot be told: read as ${charset}, ${lost} characters are lost; fetch the original again.`);
  }
  const problems = mislabelled(label, charset, text);
  if (lost > 0) {
    problems.push({
      code: 'charset-damaged', level: 'warning', found: `${lost} × U+FFFD`, taken: charset,
      message: { zh: `有 ${lost} 个字符的字节已损坏，无法还原。`, en: `${lost} characters have damaged bytes and are lost.` },
    });
  }
  return { text, charset, problems };
}

function strict(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function mislabelled(label: string | null, charset: string, text: string): Problem[] {
  if (label === null || label === charset || /^[\x00-\x7f]*$/.test(text)) return [];
  return [{
    code: 'charset-label', level: 'note', found: label, taken: charset,
    message: { zh: `网页自称编码为 ${label}，实为 ${charset}。`, en: `The page says its encoding is ${label}; it is ${charset}.` },
  }];
}

function byBom(b: Uint8Array): string | null {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return 'utf-8';
  if (b[0] === 0xff && b[1] === 0xfe) return 'utf-16le';
  if (b[0] === 0xfe && b[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without BOM has its zeros (of markup, digits, line ends) on one side only. */
function byZeros(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'binary' | null {
  const n = Math.min(bytes.length, 65_536);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < n; i++) {
    if (bytes[i] !== 0) continue;
    if ((i & 1) === 0) even++;
    else odd++;
  }
  if (even + odd === 0) return null;
  if (odd > n * 0.05 && even * 20 < odd) return 'utf-16le';
  if (even > n * 0.05 && odd * 20 < even) return 'utf-16be';
  return even + odd > Math.max(8, n * 0.001) ? 'binary' : null;
}

function declared(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8192)).toString('latin1');
  const m = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head) ?? /<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head);
  return m === null ? null : canonical(m[1]!);
}

/** Node's own `gbk` and `gb2312` lose characters that gb18030 reads, so every gb label means gb18030. */
function canonical(label: string): string | null {
  const l = label.toLowerCase();
  if (/^(?:gb|x-gbk|chinese|cp936|ms936|windows-936)/.test(l)) return 'gb18030';
  try {
    return new TextDecoder(l).encoding;
  } catch {
    return null;
  }
}

function guessed(bytes: Uint8Array): string | null {
  const sample = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536));
  const { encoding } = detect(sample);
  return encoding ? canonical(encoding) : null;
}

function damageOf(text: string): number {
  return count(text, '\ufffd') + (implausible(text) ? text.length : 0);
}

/** Chinese read in a wrong encoding turns into rare signs: private-use, Latin-1 supplement letters, half-width katakana. */
function implausible(text: string): boolean {
  const sample = text.length > 200_000 ? text.slice(0, 200_000) : text;
  let odd = 0;
  let beyond = 0;
  for (let i = 0; i < sample.length; i++) {
    const c = sample.charCodeAt(i);
    if (c < 0x80) continue;
    beyond++;
    if ((c >= 0xe000 && c <= 0xf8ff) || (c >= 0xc0 && c <= 0x24f) || (c >= 0xff61 && c <= 0xff9f)) odd++;
  }
  return beyond > 20 && odd > beyond * 0.3;
}

function count(text: string, sign: string): number {
  let n = 0;
  for (let i = text.indexOf(sign); i !== -1; i = text.indexOf(sign, i + 1)) n++;
  return n;
}
