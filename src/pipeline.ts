// The whole road in one screen: bytes → Document (read) → Report (parse) → Findings (check). Storing and showing are the commands' part.
import { checkReport, type CheckedCells, type CheckOptions } from './check/check-report.js';
import { copyHashes } from './check/copies/sketch.js';
import type { Document } from './model/document.js';
import type { Finding } from './model/finding.js';
import type { Mention } from './model/mention.js';
import type { CopyHashes } from './model/copy-hashes.js';
import { defaultLimits, type Limits } from './model/limits.js';
import type { Problem } from './model/problem.js';
import { isRejection, rejection, type Rejection } from './model/rejection.js';
import type { Report } from './model/report.js';
import type { Source } from './model/source.js';
import { calledBy } from './parse/facts.js';
import { mentionsOf } from './parse/mentions/mentions.js';
import { parse } from './parse/parse.js';
import { joinedBytes, readBundle, withPictures, type Bundle, type BundleFile } from './read/bundle.js';
import { decode } from './read/charset/decode.js';
import { drawPages } from './read/draw.js';
import { read } from './read/read.js';
import { recognise } from './read/picture/recognise.js';
import { settle } from './settle/settle.js';

/** An archive is several documents, each of which takes the road by itself. */
import { membersOf } from './read/members.js';

export { isBroken } from './check/check-report.js';
export { mark } from './check/mark.js';
export { keepWhole } from './read/picture/recogniser.js';
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
  /** See parse/facts.ts: of a document that hangs on a page, what the link calls it. */
  readonly label?: string;
}

/** What the rules within a report make of it. */
export interface CheckedReport extends CheckedCells {
  /** What its sentences state of things that cells state too. */
  readonly mentions: readonly Mention[];
  /** Under which copies of it are found. */
  readonly hashes: CopyHashes;
}

export type Reading =
  | ({ readonly status: 'report'; readonly report: Report } & CheckedReport)
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
  /** The bytes of a picture that the document shows but does not hold, by its address as written; null where it is not to be had. Asked only where the text has not all the tables. */
  readonly pictureAt?: (src: string) => Promise<Uint8Array | null>;
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

/** One report of a page, and which bytes the reading is of. */
export interface PublishedReading {
  readonly reading: Reading;
  readonly file: BundleFile;
}

/**
 * Reads the page of a report and the documents attached to it: a reading for each report among them, that of the year it is published as first; at least one. Where the page has all tables, only attachments that call themselves
 * reports of another agency or year are read. Of several documents of one report the one with the most tables is taken; one with other figures is named as a problem.
 * What the page alone tells (the agency, the year) is known of its attachments too, where neither they nor the links to them say it.
 */
export async function readPublished(published: Published, options: ReadOptions = {}): Promise<readonly PublishedReading[]> {
  const limits = limitsOf(options);
  const joined = { address: published.pages[0]!.address, bytes: joinedBytes(published) };
  const page: PublishedReading = { reading: await readingOf(await readBundle(published, limits), joined.bytes, options), file: joined };
  const attached: PublishedReading[] = [];
  for (const a of published.attachments) {
    const members = membersOf(a.bytes, a.address, limits);
    const files = members === null ? [{ name: a.address, label: a.label ?? '', bytes: () => a.bytes }] : isRejection(members) ? [] : members.map((m) => ({ ...m, label: '' }));
    for (const { name, label, bytes: unpacked } of files) {
      if (tablesOf(page.reading) === 3 && !isCalledOther(page.reading, calledBy(label, name))) continue;
      const bytes = unpacked();
      if (isRejection(bytes)) continue;
      attached.push({ reading: await readReport(bytes, name, { ...options, given: { ...options.given, label } }), file: { address: name, bytes, label } });
    }
  }
  return reportsAmong(page, attached, options.given);
}

/** The documents of a page, put together by report; the best of each, that of the page's year first. */
function reportsAmong(page: PublishedReading, attached: readonly PublishedReading[], given: Given = {}): readonly PublishedReading[] {
  const withTables = attached.filter((x) => tablesOf(x.reading) > 0);
  const reports: PublishedReading[][] = [];
  for (const x of [page, ...withTables]) {
    if (tablesOf(x.reading) === 0) continue;
    const own = reports.find((r) => r.some((y) => isSameReport(x.reading, y.reading, withTables.length === 1)));
    if (own === undefined) reports.push([x]);
    else own.push(x);
  }
  // Without a table anywhere it is the page that says what is wrong.
  if (reports.length === 0) return [page];
  const taken = reports.map((r) => bestOf(r, given)).sort((a, b) => fit(b.reading, given) - fit(a.reading, given));
  const unread = attached.filter(({ reading, file }) => reading.status === 'rejected' && reading.error.code !== 'not-a-report' && taken.every((t) => isCalledOther(t.reading, calledBy(file.label ?? '', file.address))));
  return [...taken, ...unread];
}

function bestOf(report: readonly PublishedReading[], given: Given): PublishedReading {
  const best = report.reduce((a, b) => (fit(b.reading, given) > fit(a.reading, given) ? b : a));
  if (best.reading.status === 'rejected') return best;
  const taken = best.reading.report;
  const problems = report.filter((x) => x !== best && !sameFigures(x.reading, best.reading)).map((x): Problem => ({
    code: 'other-report', level: 'warning', found: x.file.address,
    message: { zh: `同一网页的另一份文件，机关和年度相同而数字不同，没有采用：${x.file.address}`, en: `Another document of the page, of the same agency and year, has other figures and was not taken: ${x.file.address}` },
  }));
  return problems.length === 0 ? best : { ...best, reading: { ...best.reading, report: { ...taken, problems: [...taken.problems, ...problems] } } };
}

/** By year and agency, of which one document may name a part only; copies under different names are told by their figures. `onlyOne`: nothing but one document hangs on the page, which then is the page's report. */
function isSameReport(a: Reading, b: Reading, onlyOne: boolean): boolean {
  if (a.status === 'rejected' || b.status === 'rejected') return false;
  const [x, y] = [a.report, b.report];
  if (x.year.value !== null && y.year.value !== null && x.year.value !== y.year.value) return false;
  return onlyOne || isSameAgency(x.agency.value, y.agency.value) || (hasFigures(a) && sameFigures(a, b));
}

/** 水务局 on the page of 青川市水务局. */
function isSameAgency(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true;
  const [x, y] = [a.replace(/\s/gu, ''), b.replace(/\s/gu, '')];
  return x.endsWith(y) || y.endsWith(x);
}

function isCalledOther(reading: Reading, called: { readonly agency: string | null; readonly year: number | null }): boolean {
  if (reading.status === 'rejected') return false;
  const { agency, year } = reading.report;
  return (called.year !== null && called.year !== year.value) || (called.agency !== null && !isSameAgency(called.agency, agency.value));
}

function hasFigures(reading: Reading): boolean {
  return reading.status === 'report' && [...reading.report.cells.values()].some((v) => v.state === 'number' && v.value !== 0);
}

/** Wherever both have a number, it is the same. */
function sameFigures(a: Reading, b: Reading): boolean {
  if (a.status === 'rejected' || b.status === 'rejected') return false;
  return [...a.report.cells].every(([ref, v]) => {
    const w = b.report.cells.get(ref);
    return v.state !== 'number' || w?.state !== 'number' || v.value === w.value;
  });
}

/** What hangs on a page published as the report of a year is that of the year, before one that has more tables; among those, one of the agency. Without tables nothing counts. */
function fit(reading: Reading, given: Given): number {
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
  const shown = options.pictureAt === undefined || tablesOf(reading) === 3 ? document : await withPictures(document, options.pictureAt);
  const looks = wantsPictures(shown, reading);
  const seen = looks ? await recognise(shown, bytes, limits, options.lookedInto) : document;
  if (options.trace !== undefined) options.trace({ document: seen, pages: await drawPages(seen, bytes, limits) });
  return withLoss(looks ? reportOf(seen, options) : reading, seen);
}

/** Problems that say that part of the file is missing. */
const losses: ReadonlySet<string> = new Set(['page-damaged', 'pdf-recovered', 'picture-incomplete']);

/** A file of which a part is missing may be a report all the same: what is left of it does not tell. */
function withLoss(reading: Reading, document: Document): Reading {
  if (reading.status !== 'rejected' || (reading.error.code !== 'not-a-report' && reading.error.code !== 'no-tables')) return reading;
  const loss = document.problems.find((p) => losses.has(p.code));
  if (loss === undefined) return reading;
  return { ...reading, error: rejection('damaged', `文件不完整，剩下的部分看不出是年报。${loss.message.zh}`, `Part of the file is missing, and what is left does not look like a report. ${loss.message.en}`) };
}

/** Parses and checks a document that is read. */
export function reportOf(document: Document, options: Pick<ReadOptions, 'given' | 'holds'> = {}): Reading {
  const parsed = parse(document, options.given);
  if (isRejection(parsed)) return { status: 'rejected', source: document.source, error: parsed };
  const report = settle(parsed);
  const found = checked(report, options);
  return { status: 'report', report: found.problems.length === 0 ? report : { ...report, problems: [...report.problems, ...found.problems] }, ...found };
}

/** Applies the rules within a report to one that is parsed, or stored: the same findings either way. */
export function checked(report: Report, options: CheckOptions = {}): CheckedReport {
  const mentions = mentionsOf(report.sections);
  return { mentions, hashes: copyHashes(report), ...checkReport(report, mentions, options) };
}

/** The same findings as `checked`, without what is kept to find copies: of a report that was checked before, and is again with the years beside it. */
export function checkedAgain(report: Report, options: CheckOptions): readonly Finding[] {
  return checkReport(report, mentionsOf(report.sections), options).findings;
}

/** A sentence that speaks of the year before. */
const earlier = /同比|持平|去年|上年|[较比]上|[较較比與与相]20\d\d年|[增减減]|[升降]/;

/** What the sentences of a report state, for the rules over two years of an agency; nothing where no sentence speaks of the year before. */
export function statedOfYears(report: Report): readonly Mention[] {
  const year = report.year.value;
  const speaks = (text: string): boolean => earlier.test(text) || (year !== null && text.includes(`${year - 1}年`));
  const mentions = report.sections.some((s) => s.paragraphs.some((p) => speaks(p.text))) ? mentionsOf(report.sections) : [];
  return mentions.some((m) => m.change !== undefined || (year !== null && m.year === year - 1)) ? mentions : [];
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
