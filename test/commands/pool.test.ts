// The pool: results in order, and no document takes others with it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Job } from '../../src/commands/pool/job.js';
import { ahead, openReaders, readAll, type PoolOptions } from '../../src/commands/pool/pool.js';
import { defaultLimits } from '../../src/model/limits.js';
import { inFolder } from './run.js';

const options: PoolOptions = { threads: 2, seconds: 600, heap: 32, known: async () => false, worker: new URL('./unruly-worker.js', import.meta.url) };

async function* jobs(names: readonly string[], taken: string[] = []): AsyncGenerator<Job> {
  for (const name of names) {
    taken.push(name);
    yield { path: name, name, task: 'parse', given: {}, limits: defaultLimits };
  }
}

async function outcomes(names: readonly string[], extra: Partial<PoolOptions> = {}): Promise<string[]> {
  const seen: string[] = [];
  for await (const { job, done } of readAll(jobs(names), { ...options, ...extra })) seen.push(`${job.name} ${done.status === 'rejected' ? done.error.code : done.status}`);
  return seen;
}

test('results come in the order of the jobs, however long each takes', async () => {
  assert.deepEqual(await outcomes(['60', '1', '30', '2', '3']), ['60 empty', '1 empty', '30 empty', '2 empty', '3 empty']);
});

test('a document that throws, ends the worker or hoards memory is rejected alone', async () => {
  assert.deepEqual(await outcomes(['1', 'throw', '2', 'exit', '3', 'hoard', '4'], { seconds: 600 }), ['1 empty', 'throw crash', '2 empty', 'exit crash', '3 empty', 'hoard crash', '4 empty']);
});

test('a document that hangs is given up when its time is over, alone', async () => {
  assert.deepEqual(await outcomes(['1', 'hang', '2'], { seconds: 1 }), ['1 empty', 'hang timeout', '2 empty']);
});

test('a document whose pictures take long together, but none alone, is read', async () => {
  assert.deepEqual(await outcomes(['pictures'], { seconds: 1 }), ['pictures empty']);
});

test('stopped before the first document it ends, and so it does when stopped while the first is looked for', async () => {
  const stopped = new AbortController();
  stopped.abort();
  assert.deepEqual(await outcomes(['1', '2'], { signal: stopped.signal }), []);
  const stopping = new AbortController();
  async function* stops(): AsyncGenerator<Job> {
    stopping.abort();
    yield* jobs(['1', '2']);
  }
  const seen: string[] = [];
  for await (const { job } of readAll(stops(), { ...options, signal: stopping.signal })) seen.push(job.name);
  assert.deepEqual(seen, []);
});

test('no more than a bounded number of documents is taken ahead', async () => {
  const taken: string[] = [];
  const all = Array.from({ length: 500 }, () => '1');
  for await (const result of readAll(jobs(all, taken), options)) {
    assert.ok(result.job.name === '1' && taken.length <= options.threads * ahead + 4, String(taken.length));
    if (taken.length > options.threads * ahead) break;
  }
  assert.ok(taken.length < all.length);
});

test('when it is aborted it ends at once, without an error', async () => {
  const stop = new AbortController();
  const seen: string[] = [];
  for await (const { job } of readAll(jobs(['1', 'hang', '2']), { ...options, seconds: 600, signal: stop.signal })) {
    seen.push(job.name);
    setTimeout(() => stop.abort(), 20);
  }
  assert.deepEqual(seen, ['1']);
});

test('a document that is given up in the middle of a native step lets it end, and begins no other', async () => {
  await inFolder(async (folder) => {
    const written = join(folder, 'steps');
    const job: Job = { path: written, name: 'native', task: 'parse', given: {}, limits: defaultLimits };
    const seen: string[] = [];
    for await (const { done } of readAll((async function* () {
      yield job;
    })(), { ...options, seconds: 1 })) seen.push(done.status === 'rejected' ? done.error.code : done.status);
    assert.deepEqual(seen, ['timeout']);
    assert.equal(readFileSync(written, 'utf8'), 'one ');
  });
});

test('readers that stay are asked in any order, and again after one had to be ended', async () => {
  const readers = openReaders({ ...options, idleEnds: true });
  const read = async (name: string): Promise<string> => {
    const done = await readers.read({ path: name, name, task: 'parse', given: {}, limits: defaultLimits });
    return done.status === 'rejected' ? done.error.code : done.status;
  };
  const order: string[] = [];
  await Promise.all(['2000', '1', 'throw', '2'].map(async (name) => order.push(`${name} ${await read(name)}`)));
  assert.deepEqual([...order].sort(), ['1 empty', '2 empty', '2000 empty', 'throw crash']);
  assert.equal(order.at(-1), '2000 empty');
  assert.deepEqual([await read('exit'), await read('3')], ['crash', 'empty']);
  await readers.close();
});
