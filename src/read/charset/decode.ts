// Bytes → text. Order: BOM, UTF-16 by its zeros, valid UTF-8, then the encoding in which the text has the characters of a Chinese report; what was declared wrongly is said.
import { isUtf8 } from 'node:buffer';
import { detect } from 'jschardet';
import type { Problem } from '../../model/problem.js';
import type { Rejection } from '../../model/rejection.js';
import { rejection } from '../../model/rejection.js';
import { shareOfFrequent } from './frequent.js';

export interface Decoded {
  readonly text: string;
  readonly charset: string;
  readonly problems: readonly Problem[];
}

/** More than this share of characters that could not be decoded, and the text is not worth reading. */
const damageLimit = 0.02;

/** `stated`: the charset that what the bytes came in gives them, before what they say themselves. */
export function decode(bytes: Uint8Array, stated: string | null = null): Decoded | Rejection {
  const bom = byBom(bytes);
  if (bom !== null) return settle(bytes, bom, null);
  const wide = byZeros(bytes);
  if (wide === 'binary') {
    return rejection('binary',
      '文件既不是文字，也不是能读的格式：请确认下载的是报告本身，并且完整。',
      'The file is neither text nor a format that can be read: check that the report itself was downloaded, and whole.');
  }
  if (wide !== null) return settle(bytes, wide, null);
  const label = (stated === null ? null : canonical(stated)) ?? declared(bytes);
  if (isUtf8(bytes)) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
    return { text, charset: 'utf-8', problems: mislabelled(label, 'utf-8', text) };
  }
  return settle(bytes, likeliest(bytes, label), label);
}

/** A reading with this share of frequent characters is right beyond doubt; the slow detection is not asked. */
const sure = 0.15;
/** A smaller share comes about by chance. */
const chance = 0.04;
const sampleSize = 262_144;

/**
 * The charset in which the bytes make the most sense. What the label says counts for little: bytes of GBK are nearly always valid Big5 or EUC-KR as well, but the
 * text then is one of rare characters. Only where nothing is Chinese does the label decide, and after it the damage.
 */
function likeliest(bytes: Uint8Array, label: string | null): string {
  const sample = chinesePart(bytes);
  const readings = [...new Set(['gb18030', 'utf-8', 'big5', label].filter((c): c is string => c !== null))].map((charset) => reading(sample, charset));
  if (readings.every((r) => r.share < sure)) {
    const guess = guessed(sample);
    if (guess !== null && !readings.some((r) => r.charset === guess)) readings.push(reading(sample, guess));
  }
  const best = readings.reduce((a, b) => (b.share > a.share ? b : a));
  if (best.share >= chance) return best.charset;
  const labelled = readings.find((r) => r.charset === label);
  if (labelled !== undefined && labelled.damage === 0) return labelled.charset;
  // The first of equals wins: gb18030 reads nearly anything, so another must be strictly better.
  return readings.reduce((a, b) => (b.damage < a.damage ? b : a)).charset;
}

interface Trial {
  readonly charset: string;
  /** Frequent characters among those beyond ASCII, 0–1. */
  readonly share: number;
  readonly damage: number;
}

function reading(sample: Uint8Array, charset: string): Trial {
  const text = new TextDecoder(charset).decode(sample);
  return { charset, share: shareOfFrequent(text), damage: damageOf(text) };
}

/** The first 256 KB from where something is not ASCII: pages open with long scripts. */
function chinesePart(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= sampleSize) return bytes;
  const from = Math.max(0, bytes.findIndex((b) => b >= 0x80));
  return bytes.subarray(from, from + sampleSize);
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
  if (!bytes.subarray(0, n).includes(0)) return null;
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
  const m = /<meta[^<>]+?charset\s*=\s*(?:["']\s*)?([\w-]+)/i.exec(head) ?? /<\?xml[^<>]+?encoding\s*=\s*["']([\w-]+)/i.exec(head);
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
