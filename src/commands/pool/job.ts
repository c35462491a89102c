// What the pool and its workers say to each other.
import type { Limits } from '../../model/limits.js';
import type { Rejection } from '../../model/rejection.js';
import type { Given, Published, Reading, Trace } from '../../pipeline.js';
import type { PackedReport } from '../../store/packed-report.js';

/** One document to read. */
export interface Job {
  /** Absolute path. */
  readonly path: string;
  /** The name the user knows it by. */
  readonly name: string;
  /** A report as a crawl brought it, in place of the file at `path`, which is its address. */
  readonly published?: Published;
  /** The region of its portal, GB/T 2260: what 区水务局 is read with. */
  readonly region?: string;
  /** In an archive: which of its documents, from 0. */
  readonly member?: number;
  /** `parse`: hand back the report. `pack`: make it ready for the store. */
  readonly task: 'parse' | 'pack';
  readonly given: Given;
  readonly limits: Limits;
  /** Hand back identities that hold, too. */
  readonly holds?: boolean;
  /** Hand back what was read before it was parsed, too. */
  readonly trace?: boolean;
}

/** What became of a document. `sha` is null where the bytes could not be had. */
export type Done =
  | { readonly status: 'report'; readonly reading: Reading & { readonly status: 'report' }; readonly trace?: Trace }
  | { readonly status: 'packed'; readonly packed: PackedReport }
  /** The bytes are stored already. */
  | { readonly status: 'known'; readonly sha: string }
  /** The file is an archive: the names of the documents in it, each to be read by a job of its own. */
  | { readonly status: 'archive'; readonly members: readonly string[] }
  /** A page carries several reports: what became of each, by its name. */
  | { readonly status: 'several'; readonly reports: readonly { readonly name: string; readonly done: DocumentDone }[] }
  | { readonly status: 'rejected'; readonly sha: string | null; readonly error: Rejection; readonly trace?: Trace };

/** What became of a document that is one. */
export type DocumentDone = Exclude<Done, { readonly status: 'archive' | 'several' }>;

/** Asked before a document is read for the store: are these bytes stored already? */
export type Known = (sha: string, name: string) => Promise<boolean>;

export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'known?'; readonly sha: string }
  /** A picture of the document was looked into: the next one has the time of a document. */
  | { readonly type: 'picture' }
  | { readonly type: 'done'; readonly done: Done };

export type ToWorker =
  | { readonly type: 'job'; readonly job: Job }
  | { readonly type: 'known'; readonly known: boolean };
