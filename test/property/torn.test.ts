// Whatever a dump does to the labels and the order of the figures, no number is read that is not the published one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { dump, shapes, type Shape } from '../generate/dump.js';
import { readNow } from '../written.js';

const seed = fc.integer({ min: 0, max: 1_000_000 });
const edition = fc.constantFrom('2019' as const, '2021' as const);

function counts(shape: Shape, seed: number, edition: '2019' | '2021', zero?: string): { right: number; wrong: string[]; total: number } {
  const { text, cells } = dump({ shape, seed, edition, ...(zero === undefined ? {} : { zero }) });
  const reading = readNow(new TextEncoder().encode(text), 'dump.txt');
  const wrong: string[] = [];
  let right = 0;
  let total = 0;
  for (const [ref, t] of cells) {
    if (!ref.startsWith('requests.')) continue;
    total++;
    const got = reading.status === 'report' ? reading.report.cells.get(ref) : undefined;
    if (got?.state !== 'number') continue;
    if (got.value === t.value) right++;
    else wrong.push(`${ref}: ${t.value} → ${got.value}`);
  }
  return { right, wrong, total };
}

for (const shape of shapes) {
  test(`${shape}: no wrong number, with zeros, dashes or nothing for them`, () => {
    fc.assert(fc.property(seed, edition, fc.constantFrom(undefined, '-', ''), (seed, edition, zero) => {
      assert.deepEqual(counts(shape, seed, edition, zero).wrong, []);
    }), { seed: 20240131, numRuns: 40 });
  });
}

for (const shape of ['wrapped', 'cut'] as const) {
  test(`${shape}: every figure of a whole table is read`, () => {
    fc.assert(fc.property(seed, edition, (seed, edition) => {
      const { right, total } = counts(shape, seed, edition);
      assert.equal(right, total);
    }), { seed: 20240131, numRuns: 20 });
  });
}
