// Small reports of agencies that do not exist, written from the form, for the tests of the commands.
import { blockOf, cellRef } from '../../src/form/cell-refs.js';
import { edition } from '../../src/form/editions.js';
import type { CellRef } from '../../src/model/value.js';

/** A report in Markdown on the 2021 form: every cell says 0 but for those given. */
export function markdown(agency: string, year: number, cells: Readonly<Record<CellRef, string>> = {}): string {
  const at = (ref: CellRef): string => cells[ref] ?? '0';
  const row = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`;
  const [proactive, requests, reviews] = edition('2021').tables;
  const out = [`# ${agency}${year}年政府信息公开工作年度报告`, '', '## 一、总体情况', '', `${year}年，${agency}依法公开政府信息。`, '', `## ${proactive!.heading.zh}`, ''];
  for (const [i, b] of proactive!.blocks.entries()) {
    out.push(row([b.title.zh, '', '', '']));
    if (i === 0) out.push(row(['---', '---', '---', '---']));
    out.push(row(['信息内容', ...b.columns.map((c) => c.label.zh)]));
    for (const r of b.rows) out.push(row([r.label.zh, ...b.columns.map((c) => at(cellRef(b, r.id, c.id)))]));
  }
  const r = requests!.blocks[0]!;
  out.push('', `## ${requests!.heading.zh}`, '');
  out.push(row(['', '', '', '申请人情况', '', '', '', '', '', '']), row(Array.from({ length: 10 }, () => '---')));
  out.push(row(['', '', '', '自然人', '法人或其他组织', '', '', '', '', '总计']));
  out.push(row(['', '', '', '', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '']));
  for (const line of r.rows) {
    const labels = [...(line.under ?? []), line.label.zh];
    out.push(row([...labels, ...Array.from({ length: 3 - labels.length }, () => ''), ...r.columns.map((c) => at(cellRef(r, line.id, c.id)))]));
  }
  const v = blockOf('2021', 'reviews')!;
  out.push('', `## ${reviews!.heading.zh}`, '');
  out.push(row(['行政复议', '', '', '', '', '行政诉讼', ...Array.from({ length: 9 }, () => '')]), row(Array.from({ length: 15 }, () => '---')));
  out.push(row(['', '', '', '', '', '未经复议直接起诉', '', '', '', '', '复议后起诉', '', '', '', '']));
  out.push(row(v.rows.flatMap(() => v.columns.map((c) => c.label.zh))));
  out.push(row(v.rows.flatMap((x) => v.columns.map((c) => at(cellRef(v, x.id, c.id))))));
  out.push('', '## 五、存在的主要问题及改进情况', '', '无。', '', '## 六、其他需要报告的事项', '', '本年度未收取信息处理费。', '');
  return out.join('\n');
}

/** Cells of a report in which the results of natural persons come to 61 and their total says 60: one broken identity. */
export const shortByOne: Readonly<Record<CellRef, string>> = {
  'requests.new.natural_person': '60', 'requests.new.total': '60',
  'requests.granted.natural_person': '61', 'requests.granted.total': '61',
  'requests.concluded.natural_person': '60', 'requests.concluded.total': '60',
};
