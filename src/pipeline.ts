// The whole road in one screen: bytes → Document (read) → Report (parse) → Findings (check). Storing and showing are the commands' part.
import { check } from './check/engine.js';
import type { Document } from './model/document.js';
import type { Finding } from './model/finding.js';
import { defaultLimits, type Limits } from './model/limits.js';
import type { Problem } from './model/problem.js';
import { isRejection, type Rejection } from './model/rejection.js';
import type { Report } from './model/report.js';
import type { Source } from './model/source.js';
import { parse } from './parse/parse.js';
import { joinedBytes, readBundle, type Bundle, type BundleFile } from './read/bundle.js';
import { decode } from './read/charset/decode.js';
import { drawPages } from './read/draw.js';
import { read } from './read/read.js';
import { recognise } from './read/picture/recognise.js';
import { settle } from './settle/settle.js';

/** An archive is several documents, each of which takes the road by itself. */
import { membersOf } from './read/members.js';

export { membersOf, type ArchiveMember } from './read/members.js';
export type { BundleFile } from './read/bundle.js';

/** Bytes as text, in whatever encoding; empty for what is no text. */
export function decodeText(bytes: Uint8Array): string {
  const decoded = decode(bytes);
  return isRejection(decoded) ? '' : decoded.text;
}

/** What the user knows of a document that it does not say itself. */
export interface Given {
  readonly agency?: string;
  readonly year?: number;
}

export type Reading =
  | { readonly status: 'report'; readonly report: Report; readonly findings: readonly Finding[] }
  | { readonly status: 'rejected'; readonly source: Source | null; readonly error: Rejection };

/** A document as it was read, with pictures of its pages: for a drawing of what was seen in it. */
export interface Trace {
  readonly document: Document;
  /** Addresses that hold the pictures (`data:`), by number of the page. */
  readonly pages: ReadonlyMap<number, string>;
}

export interface ReadOptions {
  /** List identities that hold, too; otherwise only what is broken or undecided. */
  readonly holds?: boolean;
  readonly limits?: Partial<Limits>;
  readonly given?: Given;
  /** Given what was read before it was parsed, with pictures of the pages, which takes time to draw. */
  readonly trace?: (trace: Trace) => void;
  /** Called after each picture that was looked into, which takes seconds: whoever waits sees that the reading goes on. */
  readonly lookedInto?: () => void;
}

/** Reads, parses and checks one document. Never throws for what is in the bytes. */
export async function readReport(bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<Reading> {
  return readingOf(await read(bytes, name, limitsOf(options)), bytes, options);
}

/** A report as a portal publishes it: pages, pictures in them, documents attached. */
export interface Published extends Bundle {
  readonly attachments: readonly BundleFile[];
}

/**
 * Reads the page of a report; where it has not all tables, the documents attached to it, and takes the one of the year it is published as, with the most tables. Says which bytes the reading is of.
 * What the page alone tells (the agency, the year) is known of its attachments too, where they do not say it. Reports of another agency or year that hang on the page are named as problems.
 */
export async function readPublished(published: Published, options: ReadOptions = {}): Promise<{ readonly reading: Reading; readonly file: BundleFile }> {
  const limits = limitsOf(options);
  const joined = { address: published.pages[0]!.address, bytes: joinedBytes(published) };
  const page = { reading: await readingOf(await readBundle(published, limits), joined.bytes, options), file: joined };
  if (page.reading.status === 'report' && tablesOf(page.reading) === 3) return page;
  const found = [page];
  for (const a of published.attachments) {
    const members = membersOf(a.bytes, a.address, limits);
    const files = members === null ? [{ name: a.address, bytes: () => a.bytes }] : isRejection(members) ? [] : members;
    for (const f of files) {
      const bytes = f.bytes();
      if (isRejection(bytes)) continue;
      found.push({ reading: await readReport(bytes, f.name, options), file: { address: f.name, bytes } });
    }
  }
  const best = found.reduce((a, b) => (fit(b.reading, options.given) > fit(a.reading, options.given) ? b : a));
  if (best.reading.status === 'rejected') return best;
  const { report } = best.reading;
  const others = found.filter((x) => x.reading.status === 'report' && tablesOf(x.reading) > 0 && (x.reading.report.year.value !== report.year.value || x.reading.report.agency.value !== report.agency.value));
  if (others.length === 0) return best;
  const problems = others.map((x): Problem => ({
    code: 'other-report', level: 'warning', found: x.file.address,
    message: { zh: `同一网页还附有另一份年报，未读入：${x.file.address}`, en: `The page carries another report too, which was not taken: ${x.file.address}` },
  }));
  return { ...best, reading: { ...best.reading, report: { ...report, problems: [...report.problems, ...problems] } } };
}

/** What hangs on a page published as the report of a year is that of the year, before one that has more tables; among those, one of the agency. Without tables nothing counts. */
function fit(reading: Reading, given: Given = {}): number {
  const tables = tablesOf(reading);
  if (reading.status === 'rejected' || tables === 0) return 0;
  const { agency, year } = reading.report;
  return (given.year === undefined || year.value === given.year ? 100 : 0) + tables * 10 + (given.agency === undefined || agency.value === given.agency ? 1 : 0);
}

/** How many of the three tables a reading has. */
function tablesOf(reading: Reading): number {
  if (reading.status === 'rejected') return 0;
  return 3 - reading.report.problems.filter((p) => p.code === 'table-missing' || p.code === 'table-picture').length;
}

function limitsOf(options: ReadOptions): Limits {
  return { ...defaultLimits, ...options.limits };
}

async function readingOf(document: Document | Rejection, bytes: Uint8Array, options: ReadOptions): Promise<Reading> {
  if (isRejection(document)) return { status: 'rejected', source: null, error: document };
  const limits = limitsOf(options);
  const reading = reportOf(document, options);
  const looks = wantsPictures(document, reading);
  const seen = looks ? await recognise(document, bytes, limits, options.lookedInto) : document;
  if (options.trace !== undefined) options.trace({ document: seen, pages: await drawPages(seen, bytes, limits) });
  return looks ? reportOf(seen, options) : reading;
}

/** Parses and checks a document that is read. */
export function reportOf(document: Document, options: Pick<ReadOptions, 'given' | 'holds'> = {}): Reading {
  const parsed = parse(document, options.given);
  if (isRejection(parsed)) return { status: 'rejected', source: document.source, error: parsed };
  const report = settle(parsed);
  return { status: 'report', report, findings: check(report.cells, report.layout, report.edition, undefined, options.holds ?? false) };
}

/** All that the page leads to are pictures, and they are at hand: the report is nowhere else. */
function isInPictures(document: Document, { code, follow = [] }: Rejection): boolean {
  const shown = new Set(document.blocks.flatMap((b) => (b.kind === 'image' && b.picture !== undefined ? [b.src] : [])));
  return code === 'embedded' && follow.length > 0 && follow.every((f) => shown.has(f));
}

/** Pictures are looked into only where a table is not in the text: it takes seconds a page. */
function wantsPictures(document: Document, reading: Reading): boolean {
  if (!document.blocks.some((b) => b.kind === 'image' && b.picture !== undefined)) return false;
  if (reading.status === 'rejected') return reading.error.code === 'not-a-report' || reading.error.code === 'no-tables' || isInPictures(document, reading.error);
  return reading.report.problems.some((p) => p.code === 'table-picture' || p.code === 'table-missing');
}
