// Reads hostile documents in a process of its own, with little memory and a time after which it is ended.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Text } from '../../src/model/text.js';

const child = fileURLToPath(new URL('./read-one.js', import.meta.url));

export interface Answer {
  readonly name: string;
  /** `report`, or the code of the rejection. */
  readonly code: string;
  readonly message: Text;
  readonly seconds: number;
  /** Most memory the process has held so far, bytes. */
  readonly rss: number;
}

export interface ReadApart {
  /** One for each document that was answered, in order. */
  readonly answers: readonly Answer[];
  /** Why the process ended before all were answered; null when it did not. */
  readonly failure: string | null;
}

/** The heap of the child is capped at 1024 MB; `seconds` is a cap on the whole, far above what is needed. */
export function readApart(names: readonly string[], seconds: number): Promise<ReadApart> {
  return new Promise((resolve, reject) => {
    const p = spawn(process.execPath, ['--max-old-space-size=1024', child, ...names], { stdio: ['ignore', 'pipe', 'pipe'], timeout: seconds * 1000, killSignal: 'SIGKILL' });
    let out = '';
    let err = '';
    p.stdout.setEncoding('utf8').on('data', (d: string) => { out += d; });
    p.stderr.setEncoding('utf8').on('data', (d: string) => { err = (err + d).slice(-2000); });
    p.on('error', reject);
    p.on('close', (code, signal) => {
      const answers = out.split('\n').filter((l) => l.endsWith('}')).map((l) => JSON.parse(l) as Answer);
      const why = signal === 'SIGKILL' ? `ended after ${seconds} s` : code !== 0 ? (/heap out of memory/.test(err) ? 'out of memory' : err.trim().split('\n').find((l) => /Error/.test(l)) ?? `exit ${code ?? signal}`) : null;
      resolve({ answers, failure: why });
    });
  });
}
