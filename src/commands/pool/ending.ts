// How a thread is ended that may be inside native code: cut off there, the whole process would be aborted with it.
import type { Worker } from 'node:worker_threads';

/** Shared by a thread and whoever ends it: how many native steps are under way; with the bit `toEnd` set, none is begun. */
export type NativeSteps = Int32Array;

const toEnd = 2 ** 30;
/** A native step that takes longer than this hangs; its thread is left to itself. */
const longest = 120_000;
const pause = 5;

export function nativeSteps(): NativeSteps {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** In the thread: runs a step that nobody cuts off; once the thread is to end, none is begun and none comes back. */
export async function keptWhole<T>(steps: NativeSteps, step: () => Promise<T>): Promise<T> {
  for (let under = Atomics.load(steps, 0); ; under = Atomics.load(steps, 0)) {
    if ((under & toEnd) !== 0) return new Promise(() => undefined);
    if (Atomics.compareExchange(steps, 0, under, under + 1) === under) break;
  }
  try {
    return await step();
  } finally {
    Atomics.sub(steps, 0, 1);
  }
}

/** Ends the thread as soon as no native step is under way in it, which takes a second or two at most. */
export async function endThread(worker: Worker, steps: NativeSteps): Promise<void> {
  worker.removeAllListeners().on('error', () => undefined);
  const until = Date.now() + longest;
  Atomics.or(steps, 0, toEnd);
  while (Atomics.load(steps, 0) !== toEnd) {
    if (Date.now() > until) {
      worker.unref();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  await worker.terminate();
}
