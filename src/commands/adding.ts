// Documents into the store, batch by batch: read by the pool, written here. Nothing is counted or told of before its transaction is through.
import { editFindings } from '../compare/silent-edit.js';
import type { Limits } from '../model/limits.js';
import type { Given } from '../pipeline.js';
import type { RejectedFile, Store } from '../store/store.js';
import type { PackedReport } from '../store/packed-report.js';
import { shown, type Context } from './context.js';
import type { Job } from './pool/job.js';
import { readAll, type JobDone } from './pool/pool.js';
import type { Progress } from './progress.js';
import { Tallying, type Tally } from './tally.js';
import { visibleLine } from './visible.js';
import { rejectedLine } from './report-text.js';
import { walk } from './walk.js';

export interface Adding {
  readonly names: readonly string[];
  /** Absolute paths that are no reports even when they lie in a folder: the database itself. */
  readonly except: readonly string[];
  readonly given: Given;
  readonly limits: Limits;
  readonly threads: number;
  readonly seconds: number;
  readonly signal: AbortSignal;
}

/** A transaction holds at most so many reports, and none waits longer than so many milliseconds for its own. */
const batchSize = 32;
const batchTime = 250;

/** Reads and stores everything under the names. When the signal aborts, what has been read is still stored, and the tally is of that. */
export async function addAll(context: Context, store: Store, adding: Adding, progress: Progress): Promise<Tally> {
  const tally = new Tallying();
  let batch: JobDone[] = [];
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const full = batch;
    batch = [];
    if (full.length > 0) writing = writing.then(() => keep(context, store, full, tally, progress));
    return writing;
  };
  const documents = readAll(jobs(context, adding), {
    threads: adding.threads, seconds: adding.seconds, signal: adding.signal, known: async (sha, name) => (await store.seen(sha, name)) === 'stored',
  });
  for await (const document of documents) {
    batch.push(document);
    if (batch.length >= batchSize) await flush();
    else timer ??= setTimeout(() => void flush().catch(() => undefined), batchTime);
  }
  await flush();
  return tally;
}

async function* jobs(context: Context, adding: Adding): AsyncGenerator<Job> {
  for await (const { path, name } of walk(context.folder, adding.names, adding.except)) yield { path, name, task: 'pack', given: adding.given, limits: adding.limits };
}

/** Stores what was read, keeps why the rest was not, counts and tells of both. */
export async function keep(context: Context, store: Store, batch: readonly JobDone[], tally: Tallying, progress: Progress): Promise<void> {
  const packed: PackedReport[] = [];
  const refused: RejectedFile[] = [];
  for (const { job, done } of batch) {
    if (done.status === 'packed') packed.push(done.packed);
    if (done.status === 'rejected') refused.push({ name: job.name, sha: done.sha, error: done.error });
  }
  const outcomes = packed.length > 0 ? await store.add(packed, editFindings) : [];
  if (refused.length > 0) await store.reject(refused);
  const lines: string[] = [];
  let i = 0;
  for (const { job, done } of batch) {
    if (done.status === 'rejected') {
      tally.refused(job.name, done.error);
      lines.push(rejectedLine(job.name, done.error, context.lang));
    } else if (done.status === 'packed') {
      const o = outcomes[i++]!;
      tally.stored(o.outcome);
      tally.edits += o.edits?.filter((f) => f.outcome === 'broken').length ?? 0;
      if (o.outcome === 'new' || o.outcome === 'new-version') {
        tally.errors += done.packed.findings.filter((f) => f.severity === 'error').length;
        tally.warnings += done.packed.findings.filter((f) => f.severity === 'warning').length;
      }
      lines.push(context.say({
        zh: `${job.name}：${{ new: '已存入', 'new-version': '已存为新版本', unchanged: '未变', twin: '与已存的是同一份', returned: '变回了旧版' }[o.outcome]}（${o.agency}，${o.year} 年，第 ${o.version} 版）`,
        en: `${job.name}: ${{ new: 'stored', 'new-version': 'stored as a new version', unchanged: 'unchanged', twin: 'another address of what is stored', returned: 'shows an older version again' }[o.outcome]} (${o.agency}, ${o.year}, version ${o.version})`,
      }));
      for (const f of o.edits ?? []) lines.push(`  ${f.message[context.lang]}`);
    } else {
      tally.stored('unchanged');
      lines.push(context.say({ zh: `${job.name}：未变`, en: `${job.name}: unchanged` }));
    }
  }
  await progress.step(batch.filter((d) => d.last).length, lines.map(visibleLine));
}

/** How many files there are to add. Keeps none of them. */
export async function countFiles(context: Context, adding: Adding): Promise<number> {
  const files = walk(context.folder, adding.names, adding.except);
  let n = 0;
  while (!adding.signal.aborted && (await files.next()).done !== true) n++;
  return n;
}

/** The files of a database, those that lie beside it while it is open included. */
export function databaseFiles(store: Store): string[] {
  return ['', '-wal', '-shm', '-journal'].map((end) => store.path + end);
}

/** The database as the user would name it. */
export function databaseName(context: Context, store: Store): string {
  return shown(context, store.path);
}
