// Where a finding stands by the last decision on it, as a column of a query over findings.
import { sql } from 'kysely';
import type { ReviewStatus } from '../model/review.js';

export const statusNow = sql<ReviewStatus>`coalesce((select r.status from review r where r.fingerprint = finding.fingerprint order by r.at desc, r.id desc limit 1), 'open')`;
