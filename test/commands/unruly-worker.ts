// A worker for the tests of the pool: does to each document what its name says.
import { appendFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { keptWhole, type NativeSteps } from '../../src/commands/pool/ending.js';
import type { FromWorker, ToWorker } from '../../src/commands/pool/job.js';
import { rejection } from '../../src/model/rejection.js';

const tell: (message: FromWorker) => void = parentPort!.postMessage.bind(parentPort);

parentPort!.on('message', (message: ToWorker) => {
  if (message.type !== 'job') return;
  const { name } = message.job;
  if (name === 'native') {
    // Three steps that must not be cut off, each of which writes down that it was done.
    void (async () => {
      for (const step of ['one', 'two', 'three']) await keptWhole(workerData as NativeSteps, () => wait(1500).then(() => appendFileSync(message.job.path, `${step} `)));
    })();
    return;
  }
  if (name === 'hang') for (;;);
  if (name === 'throw') throw new Error('a fault of the reader');
  if (name === 'exit') process.exit(0);
  if (name === 'hoard') for (const kept: string[][] = []; ;) kept.push(Array.from({ length: 10_000 }, () => String(Math.random())));
  if (name === 'pictures') {
    // Longer as a whole than a document may take, but not from picture to picture.
    let left = 4;
    const next = (): void => {
      if (left-- === 0) tell({ type: 'done', done: { status: 'rejected', sha: name, error: rejection('empty', '', '') } });
      else {
        tell({ type: 'picture' });
        setTimeout(next, 400);
      }
    };
    next();
    return;
  }
  setTimeout(() => tell({ type: 'done', done: { status: 'rejected', sha: name, error: rejection('empty', '', '') } }), Number(name));
});
tell({ type: 'ready' });
