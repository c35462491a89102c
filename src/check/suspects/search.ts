// A system that does not hold → every smallest set of cells whose change makes it hold, by branching on equations that no chosen cell can mend.
import type { CellRef } from '../../model/value.js';
import { alone, combinations, isOff, isWhole, solve, solveFor, type Pivot, type Row } from './elimination.js';
import type { Printed } from './printed.js';

/** One smallest way to make every equation hold: what each cell would say. */
export interface Repair {
  /** Cells with a printed figure (or a blank among figures) that would change. */
  readonly cells: ReadonlyMap<CellRef, number>;
  /** Gaps that the equations then fill with a figure other than 0. */
  readonly filled: ReadonlyMap<CellRef, number>;
  /** The equations leave the values of these cells some play; the nearest to the printed ones are given. */
  readonly open: boolean;
}

export interface Bounds {
  /** Equations looked at, about 800,000 a second. Counted and not timed, so that the same report always has the same answer. */
  readonly work: number;
  readonly repairs: number;
}

export interface Found {
  /** All of one size; empty where nothing is wrong, or where the bound was met before a set was found. */
  readonly repairs: readonly Repair[];
  /** Cells of a set. 0: the equations hold, with the gaps filled. */
  readonly size: number;
  /** `repairs` is not all of them. */
  readonly cut?: 'too-many' | 'time';
}

/**
 * Values are counts: whole, not negative. Cells that are not known and gaps may be anything of the kind and cost nothing.
 * Complete: every set of the smallest size is found, unless `cut` says otherwise. In any repair, an equation that is off and has no chosen cell in it has a cell that moves it the right way;
 * the branches try each such cell, and those tried are barred from the branches after, so that no set is met twice.
 */
export function search(p: Printed, bounds: Bounds): Found {
  return new Search(p, bounds).run();
}

class Search {
  private readonly refs: readonly CellRef[];
  private readonly counts: Float64Array;
  private readonly barred: Uint8Array;
  private readonly chosen: number[] = [];
  /** Chosen cells that no equation binds once the others are chosen. */
  private readonly loose: number[] = [];
  private readonly stamps: Int32Array;
  private stamp = 0;
  private readonly pivots: Pivot[] = [];
  private readonly given: number;
  private readonly base: Row[];
  private readonly costless = new Set<number>();
  private budget = 0;
  private work = 0;
  private cut: 'too-many' | 'time' | null = null;
  private found: Repair[] = [];

  constructor(private readonly p: Printed, private readonly bounds: Bounds) {
    this.refs = p.group.cells;
    const index = new Map(this.refs.map((ref, i) => [ref, i]));
    this.counts = Float64Array.from(this.refs, (ref) => p.counts.get(ref)!);
    this.barred = new Uint8Array(this.refs.length);
    this.stamps = new Int32Array(this.refs.length);
    let rows = p.equations.map((e): Row => {
      const coefficients = new Int32Array(this.refs.length);
      for (const [ref, k] of e.coefficients) coefficients[index.get(ref)!] = k;
      return { coefficients, rest: -p.off.get(e)! };
    });
    for (const ref of [...p.unknown, ...p.gaps]) {
      const cell = index.get(ref)!;
      this.costless.add(cell);
      const at = rows.findIndex((r) => r.coefficients[cell] !== 0);
      // Bound to other costless cells only.
      if (at === -1) continue;
      this.pivots.push({ cell, row: rows[at]! });
      rows = solveFor(rows, at, cell);
    }
    this.given = this.pivots.length;
    this.base = rows;
  }

  run(): Found {
    const { rows, forced } = this.forced();
    for (this.budget = forced + this.least(rows); this.budget <= this.refs.length; this.budget++) {
      this.visit(rows, this.budget - forced);
      if (this.found.length > 0 || this.cut !== null) break;
    }
    const { cut } = this;
    return { repairs: this.found, size: this.budget, ...(cut === null ? {} : { cut }) };
  }

  /** What is no count has to change, where a sum it is in is off: it is chosen before all others. */
  private forced(): { readonly rows: readonly Row[]; readonly forced: number } {
    let rows = this.base;
    let forced = 0;
    for (const [cell, n] of this.counts.entries()) {
      if ((n >= 0 && isWhole(n)) || this.costless.has(cell) || !this.isInBroken(this.refs[cell]!)) continue;
      const at = rows.findIndex((r) => r.coefficients[cell] !== 0);
      this.chosen.push(cell);
      if (at === -1) this.loose.push(cell);
      else {
        this.pivots.push({ cell, row: rows[at]! });
        rows = solveFor(rows, at, cell);
      }
      forced++;
    }
    return { rows, forced };
  }

  private isInBroken(ref: CellRef): boolean {
    return (this.p.group.of.get(ref) ?? []).some((e) => (this.p.off.get(e) ?? 0) !== 0);
  }

  /** `left`: how many more cells may be chosen. */
  private visit(rows: readonly Row[], left: number): void {
    if (this.cut !== null) return;
    if (++this.work > this.bounds.work) {
      this.cut = 'time';
      return;
    }
    const at = this.narrowest(rows, left);
    if (at === 'hopeless') return;
    if (at === null) {
      this.settle(rows, left);
      return;
    }
    const movers = this.movers(rows[at]!);
    for (const cell of movers) {
      // The last cell has to mend all that is off and nothing else.
      if (left > 1 || mendsAll(rows, at, cell)) {
        this.chosen.push(cell);
        this.pivots.push({ cell, row: rows[at]! });
        this.visit(solveFor(rows, at, cell), left - 1);
        this.pivots.pop();
        this.chosen.pop();
      }
      this.barred[cell] = 1;
    }
    for (const cell of movers) this.barred[cell] = 0;
  }

  /** Cells not chosen whose change could move the row towards its rest. */
  private movers(row: Row): number[] {
    this.work++;
    const cells: number[] = [];
    for (let i = 0; i < row.coefficients.length; i++) if (this.moves(row, i)) cells.push(i);
    return cells;
  }

  private moves(row: Row, i: number): boolean {
    const k = row.coefficients[i]!;
    if (k === 0 || this.barred[i] === 1) return false;
    // Upwards there is always room, downwards as far as to 0.
    return k > 0 === row.rest > 0 || this.counts[i]! > 0;
  }

  /** Index of the row that is off with the fewest cells to mend it; null where none is off; `hopeless` where more cells are needed than are left. */
  private narrowest(rows: readonly Row[], left: number): number | null | 'hopeless' {
    const off: { readonly at: number; readonly cells: readonly number[] }[] = [];
    for (let at = 0; at < rows.length; at++) {
      if (!isOff(rows[at]!)) continue;
      if (left === 0) return 'hopeless';
      const cells = this.movers(rows[at]!);
      if (cells.length === 0) return 'hopeless';
      off.push({ at, cells });
    }
    if (off.length === 0) return null;
    off.sort((a, b) => a.cells.length - b.cells.length);
    return this.apart(off) > left ? 'hopeless' : off[0]!.at;
  }

  /** How many of the rows, narrowest first, share no cell that could mend them: each needs a cell of its own. */
  private apart(off: readonly { readonly cells: readonly number[] }[]): number {
    const stamp = ++this.stamp;
    let apart = 0;
    for (const { cells } of off) {
      if (cells.some((i) => this.stamps[i] === stamp)) continue;
      for (const i of cells) this.stamps[i] = stamp;
      apart++;
    }
    return apart;
  }

  private least(rows: readonly Row[]): number {
    return this.apart(rows.filter(isOff).map((row) => ({ cells: this.movers(row) })).sort((a, b) => a.cells.length - b.cells.length));
  }

  /** Every equation can be mended by the chosen cells; whether with counts is seen here. If not, one more cell has to take part. */
  private settle(rows: readonly Row[], left: number): void {
    if (this.loose.length === 0) {
      const changes = this.changes();
      const wrong = this.pivots.findIndex((v) => !this.fits(v, changes));
      if (wrong === -1) this.keep(changes, false);
      else if (left > 0) this.widen(rows, left, this.helpers(wrong, changes));
      return;
    }
    const played = this.loose.length === 1 ? this.play() : this.corner();
    if (played === 'fractions') this.cut = 'too-many';
    else if (played !== null) this.keep(played, true);
    else if (left > 0) this.widen(rows, left, this.anyHelpers());
  }

  /** The change of every chosen cell, with that of loose ones given; nothing for a costless cell that hangs on others of its kind. */
  private changes(loose: ReadonlyMap<number, number> = new Map()): Map<number, number> {
    const changes = new Map<number, number>(loose);
    for (let j = this.pivots.length - 1; j >= 0; j--) {
      const { cell, row } = this.pivots[j]!;
      if (j < this.given && this.hangs(row, cell, changes)) continue;
      let rest = row.rest;
      for (const [other, change] of changes) rest -= row.coefficients[other]! * change;
      changes.set(cell, rest / row.coefficients[cell]!);
    }
    return changes;
  }

  /** The row has costless cells in it beside its own whose values are not known. */
  private hangs(row: Row, own: number, changes: ReadonlyMap<number, number>): boolean {
    for (const i of this.costless) if (i !== own && row.coefficients[i] !== 0 && !changes.has(i)) return true;
    return false;
  }

  private fits({ cell }: Pivot, changes: ReadonlyMap<number, number>): boolean {
    const change = changes.get(cell);
    if (change === undefined) return true;
    const value = this.counts[cell]! + change;
    return value > -1e-6 && isWhole(value);
  }

  /** Cells that could bring the value of a pivot, which is no count, towards one. */
  private helpers(index: number, changes: ReadonlyMap<number, number>): number[] {
    const { cell } = this.pivots[index]!;
    const row = alone(this.pivots, index);
    const own = row.coefficients[cell]!;
    const value = this.counts[cell]! + changes.get(cell)!;
    const cells: number[] = [];
    for (let i = 0; i < row.coefficients.length; i++) {
      const k = row.coefficients[i]!;
      if (i === cell || k === 0 || this.barred[i] === 1 || this.isChosen(i)) continue;
      // own · change + k · other = rest: a value below 0 has to rise.
      if (value > -1e-6 || k > 0 !== own > 0 || this.counts[i]! > 0) cells.push(i);
    }
    return cells;
  }

  private anyHelpers(): number[] {
    const cells = new Set<number>();
    this.pivots.forEach((_, index) => {
      const row = alone(this.pivots, index);
      for (let i = 0; i < row.coefficients.length; i++) if (row.coefficients[i] !== 0 && this.barred[i] === 0 && !this.isChosen(i)) cells.add(i);
    });
    return [...cells];
  }

  private isChosen(i: number): boolean {
    return this.costless.has(i) || this.chosen.includes(i);
  }

  /** Chooses one more cell although no equation is off. */
  private widen(rows: readonly Row[], left: number, cells: readonly number[]): void {
    for (const cell of cells) {
      this.chosen.push(cell);
      const at = rows.findIndex((r) => r.coefficients[cell] !== 0);
      if (at === -1) {
        this.loose.push(cell);
        this.visit(rows, left - 1);
        this.loose.pop();
      } else {
        this.pivots.push({ cell, row: rows[at]! });
        this.visit(solveFor(rows, at, cell), left - 1);
        this.pivots.pop();
      }
      this.chosen.pop();
      this.barred[cell] = 1;
    }
    for (const cell of cells) this.barred[cell] = 0;
  }

  /** Changes for a set that one loose cell leaves some play: counts all of them, every chosen cell changed, the least change in all. Null where there are none. */
  private play(): Map<number, number> | null {
    const loose = this.loose[0]!;
    const [zero, one] = [this.changes(new Map([[loose, 0]])), this.changes(new Map([[loose, 1]]))];
    let low = -this.counts[loose]!;
    let high = 1e12;
    const turns = [low, 0];
    for (const { cell } of this.pivots) {
      const at = zero.get(cell);
      if (at === undefined) continue;
      const slope = one.get(cell)! - at;
      const room = this.counts[cell]! + at;
      if (Math.abs(slope) < 1e-9) {
        if (room < -1e-6) return null;
        continue;
      }
      if (slope > 0) low = Math.max(low, -room / slope);
      else high = Math.min(high, -room / slope);
      turns.push(-room / slope, -at / slope);
    }
    const tries = [...new Set([...turns, low, high].flatMap((t) => [-3, -2, -1, 0, 1, 2, 3].map((d) => Math.round(t) + d)))].filter((t) => t >= low - 1e-6 && t <= high + 1e-6);
    let best: Map<number, number> | null = null;
    let least = Infinity;
    for (const t of tries) {
      const changes = this.changes(new Map([[loose, t]]));
      if (!this.pivots.every((v) => this.fits(v, changes)) || this.chosen.some((c) => Math.abs(changes.get(c)!) < 1e-6)) continue;
      const sum = this.chosen.reduce((n, c) => n + Math.abs(changes.get(c)!), 0);
      if (sum < least) [best, least] = [changes, sum];
    }
    return best;
  }

  /**
   * The same for several loose cells, with as many cells of the set at 0: of a set that can do with none of its cells, what is possible has a corner there, or nothing is.
   * `fractions`: corners there are, but none of whole numbers, so that nothing is known.
   */
  private corner(): Map<number, number> | null | 'fractions' {
    const none = new Map(this.loose.map((c) => [c, 0]));
    const zero = this.changes(none);
    const units = this.loose.map((c) => this.changes(new Map([...none, [c, 1]])));
    let fractions = false;
    const bounded = [...this.pivots.slice(0, this.given).map((v) => v.cell).filter((c) => zero.has(c)), ...this.chosen.filter((c) => this.counts[c] !== 0)];
    for (const fixed of combinations(bounded, this.loose.length)) {
      const turned = solve(fixed.map((c) => units.map((u) => u.get(c)! - zero.get(c)!)), fixed.map((c) => -this.counts[c]! - zero.get(c)!));
      if (turned === null) continue;
      const changes = this.changes(new Map(this.loose.map((c, i) => [c, turned[i]!])));
      const values = [...bounded, ...this.chosen].map((c) => this.counts[c]! + changes.get(c)!);
      if (values.some((v) => v < -1e-6) || this.chosen.some((c) => Math.abs(changes.get(c)!) < 1e-6)) continue;
      if (values.every(isWhole) && this.pivots.every((v) => this.fits(v, changes))) return changes;
      fractions = true;
    }
    return fractions ? 'fractions' : null;
  }

  private keep(changes: ReadonlyMap<number, number>, open: boolean): void {
    // A set with a cell that need not change is not among the smallest.
    if (this.chosen.length !== this.budget || this.chosen.some((c) => Math.abs(changes.get(c)!) < 1e-6)) return;
    if (this.found.length >= this.bounds.repairs) {
      this.cut = 'too-many';
      return;
    }
    const cells = new Map(this.chosen.map((c) => [c, Math.round(this.counts[c]! + changes.get(c)!)] as const).sort((a, b) => a[0] - b[0]).map(([c, v]) => [this.refs[c]!, v]));
    const filled = new Map<CellRef, number>();
    for (const { cell } of this.pivots.slice(0, this.given)) {
      const change = changes.get(cell);
      if (change !== undefined && this.p.gaps.has(this.refs[cell]!) && Math.abs(change) > 1e-6) filled.set(this.refs[cell]!, Math.round(change));
    }
    this.found.push({ cells, filled, open });
  }
}

/** Solved for this cell, no row is off any more. */
function mendsAll(rows: readonly Row[], at: number, cell: number): boolean {
  const by = rows[at]!;
  const change = by.rest / by.coefficients[cell]!;
  for (const row of rows) if (Math.abs(row.rest - row.coefficients[cell]! * change) > 1e-6) return false;
  return true;
}
