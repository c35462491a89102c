// A few planted reports of every kind: what is there is found, what nearly is is not. `npm run bench rules` counts on many.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countHarmless, countPlant } from './counting.js';
import { plants } from './planted.js';

for (const [i, plant] of plants.entries()) {
  test(`${plant.rule}${plant.kinds === undefined ? '' : ` (${plant.kinds.join(', ')})`}: what is planted is found, near misses are not`, () => {
    const { planted, found, wrong, missed } = countPlant(plant, 4, 1000 * (i + 1));
    assert.deepEqual({ wrong, missed }, { wrong: [], missed: [] });
    assert.equal(found, planted);
  });
}

test('irregularities that are no fault of the report are no finding', () => {
  const { wrong, nearMisses } = countHarmless(40, 500_000);
  assert.deepEqual(wrong, []);
  assert.ok(nearMisses > 30);
});
