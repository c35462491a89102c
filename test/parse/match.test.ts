// Labels that lost a sign to damaged bytes are near ones, where only one entry of the form can be meant.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lexicon } from '../../src/parse/match.js';
import { requestRowLexicon, requestRows } from '../../src/parse/vocabulary.js';
import { reading, shown } from './reading.js';

const lexicon = new Lexicon(['第二十条第（一）项', '第二十条第（五）项', '行政许可', '行政处罚', '规章'].map((text) => ({ key: text, text })));

for (const [found, meant] of [
  ['第二十条第（五）\ufffd\ufffd', '第二十条第（五）项'], ['行政许\ufffd', '行政许可'], ['行\ufffd处罚', '行政处罚'], ['第二十条第（\ufffd）项', null], ['行政\ufffd\ufffd', null], ['\ufffd章', null], ['\ufffd\ufffd', null],
] as const) {
  test(`「${found}」 is ${meant ?? 'nothing for certain'}`, () => {
    const m = lexicon.match(found);
    assert.deepEqual(m === null ? null : [m.key, m.sure], meant === null ? null : [meant, 'near']);
  });
}

test('a damaged item tells the block, and a damaged label is said to be read', () => {
  const report = reading([
    '二、主动公开政府信息情况', '', '| 第二十条第（五）\ufffd\ufffd | |', '|---|---|', '| 信息内容 | 本年处理决定数量 |', '| 行政许\ufffd | 7 |',
  ].join('\n'));
  assert.deepEqual(shown(report, ['licences.decisions']), ['7']);
  assert.deepEqual(report.problems.filter((p) => p.code === 'label').map((p) => [p.level, p.taken]), [['warning', '行政许可']]);
});

for (const [found, meant] of [
  ['1.申请人无正当理由逾期不补正', 'other_uncorrected'], ['1.逾期不补正', 'other_uncorrected'], ['2.申请人逾期未按收费通知要求缴纳费用', 'other_fee_unpaid'], ['2.逾期未缴费', 'other_fee_unpaid'],
  ['4.无正当理由大量反复申请', 'unprocessed_excessive'],
] as const) {
  test(`「${found}」 is the row ${meant}`, () => {
    const m = requestRowLexicon.match(found);
    assert.equal(m === null ? null : requestRows[m.key]!.id, meant);
  });
}
