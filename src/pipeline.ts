// The whole road in one screen: bytes → Document (read) → Report (parse) → Findings (check). Storing and showing are the commands' part.
import type { Finding } from './model/finding.js';
import type { Rejection } from './model/rejection.js';
import type { Report } from './model/report.js';
import type { Source } from './model/source.js';

/** Bounds on one document; one place, overridable by every command. */
export interface Limits {
  /** Largest file, bytes. */
  readonly bytes: number;
  /** Most tags in a page. */
  readonly tags: number;
  /** Deepest nesting of tags. */
  readonly depth: number;
  /** Most table cells in a document. */
  readonly cells: number;
}

/** What the user knows of a document that it does not say itself. */
export interface Given {
  readonly agency?: string;
  readonly year?: number;
}

export type Reading =
  | { readonly status: 'report'; readonly report: Report; readonly findings: readonly Finding[] }
  | { readonly status: 'rejected'; readonly source: Source | null; readonly error: Rejection };

export interface ReadOptions {
  readonly limits?: Partial<Limits>;
  readonly given?: Given;
}

/** Reads, parses and checks one document. Never throws for what is in the bytes. `findings` holds every outcome, also of identities that hold. */
export declare function readReport(bytes: Uint8Array, name: string, options?: ReadOptions): Reading;
