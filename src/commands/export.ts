// `export`: the stored reports as tables for other programs.
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { command, CommandError, type ExitCode } from './command.js';
import type { Context } from './context.js';
import { dbOption, openDatabase } from './database.js';
import { filterOptions, versionFilter } from './filter-options.js';
import { choice, flag, text } from './option.js';

export const exportCommand = command({
  name: 'export',
  arguments: '',
  summary: { zh: '把库里的数导出为表', en: 'write the stored figures as tables' },
  details: {
    zh: 'long 每格一行，wide 每份报告一行，codebook 说明每个格的含义（不需要数据库）。默认写到标准输出；给了 --out，全部写完才出现文件。',
    en: 'long has a row for each cell, wide a row for each report; codebook says what every cell means and needs no database. Written to standard output, or with --out to a file that appears when it is complete.',
  },
  options: {
    db: dbOption,
    format: choice('--format <FORMAT>', { zh: '格式', en: 'format' }, ['csv', 'json'], 'csv'),
    shape: choice('--shape <SHAPE>', { zh: '表形', en: 'shape of the table' }, ['long', 'wide', 'codebook'], 'long'),
    out: text('--out <FILE>', { zh: '写入这个文件', en: 'write to this file' }),
    bom: flag('--bom', { zh: 'CSV 开头加字节序标记，Excel 才能认出 UTF-8', en: 'begin the CSV with a byte order mark, for Excel' }),
    ...filterOptions,
  },
  examples: [
    { line: 'export --format csv --shape wide --out reports.csv --bom', does: { zh: '每份报告一行，用 Excel 打开', en: 'a row for each report, to be opened with Excel' } },
    { line: 'export --shape codebook --out codebook.csv', does: { zh: '每个格的编号、版本、名称、单位和勾稽关系', en: 'id, editions, labels, unit and identities of every cell' } },
    { line: 'export --format json --year 2024', does: { zh: '2024 年度的每一格', en: 'every cell of 2024' } },
  ],
  run: async (context, _args, options): Promise<ExitCode> => {
    const { format, shape, bom } = options;
    if (shape === 'codebook') {
      const { codebook } = await import('../export/codebook.js');
      await give(context, options.out, [codebook({ format, bom })]);
      return 0;
    }
    const store = await openDatabase(context, options.db);
    try {
      const { exportTable } = await import('../export/export.js');
      await give(context, options.out, exportTable(store, { format, shape, bom, ...versionFilter(options) }));
      return 0;
    } finally {
      await store.close();
    }
  },
});

async function give(context: Context, out: string | null, pieces: AsyncIterable<string> | readonly string[]): Promise<void> {
  if (out === null) for await (const piece of pieces) await context.out.write(piece);
  else await writeFile(context, out, pieces);
}

/** Writes beside the file first: a table is there whole or not at all. */
async function writeFile(context: Context, name: string, pieces: AsyncIterable<string> | readonly string[]): Promise<void> {
  const path = resolve(context.folder, name);
  const unfinished = `${path}.${process.pid}.unfinished`;
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    await pipeline(Readable.from(pieces), createWriteStream(unfinished), { signal: stop.signal });
    await rename(unfinished, path);
  } catch (e) {
    await rm(unfinished, { force: true });
    if (stop.signal.aborted) throw new CommandError(130, { zh: `已停下，${name} 没有写成。`, en: `Stopped; ${name} was not written.` });
    const code = e instanceof Error && 'code' in e ? String(e.code) : '';
    if (!/^E[A-Z]+$/.test(code)) throw e;
    if (code === 'ENOSPC') throw new CommandError(2, { zh: `${name} 写不下：磁盘已满，请腾出空间。`, en: `There is no room for ${name}: make some, or write it elsewhere.` });
    throw new CommandError(2, { zh: `${name} 无法写入（${code}）：请检查文件夹是否存在、是否可写。`, en: `${name} cannot be written (${code}): check that its folder is there and may be written to.` });
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
