// An earlier data package, a folder or a zip, read file by file without unpacking it to disk.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Unzip, UnzipInflate } from 'fflate';
import type { Earlier } from '../export/package/changes.js';
import { CommandError } from './command.js';

/** `name`: as the user gave it. Throws CommandError for something that is no package of ours. */
export async function earlierPackage(path: string, name: string): Promise<Earlier & { readonly version: string | null }> {
  if (!existsSync(path)) throw new CommandError(2, { zh: `没有 ${name}：请给出上一版数据包的文件夹或 ZIP。`, en: `There is no ${name}: name the folder or the zip of an earlier package.` });
  const folder = statSync(path).isDirectory();
  const earlier: Earlier = { read: (file) => (folder ? createReadStream(join(path, file)) : fromZip(path, file)) };
  let text = '';
  try {
    for await (const piece of earlier.read('datapackage.json')) text += Buffer.from(piece).toString('latin1');
    const { resources = [], version } = JSON.parse(text) as { readonly resources?: readonly { readonly name?: string }[]; readonly version?: unknown };
    const tables = resources.map((r) => r.name);
    if (!tables.includes('reports') || !tables.includes('long')) throw new Error('no tables');
    return { ...earlier, version: typeof version === 'string' ? version : null };
  } catch {
    throw new CommandError(2, { zh: `${name} 不是 nianbao 的数据包：其中应有 datapackage.json、data/reports.csv 和 data/long.csv。`, en: `${name} is no package of nianbao: datapackage.json, data/reports.csv and data/long.csv should be in it.` });
  }
}

/** The file of this name, at the top of the zip or in the one folder at its top. */
async function* fromZip(path: string, wanted: string): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let state: 'before' | 'in' | 'after' = 'before';
  let failed: Error | null = null;
  const zip = new Unzip((file) => {
    const within = file.name === wanted || (file.name.endsWith(`/${wanted}`) && file.name.split('/').length === wanted.split('/').length + 1);
    if (state !== 'before' || !within) return;
    state = 'in';
    file.ondata = (e, piece, last) => {
      if (e !== null) failed = e;
      else pieces.push(piece);
      if (last) state = 'after';
    };
    file.start();
  });
  zip.register(UnzipInflate);
  for await (const chunk of createReadStream(path)) {
    zip.push(chunk as Uint8Array);
    if (failed !== null) throw failed as Error;
    const ready = pieces;
    pieces = [];
    yield* ready;
    if ((state as string) === 'after') return;
  }
  throw Object.assign(new Error(`${wanted} is not in ${path}`), { code: 'ENOENT' });
}
