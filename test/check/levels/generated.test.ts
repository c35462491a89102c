// Generated governments: planted cells are found where the report is a summary, and nothing where it is none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelFindings } from '../../../src/check/levels/levels.js';
import { drawRegions, levels } from '../../generate/across/levels.js';

test('30 counties: exactly the planted cells', () => {
  let planted = 0;
  let read = 0;
  for (const { reports, summary, complete, broken, truth } of drawRegions(30, 1)) {
    const found = levelFindings(reports, { ...levels, missing: () => (complete ? [] : null) }).get(summary) ?? [];
    assert.deepEqual(found.filter((f) => f.outcome === 'broken').flatMap((f) => f.cells).sort(), [...broken].sort(), `${summary.agency} ${truth} ${JSON.stringify(found.slice(0, 3).map((f) => f.message.zh))}`);
    planted += broken.size;
    if (found.some((f) => f.scope === null && f.outcome === 'holds')) read++;
  }
  assert.ok(planted > 15 && read > 12, `${planted} planted, ${read} read`);
});
