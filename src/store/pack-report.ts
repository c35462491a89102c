// Makes a report ready for the store, away from the thread that writes.
import { deflateSync } from 'node:zlib';
import { formCells } from '../form/cell-refs.js';
import type { Finding } from '../model/finding.js';
import type { CopyHashes } from '../model/copy-hashes.js';
import type { Mention } from '../model/mention.js';
import { rejection, type Rejection } from '../model/rejection.js';
import type { Report } from '../model/report.js';
import type { CellRef } from '../model/value.js';
import { agencyKey } from './agency-key.js';
import { packCells } from './pack-cells.js';
import type { PackedReport } from './packed-report.js';

/** Whose report it is, as far as its name tells. */
export interface PackedAgency {
  readonly regionCode: string | null;
  readonly department: string | null;
  readonly identity: string | null;
}

/** What the rules made of the report. */
export interface PackedFindings {
  readonly findings: readonly Finding[];
  readonly mentions: readonly Mention[];
  readonly hashes: CopyHashes;
  readonly mark: string;
}

const nobody: PackedAgency = { regionCode: null, department: null, identity: null };

/** Pure. A report without an agency or a year has no place in the store and comes back as a Rejection (`no-agency`, `no-year`). */
export function packReport(report: Report, found: PackedFindings, original: Uint8Array, whose: PackedAgency = nobody): PackedReport | Rejection {
  const { agency, year, title, published, edition, layout } = report;
  if (agency.value === null || agencyKey(agency.value) === '') {
    return rejection('no-agency', '找不到发布机关的名称，无法入库。', 'No agency is named in it, so it has no place in the store.');
  }
  if (year.value === null) {
    return rejection('no-year', '找不到报告年度，无法入库。', 'No report year is named in it, so it has no place in the store.');
  }
  const ids = [...report.cells.keys()];
  const values = [...report.cells.values()];
  return {
    source: report.source,
    agency: agency.value,
    agencyKey: agencyKey(agency.value),
    agencyFrom: agency.from,
    regionCode: whose.regionCode,
    department: whose.department,
    identity: whose.identity,
    year: year.value,
    yearFrom: year.from,
    title: title.value,
    titleFrom: title.from,
    published: published.value,
    publishedFrom: published.from,
    edition,
    layout: JSON.stringify(layout),
    ids: sameIds(ids, formCells(edition, layout).map((c) => c.ref)) ? null : ids,
    cells: packCells(values),
    figures: values.map((v) => (v.state === 'number' && v.value !== null && Number.isFinite(v.value) ? v.value : null)),
    sections: report.sections,
    opening: report.opening ?? [],
    problems: report.problems,
    findings: found.findings.filter((f) => f.outcome !== 'holds'),
    mentions: found.mentions,
    hashes: found.hashes,
    mark: found.mark,
    // A copy of its own length: a Buffer would drag the whole block of memory it lies in to the other thread.
    original: new Uint8Array(deflateSync(original)),
  };
}

function sameIds(a: readonly CellRef[], b: readonly CellRef[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}
