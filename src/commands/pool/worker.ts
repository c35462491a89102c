// A worker thread: reads one document after another and says what became of each.
import { parentPort, workerData } from 'node:worker_threads';
import { keepWhole } from '../../pipeline.js';
import { keptWhole, type NativeSteps } from './ending.js';
import type { FromWorker, ToWorker } from './job.js';
import { readDocument } from './read-file.js';

const port = parentPort!;
const tell = (message: FromWorker): void => port.postMessage(message);
keepWhole((step) => keptWhole(workerData as NativeSteps, step));
let answer: ((known: boolean) => void) | null = null;

port.on('message', (message: ToWorker) => {
  if (message.type === 'known') {
    answer?.(message.known);
    return;
  }
  const known = (sha: string): Promise<boolean> => new Promise((resolve) => {
    answer = resolve;
    tell({ type: 'known?', sha });
  });
  // A rejection left unhandled ends the worker, and the pool rejects this document as a crash.
  void readDocument(message.job, known, () => tell({ type: 'picture' })).then((done) => tell({ type: 'done', done }));
});
tell({ type: 'ready' });
