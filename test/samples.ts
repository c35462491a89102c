// The sample reports that ship in data/samples: what each is, and how it is made. Fictional agencies, real irregularities.
import { generate, type Generated, type Recipe } from './generate/generate.js';
import { documents, follow, misprint, set, sixty, value } from './generate/figures.js';

export interface Sample {
  readonly file: string;
  /** What is to be seen in it, for the README. */
  readonly shows: string;
  readonly bytes: () => Uint8Array;
  /** What it is made from; absent for a document that is no report. */
  readonly report?: () => Generated;
}

const title = (agency: string, year: number): string[] => [`${agency}${year}年政府信息公开工作年度报告`];

function sample(file: string, shows: string, recipe: Recipe): Sample & { readonly report: () => Generated } {
  let made: Generated | undefined;
  const report = (): Generated => (made ??= generate(recipe));
  return { file, shows, report, bytes: () => report().bytes };
}

const civil = { agency: '临溪县民政局', title };
const first = sample('linxi-minzheng-2022.html', 'a portal page: menus, 索引号 table, layout tables', { ...civil, seed: 2210, form: '2021', layout: 'html-portal', size: 'small', year: 2022, figures: documents(2, 0, 9) });
const second = sample('linxi-minzheng-2023.html', 'the year after, carried over without a break', {
  ...civil, seed: 2311, form: '2021', layout: 'html-portal', size: 'small', year: 2023,
  figures: (cells) => { documents(1, 1, 0)(cells); follow(() => first.report())(cells); },
});

function notice(): Uint8Array {
  return new TextEncoder().encode(`<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>青川市人民政府办公室关于做好2023年政府信息公开工作年度报告编制工作的通知</title></head>
<body>
<div class="crumb">首页 &gt; 政务公开 &gt; 通知公告</div>
<h1>青川市人民政府办公室关于做好2023年政府信息公开工作年度报告编制工作的通知</h1>
<p>各县（区）人民政府，市政府各部门：</p>
<p>为做好2023年度政府信息公开工作年度报告编制和发布工作，现将有关事项通知如下。</p>
<p>一、报告内容。年度报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成。</p>
<p>二、时间要求。各部门于2024年1月31日前发布，各县（区）人民政府于2024年3月31日前发布。</p>
<table border="1"><tr><td>联系人</td><td>电话</td><td>邮箱</td></tr><tr><td>办公室</td><td>0999-2100000</td><td>office@example.invalid</td></tr></table>
<p>青川市人民政府办公室</p><p>2023年12月18日</p>
</body>
</html>
`);
}

export const samples: readonly Sample[] = [
  first,
  second,
  sample('linxi-minzheng-2024.html', 'Word markup, a span for every character; the column of natural persons adds up to 61, the printed total is 60', {
    ...civil, seed: 2412, form: '2021', layout: 'html-word', size: 'small', year: 2024,
    figures: (cells) => { documents(0, 2, 0)(cells); sixty(cells); follow(() => second.report())(cells); },
    change: misprint('requests.granted.natural_person', (v) => v + 1),
  }),
  sample('qingchuan-2023.md', 'Markdown whose tables became tabs with shifted cells; large figures with thousands separators', {
    seed: 3301, form: '2021', layout: 'markdown-tabs-shifted', size: 'large', agency: '青川市人民政府', year: 2023, title, irregularities: ['thousands', 'label-half-width', 'label-known-slips'],
  }),
  sample('yunqi-tongji-2024.md', 'one table taken apart into twenty with headers 数据1 … 数据6 and a false header', {
    seed: 3402, form: '2021', layout: 'markdown-little-tables', size: 'middle', agency: '云栖区统计局', year: 2024, title,
  }),
  sample('baishi-2019.html', 'the form of 2019 in GBK, tags in capitals, signed changes, 元 within a cell', {
    seed: 1903, form: '2019', layout: 'html-capitals', size: 'middle', agency: '白石县人民政府', year: 2019, title, irregularities: ['gbk-labelled', 'plus-sign', 'unit-in-cell', 'label-explained'],
  }),
  sample('wangjiang-jiaoyu-2021.html', 'headers of 2019 over rows of 2021; totals of section four printed 0 over parts that are not', {
    seed: 2104, form: '2021-documents-of-2019', layout: 'html-cut', size: 'middle', agency: '望江区教育局', year: 2021, title: (_, y) => [`${y}年政府信息公开工作年度报告`, '望江区教育局'],
    figures: (cells) => { for (const [c, v] of [['upheld', 10], ['corrected', 1], ['other', 0], ['pending', 2], ['total', 13]] as const) set(cells, `reconsideration.${c}`, v); },
    change: misprint('reconsideration.total', () => 0),
  }),
  sample('songling-caizheng-2022.txt', 'plain text with tabs; the total of the last row left blank', {
    seed: 2205, form: '2021', layout: 'text-tabs', size: 'small', agency: '松岭市财政局', year: 2022, title: (a, y) => [`${y}年${a}信息公开年报`],
    figures: (cells) => { for (const x of ['natural_person', 'total']) for (const row of ['new', 'carried_out']) set(cells, `requests.${row}.${x}`, value(cells, `requests.${row}.${x}`) + 2); },
    irregularities: ['total-blank', 'regulations-slash'],
  }),
  sample('beiqiao-2023.html', 'a town without requests: five of seven columns blank, labels wrapped and spaced', {
    seed: 2306, form: '2021', layout: 'html-blocks-apart', size: 'zero', agency: '青川市北桥镇人民政府', year: 2023, title: (a, y) => [`${a}${y}年度政府信息公开工作报告`], irregularities: ['person-and-total-only', 'label-wrapped', 'label-spaced'],
  }),
  sample('nanquan-sifa-2024.html', 'GBK bytes under a UTF-8 label, （六）其他处理 in one row, section four in three rows; one figure of the last row is wrong', {
    seed: 2407, form: '2021-other-one-row', layout: 'html-reviews-three-rows', size: 'middle', agency: '南泉县司法局', year: 2024, title, irregularities: ['gbk-labelled-utf8'],
    change: misprint('requests.carried_out.natural_person', (v) => v + 3),
  }),
  { file: 'qingchuan-notice-2023.html', shows: 'not a report: the notice that asks for one', bytes: notice },
];
