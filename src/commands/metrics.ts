// `metrics`: what can be computed of a report, as a table, a page for one, or the whole documentation. Everything comes from the records.
import Table from 'cli-table3';
import { continuityOf, crosswalk, notableCrossings } from '../metrics/crosswalk.js';
import { metricOf, metrics as all } from '../metrics/metrics.js';
import { continuityName, groupName, metricFields, metricsMarkdown } from '../metrics/page.js';
import { metricSql } from '../metrics/sql.js';
import type { Metric } from '../model/metric.js';
import type { Lang } from '../model/text.js';
import { command, CommandError, type ExitCode } from './command.js';
import { choice, flag } from './option.js';
import { wrap } from './width.js';

export const metrics = command({
  name: 'metrics',
  arguments: '[ID]',
  summary: { zh: '列出指标，或说明一项指标', en: 'list the metrics, or explain one' },
  details: {
    zh: '带编号时说明算法、单位、所用格式、没有数的格如何处理、最小分母、跨版是否接续，以及可在导出的表上验算的 SQL。markdown 是随程序的文档。',
    en: 'With an id the formula of one, its unit, editions, what a cell without a figure does, the smallest denominator, whether it goes on across editions, and the SQL that computes it again from exported tables. markdown is the documentation that comes with the program.',
  },
  options: {
    format: choice('--format <FORMAT>', { zh: '输出格式', en: 'format of the output' }, ['table', 'json', 'markdown', 'sql'], 'table'),
    crosswalk: flag('--crosswalk', { zh: '改为列出两版格式的格如何对应：表只列有变化的，json 列全部', en: 'the cells of both editions beside each other instead: the table has those that change, json has all' }),
  },
  examples: [
    { line: 'metrics', does: { zh: '全部指标', en: 'all metrics' } },
    { line: 'metrics disclosure.concluded', does: { zh: '一项指标', en: 'one metric' } },
    { line: 'metrics --crosswalk', does: { zh: '两版格式之间，哪些数可以接续', en: 'which figures go on from one edition of the form to the next' } },
    { line: 'metrics denial.rate --format sql', does: { zh: '一项指标的 SQL', en: 'the SQL of one metric' } },
  ],
  run: async (context, args, { format, crosswalk: crossed }): Promise<ExitCode> => {
    const [id, more] = args.filter((a): a is string => a !== undefined);
    if (more !== undefined) throw new CommandError(2, { zh: `指标一次说明一项：${id} 或 ${more}。`, en: `One metric at a time: ${id} or ${more}.` });
    if (crossed) {
      const all = crosswalk.map((c) => ({ ...c, why: c.why[context.lang] }));
      await context.out.write(format === 'json' ? `${JSON.stringify(all, null, 1)}\n` : `${crossings(context.lang, context.out.stream.columns ?? 120)}\n`);
      return 0;
    }
    const asked = id === undefined ? all : [metricAsked(id)];
    const { lang } = context;
    if (format === 'json') await context.out.write(`${JSON.stringify(asked.map((m) => json(m, lang)), null, 1)}\n`);
    else if (format === 'markdown') await context.out.write(metricsMarkdown(asked, lang, id === undefined));
    else if (format === 'sql') await context.out.write(asked.map((m) => `-- ${m.id}\n${metricSql(m)};\n`).join(''));
    else if (id === undefined) await context.out.write(`${table(asked, lang, context.out.stream.columns ?? 120)}\n`);
    else await context.out.write(page(asked[0]!, lang, context.out.stream.columns ?? 100));
    return 0;
  },
});

/** The metric of an id; a CommandError that names those of its group, or the groups, for any other. */
export function metricAsked(id: string): Metric {
  const found = metricOf(id);
  if (found !== undefined) return found;
  const near = all.filter((m) => m.id.startsWith(`${id.split('.')[0]!}.`)).map((m) => m.id);
  const [zh, en] = near.length > 0 ? [`相近的有 ${near.join('、')}`, `there are ${near.join(', ')}`] : ['现有的见 metrics 命令', 'the command metrics lists those there are'];
  throw new CommandError(2, { zh: `没有指标 ${id}：${zh}。`, en: `There is no metric ${id}: ${en}.` });
}

function json(m: Metric, lang: Lang): Readonly<Record<string, unknown>> {
  return {
    id: m.id, group: m.group, unit: m.unit, title: m.title[lang], says: m.says[lang], caution: m.caution[lang], editions: m.by, missing: m.missing, smallest: m.smallest, beside: m.beside ?? [],
    across: continuityOf(m).map((c) => ({ ...c, why: c.why[lang] })), sql: metricSql(m),
  };
}

function table(asked: readonly Metric[], lang: Lang, columns: number): string {
  const t = new Table({ head: lang === 'zh' ? ['编号', '类别', '指标', '跨版接续'] : ['id', 'group', 'metric', 'across editions'], style: { head: [], border: [] } });
  const rest = Math.max(24, columns - 46 - 16 - 16 - 4 * 3 - 1);
  for (const m of asked) t.push([m.id, wrap(groupName(m.group)[lang], 14), wrap(m.title[lang], rest), continuityOf(m).map((c) => continuityName(c.continuity)[lang]).join(', ')]);
  return t.toString();
}

function crossings(lang: Lang, columns: number): string {
  const t = new Table({ head: lang === 'zh' ? ['2019 版', '2021 版', '接续', '理由'] : ['2019', '2021', 'goes on', 'why'], style: { head: [], border: [] } });
  const rest = Math.max(20, columns - 34 - 34 - 12 - 4 * 3 - 1);
  for (const c of notableCrossings()) t.push([c.from === '' ? '–' : c.from, c.to === '' ? '–' : c.to.replaceAll(' + ', ' +\n'), continuityName(c.continuity)[lang], wrap(c.why[lang], rest)]);
  return t.toString();
}

function page(m: Metric, lang: Lang, columns: number): string {
  const lines = metricFields(m, lang).map(([name, said]) => `${name}\n${wrap(said.replaceAll('`', ''), Math.max(40, columns - 2)).replace(/^/gmu, '  ')}`);
  return `${m.id}\n${m.title[lang]}\n\n${lines.join('\n\n')}\n`;
}
