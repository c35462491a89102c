// Agencies over three years whose figures follow from year to year, with one slip of the hand in a cell that two years share; and what the suspects of the findings between the years are worth.
import { blockOf, cellRef } from '../../../src/form/cell-refs.js';
import { isAsked } from '../../../src/check/suspects/suspects.js';
import { search } from '../../../src/check/suspects/search.js';
import { printed } from '../../../src/check/suspects/printed.js';
import { groupsOf } from '../../../src/check/suspects/system.js';
import { identities } from '../../../src/check/rules/index.js';
import { joined, type Between, type Member } from '../../../src/check/years/joined.js';
import { yearRules, type YearIdentity } from '../../../src/check/years/rules.js';
import { inEdition, termsOf } from '../../../src/check/years/standing.js';
import { withYearSuspects } from '../../../src/check/years/suspects.js';
import { yearFindings } from '../../../src/check/years/years.js';
import type { Placed } from '../../../src/model/placed.js';
import type { Suspect } from '../../../src/model/suspect.js';
import type { CellRef } from '../../../src/model/value.js';
import { placed } from '../../generate/across/placed.js';
import { rng, type Rng } from '../../generate/rng.js';
import { drawCells, forms, number, requestsEdition, type FormId, type Size } from '../../generate/values.js';
import { value } from '../cells.js';
import { single, type Kind } from '../suspects/plant.js';

export const years = [2021, 2022, 2023] as const;
/** Where the slips are made. */
export const places = ['carried_in', 'carried_out', 'in_force', 'issued', 'repealed', 'items_last_year'] as const;
export type Where = (typeof places)[number];

export interface PlantedYears {
  readonly reports: readonly Placed[];
  readonly year: number;
  readonly cell: CellRef;
  /** What it should say. */
  readonly value: number;
}

const requests = blockOf('2021', 'requests')!;

/** Three years of an agency, in which every sum within and between them holds. */
export function drawYears(r: Rng, formId?: FormId): Placed[] {
  const form = forms[formId ?? r.pick<FormId>(['2021', '2021-other-one-row', '2019'])];
  const size = r.pick<Size>(['small', 'middle', 'middle', 'large']);
  const out: Placed[] = [];
  for (const year of years) {
    const cells = drawCells(form, r, size);
    for (const [ref, c] of cells) cells.set(ref, number(c.value ?? 0));
    const at = (ref: CellRef): number => cells.get(ref)?.value ?? 0;
    const put = (ref: CellRef, n: number): void => void cells.set(ref, number(n));
    const last = out.at(-1)?.report.cells;
    const lastly = (ref: CellRef): number => last?.get(ref)?.value ?? 0;
    if (last !== undefined) {
      for (const { id } of requests.columns) {
        if (id === 'total') continue;
        const of = (row: string): CellRef => cellRef(requests, row, id);
        const more = lastly(of('carried_out')) - at(of('carried_in'));
        put(of('carried_in'), lastly(of('carried_out')));
        // As many more were received less, or else granted more.
        const fewer = Math.min(more, at(of('new')));
        put(of('new'), at(of('new')) - fewer);
        for (const row of ['granted', 'concluded']) put(of(row), at(of(row)) + more - fewer);
      }
      for (const row of ['new', 'carried_in', 'granted', 'concluded']) put(cellRef(requests, row, 'total'), requests.columns.reduce((n, { id }) => n + (id === 'total' ? 0 : at(cellRef(requests, row, id))), 0));
      for (const rule of yearRules.slice(1)) for (const part of rule.parts) for (const i of part.identities) if (cells.has(i.right.ref)) put(i.right.ref, Math.max(0, i.left.reduce((n, t) => n + t.sign * (t.year === 'last' ? lastly(t.ref) : at(t.ref)), 0)));
    }
    out.push(placed({ agency: '青川市统计局', year, form, cells }));
  }
  return out;
}

/** Null where the slip has nothing to write there. */
export function plantYears(seed: number, kind: Kind, where: Where): PlantedYears | null {
  const r = rng(seed);
  const formId = where === 'items_last_year' ? '2019' : where === 'in_force' || where === 'issued' || where === 'repealed' ? r.pick<FormId>(['2021', '2021-other-one-row']) : r.pick<FormId>(['2021', '2021-other-one-row', '2019']);
  const form = forms[formId];
  const reports = drawYears(r, formId);
  if (yearFindings(reports, false).size > 0) return null;
  const cellsOf = (p: Placed): CellRef[] => [...p.report.cells.keys()].filter((ref) => ref.split('.').includes(where));
  for (let attempt = 0; attempt < 60; attempt++) {
    const at = r.int(0, reports.length - 1);
    const own = reports[at]!;
    // What no other year knows of is not asked here.
    if ((at === 0 && ['carried_in', 'issued', 'repealed'].includes(where)) || (at === reports.length - 1 && where === 'carried_out')) continue;
    const refs = cellsOf(own);
    if (refs.length === 0) return null;
    const cell = r.pick(refs);
    const right = new Map([...own.report.cells].map(([ref, v]) => [ref, v.value ?? 0]));
    const lastYear = new Map([...(reports[at - 1]?.report.cells ?? [])].map(([ref, v]) => [ref, v.value ?? 0]));
    const is = right.get(cell)!;
    const wrong = single(kind, cell, is, { r, form, right, lastYear });
    if (wrong === null || wrong === is) continue;
    const cells = new Map([...own.report.cells, [cell, value(wrong)]]);
    return { reports: reports.map((p) => (p === own ? { ...p, report: { ...p.report, cells } } : p)), year: own.year, cell, value: is };
  }
  return null;
}

export interface MeasuredYears {
  readonly visible: boolean;
  /** One smallest set of cells of all three years makes every sum hold, and it is the cell. */
  readonly determined: boolean;
  /** In every finding that rests on the cell it is the only first suspect, with its year and value. */
  readonly first: boolean;
  readonly firstRank: boolean;
  readonly among: boolean;
  readonly milliseconds: number;
}

export function measureYears(p: PlantedYears): MeasuredYears {
  const found = yearFindings(p.reports, false);
  const from = performance.now();
  const suspected = withYearSuspects(found, p.reports);
  const milliseconds = performance.now() - from;
  const asked = [...suspected].flatMap(([now, all]) => all.filter(isAsked).map((f) => ({ now, f })));
  const concerned = asked.filter(({ now, f }) => (now.year === p.year && f.cells.includes(p.cell)) || (f.others ?? []).some((o) => o.year === p.year && o.cell === p.cell));
  const isTrue = (s: Suspect, now: Placed): boolean => {
    const all = setOf(s, now);
    return all.size === 1 && all.get(`${p.year} ${p.cell}`) === p.value;
  };
  const every = (some: (s: readonly Suspect[]) => readonly Suspect[]): boolean => concerned.length > 0 && concerned.every(({ now, f }) => some(f.suspects ?? []).some((s) => isTrue(s, now)));
  return {
    visible: concerned.length > 0, determined: concerned.length > 0 && isDetermined(p),
    first: every((all) => all.slice(0, 1).filter((s) => !s.tie)), firstRank: every((all) => all.filter((s) => s.rank === 1)), among: every((all) => all), milliseconds,
  };
}

/** `year cell` → what it would have to say. */
export function setOf(s: Suspect, now: Pick<Placed, 'year'>): Map<string, number> {
  return new Map([...Object.entries(s.cells).map(([ref, n]) => [`${now.year} ${ref}`, n] as const), ...(s.others ?? []).map((o) => [`${o.year} ${o.cell}`, o.value] as const)]);
}

/** Over all years at once, by search or, where the cells are in no other sum, by trying each. */
function isDetermined(p: PlantedYears): boolean {
  const { part, identity } = identityOf(p);
  const pairs = p.reports.slice(1).map((now, i) => ({ last: p.reports[i]!, now }));
  if (part.block !== 'requests') {
    const keys = new Set(p.reports.flatMap((r) => termsOf(identity).map((t) => `${r.year} ${t.ref}`)));
    const offOf = ({ last, now }: { readonly last: Placed; readonly now: Placed }, instead?: { readonly key: string; readonly value: number }): number => termsOf(identity).reduce((n, t) => {
      const of = t.year === 'last' ? last : now;
      return n + t.sign * (instead?.key === `${of.year} ${t.ref}` ? instead.value : of.report.cells.get(t.ref)?.value ?? 0);
    }, 0);
    let ways = 0;
    for (const key of keys) {
      const now = p.reports.find((r) => key.startsWith(`${r.year} `))!.report.cells.get(key.slice(5))?.value ?? 0;
      const tried = new Set(pairs.flatMap((pair) => [now - offOf(pair), now + offOf(pair)]));
      tried.delete(now);
      for (const n of tried) if ((n >= 0 || key.endsWith('change')) && pairs.every((pair) => offOf(pair, { key, value: n }) === 0)) ways++;
    }
    return ways === 1;
  }
  const members = p.reports.map((r): Member => ({ placed: r, doubts: new Map(), within: groupsOf(identities, requestsEdition(r.report)).filter((g) => g.of.has('requests.carried_in.total')).map((g) => printed(g, r.report.cells)!) }));
  const between = pairs.flatMap(({ last, now }) => part.identities.map((i): Between => ({ identity: i, last, now })));
  const found = search(joined(members, between)!.printed, { work: 30_000, repairs: 100 });
  return found.cut === undefined && found.repairs.length === 1;
}

function identityOf(p: PlantedYears): { readonly part: (typeof yearRules)[number]['parts'][number]; readonly identity: YearIdentity } {
  for (const rule of yearRules) for (const part of rule.parts) for (const identity of part.identities) if (p.reports.every((r) => inEdition(r, part)) && termsOf(identity).some((t) => t.ref === p.cell)) return { part, identity };
  throw new RangeError(`${p.cell} is in no identity between years`);
}
