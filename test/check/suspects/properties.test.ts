// On generated reports with planted slips: the small sister of the bench `suspects`, with its targets.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../src/check/engine.js';
import { withSuspects } from '../../../src/check/suspects/suspects.js';
import type { Finding } from '../../../src/model/finding.js';
import { measure, type Measured } from './measure.js';
import { kinds, odd, plant, wider, type Kind } from './plant.js';

function measured(count: number, recipe: (seed: number) => readonly Kind[]): Measured[] {
  const out: Measured[] = [];
  for (let seed = 50_001; out.length < count; seed++) {
    const planted = plant(seed, ...recipe(seed));
    if (planted !== null) out.push(measure(planted));
  }
  return out.filter((m) => m.visible);
}

function share(of: readonly Measured[], is: (m: Measured) => boolean): number {
  return of.filter(is).length / of.length;
}

for (const kind of [...kinds, ...odd]) {
  test(`one slip, ${kind}: the true cell is listed, and first where the identities determine it`, () => {
    const all = measured(30, () => [kind]);
    const determined = all.filter((m) => m.determined);
    assert.ok(determined.length >= 15);
    assert.ok(share(determined, (m) => m.first) >= 0.95);
    assert.ok(share(all, (m) => m.among) >= 0.99);
  });
}

for (const kind of wider) {
  test(`one slip in several cells, ${kind}: the true cells are listed, nearly always on the first rank`, () => {
    const all = measured(30, () => [kind]);
    assert.ok(share(all, (m) => m.firstRank) >= 0.95);
    assert.ok(share(all, (m) => m.among) >= 0.99);
  });
}

test('two slips: the true cells are among the first three', () => {
  const all = measured(60, (seed) => [kinds[seed % kinds.length]!, kinds[(seed >> 3) % kinds.length]!]);
  assert.ok(share(all, (m) => m.firstThree) >= 0.8);
});

test('with any suspect taken at its word, the sum of its finding holds', () => {
  let tried = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const p = plant(seed, kinds[seed % kinds.length]!, kinds[(seed >> 3) % kinds.length]!);
    if (p === null) continue;
    const ask = (cells: typeof p.cells): Finding[] => check(cells, p.form.layout, p.form.edition);
    for (const f of withSuspects(ask(p.cells), p.cells, p.form.layout, p.form.edition).findings) {
      for (const s of (f.suspects ?? []).slice(0, 5)) {
        const mended: typeof p.cells = new Map(p.cells);
        for (const [ref, v] of Object.entries(s.cells)) mended.set(ref, { state: 'number', value: v, raw: String(v), anchor: null });
        const now: Finding = ask(mended).find((x) => x.rule === f.rule && x.scope === f.scope)!;
        assert.equal(now.outcome, 'holds', `seed ${seed}: ${f.rule} ${f.scope} with ${JSON.stringify(s.cells)}`);
        tried++;
      }
    }
  }
  assert.ok(tried > 100);
});
