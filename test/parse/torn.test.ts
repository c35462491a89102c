// Texts made of a PDF by others: labels torn from their figures, figures in runs, heads cut over lines. What is certain is read, what is not stays open.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dump, type DumpOptions } from '../generate/dump.js';
import { reading, request, remedy, shown } from './reading.js';
import { readNow } from '../written.js';

function reportOf(text: string) {
  const got = readNow(new TextEncoder().encode(text), 'dump.txt');
  assert.ok(got.status === 'report', got.status === 'rejected' ? got.error.code : '');
  return got.report;
}

const base: DumpOptions = { shape: 'wrapped', seed: 11, edition: '2021' };
const truth = (options: DumpOptions, refs: readonly string[]): string[] => {
  const { cells } = dump(options);
  return refs.map((r) => String(cells.get(r)!.value));
};
const refused = (n: number): string[] => Array.from({ length: n }, () => 'unreadable');

const certain: readonly (readonly [name: string, options: DumpOptions, change: (text: string) => string])[] = [
  ['labels wrapped around their figures', base, (t) => t],
  ['figures of a row over three lines', { ...base, shape: 'cut' }, (t) => t],
  ['a page number between two rows', base, (t) => t.replace('\n2.重复申请', '\n- 3 -\n2.重复申请')],
  ['a heading cut over two lines', base, (t) => t.replace('行政复议、行政诉讼情况', '行政复议、\n行政诉讼情况')],
  ['blank lines between all lines', { ...base, shape: 'cut' }, (t) => t.replaceAll('\n', '\n\n')],
];
for (const [name, options, change] of certain) {
  test(`read whole: ${name}`, () => {
    const report = reportOf(change(dump(options).text));
    for (const row of ['new', 'granted', 'unavailable_not_held', 'other_uncorrected', 'other_other', 'concluded', 'carried_out']) {
      assert.deepEqual(shown(report, request(row)), truth(options, request(row)), row);
    }
    for (const row of ['reconsideration', 'litigation_direct']) assert.deepEqual(shown(report, remedy(row)), truth(options, remedy(row)), row);
    assert.ok(report.problems.some((p) => p.code === 'rejoined'));
  });
}

test('a run of figures is read in the order in which all sums hold, and says so', () => {
  for (const shape of ['row-major', 'column-major'] as const) {
    const options = { ...base, shape };
    const report = reportOf(dump(options).text);
    assert.deepEqual(shown(report, request('new')), truth(options, request('new')), shape);
    assert.deepEqual(shown(report, request('carried_out')), truth(options, request('carried_out')), shape);
    const [said] = report.problems.filter((p) => p.code === 'settled-by-sums');
    assert.equal(said?.level, 'warning');
    assert.equal(said.cells?.length, 175);
    assert.equal(said.taken, shape === 'row-major' ? 'row by row' : 'column by column');
  }
});

test('a run whose published sums are wrong is read in neither order', () => {
  for (const shape of ['row-major', 'column-major'] as const) {
    const options: DumpOptions = { ...base, shape, figures: (cells) => {
      const total = cells.get('requests.new.total')!;
      total.value = total.value! + 1;
      total.raw = String(total.value);
    } };
    const report = reportOf(dump(options).text);
    assert.deepEqual(shown(report, request('new')), refused(7), shape);
    assert.deepEqual(report.problems.filter((p) => p.code === 'settled-by-sums'), []);
  }
});

test('a published wrong sum on one line stays as published', () => {
  const options: DumpOptions = { ...base, figures: (cells) => {
    const total = cells.get('requests.granted.total')!;
    total.value = total.value! + 5;
    total.raw = String(total.value);
  } };
  assert.deepEqual(shown(reportOf(dump(options).text), request('granted')), truth(options, request('granted')));
});

const near: readonly (readonly [name: string, options: DumpOptions, change: (text: string) => string])[] = [
  ['a figure lost from a run', { ...base, shape: 'row-major' }, (t) => t.replace(/\n\d+\n四、政府/, '\n四、政府')],
  ['a column that carries its name', { ...base, shape: 'column-major' }, (t) => t.replace(/四、结转下年度继续办理\n/, '四、结转下年度继续办理\n商业企业\n')],
  ['words within a run', { ...base, shape: 'row-major' }, (t) => t.replace(/(四、结转下年度继续办理\n(?:\d+\n){9})/, '$1其他\n')],
];
for (const [name, options, change] of near) {
  test(`not read: ${name}`, () => {
    const report = reportOf(change(dump(options).text));
    assert.deepEqual(shown(report, request('new')), refused(7));
    assert.deepEqual(shown(report, request('carried_out')), refused(7));
  });
}

test('names of the head on lines that changed places: reconsideration is first, the two kinds of litigation stay open', () => {
  const { text } = dump(base);
  const torn = text.replace(/行政复议 行政诉讼\n[^\n]*\n[^\n]*\n/, '行政复议\n行政诉讼\n复议后起诉\n结果 结果 其他 尚未 总 结果 未经复议直接起诉\n其他 尚未 总 结果 结果 其他 尚未 总\n维持 纠正 结果 审结 计 维持 结果\n纠正 结果 审结 计 维持 纠正 结果 审结 计\n');
  const report = reportOf(torn);
  assert.deepEqual(shown(report, remedy('reconsideration')), truth(base, remedy('reconsideration')));
  assert.deepEqual(shown(report, [...remedy('litigation_direct'), ...remedy('litigation_after_reconsideration')]), refused(10));
});

test('a head whose columns stand in another order on one line, or that has one more, is not put together', () => {
  const { text } = dump(base);
  for (const other of [text.replace('商业\n企业\n科研\n机构', '科研 商业\n机构 企业'), text.replace('社会公益\n', '小计\n社会公益\n')]) {
    assert.deepEqual(reportOf(other).problems.filter((p) => p.code === 'rejoined'), []);
  }
});

test('one figure under a label is not counted against the columns of another edition named above it', () => {
  const { text } = dump({ ...base, edition: '2019' });
  const columns = '第二十条第（六）项\n信息内容 上一年项目\n本年增/减 处理决定数\n行政处罚\n数量\n0\n行政强制\n384413\n量\n158028\n0\n22\n-5\n';
  const report = reportOf(text.replace('三、收到和处理', `${columns}三、收到和处理`));
  const got = [...report.cells].filter(([ref, v]) => /^(?:penalties|coercive_measures)\./.test(ref) && v.state === 'number');
  assert.deepEqual(got, []);
});

test('the foot of a page between two rows of a text is no figure', () => {
  const report = reading('## 二、主动公开政府信息情况\n\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 1\n— 8 —\n行政规范性文件 8 9 10\n', '云栖区水务局2023年政府信息公开工作年度报告');
  assert.deepEqual(shown(report, ['issued', 'repealed', 'in_force'].flatMap((c) => [`regulations.${c}`, `normative_documents.${c}`])), ['0', '8', '0', '9', '1', '10']);
});

test('a piece of one label is not read as the misspelling of another', () => {
  const report = reading('## 三、收到和处理政府信息公开申请情况\n\n| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n|---|---|---|---|---|---|---|---|\n| 1.信访举报投诉类申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n| 3.要求提供公开出版物 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n| 反复申请 | 39 | 0 | 13 | 0 | 0 | 8 | 60 |\n| 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |');
  assert.ok(shown(report, request('unprocessed_repeated')).every((s) => s === 'absent'));
  assert.deepEqual(shown(report, request('unprocessed_excessive')), ['39', '0', '13', '0', '0', '8', '60']);
});

test('figures under a head in pieces are believed where the sums hold, and not otherwise', () => {
  const head = ['结 果 维 持', '结 果 纠 正', '其 他 结 果', '尚 未 审 结', '总 计'].join(' ');
  const text = (figures: string): string => `## 四、政府信息公开行政复议、行政诉讼情况\n\n行政复议 未经复议直接起诉 复议后起诉\n${head} ${head} ${head}\n${figures}\n`;
  const off = reading(text('58 65 70 0 19 37 0 0 29 66 0 0 66 92 15\n3 8'));
  assert.ok(shown(off, ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'].flatMap(remedy)).every((s) => s === 'unreadable' || s === 'absent'));
});

test('a total left blank between bars is no figure left over', () => {
  const head = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].join(' | ');
  const report = reading(`## 四、政府信息公开行政复议、行政诉讼情况\n\n| 行政复议 | | | | | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |\n|${'---|'.repeat(15)}\n| ${head} | ${head} | ${head} |\n| 2 | 0 | 0 | 0 | | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |`);
  assert.deepEqual(shown(report, remedy('reconsideration')), ['2', '0', '0', '0', 'blank']);
});
