// Documents of an example → reports as the register would place them, and everything the rules across reports and about sentences find in one of them.
import assert from 'node:assert/strict';
import { levelFindings } from '../../src/check/levels/levels.js';
import { proseFindings } from '../../src/check/prose/prose.js';
import { growthFindings } from '../../src/check/years/growth.js';
import { yearFindings } from '../../src/check/years/years.js';
import type { Finding } from '../../src/model/finding.js';
import type { Placed } from '../../src/model/placed.js';
import type { Report } from '../../src/model/report.js';
import { mentionsOf } from '../../src/parse/mentions/mentions.js';
import { readNow } from '../written.js';
import { copiesAmong } from './copies/among.js';

export function place(bytes: Uint8Array, name: string): Placed {
  const reading = readNow(bytes, name);
  if (reading.status !== 'report') assert.fail(`${name} is not read as a report: ${reading.error.message.en}`);
  return placed(reading.report);
}

/** 临溪县 and its organs are of one region, all others of another. */
export function placed(report: Report): Placed {
  const agency = report.agency.value!;
  const [, region, department] = /^(.+?[市县])(.+)$/.exec(agency)!;
  return { agency, year: report.year.value!, regionCode: region === '临溪县' ? '900101' : '900100', department: department!, identity: null, report };
}

export function findingsAmong(reports: readonly Placed[], own: Placed): readonly Finding[] {
  const same = reports.filter((p) => p.agency === own.agency);
  const years = [...(yearFindings(same, false).get(own) ?? []), ...(growthFindings(same, (p) => mentionsOf(p.report.sections)).get(own) ?? [])];
  const levels = levelFindings(reports, { parentOf: () => null, led: () => true }).get(own) ?? [];
  return [...proseFindings(own.report, mentionsOf(own.report.sections)), ...years, ...levels, ...copiesAmong(reports).filter((f) => f.own === own).map((f) => f.finding)];
}
