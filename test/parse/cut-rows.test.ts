// Rows whose label was cut in two by the end of a page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reading, request, shown } from './reading.js';

const columns = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
const row = (cells: readonly string[]): string => `<tr>${cells.map((c) => `<td>${c}</td>`).join('')}</tr>`;
const requests = (rows: readonly (readonly string[])[]): string => `<h2>三、收到和处理政府信息公开申请情况</h2><table>${[['项目', ...columns], ...rows].map(row).join('')}</table>`;
const before = ['1.属于国家秘密', '1', '0', '0', '0', '0', '0', '1'];
const after = ['3.危及“三安全一稳定”', '2', '0', '0', '0', '0', '0', '2'];

const cut: readonly (readonly [name: string, halves: readonly (readonly string[])[], expected: readonly string[]])[] = [
  ['figures above', [['2.其他法律行', '2', '', '', '', '', '', '2'], ['政法规禁止公开', '', '', '', '', '', '', '']], ['2', 'blank', 'blank', 'blank', 'blank', 'blank', '2']],
  ['figures below', [['2.其他法律行', '', '', '', '', '', '', ''], ['政法规禁止公开', '2', '0', '0', '0', '0', '0', '2']], ['2', '0', '0', '0', '0', '0', '2']],
  ['a figure cut too is none', [['2.其他法律行', '2', '', '', '', '', '', '46'], ['政法规禁止公开', '', '', '', '', '', '', '9']], ['2', 'blank', 'blank', 'blank', 'blank', 'blank', 'unreadable']],
];
for (const [name, halves, expected] of cut) {
  test(`a row cut through its label is one: ${name}`, () => {
    const report = reading(requests([before, ...halves, after]));
    assert.deepEqual(shown(report, request('denied_prohibited_by_law')), expected);
    assert.deepEqual(shown(report, request('denied_state_secret')), before.slice(1));
    assert.deepEqual(shown(report, request('denied_security_and_stability')), after.slice(1));
    assert.ok(report.problems.some((p) => p.code === 'label' && p.found === '2.其他法律行政法规禁止公开'));
  });
}

const known: readonly (readonly [name: string, above: string, below: string, row: string])[] = [
  ['the first half is a label too', '（二）部分公开', '（区分处理的，只计这一情形，不计其他情形）', 'partly_granted'],
  ['the first half is a label too and the second misprinted', '（二）部分公开', '（区分处理的,只计这一情况，不计其它情形）', 'partly_granted'],
  ['the second half is one', '2.其他', '法律行政法规禁止公开', 'denied_prohibited_by_law'],
];
for (const [name, above, below, id] of known) {
  test(`a row cut through its label is one, though ${name}`, () => {
    const report = reading(requests([before, [above, '12', '', '', '', '', '', '1'], [below, '26', '', '', '', '', '', '113'], after]));
    assert.deepEqual(shown(report, request(id)), ['unreadable', 'blank', 'blank', 'blank', 'blank', 'blank', 'unreadable']);
  });
}

test('a row cut into three is one', () => {
  const rest = (words: string): string[] => [words, '', '', '', '', '', '', ''];
  const report = reading(requests([before, ['（二', '31', '0', '0', '8', '12', '0', '51'], rest('）部分公开（区分处理的，只计这一情形'), rest('，不计其他情形）'), after]));
  assert.deepEqual(shown(report, request('partly_granted')), ['31', '0', '0', '8', '12', '0', '51']);
});

test('labels that stand by themselves are not put together', () => {
  const rows = [before, ['2.其他法律行政法规禁止公开', '4', '0', '0', '0', '0', '0', '4'], after];
  const report = reading(requests(rows));
  assert.deepEqual(shown(report, request('denied_prohibited_by_law')), rows[1]!.slice(1));
  assert.ok(!report.problems.some((p) => p.message.en.includes('cut in pieces')));
});

test('a row the form does not have stays out where the row below is its own', () => {
  const report = reading(requests([before, ['（其中：转办）', '9', '', '', '', '', '', '9'], ['2.其他法律行政法规禁止公开', '4', '0', '0', '0', '0', '0', '4'], after]));
  assert.deepEqual(shown(report, request('denied_prohibited_by_law')), ['4', '0', '0', '0', '0', '0', '4']);
});

test('a label in two rows of table two', () => {
  const report = reading('<h2>二、主动公开政府信息情况</h2><table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr><tr><td>规章</td><td>0</td><td>0</td><td>1</td></tr><tr><td>行政规范</td><td>4</td><td>5</td><td>16</td></tr><tr><td>性文件</td><td></td><td></td><td></td></tr></table>');
  assert.deepEqual(shown(report, ['issued', 'repealed', 'in_force'].map((c) => `normative_documents.${c}`)), ['4', '5', '16']);
});

test('a blank row with half of its label beside a strange row of figures is no certain blank', () => {
  const report = reading(requests([before, ['2.其它有关法', '2', '0', '0', '0', '0', '0', '2'], ['律行政法规禁止公开', '', '', '', '', '', '', ''], after]));
  assert.deepEqual(new Set(shown(report, request('denied_prohibited_by_law'))), new Set(['unreadable']));
  const alone = reading(requests([before, ['其它法律行政法规禁止公开的', '', '', '', '', '', '', ''], after]));
  assert.deepEqual(new Set(shown(alone, request('denied_prohibited_by_law'))), new Set(['blank']));
});

test('a row cut between two tables that follow at once', () => {
  const head = row(['项目', ...columns]);
  const report = reading(`<h2>三、收到和处理政府信息公开申请情况</h2><table>${head}${row(before)}${row(['2.其他法律行', '2', '0', '0', '0', '0', '0', '2'])}</table><table>${row(['政法规禁止公开', '', '', '', '', '', '', ''])}${row(after)}</table>`);
  assert.deepEqual(shown(report, request('denied_prohibited_by_law')), ['2', '0', '0', '0', '0', '0', '2']);
  assert.deepEqual(shown(report, request('denied_security_and_stability')), after.slice(1));
});

test('labels in pieces: a blank piece beside rows of figures is no certain blank, and two labels in one cell are neither', () => {
  const piece = (words: string, ...figures: readonly string[]): string[] => [words, ...columns.map((_, i) => figures[i] ?? '')];
  const beside = reading(requests([before, piece('量', '3', '3'), piece('形）', '4', '4'), piece('（七）', '5', '5'), piece('（七）总计'), piece('息', '6', '6'), after]));
  assert.ok(shown(beside, request('concluded')).every((s) => s === 'unreadable'));
  const two = reading(requests([piece('（一）予以公开（二）部分公', '3', '3'), before, after]));
  assert.ok([...shown(two, request('granted')), ...shown(two, request('partly_granted'))].every((s) => s === 'unreadable' || s === 'absent'));
});

test('a numbered 其他 that may be the beginning of another row is not taken for 3.其他', () => {
  const report = reading(requests([before, ['2.其他', '7', '0', '0', '0', '0', '0', '7'], after, ['3.其他', '1', '0', '0', '0', '0', '0', '1']]));
  assert.deepEqual(shown(report, request('other_other')), ['1', '0', '0', '0', '0', '0', '1']);
});

test('a table longer than any form is left as it stands', () => {
  const pair = row(['2.其他法律行', '2', '', '', '', '', '', '2']) + row(['政法规禁止公开', '', '', '', '', '', '', '']);
  const report = reading(`<h2>三、收到和处理政府信息公开申请情况</h2><table>${row(['项目', ...columns])}${row(before)}${pair.repeat(300)}</table>`);
  assert.ok(!report.problems.some((p) => p.message.en.includes('cut in pieces')));
  assert.ok(shown(report, request('denied_prohibited_by_law')).every((s) => s === 'unreadable' || s === 'absent'));
});
