// Files and folders as the user names them → single files, one at a time, in a fixed order.
import { opendir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

export interface Found {
  /** Absolute path. */
  readonly path: string;
  /** As the user would name it: the name given, and what follows within the folder. */
  readonly name: string;
}

/**
 * The files under the given names, folders with all their subfolders, sorted within each folder. Leaves out what begins with a dot unless it was named itself,
 * follows symbolic links but no circle of them, and leaves out the absolute paths in `except`. A name that is not there is passed on: opening it says why.
 */
export async function* walk(folder: string, names: readonly string[], except: readonly string[] = []): AsyncGenerator<Found> {
  for (const name of names) {
    const path = resolve(folder, name);
    if (await isFolder(path)) yield* within(path, name, [], except);
    else yield { path, name };
  }
}

async function* within(path: string, name: string, above: readonly string[], except: readonly string[]): AsyncGenerator<Found> {
  const real = await realpath(path).catch(() => null);
  if (real === null || above.includes(real)) return;
  const entries: { readonly name: string; readonly kind: 'file' | 'folder' | 'link' | 'other' }[] = [];
  try {
    for await (const e of await opendir(path)) {
      if (!e.name.startsWith('.')) entries.push({ name: e.name, kind: e.isFile() ? 'file' : e.isDirectory() ? 'folder' : e.isSymbolicLink() ? 'link' : 'other' });
    }
  } catch {
    // A folder that may not be entered is passed on as a file: opening it says why.
    yield { path, name };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const e of entries) {
    const next = { path: join(path, e.name), name: join(name, e.name) };
    const kind = e.kind === 'link' ? ((await isFolder(next.path)) ? 'folder' : 'file') : e.kind;
    if (kind === 'folder') yield* within(next.path, next.name, [...above, real], except);
    else if (kind === 'file' && !except.includes(next.path)) yield next;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then((s) => s.isDirectory(), () => false);
}
