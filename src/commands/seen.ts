// What the store and the crawls know of published reports → what the register holds against the deadlines.
import type { CrawledDocument } from '../model/crawl.js';
import type { Seen } from '../register/due.js';
import type { Publication, Store } from '../store/store.js';
import { judge, yearsIn } from '../../scrapers/titles.js';

/** Reports that were read, with the dates of the lists they were found in; reports that are known by their titles only: there but not readable, or not to be had. */
export async function seenReports(store: Store): Promise<Seen[]> {
  const regions = new Map((await store.crawl.portals()).map((p) => [p.id, p.region]));
  const byAddress = new Map<string, CrawledDocument>();
  const unread: Seen[] = [];
  for await (const d of store.crawl.documents()) {
    for (const piece of d.pieces) byAddress.set(piece.address, d);
    byAddress.set(d.address, d);
    if (d.state !== 'read') unread.push(...titled(d.title ?? d.listedTitle, d.date ?? null, d.listedDate, d.firstSeen.slice(0, 10), d.state === 'rejected' || d.state === 'fetched' ? 'kept' : 'unreachable', regions.get(d.portal) ?? null));
  }
  for await (const f of store.crawl.failures()) if (f.kind === 'article') unread.push(...titled(f.title, null, null, null, 'unreachable', regions.get(f.portal) ?? null));
  const read = (await store.publications()).map((p) => published(p, p.names.map((n) => byAddress.get(n)).find((d) => d !== undefined), regions));
  const known = new Set(read.map((s) => `${s.agency} ${s.year}`));
  return [...read, ...unread.filter((s) => !known.has(`${s.agency} ${s.year}`))];
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

/** Nothing where the title does not say whose report it is, or of which year. */
function titled(title: string | null, date: string | null, listDate: string | null, firstSeen: string | null, state: Seen['state'], region: string | null): Seen[] {
  const verdict = title === null ? null : judge(title, true);
  if (verdict?.kind !== 'report' || verdict.agency === null || verdict.years.length !== 1) return [];
  return [{ agency: verdict.agency, year: verdict.years[0]!, published: date, listDate, firstSeen, state, ...(region === null ? {} : { context: { region } }) }];
}
