// Who has published, when, and who has not: every report that should be there, held against the legal deadlines.
import { deadlineOf } from '../form/deadlines.js';
import type { Text } from '../model/text.js';
import { agencyReader, type AgencyContext, type AgencyIdentity, type OrganKind, type Tables } from './agency.js';

/** What is known of one report of one agency, from the store or from a crawl. Dates are YYYY-MM-DD; null where not known. */
export interface Seen {
  /** As published. */
  readonly agency: string;
  readonly year: number;
  /** Date the page itself gives. */
  readonly published: string | null;
  /** Date the list it was found in gives. */
  readonly listDate: string | null;
  /** Day on which it was seen for the first time. */
  readonly firstSeen: string | null;
  /** `kept`: the document is there. `unread`: a list or a page names it, and nothing of it was read. `unreachable`: an address is known, the document could not be fetched. */
  readonly state: 'kept' | 'unread' | 'unreachable';
  /** Why it is not `kept`. */
  readonly reason?: Text;
  /** Where its name was found, if more is known of that. */
  readonly context?: AgencyContext;
}

/** Where a date is from, in the order of trust. A first sighting says only that it was there by then. */
export type DateOrigin = 'page' | 'list' | 'first-seen';
/** `undated`: published, but all that is known is that it was there on a day after the deadline. `unread`: it is named and said to be there, and nobody knows what stands in it. */
export type DueStatus = 'published' | 'late' | 'undated' | 'unread' | 'missing' | 'unreachable' | 'not-yet-due';

export interface Due {
  readonly agency: AgencyIdentity;
  readonly year: number;
  /** Last day on which it is in time. */
  readonly due: string;
  readonly status: DueStatus;
  readonly date: string | null;
  readonly origin: DateOrigin | null;
  /** Days after the deadline: known for `late`, days gone by for `missing` and `unreachable`; else null. */
  readonly daysLate: number | null;
  /** Why nothing of it was had or read; what else a person should know before saying that it is missing. */
  readonly note: Text | null;
}

/** A government's own report, which its office may publish for it, adds up those below and has more time. */
const summaries: readonly OrganKind[] = ['government', 'government-office'];

/** Day by which the report of a year is to be out. */
export function dueDate(kind: OrganKind, year: number): string {
  return deadlineOf(summaries.includes(kind) ? 'government' : 'department', year);
}

export interface Expecting {
  /** Agencies that should publish whether they were seen or not, by name. */
  readonly listed?: readonly string[];
  readonly context?: AgencyContext;
  /** First and last report year of what is asked for; as far as anything was seen where left out. */
  readonly from?: number;
  readonly to?: number;
}

/**
 * Every report that is there or should be, by agency and year. An agency is expected for each year from the first it was seen in to the last anything was seen of,
 * a listed one for all years, none from the year on in which a reform put another in its place.
 * `today` is YYYY-MM-DD.
 */
export function register(seen: readonly Seen[], tables: Tables, today: string, expecting: Expecting = {}): Due[] {
  const steps = registerInSteps(seen, tables, today, expecting);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Reports looked at between two steps: some milliseconds. */
const aStep = 500;

/** As `register`, a little at a time, for a program that has other things to answer meanwhile. */
export function* registerInSteps(seen: readonly Seen[], tables: Tables, today: string, expecting: Expecting = {}): Generator<void, Due[]> {
  const years = seen.map((s) => s.year);
  const first = expecting.from ?? min(years);
  const last = expecting.to ?? max(years);
  const agencies = new Map<string, { identity: AgencyIdentity; listed: boolean; reports: Map<number, Seen[]> }>();
  const whose = agencyReader(tables);
  const at = (name: string, context: AgencyContext): { identity: AgencyIdentity; listed: boolean; reports: Map<number, Seen[]> } => {
    const identity = whose(name, context);
    let entry = agencies.get(identity.key);
    if (entry === undefined) agencies.set(identity.key, (entry = { identity, listed: false, reports: new Map() }));
    return entry;
  };
  for (const [i, s] of seen.entries()) {
    if (i % aStep === aStep - 1) yield;
    const { reports } = at(s.agency, { ...(s.context ?? expecting.context), year: s.year });
    reports.set(s.year, [...(reports.get(s.year) ?? []), s]);
  }
  for (const name of expecting.listed ?? []) at(name, { ...expecting.context, year: last }).listed = true;
  const rows: Due[] = [];
  let n = 0;
  for (const { identity, listed, reports } of agencies.values()) {
    const begin = listed ? first : min([...reports.keys()]);
    const all = new Set(reports.keys());
    if (begin !== null && last !== null) for (let y = begin; y <= last; y++) if (identity.endedBy === null || y < identity.endedBy.year) all.add(y);
    for (const y of [...all].filter((y) => (first === null || y >= first) && (last === null || y <= last)).sort((a, b) => a - b)) {
      rows.push(standing(identity, y, reports.get(y) ?? [], today));
      if (++n % aStep === 0) yield;
    }
  }
  return withOffices(rows).sort((a, b) => compare(a.agency.regionCode ?? '~', b.agency.regionCode ?? '~') || compare(a.agency.place, b.agency.place) || compare(a.agency.department, b.agency.department) || a.year - b.year);
}

/** A government's report may have come under the name of its office, and the other way round: which it was only the report says. */
function withOffices(rows: readonly Due[]): Due[] {
  const place = (d: Due): string => `${d.agency.key.slice(0, d.agency.key.lastIndexOf(' '))} ${d.year}`;
  const there = new Map<string, Due>();
  for (const d of rows) if (d.status !== 'missing' && d.date !== null && summaries.includes(d.agency.kind)) there.set(place(d), d);
  return rows.map((d) => {
    const other = d.status === 'missing' && summaries.includes(d.agency.kind) ? there.get(place(d)) : undefined;
    if (other === undefined) return d;
    const { department } = other.agency;
    return { ...d, note: { zh: `${department}有这一年度的报告，可能就是它`, en: `${department} has a report of this year, which may be this one` } };
  });
}

function standing(agency: AgencyIdentity, year: number, seen: readonly Seen[], today: string): Due {
  const due = dueDate(agency.kind, year);
  const base = { agency, year, due, note: null };
  const kept = seen.filter((s) => s.state === 'kept');
  if (kept.length > 0) {
    const { date, origin } = dated(kept, year);
    const late = date === null ? 0 : days(due, date);
    if (date === null) return { ...base, status: 'undated', date, origin, daysLate: null };
    if (late <= 0) return { ...base, status: 'published', date, origin, daysLate: null };
    return origin === 'first-seen' ? { ...base, status: 'undated', date, origin, daysLate: null } : { ...base, status: 'late', date, origin, daysLate: late };
  }
  const gone = days(due, today);
  const unread = seen.filter((s) => s.state === 'unread');
  if (unread.length > 0) return { ...base, ...dated(unread, year), status: 'unread', daysLate: null, note: unread.find((s) => s.reason !== undefined)?.reason ?? null };
  if (seen.length > 0) return { ...base, note: seen.find((s) => s.reason !== undefined)?.reason ?? null, status: 'unreachable', date: null, origin: null, daysLate: gone > 0 ? gone : null };
  return gone > 0 ? { ...base, status: 'missing', date: null, origin: null, daysLate: gone } : { ...base, status: 'not-yet-due', date: null, origin: null, daysLate: null };
}

/** The earliest date of the most trusted kind. A report cannot be out before its year is nearly over: such a date is another one, or a slip. */
function dated(seen: readonly Seen[], year: number): { readonly date: string | null; readonly origin: DateOrigin | null } {
  const possible = (d: string | null): d is string => d !== null && d >= `${year}-12-01`;
  const kinds: readonly (readonly [DateOrigin, (s: Seen) => string | null])[] = [['page', (s) => s.published], ['list', (s) => s.listDate], ['first-seen', (s) => s.firstSeen]];
  for (const [origin, of] of kinds) {
    const [date] = seen.map(of).filter(possible).sort();
    if (date !== undefined) return { date, origin };
  }
  return { date: null, origin: null };
}

/** Days from one date to another; negative where it is before. */
function days(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from)) / 86_400_000);
}

function min(of: readonly number[]): number | null {
  return of.length === 0 ? null : Math.min(...of);
}

function max(of: readonly number[]): number | null {
  return of.length === 0 ? null : Math.max(...of);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
