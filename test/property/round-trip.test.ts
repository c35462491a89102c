// Any report that satisfies the identities, written in any layout, reads back as itself; one changed figure breaks exactly the equations that hold it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readNow } from '../written.js';
import { compare } from '../generate/compare.js';
import { generate, layouts, type Generated, type Recipe } from '../generate/generate.js';
import { key } from '../generate/slips.js';
import { forms, type FormId } from '../generate/values.js';

const seed = fc.integer({ min: 0, max: 1_000_000 });
const form = fc.constantFrom(...(Object.keys(forms) as FormId[]));
const settings = { seed: 20240131, numRuns: 3 };

function read(g: Generated) {
  const reading = readNow(g.bytes, g.name);
  assert.ok(reading.status === 'report', reading.status === 'rejected' ? `rejected: ${reading.error.code} ${reading.error.message.en}` : '');
  return reading;
}

function broken(reading: ReturnType<typeof read>): string[] {
  return reading.findings.filter((f) => f.outcome === 'broken').map((f) => key(f.rule, f.scope)).sort();
}

for (const layout of layouts) {
  test(`${layout.id}: reads back as itself, without a broken finding`, () => {
    fc.assert(
      fc.property(seed, form, (seed, form) => {
        const g = generate({ seed, form, layout: layout.id });
        const reading = read(g);
        assert.deepEqual(compare(g.cells, reading.report.cells).mismatches, []);
        assert.deepEqual(broken(reading), []);
        assert.equal(reading.report.agency.value, g.facts.agency);
        assert.equal(reading.report.year.value, g.facts.year);
        assert.equal(reading.report.edition, g.form.edition);
        for (const [ref, v] of reading.report.cells) assert.equal(v.raw?.replaceAll(/\s/g, ''), g.cells.get(ref)?.raw, ref);
      }),
      settings,
    );
  });

  test(`${layout.id}: a changed figure breaks exactly the equations that contain it`, () => {
    fc.assert(
      fc.property(seed, form, fc.integer({ min: 1, max: 2 }), (seed, form, slips) => {
        const recipe: Recipe = { seed, form, layout: layout.id, slips };
        const g = generate(recipe);
        assert.deepEqual(broken(read(g)), g.equations.filter((e) => e.broken === true).map((e) => e.key).sort());
      }),
      settings,
    );
  });
}
