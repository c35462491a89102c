// CSV after RFC 4180: UTF-8, comma, CRLF, quotes where needed, a header line.
import { anchorText } from '../store/anchor-text.js';
import type { Field, Row } from './table.js';

export const byteOrderMark = '\ufeff';

/** What a spreadsheet would take for a formula; full-width signs too, for Excel in Chinese and Japanese reads them alike. */
const formula = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;
/** Signs that are harmless: a signed number, a row of dashes. */
const harmless = /^ *(?:[+\-＋－]?\d[\d,.]*|[-－]+) *$/u;

export function csvLine(row: Row): string {
  return `${row.map(csvField).join(',')}\r\n`;
}

/** null is empty and `""` is an empty text. A text a spreadsheet would run gets an apostrophe before it, and so does one that begins with an apostrophe: taking one leading apostrophe off gives the text back. */
export function csvField(field: Field): string {
  if (field === null) return '';
  if (typeof field === 'number' || typeof field === 'boolean') return String(field);
  const text = typeof field === 'string' ? field : anchorText(field);
  if (text === '') return '""';
  const safe = text.startsWith("'") || (formula.test(text) && !harmless.test(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
