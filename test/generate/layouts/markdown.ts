// Markdown as converters leave it: bars with spans lost, merged text repeated, or bare tabs with shifted cells.
import type { Draft, DraftSection, Layout } from '../draft.js';
import { expand, statutory } from '../tables.js';
import type { Rng } from '../rng.js';
import { cellText, markdownPage, pipeTable } from './plain.js';

export const markdownPipes: Layout = { id: 'markdown-pipes', format: 'markdown', write: (draft) => markdownPage(draft, (s) => pipeTable(draft, statutory(draft, s.blocks), 'empty')) };
export const markdownRepeated: Layout = { id: 'markdown-merged-repeated', format: 'markdown', write: (draft) => markdownPage(draft, (s) => pipeTable(draft, statutory(draft, s.blocks), 'repeat')) };

/** Rows cut by tabs; in some the empty places before the first label are lost and the row is filled up at its end. */
function shifted(draft: Draft, section: DraftSection, r: Rng): string {
  return expand(statutory(draft, section.blocks)).map((slots) => {
    const cells = slots.map((s) => (s === null || s.dx > 0 || s.dy > 0 ? '' : cellText(draft, s.cell)));
    const own = slots.findIndex((s) => s !== null && s.dx === 0 && s.dy === 0);
    const lost = own > 0 && r.chance(0.4) ? r.int(1, own) : 0;
    // A label that spanned columns may lose the empty places after it.
    const spanning = slots[own]?.cell.role === 'label' && (slots[own]?.cell.colspan ?? 1) > 1 && r.chance(0.4) ? slots[own]!.cell.colspan - 1 : 0;
    const kept = [...cells.slice(lost, own + 1), ...cells.slice(own + 1 + spanning)];
    return [...kept, ...Array.from({ length: r.chance(0.5) ? lost + spanning : 0 }, () => '')].join('\t');
  }).join('\n');
}

export const markdownTabs: Layout = { id: 'markdown-tabs-shifted', format: 'markdown', shifts: true, write: (draft, r) => markdownPage(draft, (s) => shifted(draft, s, r), (i) => [2, 2, 3, 4, 4, 0][i] ?? 2) };
