// What the store and the crawls know of published reports → what the register holds against the deadlines.
import { sameAs, type CrawledDocument } from '../model/crawl.js';
import type { Text } from '../model/text.js';
import type { Seen } from '../register/due.js';
import type { ListedReport } from '../store/crawl-store.js';
import type { Publication, Store } from '../store/store.js';
import { judge, yearsIn } from '../../scrapers/titles.js';
import { reasonText } from './reason-text.js';

/** Reports that were read, with the dates of the lists they were found in; reports that are known by their titles only, each with why nothing of it was had or read. */
export async function seenReports(store: Store): Promise<Seen[]> {
  const regions = new Map((await store.crawl.portals()).map((p) => [p.id, p.region]));
  const refusals = new Map((await store.rejected()).map((r) => [r.name, r.error.message]));
  const byAddress = new Map<string, CrawledDocument>();
  const unread: Seen[] = [];
  for await (const d of store.crawl.documents()) {
    for (const piece of d.pieces) byAddress.set(piece.address, d);
    byAddress.set(d.address, d);
    const why = whyUnread(d, refusals);
    // A page that is no report may be called anything; the list that led to it says what should be there.
    if (why !== null) unread.push(...titled([d.title, d.listedTitle], { published: d.date, listDate: d.listedDate, firstSeen: d.firstSeen.slice(0, 10), ...why }, regions.get(d.portal) ?? null));
  }
  for await (const e of store.crawl.listed()) {
    const why = whyNotHad(e, byAddress, refusals);
    if (why !== null) unread.push(...titled([e.title], { published: null, listDate: e.date, firstSeen: e.firstSeen.slice(0, 10), ...why }, regions.get(e.portal) ?? null));
  }
  const read = (await store.publications()).map((p) => published(p, p.names.map((n) => byAddress.get(n)).find((d) => d !== undefined), regions));
  const known = new Set(read.map((s) => `${s.agency} ${s.year}`));
  return [...read, ...unread.filter((s) => !known.has(`${s.agency} ${s.year}`))];
}

type Why = Pick<Seen, 'state' | 'reason'>;

/** null: it was read. */
function whyUnread(d: CrawledDocument, refusals: ReadonlyMap<string, Text>): Why | null {
  switch (d.state) {
    case 'read': return null;
    case 'rejected': return { state: 'unread', reason: refusals.get(d.address) ?? { zh: d.reason ?? '没有读出', en: d.reason ?? 'not read' } };
    case 'fetched': return { state: 'unread', reason: { zh: '已取到，还没有读', en: 'fetched, and not read yet' } };
    case 'fetching': return { state: 'unread', reason: { zh: '还没有取全', en: 'not fetched whole yet' } };
    case 'gone': return { state: 'unreachable', reason: { zh: `网页已不在（${d.reason ?? ''}）`, en: `gone (${d.reason ?? ''})` } };
  }
}

/** null: it was read, or its document says for itself why not. */
function whyNotHad(e: ListedReport, byAddress: ReadonlyMap<string, CrawledDocument>, refusals: ReadonlyMap<string, Text>): Why | null {
  if (e.state === 'waiting') return { state: 'unread', reason: { zh: '还没有去取', en: 'not asked for yet' } };
  if (e.state === 'failed') return e.reason === null ? { state: 'unreachable' } : { state: 'unreachable', reason: reasonText(e.reason) };
  // The same bytes may answer for many reports: a page that is none.
  const document = byAddress.get(e.document ?? (e.reason?.code === 'twin' ? e.reason.detail.slice(sameAs.length) : ''));
  return document === undefined ? null : whyUnread(document, refusals);
}

function published(p: Publication, d: CrawledDocument | undefined, regions: ReadonlyMap<string, string | null>): Seen {
  const region = d === undefined ? null : (regions.get(d.portal) ?? null);
  // The page of one year may carry the reports of others: its dates are not theirs.
  const dated = d !== undefined && isOf(d, p.year) ? d : undefined;
  return { agency: p.agency, year: p.year, published: p.published ?? dated?.date ?? null, listDate: dated?.listedDate ?? null, firstSeen: p.firstSeen.slice(0, 10), state: 'kept', ...(region === null ? {} : { context: { region } }) };
}

/** The page says no other year. */
function isOf(d: CrawledDocument, year: number): boolean {
  const years = [d.title, d.listedTitle].flatMap((t) => (t === null ? [] : yearsIn(t)));
  return years.length === 0 || years.includes(year);
}

/** The first of the titles that says whose report it is and of which year; nothing where none does. */
function titled(titles: readonly (string | null)[], rest: Omit<Seen, 'agency' | 'year' | 'context'>, region: string | null): Seen[] {
  for (const title of titles) {
    const verdict = title === null ? null : judge(title, true);
    if (verdict?.kind !== 'report' || verdict.agency === null || verdict.years.length !== 1) continue;
    return [{ agency: verdict.agency, year: verdict.years[0]!, ...rest, ...(region === null ? {} : { context: { region } }) }];
  }
  return [];
}
