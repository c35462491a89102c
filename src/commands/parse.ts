// `parse`: files → what stands in them, on standard output. Stores nothing.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { command, type ExitCode } from './command.js';
import type { Context } from './context.js';
import { layoutPage, type Drawn } from './layout-page.js';
import { choice, flag, text } from './option.js';
import type { DocumentDone, Job } from './pool/job.js';
import { eachReport, memberJobs, readAll, type JobDone } from './pool/pool.js';
import { failOnOption, fails, given, limits, readingOptions, refuseEmpty } from './reading-options.js';
import { readJson, type Read } from './report-json.js';
import { readText } from './report-text.js';
import { writing } from './whole.js';

/** So few and such small files are read sooner than a worker starts. */
const few = 2;
const small = 1024 * 1024;

export const parse = command({
  name: 'parse',
  arguments: '<FILE...>',
  summary: { zh: '读取报告并核对，结果打印出来，不存', en: 'read and check reports and print them; store nothing' },
  details: {
    zh: '每个文件一份结果，按给出的顺序；压缩包里每份文件一份。默认只列不符和无法判断的勾稽关系。',
    en: 'One result for each file, in the order given; for an archive one for each document in it. Of the identities only those are listed that are broken or cannot be decided.',
  },
  options: {
    format: choice('--format <FORMAT>', { zh: '输出格式', en: 'format of the output' }, ['text', 'json', 'jsonl'], 'text'),
    debugLayout: text('--debug-layout <OUT.html>', { zh: '把找到的表线、格和编号画在原件上，写成网页', en: 'write a page that draws the lines, cells and ids that were found over the original' }),
    all: flag('--all', { zh: '相符的勾稽关系也列出', en: 'list identities that hold too' }),
    failOn: failOnOption,
    ...readingOptions,
  },
  examples: [
    { line: 'parse report.html', does: { zh: '读一份报告', en: 'read one report' } },
    { line: 'parse --debug-layout look.html report.pdf', does: { zh: '读一份 PDF，并画出读到了什么', en: 'read a PDF and draw what was read' } },
    { line: 'parse --format jsonl 2024/*.html > 2024.jsonl', does: { zh: '每份报告一行 JSON', en: 'a line of JSON for each report' } },
  ],
  run: async (context, files, options): Promise<ExitCode> => {
    refuseEmpty(files);
    const jobs: Job[] = files.map((name) => ({ path: resolve(context.folder, name), name, task: 'parse', given: given(options), limits: limits(options), holds: options.all, trace: options.debugLayout !== null }));
    const drawn: Drawn[] = [];
    let reports = 0;
    let failing = 0;
    let separator = options.format === 'json' ? '[\n' : '';
    for await (const { job, done } of await read(jobs, options)) {
      const result = shownOf(done);
      if (done.status !== 'known' && done.status !== 'packed' && done.trace !== undefined) drawn.push({ name: job.name, ...done.trace, report: done.status === 'report' ? done.reading.report : null });
      if (result.status === 'report') {
        reports += 1;
        failing += result.findings.filter((f) => fails(f, options.failOn)).length;
      }
      await context.out.write(separator + written(context, options.format, job.name, result));
      separator = options.format === 'json' ? ',\n' : '';
    }
    if (options.format === 'json') await context.out.write('\n]\n');
    if (options.debugLayout !== null) await draw(context, options.debugLayout, drawn);
    if (reports === 0) return 3;
    return failing > 0 ? 1 : 0;
  },
});

async function draw(context: Context, name: string, drawn: readonly Drawn[]): Promise<void> {
  const path = resolve(context.folder, name);
  await writing(name, () => writeFile(path, layoutPage(drawn, context.lang)));
  await context.err.write(context.say({ zh: `版面图：${name}\n`, en: `Layout drawn in ${name}\n` }));
}

function written(context: Context, format: 'text' | 'json' | 'jsonl', name: string, read: Read): string {
  if (format === 'text') return readText(name, read, context.lang);
  return `${JSON.stringify(readJson(name, read, context.lang))}${format === 'jsonl' ? '\n' : ''}`;
}

function shownOf(done: DocumentDone): Read {
  if (done.status === 'rejected') return done;
  if (done.status !== 'report') throw new TypeError(`A document to be parsed came back as ${done.status}.`);
  return done.reading;
}

async function read(jobs: readonly Job[], options: { readonly jobs: number; readonly timeout: number }): Promise<AsyncIterable<JobDone>> {
  const known = async (): Promise<boolean> => false;
  const inHand = jobs.length <= few && (await Promise.all(jobs.map((j) => isSmallText(j.path)))).every((yes) => yes);
  return inHand ? oneByOne(jobs) : readAll(listed(jobs), { threads: Math.min(options.jobs, jobs.length), seconds: options.timeout, known });
}

/** What is not text, and pages with pictures, are read where they can be stopped. */
async function isSmallText(path: string): Promise<boolean> {
  try {
    const s = await stat(path);
    if (s.isDirectory() || !s.isFile()) return true;
    if (s.size >= small) return false;
    const bytes = (await readFile(path)).toString('latin1');
    return !/^(?:%PDF|PK|\xd0\xcf|\x89PNG|\xff\xd8|GIF8|BM)/.test(bytes) && !/<img\b/i.test(bytes);
  } catch {
    return true;
  }
}

async function* oneByOne(jobs: readonly Job[]): AsyncGenerator<JobDone> {
  const { readDocument } = await import('./pool/read-file.js');
  const known = async (): Promise<boolean> => false;
  const waiting = jobs.map((job) => ({ job, last: true }));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const done = await readDocument(next.job, known);
    if (done.status === 'archive') waiting.unshift(...memberJobs(next.job, done.members));
    else yield* eachReport({ ...next, done });
  }
}

async function* listed(jobs: readonly Job[]): AsyncGenerator<Job> {
  yield* jobs;
}
