// A government and what lies below it: who is counted, which reading its cells show, and what is said where they show none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelFindings, summaries, type Levels } from '../../../src/check/levels/levels.js';
import { rollUp } from '../../../src/check/levels/roll-up.js';
import { formCells } from '../../../src/form/cell-refs.js';
import type { Placed } from '../../../src/model/placed.js';
import { filled, type Written } from '../cells.js';
import { placed } from '../../generate/across/placed.js';

const levels: Levels = { parentOf: (code) => (code === '900101' ? '900100' : null), led: (p) => p.department !== '税务局' };
type Some = Readonly<Record<string, Written>>;

function organ(department: string, cells: Some, { code = '900101', year = 2023, rest = 0 as Written } = {}): Placed {
  const p = placed({ agency: `${code} ${department}`, year, regionCode: code, department, form: { edition: '2021', layout: {} }, cells: new Map() });
  return { ...p, report: { ...p.report, cells: filled('2021', rest, cells) } };
}

/** Results that organs have some of: some cells none, some many. The first is `granted` of natural persons. */
const told = formCells('2021').filter((c) => ['natural_person', 'company', 'research'].includes(c.column.id) && !['new', 'concluded', 'carried_in'].includes(c.row.id)).map((c) => c.ref);
const all = (n: number): Some => Object.fromEntries(told.map((ref, i) => [ref, n * [1, 0, 4, 0, 9, 1, 0, 2][i % 8]!]));
const three = [organ('水利局', all(2)), organ('教育局', all(2)), organ('民政局', all(2))];

test('who is below whom: departments and townships of the region, governments of child regions; not what is led from the centre, nor another year', () => {
  const city = organ('人民政府', {}, { code: '900100' });
  const county = organ('人民政府', {});
  const beside = [organ('人民政府办公室', {}), organ('水利局', {}), organ('北桥镇人民政府', {}), organ('东岗街道办事处', {})];
  const found = summaries([city, county, ...beside, organ('税务局', {}), organ('教育局', {}, { year: 2022 })], levels);
  const names = (of: readonly Placed[]): string[] => of.map((p) => p.agency);
  assert.deepEqual([...found].map(([p, o]) => [p.agency, names(o.departments), names(o.lower)]), [
    ['900100 人民政府', [], ['900101 人民政府']],
    ['900101 人民政府', ['900101 人民政府办公室', '900101 水利局'], ['900101 北桥镇人民政府', '900101 东岗街道办事处']],
  ]);
});

test('a place without a code: its organs stand together where its name tells them, and nowhere else', () => {
  const at = (place: string, department: string): Placed => ({ ...organ(department, {}), agency: place + department, regionCode: null, identity: `${place} ${department}` });
  const reports = [at('和康新区', '人民政府'), at('和康新区', '水利局'), at('青禾新区', '水利局'), organ('水利局', {})];
  const place = (p: Placed): string | null => p.identity!.split(' ')[0]!;
  assert.deepEqual([...summaries(reports, { ...levels, place })].map(([p, o]) => [p.agency, o.departments.map((d) => d.agency), o.lower]), [['和康新区人民政府', ['和康新区水利局'], []]]);
  assert.equal(summaries(reports, levels).size, 0);
});

test('the office stands for a government that has no report of its own; of two governments’ reports neither does', () => {
  assert.deepEqual([...summaries([organ('人民政府办公室', {}), organ('水利局', {})], levels).keys()].map((p) => p.department), ['人民政府办公室']);
  assert.equal(summaries([organ('人民政府', {}), organ('人民政府', {}), organ('水利局', {})], levels).size, 0);
});

test('a summary of the departments: the cell below their sum is named with the set it was told from', () => {
  const summary = organ('人民政府', { ...all(7), 'requests.granted.natural_person': 5 });
  const [said, cell, ...more] = rollUp(summary, { departments: three, lower: [] });
  assert.equal(more.length, 0);
  assert.deepEqual([said!.outcome, said!.scope], ['holds', null]);
  assert.deepEqual([cell!.outcome, cell!.scope, cell!.left, cell!.right, cell!.difference], ['broken', 'requests.granted.natural_person', 6, 5, 1]);
  assert.deepEqual(cell!.others!.map((o) => [o.agency, o.value]), [['900101 水利局', 2], ['900101 教育局', 2], ['900101 民政局', 2]]);
  assert.match(cell!.message.zh, /现有 3 份（部门 3）合计 6，本报告填的是 5，少 1。汇总口径推断为至少含手头的部门（手头没有乡镇街道或下级政府的报告，是否计入看不出）：\d+ 格中 \d+ 格相合。/);
});

const readings: readonly (readonly [string, Some, RegExp])[] = [
  ['as much as all together', all(6), /推断为至少含手头的部门（/],
  ['its own requests alone', all(2), /看来只报本机关/],
  ['nothing at all', all(0), /看来只报本机关/],
];
for (const [name, cells, expected] of readings) {
  test(`the reading: ${name}`, () => {
    const found = rollUp(organ('人民政府', cells), { departments: three, lower: [] });
    assert.equal(found.length, 1);
    assert.match(found[0]!.message.zh, expected);
  });
}

test('the whole region where townships are in it, the departments where they are not', () => {
  const towns = [organ('北桥镇人民政府', all(2)), organ('三河乡人民政府', all(2)), organ('石门镇人民政府', all(1))];
  const read = (n: number): string => rollUp(organ('人民政府', all(n)), { departments: three, lower: towns })[0]!.message.en;
  assert.match(read(11), /sums up the whole region/);
  assert.match(read(7), /sums up the government and its departments/);
});

test('of a layer of which nothing is at hand the reading says no more than that, unless the sums are equal without it', () => {
  const towns = [organ('北桥镇人民政府', all(2)), organ('三河乡人民政府', all(2)), organ('石门镇人民政府', all(2))];
  const read = (departments: readonly Placed[], lower: readonly Placed[], n: number, missing: readonly string[] | null): string => rollUp(organ('人民政府', all(n)), { departments, lower }, missing)[0]!.message.en;
  const cases: readonly (readonly [string, RegExp])[] = [
    [read(three, [], 7, null), /sums up at least the departments at hand \(no townships or lower governments are at hand to tell whether they are in it\)/],
    [read([], towns, 7, null), /sums up at least the townships or lower governments at hand \(no departments are at hand to tell/],
    [read(three, [], 6, []), /sums up the departments at hand and nothing else/],
    [read(three, [], 9, []), /sums up at least the departments at hand/],
  ];
  for (const [said, expected] of cases) {
    assert.match(said, expected);
    assert.doesNotMatch(said, /whole region/);
  }
});

test('too few cells tell nothing', () => {
  const few = rollUp(organ('人民政府', { 'requests.granted.total': 3, 'licences.decisions': 9 }), { departments: [organ('水利局', { 'licences.decisions': 9 })], lower: [] });
  assert.deepEqual(few.map((f) => [f.outcome, f.kind, f.severity]), [['undecided', 'unavailable', 'info']]);
  assert.deepEqual(rollUp(organ('人民政府', all(9)), { departments: [], lower: [] }), []);
});

test('with every organ at hand the sums have to be equal', () => {
  const summary = organ('人民政府', { ...all(6), 'requests.granted.natural_person': 8 });
  assert.deepEqual(rollUp(summary, { departments: three, lower: [] }).map((f) => f.outcome), ['holds']);
  assert.deepEqual(rollUp(summary, { departments: three, lower: [] }, []).map((f) => [f.outcome, f.difference]), [['holds', null], ['broken', -2]]);
  assert.deepEqual(rollUp(summary, { departments: three, lower: [] }, ['财政局']).map((f) => f.outcome), ['holds']);
});

test('one organ that was left out is one finding', () => {
  const left = organ('司法局', { 'requests.granted.natural_person': 9, 'requests.granted.company': 4, 'requests.partly_granted.natural_person': 5, 'licences.decisions': 12 });
  const found = rollUp(organ('人民政府', all(6)), { departments: [...three, left], lower: [] });
  assert.deepEqual(found.map((f) => [f.outcome, f.others!.map((o) => o.agency)]), [['broken', ['900101 司法局']]]);
  assert.match(found[0]!.message.zh, /看来没有计入900101 司法局/);
});

test('cells of the summary without a figure are one finding each for blank and unreadable', () => {
  const summary = organ('人民政府', { ...all(7), [told[0]!]: '?9', [told[2]!]: '', [told[4]!]: '/', [told[1]!]: '' });
  assert.deepEqual(rollUp(summary, { departments: three, lower: [] }).map((f) => [f.kind, f.severity, f.cells.length]), [['arithmetic', 'info', 0], ['unreadable', 'info', 1], ['incomplete', 'warning', 2]]);
});

test('amounts are compared in one unit, and rounding is no break', () => {
  const money = (value: number, unit?: string): Some & { readonly unit?: string } => ({ 'fees.amount': value, ...(unit === undefined ? {} : { unit }) });
  const withUnit = (p: Placed, value: number, unit: string): Placed => ({ ...p, report: { ...p.report, cells: new Map([...p.report.cells, ['fees.amount', { state: 'number' as const, value, raw: String(value), unit, anchor: null }]]) } });
  const below = three.map((p) => withUnit(p, 104000, '元'));
  const broken = (value: number): string[] => rollUp(organ('人民政府', { ...all(6), ...money(value) }), { departments: below, lower: [] }).filter((f) => f.outcome === 'broken').map((f) => f.scope!);
  assert.deepEqual(broken(31.2), []);
  assert.deepEqual(broken(31), []);
  assert.deepEqual(broken(30), ['fees.amount']);
});

test('over many agencies at once, each government has its own findings', () => {
  const summary = organ('人民政府', all(6));
  const found = levelFindings([summary, ...three, organ('水利局', all(50), { year: 2022 })], levels);
  assert.deepEqual([...found].map(([p, f]) => [p.agency, f.length]), [['900101 人民政府', 1]]);
});

// Organs that differ: what one adds to a sum is not what another does.
const unlike = ['水利局', '教育局', '民政局', '财政局', '司法局', '北桥镇人民政府', '三河乡人民政府'].map((d, k) => organ(d, Object.fromEntries(told.map((ref, i) => [ref, ((i * 7 + k * 11) % 13) * ((i + k) % 3)]))));
const summed = (organs: readonly Placed[], changed: Some = {}): Placed => organ('人民政府', { ...Object.fromEntries(told.map((ref) => [ref, organs.reduce((n, p) => n + (p.report.cells.get(ref)!.value ?? 0), 0)])), ...changed });
const own = told[3]!;
const outs: readonly (readonly [string, number, readonly string[] | null, boolean])[] = [
  ['a department, nobody knows who is due', 1, null, false], ['a department, all at hand', 3, [], true], ['a township, all at hand', 6, [], true],
];
for (const [name, k, missing, exact] of outs) {
  test(`one organ left out of the whole region: ${name}`, () => {
    const organs = { departments: unlike.slice(0, 5), lower: unlike.slice(5) };
    const rest = unlike.filter((_, i) => i !== k);
    const [said, ...more] = rollUp(summed(rest), organs, missing);
    assert.deepEqual([said!.outcome, said!.others!.map((o) => o.agency), more.length], ['broken', [unlike[k]!.agency], 0]);
    assert.match(said!.message.en, new RegExp(`7 reports below at hand \\([^)]*\\) without ${unlike[k]!.agency}; it should ${exact ? 'equal' : 'be at least'} their sum`));
    // A slip of its own does not vanish beside it.
    const high = summed(rest).report.cells.get(own)!.value! + 400;
    const [again, cell] = rollUp(summed(rest, { [own]: high }), organs, missing);
    assert.equal(again!.outcome, 'broken');
    assert.deepEqual(cell === undefined ? null : [cell.scope, cell.right, cell.left], exact ? [own, high, high - 400] : null);
    const low = rollUp(summed(rest, { [own]: 0 }), organs, missing);
    assert.deepEqual(low.map((f) => f.scope), [null, own]);
  });
}

test('two organs left out: nothing says which, and it is not said to be of the organ itself alone', () => {
  // Organs that are not at hand stand in the summary too.
  const [said, ...more] = rollUp(summed(unlike.slice(2), { [own]: summed(unlike.slice(2)).report.cells.get(own)!.value! + 400 }), { departments: unlike.slice(0, 5), lower: unlike.slice(5) });
  assert.equal(more.length, 0);
  assert.equal(said!.outcome, 'undecided');
  assert.match(said!.message.en, /35 of 66 cells are at least their sum; .* cannot be told whether it is of the organ itself alone or leaves some of them out: not compared/);
});

const few: readonly (readonly [string, readonly number[]])[] = [['two departments', [0, 1]], ['a department and a township', [2, 6]], ['two departments, apart', [1, 4]]];
for (const [name, gone] of few) {
  for (const missing of [null, []]) {
    test(`left out, and named where their figures are all that is short: ${name}, ${missing === null ? 'nobody knows who is due' : 'all at hand'}`, () => {
      const organs = { departments: unlike.slice(0, 5), lower: [...unlike.slice(5), organ('石门镇人民政府', all(3))] };
      const everyone = [...organs.departments, ...organs.lower];
      const [said, ...more] = rollUp(summed(everyone.filter((_, i) => !gone.includes(i))), organs, missing);
      assert.deepEqual([said!.outcome, said!.others!.map((o) => o.agency), more.length], ['broken', gone.map((k) => unlike[k]!.agency), 0]);
      assert.match(said!.message.en, /seem to have been left out: their figures together are what every cell is short of/);
    });
  }
}

test('a layer of which most is not in the summary is not left out of it; and of organs that are alike none is named', () => {
  const organs = { departments: unlike.slice(0, 5), lower: unlike.slice(5) };
  assert.match(rollUp(summed(organs.departments), organs)[0]!.message.en, /sums up the government and its departments, without townships or lower governments; .* cells fit\.$/);
  const twins = [organ('民政局', all(3)), organ('医保局', all(3)), organ('财政局', all(3))];
  const departments = [...unlike.slice(0, 5), ...twins];
  for (const f of rollUp(summed([...unlike.slice(0, 5), twins[0]!]), { departments, lower: [] })) assert.doesNotMatch(f.message.en, /left out:/);
});

test('what is missing is named, up to five', () => {
  const say = (missing: readonly string[]): string => rollUp(organ('人民政府', all(7)), { departments: three, lower: [] }, missing)[0]!.message.en;
  assert.match(say(['司法局']), /, 1 is missing: 司法局\)/);
  assert.match(say(['甲', '乙', '丙', '丁', '戊']), /, 5 are missing: 甲, 乙, 丙, 丁, 戊\)/);
  assert.match(say(['甲', '乙', '丙', '丁', '戊', '己', '庚']), /, 7 are missing: 甲, 乙, 丙, 丁, 戊 and 2 more\)/);
});
