// What the store is asked for and what it answers, as values: no table and no query of it.
import type { Finding, FindingKind, Outcome, Severity } from '../model/finding.js';
import type { Rejection, RejectionCode } from '../model/rejection.js';
import type { ReviewStatus } from '../model/review.js';
import type { Placed } from '../model/placed.js';
import type { Report } from '../model/report.js';
import type { ReportVersion } from '../model/version.js';

export interface AddOutcome {
  /** `new`: first report of its agency and year. `new-version`: other bytes for an agency and year already stored. `unchanged`: these bytes are stored already. `twin`: other bytes under another name, in which `compare` finds nothing different: another address of that version. `returned`: an address, or the path of a file, shows an older version again, which is current from now on. */
  readonly outcome: 'new' | 'new-version' | 'unchanged' | 'twin' | 'returned';
  readonly agency: string;
  readonly year: number;
  /** Counted from 1 within agency and year. */
  readonly version: number;
  readonly versionId: number;
  /** What `compare` found between this version and the one before; left out where it found nothing. */
  readonly edits?: readonly Finding[];
}

/** A document that was not read. */
export interface RejectedFile {
  readonly name: string;
  /** SHA-256 of the bytes, lower-case hex; null when they could not be had. */
  readonly sha: string | null;
  readonly error: Rejection;
}

/** Which reports. Everything left out is not asked for. */
export interface VersionFilter {
  /** Exact name, or else a part of it. */
  readonly agency?: string;
  readonly year?: number;
  /** Code of a region, or the first digits of it: 410000 and 41 are a province with all below it. */
  readonly region?: string;
  /** Also versions that a newer one replaced. Default false. */
  readonly all?: boolean;
}

export interface FindingFilter extends VersionFilter {
  readonly rule?: string;
  readonly severity?: Severity;
  readonly outcome?: Exclude<Outcome, 'holds'>;
  readonly kind?: FindingKind;
  /** Any of these. */
  readonly kinds?: readonly FindingKind[];
  readonly status?: ReviewStatus;
}

/** Where a stored thing belongs. */
export interface VersionKey {
  readonly versionId: number;
  readonly agency: string;
  readonly year: number;
  readonly version: number;
  /** False when a newer version stands beside it. */
  readonly current: boolean;
}

/** A stored report among the others. */
export interface StoredVersion extends VersionKey, Placed {}

export interface StoredFinding extends VersionKey {
  readonly finding: Finding;
  /** Hex; decisions are kept by it. Empty in a database of an older program that was not checked since. */
  readonly fingerprint: string;
  /** Decision in force. */
  readonly status: ReviewStatus;
}

/** A stored version with everything an exported table says of it. Its sections are left out. */
export interface ExportedVersion extends StoredVersion {
  /** Every name and address the bytes came under, first one first. */
  readonly names: readonly string[];
  /** When these bytes were first seen, ISO date and time, UTC. */
  readonly firstSeen: string;
  readonly findings: readonly Pick<StoredFinding, 'finding' | 'fingerprint' | 'status'>[];
}

export interface StoredReport extends VersionKey {
  readonly report: Report;
  readonly findings: readonly Finding[];
  /** Every name the same bytes came under, first one first. */
  readonly names: readonly string[];
  /** Numbers of all versions of this agency and year. */
  readonly versions: readonly number[];
}

/** One of the versions of a report. */
export interface HistoryVersion extends ReportVersion {
  readonly versionId: number;
  readonly version: number;
  readonly current: boolean;
  /** When an address showed it again after a newer version, which was that of this number. */
  readonly returned: readonly { readonly from: number; readonly at: string }[];
  readonly title: string | null;
  readonly published: Report['published'];
  readonly sourceId: string;
  /** As `names`, with the time each was first met; `twin`: of another address than the first, SHA-256 of its newest bytes where they are not those of a version. */
  readonly met: readonly { readonly name: string; readonly at: string; readonly twin: string | null }[];
}

export interface Publication {
  readonly agency: string;
  readonly year: number;
  readonly regionCode: string | null;
  readonly department: string | null;
  /** YYYY-MM-DD as the document says; null where none does. */
  readonly published: string | null;
  /** ISO date and time, UTC. */
  readonly firstSeen: string;
  /** Every name and address its versions came under. */
  readonly names: readonly string[];
}

/** Answer to a look-up by agency and year; when nothing is found it says what there is instead. */
export type ReportAnswer =
  | { readonly status: 'found'; readonly report: StoredReport }
  /** No stored agency has this name or part of a name. */
  | { readonly status: 'no-agency' }
  /** Several have it: their names. */
  | { readonly status: 'ambiguous'; readonly agencies: readonly string[] }
  | { readonly status: 'no-year'; readonly agency: string; readonly years: readonly number[] }
  | { readonly status: 'no-version'; readonly agency: string; readonly versions: readonly number[] };

export interface Tally {
  readonly agencies: number;
  readonly reports: number;
  readonly versions: number;
  readonly years: { readonly from: number; readonly to: number } | null;
  /** Findings of current versions. */
  readonly findings: readonly { readonly rule: string; readonly severity: Severity; readonly outcome: Outcome; readonly kind: FindingKind; readonly count: number }[];
  readonly rejected: readonly { readonly code: RejectionCode; readonly count: number }[];
}
