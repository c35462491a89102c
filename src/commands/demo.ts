// `demo`: what `npm start` runs. Reads the sample reports into a database of their own and says what was found and what to try next.
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { defaultLimits } from '../model/limits.js';
import type { Store } from '../store/store.js';
import { addAll } from './adding.js';
import { address, anchorOf } from './address.js';
import { command, CommandError, type ExitCode } from './command.js';
import { shown, type Context } from './context.js';
import { open } from './database.js';
import { visible } from './visible.js';
import { outcomeMark } from './report-text.js';
import { tallyText } from './tally.js';

export const demo = command({
  name: 'demo',
  arguments: '',
  summary: { zh: '读取自带的样例报告，显示发现了什么', en: 'read the sample reports that come along and show what is found' },
  details: { zh: '样例的机关都是虚构的，每次重新读取，存入样例自己的数据库。', en: 'The samples are of agencies that do not exist; they are read anew each time, into a database of their own.' },
  options: {},
  examples: [{ line: 'demo', does: { zh: '读样例', en: 'read the samples' } }],
  run: async (context): Promise<ExitCode> => {
    const samples = join(context.root, 'data', 'samples');
    if (!existsSync(samples)) throw new CommandError(3, { zh: `没有样例文件夹 ${samples}：请重新安装或重新克隆。`, en: `The folder of samples ${samples} is missing: install or clone again.` });
    const path = context.clone ? join(context.root, 'data', 'samples.db') : join(context.folder, 'nianbao-samples.db');
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(path + end, { force: true });
    const store = await open(path);
    try {
      const name = relative(context.folder, samples) || '.';
      const adding = { names: [name], except: [join(samples, 'README.md')], given: {}, limits: defaultLimits, threads: Math.min(2, availableParallelism()), seconds: 60, signal: new AbortController().signal };
      const tally = await addAll(context, store, adding, { step: async () => undefined, stop: () => undefined });
      await context.out.write(tallyText(tally, shown(context, path), context.lang));
      const first = await findingsOf(context, store);
      await context.out.write(next(context, shown(context, path), first));
      return tally.new + tally.newVersion === 0 ? 3 : 0;
    } finally {
      await store.close();
    }
  },
});

/** Prints every finding with its file and place; returns a report worth looking at: the first with something broken, else the first. */
async function findingsOf(context: Context, store: Store): Promise<{ readonly agency: string; readonly year: number } | null> {
  let worth: { readonly agency: string; readonly year: number; readonly broken: boolean } | null = null;
  for await (const v of store.versions()) {
    if (worth === null) worth = { agency: v.agency, year: v.year, broken: false };
    let headed = false;
    for await (const { finding, versionId } of store.findings({ agency: v.agency, year: v.year })) {
      if (versionId !== v.versionId) continue;
      if (!headed) await context.out.write(`\n${v.agency} ${v.year}\n`);
      headed = true;
      if (finding.outcome === 'broken' && !worth.broken) worth = { agency: v.agency, year: v.year, broken: true };
      await context.out.write(`  ${outcomeMark(finding, context.lang)}  ${visible(finding.message[context.lang])}\n        ${address(v.sourceName, anchorOf(finding, v.cells), context.lang)}\n`);
    }
  }
  return worth;
}

function next(context: Context, database: string, report: { readonly agency: string; readonly year: number } | null): string {
  const { program } = context;
  const lines: (readonly [string, string])[] = [
    ...(report === null ? [] : [[`${program} show ${report.agency} ${report.year} --db ${database}`, context.say({ zh: '按表格原样看一份样例，不符之处有标记', en: 'one of the samples as the form has it, with what does not balance marked' })] as const]),
    [`${program} parse FILE`, context.say({ zh: '读你自己的一份报告（HTML、Markdown 或纯文本）', en: 'read a report of your own (HTML, Markdown or plain text)' })],
    [`${program} add FOLDER`, context.say({ zh: '把一个文件夹的报告存入数据库', en: 'store a folder of reports' })],
    [`${program} findings --severity error`, context.say({ zh: '列出存入的报告里不符的勾稽关系', en: 'list the broken identities in what you stored' })],
    [`${program} --help`, context.say({ zh: '全部命令', en: 'all commands' })],
  ];
  return `\n${context.say({ zh: '接下来可以试试：', en: 'What to try next:' })}\n${lines.map(([line, does]) => `  ${line}\n      ${does}\n`).join('')}`;
}
