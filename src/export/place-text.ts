// A place in the prose of a report → the paragraph that stands there, and the heading over it.
import type { Place } from '../model/mention.js';
import type { Report } from '../model/report.js';

export interface PlaceText {
  /** null for the opening, which has none. */
  readonly heading: string | null;
  readonly text: string;
}

/** Section −1 is the opening, paragraph −1 the heading of a section; null where the report has no such place. */
export function placeText(report: Pick<Report, 'sections' | 'opening'>, { section, paragraph }: Place): PlaceText | null {
  const at = section === -1 ? undefined : report.sections[section];
  const heading = at?.heading ?? null;
  const text = section === -1 ? report.opening?.[paragraph]?.text : paragraph === -1 ? at?.heading : at?.paragraphs[paragraph]?.text;
  return text === undefined ? null : { heading, text };
}
