// Intervals of shares hold what is known of them; ranks are those of a competition; medians are in the middle.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { metricOf } from '../../src/metrics/metrics.js';
import { rank } from '../../src/metrics/rank.js';
import { median, together } from '../../src/metrics/together.js';
import { divided } from '../../src/metrics/value-of.js';
import { wilson } from '../../src/metrics/wilson.js';
import type { MetricValue } from '../../src/model/metric.js';

/** From the formula, by hand. */
const known = [
  { part: 0, whole: 10, low: 0, high: 0.2775 },
  { part: 10, whole: 10, low: 0.7225, high: 1 },
  { part: 1, whole: 10, low: 0.0179, high: 0.4042 },
  { part: 50, whole: 100, low: 0.4038, high: 0.5962 },
  { part: 1, whole: 1, low: 0.2065, high: 1 },
];
for (const { part, whole, low, high } of known) {
  test(`${part} of ${whole} lies within ${low} and ${high}`, () => {
    const i = wilson(part, whole);
    assert.deepEqual([i.low.toFixed(4), i.high.toFixed(4)], [low.toFixed(4), high.toFixed(4)]);
  });
}

const share = fc.integer({ min: 1, max: 1_000_000 }).chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)));

test('an interval lies within 0 and 1, holds the share, is mirrored by its rest, and narrows with more cases', () => {
  fc.assert(fc.property(share, ([part, whole]) => {
    const i = wilson(part, whole);
    assert.ok(i.low >= 0 && i.high <= 1 && i.low <= part / whole && part / whole <= i.high, JSON.stringify(i));
    const rest = wilson(whole - part, whole);
    assert.ok(Math.abs(rest.low - (1 - i.high)) < 1e-12 && Math.abs(rest.high - (1 - i.low)) < 1e-12);
    const more = wilson(part * 4, whole * 4);
    assert.ok(more.high - more.low < i.high - i.low);
  }), { numRuns: 500 });
});

test('what is no part of a whole is refused', () => {
  for (const [part, whole] of [[1, 0], [-1, 5], [6, 5], [Number.NaN, 5], [1, Number.NaN]] as const) assert.throws(() => wilson(part, whole), RangeError);
});

const metric = metricOf('disclosure.concluded')!;
const result = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })).map(([a, b]): MetricValue => divided(metric, Math.min(a, b), Math.max(a, b), []));

test('ranks count those that are higher; the same value has the same rank; only values that can be compared have one', () => {
  fc.assert(fc.property(fc.array(result, { maxLength: 25 }), (results) => {
    const items = results.map((r, i) => ({ r, i }));
    const ranked = rank(items, (x) => x.r);
    assert.deepEqual(new Set(ranked.map((p) => p.item.i)), new Set(items.filter((x) => x.r.status === 'value').map((x) => x.i)));
    for (const p of ranked) {
      const { value, interval } = p.item.r;
      assert.equal(p.rank, 1 + ranked.filter((o) => o.item.r.value! > value!).length);
      assert.equal(p.tied, ranked.some((o) => o !== p && o.item.r.value === value));
      const near = ranked.filter((o) => o.item.r.interval!.low <= interval!.high && o.item.r.interval!.high >= interval!.low).map((o) => o.rank);
      assert.deepEqual(p.overlaps, [Math.min(...near), Math.max(...near)]);
      assert.ok(p.overlaps![0] <= p.rank && p.rank <= p.overlaps![1]);
    }
    for (const [i, p] of ranked.slice(1).entries()) assert.ok(p.rank >= ranked[i]!.rank);
  }), { numRuns: 300 });
});

test('a tie in the middle leaves a gap behind it', () => {
  const values = [[30, 60], [45, 60], [30, 60], [15, 60]] as const;
  const ranked = rank(values.map(([a, b]) => divided(metric, a, b, [])), (r) => r);
  assert.deepEqual(ranked.map((p) => [p.item.value, p.rank, p.tied]), [[0.75, 1, false], [0.5, 2, true], [0.5, 2, true], [0.25, 4, false]]);
});

test('a part above its whole has no place, though it has a value', () => {
  const ranked = rank([[70, 60], [45, 60]].map(([a, b]) => divided(metric, a!, b!, [])), (r) => r);
  assert.deepEqual(ranked.map((p) => [p.item.value, p.rank]), [[0.75, 1]]);
});

test('several reports together: sums divided, not shares averaged; the median of those that can be compared', () => {
  const results = [divided(metric, 10, 40, []), divided(metric, 30, 30, []), divided(metric, 0, 0, []), divided(metric, 2, 5, [])];
  const t = together(metric, results);
  assert.deepEqual([t.pooled!.numerator, t.pooled!.denominator, t.pooled!.value], [42, 75, 42 / 75]);
  assert.equal(t.median, (0.25 + 1) / 2);
  assert.deepEqual(t.counts, { value: 2, small: 1, 'not-defined': 1, missing: 0 });
  assert.deepEqual([median([]), median([3]), median([5, 1]), median([9, 1, 5])], [null, 3, 3, 5]);
});
