// Reads many documents on all cores: a bounded number at a time, results in the order of the jobs, and no document can take others with it.
import { Worker } from 'node:worker_threads';
import { rejection } from '../../model/rejection.js';
import { endThread, nativeSteps } from './ending.js';
import type { Done, DocumentDone, FromWorker, Job, Known, ToWorker } from './job.js';

export interface PoolOptions {
  /** Worker threads. */
  readonly threads: number;
  /** Longest time for one document, seconds; for one with pictures, from each to the next. */
  readonly seconds: number;
  readonly known: Known;
  /** When it aborts, documents being read are given up and no more are begun. */
  readonly signal?: AbortSignal;
  /** Largest heap of one worker, MB. */
  readonly heap?: number;
  /** Module the workers run; the tests have one that misbehaves. */
  readonly worker?: URL;
  /** Workers that have nothing to do let the program end. */
  readonly idleEnds?: boolean;
}

/** Workers that read what they are given, in any order, until they are closed. */
export interface Readers {
  /** What became of it; waits while all are busy. */
  read(job: Job): Promise<Done>;
  close(): Promise<void>;
}

export function openReaders(options: PoolOptions): Readers {
  return new Pool(options);
}

export interface JobDone {
  readonly job: Job;
  readonly done: DocumentDone;
  /** False for the documents of an archive, or the reports of a page, but the last: a file is done with its last document. */
  readonly last: boolean;
}

/** Jobs ahead of the one awaited, for each thread: enough to keep all busy behind a scan that takes a minute. */
export const ahead = 32;
/** What is done and waits for its turn may come to this many bytes; then nothing more is begun until its turn comes. */
const mostHeld = 96 * 2 ** 20;

interface Waiting {
  readonly job: Job;
  readonly last: boolean;
  done: Promise<Done> | null;
  /** Bytes of what it came to, once it is done. */
  weight: number;
}

/** About what a result takes in memory: the document itself, and what was read of it. */
function weightOf(done: Done): number {
  if (done.status === 'several') return done.reports.reduce((n, r) => n + weightOf(r.done), 0);
  return done.status === 'packed' ? done.packed.original.length + 4 * done.packed.cells.length : done.status === 'report' ? 2 ** 18 : 0;
}

/** The jobs for the documents of an archive. */
export function memberJobs(job: Job, members: readonly string[]): { readonly job: Job; readonly last: boolean }[] {
  return members.map((name, member) => ({ job: { ...job, name, member }, last: member === members.length - 1 }));
}

/** The reports of a page that carries several, under their own names. */
export function eachReport({ job, done, last }: Pick<JobDone, 'job' | 'last'> & { readonly done: Exclude<Done, { readonly status: 'archive' }> }): JobDone[] {
  if (done.status !== 'several') return [{ job, done, last }];
  return done.reports.map((r, i) => ({ job: { ...job, name: r.name }, done: r.done, last: last && i === done.reports.length - 1 }));
}

/** Reads the documents and hands back what became of each, in the order of the jobs; an archive gives one for each document in it. Ends early, without an error, when the signal aborts. */
export async function* readAll(jobs: AsyncIterable<Job>, options: PoolOptions): AsyncGenerator<JobDone> {
  const pool = new Pool(options);
  const waiting: Waiting[] = [];
  const source = jobs[Symbol.asyncIterator]();
  let more = true;
  let held = 0;
  let underWay = 0;
  let over = false;
  // The documents of an archive come before what was begun behind it, and no more of them at a time than of files. The first is always begun: somebody waits for it.
  const begin = (): void => {
    for (const [i, w] of waiting.slice(0, options.threads * ahead).entries()) {
      if (over) return;
      if (w.done !== null) continue;
      if (i > 0 && (underWay >= options.threads + 1 || held >= mostHeld)) return;
      underWay += 1;
      w.done = pool.read(w.job).then((done) => {
        underWay -= 1;
        held += w.weight = weightOf(done);
        begin();
        return done;
      });
    }
  };
  try {
    while (options.signal?.aborted !== true) {
      while (more && waiting.length < options.threads * ahead) {
        const next = await source.next();
        if (next.done === true) more = false;
        else waiting.push({ job: next.value, last: true, done: null, weight: 0 });
      }
      begin();
      const first = waiting.shift();
      if (first === undefined) return;
      const done = await unlessAborted(first.done!, options.signal);
      if (done === null) return;
      held -= first.weight;
      if (done.status === 'archive') waiting.unshift(...memberJobs(first.job, done.members).map((m) => ({ ...m, done: null, weight: 0 })));
      else yield* eachReport({ job: first.job, done, last: first.last });
    }
  } finally {
    over = true;
    await source.return?.();
    await pool.close();
  }
}

/** What the promise brings, or null when the signal aborts first. A race with one long promise would keep every result of a run alive until its end. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T | null> {
  if (signal === undefined) return promise;
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(null);
    signal.addEventListener('abort', stop, { once: true });
    void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

class Pool implements Readers {
  private readonly idle: Seat[] = [];
  private readonly queue: ((seat: Seat) => void)[] = [];
  private readonly seats: readonly Seat[];

  constructor(private readonly options: PoolOptions) {
    this.seats = Array.from({ length: options.threads }, () => new Seat(options));
    this.idle.push(...[...this.seats].reverse());
  }

  async read(job: Job): Promise<Done> {
    const seat = this.idle.pop() ?? await new Promise<Seat>((resolve) => this.queue.push(resolve));
    if (this.options.signal?.aborted === true) return new Promise(() => undefined);
    const done = await seat.read(job);
    const next = this.queue.shift();
    if (next === undefined) this.idle.push(seat);
    else next(seat);
    return done;
  }

  async close(): Promise<void> {
    await Promise.all(this.seats.map((s) => s.close()));
  }
}

/** The place of one worker; the worker in it is replaced when it had to be ended. */
class Seat {
  private worker: Worker | null = null;
  private steps = nativeSteps();
  private ready = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: PoolOptions) {}

  read(job: Job): Promise<Done> {
    const worker = this.worker ?? (this.worker = this.start());
    if (this.options.idleEnds === true) worker.ref();
    return new Promise((resolve) => {
      const post: (message: ToWorker) => void = worker.postMessage.bind(worker);
      const startTimer = (): void => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => {
          finish(rejection('timeout', `${this.options.seconds} 秒内没有读完，已放弃；可用 --timeout 放宽。`, `It was not read within ${this.options.seconds} ${this.options.seconds === 1 ? 'second' : 'seconds'} and was given up; --timeout allows more.`), true);
        }, this.options.seconds * 1000);
      };
      const begin = (): void => {
        // The time a worker takes to start is not the document's fault.
        startTimer();
        post({ type: 'job', job });
      };
      const settle = (done: Done, dead: boolean): void => {
        clearTimeout(this.timer);
        worker.off('message', heard).off('error', failed).off('exit', left);
        if (dead) {
          this.worker = null;
          this.ready = false;
          // The next document waits until this thread is gone: it may hold as much memory again.
          void endThread(worker, this.steps).then(() => resolve(done));
          return;
        }
        if (this.options.idleEnds === true) worker.unref();
        resolve(done);
      };
      const finish = (error: ReturnType<typeof rejection>, dead: boolean): void => settle({ status: 'rejected', sha: null, error }, dead);
      const heard = (message: FromWorker): void => {
        if (message.type === 'done') settle(message.done, false);
        else if (message.type === 'known?') {
          this.options.known(message.sha, job.name).then((known) => post({ type: 'known', known }), () => post({ type: 'known', known: false }));
        } else if (message.type === 'picture') startTimer();
        else {
          this.ready = true;
          begin();
        }
      };
      const failed = (e: Error): void => finish(crash(e), true);
      const left = (): void => finish(crash(null), true);
      worker.on('message', heard).on('error', failed).on('exit', left);
      if (this.ready) begin();
    });
  }

  private start(): Worker {
    this.steps = nativeSteps();
    const worker = new Worker(this.options.worker ?? new URL('./worker.js', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: this.options.heap ?? 1024 }, workerData: this.steps });
    // One that ends while it has nothing to do is replaced when there is something.
    return worker.on('error', () => undefined).on('exit', () => {
      if (this.worker !== worker) return;
      this.worker = null;
      this.ready = false;
    });
  }

  /** Gives up the document in hand: its reading is never answered. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    const worker = this.worker;
    this.worker = null;
    if (worker !== null) await endThread(worker, this.steps);
  }
}

function crash(e: Error | null): ReturnType<typeof rejection> {
  if (e !== null && 'code' in e && e.code === 'ERR_WORKER_OUT_OF_MEMORY') return rejection('crash', '读取时内存不够，已放弃。', 'Reading it took more memory than one document may have; it was given up.');
  const why = e === null ? '' : e.message;
  return rejection('crash', `读取时程序出错${why === '' ? '' : `（${why}）`}，已跳过；这是程序的毛病，请带上文件告诉我们。`, `The program failed on it${why === '' ? '' : ` (${why})`} and left it out; that is a fault of the program: please report it with the file.`);
}
