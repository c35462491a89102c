// However a report strays from the form, no figure is read as another, and what can be read for certain is read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readNow } from '../written.js';
import { compare } from '../generate/compare.js';
import { generate, irregularities, layouts, type Recipe } from '../generate/generate.js';
import { forms, type FormId } from '../generate/values.js';

const seed = fc.integer({ min: 0, max: 1_000_000 });
const form = fc.constantFrom(...(Object.keys(forms) as FormId[]));

function holds(recipe: Recipe): void {
  const g = generate(recipe);
  const reading = readNow(g.bytes, g.name);
  if (reading.status === 'rejected') {
    assert.ok(g.mayReject, `rejected: ${reading.error.code} ${reading.error.message.en}`);
    return;
  }
  const { mismatches } = compare(g.cells, reading.report.cells);
  assert.deepEqual(mismatches.filter((m) => m.kind === 'wrong'), [], 'wrong figures');
  assert.deepEqual(mismatches.filter((m) => m.must || m.kind === 'lost'), [], 'not read');
  if (g.facts.agency !== null) assert.equal(reading.report.agency.value, g.facts.agency);
  if (g.facts.year !== null) assert.equal(reading.report.year.value, g.facts.year);
}

for (const x of irregularities) {
  test(`${x.id}: no wrong figure, and everything certain is read`, () => {
    const fitting = layouts.filter((l) => x.formats?.includes(l.format) ?? true).map((l) => l.id);
    fc.assert(fc.property(seed, x.forms === undefined ? form : fc.constantFrom(...x.forms), fc.constantFrom(...fitting), (seed, form, layout) => holds({ seed, form, layout, size: x.size, irregularities: [x.id] })), { seed: 7, numRuns: 4 });
  });
}

test('two irregularities at once: no wrong figure', () => {
  const ids = fc.constantFrom(...irregularities.map((x) => x.id));
  fc.assert(
    fc.property(seed, form, fc.constantFrom(...layouts.map((l) => l.id)), ids, ids, (seed, form, layout, a, b) => {
      const g = generate({ seed, form, layout, irregularities: [...new Set([a, b])] });
      const reading = readNow(g.bytes, g.name);
      if (reading.status === 'report') assert.deepEqual(compare(g.cells, reading.report.cells).mismatches.filter((m) => m.kind === 'wrong'), []);
    }),
    { seed: 11, numRuns: 40 },
  );
});
