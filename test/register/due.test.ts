// Deadlines, dates and their origin, and which reports are expected.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueDate, register, type Due, type Seen } from '../../src/register/due.js';
import { made } from './tables.js';

function seen(agency: string, year: number, more: Partial<Seen> = {}): Seen {
  return { agency, year, published: `${year + 1}-01-20`, listDate: null, firstSeen: null, state: 'kept', ...more };
}

const line = (d: Due): string => `${d.agency.department} ${d.year} ${d.due} ${d.status}${d.date === null ? '' : ` ${d.date} ${d.origin}`}${d.daysLate === null ? '' : ` ${d.daysLate}`}`;

test('deadlines: departments before governments, all by the end of March before the regulations were renewed', () => {
  assert.equal(dueDate('department', 2024), '2025-01-31');
  assert.equal(dueDate('township', 2024), '2025-01-31');
  assert.equal(dueDate('vertical', 2019), '2020-01-31');
  assert.equal(dueDate('government', 2024), '2025-03-31');
  assert.equal(dueDate('government-office', 2024), '2025-03-31');
  assert.equal(dueDate('department', 2018), '2019-03-31');
});

const dates: { readonly name: string; readonly seen: Partial<Seen>; readonly is: string }[] = [
  { name: 'on the last day', seen: { published: '2025-01-31' }, is: 'published 2025-01-31 page' },
  { name: 'a day late', seen: { published: '2025-02-01' }, is: 'late 2025-02-01 page 1' },
  { name: 'over the end of February', seen: { published: '2025-03-01' }, is: 'late 2025-03-01 page 29' },
  { name: 'the list where the page says nothing', seen: { published: null, listDate: '2025-02-03', firstSeen: '2025-01-02' }, is: 'late 2025-02-03 list 3' },
  { name: 'a date before the year was over is none', seen: { published: '2024-01-20', listDate: '2025-01-30' }, is: 'published 2025-01-30 list' },
  { name: 'first seen in time', seen: { published: null, firstSeen: '2025-01-30' }, is: 'published 2025-01-30 first-seen' },
  { name: 'first seen after the deadline proves nothing', seen: { published: null, firstSeen: '2026-05-01' }, is: 'undated 2026-05-01 first-seen' },
  { name: 'no date at all', seen: { published: null }, is: 'undated' },
  { name: 'an address that does not answer', seen: { state: 'unreachable', published: null }, is: 'unreachable 28' },
];
const reason = { zh: '太大', en: 'too large' };
dates.push(
  { name: 'named by a list and not read, with the date of the list and nothing said of lateness', seen: { state: 'unread', published: null, listDate: '2025-02-10', reason }, is: 'unread 2025-02-10 list' },
  { name: 'named and not read, without a date', seen: { state: 'unread', published: null, reason }, is: 'unread' },
);
for (const d of dates) {
  test(`dates: ${d.name}`, () => {
    const [due] = register([seen('青川市水务局', 2024, d.seen)], made, '2025-02-28');
    assert.equal(line(due!), `水务局 2024 2025-01-31 ${d.is}`);
  });
}

test('each year between the first an agency was seen in and the last of all is expected; what is not due is not missing', () => {
  const rows = register([
    seen('青川市水务局', 2021), seen('青川市 水务局', 2023), seen('青川市人民政府', 2023), seen('青川市财政局', 2024, { published: '2025-01-10' }), seen('青川市国土资源局', 2017, { published: '2018-03-01' }),
  ], made, '2025-02-10', { listed: ['青川市档案局'], from: 2017 });
  assert.deepEqual(rows.filter((r) => r.agency.department !== '档案局').map(line), [
    '人民政府 2023 2024-03-31 published 2024-01-20 page',
    '人民政府 2024 2025-03-31 not-yet-due',
    '国土资源局 2017 2018-03-31 published 2018-03-01 page',
    '国土资源局 2018 2019-03-31 missing 2143',
    '水务局 2021 2022-01-31 published 2022-01-20 page',
    '水务局 2022 2023-01-31 missing 741',
    '水务局 2023 2024-01-31 published 2024-01-20 page',
    '水务局 2024 2025-01-31 missing 10',
    '财政局 2024 2025-01-31 published 2025-01-10 page',
  ]);
  assert.equal(rows.filter((r) => r.agency.department === '档案局').length, 8);
  assert.ok(rows.filter((r) => r.agency.department === '档案局').every((r) => r.status === 'missing'));
});

test('a government whose office has a report of the year is missing with a note', () => {
  const rows = register([seen('青川市人民政府', 2022), seen('青川市人民政府办公室', 2023), seen('青川市水务局', 2022)], made, '2025-02-10');
  assert.deepEqual(rows.map((d) => [line(d), d.note?.en ?? null]), [
    ['人民政府 2022 2023-03-31 published 2023-01-20 page', null],
    ['人民政府 2023 2024-03-31 missing 316', '人民政府办公室 has a report of this year, which may be this one'],
    ['人民政府办公室 2023 2024-03-31 published 2024-01-20 page', null],
    ['水务局 2022 2023-01-31 published 2023-01-20 page', null],
    ['水务局 2023 2024-01-31 missing 376', null],
  ]);
});

test('what is read goes before what is not, and what was fetched before what could not be; the reason goes along', () => {
  const unread = seen('青川市水务局', 2024, { state: 'unread', published: null, reason });
  const away = seen('青川市水务局', 2024, { state: 'unreachable', published: null, reason: { zh: '超时', en: 'timed out' } });
  const one = (...all: readonly Seen[]): readonly unknown[] => register(all, made, '2025-02-28').map((d) => [d.status, d.note?.en ?? null])[0]!;
  assert.deepEqual(one(away, unread, seen('青川市 水务局', 2024)), ['published', null]);
  assert.deepEqual(one(away, unread), ['unread', 'too large']);
  assert.deepEqual(one(away), ['unreachable', 'timed out']);
});

test('one name in two districts is two agencies where the pages differ', () => {
  const rows = register([seen('城关区水务局', 2023, { context: { region: '990103' } }), seen('城关区水务局', 2023, { context: { region: '990202' } })], made, '2025-02-10');
  assert.deepEqual(rows.map((d) => d.agency.regionCode), ['990103', '990202']);
});

test('one year asked for, and nothing seen', () => {
  assert.deepEqual(register([seen('青川市水务局', 2021), seen('青川市水务局', 2023)], made, '2025-02-10', { from: 2022, to: 2022 }).map(line), ['水务局 2022 2023-01-31 missing 741']);
  assert.deepEqual(register([], made, '2025-02-10'), []);
  assert.deepEqual(register([], made, '2025-02-10', { listed: ['青川市水务局'], from: 2023, to: 2023 }).map(line), ['水务局 2023 2024-01-31 missing 376']);
});
