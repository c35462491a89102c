// Makes a report ready for the store, away from the thread that writes.
import type { Finding } from '../model/finding.js';
import type { Rejection } from '../model/rejection.js';
import type { Report } from '../model/report.js';
import type { PackedReport } from './packed-report.js';

/** Pure. A report without an agency or a year has no place in the store and comes back as a Rejection (`no-agency`, `no-year`). */
export declare function packReport(report: Report, findings: readonly Finding[], original: Uint8Array): PackedReport | Rejection;
