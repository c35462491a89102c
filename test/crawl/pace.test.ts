// When a host may be asked again: decisions with a given clock and given dice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { afterAnswer, afterChallenge, afterFailure, defaultPace, freshHost, retryAfterOf, retryAt } from '../../src/crawl/pace.js';
import type { HostState, Reason } from '../../src/model/crawl.js';

const rules = { ...defaultPace, pause: 1000, jitter: 0.3, backOff: 5000, longestBackOff: 60_000, breakAfter: 3, breakFor: 30_000, trips: 3, attempts: 3 };
const at = { now: 1_000_000, random: 0.5 };
const why: Reason = { code: 'server', detail: 'status 500' };
const wait = (h: HostState): number => h.nextAt - at.now;

test('the pause has its jitter, and a crawl-delay goes before it up to a bound', () => {
  assert.equal(wait(afterAnswer(freshHost, rules, at)), 1000);
  assert.equal(wait(afterAnswer(freshHost, rules, { ...at, random: 0 })), 700);
  assert.equal(wait(afterAnswer(freshHost, rules, { ...at, random: 1 })), 1300);
  assert.equal(wait(afterAnswer({ ...freshHost, delay: 5000 }, rules, at)), 5000);
  assert.equal(wait(afterAnswer({ ...freshHost, delay: 9e9 }, rules, at)), rules.longestCrawlDelay);
  assert.equal(wait(afterAnswer({ ...freshHost, delay: 10 }, rules, at)), 1000);
});

test('failures double the wait, then open the breaker, whose probes decide', () => {
  let host = freshHost;
  const steps: [number, number, boolean][] = [];
  for (let i = 0; i < 5; i++) {
    host = afterFailure(host, rules, at, why, null);
    steps.push([wait(host), host.trips, host.dead !== null]);
  }
  assert.deepEqual(steps, [[5000, 0, false], [10_000, 0, false], [30_000, 1, false], [60_000, 2, false], [60_000, 3, true]]);
  assert.equal(host.dead?.code, 'unreachable');
  assert.match(host.dead?.detail ?? '', /5 failures.*status 500/);
  const probed = afterAnswer({ ...host, trips: 1, dead: null }, rules, at);
  assert.deepEqual([probed.failures, probed.trips, wait(probed)], [0, 0, 1000], 'one good answer closes it');
});

test('what the host asks for goes before the back-off, up to a bound', () => {
  assert.equal(wait(afterFailure(freshHost, rules, at, why, 120_000)), 120_000);
  assert.equal(wait(afterFailure(freshHost, rules, at, why, 9e9)), rules.longestRetryAfter);
  assert.equal(wait(afterFailure(freshHost, rules, at, why, 0)), 5000);
  assert.equal(retryAt(1, rules, at, 120_000), at.now + 120_000);
});

test('Retry-After in seconds, as a date, and as neither', () => {
  const now = Date.parse('2026-03-02T08:00:00Z');
  const said: readonly (readonly [string | null, number | null])[] = [
    ['120', 120_000], [' 0 ', 0], ['Mon, 02 Mar 2026 08:01:00 GMT', 60_000], ['Sun, 01 Mar 2026 08:01:00 GMT', 0], [null, null], ['', null], ['soon', null], ['-5', null], ['1.5', null], ['12345678901', null],
  ];
  for (const [header, ms] of said) assert.equal(retryAfterOf(header, now), ms, String(header));
});

test('a task has its tries', () => {
  assert.equal(retryAt(1, rules, at, null), at.now + 5000);
  assert.equal(retryAt(2, rules, at, null), at.now + 10_000);
  assert.equal(retryAt(3, rules, at, null), null);
});

test('challenges in a row end the host, one good answer between them does not', () => {
  const challenge: Reason = { code: 'challenge', detail: '瑞数' };
  const twice = afterChallenge(afterChallenge(freshHost, rules, at, challenge), rules, at, challenge);
  assert.equal(twice.dead, null);
  assert.deepEqual(afterChallenge(twice, rules, at, challenge).dead, challenge);
  assert.equal(afterChallenge(afterAnswer(twice, rules, at), rules, at, challenge).dead, null);
});

test('never sooner than the shortest pause, never later than the longest wait', () => {
  const host = fc.record({ nextAt: fc.nat(), failures: fc.nat(50), trips: fc.nat(20), blocked: fc.nat(5), delay: fc.option(fc.nat(1e9)), dead: fc.constant(null) });
  fc.assert(fc.property(host, fc.double({ min: 0, max: 1, noNaN: true }), fc.option(fc.nat(1e9)), (h, random, asked) => {
    for (const after of [afterAnswer(h, rules, { ...at, random }), afterFailure(h, rules, { ...at, random }, why, asked)]) {
      assert.ok(wait(after) >= 700 && wait(after) <= rules.longestRetryAfter, String(wait(after)));
    }
  }));
});
