// Cells under a merge → gone from the sheet, as nobody sees them: what they hold goes with the one cell that is seen.
import type { Shown, ShownCell } from './sheet-cells.js';

/** Null where it would take more than `most` looks: merges that lie over each other without end. */
export function withoutCovered(shown: Shown, most: number): Shown | null {
  if (shown.merges.length === 0) return shown;
  const rows = new Map<number, Map<number, ShownCell>>();
  for (const [r, row] of shown.rows) rows.set(r, new Map(row));
  let looks = 0;
  for (const { s, e } of shown.merges) {
    const covered: ShownCell[] = [];
    looks += Math.min(rows.size, e.r - s.r + 1);
    for (const r of filled(rows, s.r, e.r)) {
      const row = rows.get(r)!;
      if ((looks += Math.min(row.size, e.c - s.c + 1)) > most) return null;
      for (const c of filled(row, s.c, e.c)) {
        const cell = row.get(c);
        if (cell === undefined || (r === s.r && c === s.c)) continue;
        row.delete(c);
        covered.push(cell);
      }
    }
    const first = rows.get(s.r)?.get(s.c) ?? { text: '' };
    // The same in every cell is how some programs write a merge.
    const kept = new Set(covered.flatMap((c) => [c.text, c.dropped ?? '']).filter((t) => t !== '' && t !== first.text));
    if (kept.size === 0) continue;
    const under = rows.get(s.r) ?? new Map<number, ShownCell>();
    rows.set(s.r, under.set(s.c, { ...first, dropped: [...(first.dropped === undefined ? [] : [first.dropped]), ...kept].join(' ') }));
  }
  return { ...shown, rows };
}

/** Keys of a map from one number to another, by the shorter way. */
function filled(map: ReadonlyMap<number, unknown>, from: number, to: number): number[] {
  if (map.size < to - from + 1) return [...map.keys()].filter((k) => k >= from && k <= to);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((k) => map.has(k));
}
