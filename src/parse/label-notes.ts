// Labels that were not read by the letter, of one table: those that differ only in their setting are folded into one problem, the others say each what it was.
import type { GridCell } from '../model/grid.js';
import type { CellRef } from '../model/value.js';
import type { Cells } from './cells.js';
import { label } from './label.js';

interface Reading {
  readonly cell: GridCell;
  readonly form: string;
  readonly refs: readonly CellRef[];
  readonly known: boolean;
}

export class LabelNotes {
  private readonly readings = new Map<string, Reading>();

  /** `known`: a wording that is in use for the same thing, no slip. */
  add(cell: GridCell, form: string, refs: readonly CellRef[], known = false): void {
    if (cell.text === form || cell.text === '') return;
    const key = `${cell.text}\n${form}`;
    const before = this.readings.get(key);
    this.readings.set(key, { cell, form, refs: before === undefined ? refs : [...new Set([...before.refs, ...refs])], known });
  }

  into(cells: Cells): void {
    const set: Reading[] = [];
    for (const r of this.readings.values()) {
      const found = label(r.cell.text);
      const form = label(r.form);
      if (found.letter === form.letter) {
        set.push(r);
        continue;
      }
      const same = r.known || found.core === form.core || found.bare === form.bare;
      cells.problem('label', same ? 'note' : 'warning', `「${r.cell.text}」读作「${r.form}」。`, `"${r.cell.text}" was read as "${r.form}".`, {
        found: r.cell.text, taken: r.form, ...(r.refs.length > 0 ? { cells: r.refs } : {}), anchor: r.cell.anchor,
      });
    }
    const first = set[0];
    if (first === undefined) return;
    cells.problem('label', 'note', `${set.length} 个项目名与格式只在空格、换行、全半角或繁简上不同。`, `${set.length} labels differ from the form only in blanks, line breaks, width or traditional characters.`, {
      found: set.map((r) => r.cell.text.replace(/\n/g, '⏎')).join(' | '), taken: set.map((r) => r.form).join(' | '), anchor: first.cell.anchor,
    });
  }
}
