// Where an export is written: standard output, a file, or a folder; a file or folder is there whole or not at all.
import { mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Sink, Target } from '../export/format.js';
import { CommandError } from './command.js';
import type { Output } from './output.js';

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

/** Everything in one file, written beside it first. */
export async function toFile(path: string, name: string, write: (target: Target) => Promise<void>): Promise<void> {
  await putting(path, name, async (folder) => {
    const unfinished = join(folder, 'file');
    await write({ folder: false, path: () => unfinished, open: () => fileSink(unfinished) });
    await rename(unfinished, path);
  });
}

/** A new folder, or one that is empty. */
export async function toFolder(path: string, name: string, write: (target: Target) => Promise<void>): Promise<void> {
  const there = await readdir(path).catch((e: NodeJS.ErrnoException) => (e.code === 'ENOENT' ? [] : null));
  if (there === null || there.length > 0) throw new CommandError(2, { zh: `${name} 已存在且不是空文件夹：请用 --out 另给一个。`, en: `${name} is there already and not an empty folder: name another with --out.` });
  await putting(path, name, async (folder) => {
    const unfinished = join(folder, 'out');
    await mkdir(unfinished);
    await write({
      folder: true,
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

/** On the same disk as what it becomes. */
async function putting(path: string, name: string, write: (folder: string) => Promise<void>): Promise<void> {
  let folder: string | null = null;
  try {
    folder = await mkdtemp(join(dirname(path), `.${basename(path)}-`));
    await write(folder);
  } catch (e) {
    throw said(e, name);
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  }
}

function said(e: unknown, name: string): unknown {
  const code = e instanceof Error && 'code' in e && !(e instanceof CommandError) ? String(e.code) : '';
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return new CommandError(2, { zh: `${name} 写不下：磁盘已满，请腾出空间。`, en: `There is no room for ${name}: make some, or write it elsewhere.` });
  if (!/^E[A-Z]+$/.test(code)) return e;
  return new CommandError(2, { zh: `${name} 无法写入（${code}）：请检查文件夹是否存在、是否可写。`, en: `${name} cannot be written (${code}): check that its folder is there and may be written to.` });
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
