// The documents kept for each rule across reports are what their recipes make; read as documents are, those that break a rule do, and the near misses do not.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { copyRules } from '../../src/check/copies/rules.js';
import { levelFindings } from '../../src/check/levels/levels.js';
import { levelRules } from '../../src/check/levels/rules.js';
import { yearRules } from '../../src/check/years/rules.js';
import { yearFindings } from '../../src/check/years/years.js';
import type { Finding } from '../../src/model/finding.js';
import type { Placed } from '../../src/model/placed.js';
import { readNow } from '../written.js';
import { examples } from './across-examples.js';
import { copiesAmong } from './copies/among.js';

const folder = fileURLToPath(new URL('../../../test/check/rules/', import.meta.url));

/** As the register would place them: a county and its organ. */
function place(bytes: Uint8Array, name: string): Placed {
  const reading = readNow(bytes, name);
  assert.equal(reading.status, 'report', name);
  if (reading.status !== 'report') throw new Error(name);
  const agency = reading.report.agency.value!;
  const [, place, department] = /^(.+?[市县])(.+)$/.exec(agency)!;
  return { agency, year: reading.report.year.value!, regionCode: place === '临溪县' ? '900101' : '900100', department: department!, identity: null, report: reading.report };
}

function findingsOf(reports: readonly Placed[], own: Placed): Finding[] {
  const years = yearFindings(reports.filter((p) => p.agency === own.agency)).get(own) ?? [];
  const levels = levelFindings(reports, { parentOf: () => null, led: () => true }).get(own) ?? [];
  return [...years, ...levels, ...copiesAmong(reports).filter((f) => f.own === own).map((f) => f.finding)];
}

for (const { rule, kind, of, files } of examples) {
  test(`${rule}: ${kind}`, () => {
    const at = join(folder, rule, kind);
    assert.deepEqual(readdirSync(at).sort(), [...files.keys()].sort(), '`npm run golden` writes the files');
    const reports = [...files].map(([name, bytes]) => {
      const kept = readFileSync(join(at, name));
      assert.equal(kept.toString(), Buffer.from(bytes).toString(), name);
      return place(kept, name);
    });
    const own = reports[[...files.keys()].indexOf(of)]!;
    // Figures drawn for one rule need not follow from year to year for another.
    const broken = findingsOf(reports, own).filter((f) => f.outcome === 'broken' && f.rule === rule);
    assert.equal(broken.length, kind === 'breaks' ? 1 : 0, broken.map((f) => f.message.zh).join('\n'));
  });
}

test('every rule across reports has an example that breaks it and a near miss', () => {
  for (const rule of [...yearRules, ...levelRules, ...copyRules]) for (const kind of ['breaks', 'near-miss']) assert.ok(examples.some((e) => e.rule === rule.id && e.kind === kind), `${rule.id} ${kind}`);
});
