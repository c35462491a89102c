// One version of a report beside another: what is compared, and what changed.
import type { BlockId, EditionId } from './edition.js';
import type { Finding } from './finding.js';
import type { Report, Section, SectionId } from './report.js';
import type { CellRef, Value } from './value.js';

/** A report as it was read at one time. */
export interface ReportVersion {
  readonly edition: EditionId;
  readonly layout: Report['layout'];
  readonly cells: ReadonlyMap<CellRef, Value>;
  readonly sections: readonly Section[];
  /** Codes of the problems of the reading. */
  readonly problems: readonly string[];
  /** Names the bytes came under, first one first. */
  readonly names: readonly string[];
  /** When these bytes were first seen, ISO date and time, UTC. */
  readonly firstSeen: string;
  /** When a crawl last found them in their place, if one did; else as `firstSeen`. */
  readonly lastSeen: string;
}

export interface CellChange {
  readonly ref: CellRef;
  readonly before: Value;
  readonly after: Value;
}

/** A table that one version has and the other has not, or has in another edition of the form. */
export interface BlockChange {
  readonly block: BlockId;
  readonly change: 'gone' | 'new' | 'edition';
}

/** Sentences of a section that only the older, and only the newer version has. */
export interface TextChange {
  /** null: sections the form does not have, taken together. */
  readonly section: SectionId | null;
  readonly removed: number;
  readonly added: number;
}

/** Empty lists: only the page around the report changed. */
export interface VersionChanges {
  readonly cells: readonly CellChange[];
  readonly blocks: readonly BlockChange[];
  readonly texts: readonly TextChange[];
}

/** What is to be said of a version and the one before it; kept with the newer one. */
export type CompareVersions = (older: ReportVersion, newer: ReportVersion) => readonly Finding[];

/** http and https are one address. */
export function plainName(name: string): string {
  return name.replace(/^https?:\/\//iu, '');
}

/** The version that one which first came under `name` is held against: the last under that name, else the last. `older`: oldest first. */
export function precursorOf<V extends { readonly names: readonly string[] }>(older: readonly V[], name: string): V | null {
  return older.findLast((v) => v.names.some((n) => plainName(n) === plainName(name))) ?? older.at(-1) ?? null;
}

/** The version that `history[at]` is held against as an edit: the one that stood in its place until it came back, else the one before. `history`: oldest first. */
export function editedFrom<V extends { readonly version: number; readonly names: readonly string[]; readonly returned: readonly { readonly from: number }[] }>(history: readonly V[], at: number): V | null {
  const back = history[at]?.returned.at(-1);
  const between = back === undefined ? undefined : history.find((h) => h.version === back.from);
  return between ?? (at < 1 ? null : precursorOf(history.slice(0, at), history[at]!.names[0] ?? ''));
}
