// `crawl`: portals → every annual report they publish, fetched politely, kept as evidence, read and checked. May be stopped at any moment and begun again.
import type { CrawlSummary } from '../crawl/crawl.js';
import type { Portal } from '../model/web.js';
import type { Store } from '../store/store.js';
import { databaseName } from './adding.js';
import { askingOptions, hostsIn } from './asking-options.js';
import { command, CommandError, type ExitCode } from './command.js';
import { shown, type Context } from './context.js';
import { checkShown } from './check.js';
import { crawlAll } from './crawling.js';
import { crawlLine } from './crawl-progress.js';
import { contactFor } from './contact.js';
import { createDatabase, dbOption } from './database.js';
import { text } from './option.js';
import { portalsPath } from './portal.js';
import { isAddress, readPortals } from './portals-file.js';
import { failOnOption, limits, readingOptions } from './reading-options.js';
import { stopping } from './stopping.js';
import { tallyText } from './tally.js';
import { visibleLine } from './visible.js';

const { agency: _agency, year: _year, ...reading } = readingOptions;
/** So many failures are named; the rest are counted. */
const firstFew = 10;

export const crawl = command({
  name: 'crawl',
  arguments: '[PORTAL...]',
  summary: { zh: '抓取门户网站上的年度报告，存入数据库', en: 'fetch the annual reports of portals into the database' },
  details: {
    zh: '门户用 data/portals.csv（或 --portals 文件）中的编号，或直接给出网址；不给则抓取文件中的全部。遵守 robots.txt，每个主机一次只取一页并有间歇。访问公网主机要用 --contact 说明联系方式。原始字节全部保存。随时可以按 Ctrl-C 停下，下次接着做；再抓一遍时只取有变化的页。',
    en: 'A portal is named by its id in data/portals.csv (or the file of --portals), or by its address; all of the file where none is named. robots.txt is obeyed, a host is asked one thing at a time, with pauses; public hosts are told whom to talk to, with --contact. The bytes of everything are kept. Ctrl-C stops at any moment, and the next run goes on; another crawl fetches only what has changed.',
  },
  options: {
    db: dbOption,
    portals: text('--portals <FILE>', { zh: '名录文件（CSV）', en: 'file of portals (CSV)' }, 'data/portals.csv'),
    ...askingOptions,
    failOn: failOnOption,
    ...reading,
  },
  examples: [
    { line: 'crawl https://www.example.gov.cn/zfxxgk/zfxxgknb/ --contact mailto:me@example.org', does: { zh: '抓取一个年报栏目', en: 'crawl one column of annual reports' } },
    { line: 'crawl --contact mailto:me@example.org', does: { zh: '抓取 data/portals.csv 中的全部门户', en: 'crawl all portals of data/portals.csv' } },
  ],
  run: async (context, names, options): Promise<ExitCode> => {
    const portals = await chosen(context, names, options.portals);
    const allowHosts = hostsIn(options.allowHost);
    const contact = contactFor(portals, options.contact, allowHosts);
    const stop = stopping();
    const store = await createDatabase(context, options.db);
    const line = crawlLine(context.err, context.lang);
    try {
      const { crawl: summary, read, refused } = await crawlAll(context, store, {
        portals, allowHosts, contact,
        pace: { pause: options.pause }, limits: limits(options), threads: options.jobs, seconds: options.timeout, signal: stop.signal, onProgress: line.show,
      }, { step: (_, lines) => line.say(lines), stop: () => undefined }).finally(line.stop);
      if (stop.code() === null && read.new + read.newVersion > 0) await checkShown(context, store, false, stop.signal);
      await context.out.write(summaryText(context, summary, refused, portals.length));
      await context.out.write(tallyText(read, await store.tally(), databaseName(context, store), context.lang));
      await context.out.write(await troubles(context, store, portals));
      const stopped = stop.code();
      if (stopped !== null) {
        await context.out.write(context.say({ zh: '应要求停下；同样的命令再运行一次会接着做。\n', en: 'Stopped as asked; the same command goes on where this one stopped.\n' }));
        return stopped;
      }
      if ((summary.pages === 0 && summary.resting.length === 0) || (read.rejected > 0 && read.new + read.newVersion + read.unchanged + read.twins === 0)) return 3;
      return (options.failOn !== null && read.errors > 0) || (options.failOn === 'warning' && read.warnings + read.edits > 0) ? 1 : 0;
    } finally {
      await store.close();
      stop.over();
    }
  },
});

async function chosen(context: Context, names: readonly string[], file: string | null): Promise<Portal[]> {
  const addresses = names.filter(isAddress);
  const ids = names.filter((n) => !addresses.includes(n));
  const own = addresses.map(fromAddress);
  if (ids.length === 0 && names.length > 0) return own;
  const path = portalsPath(context, file);
  const all = await readPortals(path, shown(context, path));
  const missing = ids.filter((id) => !all.some((p) => p.id === id));
  if (missing.length > 0) throw new CommandError(2, { zh: `没有编号为 ${missing.join('、')} 的门户：portal list 列出全部。`, en: `There is no portal ${missing.join(', ')}: portal list shows which there are.` });
  return [...(ids.length === 0 ? all : all.filter((p) => ids.includes(p.id))), ...own];
}

/** A portal that is in no file: nothing is known of it but its address. */
function fromAddress(address: string): Portal {
  if (!URL.canParse(address)) throw new CommandError(2, { zh: `${address} 不是网址。`, en: `${address} is no address.` });
  const url = new URL(address);
  return { id: `${url.host}${url.pathname}`.replace(/\/$/, ''), name: url.host, address: url.href, family: 'auto', columns: [], hosts: [], region: null };
}

function summaryText(context: Context, s: CrawlSummary, refused: number, portals: number): string {
  const size = (s.bytes / 2 ** 20).toFixed(1);
  return context.say({
    zh: `${portals} 个门户：${s.requests} 次请求，${s.pages} 页，${s.reports} 份报告${refused > 0 ? `，${refused} 份文件没有读出` : ''}，${size} MB，失败 ${s.failed}。\n`,
    en: `${portals} ${portals === 1 ? 'portal' : 'portals'}: ${s.requests} requests, ${s.pages} pages, ${s.reports} reports${refused > 0 ? `, ${refused} ${refused === 1 ? 'document' : 'documents'} not read` : ''}, ${size} MB, ${s.failed} failed.\n`,
  }) + (s.resting.length === 0 ? '' : context.say({
    zh: `其中 ${s.resting.length} 个在上次没有做完的抓取里已经取完，这次没有再取；下次再抓时会看有没有变化。\n`,
    en: `${s.resting.length} of them had been finished by the crawl that was cut off and were not asked again; the next crawl looks at them for changes.\n`,
  }));
}

/** What could not be fetched and why, and how many links were no reports. */
async function troubles(context: Context, store: Store, portals: readonly Portal[]): Promise<string> {
  const lines: string[] = [];
  let failed = 0;
  let passed = 0;
  const short: string[] = [];
  for (const { id } of portals) {
    for await (const f of store.crawl.failures(id)) if (failed++ < firstFew) lines.push(visibleLine(`  ${f.reason.code}: ${f.address} (${f.reason.detail})`));
    for await (const s of store.crawl.short(id)) short.push(visibleLine(`  ${s.reason.code}: ${s.address} (${s.reason.detail})`));
    for await (const _ of store.crawl.passedOver(id)) passed += 1;
  }
  if (failed > firstFew) lines.push(context.say({ zh: `  ……另有 ${failed - firstFew} 个（portal failed 列出全部）`, en: `  … and ${failed - firstFew} more (portal failed lists them all)` }));
  if (failed > 0) lines.unshift(context.say({ zh: `没有取到的 ${failed} 个：`, en: `${failed} could not be fetched:` }));
  if (short.length > 0) {
    lines.push(context.say({ zh: `没有取全的列表 ${short.length} 个（列表自称的条数或页数比找到的多）：`, en: `${short.length} ${short.length === 1 ? 'list states' : 'lists state'} more than was found:` }), ...short.slice(0, firstFew));
    if (short.length > firstFew) lines.push(context.say({ zh: `  ……另有 ${short.length - firstFew} 个（portal failed 列出全部）`, en: `  … and ${short.length - firstFew} more (portal failed lists them all)` }));
  }
  if (passed > 0) lines.push(context.say({ zh: `另有 ${passed} 个链接不是年度报告（portal passed 列出）。`, en: `${passed} links are no annual reports (portal passed lists them).` }));
  return lines.map((l) => `${l}\n`).join('');
}
