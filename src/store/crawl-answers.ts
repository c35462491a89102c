// What the store is asked for and what it answers of crawls, as values: no table and no query of it.
import type { DocumentState, Headers, Reason } from '../model/crawl.js';
import type { TaskKind } from '../model/web.js';

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

/** An entry of a list that is a report by its title, and what came of it. */
export interface ListedReport {
  readonly portal: string;
  readonly address: string;
  readonly title: string;
  readonly date: string | null;
  /** ISO 8601. */
  readonly firstSeen: string;
  /** `done` without a document: it is a twin, and the reason says of what. */
  readonly state: 'waiting' | 'done' | 'failed';
  readonly reason: Reason | null;
  /** Address of the document that its page is. */
  readonly document: string | null;
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
