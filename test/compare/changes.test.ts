// Two versions of a report: what is a change of the report, what is only the page around it, and the sentence a person reads.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { changesBetween, sameFact } from '../../src/compare/changes.js';
import { editFindings } from '../../src/compare/silent-edit.js';
import { formCells } from '../../src/form/cell-refs.js';
import type { EditionId } from '../../src/model/edition.js';
import type { Section } from '../../src/model/report.js';
import type { CellRef, Value } from '../../src/model/value.js';
import type { ReportVersion } from '../../src/model/version.js';

const at = (offset: number): Value['anchor'] => ({ path: `/html/body/td[${offset}]`, offset });
const number = (value: number, raw = String(value), more: Partial<Value> = {}): Value => ({ state: 'number', value, raw, anchor: at(value), ...more });
const blank: Value = { state: 'blank', value: null, raw: '', anchor: at(1) };
const dash = (raw: string): Value => ({ state: 'dash', value: null, raw, anchor: at(1) });
const absent: Value = { state: 'absent', value: null, raw: null, anchor: null };
const torn = (raw: string): Value => ({ state: 'unreadable', value: null, raw, anchor: at(1) });

function section(id: Section['id'], ...texts: readonly string[]): Section {
  return { id, heading: '一、总体情况', anchor: { line: 1, column: 1 }, paragraphs: texts.map((text, i) => ({ text, anchor: { line: i + 2, column: 1 } })) };
}

interface Wanted {
  readonly cells?: Readonly<Record<CellRef, Value>>;
  readonly sections?: readonly Section[];
  readonly edition?: EditionId;
  readonly names?: readonly string[];
  readonly firstSeen?: string;
  readonly lastSeen?: string;
  readonly problems?: readonly string[];
}

function version(w: Wanted = {}): ReportVersion {
  const edition = w.edition ?? '2021';
  const cells = new Map(formCells(edition).map((c): [CellRef, Value] => [c.ref, number(0)]));
  for (const [ref, v] of Object.entries(w.cells ?? {})) cells.set(ref, v);
  return { edition, layout: {}, cells, sections: w.sections ?? [section('overview', '全年公开信息61条。')], problems: w.problems ?? [], names: w.names ?? ['https://www.example.invalid/a.html'], firstSeen: w.firstSeen ?? '2026-03-02T08:00:00.000Z', lastSeen: w.lastSeen ?? w.firstSeen ?? '2026-03-02T08:00:00.000Z' };
}

const later = (w: Wanted = {}): ReportVersion => version({ firstSeen: '2026-03-09T08:00:00.000Z', ...w });
const total = 'requests.concluded.total';

const facts: readonly (readonly [string, Value, Value, boolean])[] = [
  ['another place', number(61), { ...number(61), anchor: at(9000) }, true],
  ['another spelling', number(1234, '1,234'), number(1234, '１２３４'), true],
  ['another figure', number(61), number(60), false],
  ['another unit', number(12, '12', { unit: '万元' }), number(12, '12', { unit: '元' }), false],
  ['how sure a picture was read', number(61, '61', { confidence: 0.9 }), number(61, '61', { confidence: 0.8 }), true],
  ['0 for a blank', blank, number(0), false],
  ['a dash for a blank', blank, dash('-'), false],
  ['another sign for nothing', dash('/'), dash('—'), true],
  ['a figure that could be read', torn('6l'), number(61), false],
  ['the same torn text', torn('6 l'), torn('6l'), true],
  ['a cell that is gone', number(0), absent, false],
];
for (const [name, a, b, same] of facts) test(`facts: ${name}`, () => assert.deepEqual([sameFact(a, b), sameFact(b, a)], [same, same]));

test('61 became 60: one finding of the newer version, with both dates', () => {
  const found = editFindings(version({ cells: { [total]: number(61) } }), later({ cells: { [total]: number(60) } }));
  assert.deepEqual(found, [{
    rule: 'silent_edit', outcome: 'broken', kind: 'changed', severity: 'warning', scope: null, cells: [total], left: 61, right: 60, difference: 1, blanks: [],
    message: {
      zh: '发布后有改动：「（七）总计／总计」 61 → 60；改动发生在 2026-03-02 与 2026-03-09 之间。',
      en: 'Changed after publication: “concluded / total” 61 → 60; changed between 2026-03-02 and 2026-03-09.',
    },
  }]);
});

test('several cells, states and sentences in one finding; the first three by name', () => {
  const [finding] = editFindings(
    version({ cells: { 'fees.amount': number(3, '3', { unit: '万元' }) } }),
    later({ cells: { 'fees.amount': blank, 'requests.new.total': number(1), 'requests.new.other': dash('/'), [total]: number(1), 'reconsideration.upheld': number(2) }, sections: [section('overview', '全年公开信息60条。')] }),
  );
  assert.equal(finding?.message.zh.split('；')[0], '发布后有改动：「行政事业性收费／本年收费金额（单位：万元）」 3万元 → 空白，「一、本年新收政府信息公开申请数量／其他」 0 → “/”，「一、本年新收政府信息公开申请数量／总计」 0 → 1，另有 2 格，「总体情况」的文字改动 1 句（删 1，增 1）');
  assert.deepEqual([finding?.left, finding?.right, finding?.cells.length], [null, null, 5]);
});

test('when it was changed: between two days, between two times of one day, or never told', () => {
  const changed = { cells: { [total]: number(60) } };
  const when = (lastSeen: string, firstSeen: string): string => editFindings(version({ lastSeen }), version({ ...changed, firstSeen }))[0]!.message.en.split('; ')[1]!;
  assert.equal(when('2026-03-08T23:00:00.000Z', '2026-03-09T08:00:00.000Z'), 'changed between 2026-03-08 and 2026-03-09.');
  assert.equal(when('2026-03-09T07:59:08.000Z', '2026-03-09T08:00:00.000Z'), 'changed on 2026-03-09 between 07:59:08 and 08:00:00 UTC.');
  assert.equal(when('2026-03-09T08:00:00.100Z', '2026-03-09T08:00:00.900Z'), 'both were first seen on 2026-03-09.');
});

test('under different names it is left open whether it is an edit or another document; http and https are one name', () => {
  const one = version({ cells: { [total]: number(61) } });
  const [other] = editFindings(one, later({ names: ['https://www.example.invalid/b.pdf'] }));
  assert.deepEqual([other?.outcome, other?.severity], ['undecided', 'info']);
  assert.match(other!.message.en, /the first is https:\/\/www\.example\.invalid\/a\.html, the second https:\/\/www\.example\.invalid\/b\.pdf; it may be a change, or they are two documents\.$/);
  assert.equal(editFindings(one, later({ names: ['http://www.example.invalid/a.html'] }))[0]?.outcome, 'broken');
});

test('page furniture, anchors and other paragraphs give none', () => {
  const before = version({ sections: [section('overview', '全年公开信息61条。办理申请3件。'), section('other', '无。', '浏览次数：12', '【打印本页】 【关闭窗口】')] });
  const after = later({ sections: [section('overview', '全年公开信息61条。', ' 办理申请 3件。'), section('other', '无。', '浏览次数：1204', '上一篇：没有了', '主办单位：青川市人民政府')] });
  const moved = { ...after, cells: new Map([...after.cells].map(([ref, v], i): [CellRef, Value] => [ref, { ...v, anchor: at(i + 5000) }])) };
  assert.deepEqual(changesBetween(before, moved), { cells: [], blocks: [], texts: [] });
  assert.deepEqual(editFindings(before, moved), []);
  // A sentence of the report about visits is text.
  const long = (n: number): Section => section('overview', `全市各级行政机关通过政府门户网站主动公开各类政府信息，网站全年访问量${n}万人次，比上年增长百分之十二，咨询留言和意见征集的办理情况均按规定在网站公布，并接受社会各界监督。`);
  assert.deepEqual(changesBetween(version({ sections: [long(40)] }), later({ sections: [long(41)] })).texts, [{ section: 'overview', removed: 1, added: 1 }]);
});

test('a table that is gone, new or printed in another edition is one change, not one a cell', () => {
  const gone = Object.fromEntries(formCells('2021').filter((c) => c.block.id === 'reviews').map((c) => [c.ref, absent]));
  const lost = changesBetween(version(), later({ cells: gone }));
  assert.deepEqual([lost.cells, lost.blocks], [[], [{ block: 'reviews', change: 'gone' }]]);
  assert.deepEqual(changesBetween(version({ cells: gone }), later()).blocks, [{ block: 'reviews', change: 'new' }]);
  assert.deepEqual(changesBetween(version({ cells: gone, problems: ['table-picture'] }), later()), { cells: [], blocks: [], texts: [] });
  const edition = changesBetween(version({ edition: '2019' }), later({ cells: { [total]: number(5) } }));
  assert.deepEqual(edition.cells.map((c) => c.ref), [total]);
  assert.ok(edition.blocks.length > 0 && edition.blocks.every((b) => b.change === 'edition' || b.block === 'procurement'));
});

test('whatever cells change, just those are told; there and back are the same cells', () => {
  const refs = formCells('2021').map((c) => c.ref);
  fc.assert(fc.property(fc.uniqueArray(fc.constantFrom(...refs), { maxLength: 12 }), (changed) => {
    const a = version();
    const b = later({ cells: Object.fromEntries(changed.map((ref) => [ref, number(7)])) });
    const order = refs.filter((r) => changed.includes(r));
    assert.deepEqual(changesBetween(a, b).cells.map((c) => c.ref), order);
    assert.deepEqual(changesBetween(b, a).cells.map((c) => c.ref), order);
    assert.equal(editFindings(a, b).length, changed.length === 0 ? 0 : 1);
  }), { numRuns: 60 });
});
