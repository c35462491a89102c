// Reports with slips of the hand in them, each drawn as a hand makes it and not as the ranking likes it.
import { blockOf, cellRef, formCells } from '../../../src/form/cell-refs.js';
import { identityRules } from '../../../src/form/identities.js';
import type { CellRef, Value } from '../../../src/model/value.js';
import { rng, type Rng } from '../../generate/rng.js';
import { drawCells, forms, requestsEdition, type FormId, type Size } from '../../generate/values.js';
import type { Form } from '../../generate/draft.js';
import { value } from '../cells.js';

/** Slips in one cell. */
export const kinds = ['digit', 'swapped', 'dropped or doubled', 'shift', 'neighbour', 'last year', 'left blank'] as const;
/** Slips in several cells at once. */
export const wider = ['wrong column', 'wrong row', 'row off by one', 'column off by one', 'part of a line off', 'line off, nothing lost'] as const;
/** Slips beside those that are counted on. */
export const odd = ['minus'] as const;
export type Kind = (typeof kinds)[number] | (typeof wider)[number] | (typeof odd)[number];

export interface Planted {
  readonly kind: Kind;
  readonly form: Form;
  /** As published. */
  readonly cells: Map<CellRef, Value>;
  readonly lastYear: ReadonlyMap<CellRef, Value>;
  /** What the cells that are wrong should say. */
  readonly truth: ReadonlyMap<CellRef, number>;
}

/** A report with slips of the given kinds; null where the figures drawn give no room for one. */
export function plant(seed: number, ...wanted: readonly Kind[]): Planted | null {
  const r = rng(seed);
  const form = forms[r.pick(Object.keys(forms) as FormId[])];
  const size = r.pick<Size>(['small', 'middle', 'middle', 'large']);
  const right = figures(form, r, size);
  const lastYear = figures(form, r, size);
  const cells = new Map([...right].map(([ref, v]) => [ref, value(v)]));
  const inSums = [...new Set(identityRules.flatMap((rule) => rule.identities(requestsEdition(form)).flatMap((i) => [...i.left, ...i.right])))];
  const truth = new Map<CellRef, number>();
  for (const kind of wanted) {
    const put = (ref: CellRef, v: number | ''): void => {
      truth.set(ref, right.get(ref)!);
      cells.set(ref, value(v));
    };
    if (!slip(kind, { r, form, right, lastYear, inSums: inSums.filter((ref) => !truth.has(ref)), put })) return null;
  }
  for (const [ref, v] of truth) if (cells.get(ref)!.value === v) truth.delete(ref);
  return truth.size === 0 ? null : { kind: wanted[0]!, form, cells, lastYear: new Map([...lastYear].map(([ref, v]) => [ref, value(v)])), truth };
}

function figures(form: Form, r: Rng, size: Size): Map<CellRef, number> {
  return new Map([...drawCells(form, r, size)].map(([ref, c]) => [ref, c.value ?? 0]));
}

interface Sheet {
  readonly r: Rng;
  readonly form: Form;
  readonly right: ReadonlyMap<CellRef, number>;
  readonly lastYear: ReadonlyMap<CellRef, number>;
  readonly inSums: readonly CellRef[];
  readonly put: (ref: CellRef, v: number | '') => void;
}

function slip(kind: Kind, s: Sheet): boolean {
  switch (kind) {
    case 'wrong column': case 'wrong row': return misplaced(s, kind);
    case 'row off by one': case 'column off by one': case 'part of a line off': case 'line off, nothing lost': return lineOff(s, kind);
    default: return inOneCell(kind, s);
  }
}

function inOneCell(kind: Kind, s: Sheet): boolean {
  // A hand that slips has something to write: half of all slips are made where a figure other than 0 belongs, or all that need one.
  for (let attempt = 0; attempt < 200; attempt++) {
    const ref = s.r.pick(s.inSums);
    const is = s.right.get(ref)!;
    const wrong = single(kind, ref, is, s);
    if (wrong === null || wrong === is) continue;
    s.put(ref, wrong);
    return true;
  }
  return false;
}

/** What a hand that slips writes into a cell that should say `is`; null where this kind of slip has nothing to write. */
export function single(kind: Kind, ref: CellRef, is: number, s: Pick<Sheet, 'r' | 'form' | 'right' | 'lastYear'>): number | '' | null {
  const { r } = s;
  const text = String(is);
  const at = r.int(0, text.length - 1);
  switch (kind) {
    case 'digit': {
      const n = Number(text.slice(0, at) + String(r.int(at === 0 && text.length > 1 ? 1 : 0, 9)) + text.slice(at + 1));
      return is === 0 && r.chance(0.8) ? null : n;
    }
    case 'swapped': return text.length < 2 || at === 0 ? null : Number(text.slice(0, at - 1) + text[at]! + text[at - 1]! + text.slice(at + 1));
    case 'dropped or doubled': return is === 0 ? null : r.chance(0.5) ? Number(`0${text.slice(0, at)}${text.slice(at + 1)}`) : Number(text.slice(0, at + 1) + text.slice(at));
    case 'shift': return is === 0 ? null : is % 10 === 0 && r.chance(0.5) ? is / 10 : is * 10;
    case 'neighbour': return r.pick(beside(ref, s).map((n) => s.right.get(n)!));
    case 'last year': return s.lastYear.get(ref) ?? null;
    case 'left blank': return is === 0 ? null : '';
    case 'minus': return is === 0 ? null : -is;
    default: return null;
  }
}

function beside(ref: CellRef, s: Pick<Sheet, 'form'>): CellRef[] {
  const cell = formCells(s.form.edition, s.form.layout).find((c) => c.ref === ref)!;
  const row = cell.block.columns.map((c) => cellRef(cell.block, cell.row.id, c.id));
  const column = cell.block.rows.map((x) => cellRef(cell.block, x.id, cell.column.id));
  return [row, column].flatMap((line) => [line[line.indexOf(ref) - 1], line[line.indexOf(ref) + 1]]).filter((x) => x !== undefined);
}

/** One request, seldom more, in another column of the same row, or in another row of the results. */
function misplaced({ r, form, right, put }: Sheet, kind: 'wrong column' | 'wrong row'): boolean {
  const block = blockOf(requestsEdition(form), 'requests')!;
  const columns = block.columns.filter((c) => c.id !== 'total').map((c) => c.id);
  const results = block.rows.map((row) => row.id).slice(2, -2);
  for (let attempt = 0; attempt < 200; attempt++) {
    const at = (): CellRef => cellRef(block, r.pick(results), r.pick(columns));
    const a = at();
    const [row, column] = a.split('.').slice(1) as [string, string];
    const b = kind === 'wrong column' ? cellRef(block, row, r.pick(columns)) : cellRef(block, r.pick(results), column);
    const n = r.chance(0.8) ? 1 : r.int(1, 3);
    if (a === b || right.get(a)! < n) continue;
    put(a, right.get(a)! - n);
    put(b, right.get(b)! + n);
    return true;
  }
  return false;
}

type LineKind = 'row off by one' | 'column off by one' | 'part of a line off' | 'line off, nothing lost';

/** A line typed one cell on or back, its first cell 0, or what fell off at its end; the total falls off with the others or stands where it belongs; or a part of a line from somewhere on. */
function lineOff({ r, form, right, put }: Sheet, kind: LineKind): boolean {
  const block = blockOf(requestsEdition(form), 'requests')!;
  const rows = block.rows.map((row) => block.columns.map((c) => cellRef(block, row.id, c.id)));
  const columns = block.columns.map((_, i) => rows.map((row) => row[i]!));
  for (let attempt = 0; attempt < 200; attempt++) {
    const whole = r.pick(kind === 'row off by one' ? rows : kind === 'column off by one' ? columns : r.chance(0.5) ? rows : columns);
    const line = whole.slice(kind === 'part of a line off' ? r.int(1, whole.length - 4) : 0, r.chance(0.5) ? undefined : -1);
    if (r.chance(0.4)) line.reverse();
    if (line.slice(0, -1).filter((ref) => right.get(ref) !== 0).length < 2) continue;
    const says = line.map((_, i) => (i > 0 ? right.get(line[i - 1]!)! : kind === 'line off, nothing lost' ? right.get(line.at(-1)!)! : 0));
    line.forEach((ref, i) => put(ref, says[i]!));
    return true;
  }
  return false;
}
