// What the crawler and its readers know of the store: a frontier for a crawl, the documents it brought, the evidence of every request.
import type { CrawledDocument, DocumentState, Headers, Reason } from '../model/crawl.js';
import type { TaskKind } from '../model/web.js';
import type { Db } from './connection.js';
import { frontier, type StoredFrontier } from './frontier.js';
import { selectDocuments, settleDocument } from './select-documents.js';
import { selectFetches, selectPassedOver, selectPortals, selectReasons } from './select-crawl.js';
import { asStoreError, guarded } from './store-error.js';
import { selectBody } from './keep-body.js';

export interface DocumentFilter {
  readonly portal?: string;
  readonly state?: DocumentState;
  /** Address of its page, as stored. */
  readonly address?: string;
}

/** One request as it was kept. */
export interface StoredFetch {
  readonly id: number;
  readonly portal: string;
  /** ISO 8601, milliseconds. */
  readonly at: string;
  readonly duration: number;
  readonly method: string;
  readonly address: string;
  readonly requestBody: string | null;
  readonly requestHeaders: Headers;
  readonly status: number | null;
  readonly responseHeaders: Headers | null;
  readonly bodySha: string | null;
  /** 304: the fetch whose body still stood, with its address and time. */
  readonly notModifiedOf: { readonly id: number; readonly at: string; readonly address: string; readonly bodySha: string } | null;
  readonly error: Reason | null;
}

export interface FetchFilter {
  readonly portal?: string;
  /** From this day or time on, ISO 8601. */
  readonly since?: string;
  /** Requests that brought bytes with one of these SHA-256. */
  readonly bodies?: readonly string[];
}

/** A task that ended without what it was for, or without all of it. */
export interface FailedTask {
  readonly portal: string;
  readonly kind: TaskKind;
  readonly address: string;
  readonly title: string | null;
  readonly reason: Reason;
}

export interface PassedOver {
  readonly portal: string;
  readonly address: string;
  readonly title: string;
  readonly date: string | null;
  readonly reason: string;
}

export interface StoredPortal {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly region: string | null;
  /** Crawls from beginning to end, the one under way included. */
  readonly round: number;
  readonly finished: boolean;
}

export interface CrawlStore {
  /** The queue for one crawl, of which there may be several at a time, in several processes. */
  frontier(): StoredFrontier;
  /** In the order in which they were first seen, in bounded memory; other methods may be called meanwhile. */
  documents(filter?: DocumentFilter): AsyncIterableIterator<CrawledDocument>;
  /** What became of a version of a document. A version fetched meanwhile stays to be read. */
  settle(document: Pick<CrawledDocument, 'id' | 'version'>, state: 'read' | 'rejected', reason: string | null): Promise<void>;
  body(sha: string): Promise<Uint8Array | null>;
  /** In the order of time. */
  fetches(filter?: FetchFilter): AsyncIterableIterator<StoredFetch>;
  /** Tasks of the newest round of each portal that failed. */
  failures(portal?: string): AsyncIterableIterator<FailedTask>;
  /** Tasks of the newest round that were done, with something to say: `twin` of a document kept already, a `bound` that left something out. */
  notes(portal?: string): AsyncIterableIterator<FailedTask>;
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
    body: (sha) => guarded(path, () => selectBody(db, sha)),
    fetches: (filter = {}) => rows(selectFetches(db, filter)),
    failures: (portal) => rows(selectReasons(db, 'failed', portal)),
    notes: (portal) => rows(selectReasons(db, 'done', portal)),
    passedOver: (portal) => rows(selectPassedOver(db, portal)),
    portals: () => guarded(path, () => selectPortals(db)),
  };
}
