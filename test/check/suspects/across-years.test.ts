// The reports of the years beside bear witness: a set that breaks what two years agree on is no first suspect, one that makes them agree is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../src/check/engine.js';
import { withSuspects } from '../../../src/check/suspects/suspects.js';
import { acrossYears, type Beside, type Tables } from '../../../src/check/years/across.js';
import type { Suspect } from '../../../src/model/suspect.js';
import type { CellRef } from '../../../src/model/value.js';
import { filled, type Written } from '../cells.js';

const person = (row: string): CellRef => `requests.${row}.natural_person`;
const total = (row: string): CellRef => `requests.${row}.total`;

/** A report of persons only: received, carried in, granted, carried over. */
function tables(received: number, carriedIn: Written, granted: number, carriedOut: Written, changed: Readonly<Record<CellRef, Written>> = {}): Tables {
  const rows: Readonly<Record<string, Written>> = { new: received, carried_in: carriedIn, granted, concluded: granted, carried_out: carriedOut };
  const cells = Object.fromEntries(Object.entries(rows).flatMap(([row, n]) => [[person(row), n], [total(row), n]]));
  return { edition: '2021', layout: {}, cells: filled('2021', 0, { ...cells, ...changed }) };
}

function suspects(report: Tables, last?: Tables, next?: Tables): readonly Suspect[] {
  const { cells, layout, edition } = report;
  const { findings } = withSuspects(check(cells, layout, edition, undefined, false), cells, layout, edition, { across: acrossYears(report, ...[last, next].map((r, i): Beside | undefined => (r === undefined ? undefined : { agency: '青川市水务局', year: 2022 + 2 * i, report: r }))) });
  return findings.find((f) => f.rule === 'requests.flow' && f.scope === 'natural_person')!.suspects!;
}

const rowOf = (s: Suspect): string => Object.keys(s.cells)[0]!.split('.')[1]!;
/** Balances; carries 5 over. */
const before = tables(40, 0, 35, 5);
/** Balances; carries 8 in. */
const after = tables(40, 8, 48, 0);

/** Right is: 74 received, 5 carried in, 71 granted, 8 carried over. */
const cases: readonly { readonly what: string; readonly now: Tables; readonly last?: Tables; readonly next?: Tables; readonly row: string; readonly value: number }[] = [
  { what: 'what is carried in agrees with last year, what is carried over with next year: what was received is wrong', now: tables(77, 5, 71, 8), last: before, next: after, row: 'new', value: 74 },
  { what: 'what is carried in does not agree with last year, and would', now: tables(74, 8, 71, 8), last: before, row: 'carried_in', value: 5 },
  { what: 'what is carried over does not agree with next year, and would', now: tables(74, 5, 71, 3), next: after, row: 'carried_out', value: 8 },
  { what: 'left blank, where last year has a figure', now: tables(74, '', 71, 8), last: before, row: 'carried_in', value: 5 },
];

for (const { what, now, last, next, row, value } of cases) {
  test(what, () => {
    const [first, ...others] = suspects(now, last, next);
    assert.deepEqual([rowOf(first!), first!.cells[person(row)], first!.tie, others.some((s) => s.rank === 1)], [row, value, false, false]);
  });
}

test('what the other years say is said, and only where they say something', () => {
  const all = suspects(tables(77, 5, 71, 8), before, after);
  const why = (row: string): string => all.find((s) => rowOf(s) === row)!.why.zh;
  assert.match(why('carried_in'), /现在与上一年度报告相符（其中「四、结转下年度继续办理／自然人」为 5、「四、结转下年度继续办理／总计」为 5），改后就不符。/);
  assert.match(why('carried_out'), /现在与下一年度报告相符.* 8.*改后就不符。/);
  assert.doesNotMatch(why('new'), /年度报告/);
  const [mended] = suspects(tables(74, 8, 71, 8), before);
  assert.match(mended!.why.zh, /改后与上一年度报告相符.* 5.*现在不符。/);
  assert.match(mended!.why.en, /It would then agree with last year’s report .* 5.*, which it does not as printed\./);
});

test('a year that is not at hand, or whose own sums doubt the figure, changes nothing', () => {
  const now = tables(74, 8, 71, 8);
  const alone = suspects(now);
  // Last year's own column is off by what it carries over.
  const broken = tables(40, 0, 39, 5);
  const unread: Tables = { ...before, cells: filled('2021', 0, { [person('carried_out')]: '?5', [total('carried_out')]: '' }) };
  for (const last of [broken, unread]) assert.deepEqual(suspects(now, last), alone);
});

test('a figure wrong and the total summed from it are one slip', () => {
  // 290 typed 220: the total 361 became 291.
  const [first] = suspects(tables(220, 8, 290, 8, { [total('new')]: 291, 'requests.new.company': 71, 'requests.granted.company': 71, 'requests.concluded.company': 71, [total('granted')]: 361, [total('concluded')]: 361 }), tables(40, 0, 32, 8));
  assert.deepEqual([first!.cells, first!.slip, first!.tie], [{ [person('new')]: 290, [total('new')]: 361 }, 'digit', false]);
  assert.match(first!.why.zh, /（错了一位数字；总计按错数加总）/);
});
