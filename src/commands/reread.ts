// Originals of the store read once more, for a drawing of what stands where in them.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultLimits } from '../model/limits.js';
import type { Reread } from '../export/evidence/page.js';
import type { Job } from './pool/job.js';
import { eachReport, openReaders, type Readers } from './pool/pool.js';

/** Null where an original cannot be read. */
export type Rereader = (bytes: Uint8Array, name: string) => Promise<Reread | null>;

/** Time after which workers with nothing to do are given up, milliseconds: they hold what was loaded to read pictures. */
const rest = 30_000;

/** In workers that can be stopped: what is stored was published by anybody. One set of them for all originals, begun with the first. */
export function rereader(threads = Math.min(2, availableParallelism())): Rereader {
  let readers: Readers | null = null;
  let busy = 0;
  let timer: NodeJS.Timeout | undefined;
  const close = (): void => {
    void readers?.close();
    readers = null;
  };
  return async (bytes, name) => {
    clearTimeout(timer);
    busy += 1;
    const folder = await mkdtemp(join(tmpdir(), 'nianbao-'));
    try {
      const path = join(folder, 'original');
      await writeFile(path, bytes);
      readers ??= openReaders({ threads, seconds: 120, known: async () => false, idleEnds: true });
      const job: Job = { path, name, task: 'parse', given: { agency: '-', year: 2000 }, limits: defaultLimits, trace: true };
      const done = await readers.read(job);
      if (done.status === 'archive') return null;
      for (const { done: one } of eachReport({ job, done, last: true })) if ((one.status === 'report' || one.status === 'rejected') && one.trace !== undefined) return one.trace;
      return null;
    } finally {
      busy -= 1;
      if (busy === 0) timer = setTimeout(close, rest).unref();
      await rm(folder, { recursive: true, force: true });
    }
  };
}
