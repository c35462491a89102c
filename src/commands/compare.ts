// `compare`: agencies beside each other by a metric, over the years: table, ranking, chart, or the numbers for other programs.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { csvLine } from '../export/csv.js';
import type { Lang } from '../model/text.js';
import { columns, compareData, formulaSaid, peersFrom, problemSaid, renderMultiples, renderRanking, renderTrend, rowsOf, yearsFrom, type Compared, type CompareProblem, type Peers } from '../survey/index.js';
import { agencyTables } from './agency-tables.js';
import { command, CommandError, type ExitCode } from './command.js';
import { comparedText } from './compared-text.js';
import type { Context } from './context.js';
import { dbOption, openDatabase } from './database.js';
import { metricAsked } from './metrics.js';
import { choice, count, text, type Option } from './option.js';
import { populationAsked } from './population-file.js';
import { seenReports } from './seen.js';
import { writing } from './whole.js';

interface Years {
  readonly from: number;
  readonly to: number;
}

const yearsOption: Option<Years | null> = {
  flags: '--years <YEARS>', summary: { zh: '报告年度：2019-2024 或 2024（默认全部）', en: 'report years: 2019-2024 or 2024 (default: all)' }, fallback: null, fallbackText: null,
  parse: (s) => yearsFrom(s) ?? undefined,
  expected: { zh: '应写作 2019-2024 或 2024', en: 'write it as 2019-2024 or 2024' },
};

const peersOption: Option<string | null> = {
  ...text('--peers <PEERS>', {
    zh: '与谁比：same-department（同一上级地区内各地的同一部门）、same-level（本省内同级政府，或同级的同一部门）、"children-of 地区"（该地区下一级的政府；名称或代码）',
    en: 'whom to compare with: same-department (the same department in the regions of the same parent), same-level (governments of the same level in the province; of a department, the same department there), "children-of REGION" (governments right below a region: its name or code)',
  }),
  parse: (s) => (/^(?:same-department|same-level|children-of[\s:=]+\S.*)$/u.test(s.trim()) ? s.trim() : undefined),
  expected: { zh: '可用的有 same-department、same-level、"children-of 地区"', en: 'it can be same-department, same-level, "children-of REGION"' },
};

export const compare = command({
  name: 'compare',
  arguments: '[AGENCY...]',
  summary: { zh: '按指标比较机关：表、名次、趋势', en: 'compare agencies by a metric: table, ranking, trend' },
  details: {
    zh: '分母为 0 的没有意义，不是 0%；分母过小的只列出，不排名；由勾稽不符的格算出的有“!”。格式换版之处有标记，并说明是否可以接续。指标见 metrics 命令。',
    en: 'A denominator of 0 is not defined, never 0 %; few cases are shown but not ranked; “!” marks what is made of cells of a broken identity. Where the form changed there is a mark, with whether the series goes on. The command metrics lists the metrics.',
  },
  options: {
    db: dbOption,
    metric: text('--metric <ID>', { zh: '指标编号，几个用逗号分开（默认 requests.new）', en: 'id of a metric, several parted by commas (default requests.new)' }),
    years: yearsOption,
    peers: peersOption,
    population: text('--population <FILE>', { zh: '人口 CSV：region_code、year、population', en: 'inhabitants as CSV: region_code, year, population' }),
    rankYear: count('--rank-year <YEAR>', { zh: '按这一年排名（默认有名次的最后一年）', en: 'year of the ranking (default: the last one that has places)' }, 1990, 2100, null),
    format: choice('--format <FORMAT>', { zh: '输出格式', en: 'format of the output' }, ['table', 'csv', 'json', 'xlsx', 'svg'], 'table'),
    chart: choice('--chart <CHART>', { zh: 'svg 画什么', en: 'what svg draws' }, ['trend', 'ranking', 'multiples'], 'trend'),
    out: text('--out <FILE>', { zh: '写入这个文件', en: 'write to this file' }),
  },
  examples: [
    { line: 'compare 青川市统计局 --metric disclosure.concluded,disclosure.decided --years 2019-2024', does: { zh: '一个机关的公开率，两种分母', en: 'disclosure of one agency under two denominators' } },
    { line: 'compare 青川市水务局 --peers same-department --metric denial.rate', does: { zh: '与邻近各市的水务局比较', en: 'beside the water authorities of the cities around' } },
    { line: 'compare --peers "children-of 河南省" --metric requests.per_100000 --population population.csv --format svg --chart ranking --out rank.svg', does: { zh: '一个省各市每十万人申请量的排名图', en: 'a chart of the cities of a province by requests for so many inhabitants' } },
  ],
  run: async (context, args, options): Promise<ExitCode> => {
    const metrics = [...new Set((options.metric ?? 'requests.new').split(/[,，]/u).map((m) => metricAsked(m.trim()).id))];
    const tables = agencyTables();
    const peers = options.peers === null ? null : peersAsked(options.peers, tables.regions);
    const population = options.population === null ? null : populationAsked(context, options.population);
    if (options.format === 'xlsx' && options.out === null) throw new CommandError(2, { zh: 'xlsx 要写成文件：请用 --out 指明写到哪里。', en: 'xlsx is written to a file: say with --out where.' });
    if (options.format === 'svg' && metrics.length > 1) throw new CommandError(2, { zh: '一张图画一项指标：请只给一个 --metric。', en: 'A chart is of one metric: give one --metric.' });
    const store = await openDatabase(context, options.db);
    try {
      const answer = await compareData(store, {
        agencies: args.filter((a) => a !== undefined), metrics, ...(options.years === null ? {} : options.years), ...(peers === null ? {} : { peers }), ...(population === null ? {} : { population }),
        ...(metrics.includes('reports.in_time') ? { seen: await seenReports(store) } : {}),
      }, tables);
      if (answer.status !== 'found') throw unanswered(context, answer);
      const written = await writtenAs(answer, options, context);
      const { out } = options;
      if (out === null) await context.out.write(written as string);
      else await writing(out, () => writeFile(resolve(context.folder, out), written));
      return 0;
    } finally {
      await store.close();
    }
  },
});

interface Shape {
  readonly format: 'table' | 'csv' | 'json' | 'xlsx' | 'svg';
  readonly chart: 'trend' | 'ranking' | 'multiples';
  readonly rankYear: number | null;
}

async function writtenAs(compared: Compared, { format, chart, rankYear }: Shape, context: Context): Promise<string | Uint8Array> {
  const { lang } = context;
  const year = rankYear === null ? {} : { year: rankYear };
  switch (format) {
    case 'table': return comparedText(compared, { lang, columns: context.out.stream.columns ?? 120, ...year });
    case 'csv': return csvLine(columns) + rowsOf(compared, lang).map((r) => csvLine(columns.map((c) => r[c]))).join('');
    case 'json': return `${JSON.stringify({ years: compared.years, compared: compared.says[lang], comparisons: compared.comparisons.map((c) => ({ metric: c.metric.id, title: c.metric.title[lang], formula: formulaSaid(c, lang), breaks: c.breaks.map((b) => ({ ...b, why: b.why[lang] })), together: c.years.map((y) => ({ year: y.year, pooled: y.together.pooled?.value ?? null, median: y.together.median, reports: y.together.counts })) })), rows: rowsOf(compared, lang) }, null, 1)}\n`;
    case 'svg': {
      const c = compared.comparisons[0]!;
      return `${chart === 'trend' ? renderTrend(compared, c, { lang }) : chart === 'ranking' ? renderRanking(compared, c, { lang, ...year }) : renderMultiples(compared, c, { lang })}\n`;
    }
    case 'xlsx': return spreadsheet(compared, lang);
  }
}

async function spreadsheet(compared: Compared, lang: Lang): Promise<Uint8Array> {
  const { workbook } = await import('../export/workbook.js');
  const { comparedSheets } = await import('./compared-sheets.js');
  return workbook(comparedSheets(compared, lang));
}

function peersAsked(given: string, regions: ReturnType<typeof agencyTables>['regions']): Peers {
  const read = peersFrom(given, regions);
  if (read.status === 'read') return read.peers;
  const name = 'name' in read ? read.name : given;
  if (read.status !== 'ambiguous') throw new CommandError(2, { zh: `没有叫“${name}”的地区：请写全名或六位代码（data/regions.csv）。`, en: `There is no region “${name}”: write its whole name or its code of six digits (data/regions.csv).` });
  const whole = read.regions.map((r) => `${r.code} ${regions.path(r).map((x) => x.name).join('')}`);
  throw new CommandError(2, { zh: `“${name}”可指 ${whole.join('、')}：请写代码。`, en: `“${name}” could be ${whole.join(', ')}: write the code.` });
}

/** What only the command knows: how to ask it otherwise. */
function unanswered({ program }: Context, p: CompareProblem): CommandError {
  const said = problemSaid(p);
  const how = p.status === 'nobody' ? { zh: '例如 --peers "children-of 地区"。', en: 'For example --peers "children-of REGION".' }
    : p.status === 'no-agency' ? { zh: `${program} export --shape wide 可看到全部机关。`, en: `${program} export --shape wide lists them all.` } : null;
  return new CommandError(2, how === null ? said : { zh: `${said.zh}${how.zh}`, en: `${said.en} ${how.en}` });
}
