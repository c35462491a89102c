// The whole road in one screen: bytes → Document (read) → Report (parse) → Findings (check). Storing and showing are the commands' part.
import { check } from './check/engine.js';
import type { Finding } from './model/finding.js';
import { defaultLimits, type Limits } from './model/limits.js';
import { isRejection, type Rejection } from './model/rejection.js';
import type { Report } from './model/report.js';
import type { Source } from './model/source.js';
import { parse } from './parse/parse.js';
import { read } from './read/read.js';

/** What the user knows of a document that it does not say itself. */
export interface Given {
  readonly agency?: string;
  readonly year?: number;
}

export type Reading =
  | { readonly status: 'report'; readonly report: Report; readonly findings: readonly Finding[] }
  | { readonly status: 'rejected'; readonly source: Source | null; readonly error: Rejection };

export interface ReadOptions {
  /** List identities that hold, too; otherwise only what is broken or undecided. */
  readonly holds?: boolean;
  readonly limits?: Partial<Limits>;
  readonly given?: Given;
}

/** Reads, parses and checks one document. Never throws for what is in the bytes. */
export function readReport(bytes: Uint8Array, name: string, options: ReadOptions = {}): Reading {
  const document = read(bytes, name, { ...defaultLimits, ...options.limits });
  if (isRejection(document)) return { status: 'rejected', source: null, error: document };
  const report = parse(document, options.given);
  if (isRejection(report)) return { status: 'rejected', source: document.source, error: report };
  return { status: 'report', report, findings: check(report.cells, report.layout, report.edition, undefined, options.holds ?? false) };
}
