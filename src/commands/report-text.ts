// A reading as a person wants it on a terminal: what it is, how much of it was read, what was assumed, what does not balance and where.
import type { Finding } from '../model/finding.js';
import type { FactSource, Report } from '../model/report.js';
import type { Lang, Text } from '../model/text.js';
import type { State } from '../model/value.js';
import { address, anchorOf } from './address.js';
import { outcomeMark } from './outcome-word.js';
import { visible, visibleLine } from './visible.js';
import type { Read } from './report-json.js';
import { suspectsSaid } from './suspects-said.js';

const sources: Readonly<Record<FactSource, Text>> = {
  given: { zh: '由使用者指定', en: 'given by you' },
  title: { zh: '据标题', en: 'from the title' },
  text: { zh: '据正文', en: 'from the text' },
  metadata: { zh: '据网页信息', en: 'from the metadata' },
  filename: { zh: '据文件名', en: 'from the file name' },
};

const states: Readonly<Record<State, Text>> = {
  number: { zh: '数字', en: 'numbers' },
  blank: { zh: '空白', en: 'blank' },
  dash: { zh: '短横或斜杠', en: 'dash or slash' },
  absent: { zh: '文件中没有', en: 'absent' },
  unreadable: { zh: '读不出', en: 'unreadable' },
};

/** Lines of text, each with its line break; a document is followed by an empty line. */
export function readText(file: string, read: Read, lang: Lang): string {
  const name = visibleLine(file);
  const lines = read.status === 'rejected' ? [rejectedLine(name, read.error, lang)] : reportLines(name, read.report, read.findings, lang);
  return `${visible(lines.join('\n'))}\n\n`;
}

export function rejectedLine(file: string, error: { readonly code: string; readonly message: Text }, lang: Lang): string {
  return lang === 'zh' ? `${file}：没有读取（${error.code}）。${error.message.zh}` : `${file}: not read (${error.code}). ${error.message.en}`;
}

function reportLines(file: string, report: Report, findings: readonly Finding[], lang: Lang): string[] {
  const t = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const fact = (value: string | number | null, from: FactSource | null): string => (value === null ? t('未知', 'unknown') : `${value}${from === null ? '' : t(`（${sources[from].zh}）`, ` (${sources[from].en})`)}`);
  const lines = [
    file,
    `  ${t('机关：', 'agency: ')}${fact(report.agency.value, report.agency.from)}`,
    `  ${t('年度：', 'year: ')}${fact(report.year.value, report.year.from)}`,
    `  ${t('表格：', 'form: ')}${report.edition}${mixed(report, lang)}`,
    ...(report.title.value === null ? [] : [`  ${t('标题：', 'title: ')}${report.title.value}`]),
    ...(report.published.value === null ? [] : [`  ${t('发布：', 'published: ')}${fact(report.published.value, report.published.from)}`]),
    `  ${t('格子：', 'cells: ')}${cellCounts(report, lang)}`,
  ];
  const noted = report.problems.filter((p) => p.level === 'note').length;
  const grave = report.problems.filter((p) => p.level !== 'note');
  if (grave.length > 0) {
    lines.push(`  ${t('读取中的问题：', 'problems while reading:')}`);
    for (const p of grave) lines.push(`    ${p.level === 'error' ? t('错误', 'error') : t('注意', 'warning')}  ${p.message[lang]}${p.anchor === undefined ? '' : `  [${address(file, p.anchor, lang)}]`}`);
  }
  if (noted > 0) lines.push(`  ${t(`另有 ${noted} 条说明：不按字面读取、但意思确定之处（--format json 可见全部）`, `${noted} ${noted === 1 ? 'note' : 'notes'} on what was read otherwise than by the letter, without doubt (--format json shows ${noted === 1 ? 'it' : 'them'})`)}`);
  lines.push(findings.length === 0 ? `  ${t('核对：没有发现问题', 'checked: nothing found')}` : `  ${t('核对发现：', 'found:')}`);
  for (const f of findings) lines.push(...findingLines(file, f, report, lang));
  return lines;
}

function findingLines(file: string, f: Finding, report: Report, lang: Lang): string[] {
  return [`    ${outcomeMark(f, lang)}  ${f.message[lang]}${suspectsSaid(f, lang)}`, `          ${f.rule}  [${address(file, anchorOf(f, report.cells), lang)}]`];
}

function mixed(report: Report, lang: Lang): string {
  const other = Object.entries(report.layout).filter(([, e]) => e !== report.edition).map(([block, e]) => `${block} ${e}`);
  if (other.length === 0) return '';
  return lang === 'zh' ? `（其中 ${other.join('、')}）` : ` (but ${other.join(', ')})`;
}

function cellCounts(report: Report, lang: Lang): string {
  const counts = new Map<State, number>();
  for (const v of report.cells.values()) counts.set(v.state, (counts.get(v.state) ?? 0) + 1);
  const parts = (Object.keys(states) as State[]).flatMap((s) => (counts.has(s) ? [lang === 'zh' ? `${states[s].zh} ${counts.get(s)}` : `${states[s].en} ${counts.get(s)}`] : []));
  return lang === 'zh' ? `共 ${report.cells.size}：${parts.join('，')}` : `${report.cells.size} in all – ${parts.join(', ')}`;
}
