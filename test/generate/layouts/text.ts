// Plain text: tables copied with tabs, or set with blanks so that columns line up in a fixed pitch.
import type { Draft, DraftSection, Layout } from '../draft.js';
import { expand, statutory } from '../tables.js';
import { cellText, textPage } from './plain.js';

function places(draft: Draft, section: DraftSection): string[][] {
  return expand(statutory(draft, section.blocks)).map((slots) => slots.map((s) => (s === null || s.dx > 0 || s.dy > 0 ? '' : cellText(draft, s.cell))));
}

/** Width in a fixed pitch: a Chinese character takes two places. */
function width(text: string): number {
  return [...text].reduce((n, c) => n + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”—…]/u.test(c) ? 2 : 1), 0);
}

export const textTabs: Layout = { id: 'text-tabs', format: 'text', write: (draft) => textPage(draft, (s) => places(draft, s).map((row) => row.join('\t')).join('\n')) };

export const textAligned: Layout = {
  id: 'text-aligned',
  format: 'text',
  shifts: true,
  write: (draft) =>
    textPage(draft, (s) => {
      const rows = places(draft, s);
      const columns = rows[0]!.map((_, x) => 2 + Math.max(...rows.map((row) => width(row[x] ?? ''))));
      return rows.map((row) => row.map((t, x) => t + ' '.repeat(columns[x]! - width(t))).join('').trimEnd()).join('\n');
    }),
};
