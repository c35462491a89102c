// What passes between the crawl and the store that keeps its queue and its evidence.
import type { TaskKind, WebRequest } from './web.js';

/**
 * Why something was not fetched, or not handed on. `host`: not a host of the portal; `address`: it resolves to a private one; `robots`: robots.txt forbids it; `dns`, `connect`, `tls`, `timeout`, `dropped`, `truncated`: the
 * network; `too-large`: over the limit of the body; `encoding`: cannot be decompressed; `redirects`: a loop, too many, or one that leads nowhere; `gone`: 404, 410; `throttled`: 429; `server`: 5xx; `status`: any other;
 * `challenge`, `login`, `soft-404`, `empty`: an answer that is no page; `short`: a list states more than was found; `unread`: fetched, and refused by the reader; `twin`: the same article or the same bytes are kept already; `unreachable`: the host was given up; `bound`: a bound of the crawl; `stopped`: by the user.
 */
export type ReasonCode =
  | 'host' | 'address' | 'robots' | 'dns' | 'connect' | 'tls' | 'timeout' | 'dropped' | 'truncated' | 'too-large' | 'encoding' | 'redirects' | 'gone' | 'throttled' | 'server' | 'status'
  | 'challenge' | 'login' | 'soft-404' | 'empty' | 'twin' | 'unreachable' | 'bound' | 'stopped' | 'short' | 'unread';

export interface Reason {
  readonly code: ReasonCode;
  /** One line: what was found. */
  readonly detail: string;
}

/** How a note of `twin` names the address it is one with. */
export const sameAs = 'the same as ';

/** Names and values in the order sent, lower-case names, a repeated header repeated. */
export type Headers = readonly (readonly [string, string])[];

/** One request and what came of it. */
export interface Exchange {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly duration: number;
  readonly request: WebRequest;
  readonly requestHeaders: Headers;
  /** null: no status line came. */
  readonly status: number | null;
  readonly responseHeaders: Headers | null;
  /** The body, decompressed; null: none, or not whole. */
  readonly bytes: Uint8Array | null;
  /** 304: the fetch whose body still stands. */
  readonly notModifiedOf: number | null;
  readonly error: Reason | null;
}

/** What is remembered of a host between two requests. Times in milliseconds since 1970. */
export interface HostState {
  readonly nextAt: number;
  /** In a row. */
  readonly failures: number;
  /** How often the breaker has opened without a good answer since. */
  readonly trips: number;
  /** Challenges in a row. */
  readonly blocked: number;
  /** Crawl-delay of its robots.txt, ms. */
  readonly delay: number | null;
  /** Given up for this round, and why. */
  readonly dead: Reason | null;
}

/** A task as it is leased. */
export interface Task {
  readonly id: number;
  readonly portal: string;
  readonly kind: TaskKind;
  readonly request: WebRequest;
  /** The request to make now: another address once the first one led to another host. */
  readonly hops: number;
  readonly host: string;
  /** Columns above it; for pages of a list, pages before it. */
  readonly depth: number;
  /** Tries before this one. */
  readonly attempts: number;
  /** Counted from 1 within the portal: a crawl of it from beginning to end. */
  readonly round: number;
  /** The list it belongs to, as the id of its first page. */
  readonly column: number | null;
  readonly document: number | null;
  readonly role: PieceRole | null;
  readonly position: number;
  /** What the list, or the link, calls it; and the date of the list. */
  readonly label: string | null;
  readonly date: string | null;
}

export type PieceRole = 'page' | 'part' | 'attachment' | 'picture';

export interface NewTask {
  readonly kind: TaskKind;
  readonly request: WebRequest;
  /** One task for each key of a portal; for pieces, of a document. */
  readonly key: string;
  readonly depth: number;
  /** `own`: it begins a list. */
  readonly column: 'own' | number | null;
  /** Belongs to the document that the finished task brought. */
  readonly piece?: { readonly role: PieceRole; readonly position: number };
  readonly label: string | null;
  readonly date: string | null;
}

/** An entry of a list as it was seen; `passedOver`: why it is no annual report. */
export interface ListedEntry {
  readonly key: string;
  readonly url: string;
  readonly title: string;
  readonly date: string | null;
  readonly passedOver: string | null;
}

/** What a page of a list says of the whole list, null where it does not; `twins`: rows of this page that are one entry with another row. */
export interface Stated {
  readonly entries: number | null;
  readonly pages: number | null;
  readonly twins: number;
}

export interface DocumentFacts {
  readonly key: string;
  readonly address: string;
  readonly title: string | null;
  readonly date: string | null;
}

export type Outcome =
  | { readonly kind: 'done'; readonly note: Reason | null }
  /** Tried again from `due` on. */
  | { readonly kind: 'later'; readonly due: number; readonly reason: Reason }
  | { readonly kind: 'failed'; readonly reason: Reason }
  /** Goes on at another host. */
  | { readonly kind: 'moved'; readonly url: string };

/** All that a finished request leaves behind, kept in one transaction. */
export interface TaskEnd {
  readonly outcome: Outcome;
  readonly exchanges: readonly Exchange[];
  /** What stands for the content of the task: the body of the last exchange, or that of an earlier fetch. */
  readonly content: 'last' | { readonly fetch: number } | null;
  readonly host: HostState;
  readonly tasks: readonly NewTask[];
  readonly listed: readonly ListedEntry[];
  readonly document: DocumentFacts | null;
  /** Of a page of a list that says how long it is. */
  readonly stated?: Stated;
}

/** A body that is kept, with what a conditional request needs. */
export interface KnownPage {
  readonly fetch: number;
  readonly sha: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
}

/** robots.txt of an origin. */
export interface RobotsFile {
  readonly origin: string;
  /** null: there is none, all is allowed. */
  readonly text: string | null;
  readonly expires: number;
}

export type Lease =
  | { readonly kind: 'task'; readonly task: Task; readonly host: HostState }
  /** Nothing may be asked before this time. */
  | { readonly kind: 'wait'; readonly until: number }
  /** Nothing is waiting. */
  | { readonly kind: 'end' };

export interface HostQueue {
  readonly host: string;
  readonly waiting: number;
  /** When the last of its tasks that are put off may be tried again, ms since 1970; 0: none is. */
  readonly due: number;
  readonly state: HostState;
}

export type DocumentState = 'fetching' | 'fetched' | 'read' | 'rejected' | 'gone';

/** A body that belongs to a document. */
export interface Piece {
  readonly role: PieceRole;
  readonly position: number;
  readonly address: string;
  readonly label: string | null;
  readonly sha: string;
  /** The fetch that brought it. */
  readonly fetch: number;
  readonly mediaType: string | null;
  /** When it was fetched, ISO 8601. */
  readonly at: string;
}

/** A report as the portal has it: its page, the parts that follow it, what is attached. */
export interface CrawledDocument {
  readonly id: number;
  readonly portal: string;
  readonly key: string;
  readonly address: string;
  /** As the page has it, or else as the list does. */
  readonly title: string | null;
  readonly listedTitle: string | null;
  readonly listedDate: string | null;
  readonly date: string | null;
  readonly state: DocumentState;
  /** Why it was rejected, is gone, or lacks a piece. */
  readonly reason: string | null;
  /** Raised when bytes of a piece differ from the version before. */
  readonly version: number;
  readonly firstSeen: string;
  /** Of this version: when its bytes were first seen, and the last time that the bytes before it were. */
  readonly changedAt: string;
  readonly unchangedUntil: string | null;
  readonly lastSeen: string;
  readonly pieces: readonly Piece[];
}
