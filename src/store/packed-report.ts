// A report on its way into the store: made in a worker thread, sent to the one that writes, so strings, numbers and bytes only.
import type { EditionId } from '../model/edition.js';
import type { Finding } from '../model/finding.js';
import type { CopyHashes } from '../model/copy-hashes.js';
import type { Mention } from '../model/mention.js';
import type { Problem } from '../model/problem.js';
import type { FactSource, Paragraph, Section } from '../model/report.js';
import type { Source } from '../model/source.js';
import type { CellRef } from '../model/value.js';

export interface PackedReport {
  readonly source: Source;
  /** Agency as printed, and the key under which other spellings of the same name are found. */
  readonly agency: string;
  readonly agencyKey: string;
  readonly agencyFrom: FactSource | null;
  /** Region code and canonical department, where they could be told. */
  readonly regionCode: string | null;
  readonly department: string | null;
  /** The same for all names of the agency; null where its name does not tell. */
  readonly identity: string | null;
  readonly year: number;
  readonly yearFrom: FactSource | null;
  readonly title: string | null;
  readonly titleFrom: FactSource | null;
  readonly published: string | null;
  readonly publishedFrom: FactSource | null;
  readonly edition: EditionId;
  /** `layout` of the report as JSON. */
  readonly layout: string;
  /** Ids of the cells in order; null when they are those of the form as laid out. */
  readonly ids: readonly CellRef[] | null;
  /** All cells as one JSON text, see pack-cells.ts. */
  readonly cells: string;
  /** Numbers of the cells in the same order; null where no number is printed. */
  readonly figures: readonly (number | null)[];
  readonly sections: readonly Section[];
  readonly opening: readonly Paragraph[];
  readonly problems: readonly Problem[];
  /** Those that do not hold. */
  readonly findings: readonly Finding[];
  /** What its sentences state. */
  readonly mentions: readonly Mention[];
  /** Under which copies of it are found. */
  readonly hashes: CopyHashes;
  /** Of the rules it was checked by. */
  readonly mark: string;
  /** The bytes as published, compressed by zlib. */
  readonly original: Uint8Array;
}
