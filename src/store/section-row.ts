// Sections in and out of their table.
import type { Anchor } from '../model/anchor.js';
import type { Paragraph, Section } from '../model/report.js';

/** Prose is stored as one text, for searching; lengths and anchors give its paragraphs back. */
export function sectionRow(version_id: number, ordinal: number, s: Section) {
  return {
    version_id, ordinal, form_id: s.id, heading: s.heading, anchor: JSON.stringify(s.anchor), text: s.paragraphs.map((p) => p.text).join('\n'),
    paragraphs: JSON.stringify(s.paragraphs.map((p) => [p.text.length, p.anchor])),
  };
}

/** null where there is none. */
export function openingText(opening: readonly Paragraph[]): string | null {
  return opening.length === 0 ? null : JSON.stringify(opening.map((p) => [p.text, p.anchor]));
}

export function openingOf(text: string): Paragraph[] {
  return (JSON.parse(text) as [string, Anchor][]).map(([t, anchor]) => ({ text: t, anchor }));
}

export function sectionOf(row: { form_id: string | null; heading: string; anchor: string; text: string; paragraphs: string }): Section {
  let from = 0;
  const paragraphs = (JSON.parse(row.paragraphs) as [number, Anchor][]).map(([length, anchor]) => {
    const text = row.text.slice(from, from + length);
    from += length + 1;
    return { text, anchor };
  });
  return { id: row.form_id as Section['id'], heading: row.heading, anchor: JSON.parse(row.anchor) as Anchor, paragraphs };
}
