// What a report says of the year before, and of growth since, against the tables of that year: found, left alone, and in what words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { growthFindings } from '../../../src/check/years/growth.js';
import type { Finding } from '../../../src/model/finding.js';
import type { Placed } from '../../../src/model/placed.js';
import { mentionsOf } from '../../../src/parse/mentions/mentions.js';
import { statedOfYears } from '../../../src/pipeline.js';
import { placed } from '../../generate/across/placed.js';
import { filled, type Written } from '../cells.js';

type Some = Readonly<Record<string, Written>>;

function report(year: number, cells: Some, says = '', agency = '青川市统计局', rest: Written = 0): Placed {
  const p = placed({ agency, year, form: { edition: '2021', layout: {} }, cells: new Map(), prose: { overview: [says] } });
  return { ...p, report: { ...p.report, cells: filled('2021', rest, cells) } };
}

const fresh = 'requests.new.total';

function found(last: Placed, says: string, agency?: string): Finding[] {
  const reports = [last, report(2023, {}, says, agency)];
  return [...growthFindings(reports, (p) => mentionsOf(p.report.sections)).values()].flat();
}

const table: readonly (readonly [name: string, last: Some, says: string, expected: readonly string[]])[] = [
  ['growth that follows', { [fresh]: 80 }, '共收到政府信息公开申请100件，同比增长25%。', []],
  ['growth that does not', { [fresh]: 90 }, '共收到政府信息公开申请100件，同比增长25%。', ['25 11.1']],
  ['growth to the digits printed', { [fresh]: 70 }, '共收到政府信息公开申请100件，同比增长42.86%。', []],
  ['growth that was cut', { [fresh]: 70 }, '共收到政府信息公开申请100件，同比增长42.8%。', []],
  ['a fall', { [fresh]: 125 }, '共收到政府信息公开申请100件，比上年下降20%。', []],
  ['a fall said to be growth', { [fresh]: 125 }, '共收到政府信息公开申请100件，比上年增长20%。', ['20 -20']],
  ['so many more', { [fresh]: 70 }, '共收到政府信息公开申请100件，较上年增加30件。', []],
  ['not so many more', { [fresh]: 70 }, '共收到政府信息公开申请100件，较2022年增加31件。', ['31 30']],
  ['as many', { [fresh]: 99 }, '共收到政府信息公开申请100件，与上年持平。', ['0 1']],
  ['received with what was carried in', { [fresh]: 70, 'requests.carried_in.total': 10 }, '共收到政府信息公开申请100件，同比增长25%。', []],
  ['a figure of last year that is that of its report', { [fresh]: 80 }, '共收到政府信息公开申请100件，较2022年的80件增加20件。', []],
  ['a figure of last year that is another', { [fresh]: 81 }, '共收到政府信息公开申请100件，较2022年的80件增加20件。', ['80 81']],
  ['both years in one sentence', { [fresh]: 81 }, '2022年收到政府信息公开申请80件，2023年收到政府信息公开申请100件，同比增长25%。', ['80 81']],
  ['last year beside this one', { [fresh]: 81 }, '2023年，我局收到政府信息公开申请100件，上年为80件。', ['80 81']],
  ['last year beside this one, and right', { [fresh]: 80 }, '2023年，我局收到政府信息公开申请100件，去年为80件。', []],
  ['last year by its number', { [fresh]: 81 }, '2023年，我局收到政府信息公开申请100件，2022年为80件。', ['80 81']],
  ['last year in brackets', { [fresh]: 81 }, '我局收到政府信息公开申请100件（2022年80件）。', ['80 81']],
  ['last year with the same verb', { [fresh]: 81 }, '2023年，我局收到政府信息公开申请100件，上年收到政府信息公开申请80件。', ['80 81']],
  ['last year, and growth from it: one finding', { [fresh]: 81 }, '2023年，我局收到政府信息公开申请100件，2022年收到80件，同比增长25%。', ['80 81']],
  ['the year before last', { [fresh]: 81 }, '2023年，我局收到政府信息公开申请100件，2021年为80件。', []],
  ['last year alone: perhaps a year left standing', { [fresh]: 81 }, '2022年，我局收到政府信息公开申请80件。', []],
  ['decisions', { 'licences.decisions': 50 }, '作出行政许可决定60件，同比增长10%。', ['10 20']],
  ['fees, by share only', { 'fees.amount': 20 }, '行政事业性收费25万元，同比增长25%。', []],
  ['since an earlier year', { [fresh]: 90 }, '共收到政府信息公开申请100件，较2019年增长25%。', []],
  ['growth of one of two', { [fresh]: 90 }, '共收到政府信息公开申请100件，办结98件，同比增长25%。', []],
  ['growth of a part', { [fresh]: 90 }, '共收到政府信息公开申请100件，其中网上申请80件，同比增长25%。', []],
  ['growth of another year', { [fresh]: 90 }, '2021年收到政府信息公开申请100件，同比增长25%。', []],
  ['of a region, in the report of a bureau', { [fresh]: 90 }, '全市共收到政府信息公开申请100件，同比增长25%。', []],
  ['another organ', { [fresh]: 90 }, '临溪县水利局收到政府信息公开申请100件，同比增长25%。', []],
  ['about so many', { [fresh]: 90 }, '收到政府信息公开申请100余件，同比增长25%。', []],
  ['nothing last year', { [fresh]: 0 }, '收到政府信息公开申请100件，同比增长25%。', []],
  ['blank last year', { [fresh]: '' }, '收到政府信息公开申请100件，同比增长25%。', []],
  ['unreadable last year', { [fresh]: '?9 0' }, '收到政府信息公开申请100件，同比增长25%。', []],
];

for (const [name, last, says, expected] of table) {
  test(`growth: ${name}`, () => {
    const all = found(report(2022, last, '', undefined, last[fresh] === '' ? '' : 0), says);
    assert.deepEqual(all.map((f) => `${f.left} ${f.right}`), expected);
    assert.ok(all.every((f) => f.rule === 'prose.growth' && f.outcome === 'broken' && f.severity === 'warning'));
  });
}

test('years that do not follow, or of which there are two reports, are not compared', () => {
  const now = report(2023, {}, '共收到政府信息公开申请100件，同比增长25%。');
  const stated = (p: Placed): ReturnType<typeof mentionsOf> => mentionsOf(p.report.sections);
  assert.equal(growthFindings([report(2021, { [fresh]: 90 }), now], stated).size, 0);
  assert.equal(growthFindings([report(2022, { [fresh]: 90 }), report(2022, { [fresh]: 80 }), now], stated).size, 0);
});

test('what holds is given where it is asked for', () => {
  const reports = [report(2022, { [fresh]: 80 }), report(2023, {}, '共收到政府信息公开申请100件，同比增长25%。')];
  assert.deepEqual([...growthFindings(reports, (p) => statedOfYears(p.report), true).values()].flat().map((f) => `${f.outcome} ${f.left} ${f.right} ${f.difference}`), ['holds 25 25 0']);
});

test('a report in which no sentence speaks of the year before is not read for it', () => {
  assert.deepEqual(statedOfYears(report(2023, {}, '共收到政府信息公开申请100件，办结90件，提升质效，增强能力。').report), []);
  assert.equal(statedOfYears(report(2023, {}, '2022年收到政府信息公开申请80件，2023年收到政府信息公开申请100件。').report).length, 2);
});

test('the finding says both figures, where they stand, and last year’s cell', () => {
  const [grown] = found(report(2022, { [fresh]: 90 }), '共收到政府信息公开申请100件，同比增长25%。');
  assert.equal(grown!.message.zh, '「overview」第 1 段写“收到政府信息公开申请100件”、“同比增长25%”，2022 年报告中「本年新收政府信息公开申请数量 · 总计」是 90，由 90 到 100 的增减是 11.1%，不是 25%。');
  assert.equal(grown!.message.en, 'Paragraph 1 of 「overview」 says “收到政府信息公开申请100件” and “同比增长25%”; the report of 2022 has 90 for “new requests · total”, and the change from that to 100 is 11.1%, not 25%.');
  assert.deepEqual(grown!.others, [{ agency: '青川市统计局', year: 2022, cell: fresh, value: 90 }]);
  const [other] = found(report(2022, { [fresh]: 81 }), '共收到政府信息公开申请100件，较2022年的80件增加20件。');
  assert.equal(other!.message.zh, '「overview」第 1 段写“较2022年的80件增加20件”，2022 年报告中「本年新收政府信息公开申请数量 · 总计」却是 81。');
  assert.equal(other!.message.en, 'Paragraph 1 of 「overview」 says “较2022年的80件增加20件”, but the report of 2022 has 81 for “new requests · total”.');
});
