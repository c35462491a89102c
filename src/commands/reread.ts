// Originals of the store read once more, for a drawing of what stands where in them.
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultLimits } from '../model/limits.js';
import type { Reread } from '../export/evidence/page.js';
import type { Store } from '../store/store.js';
import type { Job } from './pool/job.js';
import { eachReport, openReaders, type Readers } from './pool/pool.js';

/** Null where an original cannot be read. */
export type Rereader = (bytes: Uint8Array, name: string) => Promise<Reread | null>;

/** Time after which workers with nothing to do are given up, milliseconds: they hold what was loaded to read pictures. */
const rest = 30_000;

/** In workers that can be stopped: what is stored was published by anybody. One set of them for all originals, begun with the first. Pages that a crawl joined are read as they were published, one after the other. */
export function rereader(store: Store, threads = Math.min(2, availableParallelism())): Rereader {
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
      const joined = await store.crawl.pagesOf([name], createHash('sha256').update(bytes).digest('hex'));
      readers ??= openReaders({ threads, seconds: 120, known: async () => false, idleEnds: true });
      const job: Job = { path, name, task: 'parse', given: { agency: '-', year: 2000 }, limits: defaultLimits, trace: true, ...(joined === null ? {} : { published: { ...joined, attachments: [] } }) };
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
