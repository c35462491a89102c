// How long a crawl will take at least, and what it waits for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultPace, freshHost } from '../../src/crawl/pace.js';
import { progressOf } from '../../src/crawl/progress.js';
import type { HostQueue } from '../../src/model/crawl.js';

const now = 1_000_000;
const totals = { requests: 5, pages: 4, reports: 2, failed: 1, bytes: 100 };
const pace = { ...defaultPace, pause: 1000 };
const queue = (host: string, waiting: number, more: Partial<HostQueue['state']> = {}, due = 0): HostQueue => ({ host, waiting, due, state: { ...freshHost, ...more } });

const cases: readonly (readonly [string, readonly HostQueue[], readonly string[], number | null, string | null])[] = [
  ['a queue at its pace', [queue('a', 5)], ['a'], 5000, null],
  ['the slowest host counts', [queue('a', 5), queue('b', 3, { delay: 4000 })], ['a'], 12_000, null],
  ['a host that rests after failures', [queue('a', 2, { nextAt: now + 40_000, failures: 2 })], [], 42_000, 'a 40000'],
  ['a task that is put off', [queue('a', 1, { nextAt: now + 500, failures: 1 }, now + 20_000)], ['a'], 21_000, null],
  ['a host that rests while another is asked', [queue('a', 2, { nextAt: now + 40_000, failures: 2 }), queue('b', 1)], ['b'], 42_000, null],
  ['the usual pause is no wait', [queue('a', 2, { nextAt: now + 900 })], [], 2900, null],
  ['a host that was given up is not waited for', [queue('a', 0, { nextAt: now + 40_000, dead: { code: 'unreachable', detail: '' } })], [], 40_000, null],
];
for (const [name, queues, asking, left, wait] of cases) {
  test(name, () => {
    const p = progressOf(totals, queues, new Set(asking), pace, now - 1000, now);
    assert.deepEqual([p.timeLeft, p.waitingFor === null ? null : `${p.waitingFor.host} ${p.waitingFor.left}`], [left, wait]);
  });
}
