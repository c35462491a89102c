// `parse`: files → what stands in them, on standard output. Stores nothing.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { command, type ExitCode } from './command.js';
import type { Context } from './context.js';
import { choice, flag } from './option.js';
import type { DocumentDone, Job } from './pool/job.js';
import { memberJobs, readAll, type JobDone } from './pool/pool.js';
import { failOnOption, fails, given, limits, readingOptions, refuseEmpty } from './reading-options.js';
import { readJson, type Read } from './report-json.js';
import { readText } from './report-text.js';

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
    all: flag('--all', { zh: '相符的勾稽关系也列出', en: 'list identities that hold too' }),
    failOn: failOnOption,
    ...readingOptions,
  },
  examples: [
    { line: 'parse report.html', does: { zh: '读一份报告', en: 'read one report' } },
    { line: 'parse --format jsonl 2024/*.html > 2024.jsonl', does: { zh: '每份报告一行 JSON', en: 'a line of JSON for each report' } },
  ],
  run: async (context, files, options): Promise<ExitCode> => {
    refuseEmpty(files);
    const jobs: Job[] = files.map((name) => ({ path: resolve(context.folder, name), name, task: 'parse', given: given(options), limits: limits(options), holds: options.all }));
    let reports = 0;
    let failing = 0;
    let separator = options.format === 'json' ? '[\n' : '';
    for await (const { job, done } of await read(jobs, options)) {
      const result = shownOf(done);
      if (result.status === 'report') {
        reports += 1;
        failing += result.findings.filter((f) => fails(f, options.failOn)).length;
      }
      await context.out.write(separator + written(context, options.format, job.name, result));
      separator = options.format === 'json' ? ',\n' : '';
    }
    if (options.format === 'json') await context.out.write('\n]\n');
    if (reports === 0) return 3;
    return failing > 0 ? 1 : 0;
  },
});

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
  const sizes = jobs.length > few ? [Infinity] : await Promise.all(jobs.map((j) => stat(j.path).then((s) => s.size, () => 0)));
  const inHand = sizes.every((s) => s < small);
  return inHand ? oneByOne(jobs) : readAll(listed(jobs), { threads: Math.min(options.jobs, jobs.length), seconds: options.timeout, known });
}

async function* oneByOne(jobs: readonly Job[]): AsyncGenerator<JobDone> {
  const { readDocument } = await import('./pool/read-file.js');
  const known = async (): Promise<boolean> => false;
  const waiting = jobs.map((job) => ({ job, last: true }));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const done = await readDocument(next.job, known);
    if (done.status === 'archive') waiting.unshift(...memberJobs(next.job, done.members));
    else yield { ...next, done };
  }
}

async function* listed(jobs: readonly Job[]): AsyncGenerator<Job> {
  yield* jobs;
}
