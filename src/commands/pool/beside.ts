// A page saved with its pictures → the bytes of one that it shows, opened only in the page's own folder and below it.
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import type { Limits } from '../../model/limits.js';

/** A page of hostile length has no more of its folder opened. */
const most = 100;

/**
 * Opens the pictures of the page at `path`: relative addresses alone, and no link that leads out of its folder; all of them together may be as large as one document. Null for what is not there or not to be opened.
 */
export function picturesBeside(path: string, limits: Limits): (src: string) => Promise<Uint8Array | null> {
  const folder = dirname(path);
  let left = limits.bytes;
  let opened = 0;
  return async (src) => {
    const name = fileName(src);
    if (name === null || opened >= most) return null;
    try {
      const [home, real] = await Promise.all([realpath(folder), realpath(resolve(folder, name))]);
      if (!real.startsWith(home.endsWith(sep) ? home : home + sep)) return null;
      const s = await stat(real);
      if (!s.isFile() || s.size > left) return null;
      opened += 1;
      left -= s.size;
      return await readFile(real);
    } catch {
      return null;
    }
  };
}

/** `tables_files/1.png?v=2` → `tables_files/1.png`; null for what names another place. */
function fileName(src: string): string | null {
  const name = src.trim().replace(/[?#].*$/su, '');
  if (name === '' || /^(?:[a-z][a-z\d+.-]*:|[/\\])/iu.test(name)) return null;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
