// A document that holds two reports is not read as one; a report that stands twice, or among links to others, is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReport } from '../../src/pipeline.js';
import { markdown } from '../commands/documents.js';

const [a, b] = ['青川市统计局', '青川市教育局'];
const bare = (agency: string, year: number): string => markdown(agency, year).replace(/^# .*$/m, '').replaceAll(agency, '本局');

const cases: readonly (readonly [name: string, text: string, other: string | null])[] = [
  ['one report', markdown(a, 2023), null],
  ['two agencies', markdown(a, 2023) + markdown(b, 2023), `${b}2023年政府信息公开工作年度报告`],
  ['two years', markdown(a, 2023) + markdown(a, 2022), `${a}2022年政府信息公开工作年度报告`],
  ['three reports', markdown(a, 2023) + markdown(a, 2023) + markdown(b, 2023), `${b}2023年政府信息公开工作年度报告`],
  ['the agency above the bare title', `${markdown(a, 2023)}\n\n${b}\n\n2023年政府信息公开工作年度报告\n\n${bare(b, 2023)}`, `${b}2023年政府信息公开工作年度报告`],
  ['one report twice', markdown(a, 2023) + markdown(a, 2023), null],
  ['twice, its name shorter', markdown(a, 2023) + markdown('统计局', 2023), null],
  ['twice, links to other years between', `${markdown(a, 2023)}\n\n上一篇\n\n${a}2022年政府信息公开工作年度报告\n\n${markdown(a, 2023)}`, null],
  ['links to other reports behind', `${markdown(a, 2023)}\n\n${b}2023年政府信息公开工作年度报告\n\n${a}2022年政府信息公开工作年度报告\n`, null],
  ['a notice behind', `${markdown(a, 2023)}\n\n# 关于做好2024年政府信息公开工作年度报告编制工作的通知\n\n一、总体情况\n\n${bare(a, 2023)}`, null],
];

for (const [name, text, other] of cases) {
  test(name, async () => {
    const reading = await readReport(Buffer.from(text), 'x.md');
    if (other === null) assert.equal(reading.status, 'report', JSON.stringify(reading));
    else {
      assert.ok(reading.status === 'rejected', 'read as one');
      assert.equal(reading.error.code, 'several-reports');
      assert.ok(reading.error.message.en.includes(`"${other}"`), reading.error.message.en);
    }
  });
}
