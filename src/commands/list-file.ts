// A file that names agencies, a line each: who should publish.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommandError } from './command.js';
import type { Context } from './context.js';

/** Names of agencies, a line each. Throws CommandError. */
export function listedIn(context: Context, file: string): string[] {
  try {
    return readFileSync(resolve(context.folder, file), 'utf8').replace(/^\ufeff/u, '').split(/\r?\n/).map((l) => l.trim()).filter((l) => l !== '');
  } catch (e) {
    const why = e instanceof Error && 'code' in e ? String(e.code) : String(e);
    throw new CommandError(2, { zh: `读不了名单 ${file}（${why}）：请检查文件名。`, en: `The list ${file} cannot be read (${why}): check the name.` });
  }
}
