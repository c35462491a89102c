// Dates as lists, articles and addresses write them → YYYY-MM-DD.

const written = /(?<!\d)((?:19|20)\d{2})\s*(?:[-/.]|年|&#24180;)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})(?!\d)/g;

/** The first date of a text, or null; a day that no calendar has is none. */
export function dateIn(text: string): string | null {
  for (const m of text.matchAll(written)) {
    const date = dateOf(Number(m[1]), Number(m[2]), Number(m[3]));
    if (date !== null) return date;
  }
  return null;
}

/** The date an address tells: `/art/2024/1/15/`, `t20240115_12`, `/202401/20/`; null where it tells a month at most. */
export function dateOfAddress(url: string): string | null {
  const m = /\/((?:19|20)\d{2})\/(\d{1,2})\/(\d{1,2})\//.exec(url) ?? /\/t((?:19|20)\d{2})(\d{2})(\d{2})_\d/.exec(url)
    ?? /\/((?:19|20)\d{2})(\d{2})\/(\d{2})\//.exec(url) ?? /\/((?:19|20)\d{2})-(\d{2})-(\d{2})\//.exec(url) ?? /\/((?:19|20)\d{2})(\d{2})(\d{2})\//.exec(url);
  return m === null ? null : dateOf(Number(m[1]), Number(m[2]), Number(m[3]));
}

/** Seconds or milliseconds since 1970 → the day in China. */
export function dateOfStamp(stamp: number): string | null {
  const ms = stamp > 1e11 ? stamp : stamp * 1000;
  if (!Number.isFinite(ms) || ms < 631_123_200_000 || ms > 4_102_444_800_000) return null;
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
}

export function dateOf(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (!(year >= 1990 && year <= 2100) || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null;
  return at.toISOString().slice(0, 10);
}
