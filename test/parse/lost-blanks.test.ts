// Tables in which blank cells leave no trace: what a row has too few figures for is not read, whatever else stands in the header.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reading, remedy, request, shown } from './reading.js';

const heading = '三、收到和处理政府信息公开申请情况\n\n';
const columns = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
const rows = ['一、本年新收政府信息公开申请数量', '二、上年结转政府信息公开申请数量', '（一）予以公开', '1.属于国家秘密', '（七）总计', '四、结转下年度继续办理'];
const unreadable = new Set(['unreadable']);

const marks: readonly (readonly [name: string, cell: string, row: string])[] = [['lines', '\n', '\n'], ['wide blanks', '   ', '\n']];
for (const [name, cell, line] of marks) {
  const table = (head: readonly string[], body: readonly (readonly string[])[]): string => heading + [head, ...body].map((r) => r.join(cell)).join(line);

  test(`a column the form has not and a lost blank make no row of seven: ${name}`, () => {
    for (const [before, behind] of [[['代码'], []], [[], ['占比']], [[], ['上年总计']]] as const) {
      const extra = (row: readonly string[]): string[] => [...before.map(() => '07'), ...row, ...behind.map(() => '17')];
      const report = reading(table(['项目', ...before, ...columns, ...behind], rows.map((r, i) => [r, ...extra(i === 2 ? ['1', '0', '0', '0', '0', '1'] : ['1', '2', '3', '4', '5', '6', '21'])])));
      assert.deepEqual(new Set(shown(report, request('granted'))), unreadable);
      assert.notEqual(shown(report, request('new'))[0], '7');
      assert.notEqual(shown(report, request('new'))[6], '17');
    }
  });

  test(`two tables, of which one leaves a row blank: ${name}`, () => {
    const first = rows.map((r, i) => (i === 2 ? [r] : [r, ...columns.map(() => '1')]));
    const second = rows.map((r) => [r, ...columns.map(() => '2')]);
    const report = reading(`${table(['项目', ...columns], first)}\n\n区直部门\n\n${table(['项目', ...columns], second).slice(heading.length)}`);
    assert.deepEqual(new Set(rows.flatMap((_, i) => shown(report, request(['new', 'carried_in', 'granted', 'denied_state_secret', 'concluded', 'carried_out'][i]!)))), unreadable);
  });
}

test('a header in another order holds behind a row that cut the table in two', () => {
  const swapped = ['项目', '总计', ...columns.slice(0, 6)].join('  ');
  const report = reading(`${heading}${swapped}\n${rows[0]}  21  1  2  3  4  5  6\n（二）部分公开\n${rows[3]}  6  6  0  0  0  0  0\n`);
  assert.deepEqual(shown(report, request('denied_state_secret')), ['6', '0', '0', '0', '0', '0', '6']);
});

test('a header in one line with single blanks is a header', () => {
  const swapped = ['项目', '总计', ...columns.slice(0, 6)].join(' ');
  const report = reading(`${heading}${swapped}\n${rows.map((r) => `${r} 21 1 2 3 4 5 6`).join('\n')}`);
  assert.deepEqual(shown(report, request('new')), ['1', '2', '3', '4', '5', '6', '21']);
});

test('a table without outer bars that lost a blank at its end is not read by its count', () => {
  const body = ['三、本年度办理结果 | （一）予以公开 |  |  | 1 | 0 | 0 | 0 | 0 | ', ' |  | 1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1', '一、本年新收政府信息公开申请数量 |  |  | 1 | 2 | 3 | 4 | 5 | 6 | 21'];
  const report = reading(`${heading}${body.join('\n')}`);
  assert.ok(!shown(report, request('granted')).includes('1') || shown(report, request('granted'))[1] === '1');
  assert.deepEqual(shown(report, request('new')), ['1', '2', '3', '4', '5', '6', '21']);
});

const reviews = '四、政府信息公开行政复议、行政诉讼情况\n\n';
const outcomes = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const all = [...remedy('reconsideration'), ...remedy('litigation_direct'), ...remedy('litigation_after_reconsideration')];

test('ten figures of fifteen under headers that blank lines keep apart', () => {
  const head = ['行政复议   行政诉讼', `${outcomes.join('   ')}   未经复议直接起诉   复议后起诉`, [...outcomes, ...outcomes].join('   ')];
  const report = reading(reviews + [...head, '1   2   3   4   5   6   7   8   9   10'].join('\n\n'));
  assert.deepEqual(new Set(shown(report, all)), unreadable);
});

test('行政复议 and 行政诉讼 without its two kinds: five figures are nobody\'s', () => {
  const report = reading(`${reviews}| 行政复议 |  |  |  |  | 行政诉讼 |  |  |  |  |\n|---|\n| ${[...outcomes, ...outcomes].join(' | ')} |\n|  |  |  |  |  | 1 | 0 | 0 | 0 | 1 |`);
  assert.ok(shown(report, all).every((s) => s === 'unreadable'));
});

test('a remedy left blank is a row of blanks, and the header holds for the next', () => {
  const report = reading(`${reviews}| 类别 | 总计 | ${outcomes.slice(0, 4).join(' | ')} |\n|---|\n| 行政复议 | 10 | 1 | 2 | 3 | 4 |\n| 未经复议直接起诉 |  |  |  |  |  |\n| 复议后起诉 | 3 |  | 3 |  |  |`);
  assert.deepEqual(shown(report, all), ['1', '2', '3', '4', '10', 'blank', 'blank', 'blank', 'blank', 'blank', 'blank', '3', 'blank', 'blank', '3']);
});

const blankFirst = '\n\n区直部门\n\n';
const ids = ['new', 'carried_in', 'granted', 'denied_state_secret', 'concluded', 'carried_out'];
for (const [name, cell, line] of marks) {
  for (const order of ['first', 'second'] as const) {
    test(`of two request tables the ${order} is blank from end to end: ${name}`, () => {
      const full = [['项目', ...columns], ...rows.map((r) => [r, ...columns.map(() => '2')])].map((r) => r.join(cell)).join(line);
      const empty = [['项目', ...columns], ...rows.map((r) => [r])].map((r) => r.join(cell)).join(line);
      const report = reading(heading + (order === 'first' ? empty + blankFirst + full : full + blankFirst + empty));
      assert.deepEqual(new Set(ids.flatMap((id) => shown(report, request(id)))), unreadable);
      assert.ok(report.problems.some((p) => p.code === 'ambiguous' && p.level === 'error'));
    });
  }
}

const proactive = '二、主动公开政府信息情况\n\n';
const blocks = (figures: (n: number) => string): string => [
  '第二十条第（一）项', '信息内容  本年制发件数  本年废止件数  现行有效件数', `规章${figures(3)}`, `行政规范性文件${figures(3)}`, '第二十条第（五）项', '信息内容  本年处理决定数量', `行政许可${figures(1)}`,
  '第二十条第（六）项', '信息内容  本年处理决定数量', `行政处罚${figures(1)}`, `行政强制${figures(1)}`,
].join('\n');
for (const order of ['first', 'second'] as const) {
  test(`of two tables of what was published the ${order} is blank from end to end`, () => {
    const both = [blocks(() => ''), blocks((n) => '  4'.repeat(n))];
    const report = reading(proactive + (order === 'first' ? both : both.reverse()).join(blankFirst));
    assert.deepEqual(new Set(shown(report, ['regulations.issued', 'normative_documents.in_force', 'licences.decisions', 'penalties.decisions', 'coercive_measures.decisions'])), unreadable);
  });

  test(`of two tables of reviews the ${order} is blank from end to end`, () => {
    const head = ['行政复议  未经复议直接起诉  复议后起诉', [...outcomes, ...outcomes, ...outcomes].join('  ')].join('\n');
    const both = [head, `${head}\n${'1 '.repeat(15).trim()}`];
    const report = reading(reviews + (order === 'first' ? both : both.reverse()).join(blankFirst));
    assert.deepEqual(new Set(shown(report, all)), unreadable);
  });
}

test('labels wrapped around their figures are no second table', () => {
  const body = ['一、本年新收政府信息', '公开申请数量  1 0 0 0 0 0 1', '（二）部分公开', '（区分处理的，只计这一情形  2 0 0 0 0 0 2', '，不计其他情形）', '1.属于国家秘密  0 0 0 0 0 0 0', '（七）总计  2 0 0 0 0 0 2'];
  const report = reading(`${heading}${columns.join('  ')}\n${body.join('\n')}`);
  assert.deepEqual(shown(report, request('concluded')), ['2', '0', '0', '0', '0', '0', '2']);
});

test('labels in a run before the rows of their figures are no second table', () => {
  const zero = '0 0 0 0 0 0 0';
  const body = [`（一）予以公开  2 0 0 0 0 0 2`, `（二）部分公开  ${zero}`, '1.属于国家秘密', '2.其他法律行政法规禁止公开', '3.危及“三安全一稳定”', zero, '1 0 0 0 0 0 1', zero, `4.保护第三方合法权益  ${zero}`, '（七）总计  3 0 0 0 0 0 3'];
  const report = reading(`${heading}${columns.join('  ')}\n${body.join('\n')}`);
  assert.deepEqual(shown(report, request('denied_prohibited_by_law')), ['1', '0', '0', '0', '0', '0', '1']);
  assert.deepEqual(shown(report, request('concluded')), ['3', '0', '0', '0', '0', '0', '3']);
});
