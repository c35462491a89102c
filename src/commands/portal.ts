// `portal`: which portals there are, and what a crawl of one would find, shown without fetching more than a page of each list.
import { setTimeout as sleep } from 'node:timers/promises';
import { blocked } from '../crawl/blocked.js';
import { fetcher, userAgent, type Answer } from '../crawl/fetch.js';
import { guard } from '../crawl/guard.js';
import { pageOf } from '../crawl/page.js';
import { robotsFrom, robotsVerdict } from '../crawl/robots.js';
import type { Listed, Portal, WebPage, WebRequest } from '../model/web.js';
import { decodeText } from '../pipeline.js';
import { recognise } from '../../scrapers/auto.js';
import { judge, reasons } from '../../scrapers/titles.js';
import { command, CommandError, type ExitCode } from './command.js';
import type { Context } from './context.js';
import { dbOption, openDatabase } from './database.js';
import { choice, count, text } from './option.js';
import { portalsIn, portalsOption } from './portals-file.js';
import { version } from './version.js';
import { visibleLine } from './visible.js';

/** Columns that a probe looks into, and titles it shows of each. */
const mostColumns = 4;
const sampleTitles = 5;

interface Column {
  readonly title: string;
  readonly address: string;
  readonly error: string | null;
  readonly entries: number;
  /** As the page states it. */
  readonly total: number | null;
  /** Further pages that the first one leads to. */
  readonly more: number;
  readonly years: readonly number[];
  readonly fetched: readonly Listed[];
  readonly passedOver: readonly { readonly title: string; readonly url: string; readonly reason: string }[];
}

interface Probe {
  readonly address: string;
  readonly family: string;
  readonly sure: number;
  readonly marks: readonly string[];
  readonly others: readonly { readonly family: string; readonly sure: number }[];
  readonly columns: readonly Column[];
  readonly unseenColumns: number;
}

export const portal = command({
  name: 'portal',
  arguments: '<ACTION> [NAME]',
  summary: { zh: '门户网站：有哪些，抓取会得到什么', en: 'portals: which there are, and what a crawl would find' },
  details: {
    zh: 'portal list 列出清单中的门户；portal probe 网址（或编号）看网站属于哪一类系统、年报栏目在哪、会抓取哪些、跳过哪些，每个栏目只取第一页；portal passed 列出抓取时跳过的链接及理由。',
    en: 'portal list shows the portals of the list; portal probe ADDRESS (or id) shows the family of the site, its columns of annual reports, what would be fetched and what passed over, from the first page of each; portal passed lists the links that crawls passed over, and why.',
  },
  options: {
    db: dbOption, portals: portalsOption,
    format: choice('--format <FORMAT>', { zh: '输出格式', en: 'format of the output' }, ['text', 'json'], 'text'),
    contact: text('--contact <ADDRESS>', { zh: '写入 User-Agent 的联系方式', en: 'whom to talk to, for the User-Agent' }),
    pause: count('--pause <MS>', { zh: '两次请求之间的毫秒数', en: 'milliseconds between two requests' }, 0, 600_000, 1500),
    allowHost: text('--allow-host <HOST,…>', { zh: '允许访问的非公网主机', en: 'hosts that may be asked although they are not public' }),
  },
  examples: [
    { line: 'portal probe https://www.example.gov.cn/zfxxgk/', does: { zh: '看看这个网站会抓到什么', en: 'see what a crawl of this site would find' } },
    { line: 'portal list', does: { zh: '清单里的门户', en: 'the portals of the list' } },
  ],
  run: async (context, [action, name], options): Promise<ExitCode> => {
    const write = (lines: readonly string[]): Promise<void> => context.out.write(lines.map((l) => `${visibleLine(l)}\n`).join(''));
    if (action === 'list') {
      const all = await portalsIn(context, options.portals);
      await (options.format === 'json' ? context.out.write(`${JSON.stringify(all, null, 1)}\n`) : write(all.map((p) => `${p.id}  ${p.name}  ${p.family}  ${p.address}`)));
      return 0;
    }
    if (action === 'passed') return passed(context, options.db, name ?? null, options.format, write);
    if (action !== 'probe' || name === undefined) throw new CommandError(2, { zh: 'portal 可用的有 list、probe 网址、passed。', en: 'portal can list, probe ADDRESS and show what was passed.' });
    const row = /^https?:\/\//i.test(name) ? fromAddress(name) : (await portalsIn(context, options.portals)).find((p) => p.id === name);
    if (row === undefined) throw new CommandError(2, { zh: `没有编号为 ${name} 的门户：portal list 列出全部。`, en: `There is no portal ${name}: portal list shows which there are.` });
    const found = await probe(context, row, options);
    await (options.format === 'json' ? context.out.write(`${JSON.stringify(found, null, 1)}\n`) : write(probeLines(context, found)));
    return found.columns.some((c) => c.fetched.length > 0) ? 0 : 3;
  },
});

async function passed(context: Context, db: string | null, name: string | null, format: 'text' | 'json', write: (lines: readonly string[]) => Promise<void>): Promise<ExitCode> {
  const store = await openDatabase(context, db);
  try {
    for await (const p of store.crawl.passedOver(name ?? undefined)) {
      const why = Object.entries(reasons).find(([code]) => code === p.reason)?.[1];
      await (format === 'json' ? context.out.write(`${JSON.stringify(p)}\n`) : write([`${p.title}  [${why === undefined ? p.reason : context.say(why)}]  ${p.address}`]));
    }
    return 0;
  } finally {
    await store.close();
  }
}

function fromAddress(address: string): Portal {
  if (!URL.canParse(address)) throw new CommandError(2, { zh: `${address} 不是网址。`, en: `${address} is no address.` });
  return { id: address, name: new URL(address).host, address, family: 'auto', columns: [], hosts: [], region: null };
}

type Ask = (request: WebRequest) => Promise<WebPage | string>;

async function probe(context: Context, row: Portal, options: { readonly contact: string | null; readonly pause: number; readonly allowHost: string | null }): Promise<Probe> {
  const doors = guard(options.allowHost?.split(',').map((h) => h.trim()) ?? []);
  const asks = fetcher({ guard: doors, userAgent: userAgent(version(context), options.contact ?? process.env['NIANBAO_CONTACT'] ?? null) });
  const robots = new Map<string, ReturnType<typeof robotsFrom>>();
  let asked = 0;
  const once = async (request: WebRequest): Promise<Answer> => {
    if (asked++ > 0) await sleep(options.pause);
    return (await asks.fetch(request, { refuse: (url) => doors.refuse(row, url), known: async () => null })).answer;
  };
  const ask: Ask = async (request) => {
    const refused = doors.refuse(row, request.url);
    if (refused !== null) return `${refused.code}: ${refused.detail}`;
    const { origin } = new URL(request.url);
    if (!robots.has(origin)) robots.set(origin, robotsFrom(origin, await once({ url: `${origin}/robots.txt`, method: 'GET' }), false, Date.now()));
    const file = robots.get(origin);
    if (file != null && robotsVerdict(file, request.url).allowed === false) return 'robots: robots.txt forbids it';
    const answer = await once(request);
    if (answer.kind === 'failed') return `${answer.reason.code}: ${answer.reason.detail}`;
    if (answer.kind !== 'page') return `moved to ${answer.kind === 'moved' ? answer.url : 'what is kept'}`;
    const page = pageOf(request, answer, (bytes) => decodeText(bytes));
    const wall = blocked(page);
    return wall === null ? page : `${wall.code}: ${wall.detail}`;
  };
  try {
    return await look(context, row, ask);
  } finally {
    await asks.close();
  }
}

async function look(context: Context, row: Portal, ask: Ask): Promise<Probe> {
  const home = await ask({ url: row.address, method: 'GET' });
  if (typeof home === 'string') throw new CommandError(3, { zh: `${row.address} 取不到（${home}）。`, en: `${row.address} could not be fetched (${home}).` });
  const { family, sure, marks, others } = recognise(home);
  const listed = row.columns.length > 0 ? row.columns.map((url) => ({ url, title: '', date: null })) : family.columns(home);
  const own = family.list(home).entries.some((e) => judge(e.title, false).kind === 'report' && !listed.some((l) => l.url === e.url));
  const wanted = [...(own && !listed.some((l) => l.url === home.url) ? [{ url: home.url, title: '', date: null }] : []), ...listed];
  const columns: Column[] = [];
  for (const c of wanted.slice(0, mostColumns)) {
    const page = c.url === home.url ? home : await ask({ url: c.url, method: 'GET' });
    columns.push(typeof page === 'string' ? { ...empty, title: c.title, address: c.url, error: page } : columnOf(context, c, page, recognise(page).family.list(page)));
  }
  return { address: home.url, family: family.id, sure, marks, others: others.map((o) => ({ family: o.family.id, sure: o.sure })), columns, unseenColumns: Math.max(0, wanted.length - mostColumns) };
}

const empty = { entries: 0, total: null, more: 0, years: [], fetched: [], passedOver: [] } as const;

function columnOf(context: Context, c: Listed, page: WebPage, list: { readonly entries: readonly Listed[]; readonly more: readonly WebRequest[]; readonly total: number | null }): Column {
  const judged = list.entries.map((e) => ({ e, verdict: judge(e.title, true) }));
  const years = new Set(judged.flatMap(({ verdict }) => (verdict.kind === 'passed' ? [] : verdict.years)));
  return {
    title: c.title, address: page.url, error: null, entries: list.entries.length, total: list.total, more: list.more.length, years: [...years].sort((a, b) => a - b),
    fetched: judged.flatMap(({ e, verdict }) => (verdict.kind === 'passed' ? [] : [e])),
    passedOver: judged.flatMap(({ e, verdict }) => (verdict.kind === 'passed' ? [{ title: e.title, url: e.url, reason: context.say(reasons[verdict.reason]) }] : [])),
  };
}

function probeLines(context: Context, p: Probe): string[] {
  const t = (zh: string, en: string): string => context.say({ zh, en });
  const lines = [p.address, t(`  系统：${p.family}（把握 ${Math.round(p.sure * 100)} %）`, `  family: ${p.family} (${Math.round(p.sure * 100)} % sure)`)];
  for (const m of p.marks) lines.push(`    ${m}`);
  if (p.others.length > 0) lines.push(t(`  也像：${p.others.map((o) => o.family).join('、')}`, `  could also be: ${p.others.map((o) => o.family).join(', ')}`));
  if (p.columns.length === 0) lines.push(t('  没有找到年报栏目：请给出栏目的网址。', '  no column of annual reports was found: give the address of one.'));
  for (const c of p.columns) {
    lines.push(t(`  栏目 ${c.title} ${c.address}`, `  column ${c.title} ${c.address}`));
    if (c.error !== null) {
      lines.push(`    ${c.error}`);
      continue;
    }
    lines.push(t(`    本页 ${c.entries} 条${c.total === null ? '' : `，共 ${c.total} 条`}，还有 ${c.more} 页；年度 ${c.years.join(' ') || '未写明'}`, `    ${c.entries} entries on this page${c.total === null ? '' : ` of ${c.total}`}, ${c.more} more pages; years ${c.years.join(' ') || 'not stated'}`));
    for (const e of c.fetched.slice(0, sampleTitles)) lines.push(`      + ${e.date ?? ''} ${e.title}`);
    if (c.fetched.length > sampleTitles) lines.push(t(`      …… 共 ${c.fetched.length} 份会抓取`, `      … ${c.fetched.length} in all would be fetched`));
    for (const e of c.passedOver.slice(0, sampleTitles)) lines.push(`      - ${e.title} [${e.reason}]`);
    if (c.passedOver.length > sampleTitles) lines.push(t(`      …… 共 ${c.passedOver.length} 条跳过`, `      … ${c.passedOver.length} in all passed over`));
  }
  if (p.unseenColumns > 0) lines.push(t(`  另有 ${p.unseenColumns} 个栏目没有看。`, `  ${p.unseenColumns} more columns were not looked into.`));
  return lines;
}
