// A located document → the second report in it, where it holds more than one: those of two organs or years would be read into one another.
import type { Fact } from '../model/report.js';
import type { Located } from './locate.js';
import { isAboutReports, isAgency, titleFacts } from './title.js';
import { requestRowLexicon, requestRows } from './vocabulary.js';

/** Longer lines are sentences. */
const titleLength = 90;
const firstRow = requestRows.findIndex((r) => r.id === 'new');

/**
 * The title of another report – of another agency or year – whose sections and table of requests follow behind those of the first; null where there is none. A report that stands twice, and titles in lists and links, are no other report.
 */
export function otherReportIn(located: Located, agency: Fact<string>, year: Fact<number>): string | null {
  const tables = located.zones.requests.filter(({ row }) => row !== null && row.cells.some((c, i) => row.kinds[i] === 'words' && requestRowLexicon.match(c.text)?.key === firstRow)).length;
  if (tables < 2) return null;
  const starts = located.sections.flatMap((s, i) => (s.id === 'requests' ? [i] : []));
  for (const start of starts.slice(1)) {
    const first = located.sections.slice(0, start).findLastIndex((s) => s.id === 'overview' || s.id === 'proactive');
    const begin = located.sections[first - 1]?.id === 'overview' ? first - 1 : first;
    // The title a report bears stands last before its first section; what is above it may be links to other years.
    const lines = located.sections[begin - 1]?.paragraphs.map((p) => p.text.replace(/\s+/g, '')) ?? [];
    const at = lines.findLastIndex((t) => t.length <= titleLength && !/[。；>»|]/.test(t) && titleFacts(t) !== null);
    const named = at < 0 || isAboutReports(lines[at]!) ? null : titleFacts(lines[at]!);
    if (named === null) continue;
    // A bare title has its agency on the line above or below.
    const beside = named.agency === null ? ([lines[at - 1], lines[at + 1]].find((l) => l !== undefined && isAgency(l)) ?? null) : null;
    const name = named.agency ?? beside;
    const differs = (name !== null && agency.value !== null && !sameName(name, agency.value)) || (named.years.length > 0 && year.value !== null && !named.years.includes(year.value));
    if (differs) return beside === null ? lines[at]! : `${beside}${lines[at]!}`;
  }
  return null;
}

/** 水务局 is 青川市水务局. */
function sameName(a: string, b: string): boolean {
  return a.endsWith(b) || b.endsWith(a);
}
