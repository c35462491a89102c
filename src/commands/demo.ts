// `demo`: what `npm start` runs. Serves the sample portal on this machine, crawls it twice into a database of its own, says what was found and what to try next.
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defaultLimits } from '../model/limits.js';
import { register as hold } from '../register/due.js';
import type { Store, StoredFinding } from '../store/store.js';
import { agencyTables } from './agency-tables.js';
import { checkShown } from './check.js';
import { command, CommandError, type ExitCode } from './command.js';
import { shown, type Context } from './context.js';
import { crawlAll, type Crawled } from './crawling.js';
import { crawlLine } from './crawl-progress.js';
import { open } from './database.js';
import { countsText, indented, storyText } from './demo-findings.js';
import { everyRule } from './every-rule.js';
import { reasonText } from './reason-text.js';
import { statusSaid, summary } from './register.js';
import { serveSamplePortal, type SamplePortal } from './sample-portal.js';
import { seenReports } from './seen.js';
import { defaultPort } from './serve.js';
import { visibleLine } from './visible.js';

export const demo = command({
  name: 'demo',
  arguments: '',
  summary: { zh: '抓取自带的样例门户两遍，显示发现了什么', en: 'crawl the sample portal that comes along, twice, and show what is found' },
  details: {
    zh: '样例门户由本程序在本机（127.0.0.1）提供，机关都是虚构的；不访问任何别的主机。每次从头抓取，存入样例自己的数据库。',
    en: 'The sample portal is served by the program itself on this machine (127.0.0.1), of agencies that do not exist; no other host is asked. It is crawled anew each time, into a database of its own.',
  },
  options: {},
  examples: [{ line: 'demo', does: { zh: '抓取样例门户', en: 'crawl the sample portal' } }],
  run: async (context): Promise<ExitCode> => {
    const folder = join(context.root, 'data', 'portal');
    if (!existsSync(folder)) throw new CommandError(3, { zh: `没有样例门户的文件夹 ${folder}：请重新安装或重新克隆。`, en: `The folder of the sample portal ${folder} is missing: install or clone again.` });
    const path = context.clone ? join(context.root, 'data', 'samples.db') : join(context.folder, 'nianbao-samples.db');
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(path + end, { force: true });
    const store = await open(path);
    const portal = await serveSamplePortal(folder).catch(async (e: unknown) => {
      await store.close();
      throw e;
    });
    try {
      const { say } = context;
      await context.out.write(say({ zh: `样例门户（机关均为虚构）已在本机开放，正在抓取 ${portal.portals.length} 个门户……\n`, en: `The sample portal (of agencies that do not exist) is open on this machine; crawling its ${portal.portals.length} portals …\n` }));
      const first = await crawlOnce(context, store, portal);
      await context.out.write(await crawlText(context, store, portal, first));
      await context.out.write(indented(context, readText(context, first, shown(context, path)), 0));
      await checkShown(context, store);
      await context.out.write(await storyText(context, store));
      await context.out.write(await countsText(context, store));
      portal.turn(1);
      const second = await crawlOnce(context, store, portal);
      await checkShown(context, store);
      await context.out.write(secondText(context, first, second));
      const edit = await editsOf(context, store);
      await context.out.write(await registerText(context, store));
      await context.out.write(next(context, shown(context, path), edit));
      if (context.out.isTerminal && first.read.new > 0) await look(context, store);
      return first.read.new === 0 ? 3 : 0;
    } finally {
      await portal.close();
      await store.close();
    }
  },
});

/** The pages, until somebody has seen enough. Only where somebody looks: a pipe or a test goes on by itself. */
async function look(context: Context, store: Store): Promise<void> {
  const { serveSite, siteOf, untilStopped } = await import('./site.js');
  const serving = { lang: context.chosen ?? 'zh', host: '127.0.0.1', open: true, sql: true } as const;
  const site = siteOf(context, store);
  const served = await serveSite(site, { ...serving, port: defaultPort }).catch(() => serveSite(site, { ...serving, port: 0 }));
  await context.out.write(context.say({ zh: `\n在浏览器里看：${served.address} （Ctrl-C 结束）\n`, en: `\nLook at it in a browser: ${served.address} (Ctrl-C ends it)\n` }));
  await untilStopped();
  await served.close();
}

async function crawlOnce(context: Context, store: Store, portal: SamplePortal): Promise<Crawled> {
  const line = crawlLine(context.err, context.lang);
  // Our own server needs no rest between two requests; the crawl-delay of its robots.txt is kept all the same.
  return crawlAll(context, store, {
    portals: portal.portals, allowHosts: portal.hosts, contact: null, pace: { pause: 5, backOff: 50 }, limits: defaultLimits,
    threads: Math.min(2, availableParallelism()), seconds: 60, signal: new AbortController().signal, onProgress: line.show,
  }, { step: async () => undefined, stop: () => undefined }).finally(line.stop);
}

async function crawlText(context: Context, store: Store, portal: SamplePortal, { crawl }: Crawled): Promise<string> {
  const { say } = context;
  const lines: string[] = [];
  for (const p of portal.portals) {
    let found = 0;
    for await (const _ of store.crawl.documents({ portal: p.id })) found += 1;
    lines.push(say({ zh: `  ${p.name}  ${p.address}  ${found} 份报告`, en: `  ${p.name}  ${p.address}  ${found} reports` }));
  }
  let passed = 0;
  for await (const _ of store.crawl.passedOver()) passed += 1;
  lines.push(say({ zh: `${crawl.requests} 次请求，${kilobytes(crawl.bytes)} KB；${passed} 个链接不是年度报告（通知、指南、季度表），没有取。`, en: `${crawl.requests} requests, ${kilobytes(crawl.bytes)} KB; ${passed} links are no annual reports (a notice, a guide, a quarterly table) and were passed over.` }));
  for await (const f of store.crawl.failures()) lines.push(say({ zh: `没有取到：${f.title ?? f.address}，${reasonText(f.reason).zh}`, en: `Not to be had: ${f.title ?? f.address}: ${reasonText(f.reason).en}` }));
  return lines.map((l) => `${visibleLine(l)}\n`).join('');
}

function secondText(context: Context, first: Crawled, second: Crawled): string {
  const share = ((second.crawl.bytes / first.crawl.bytes) * 100).toFixed(1);
  const furniture = second.read.newVersion - second.read.edits;
  return `\n${indented(context, context.say({
    zh: `过了“一个月”，再抓一遍：${second.crawl.requests} 次请求，只传了 ${kilobytes(second.crawl.bytes)} KB，是第一遍的 ${share}%。${second.read.newVersion} 页变了，其中 ${furniture} 页只是菜单、计数之类，${second.read.edits} 页是报告改了：`,
    en: `“A month later” it is crawled again: ${second.crawl.requests} requests brought only ${kilobytes(second.crawl.bytes)} KB, ${share} % of the first time. ${second.read.newVersion} pages have changed: in ${furniture} only menus and counters, in ${second.read.edits} the report itself:`,
  }), 0)}`;
}

/** Prints what was changed in reports after publication; returns one of these findings. */
async function editsOf(context: Context, store: Store): Promise<StoredFinding | null> {
  let one: StoredFinding | null = null;
  for await (const f of store.findings({ rule: 'silent_edit' })) {
    one ??= f;
    await context.out.write(indented(context, `${f.agency} ${f.year}  ${f.finding.message[context.lang]}`, 2));
  }
  return one;
}

/** Who has not published in time, and how the rest stands. */
async function registerText(context: Context, store: Store): Promise<string> {
  const rows = hold(await seenReports(store), agencyTables(), new Date().toISOString().slice(0, 10));
  const lines = rows.filter((d) => d.status !== 'published').map((d) => `  ${d.agency.name} ${d.year}  ${statusSaid(d, context.lang)}${d.date === null ? '' : ` (${d.date})`}`);
  return `\n${context.say({ zh: '谁发布了，谁没有：', en: 'Who has published, and who has not: ' })}${summary(rows, context.lang)}\n${lines.map((l) => `${visibleLine(l)}\n`).join('')}`;
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(0);
}

/** How much was read. What was found in it comes by itself. */
function readText(context: Context, { read }: Crawled, database: string): string {
  return context.say({ zh: `读入 ${read.new} 份，拒收 ${read.rejected} 份。数据库：${database}`, en: `${read.new} read, ${read.rejected} rejected. Database: ${database}` });
}

/** A bureau that other counties of the sample portal have too. */
const compared = '临溪县民政局';

/** Commands worth trying, with the database and the report at hand filled in. */
function next(context: Context, database: string, edit: StoredFinding | null): string {
  const { program, say } = context;
  const db = `--db ${database}`;
  const number = edit?.fingerprint.slice(0, 8) ?? '';
  const lines: (readonly [string, string])[] = [
    [`${program} findings --severity error ${db}`, say({ zh: '全部不符，附最可疑的格', en: 'every sum that is off, with the cell most likely wrong' })],
    ...(edit === null ? [] : [
      [`${program} evidence ${number} ${db} --out evidence-${number}`, say({ zh: '一处发现（这里是那次改动）的证据，一个文件夹，不需要程序就能看', en: 'the evidence of one finding, here of the edit: a folder that needs no program' })] as const,
      [`${program} show ${edit.agency} ${edit.year} ${db}`, say({ zh: '按表格原样看这份报告', en: 'that report as the form has it' })] as const,
    ]),
    [`${program} compare ${compared} --peers same-department ${db}`, say({ zh: '同一部门各县的数字放在一起比', en: 'the figures of one department in several counties, beside each other' })],
    [`${program} rules`, say({ zh: `${everyRule.length} 条规则，各有依据和例子`, en: `the ${everyRule.length} rules, each with its ground and examples` })],
    [`${program} serve ${db}`, say({ zh: '在浏览器里看这些报告', en: 'these reports in a browser' })],
    [`${program} parse FILE`, say({ zh: '读你自己的一份报告（网页、PDF、Word、OFD、图片）', en: 'read a report of your own (web page, PDF, Word, OFD, picture)' })],
    [`${program} crawl https://… --contact mailto:…`, say({ zh: '抓取一个真实的年报栏目，存入数据库', en: 'crawl a real column of annual reports into the database' })],
    [`${program} --help`, say({ zh: '全部命令', en: 'all commands' })],
  ];
  return `\n${say({ zh: '接下来可以试试：', en: 'What to try next:' })}\n${lines.map(([line, does]) => `  ${line}\n      ${does}\n`).join('')}`;
}
