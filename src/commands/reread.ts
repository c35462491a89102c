// An original of the store read once more, for a drawing of what stands where in it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultLimits } from '../model/limits.js';
import type { Reread } from '../export/evidence/page.js';
import type { Job } from './pool/job.js';
import { readAll } from './pool/pool.js';

/** In a worker that can be stopped: what is stored was published by anybody. */
export async function reread(bytes: Uint8Array, name: string): Promise<Reread | null> {
  const folder = await mkdtemp(join(tmpdir(), 'nianbao-'));
  try {
    const path = join(folder, 'original');
    await writeFile(path, bytes);
    const job: Job = { path, name, task: 'parse', given: { agency: '-', year: 2000 }, limits: defaultLimits, trace: true };
    const jobs = (async function* (): AsyncGenerator<Job> {
      yield job;
    })();
    for await (const { done } of readAll(jobs, { threads: 1, seconds: 120, known: async () => false })) if ((done.status === 'report' || done.status === 'rejected') && done.trace !== undefined) return done.trace;
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
