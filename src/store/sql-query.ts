// SQL of a reader: run in a process of its own that can only read, and that is ended when its time is over, whatever it is doing.
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface SqlAsked {
  readonly path: string;
  readonly sql: string;
  readonly rows: number;
}

export type SqlAnswer =
  | { readonly status: 'rows'; readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number | null)[])[]; readonly more: boolean }
  | { readonly status: 'refused'; readonly why: string }
  | { readonly status: 'timeout' }
  /** Others are being answered. */
  | { readonly status: 'busy' };

export interface SqlLimits {
  readonly rows: number;
  readonly seconds: number;
  /** Queries at a time. */
  readonly atOnce: number;
  readonly signal?: AbortSignal;
}

let running = 0;

/** Only what begins like a query is tried: ATTACH and most of PRAGMA give no rows of this database. */
const query = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:select|with|values|explain)\b/iu;

const mostMemory = 320 * 1024 * 1024;

/** 0 where the system does not tell. */
function residentBytes(pid: number | undefined): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

export async function runSql(path: string, sql: string, limits: SqlLimits): Promise<SqlAnswer> {
  if (!query.test(sql)) return { status: 'refused', why: 'only SELECT, WITH, VALUES and EXPLAIN are run' };
  if (running >= limits.atOnce) return { status: 'busy' };
  running += 1;
  try {
    return await new Promise<SqlAnswer>((done) => {
      // Nothing of the environment goes along.
      const child = fork(fileURLToPath(new URL('./sql-child.js', import.meta.url)), [], { env: {}, execArgv: ['--max-old-space-size=256'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      const end = (answer: SqlAnswer): void => {
        clearTimeout(timer);
        clearInterval(watch);
        limits.signal?.removeEventListener('abort', gone);
        child.kill('SIGKILL');
        done(answer);
      };
      // SQLite counts what it holds where it was built to; the system does always.
      const watch = setInterval(() => {
        if (residentBytes(child.pid) > mostMemory) end({ status: 'refused', why: 'the query needs too much memory' });
      }, 40);
      const gone = (): void => end({ status: 'timeout' });
      const timer = setTimeout(gone, limits.seconds * 1000);
      limits.signal?.addEventListener('abort', gone);
      child.once('message', (m) => end(m as SqlAnswer)).once('error', (e) => end({ status: 'refused', why: e.message })).once('exit', () => end({ status: 'refused', why: 'the query needs too much memory' }));
      child.send({ path, sql, rows: limits.rows } satisfies SqlAsked, () => undefined);
    });
  } finally {
    running -= 1;
  }
}
