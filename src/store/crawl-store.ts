// What the crawler and its readers know of the store: a frontier for a crawl, the documents it brought, the evidence of every request.
import type { CrawledDocument } from '../model/crawl.js';
import type { Db } from './connection.js';
import type { DocumentFilter, FailedTask, FetchFilter, ListedReport, PassedOver, StoredFetch, StoredPortal } from './crawl-answers.js';
import { frontier, type StoredFrontier } from './frontier.js';
import { selectDocuments, selectPages, settleDocument, type StoredPages } from './select-documents.js';
import { selectFetches, selectListed, selectPassedOver, selectPortals, selectReasons, selectShort } from './select-crawl.js';
import { asStoreError, guarded } from './store-error.js';
import { selectBody } from './keep-body.js';

export type { DocumentFilter, StoredFetch, FetchFilter, FailedTask, ListedReport, PassedOver, StoredPortal } from './crawl-answers.js';

export interface CrawlStore {
  /** The queue for one crawl, of which there may be several at a time, in several processes. */
  frontier(): StoredFrontier;
  /** In the order in which they were first seen, in bounded memory; other methods may be called meanwhile. */
  documents(filter?: DocumentFilter): AsyncIterableIterator<CrawledDocument>;
  /** What became of a version of a document. A version fetched meanwhile stays to be read. */
  settle(document: Pick<CrawledDocument, 'id' | 'version'>, state: 'read' | 'rejected', reason: string | null): Promise<void>;
  body(sha: string): Promise<Uint8Array | null>;
  /** The pages that were joined to the bytes with this SHA-256, in order, and the pictures in them; null where they are one page, or those pages are not kept. */
  pagesOf(addresses: readonly string[], sha: string): Promise<StoredPages | null>;
  /** In the order of time. */
  fetches(filter?: FetchFilter): AsyncIterableIterator<StoredFetch>;
  /** Tasks of the newest round of each portal that failed. */
  failures(portal?: string): AsyncIterableIterator<FailedTask>;
  /** Tasks of the newest round that were done, with something to say: `twin` of a document kept already, a `bound` that left something out. */
  notes(portal?: string): AsyncIterableIterator<FailedTask>;
  /** Lists of the newest finished round that state more entries or pages than were found. */
  short(portal?: string): AsyncIterableIterator<FailedTask>;
  /** Entries of lists that are annual reports by their titles, each with what came of it; one that several lists show, several times. */
  listed(portal?: string): AsyncIterableIterator<ListedReport>;
  /** Entries of lists that are no annual reports, and why. */
  passedOver(portal?: string): AsyncIterableIterator<PassedOver>;
  portals(): Promise<readonly StoredPortal[]>;
}

export function crawlStore(db: Db, path: string): CrawlStore {
  const rows = async function* <T>(source: AsyncIterableIterator<T>): AsyncIterableIterator<T> {
    try {
      yield* source;
    } catch (e) {
      throw asStoreError(path, e);
    }
  };
  return {
    frontier: () => frontier(db, path),
    documents: (filter = {}) => rows(selectDocuments(db, filter)),
    settle: (document, state, reason) => guarded(path, () => settleDocument(db, document, state, reason)),
    pagesOf: (addresses, sha) => guarded(path, () => selectPages(db, addresses, sha)),
    body: (sha) => guarded(path, () => selectBody(db, sha)),
    fetches: (filter = {}) => rows(selectFetches(db, filter)),
    failures: (portal) => rows(selectReasons(db, 'failed', portal)),
    notes: (portal) => rows(selectReasons(db, 'done', portal)),
    short: (portal) => rows(selectShort(db, portal)),
    listed: (portal) => rows(selectListed(db, portal)),
    passedOver: (portal) => rows(selectPassedOver(db, portal)),
    portals: () => guarded(path, () => selectPortals(db)),
  };
}
