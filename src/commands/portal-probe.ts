// A first look at a portal: its family, its columns of annual reports, what their lists hold, and what of it would be fetched. Asks through whoever fetches.
import { recognise } from '../../scrapers/auto.js';
import { families } from '../../scrapers/index.js';
import { judge, reasons, yearsIn, type Reason } from '../../scrapers/titles.js';
import { familyChooser } from '../crawl/choose-family.js';
import type { Family } from '../crawl/family.js';
import { shortOf } from '../model/short-of.js';
import type { Text } from '../model/text.js';
import type { Listed, Portal, WebPage, WebRequest } from '../model/web.js';

/** Brings one page, or says why there is none. Politeness and the hosts that may be asked are its business. */
export type Ask = (request: WebRequest) => Promise<WebPage | { readonly error: Text }>;

export interface Guess {
  readonly family: string;
  readonly sure: number;
  readonly marks: readonly string[];
  /** The page that has them. */
  readonly page: string;
}

export interface ProbedColumn {
  readonly url: string;
  readonly title: string;
  /** The family that reads it, as the crawl chooses. */
  readonly family: string;
  /** Pages that were looked at. */
  readonly pages: number;
  /** Requests for further pages that were not made. */
  readonly left: number;
  /** Entries as the list states them. */
  readonly total: number | null;
  /** What is stated and was not found, where all pages were looked at: `states 23 entries, 5 found`. */
  readonly short: string | null;
  readonly reports: readonly (Listed & { readonly by: 'title' | 'column'; readonly agency: string | null; readonly years: readonly number[] })[];
  /** How many of them name the agency and year of another one: second addresses that only their pages can tell apart. */
  readonly alike: number;
  /** Lists of reports under one entry. */
  readonly collections: readonly Listed[];
  readonly passedOver: readonly (Listed & { readonly reason: Reason; readonly why: Text })[];
}

export interface Probe {
  readonly address: string;
  /** As the row has it; null where it says auto and nothing was brought. */
  readonly family: string | null;
  /** The family that the start page or, where it says too little, a column shows most marks of. */
  readonly recognised: Guess | null;
  readonly others: readonly Guess[];
  readonly columns: readonly ProbedColumn[];
  /** Columns found and not looked at. */
  readonly columnsLeft: readonly Listed[];
  readonly years: readonly number[];
  readonly errors: readonly { readonly url: string; readonly error: Text }[];
}

export interface ProbeLimits {
  readonly columns: number;
  /** Pages of each column. */
  readonly pages: number;
}

export async function probe(portal: Pick<Portal, 'address' | 'family' | 'columns'>, ask: Ask, limits: ProbeLimits): Promise<Probe> {
  const errors: { url: string; error: Text }[] = [];
  const asked = async (request: WebRequest): Promise<WebPage | null> => {
    const answer = await ask(request);
    if (!('error' in answer)) return answer;
    errors.push({ url: request.url, error: answer.error });
    return null;
  };
  const choose = familyChooser(families);
  const guesses: (Guess & { readonly others: readonly Guess[] })[] = [];
  const familyFor = (page: WebPage): Family => {
    const { family, sure, marks, others } = recognise(page);
    guesses.push({ family: family.id, sure, marks, page: page.url, others: others.map((o) => ({ family: o.family.id, sure: o.sure, marks: o.marks, page: page.url })) });
    return choose({ id: portal.address, family: portal.family }, page);
  };
  const first = await asked({ url: portal.address, method: 'GET' });
  const found = new Map<string, Listed>(portal.columns.map((url) => [url, { url, title: '', date: null }]));
  const startFamily = first === null ? null : familyFor(first);
  if (first !== null) for (const c of startFamily!.columns(first)) found.set(c.url, found.get(c.url)?.title ? found.get(c.url)! : c);
  const columns: ProbedColumn[] = [];
  const queue = [...found.values()];
  for (let i = 0; i < queue.length && columns.length < limits.columns; i++) {
    const column = queue[i]!;
    const page = column.url === portal.address ? first : await asked({ url: column.url, method: 'GET' });
    if (page === null) continue;
    const own = page === first ? startFamily! : familyFor(page);
    // Columns lead to those of one year or one agency.
    for (const c of own.columns(page)) if (!found.has(c.url)) queue.push(...remembered(found, c));
    columns.push(await probedColumn(column, page, own, asked, limits.pages));
  }
  const years = [...new Set(columns.flatMap((c) => c.reports.flatMap((r) => r.years)))].sort((a, b) => a - b);
  // The first page that is sure of one: the start page of many portals says nothing of its system.
  const guess = guesses.find((g) => g.sure > 0) ?? guesses[0] ?? null;
  const named = families.find((f) => f.id === portal.family)?.id ?? null;
  return {
    address: portal.address, family: named ?? guess?.family ?? null,
    recognised: guess === null ? null : { family: guess.family, sure: guess.sure, marks: guess.marks, page: guess.page },
    others: guess?.others ?? [],
    columns, columnsLeft: queue.filter((c) => !columns.some((p) => p.url === c.url) && !errors.some((e) => e.url === c.url)), years, errors,
  };
}

function remembered(found: Map<string, Listed>, column: Listed): readonly Listed[] {
  found.set(column.url, column);
  return [column];
}

/** As the crawl does: a page without new entries tells of no further ones, but for a first page that a script fills. */
async function probedColumn(column: Listed, first: WebPage, family: Family, asked: (r: WebRequest) => Promise<WebPage | null>, most: number): Promise<ProbedColumn> {
  const entries = new Map<string, Listed>();
  const seen = new Set<string>([requestKey({ url: column.url, method: 'GET' })]);
  const queue: WebRequest[] = [];
  let pages = 0;
  let total: number | null = null;
  let stated: number | null = null;
  let twins = 0;
  for (let page: WebPage | null = first; page !== null || queue.length > 0;) {
    if (page !== null) {
      pages += 1;
      const list = family.list(page);
      const before = entries.size;
      for (const e of list.entries) if (!entries.has(family.key(e.url))) entries.set(family.key(e.url), e);
      total = list.total ?? total;
      stated = list.pages ?? stated;
      twins += Math.max(0, (list.rows ?? 0) - list.entries.length);
      if (entries.size > before || (pages === 1 && entries.size === 0)) for (const r of list.more) {
        if (!seen.has(requestKey(r))) queue.push(r);
        seen.add(requestKey(r));
      }
    }
    if (pages >= most || queue.length === 0) break;
    page = await asked(queue.shift()!);
  }
  const judged = [...entries.values()].map((e) => ({ ...e, verdict: judge(e.title, true) }));
  const reports = judged.flatMap(({ verdict: v, ...e }) => (v.kind === 'report' ? [{ ...e, by: v.by, agency: v.agency, years: v.years.length > 0 ? v.years : yearsIn(e.title) }] : []));
  const named = reports.filter((r) => r.agency !== null && r.years.length > 0);
  return {
    url: column.url, title: column.title, family: family.id, pages, left: queue.length, total, reports,
    short: queue.length > 0 ? null : shortOf({ entries: total, pages: stated }, { entries: entries.size + twins, pages })?.detail ?? null,
    alike: named.length - new Set(named.map((r) => `${r.agency} ${r.years.join()}`)).size,
    collections: judged.flatMap(({ verdict: v, ...e }) => (v.kind === 'collection' ? [e] : [])),
    passedOver: judged.flatMap(({ verdict: v, ...e }) => (v.kind === 'passed' ? [{ ...e, reason: v.reason, why: reasons[v.reason] }] : [])),
  };
}

function requestKey(r: WebRequest): string {
  return `${r.method} ${r.url} ${r.body ?? ''}`;
}
