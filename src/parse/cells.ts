// What the table readers put their readings into: one Value a cell, and the problems of reading it. A cell read twice must agree with itself.
import type { Anchor } from '../model/anchor.js';
import type { GridCell } from '../model/grid.js';
import type { Problem } from '../model/problem.js';
import type { CellRef, Value } from '../model/value.js';
import { unreadable, type NumeralContext } from './numeral.js';
import { readCell } from './readings.js';

export class Cells {
  readonly values = new Map<CellRef, Value>();
  readonly problems: Problem[] = [];
  /** Rows that stand in the document twice, not with the same figures. */
  private readonly contested = new Set<string>();
  /** Cells read twice with the same figure. */
  private readonly agreed = new Set<CellRef>();

  /** Reads one grid cell as the figure of a cell of the form. */
  read(ref: CellRef, cell: GridCell, options: Pick<NumeralContext, 'unit' | 'signed'> = {}): void {
    const { value, problems } = readCell(cell, { cell: ref, anchor: cell.anchor, ...options, ...(cell.dropped === undefined ? {} : { dropped: cell.dropped }) });
    const before = this.values.get(ref);
    if (before !== undefined) {
      if (before.state === value.state && before.value === value.value && before.raw === value.raw) {
        this.agreed.add(ref);
        return;
      }
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
    for (const ref of refs) if ((this.values.get(ref)?.state ?? 'unreadable') !== 'unreadable') this.contest(ref);
    for (const ref of open) this.values.set(ref, unreadable(raw, figures[0]?.anchor ?? anchor, candidates));
    if (open.length > 0) this.problems.push({ code, level: 'error', message: { zh, en }, found: raw, cells: open, anchor });
  }

  /** What was read of these cells may not be theirs: unreadable, with the figure it was. */
  withdraw(refs: readonly CellRef[], code: string, zh: string, en: string): void {
    const lost = refs.filter((ref) => (this.values.get(ref)?.state ?? 'unreadable') !== 'unreadable');
    for (const ref of lost) {
      const { raw, anchor, value } = this.values.get(ref)!;
      this.values.set(ref, unreadable(raw ?? '', anchor!, value === null ? [] : [value]));
    }
    if (lost.length > 0) this.problem(code, 'error', zh, en, { cells: lost });
  }

  /** A row printed twice, of which one printing tells nothing. */
  contest(ref: CellRef): void {
    this.contested.add(rowOf(ref));
  }

  /**
   * Where `enough` rows of a table stand twice with different figures, two tables stand in its place: of this and of last year, of an agency and of those under it.
   * What only one of them prints is then nobody's for certain.
   */
  twoTables(belongs: (ref: CellRef) => boolean, enough: number): void {
    if ([...this.contested].filter(belongs).length < enough) return;
    const lost: CellRef[] = [];
    for (const [ref, value] of this.values) {
      if (!belongs(ref) || value.state === 'unreadable' || this.agreed.has(ref)) continue;
      this.values.set(ref, unreadable(value.raw ?? '', value.anchor!, value.value === null ? [] : [value.value]));
      lost.push(ref);
    }
    if (lost.length > 0) this.problem('ambiguous', 'error', `文中有两张内容不同的同类表格，其余 ${lost.length} 格无法确定属于哪一张。`, `Two tables of this kind stand in the document with different figures; of ${lost.length} more cells it cannot be told to which they belong.`, { cells: lost });
  }

  problem(code: string, level: Problem['level'], zh: string, en: string, rest: Pick<Problem, 'found' | 'taken' | 'cells' | 'anchor'> = {}): void {
    this.problems.push({ code, level, message: { zh, en }, ...rest });
  }

  private conflict(ref: CellRef, before: Value, now: Value): void {
    this.contest(ref);
    const figures = [...new Set([...(before.candidates ?? []), before.value, now.value].filter((n) => n !== null && n !== undefined))];
    this.values.set(ref, unreadable(`${before.raw ?? ''} | ${now.raw ?? ''}`, before.anchor ?? now.anchor!, figures));
    this.problems.push({
      code: 'conflict', level: 'error', cells: [ref], found: `${before.raw ?? ''} | ${now.raw ?? ''}`, ...(now.anchor === null ? {} : { anchor: now.anchor }),
      message: { zh: `这一格在文中出现两次，数字不同：「${before.raw ?? ''}」与「${now.raw ?? ''}」。`, en: `This cell is printed twice with different figures: "${before.raw ?? ''}" and "${now.raw ?? ''}".` },
    });
  }
}

function rowOf(ref: CellRef): string {
  return ref.slice(0, ref.lastIndexOf('.'));
}
