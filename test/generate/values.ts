// The figures of one fictional agency for one year, drawn so that every identity of the form holds.
import type { EditionId } from '../../src/model/edition.js';
import type { CellRef } from '../../src/model/value.js';
import { blockOf, cellRef, formCells } from '../../src/form/cell-refs.js';
import { inflowRows, outflowRows } from '../../src/form/editions/2021.js';
import type { Cells, Form, TruthCell } from './draft.js';
import type { Rng } from './rng.js';

export type FormId = '2021' | '2019' | '2021-other-one-row' | '2021-documents-of-2019' | '2019-requests-of-2021';

/** The forms met in practice: pure ones and those whose blocks follow two editions. */
export const forms: Readonly<Record<FormId, Form>> = {
  '2021': { edition: '2021', layout: {} },
  '2019': { edition: '2019', layout: {} },
  '2021-other-one-row': { edition: '2021', layout: { requests: '2019' } },
  '2021-documents-of-2019': { edition: '2021', layout: { documents: '2019' } },
  '2019-requests-of-2021': { edition: '2019', layout: { requests: '2021' } },
};

export type Size = 'zero' | 'small' | 'middle' | 'large';
const sizes: readonly Size[] = ['zero', 'small', 'small', 'middle', 'middle', 'large'];

export function number(value: number, raw = String(value)): TruthCell {
  return { state: 'number', value, raw, must: true };
}

/** Edition the table of requests is printed in. */
export function requestsEdition(form: Form): EditionId {
  return form.layout.requests ?? form.edition;
}

function amount(r: Rng, top: number): TruthCell {
  const raw = r.chance(0.3) ? String(r.int(0, top)) : `${r.int(0, top)}.${r.int(0, 9)}${r.pick(['', '5', '82', '08'])}`;
  return number(Number(raw), raw);
}

function requests(form: Form, size: Size, r: Rng): Map<CellRef, number> {
  const block = blockOf(requestsEdition(form), 'requests')!;
  const flow = new Set([...inflowRows, ...outflowRows].map((x) => x.id));
  const top = { zero: 0, small: 4, middle: 60, large: 4000 }[size];
  const share = { zero: 0, small: 0.12, middle: 0.45, large: 0.8 }[size];
  const out = new Map<CellRef, number>();
  const totals = new Map<string, number>();
  for (const c of block.columns) {
    if (c.id === 'total') continue;
    const weight = c.id === 'natural_person' ? 1 : 0.25;
    const draw = (): number => (r.chance(share * (weight === 1 ? 1 : 0.5)) ? r.int(0, Math.ceil(top * weight)) : 0);
    let concluded = 0;
    const put = (row: string, v: number): void => {
      out.set(cellRef(block, row, c.id), v);
      totals.set(row, (totals.get(row) ?? 0) + v);
    };
    for (const row of block.rows) {
      if (flow.has(row.id)) continue;
      const v = draw();
      concluded += v;
      put(row.id, v);
    }
    const out1 = draw();
    const carried = Math.min(draw(), concluded + out1);
    put('concluded', concluded);
    put('carried_out', out1);
    put('carried_in', carried);
    put('new', concluded + out1 - carried);
  }
  for (const [row, v] of totals) out.set(cellRef(block, row, 'total'), v);
  return out;
}

/** A complete set of cells; every identity of src/form/identities.ts holds over it. */
export function drawCells(form: Form, r: Rng, size: Size = r.pick(sizes)): Cells {
  const top = { zero: 0, small: 12, middle: 900, large: 400000 }[size];
  const asked = requests(form, size, r);
  const reviews = new Map<CellRef, number>();
  for (const row of blockOf(form.edition, 'reviews')!.rows) {
    let sum = 0;
    for (const c of ['upheld', 'corrected', 'other', 'pending']) {
      const v = size !== 'zero' && r.chance(0.4) ? r.int(0, size === 'large' ? 120 : 6) : 0;
      reviews.set(`${row.id}.${c}`, v);
      sum += v;
    }
    reviews.set(`${row.id}.total`, sum);
  }
  const cells: Cells = new Map();
  for (const { ref, column } of formCells(form.edition, form.layout)) {
    const known = asked.get(ref) ?? reviews.get(ref);
    if (known !== undefined) cells.set(ref, number(known));
    // Beyond that, 万元 would be taken for 元.
    else if (column.id === 'amount') cells.set(ref, size === 'zero' ? number(0) : amount(r, Math.min(top, 9000)));
    else if (column.id === 'change') cells.set(ref, number(size === 'zero' ? 0 : r.int(-Math.min(top, 30), Math.min(top, 30))));
    // Nobody issues rules by the thousand.
    else if (ref.startsWith('regulations.') || ref.startsWith('normative_documents.')) cells.set(ref, number(r.chance(0.5) ? 0 : r.int(0, Math.min(top, ref.startsWith('regulations.') ? 9 : 250))));
    else cells.set(ref, number(r.chance(0.5) ? 0 : r.int(0, top)));
  }
  plausible(cells);
  return cells;
}

/** Puts right what no agency could have: chance draws every cell by itself, and the rules of the form know better. Draws nothing. */
function plausible(cells: Cells): void {
  const v = (ref: CellRef): number => cells.get(ref)?.value ?? 0;
  const put = (ref: CellRef, value: number): void => void cells.set(ref, number(value));
  for (const [less, more] of ['regulations', 'normative_documents'].flatMap((row) => [[`${row}.issued`, `${row}.in_force`], [`${row}.published`, `${row}.total_public`]] as const)) {
    const [a, b] = [v(less), v(more)];
    if (!cells.has(more) || a <= b) continue;
    put(less, b);
    put(more, a);
  }
  for (const row of ['licences', 'other_services', 'penalties', 'coercive_measures', 'fees']) {
    const [last, change] = [`${row}.items_last_year`, `${row}.change`];
    const least = v(`${row}.decisions`) > 0 ? 1 : 0;
    if (cells.has(last) && v(last) + v(change) < least) put(last, least - v(change));
  }
  if (v('procurement.amount') === 0 && v('procurement.projects') > 0) put('procurement.projects', 0);
  if (v('procurement.amount') > 0 && v('procurement.projects') === 0) put('procurement.projects', 1 + (Math.floor(v('procurement.amount')) % 9));
  // Who was never asked is seldom sued.
  if (v('requests.new.total') + v('requests.carried_in.total') === 0) for (const [ref, c] of cells) if (/^(?:reconsideration|litigation_\w+)\./.test(ref) && c.value !== 0) put(ref, 0);
}
