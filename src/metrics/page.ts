// A metric in words: the fields of its page, on the terminal, on the web and in Markdown.
import type { Continuity, Metric, MetricGroup, MetricUnit, Operand, Ratio, Term } from '../model/metric.js';
import type { Lang, Text } from '../model/text.js';
import { continuityOf, notableCrossings } from './crosswalk.js';
import { metricExpression } from './sql.js';

const groups: Readonly<Record<MetricGroup, Text>> = {
  requests: { zh: '申请', en: 'requests' },
  applicants: { zh: '申请人', en: 'applicants' },
  disclosure: { zh: '公开', en: 'disclosure' },
  denial: { zh: '不予公开', en: 'denial' },
  unavailable: { zh: '无法提供', en: 'unavailable' },
  unprocessed: { zh: '不予处理和其他', en: 'not processed, other' },
  flow: { zh: '结转与办结', en: 'carry-over and clearance' },
  reviews: { zh: '复议与诉讼', en: 'reconsideration and litigation' },
  proactive: { zh: '主动公开', en: 'proactive disclosure' },
  reports: { zh: '报告本身', en: 'the reports themselves' },
};

export function groupName(group: MetricGroup): Text {
  return groups[group];
}

/** What stands behind the figure, or on the axis: `%`, `件`, `per 100,000 inhabitants`. */
export function unitName(metric: Metric): Text {
  if (metric.unit === 'count') return metric.counts ?? { zh: '', en: '' };
  return { share: { zh: '%', en: '%' }, ratio: { zh: '%', en: '%' }, change: { zh: '%', en: '%' }, 'per-100000': { zh: '件/十万人', en: 'per 100,000 inhabitants' } }[metric.unit];
}

const units: Readonly<Record<MetricUnit, Text>> = {
  share: { zh: '比例（0–100%，附 95% 威尔逊区间）', en: 'share (0–100 %, with the 95 % Wilson interval)' },
  ratio: { zh: '两数之比（以 % 表示，可超过 100%，没有区间）', en: 'one count over another (in %, may exceed 100 %, no interval)' },
  change: { zh: '比上年增减（%）', en: 'change from the year before (%)' },
  count: { zh: '数量', en: 'count' },
  'per-100000': { zh: '每十万人', en: 'per 100,000 inhabitants' },
};

export function continuityName(c: Continuity): Text {
  return { equal: { zh: '相同', en: 'equal' }, broader: { zh: '宽窄不同', en: 'broader' }, none: { zh: '不可接续', en: 'none' } }[c];
}

/** A sum, or one operand with its factor: what has to stand in brackets behind a sign of division. */
export function isCompound(terms: readonly Term[]): boolean {
  return terms.length > 1 || terms.some((t) => Math.abs(t.times) !== 1);
}

/** `requests.granted.total + requests.partly_granted.total`. */
export function expressionText(terms: readonly Term[], lang: Lang): string {
  return terms.map(({ times, of }, i) => {
    const sign = times < 0 ? (i === 0 ? '−' : ' − ') : i === 0 ? '' : ' + ';
    const size = Math.abs(times);
    return `${sign}${operandText(of, lang)}${size === 1 ? '' : size < 1 ? ` ÷ ${(1 / size).toLocaleString('en')}` : ` × ${size}`}`;
  }).join('');
}

function operandText(of: Operand, lang: Lang): string {
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  switch (of.kind) {
    case 'cell': return of.before ? say(`上年 ${of.cell}`, `${of.cell} of the year before`) : of.cell;
    case 'population': return say('人口', 'population');
    case 'report': return say('报告数', 'reports');
    case 'fact': return of.fact === 'in-time' ? say('按时发布的报告', 'reports in time') : say('勾稽不符的报告', 'reports with a broken identity');
  }
}

function formula({ numerator, denominator }: Ratio, lang: Lang): string {
  if (denominator === null) return `\`${expressionText(numerator, lang)}\``;
  const bracketed = (terms: readonly Term[]): string => (isCompound(terms) ? `(${expressionText(terms, lang)})` : expressionText(terms, lang));
  return `\`${bracketed(numerator)} ÷ ${bracketed(denominator)}\``;
}

/** What a page says of a metric, in the order of the page: the name of the field and its words. */
export function metricFields(m: Metric, lang: Lang): readonly (readonly [string, string])[] {
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const written = Object.entries(m.by);
  const alike = new Set(written.map(([, r]) => JSON.stringify(r))).size === 1;
  const formulas: (readonly [string, string])[] = alike
    ? [[say('算法', 'Formula'), formula(written[0]![1], lang)]]
    : written.map(([e, r]) => [say(`算法（${e} 版）`, `Formula (${e})`), formula(r, lang)] as const);
  return [
    [say('类别', 'Group'), groups[m.group][lang]],
    [say('单位', 'Unit'), m.unit === 'count' ? `${units.count[lang]}${say('（', ' (')}${unitName(m)[lang]}${say('）', ')')}` : units[m.unit][lang]],
    [say('含义', 'What it says'), m.says[lang]],
    ...formulas,
    [say('格式版本', 'Editions'), written.map(([e]) => say(`${e} 版`, e)).join(say('、', ', '))],
    [say('跨版接续', 'Across editions'), continuityOf(m).map((c) => `${c.from} → ${c.to}${say('：', ': ')}${continuityName(c.continuity)[lang]}${say('（', ' (')}${c.why[lang]}${say('）', ')')}`).join(say('；', '; '))],
    [say('没有数的格', 'Cells without a figure'), missingText(m, lang)],
    [say('最小分母', 'Smallest denominator'), m.smallest === null ? say('不限', 'any') : String(m.smallest)],
    [say('注意', 'Caution'), m.caution[lang]],
    ...(m.beside === undefined ? [] : [[say('另见', 'Beside'), m.beside.join(say('、', ', '))] as const]),
    ['SQL', `\`${metricExpression(m)}\``],
  ];
}

function missingText(m: Metric, lang: Lang): string {
  const cells = Object.values(m.by).some((r) => [...r.numerator, ...(r.denominator ?? [])].some((t) => t.of.kind === 'cell'));
  if (!cells) return lang === 'zh' ? '不涉及格' : 'no cells are counted';
  const names = { blank: { zh: '空白', en: 'blank' }, dash: { zh: '横线或“无”', en: 'dash' }, absent: { zh: '缺失', en: 'absent' }, unreadable: { zh: '不清', en: 'unreadable' } };
  const does = { zero: { zh: '按 0 计（其下各项有数的除外）并注明', en: 'counts as 0, and is named (not where figures stand under it)' }, missing: { zh: '没有数值', en: 'no value' } };
  return (['blank', 'dash', 'absent', 'unreadable'] as const).map((s) => `${names[s][lang]}${lang === 'zh' ? '：' : ': '}${does[m.missing[s]][lang]}`).join(lang === 'zh' ? '；' : '; ');
}

/** The pages of metrics under a table of them, and the crosswalk of cells that do not go on as they are. */
export function metricsMarkdown(all: readonly Metric[], lang: Lang, whole: boolean): string {
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const top = !whole ? [] : [
    say('# 指标', '# The metrics'), '',
    say('由指标记录生成：`nianbao metrics --format markdown --lang zh`。请不要手改。', 'Made from the records of the metrics by `nianbao metrics --format markdown --lang en`. Not to be edited by hand.'), '',
    say('分母为 0 时没有意义，不是 0%。分母小于最小分母的只列出，不排名；部分大于总体（超过 100%）的也不排名。由勾稽不符的格算出的数值带有标记。', 'A denominator of 0 is not defined, and never 0 %. What is below the smallest denominator is shown as such and not ranked; neither is a part above its whole (above 100 %). A value made of cells of a broken identity carries a flag.'), '',
    say('SQL 是导出的 `wide` 表（w；上一年 p）上的式子；连同没有数的格的完整语句（另用 `long`，以及所需的 `findings`、`register`、`population`）由 `nianbao metrics 编号 --format sql` 给出。', 'The SQL is an expression over the exported table `wide` (w; p is the year before). The whole statement, which heeds cells without a figure too (by `long`, and where needed `findings`, `register`, `population`), is given by `nianbao metrics ID --format sql`.'), '',
    say('| 编号 | 类别 | 指标 | 跨版接续 |', '| id | group | metric | across editions |'), '| --- | --- | --- | --- |',
    ...all.map((m) => `| [${m.id}](#${anchor(m.id)}) | ${groups[m.group][lang]} | ${m.title[lang]} | ${continuityOf(m).map((c) => continuityName(c.continuity)[lang]).join(', ')} |`), '',
  ];
  const pages = all.flatMap((m) => [`## ${m.id}`, '', `**${m.title[lang]}**`, '', ...metricFields(m, lang).map(([name, said]) => `- ${name}${say('：', ': ')}${said}`), '']);
  return `${[...top, ...pages, ...(whole ? crosswalkMarkdown(lang) : [])].join('\n').trimEnd()}\n`;
}

/** Which cells do not go on under their own names, as lines of Markdown. */
function crosswalkMarkdown(lang: Lang): string[] {
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const id = (refs: string): string => (refs === '' ? '–' : refs.split(' + ').map((r) => `\`${r}\``).join(' + '));
  return [
    say('## 2019 版与 2021 版的对应', '## From the edition of 2019 to that of 2021'), '',
    say('下表没有列出的格，两版名称和所计都相同。“宽窄不同”表示其中一版计得更宽。', 'Cells not listed here have the same labels in both and count the same. “broader”: one of the two counts more.'), '',
    say('| 2019 版 | 2021 版 | 接续 | 理由 |', '| 2019 | 2021 | goes on | why |'), '| --- | --- | --- | --- |',
    ...notableCrossings().map((c) => `| ${id(c.from)} | ${id(c.to)} | ${continuityName(c.continuity)[lang]} | ${c.why[lang]} |`), '',
  ];
}

/** As a Markdown reader makes the address of a heading. */
function anchor(id: string): string {
  return id.toLowerCase().replace(/[^a-z0-9_ -]/gu, '');
}
