// Labels that are not those of the form: misspelt, cut, wrapped, spaced, other widths, other scripts, other numbers, other words.
import { Converter } from 'opencc-js';
import type { Draft } from '../draft.js';
import { mapLabels } from '../draft.js';
import type { Irregularity } from '../irregularity.js';
import type { Rng } from '../rng.js';

const numbering = /^([（(][一二三四五六七][）)]|[一二三四]、|[1-8]\.)/;
const bare = (label: string): string => label.replace(numbering, '');

/** Changes the words after the number, in labels that stay recognisable. */
function words(draft: Draft, p: number, r: Rng, change: (text: string) => string, least = 6): void {
  mapLabels(draft, (label, kind) => {
    const text = bare(label);
    return kind === 'title' || text.length < least || !r.chance(p) ? label : label.slice(0, label.length - text.length) + change(text);
  });
}

const replaced = (draft: Draft, pairs: readonly (readonly [RegExp, string])[]): void => mapLabels(draft, (label) => pairs.reduce((t, [from, to]) => t.replace(from, to), label));

const traditional = Converter({ from: 'cn', to: 't' });
const glosses: Readonly<Record<string, string>> = { 報: 'bào', 據: 'jù', 務: 'wù', 處: 'chǔ', 數: 'shù', 總: 'zǒng', 開: 'kāi', 許: 'xǔ', 規: 'guī', 業: 'yè', 構: 'gòu', 結: 'jié', 訴: 'sù', 請: 'qǐng' };

/** Every word of the page through one change; the agency is then spelt otherwise too. */
function everywhere(d: Draft, change: (text: string) => string): void {
  mapLabels(d, change);
  d.title = d.title.map(change);
  d.intro = d.intro.map(change);
  d.above = d.above.map(change);
  d.signature = d.signature.map(change);
  d.corner = change(d.corner);
  for (const s of d.sections) {
    s.heading = change(s.heading);
    s.before = s.before.map(change);
    s.after = s.after.map(change);
  }
  d.facts.agency = null;
}

export const labels: readonly Irregularity[] = [
  { id: 'label-char-lost', apply: (d, r) => words(d, 0.3, r, (t) => { const i = r.int(1, t.length - 2); return t.slice(0, i) + t.slice(i + 1); }) },
  { id: 'label-char-changed', apply: (d, r) => words(d, 0.3, r, (t) => { const i = r.int(1, t.length - 2); return `${t.slice(0, i)}${r.pick(['某', '亍', '巳', '夲'])}${t.slice(i + 1)}`; }) },
  { id: 'label-cut', apply: (d, r) => words(d, 0.3, r, (t) => t.slice(0, -r.int(1, t.length > 12 ? 5 : 1))) },
  { id: 'label-known-slips', apply: (d) => replaced(d, [[/本年废止件数/, '本年度止件数'], [/现行有效件数/, '现行有效件'], [/2\.其他法律行政法规禁止公开/, '2.其他法律行政止公开'], [/本年增\/减/, '本年增/']]) },
  { id: 'label-twins', forms: ['2019', '2019-requests-of-2021', '2021-documents-of-2019'], suits: (d) => (d.form.layout.documents ?? d.form.edition) === '2019', apply: (d) => replaced(d, [[/本年新(制作|公开)数量/, '本年新']]) },
  { id: 'label-wrapped', apply: (d, r) => words(d, 0.6, r, (t) => { const i = r.int(1, t.length - 1); return `${t.slice(0, i)}\n${t.slice(i)}`; }, 2) },
  { id: 'label-spaced', apply: (d, r) => words(d, 0.6, r, (t) => { const i = r.int(1, t.length - 1); return `${t.slice(0, i)} ${t.slice(i)}`; }, 2) },
  { id: 'label-vertical', apply: (d) => mapLabels(d, (l) => (l.startsWith('三、') ? [...l].join('\n') : l)) },
  { id: 'label-number-spaced', apply: (d) => mapLabels(d, (l) => l.replace(numbering, '$1 ')) },
  { id: 'label-half-width', apply: (d) => replaced(d, [[/（/g, '('], [/）/g, ')'], [/，/g, ', '], [/：/g, ':'], [/、(?=行政机关)/g, ', ']]) },
  { id: 'label-quotes', apply: (d, r) => { const [a, b] = r.pick([['"', '"'], ['＂', '＂'], ['「', '」'], ['‘', '’']] as const); replaced(d, [[/“/g, a], [/”/g, b]]); } },
  { id: 'label-wide-digits', apply: (d) => mapLabels(d, (l) => l.replace(/^([1-8])\./, (_, n: string) => `${String.fromCharCode(n.charCodeAt(0) + 0xfee0)}．`)) },
  { id: 'label-circled', apply: (d) => mapLabels(d, (l) => l.replace(/^（([一二三四五六七])）/, (_, n: string) => '㈠㈡㈢㈣㈤㈥㈦'['一二三四五六七'.indexOf(n)]!)) },
  { id: 'label-renumbered', apply: (d, r) => { const f = r.pick([(n: string) => `${n}、`, (n: string) => `（${n}）`, (n: string) => `${n} `, (n: string) => '①②③④⑤⑥⑦⑧'[Number(n) - 1]!]); mapLabels(d, (l) => l.replace(/^([1-8])\./, (_, n: string) => f(n))); } },
  { id: 'label-unnumbered', apply: (d) => mapLabels(d, (l, kind) => (kind === 'row' && bare(l) !== '总计' ? bare(l) : l)) },
  {
    id: 'label-other-words',
    apply: (d) => replaced(d, [[/^行政规范性文件$/, '规范性文件'], [/社会公益组织/, '社会公益'], [/（六）其他处理/, '（六）其他'], [/未经复议直接起诉/, '未经复议起诉'], [/本年收费金额（单位：万元）/, '本年收费金额（万元）'], [/采购总金额/, '采购总金额（万元）'], [/第二十条第（(.)）项/, '第二十条  第($1)项']]),
  },
  {
    id: 'label-explained',
    apply: (d) => replaced(d, [
      [/^规章$/, '规章（设区的市、自治州人民政府应提供相关数据）'], [/^(行政)?规范性文件$/, '$&（行政机关制定发布的决定、公告、通告等）'], [/^其他对外管理服务事项$/, '$&（指行政许可以外的政务服务事项，含行政确认、行政给付等）'],
      [/^上一年项目数量$/, '$& （指上一年事项数）'], [/^本年增\/减$/, '$& （指本年增加或减少的事项数，减用负值表示，如 -8）'], [/^处理决定数量$/, '$& （指本年办件量）'],
    ]),
  },
  { id: 'corner-missing', apply: (d) => { d.corner = ''; } },
  { id: 'traditional', apply: (d) => everywhere(d, traditional) },
  { id: 'traditional-wrong', apply: (d) => { everywhere(d, traditional); replaced(d, [[/只計/, '隻計'], [/強制/, '強製'], [/制發/, '製發'], [/製發/, '製發']]); } },
  { id: 'traditional-pinyin', apply: (d, r) => everywhere(d, (t) => [...traditional(t)].map((c) => (glosses[c] !== undefined && r.chance(0.5) ? `${c}(${glosses[c]})` : c)).join('')) },
];
