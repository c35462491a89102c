// What can go wrong with a database file, as one sentence for people and one code for programs.
import type { Text } from '../model/text.js';

/**
 * `missing`: no such file. `not-a-file`: a folder or device. `no-folder`: the folder to create it in is not there. `foreign`: not a database, or one of another program.
 * `corrupt`: damaged. `newer`: written by a newer nianbao. `outdated`: of an older one and opened read-only. `read-only`: may not be written. `unreadable`: may not be read. `full`: no room left. `busy`: another
 * program has been writing for too long. `failed`: anything else the database says.
 */
export type StoreErrorCode = 'missing' | 'not-a-file' | 'no-folder' | 'foreign' | 'corrupt' | 'newer' | 'outdated' | 'read-only' | 'unreadable' | 'full' | 'busy' | 'failed';

export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(readonly code: StoreErrorCode, readonly text: Text, options?: ErrorOptions) {
    super(text.en, options);
  }
}

export function storeError(code: StoreErrorCode, zh: string, en: string, cause?: unknown): StoreError {
  return new StoreError(code, { zh, en }, { cause });
}

/** Runs a step of work on the database at `path`; whatever the database or the file system says comes out as a StoreError. */
export async function guarded<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (e) {
    throw asStoreError(path, e);
  }
}

/** A mistake of the program itself (no code of SQLite or of the file system) passes unchanged. */
export function asStoreError(path: string, e: unknown): unknown {
  if (e instanceof StoreError || !(e instanceof Error) || !('code' in e) || typeof e.code !== 'string') return e;
  const code = e.code;
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return storeError('full', `${path} 写不下了：磁盘已满或已到限额；已报告入库的都在，请腾出空间后重新运行。`,
      `There is no room left to write ${path}; everything reported as stored is kept: free some space and run the same command again.`, e);
  }
  if (code === 'SQLITE_NOTADB') {
    return storeError('foreign', `${path} 不是 SQLite 数据库：请换一个文件名，或从备份恢复。`, `${path} is not an SQLite database: choose another file, or restore this one from a copy.`, e);
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return storeError('corrupt', `${path} 已损坏（${e.message}）：请从备份恢复，或删去后重新入库。`,
      `${path} is damaged (${e.message}): restore it from a copy, or delete it and add the reports again.`, e);
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return storeError('busy', `另一个程序一直在写 ${path}：请等它结束后重新运行。`, `Another program has been writing to ${path} for too long: wait for it to end and run the same command again.`, e);
  }
  // The file itself was opened before SQLite was asked to: what cannot be opened is the log it wants to keep beside it.
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EROFS' || code === 'EPERM' || code.startsWith('SQLITE_CANTOPEN')) {
    return storeError('read-only', `${path} 或其所在文件夹不可写：请更改权限，或把文件复制到可写的文件夹。`,
      `${path} or the folder it lies in may not be written: change the permissions, or copy the file to a folder that may.`, e);
  }
  if (code.startsWith('SQLITE_')) return storeError('failed', `数据库 ${path} 出错：${e.message}（${code}）。`, `The database ${path} reports: ${e.message} (${code}).`, e);
  return e;
}
