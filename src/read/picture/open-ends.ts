// Lines → the sides of tables that no line closes: a page break, or a style without outer lines, leaves them open.

export interface Stretch {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** So many lines that end together are no strokes of letters. */
const together = 3;
/** The room of a row, in `near`. */
const room = 3;

/**
 * Where lines end together past the last line that crosses them, as the line that is missing there.
 * `near`: distance at which ends and places of lines are the same.
 */
export function openEnds(lines: readonly Stretch[], crossing: readonly Stretch[], near: number): Stretch[] {
  const out: Stretch[] = [];
  for (const side of ['from', 'to'] as const) {
    const sorted = lines.filter((l) => crossing.some((c) => meets(l, c, near))).sort((a, b) => a[side] - b[side]);
    for (let i = 0; i < sorted.length; ) {
      let end = i;
      while (end < sorted.length && sorted[end]![side] - sorted[i]![side] <= near) end++;
      const group = sorted.slice(i, end);
      i = end;
      const at = group.reduce((n, l) => n + l[side], 0) / group.length;
      const [from, to] = [Math.min(...group.map((l) => l.at)), Math.max(...group.map((l) => l.at))];
      const isClosed = crossing.some((c) => Math.abs(c.at - at) < near * room && c.from <= to + near && c.to >= from - near);
      if (group.length >= together && !isClosed) out.push({ at, from, to });
    }
  }
  return out;
}

function meets(l: Stretch, c: Stretch, near: number): boolean {
  return c.at >= l.from - near && c.at <= l.to + near && l.at >= c.from - near && l.at <= c.to + near;
}
