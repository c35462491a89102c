// The shipped samples read as what they were made from, and what was broken on purpose is found.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReport } from '../../src/pipeline.js';
import { compare } from '../generate/compare.js';
import { key } from '../generate/slips.js';
import { samples } from '../samples.js';

for (const s of samples) {
  test(`${s.file}: ${s.shows}`, async () => {
    const reading = await readReport(s.bytes(), s.file);
    if (s.report === undefined) {
      assert.equal(reading.status, 'rejected');
      return;
    }
    assert.ok(reading.status === 'report', 'rejected');
    const g = s.report();
    assert.deepEqual(compare(g.cells, reading.report.cells).mismatches, []);
    assert.equal(reading.report.agency.value, g.facts.agency);
    assert.equal(reading.report.year.value, g.facts.year);
    const broken = reading.findings.filter((f) => f.outcome === 'broken' && f.kind === 'arithmetic').map((f) => key(f.rule, f.scope));
    for (const e of g.equations) if (e.broken !== null) assert.equal(broken.includes(e.key), e.broken, e.key);
  });
}
