// Headings whose words are not those of the form: taken by their number where the order of the form leaves one reading, and only there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentFindings } from '../../src/check/document/index.js';
import type { Report } from '../../src/model/report.js';
import { reading } from './reading.js';

const rows = '<table><tr><td>一、本年新收政府信息公开申请数量</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>1</td></tr></table>';
const form = ['一、总体情况', '二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况', '四、政府信息公开行政复议、行政诉讼情况', '五、存在的主要问题及改进情况', '六、其他需要报告的事项'] as const;

/** A report of which some headings are others; `more` are lines below section one. */
function withHeadings(change: Readonly<Record<number, string>>, more: readonly string[] = []): Report {
  const headings = form.map((h, i) => change[i + 1] ?? h);
  const bodies = ['去年以来，我局把公开作为常态，收到申请1件。', '全年公开信息12条。', rows, '未发生复议诉讼。', '解读形式单一，下一步将改进。', '未收取信息处理费。'];
  return reading(headings.map((h, i) => `${h === '' ? '' : `<p>${h}</p>`}${bodies[i]!.startsWith('<') ? bodies[i]! : `<p>${bodies[i]!}</p>`}${i === 0 ? more.map((m) => `<p>${m}</p>`).join('') : ''}`).join(''));
}

const ids = (r: Report): string => r.sections.map((s) => s.id).join(' ');
const accused = (r: Report): readonly string[] => documentFindings(r).filter((f) => f.rule.startsWith('document.section')).map((f) => `${f.rule} ${f.scope}`);
const whole = 'overview proactive requests reviews problems other';

for (const heading of [
  '一、2023年总体情况', '一、概述', '一、概况', '一、2023年度政府信息公开工作总体情况', '一、工作开展情况', '一、2023年政府信息公开工作情况', '一、工作概述', '一、政府信息公开工作概况', '一、政府信息公开总体情况',
  '一、我局2023年政府信息公开总体情况', '（一）总体情况', '一、水务公开这一年', '一 、概 况',
]) {
  test(`「${heading}」 before section two is section one`, () => {
    const report = withHeadings({ 1: heading });
    assert.equal(ids(report), whole);
    assert.deepEqual(report.sections[0]!.paragraphs.map((p) => p.text), ['去年以来，我局把公开作为常态，收到申请1件。']);
    assert.ok(report.problems.some((p) => p.found === heading && p.taken === 'overview' && p.code === 'order'), 'and is said to be read by its place');
    assert.deepEqual(accused(report), []);
  });
}

for (const [n, heading] of [[5, '五、下一步工作'], [5, '五、短板弱项和努力方向'], [6, '六、信息处理费'], [6, '六、附则']] as const) {
  test(`「${heading}」 is section ${n} by its number and place`, () => {
    const report = withHeadings({ [n]: heading });
    assert.equal(ids(report), whole);
    assert.ok(report.problems.some((p) => p.found === heading && p.code === 'order'));
    assert.deepEqual(accused(report), []);
  });
}

for (const [name, report, expected] of [
  ['numbers of a list in the opening', withHeadings({ 1: '' }, ['一、组织领导', '制度健全。', '二、制度建设', '更加完善。']), 'proactive requests reviews problems other'],
  ['a list in section five', withHeadings({ 6: '' }, []), 'overview proactive requests reviews problems'],
  ['a sentence with a number', withHeadings({ 1: '一、我局公开，及时回应，群众满意。' }), 'proactive requests reviews problems other'],
  ['a table under a number of its own', withHeadings({ 1: '一、主动公开信息情况', 2: '二、其他' }), 'proactive requests reviews problems other'],
  ['a list with a number twice', withHeadings({ 5: '五、甲项工作', 6: '五、乙项工作' }), 'overview proactive requests reviews'],
] as const) {
  test(`${name} is no section by place`, () => assert.equal(ids(report), expected));
}

test('what stands before section two without a heading is not accused of being no section one', () => {
  assert.deepEqual(accused(withHeadings({ 1: '' })), []);
});

test('a heading of section one with another year is another year, and no missing section', () => {
  const rules = (heading: string, n = 1): readonly string[] => documentFindings(withHeadings({ [n]: heading })).map((f) => f.rule).filter((r) => /year|section/.test(r));
  assert.deepEqual(rules('一、2022年总体情况'), ['document.year']);
  assert.deepEqual(rules('二、2022年度主动公开政府信息情况', 2), ['document.year']);
  assert.deepEqual(rules('一、2023年总体情况'), []);
  assert.deepEqual(rules('一、2022年以来总体情况'), []);
  assert.deepEqual(rules('五、2024年工作打算', 5), []);
});
