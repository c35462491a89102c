// Generated agencies over the years: every planted break is found where it was planted, and nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yearFindings } from '../../../src/check/years/years.js';
import { drawLife } from '../../generate/across/years.js';
import { rng } from '../../generate/rng.js';

test('150 agencies over six years: exactly the planted breaks and gaps', () => {
  let planted = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const { reports, broken, gaps } = drawLife('青川市统计局', rng(seed));
    const found = [...yearFindings(reports)].flatMap(([p, all]) => all.map((f) => ({ ...f, year: p.year })));
    assert.deepEqual(found.filter((f) => f.outcome === 'broken').map((f) => `${f.rule} ${f.year} ${f.scope}`).sort(), [...broken].sort(), `seed ${seed}`);
    assert.deepEqual([...new Set(found.filter((f) => f.kind === 'unavailable').map((f) => f.year))], [...gaps], `seed ${seed}`);
    planted += broken.size;
  }
  assert.ok(planted > 80, `only ${planted} planted`);
});
