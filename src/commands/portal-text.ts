// What a probe found, as text for a person.
import type { Context } from './context.js';
import { familyOf } from '../../scrapers/index.js';
import type { Guess, Probe, ProbedColumn } from './portal-probe.js';
import { visibleLine } from './visible.js';

/** Titles shown of each column and kind. */
const sample = 8;

export function probeText(context: Context, p: Probe): string {
  const zh = context.lang === 'zh';
  const say = (z: string, e: string): string => (zh ? z : e);
  const named = (id: string): string => `${familyOf(id)?.name[context.lang] ?? id} (${id})`;
  const marks = (g: Guess): string[] => g.marks.map((m) => `    ${visibleLine(m)}`);
  const lines: string[] = [visibleLine(p.address)];
  if (p.recognised !== null) {
    lines.push(p.recognised.sure === 0
      ? say('  系统：认不出，按通用方法', '  family: not recognised, read by the generic one')
      : say(`  系统：${named(p.recognised.family)}，把握 ${percent(p.recognised.sure)}，依据${onPage(p, '网页 ')}：`, `  family: ${named(p.recognised.family)}, ${percent(p.recognised.sure)} sure, by${onPage(p, 'the page ')}`), ...marks(p.recognised));
    for (const o of p.others) lines.push(say(`  也有 ${named(o.family)} 的迹象，${percent(o.sure)}：`, `  marks of ${named(o.family)} too, ${percent(o.sure)}:`), ...marks(o));
  }
  if (p.family !== null && p.family !== p.recognised?.family) lines.push(say(`  名录指定：${named(p.family)}`, `  the row says: ${named(p.family)}`));
  // What could not be asked comes before what was found: it is why something is missing below.
  for (const e of p.errors) lines.push(visibleLine(say(`  没有取到 ${e.url}：${e.error.zh}`, `  not to be had: ${e.url}: ${e.error.en}`)));
  if (p.columns.length > 0) lines.push(say(`  年度报告栏目：${p.columns.length} 个`, `  columns of annual reports: ${p.columns.length}`));
  else if (p.recognised !== null) lines.push(say('  没有找到年度报告栏目：可用 --column 指定。', '  no column of annual reports was found: name one with --column.'));
  for (const c of p.columns) lines.push(...columnLines(c, say, context));
  if (p.columnsLeft.length > 0) lines.push(say(`  另有 ${p.columnsLeft.length} 个栏目没有看：`, `  ${p.columnsLeft.length} more columns, not looked at:`), ...p.columnsLeft.slice(0, sample).map((c) => `    ${visibleLine(`${c.title} ${c.url}`)}`));
  if (p.years.length > 0) lines.push(say(`  年度：${ranges(p.years)}`, `  years: ${ranges(p.years)}`));
  return `${lines.join('\n')}\n`;
}

function columnLines(c: ProbedColumn, say: (zh: string, en: string) => string, context: Context): readonly string[] {
  const total = c.total === null ? '' : say(`，列表自称 ${c.total} 条`, `, ${c.total} entries stated`);
  const left = c.left === 0 ? '' : say(`，还有 ${c.left} 页没有看`, `, ${c.left} more not looked at`);
  const lines = [`    ${visibleLine(`${c.title} ${c.url}`.trim())}`, say(`      看了 ${c.pages} 页${left}${total}`, `      ${c.pages} ${c.pages === 1 ? 'page' : 'pages'} looked at${left}${total}`)];
  if (c.short !== null) lines.push(say(`      没有取全：${visibleLine(c.short)}`, `      not all was found: it ${visibleLine(c.short)}`));
  const list = <T extends { readonly title: string; readonly date: string | null }>(head: string, rows: readonly T[], tail: (row: T) => string): void => {
    if (rows.length === 0) return;
    lines.push(`      ${head}`, ...rows.slice(0, sample).map((r) => `        ${visibleLine(`${r.date ?? '          '} ${r.title}${tail(r)}`)}`));
    if (rows.length > sample) lines.push(say(`        …… 另有 ${rows.length - sample} 条`, `        … ${rows.length - sample} more`));
  };
  const most = c.alike === 0 ? say(`会取回 ${c.reports.length} 份：`, `would be fetched, ${c.reports.length}:`) : say(`会取回至多 ${c.reports.length} 个网址（其中 ${c.alike} 个与别的同一机关同一年度，可能是同一份）：`, `would be fetched, at most ${c.reports.length} addresses (${c.alike} are of the agency and year of another, perhaps the same report):`);
  list(most, c.reports, (r) => (r.by === 'column' ? say('（因在本栏目）', ' (for standing in this column)') : ''));
  list(say(`汇总页 ${c.collections.length} 个：`, `lists of reports, ${c.collections.length}:`), c.collections, () => '');
  list(say(`会略过 ${c.passedOver.length} 条：`, `would be passed over, ${c.passedOver.length}:`), c.passedOver, (r) => say(`（${context.say(r.why)}）`, ` (${context.say(r.why)})`));
  return lines;
}

/** Named where it is not the page that was asked about. */
function onPage(p: Probe, word: string): string {
  return p.recognised === null || p.recognised.page === p.address ? '' : ` ${word}${visibleLine(p.recognised.page)}`;
}

function percent(sure: number): string {
  return `${Math.round(sure * 100)} %`;
}

/** 2018–2020, 2022. */
function ranges(years: readonly number[]): string {
  const out: [number, number][] = [];
  for (const y of years) {
    const last = out.at(-1);
    if (last !== undefined && y === last[1] + 1) last[1] = y;
    else out.push([y, y]);
  }
  return out.map(([a, b]) => (a === b ? String(a) : `${a}–${b}`)).join(', ');
}
