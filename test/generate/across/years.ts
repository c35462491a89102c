// One agency over the years: figures that follow from year to year, then planted breaks and things that look like one.
import type { Placed } from '../../../src/model/placed.js';
import type { CellRef } from '../../../src/model/value.js';
import type { Cells } from '../draft.js';
import type { Rng } from '../rng.js';
import { drawCells, forms, type FormId } from '../values.js';
import { at, empty, placed, put, torn } from './placed.js';

export interface Life {
  readonly reports: readonly Placed[];
  /** `rule year scope` of every broken equation. */
  readonly broken: ReadonlySet<string>;
  /** `year` of each report with a gap before it. */
  readonly gaps: ReadonlySet<number>;
}

const columns = ['natural_person', 'company', 'research', 'public_interest', 'legal_service', 'other', 'total'];
const stocks = ['regulations', 'normative_documents'];
const items = ['licences', 'other_services', 'penalties', 'coercive_measures', 'fees'];

interface Year {
  readonly year: number;
  readonly form: FormId;
  readonly cells: Cells;
}

function follow(last: Year, now: Year): void {
  for (const c of columns) put(now.cells, `requests.carried_in.${c}`, at(last.cells, `requests.carried_out.${c}`));
  for (const s of stocks) if (both(last, now, `${s}.in_force`)) put(now.cells, `${s}.in_force`, at(last.cells, `${s}.in_force`) + at(now.cells, `${s}.issued`) - at(now.cells, `${s}.repealed`));
  for (const i of items) if (both(last, now, `${i}.items_last_year`)) put(now.cells, `${i}.items_last_year`, at(last.cells, `${i}.items_last_year`) + at(last.cells, `${i}.change`));
}

function both(a: Year, b: Year, ref: CellRef): boolean {
  return a.cells.has(ref) && b.cells.has(ref);
}

/** An agency from 2019 to 2024, with up to three planted breaks of different rules and years. */
export function drawLife(agency: string, r: Rng): Life {
  const years: Year[] = [];
  for (let year = 2019; year <= 2024; year++) {
    if (r.chance(0.12)) continue;
    const form: FormId = year < 2021 ? '2019' : r.pick<FormId>(['2021', '2021', '2021', '2021-other-one-row', '2021-documents-of-2019']);
    const now: Year = { year, form, cells: drawCells(forms[form], r) };
    const last = years.at(-1);
    if (last !== undefined) follow(last, now);
    years.push(now);
  }
  const broken = new Set<string>();
  const pairs = years.slice(1).flatMap((now, i) => (years[i]!.year === now.year - 1 ? [[years[i]!, now] as const] : []));
  const touched = new Set<string>();
  for (let n = r.int(0, 3); n > 0 && pairs.length > 0; n--) {
    const [last, now] = r.pick(pairs);
    const key = r.pick(['carry_over', 'in_force', 'restated']);
    if (touched.has(`${now.year} ${key}`)) continue;
    touched.add(`${now.year} ${key}`);
    const off = r.pick([1, -1, 2, 9, 10, 100]);
    if (key === 'carry_over') {
      const c = r.pick(columns);
      const [of, ref] = r.chance(0.5) ? [last, `requests.carried_out.${c}`] : [now, `requests.carried_in.${c}`];
      put(of.cells, ref, at(of.cells, ref) + Math.abs(off));
      broken.add(`carry_over ${now.year} ${c}`);
    } else if (key === 'in_force') {
      const s = r.pick(stocks);
      if (!both(last, now, `${s}.in_force`)) continue;
      const ref = `${s}.${r.pick(['issued', 'repealed'])}`;
      put(now.cells, ref, at(now.cells, ref) + Math.abs(off));
      broken.add(`in_force ${now.year} ${s}`);
    } else {
      const i = r.pick(items);
      if (!both(last, now, `${i}.items_last_year`)) continue;
      put(last.cells, `${i}.change`, at(last.cells, `${i}.change`) + off);
      broken.add(`restated ${now.year} ${i}`);
    }
  }
  for (const now of years) nearMisses(now, broken, years, r);
  const gaps = new Set(years.slice(1).filter((now, i) => years[i]!.year < now.year - 1).map((y) => y.year));
  return { reports: years.map((y) => placed({ agency, year: y.year, form: forms[y.form], cells: y.cells })), broken, gaps };
}

/** Zeros left blank, figures that cannot be read where nothing was planted, other cells off. */
function nearMisses({ year, cells }: Year, broken: ReadonlySet<string>, years: readonly Year[], r: Rng): void {
  const planted = (rule: string, scope: string): boolean => years.some((y) => Math.abs(y.year - year) <= 1 && broken.has(`${rule} ${y.year} ${scope}`));
  for (const c of columns) for (const row of ['carried_in', 'carried_out']) if (!planted('carry_over', c) && at(cells, `requests.${row}.${c}`) === 0 && r.chance(0.3)) empty(cells, `requests.${row}.${c}`, r.pick(['', '/'] as const));
  if (r.chance(0.3)) put(cells, 'requests.granted.company', at(cells, 'requests.granted.company') + 7);
  for (const c of columns) if (r.chance(0.03) && !planted('carry_over', c)) torn(cells, `requests.carried_out.${c}`);
  for (const s of stocks) if (r.chance(0.05) && !planted('in_force', s)) torn(cells, `${s}.issued`);
}
