// The words of a report in one list, with where they stand: what every rule of this folder walks over.
import type { Passage } from '../../model/finding.js';
import type { Report, SectionId } from '../../model/report.js';

/** A paragraph of the opening (section −1) or of a section; paragraph −1 is the heading of its section. */
export interface Prose {
  readonly section: number;
  readonly sectionId: SectionId | null;
  readonly paragraph: number;
  readonly text: string;
}

const known = new WeakMap<Report, readonly Prose[]>();

/** Opening, headings and paragraphs in the order of the report. */
export function proseIn(report: Report): readonly Prose[] {
  let all = known.get(report);
  if (all === undefined) known.set(report, (all = list(report)));
  return all;
}

function list(report: Report): Prose[] {
  const all: Prose[] = (report.opening ?? []).map((p, paragraph) => ({ section: -1, sectionId: null, paragraph, text: p.text }));
  report.sections.forEach((s, section) => {
    all.push({ section, sectionId: s.id, paragraph: -1, text: s.heading });
    s.paragraphs.forEach((p, paragraph) => all.push({ section, sectionId: s.id, paragraph, text: p.text }));
  });
  return all;
}

const joined = new WeakMap<Report, string>();

/** All of it in one string, to ask once whether a sign is there at all. */
export function wholeText(report: Report): string {
  let whole = joined.get(report);
  if (whole === undefined) joined.set(report, (whole = proseIn(report).map((p) => p.text).join('\n')));
  return whole;
}

/** The signs from `start` to `end` of a paragraph as the evidence of a finding. */
export function passage({ text, section, sectionId, paragraph }: Prose, start: number, end: number): Passage {
  return { place: { section, sectionId, paragraph, start, end }, text: text.slice(start, end) };
}

const stop = /[。；！？;!?\n]/;

/** The sentence around an index: where it starts and ends (its mark left out). */
export function sentenceAt(text: string, index: number): readonly [start: number, end: number] {
  let start = index;
  while (start > 0 && !stop.test(text[start - 1]!)) start--;
  let end = index;
  while (end < text.length && !stop.test(text[end]!)) end++;
  return [start, end];
}

/** True where an index stands in the name of a document or in quotation marks. */
export function isQuoted(text: string, index: number): boolean {
  return text.lastIndexOf('《', index) > text.lastIndexOf('》', index) || text.lastIndexOf('“', index) > text.lastIndexOf('”', index);
}

/** The date stands at the end of the report; above it, it is the page that gives one. */
export function isSigned(report: Report): boolean {
  return report.sections.at(-1)?.paragraphs.slice(-4).some((p) => /^[\s\d〇○零一二三四五六七八九十]+[年./-][\s\d一二三四五六七八九十]+[月./-][\s\d一二三四五六七八九十]+日?$/u.test(p.text)) ?? false;
}
