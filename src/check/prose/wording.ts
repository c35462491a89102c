// Findings about sentences in words: which sentence, where it stands, what it says, what the table or the other sentence says.
import { formCell } from '../../form/cell-refs.js';
import type { Mention } from '../../model/mention.js';
import type { Section } from '../../model/report.js';
import type { Text } from '../../model/text.js';
import type { CellRef } from '../../model/value.js';
import { plain } from '../decimal.js';

const longest = 60;

/** `「一、总体情况」第 3 段`, `paragraph 3 of 「一、总体情况」`. */
export function where(m: Mention, sections: readonly Section[]): Text {
  const heading = (sections[m.place.section]?.heading ?? '').trim();
  const paragraph = m.place.paragraph + 1;
  return heading === ''
    ? { zh: `正文第 ${m.place.section + 1} 部分第 ${paragraph} 段`, en: `paragraph ${paragraph} of section ${m.place.section + 1}` }
    : { zh: `「${heading}」第 ${paragraph} 段`, en: `paragraph ${paragraph} of 「${heading}」` };
}

/** A sentence begins with it. */
export function opening({ en }: Text): string {
  return en.charAt(0).toUpperCase() + en.slice(1);
}

export function quote(m: Mention): string {
  const words = m.text.replaceAll(/\s+/g, ' ').trim();
  return `“${words.length > longest ? `${words.slice(0, longest)}…` : words}”`;
}

/** What a sentence says, where its words do not show the number. */
export function stated(m: Mention): Text {
  const n = m.of === undefined ? plain(m.value) : `${plain(m.value)}%`;
  if (m.negated) return { zh: '（即 0）', en: ' (that is, 0)' };
  return m.derived === true ? { zh: `（即 ${n}）`, en: ` (that is, ${n})` } : { zh: '', en: '' };
}

/** What the form calls cells that are added up: one by its labels, more by what they have in common. */
export function nameOf(refs: readonly CellRef[]): Text {
  const cells = refs.map(formCell);
  const first = cells[0];
  if (first === undefined || cells.some((c) => c === undefined)) return { zh: refs.join(' + '), en: refs.join(' + ') };
  const label = (zh: string): string => zh.replace(/^[（(]?[一二三四五六七八九十\d]+[）).、]?\s*/u, '').replace(/(?<=.)（[^（）]{8,}）$/u, '');
  const shared = <T>(of: (c: NonNullable<typeof first>) => T): boolean => cells.every((c) => of(c!) === of(first));
  const rows = [...new Set(cells.map((c) => c!.row))];
  const columns = [...new Set(cells.map((c) => c!.column))];
  const group = first.row.under?.at(-1);
  const rowZh = rows.length > 2 && group !== undefined && shared((c) => c.row.under?.at(-1)) ? `${label(group)}（共 ${rows.length} 项）` : rows.map((r) => label(r.label.zh)).join(' 与 ');
  const rowEn = rows.length > 2 && group !== undefined && shared((c) => c.row.under?.at(-1)) ? `${groupEn(rows[0]!.label.en)} (${rows.length} rows)` : rows.map((r) => r.label.en).join(' and ');
  const columnZh = columns.length > 2 ? '法人或其他组织' : columns.map((c) => label(c.label.zh)).join(' 与 ');
  const columnEn = columns.length > 2 ? 'organisations' : columns.map((c) => c.label.en).join(' and ');
  return { zh: `「${rowZh} · ${columnZh}」`, en: `“${rowEn} · ${columnEn}”` };
}

function groupEn(label: string): string {
  return label.split(':')[0]!;
}
