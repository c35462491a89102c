// Dates as published → ISO dates. Impossible ones are none.
import { hanNumber } from './label.js';

const arabic = /(?<!\d)((?:19|20)\d{2})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*日?(?!\d)/;
const inHan = /([一二][〇○零Ｏ九][〇○零Ｏ一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/;

/** The first date in a text, YYYY-MM-DD. */
export function dateIn(text: string): string | null {
  const m = arabic.exec(text);
  if (m !== null) return iso(Number(m[1]), Number(m[2]), Number(m[3]));
  const h = inHan.exec(text);
  if (h === null) return null;
  const year = Number([...h[1]!].map((c) => ('〇○零Ｏ'.includes(c) ? 0 : hanNumber(c))).join(''));
  return iso(year, hanNumber(h[2]!), hanNumber(h[3]!));
}

/** True for a line that is a date and nothing else, as under a signature. */
export function isDateLine(text: string): boolean {
  return text.length <= 24 && dateIn(text) !== null && text.replace(arabic, '').replace(inHan, '').replace(/[()（）\s。]/g, '') === '';
}

function iso(year: number, month: number, day: number): string | null {
  const d = new Date(Date.UTC(year, month - 1, day));
  if (d.getUTCFullYear() !== year || d.getUTCMonth() !== month - 1 || d.getUTCDate() !== day) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
