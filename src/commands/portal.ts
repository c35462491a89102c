// `portal`: the portals that are known, a first look at one, and a new row for one.
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Table from 'cli-table3';
import { families } from '../../scrapers/index.js';
import { reasons } from '../../scrapers/titles.js';
import type { Portal } from '../model/web.js';
import type { FailedTask } from '../store/crawl-store.js';
import type { Store } from '../store/store.js';
import { asking } from './asking.js';
import { command, CommandError, type ExitCode } from './command.js';
import { shown, type Context } from './context.js';
import { contactFor } from './contact.js';
import { dbOption, openDatabase } from './database.js';
import { choice, count, text } from './option.js';
import { askingOptions, hostsIn } from './asking-options.js';
import { probe } from './portal-probe.js';
import { probeText } from './portal-text.js';
import { writing } from './whole.js';
import { isAddress, portalColumns, portalOf, portalRow, readPortals } from './portals-file.js';
import { visibleLine } from './visible.js';

/** The file used when --portals does not say otherwise. */
export function portalsPath(context: Context, given: string | null): string {
  return given !== null ? resolve(context.folder, given) : join(context.root, 'data', 'portals.csv');
}

export const portal = command({
  name: 'portal',
  arguments: '<ACTION> [PORTAL]',
  summary: { zh: '门户名录：列出、试看、添加', en: 'list the known portals, take a look at one, or add one' },
  details: {
    zh: 'list 列出名录；probe 地址或编号 看一个门户的系统、年度报告栏目、会取回和会略过什么，不保存任何东西；add 地址 在名录里加一行；passed 列出抓取时略过的链接和理由；failed 列出最近一遍没有取到的网页、取到而没有读出的文件、没有取全的列表，各有理由。',
    en: 'list shows the known ones; probe ADDRESS or ID looks at one and says which family it is, which columns of annual reports it has, what would be fetched and what passed over, and keeps nothing; add ADDRESS adds a row; passed lists the links that crawls passed over, and why; failed lists what the last crawl could not fetch, what it fetched and could not read, and lists that state more than was found, each with why.',
  },
  options: {
    portals: text('--portals <FILE>', { zh: '名录文件（CSV）', en: 'file of portals (CSV)' }, 'data/portals.csv'),
    format: choice('--format <FORMAT>', { zh: '输出格式', en: 'format of the output' }, ['text', 'json'], 'text'),
    column: text('--column <URL>', { zh: 'probe、add：年度报告栏目的地址，多个之间用空格', en: 'probe, add: address of a column of annual reports, several with blanks between them' }),
    family: choice('--family <FAMILY>', { zh: 'probe、add：系统', en: 'probe, add: family' }, ['auto', 'hanweb', 'trs', 'kaipuyun', 'vsb', 'longxun', 'ucap', 'epoint', 'generic'], null),
    pages: count('--pages <N>', { zh: 'probe：每个栏目最多看几页', en: 'probe: pages of each column to look at' }, 1, 1000, 3),
    columns: count('--columns <N>', { zh: 'probe：最多看几个栏目', en: 'probe: columns to look at' }, 1, 1000, 5),
    ...askingOptions,
    db: dbOption,
    id: text('--id <ID>', { zh: 'add：编号', en: 'add: id' }),
    name: text('--name <NAME>', { zh: 'add：名称', en: 'add: name' }),
    hosts: text('--hosts <HOSTS>', { zh: 'add：同属这个门户的其他主机', en: 'add: other hosts that belong to it' }),
    region: text('--region <CODE>', { zh: 'add：行政区划代码', en: 'add: code of the division' }),
  },
  examples: [
    { line: 'portal list', does: { zh: '名录', en: 'the known portals' } },
    { line: 'portal probe http://www.shuyang.gov.cn/sygfj/gknb/ --contact mailto:me@example.org', does: { zh: '看一个门户会取回什么', en: 'what would be fetched from a portal' } },
    { line: 'portal add http://www.shuyang.gov.cn/ --name 沭阳县人民政府 --region 321322 --portals mine.csv', does: { zh: '在自己的名录里加一行', en: 'adds a row to a file of your own' } },
  ],
  run: async (context, [action, given, ...rest], options): Promise<ExitCode> => {
    if (rest.length > 0) throw new CommandError(2, { zh: '参数太多。', en: 'There are more arguments than the command takes.' });
    const path = portalsPath(context, options.portals);
    const name = shown(context, path);
    if (action === 'list') {
      const portals = await readPortals(path, name);
      await context.out.write(options.format === 'json' ? `${JSON.stringify(portals, null, 1)}\n` : listText(context, portals));
      return 0;
    }
    if (action === 'passed') return passed(context, options.db, given ?? null, options.format);
    if (action === 'failed') return failed(context, options.db, given ?? null, options.format);
    if (action !== 'probe' && action !== 'add') throw new CommandError(2, { zh: `portal 没有“${action}”：可用的有 list、probe、add、passed、failed。`, en: `portal cannot “${action}”: it can list, probe, add, and show what was passed and what failed.` });
    if (given === undefined) throw new CommandError(2, { zh: `portal ${action} 后面要有地址。`, en: `portal ${action} needs an address.` });
    if (action === 'add') return add(context, path, name, fields(given, options));
    const portal = isAddress(given) ? portalFor(fields(given, { ...options, name: given, id: 'probe' })) : await named(path, name, given);
    const allowHosts = hostsIn(options.allowHost);
    const { ask, close } = asking(context, portal, { contact: contactFor([portal], options.contact, allowHosts), pause: options.pause, allowHosts });
    try {
      const found = await probe({ ...portal, family: options.family ?? portal.family }, ask, { columns: options.columns, pages: options.pages });
      await context.out.write(options.format === 'json' ? `${JSON.stringify(found, null, 1)}\n` : probeText(context, found));
      return found.columns.length === 0 && found.errors.length > 0 ? 3 : 0;
    } finally {
      await close();
    }
  },
});

async function passed(context: Context, db: string | null, id: string | null, format: 'text' | 'json'): Promise<ExitCode> {
  return listed(context, db, id, format, (store) => store.crawl.passedOver(id ?? undefined), (p) => {
    const why = Object.entries(reasons).find(([code]) => code === p.reason)?.[1];
    return `${p.title}  [${why === undefined ? p.reason : context.say(why)}]  ${p.address}`;
  });
}

async function failed(context: Context, db: string | null, id: string | null, format: 'text' | 'json'): Promise<ExitCode> {
  return listed(context, db, id, format, (store) => allFailed(store, id ?? undefined), (f) => `${f.reason.code}: ${f.address}${f.title === null ? '' : `  ${f.title}`}  (${f.reason.detail})`);
}

/** Not fetched, fetched and not read, not found although a list states it. */
async function* allFailed(store: Store, id: string | undefined): AsyncGenerator<FailedTask> {
  yield* store.crawl.failures(id);
  for await (const d of store.crawl.documents({ state: 'rejected', ...(id === undefined ? {} : { portal: id }) })) {
    yield { portal: d.portal, kind: 'article', address: d.address, title: d.listedTitle ?? d.title, reason: { code: 'unread', detail: d.reason ?? '' } };
  }
  yield* store.crawl.short(id);
}

/** One line each; `id`: of this portal, which must have been crawled. */
async function listed<T>(context: Context, db: string | null, id: string | null, format: 'text' | 'json', rows: (store: Store) => AsyncIterable<T>, line: (row: T) => string): Promise<ExitCode> {
  const store = await openDatabase(context, db);
  try {
    const ids = (await store.crawl.portals()).map((p) => p.id);
    if (id !== null && !ids.includes(id)) throw new CommandError(2, { zh: `库里没有抓取过门户 ${id}：有的是 ${ids.join('、') || '（无）'}。`, en: `No portal ${id} was crawled into the database: there are ${ids.join(', ') || 'none'}.` });
    for await (const row of rows(store)) await context.out.write(format === 'json' ? `${JSON.stringify(row)}\n` : `${visibleLine(line(row))}\n`);
    return 0;
  } finally {
    await store.close();
  }
}

type Fields = Readonly<Record<(typeof portalColumns)[number], string>>;

function fields(address: string, o: { readonly id: string | null; readonly name: string | null; readonly family: string | null; readonly column: string | null; readonly hosts: string | null; readonly region: string | null }): Fields {
  return { address, id: o.id ?? '', name: o.name ?? '', family: o.family ?? '', columns: o.column ?? '', hosts: o.hosts ?? '', region: o.region ?? '' };
}

const optionOf: Readonly<Record<string, string>> = { columns: '--column', address: 'ADDRESS' };

function portalFor(given: Fields): Portal {
  return portalOf((c) => given[c].trim(), (column, found, expected) => {
    const option = optionOf[column] ?? `--${column}`;
    return new CommandError(2, { zh: `${option} 不能是“${found}”：${expected.zh}。`, en: `${option} cannot be “${found}”: ${expected.en}.` });
  });
}

async function named(path: string, name: string, id: string): Promise<Portal> {
  const portal = (await readPortals(path, name)).find((p) => p.id === id);
  if (portal === undefined) throw new CommandError(2, { zh: `${name} 里没有“${id}”，它也不是 http 地址。`, en: `${name} has no portal “${id}”, and it is no http address.` });
  return portal;
}

async function add(context: Context, path: string, name: string, given: Fields): Promise<ExitCode> {
  const portal = portalFor(given);
  const isThere = existsSync(path);
  const before = isThere ? await readPortals(path, name) : [];
  if (before.some((p) => p.id === portal.id)) throw new CommandError(2, { zh: `${name} 里已有编号 ${portal.id}：用 --id 另取一个。`, en: `${name} has a portal ${portal.id}: give another --id.` });
  const held = isThere ? await readFile(path, 'utf8') : '';
  const head = held.trim() === '' ? `${portalColumns.join(',')}\n` : held.endsWith('\n') ? '' : '\n';
  // Rows are written in the order of the usual header; a file with another order gets none.
  if (held.trim() !== '' && held.replace(/^\ufeff/, '').split(/\r?\n/)[0]!.trim() !== portalColumns.join(',')) {
    throw new CommandError(2, { zh: `${name} 的表头不是 ${portalColumns.join(',')}，不能自动添加：请手工加一行。`, en: `The header of ${name} is not ${portalColumns.join(',')}: add the row by hand.` });
  }
  await writing(name, () => (isThere ? appendFile(path, head + portalRow(portal)) : writeFile(path, head + portalRow(portal), { flag: 'wx' })));
  await context.out.write(context.say({ zh: `已加入 ${name}：${portal.id}。\n`, en: `Added to ${name}: ${portal.id}.\n` }));
  return 0;
}

function listText(context: Context, portals: readonly Portal[]): string {
  const t = new Table({ head: context.lang === 'zh' ? ['编号', '名称', '系统', '栏目', '区划', '地址'] : ['id', 'name', 'family', 'columns', 'region', 'address'], style: { head: [], border: [] } });
  for (const p of portals) t.push([p.id, visibleLine(p.name), families.find((f) => f.id === p.family)?.name[context.lang] ?? p.family, String(p.columns.length), p.region ?? '', visibleLine(p.address)]);
  return `${t.toString()}\n${context.say({ zh: `共 ${portals.length} 个门户。`, en: `${portals.length} ${portals.length === 1 ? 'portal' : 'portals'}.` })}\n`;
}
