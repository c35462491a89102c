// Where an export is written: standard output, a file, or a folder; a file or folder is there whole or not at all.
import { readdir } from 'node:fs/promises';
import type { Target } from '../export/format.js';
import { CommandError } from './command.js';
import type { Output } from './output.js';
import { fileSink, wholeFile, wholeFolder } from './whole.js';

/** Pieces of one file on standard output. */
export function streamTarget(out: Output): Target {
  return {
    folder: false,
    path: () => {
      throw new Error('there is no path on standard output');
    },
    open: async () => ({
      write: async (piece) => {
        await out.write(typeof piece === 'string' ? piece : Buffer.from(piece).toString());
      },
      end: async () => undefined,
    }),
  };
}

/** Everything in one file. */
export async function toFile(path: string, name: string, write: (target: Target) => Promise<void>): Promise<void> {
  await wholeFile(path, name, (unfinished) => write({ folder: false, path: () => unfinished, open: () => fileSink(unfinished) }));
}

/** A new folder, or one that is empty. */
export async function toFolder(path: string, name: string, write: (target: Target) => Promise<void>): Promise<void> {
  await onlyEmpty(path, name);
  await wholeFolder(path, name, (folder) => write({ folder: true, ...folder }));
}

/** A CommandError where something is in the way. */
export async function onlyEmpty(path: string, name: string): Promise<void> {
  const there = await readdir(path).catch((e: NodeJS.ErrnoException) => (e.code === 'ENOENT' ? [] : null));
  if (there === null || there.length > 0) throw new CommandError(2, { zh: `${name} 已存在且不是空文件夹：请用 --out 另给一个。`, en: `${name} is there already and not an empty folder: name another with --out.` });
}
