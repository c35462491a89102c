// Copies among a few reports, by way of the index, as a whole store is gone through.
import { CopyIndex } from '../../../src/check/copies/copy-index.js';
import { copyFindings } from '../../../src/check/copies/copies.js';
import { whoOf } from '../../../src/check/copies/order.js';
import { sketch } from '../../../src/check/copies/sketch.js';
import type { Finding } from '../../../src/model/finding.js';
import type { Placed } from '../../../src/model/placed.js';

export interface Found {
  /** `rule: agency year < agency year`. */
  readonly key: string;
  readonly own: Placed;
  readonly finding: Finding;
}

export function copiesAmong(reports: readonly Placed[]): Found[] {
  const index = new CopyIndex();
  const sketches = reports.map(sketch);
  reports.forEach((p, i) => index.add(i, whoOf(p), sketches[i]!));
  return reports.flatMap((own, i) =>
    copyFindings(own, index.candidates(sketches[i]!, i).map((c) => reports[c]!), (hash) => index.common(hash))
      .map((finding) => ({ key: `${finding.rule}: ${own.agency} ${own.year} < ${finding.scope}`, own, finding })));
}
