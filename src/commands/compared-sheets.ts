// A comparison as sheets of a workbook: years beside each other, every number behind them, what they mean.
import type { Sheet } from '../export/workbook.js';
import type { Lang, Text } from '../model/text.js';
import { metricFields } from '../metrics/page.js';
import { breakSaid, columns, notesOf, rowsOf, statusSaid, unitSaid, warningsOf, type Compared, type Comparison, type ComparedRow } from '../survey/index.js';

const headers: Readonly<Record<(typeof columns)[number], Text>> = {
  metric: { zh: '指标编号', en: 'metric' }, title: { zh: '指标', en: 'title' }, unit: { zh: '单位', en: 'unit' }, agency: { zh: '机关', en: 'agency' }, agency_then: { zh: '当年名称', en: 'name then' },
  region_code: { zh: '地区代码', en: 'region code' }, department: { zh: '部门', en: 'department' }, asked: { zh: '指定', en: 'asked for' }, year: { zh: '年度', en: 'year' }, edition: { zh: '格式版本', en: 'edition' },
  status: { zh: '状态', en: 'status' }, value: { zh: '数值', en: 'value' }, numerator: { zh: '分子', en: 'numerator' }, denominator: { zh: '分母', en: 'denominator' }, low: { zh: '区间下限', en: 'low' }, high: { zh: '区间上限', en: 'high' },
  rank: { zh: '名次', en: 'rank' }, tied: { zh: '并列', en: 'tied' }, overlaps_from: { zh: '区间重叠起', en: 'overlaps from' }, overlaps_to: { zh: '区间重叠止', en: 'overlaps to' },
  continuity: { zh: '跨版接续', en: 'across editions' }, flags: { zh: '标记', en: 'flags' }, why: { zh: '原因', en: 'why' },
};

export function comparedSheets(compared: Compared, lang: Lang): Sheet[] {
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const rows = rowsOf(compared, lang);
  return [
    ...compared.comparisons.map((c) => byYear(c, compared.years, lang)),
    { name: say('全部数值', 'all values'), header: columns.map((c) => headers[c][lang]), rows: rows.map((r: ComparedRow) => columns.map((c) => r[c])) },
    { name: say('说明', 'notes'), header: [say('指标', 'metric'), say('项目', 'field'), say('内容', 'says')], rows: compared.comparisons.flatMap((c) => notes(c, lang)) },
  ];
}

/** Values are numbers; where there is none, a word says why. What is not to be taken as it is has a mark and a comment, and the marks are told below. */
function byYear(c: Comparison, years: readonly number[], lang: Lang): Sheet {
  const { metric, series } = c;
  const percent = unitSaid(metric, lang) === '%';
  return {
    name: metric.title[lang],
    header: [headers.agency[lang], ...years.map(String)],
    marks: series.flatMap((s, row) => s.points.flatMap((p, i) => {
      const warnings = p === null ? [] : warningsOf(c, s.agency, p, lang);
      return warnings.length === 0 ? [] : [{ row, column: i + 1, sign: [...new Set(warnings.map((w) => w.sign))].join(''), says: [...new Set(warnings.map((w) => w.says))].join('\n') }];
    })),
    foot: notesOf(c, lang),
    rows: series.map((s) => [s.agency, ...s.points.map((p) => (p === null ? null : (p.result.value ?? statusSaid(p.result, lang))))]),
    formats: Object.fromEntries(years.map((_, i) => [i + 1, percent ? '0.0%' : metric.unit === 'per-100000' ? '#,##0.0' : '#,##0'])),
  };
}

function notes({ metric, breaks }: Comparison, lang: Lang): string[][] {
  return [
    ...metricFields(metric, lang).map(([name, said]) => [metric.title[lang], name, said.replaceAll('`', '')]),
    ...breaks.map((b) => [metric.title[lang], lang === 'zh' ? '换版' : 'edition break', breakSaid(b, lang)]),
  ];
}
