// Tables of two years: side by side, row under row, and a table of last year beside or in place of this one's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reading, request, shown } from './reading.js';

const cell = (text: string | number, spans = ''): string => `<td${spans}>${text}</td>`;
const table = (...rows: readonly (readonly string[])[]): string => `<table>${rows.map((r) => `<tr>${r.join('')}</tr>`).join('')}</table>`;
const applicants = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
const two = '<h2>二、主动公开政府信息情况</h2>';
const three = '<h2>三、收到和处理政府信息公开申请情况</h2>';
const labels = ['一、本年新收政府信息公开申请数量', '二、上年结转政府信息公开申请数量', '四、结转下年度继续办理'];
const own = [[5, 1, 0, 0, 0, 0, 6], ['', '', '', '', '', '', ''], [1, 0, 0, 0, 0, 0, 1]];
const last = [[90, 0, 0, 0, 0, 0, 90], [7, 1, 1, 1, 1, 1, 12], [20, 0, 0, 0, 0, 0, 20]];

const pairs: readonly (readonly [name: string, own: string, last: string])[] = [['years', '2023年', '2022年'], ['bare years', '2023', '2022'], ['words', '本年', '上年'], ['figures and growth', '数量', '同比']];
for (const [name, mine, other] of pairs) {
  for (const first of [true, false]) {
    test(`of two figures under each head the one of this year is read, its blanks too: ${name}, ${first ? 'this' : 'last'} year first`, () => {
      const both = <T>(a: T, b: T): T[] => (first ? [a, b] : [b, a]);
      const report = reading(three + table(
        [cell('项目', ' rowspan="2"'), ...applicants.map((a) => cell(a, ' colspan="2"'))],
        applicants.flatMap(() => both(mine, other).map((t) => cell(t))),
        ...labels.map((l, i) => [cell(l), ...applicants.flatMap((_, k) => both(own[i]![k]!, last[i]![k]!).map((v) => cell(v)))]),
      ));
      assert.deepEqual(shown(report, request('new')), ['5', '1', '0', '0', '0', '0', '6']);
      assert.deepEqual(shown(report, request('carried_in')), Array.from({ length: 7 }, () => 'blank'));
      assert.deepEqual(shown(report, request('carried_out')), ['1', '0', '0', '0', '0', '0', '1']);
    });
  }
}

test('of two figures under each head whose words say nothing of years, neither is read', () => {
  const report = reading(three + table(
    [cell('项目', ' rowspan="2"'), ...applicants.map((a) => cell(a, ' colspan="2"'))],
    applicants.flatMap(() => [cell('窗口'), cell('网上')]),
    ...labels.map((l, i) => [cell(l), ...applicants.flatMap((_, k) => [cell(own[i]![k]!), cell(last[i]![k]!)])]),
  ));
  for (const row of ['new', 'carried_in', 'carried_out']) assert.deepEqual(shown(report, request(row)), Array.from({ length: 7 }, () => 'unreadable'));
});

const documents = ['本年制发件数', '本年废止件数', '现行有效件数'];
for (const order of [['2022年', '2023年'], ['2023年', '2022年']]) {
  test(`of two years under one label the later is read: ${order.join(', ')}`, () => {
    const figures: Record<string, readonly number[]> = { '2023年': [1, 2, 3], '2022年': [7, 8, 9] };
    const rows = ['规章', '行政规范性文件'].flatMap((l) => order.map((y, i) => [...(i === 0 ? [cell(l, ' rowspan="2"')] : []), cell(y), ...figures[y]!.map((v) => cell(v))]));
    const report = reading(two + table(['信息内容', '年度', ...documents].map((t) => cell(t)), ...rows));
    assert.deepEqual(shown(report, ['issued', 'repealed', 'in_force'].flatMap((c) => [`regulations.${c}`, `normative_documents.${c}`])), ['1', '1', '2', '2', '3', '3']);
  });
}

test('figures that look like years are figures', () => {
  const report = reading(two + table(['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'].map((t) => cell(t)), [cell('规章'), cell(2021), cell(0), cell(4)], [cell('行政规范性文件'), cell(2019), cell(0), cell(5)]));
  assert.deepEqual(shown(report, ['regulations.issued', 'normative_documents.issued']), ['2021', '2019']);
});

const whole = (figures: readonly (readonly (string | number)[])[]): string => table([cell('项目'), ...applicants.map((a) => cell(a))], ...labels.map((l, i) => [cell(l), ...figures[i]!.map((v) => cell(v))]));
const fits = (report: ReturnType<typeof reading>): string[] => shown(report, ['requests.new.total', 'requests.carried_out.total']);

for (const caption of ['附：2022年情况', '2022年度统计表', '上年度申请情况统计']) {
  test(`a table under “${caption}” beside that of this year is left out`, () => {
    const report = reading(`${three}${whole(own)}<p>${caption}</p>${whole(last)}`);
    assert.deepEqual(fits(report), ['6', '1']);
    assert.equal(report.problems.filter((p) => p.code === 'other-report').length, 1);
  });
  test(`a table under “${caption}” is not read in place of a picture`, () => {
    assert.deepEqual(fits(reading(`${two}${table(['信息内容', '本年处理决定数量'].map((t) => cell(t)), [cell('行政许可'), cell(3)])}${three}<p><img src="a.png"></p><p>${caption}</p>${whole(last)}`)), ['absent', 'absent']);
  });
}

test('the only table, under a line with another year, is read and warned of', () => {
  const report = reading(`${three}<p>2022年申请情况统计表</p>${whole(own)}`);
  assert.deepEqual(fits(report), ['6', '1']);
  assert.deepEqual(report.problems.filter((p) => p.code === 'year-differs').map((p) => p.found), ['2022年申请情况统计表']);
});

test('a sentence that names last year above the table says nothing of the table', () => {
  const report = reading(`${three}<p>与2022年相比，申请有所减少。</p>${whole(own)}<p>上年结转情况见上表</p>`);
  assert.deepEqual(report.problems.filter((p) => p.code === 'year-differs' || p.code === 'other-report'), []);
});
