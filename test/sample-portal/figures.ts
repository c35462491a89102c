// The figures of the sample portal as they would be if nobody slipped: every year goes on from the one before, and a government adds up its departments.
import type { Cells } from '../generate/draft.js';
import { carry, set, value } from '../generate/figures.js';
import { rng, type Rng } from '../generate/rng.js';
import { drawCells, forms } from '../generate/values.js';
import { agencies, formOf, type AgencyPlan } from './agencies.js';
import { own } from './plants.js';

const known = new Map<string, Cells>();
const stock = 'normative_documents.in_force';
/** Documents in force in the first year. */
const firstStock = 8;
const items = ['licences', 'other_services', 'penalties', 'coercive_measures', 'fees'];

/** Figures of an agency for a year, also for one it never published. */
export function figuresOf(plan: AgencyPlan, year: number): Cells {
  const name = `${plan.agency} ${year}`;
  let cells = known.get(name);
  if (cells === undefined) known.set(name, (cells = plan.government ? summed(plan, year) : alone(plan, year)));
  return cells;
}

/** Of the agency without those below it. */
function alone(plan: AgencyPlan, year: number): Cells {
  const name = `${plan.agency} ${year} alone`;
  const there = known.get(name);
  if (there !== undefined) return there;
  const last = year > plan.from ? alone(plan, year - 1) : null;
  const r = rng(plan.seed * 31 + year);
  const size = plan.sizes?.[year] ?? plan.size;
  const cells = drawCells(forms[formOf(year)], r, size);
  steady(cells, drawCells(forms[formOf(year)], rng(plan.seed), size), r);
  stocks(cells, last, r);
  const inForce = value(cells, stock);
  own[`${plan.agency} ${year}`]?.(cells);
  if (cells.has(stock) && value(cells, stock) === inForce) set(cells, stock, (last?.get(stock)?.value ?? firstStock) + value(cells, 'normative_documents.issued') - value(cells, 'normative_documents.repealed'));
  if (last !== null) {
    carry(cells, last);
    for (const row of items) if (cells.has(`${row}.items_last_year`) && last.has(`${row}.items_last_year`)) set(cells, `${row}.items_last_year`, value(last, `${row}.items_last_year`) + value(last, `${row}.change`));
  }
  known.set(name, cells);
  return cells;
}

/** Decisions, fees and purchases are much the same each year. */
function steady(cells: Cells, usual: Cells, r: Rng): void {
  for (const ref of cells.keys()) {
    if (!/\.(?:decisions|amount|projects)$/.test(ref)) continue;
    const much = value(usual, ref) * (r.int(88, 112) / 100);
    set(cells, ref, ref.endsWith('.amount') ? Number(much.toFixed(2)) : Math.round(much));
  }
  for (const row of items) {
    if (!cells.has(`${row}.items_last_year`)) continue;
    set(cells, `${row}.items_last_year`, 20 + Math.ceil(value(usual, `${row}.items_last_year`) / 10));
    set(cells, `${row}.change`, r.int(-2, 3));
  }
}

/** A few normative documents each year, no regulations. */
function stocks(cells: Cells, last: Cells | null, r: Rng): void {
  for (const [ref] of cells) if (ref.startsWith('regulations.')) set(cells, ref, 0);
  const at = 'normative_documents';
  if (cells.has(`${at}.in_force`)) {
    const [issued, repealed] = [r.int(0, 2), r.int(0, 1)];
    for (const [column, n] of [['issued', issued], ['repealed', repealed], ['in_force', (last?.get(stock)?.value ?? firstStock) + issued - repealed]] as const) set(cells, `${at}.${column}`, n);
  } else {
    const made = r.int(0, 2);
    for (const [column, n] of [['made', made], ['published', made], ['total_public', (last === null ? firstStock : value(last, `${at}.total_public`)) + made]] as const) set(cells, `${at}.${column}`, n);
  }
}

/** A government's own figures and those of all below it. */
function summed(plan: AgencyPlan, year: number): Cells {
  const cells: Cells = new Map([...alone(plan, year)].map(([ref, c]) => [ref, { ...c }]));
  for (const below of agencies.filter((a) => a.place === plan.place && a !== plan)) {
    for (const [ref, c] of figuresOf(below, year)) set(cells, ref, Number((value(cells, ref) + (c.value ?? 0)).toFixed(4)));
  }
  return cells;
}
