// Files and folders that commands write: there whole or not at all; and the sentence for what the file system says when they cannot be written.
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Sink } from '../export/format.js';
import { CommandError } from './command.js';

/** A folder that is being written. */
export interface Unfinished {
  /** Where a file of it lies until it is whole. */
  readonly path: (file: string) => string;
  /** A new file of it, with the folders above. */
  readonly open: (file: string) => Promise<Sink>;
}

/** The file `path`, called `name` in messages; `write` is given where to write it first. Replaces what was there. A CommandError (74) where it cannot be written. */
export async function wholeFile(path: string, name: string, write: (unfinished: string) => Promise<void>): Promise<void> {
  await beside(path, name, async (folder) => {
    const unfinished = join(folder, 'file');
    await write(unfinished);
    await rename(unfinished, path);
  });
}

/** The folder `path`, as above. What it may replace, the command decides. */
export async function wholeFolder(path: string, name: string, write: (folder: Unfinished) => Promise<void>): Promise<void> {
  await beside(path, name, async (folder) => {
    const unfinished = join(folder, 'out');
    await mkdir(unfinished);
    await write({
      path: (file) => join(unfinished, file),
      open: async (file) => {
        await mkdir(dirname(join(unfinished, file)), { recursive: true });
        return fileSink(join(unfinished, file));
      },
    });
    await rm(path, { recursive: true, force: true });
    await rename(unfinished, path);
  });
}

/** Works in a folder on the same disk as what it becomes. That folder is nobody else's to read: what is to stay is made within it. */
async function beside(path: string, name: string, work: (folder: string) => Promise<void>): Promise<void> {
  await writing(name, async () => {
    const folder = await mkdtemp(join(dirname(path), `.${basename(path)}-`));
    try {
      await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** A step that writes `name`; where the file system or a full database stops it, a CommandError (74). Other errors pass unchanged. */
export async function writing<T>(name: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (e) {
    throw unwritable(name, e);
  }
}

function unwritable(name: string, e: unknown): unknown {
  const code = e instanceof Error && 'code' in e && !(e instanceof CommandError) ? String(e.code) : '';
  if (['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(code)) return new CommandError(74, { zh: `${name} 写不下（${code}）：请腾出空间，或写到别处。`, en: `There is no room for ${name} (${code}): make some, or write it elsewhere.` });
  if (!/^E[A-Z]+$/.test(code)) return e;
  return new CommandError(74, { zh: `${name} 无法写入（${code}）：请检查文件夹是否存在、是否可写。`, en: `${name} cannot be written (${code}): check that its folder is there and may be written to.` });
}

/** A new file; errors are those of the system. */
export async function fileSink(path: string): Promise<Sink> {
  const file = await open(path, 'wx');
  return {
    write: async (piece) => {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten;
    },
    end: () => file.close(),
  };
}
