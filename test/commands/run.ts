// Runs the compiled command line as a person would, in a folder of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const cli = fileURLToPath(new URL('../../src/cli.js', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Only what the commands look at; no word of npm, colour or language from whoever runs the tests. */
export function environment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], LC_ALL: 'C.UTF-8', ...extra };
}

export function nianbao(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return ran(process.execPath, [cli, ...args], folder, env);
}

export function shell(folder: string, line: string): Promise<Ran> {
  return ran('sh', ['-c', line], folder, { NODE: process.execPath, CLI: cli });
}

function ran(command: string, args: readonly string[], folder: string, env: Readonly<Record<string, string>>): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (d: string) => { out += d; });
    child.stderr.setEncoding('utf8').on('data', (d: string) => { err += d; });
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
  });
}

/** A new empty folder, gone when `use` is through. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-test-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
