// What the table readers put their readings into: one Value a cell, and the problems of reading it. A cell read twice must agree with itself.
import type { Anchor } from '../model/anchor.js';
import type { GridCell } from '../model/grid.js';
import type { Problem } from '../model/problem.js';
import type { CellRef, Value } from '../model/value.js';
import { numeral, unreadable, type NumeralContext } from './numeral.js';

export class Cells {
  readonly values = new Map<CellRef, Value>();
  readonly problems: Problem[] = [];

  /** Reads one grid cell as the figure of a cell of the form. */
  read(ref: CellRef, cell: GridCell, options: Pick<NumeralContext, 'unit' | 'signed'> = {}): void {
    const { value, problems } = numeral(cell.text, { cell: ref, anchor: cell.anchor, ...options, ...(cell.dropped === undefined ? {} : { dropped: cell.dropped }) });
    const before = this.values.get(ref);
    if (before !== undefined) {
      if (before.state === value.state && before.value === value.value && before.raw === value.raw) return;
      this.conflict(ref, before, value);
      return;
    }
    this.values.set(ref, value);
    this.problems.push(...problems);
  }

  /** Something stands in the document for these cells, but which figure is whose cannot be told. */
  unclear(refs: readonly CellRef[], figures: readonly GridCell[], anchor: Anchor, code: string, zh: string, en: string): void {
    const raw = figures.map((c) => c.text).join(' ').slice(0, 120);
    const candidates = [...new Set(figures.map((c) => (/^\d{1,15}(?:\.\d+)?$/.test(c.text) ? Number(c.text) : null)).filter((n) => n !== null))].slice(0, 8);
    const open = refs.filter((r) => !this.values.has(r));
    for (const ref of open) this.values.set(ref, unreadable(raw, figures[0]?.anchor ?? anchor, candidates));
    if (open.length > 0) this.problems.push({ code, level: 'error', message: { zh, en }, found: raw, cells: open, anchor });
  }

  problem(code: string, level: Problem['level'], zh: string, en: string, rest: Pick<Problem, 'found' | 'taken' | 'cells' | 'anchor'> = {}): void {
    this.problems.push({ code, level, message: { zh, en }, ...rest });
  }

  private conflict(ref: CellRef, before: Value, now: Value): void {
    const figures = [...new Set([...(before.candidates ?? []), before.value, now.value].filter((n) => n !== null && n !== undefined))];
    this.values.set(ref, unreadable(`${before.raw ?? ''} | ${now.raw ?? ''}`, before.anchor ?? now.anchor!, figures));
    this.problems.push({
      code: 'conflict', level: 'error', cells: [ref], found: `${before.raw ?? ''} | ${now.raw ?? ''}`, ...(now.anchor === null ? {} : { anchor: now.anchor }),
      message: { zh: `这一格在文中出现两次，数字不同：「${before.raw ?? ''}」与「${now.raw ?? ''}」。`, en: `This cell is printed twice with different figures: "${before.raw ?? ''}" and "${now.raw ?? ''}".` },
    });
  }
}
