// Two years of an agency: what is compared, what blanks and gaps do to it, and what is said.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yearFindings } from '../../../src/check/years/years.js';
import type { Finding } from '../../../src/model/finding.js';
import type { EditionId } from '../../../src/model/edition.js';
import type { Placed } from '../../../src/model/placed.js';
import { filled, type Written } from '../cells.js';
import { placed } from '../../generate/across/placed.js';

type Some = Readonly<Record<string, Written>>;

function report(year: number, cells: Some, edition: EditionId = '2021', rest: Written = 0): Placed {
  const p = placed({ agency: '青川市统计局', year, form: { edition, layout: {} }, cells: new Map() });
  return { ...p, report: { ...p.report, cells: filled(edition, rest, cells) } };
}

function compared(last: Some, now: Some, edition: EditionId = '2021'): Finding[] {
  const all = yearFindings([report(2022, last, edition), report(2023, now, edition)], false);
  return [...all.values()].flat();
}

const out = 'requests.carried_out.company';
const into = 'requests.carried_in.company';

const carried: readonly (readonly [string, Written, Written, string | null])[] = [
  ['equal', 3, 3, null],
  ['different', 3, 2, 'broken arithmetic error 1'],
  ['blank is 0 beside 0', '', 0, null],
  ['both blank', '', '/', null],
  ['nothing stands where 3 came over', 3, '', 'undecided incomplete warning null'],
  ['nothing stood where 3 come in', '/', 3, 'undecided incomplete warning null'],
  ['unreadable', '?3', 3, 'undecided unreadable info null'],
  ['absent', null, 3, 'undecided absent info null'],
];

for (const [name, last, now, expected] of carried) {
  test(`carried over: ${name}`, () => {
    const found = compared({ [out]: last }, { [into]: now }).map((f) => `${f.outcome} ${f.kind} ${f.severity} ${f.difference}`);
    assert.deepEqual(found, expected === null ? [] : [expected]);
  });
}

test('a break shows both sides: this year’s cell in cells, last year’s in others, and both in the sentence', () => {
  const [f] = compared({ [out]: 3 }, { [into]: 2 });
  assert.deepEqual({ rule: f!.rule, scope: f!.scope, cells: f!.cells, others: f!.others, left: f!.left, right: f!.right }, {
    rule: 'carry_over', scope: 'company', cells: [into], left: 3, right: 2, others: [{ agency: '青川市统计局', year: 2022, cell: out, value: 3 }],
  });
  assert.equal(f!.message.zh, '「商业企业」列：2022 年报告「四、结转下年度继续办理」为 3，2023 年报告「二、上年结转政府信息公开申请数量」为 2，两边应当相等，相差 1。');
  assert.equal(f!.message.en, 'Column 商业企业 (companies): “carried over to next year” in the report of 2022 is 3, but “carried in from last year” in the report of 2023 is 2; the two should be equal and differ by 1.');
});

const stock = 'normative_documents';
const forces: readonly (readonly [string, Some, Some, string | null])[] = [
  ['follows', { in_force: 10 }, { issued: 3, repealed: 1, in_force: 12 }, null],
  ['one too many', { in_force: 10 }, { issued: 3, repealed: 1, in_force: 13 }, 'broken -1'],
  ['not issued, left blank', { in_force: 10 }, { issued: '', repealed: '/', in_force: 10 }, null],
  ['a stock left blank', { in_force: '/' }, { issued: 2, repealed: 0, in_force: 9 }, 'undecided null'],
  ['a stock left blank, and what was issued is all there is', { in_force: '/' }, { issued: 2, repealed: 0, in_force: 2 }, null],
];

for (const [name, last, now, expected] of forces) {
  test(`in force: ${name}`, () => {
    const cells = (s: Some): Some => Object.fromEntries(Object.entries(s).map(([k, v]) => [`${stock}.${k}`, v]));
    const found = compared(cells(last), cells(now)).filter((f) => f.rule === 'in_force').map((f) => `${f.outcome} ${f.difference}`);
    assert.deepEqual(found, expected === null ? [] : [expected]);
  });
}

test('the sum is shown with the year of each figure', () => {
  const [f] = compared({ 'normative_documents.in_force': 10 }, { 'normative_documents.issued': 3, 'normative_documents.repealed': '', 'normative_documents.in_force': 14 });
  assert.match(f!.message.zh, /2022 年报告「现行有效件数」为 10，加 2023 年报告「本年制发件数」3，减 2023 年报告「本年废止件数」0，得 13，2023 年报告「现行有效件数」为 14，两边应当相等，相差 1。.*没有数，按 0 计。/);
  assert.deepEqual(f!.blanks, ['normative_documents.repealed']);
});

test('what is public in total on the form of 2019 is not compared with what is in force', () => {
  const old = report(2022, { 'regulations.total_public': 40 }, '2019');
  const found = [...yearFindings([old, report(2023, { 'regulations.in_force': 7 })]).values()].flat();
  assert.deepEqual([...new Set(found.map((f) => f.rule))], ['carry_over']);
});

test('items last year follow from the report before on the form of 2019', () => {
  const rules = (now: number): string[] => compared({ 'licences.items_last_year': 20, 'licences.change': -3 }, { 'licences.items_last_year': now }, '2019').map((f) => `${f.rule} ${f.difference}`);
  assert.deepEqual(rules(17), []);
  assert.deepEqual(rules(20), ['restated -3']);
});

test('a year missing between is said once a rule, and the years around it are not compared', () => {
  const found = yearFindings([report(2024, { [into]: 9 }), report(2021, { [out]: 3 })]);
  assert.deepEqual([...found].flatMap(([p, all]) => all.map((f) => [p.year, f.rule, f.outcome, f.kind, f.severity])), [
    [2024, 'carry_over', 'undecided', 'unavailable', 'info'],
    [2024, 'in_force', 'undecided', 'unavailable', 'info'],
  ]);
  assert.match([...found.values()][0]![0]!.message.zh, /没有 2022–2023 年的报告（之前一份是 2021 年的）/);
});

test('two reports of one year: nothing is compared, and that is said', () => {
  const found = yearFindings([report(2022, { [out]: 3 }), report(2022, { [out]: 4 }), report(2023, { [into]: 3 })]);
  assert.deepEqual([...found.values()].flat().map((f) => [f.rule, f.kind]), [['carry_over', 'unavailable'], ['in_force', 'unavailable']]);
});

test('a report without the table is one finding, not one a column', () => {
  const none = Object.fromEntries([...filled('2021', 0).keys()].filter((ref) => ref.startsWith('requests.')).map((ref) => [ref, null]));
  const found = compared(none, {});
  assert.deepEqual(found.map((f) => [f.rule, f.kind, f.scope, f.cells.length]), [['carry_over', 'absent', null, 7]]);
  assert.match(found[0]!.message.zh, /2022 年报告中没有这几格/);
});

test('what holds is told too, unless it is not wanted', () => {
  const found = [...yearFindings([report(2022, {}), report(2023, {})]).values()].flat();
  assert.deepEqual([found.length, found.every((f) => f.outcome === 'holds')], [9, true]);
});
