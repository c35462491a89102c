// `register`: who has published which report, when, and who has not.
import Table from 'cli-table3';
import { csvLine } from '../export/csv.js';
import type { Lang, Text } from '../model/text.js';
import type { Tables } from '../register/agency.js';
import { daysSaid } from '../register/days-said.js';
import { register as hold, type DateOrigin, type Due, type DueStatus } from '../register/due.js';
import { agencyTables } from './agency-tables.js';
import { command, CommandError, type ExitCode } from './command.js';
import type { Context } from './context.js';
import { dbOption, openDatabase } from './database.js';
import { yearOption } from './filter-options.js';
import { listedIn } from './list-file.js';
import { choice, text, type Option } from './option.js';
import { seenReports } from './seen.js';
import { visible } from './visible.js';
import { wrap } from './width.js';

const columns = ['region_code', 'place', 'department', 'level', 'kind', 'agency', 'sure', 'year', 'due', 'status', 'date', 'date_from', 'days_late', 'why'] as const;

const statuses: Readonly<Record<DueStatus, Text>> = {
  published: { zh: '按时', en: 'published' },
  late: { zh: '迟', en: 'late' },
  undated: { zh: '已发布，日期不明', en: 'published, undated' },
  unread: { zh: '列出但未读', en: 'listed but not read' },
  missing: { zh: '未见', en: 'missing' },
  unreachable: { zh: '打不开', en: 'unreachable' },
  'not-yet-due': { zh: '未到期', en: 'not yet due' },
};
const origins: Readonly<Record<DateOrigin, Text>> = { page: { zh: '网页', en: 'page' }, list: { zh: '目录', en: 'list' }, 'first-seen': { zh: '首次见到', en: 'first seen' } };

const dayOption: Option<string | null> = {
  flags: '--on <DATE>', summary: { zh: '按这一天判断是否到期（默认今天）', en: 'what is due by this day (default: today)' }, fallback: null, fallbackText: null,
  parse: (s) => (/^\d{4}-\d{2}-\d{2}$/.test(s) && !Number.isNaN(Date.parse(s)) ? s : undefined), expected: { zh: '应写作 2025-03-31', en: 'write it as 2025-03-31' },
};

export const register = command({
  name: 'register',
  arguments: '',
  summary: { zh: '谁发布了、何时、谁没有', en: 'who has published, when, and who has not' },
  details: {
    zh: '库里见过的机关，从首次见到的年度到全库最后的年度，每年一行，对照法定期限（部门次年 1 月 31 日，政府次年 3 月 31 日；2018 年度及以前都是 3 月 31 日）。日期取自网页、目录或首次见到之日，会写明。目录里列出而打不开、或取到而读不了的，也各占一行，并写明原因。',
    en: 'A row for each year from the first an agency was seen in to the last of the database, against the legal deadlines (departments 31 January of the next year, governments 31 March; both 31 March up to report year 2018). Dates are of the page, of the list or of the first sighting, and say which. What a list names and could not be had, or was fetched and could not be read, has its row too, with the reason.',
  },
  options: {
    db: dbOption,
    region: text('--region <REGION>', { zh: '只要这个地区：代码或其前几位（41），或名称', en: 'only this region: its code or the first digits of it (41), or its name' }),
    year: yearOption,
    list: text('--list <FILE>', { zh: '应当发布的机关名单，每行一个', en: 'agencies that should publish, one a line' }),
    within: text('--within <CODE>', { zh: '名称没有写明地区时所指的地区代码', en: 'code of the region meant by names that do not say one' }),
    on: dayOption,
    format: choice('--format <FORMAT>', { zh: '输出格式', en: 'format of the output' }, ['table', 'csv', 'json'], 'table'),
  },
  examples: [
    { line: 'register --year 2024', does: { zh: '2024 年度谁发布了，谁没有', en: 'who has published for 2024 and who has not' } },
    { line: 'register --region 41 --format csv > register.csv', does: { zh: '一个省的全部年度，存为 CSV', en: 'all years of one province as CSV' } },
  ],
  run: async (context, _args, options): Promise<ExitCode> => {
    const tables = agencyTables();
    if (options.within !== null && tables.regions.byCode(options.within) === null) {
      throw new CommandError(2, { zh: `没有代码为 ${options.within} 的地区：应为 data/regions.csv 里的六位代码。`, en: `There is no region with the code ${options.within}: it must be one of six digits in data/regions.csv.` });
    }
    const store = await openDatabase(context, options.db);
    try {
      const seen = await seenReports(store);
      const all = hold(seen, tables, options.on ?? new Date().toISOString().slice(0, 10), {
        listed: options.list === null ? [] : listedIn(context, options.list),
        ...(options.within === null ? {} : { context: { region: options.within } }),
        ...(options.year === null ? {} : { from: options.year, to: options.year }),
      });
      const { region } = options;
      const rows = region === null ? all : all.filter((d) => inRegion(d, region, tables));
      await context.out.write(written(rows, options.format, context));
      if (rows.length === 0) await context.err.write(context.say(whyNone(all, options.region, options.year)));
      return 0;
    } finally {
      await store.close();
    }
  },
});

/** An empty register is no good news: what it was looked for in. */
function whyNone(all: readonly Due[], region: string | null, year: number | null): Text {
  const of = { zh: year === null ? '' : ` ${year} 年度`, en: year === null ? '' : ` for ${year}` };
  if (region === null || all.length === 0) return { zh: `库里没有${of.zh}可对照的机关：先用 crawl 或 add 入库，或用 --list 给出名单。\n`, en: `The database has no agencies to hold against the deadlines${of.en}: crawl or add some, or name them with --list.\n` };
  const agencies = new Set(all.map((d) => d.agency.name));
  const nowhere = new Set(all.filter((d) => d.agency.regionCode === null).map((d) => d.agency.name)).size;
  return {
    zh: `库里没有属于地区 ${region} 的机关${of.zh}：共 ${agencies.size} 个机关，其中 ${nowhere} 个认不出地区代码（可用名称的一部分，如 --region 青川）。\n`,
    en: `No agency of the database lies in the region ${region}${of.en}: of ${agencies.size}, ${nowhere} have no known region code (a part of a name will do too: --region 青川).\n`,
  };
}


/** By code (41, 4101, 410000) or by a part of the place, as printed or as the standard has it. */
function inRegion({ agency }: Due, region: string, tables: Tables): boolean {
  if (/^\d+$/.test(region)) {
    const start = region.length === 6 ? region.replace(/(?:00)+$/, '') : region;
    return agency.regionCode !== null && (agency.regionCode.startsWith(start) || tables.regions.current(agency.regionCode).startsWith(start));
  }
  const path = agency.regionCode === null ? '' : tables.regions.path(agency.regionCode).map((r) => r.name).join('');
  return agency.place.includes(region) || path.includes(region);
}

function written(rows: readonly Due[], format: 'table' | 'csv' | 'json', context: Context): string {
  const { lang } = context;
  if (format === 'csv') return csvLine(columns) + rows.map((d) => csvLine(Object.values(flat(d, lang)))).join('');
  if (format === 'json') return `${JSON.stringify(rows.map((d) => flat(d, lang)), null, 1)}\n`;
  const t = new Table({ head: lang === 'zh' ? ['代码', '机关', '年度', '期限', '情况', '日期'] : ['code', 'agency', 'year', 'due', 'status', 'date'], style: { head: [], border: [] } });
  for (const d of rows) {
    const name = d.agency.place === '' ? d.agency.name : d.agency.place + d.agency.department;
    t.push([d.agency.regionCode ?? '-', wrap(visible(name), 36) + (d.agency.sure ? '' : ' ?'), String(d.year), d.due, statusSaid(d, lang) + (d.note === null ? '' : `\n${wrap(d.note[lang], 36)}`), d.date === null ? '-' : `${d.date} ${origins[d.origin!][lang]}`]);
  }
  const unsure = rows.some((d) => !d.agency.sure) ? context.say({ zh: '? = 地区或机关不能确定，或不在 GB/T 2260 里（csv、json 的 why 有说明）\n', en: '? = region or organ is not certain, or not in GB/T 2260 (why is in csv and json)\n' }) : '';
  return `${rows.length === 0 ? '' : `${t.toString()}\n`}${unsure}${summary(rows, lang)}\n`;
}

/** `late by 33 days`. */
export function statusSaid(due: Due, lang: Lang): string {
  return daysSaid(due, statuses[due.status], lang);
}

/** How many are to be expected, and how many of them stand how; one line. */
export function summary(rows: readonly Due[], lang: Lang): string {
  const counts = (Object.keys(statuses) as DueStatus[]).flatMap((s) => {
    const n = rows.filter((d) => d.status === s).length;
    return n === 0 ? [] : [`${statuses[s][lang]} ${n}`];
  });
  const total = lang === 'zh' ? `应有 ${rows.length} 份` : `${rows.length} ${rows.length === 1 ? 'report' : 'reports'} to be expected`;
  return `${total}${counts.length === 0 ? '' : `${lang === 'zh' ? '：' : ': '}${counts.join(lang === 'zh' ? '，' : ', ')}`}${lang === 'zh' ? '。' : '.'}`;
}

function flat({ agency: a, year, due, status, date, origin, daysLate, note }: Due, lang: Lang): Record<(typeof columns)[number], string | number | null> {
  return {
    region_code: a.regionCode, place: a.place, department: a.department, level: a.level, kind: a.kind, agency: a.name, sure: a.sure ? 'yes' : 'no', year, due, status, date, date_from: origin, days_late: daysLate,
    why: [...a.why, ...(note === null ? [] : [note])].map((w) => w[lang]).join(lang === 'zh' ? '；' : '; '),
  };
}
