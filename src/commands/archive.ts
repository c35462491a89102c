// `archive export`: every request the crawler made and what came back, as a WARC file.
import { createWriteStream, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { command, CommandError, type ExitCode } from './command.js';
import { dbOption, openDatabase } from './database.js';
import { text } from './option.js';
import { wholeFile } from './whole.js';

export const archive = command({
  name: 'archive',
  arguments: '<ACTION> [FILE]',
  summary: { zh: '把抓取的原件导出为 WARC', en: 'write what was fetched as a WARC file' },
  details: {
    zh: 'archive export 写出一个 WARC 1.1 文件：每次请求、应答及其时间、地址、状态和报头；未变的页面记为 revisit。FILE 是文件，名字以 .warc 结尾的不压缩，其余逐条 gzip；给文件夹则在其中写 nianbao.warc.gz（或 编号.warc.gz）。全部写完才出现文件，原有的同名文件被换掉。',
    en: 'archive export writes one WARC 1.1 file: each request and answer with time, address, status and headers; what had not changed is a revisit. FILE is a file, plain where its name ends in .warc, else a gzip member for each record; in a folder it is called nianbao.warc.gz (or ID.warc.gz). It appears when it is complete, in the place of a file of that name.',
  },
  options: {
    db: dbOption,
    out: text('--out <FILE>', { zh: '写到哪个文件（与 FILE 相同）', en: 'the file to write, the same as FILE' }),
    portal: text('--portal <ID>', { zh: '只要这个网站的', en: 'only of this portal' }),
    since: {
      ...text('--since <DATE>', { zh: '只要这一天以来的', en: 'only from this day on' }),
      parse: (s: string) => (/^\d{4}-\d{2}-\d{2}$/.test(s) && !Number.isNaN(Date.parse(s)) ? s : undefined),
      expected: { zh: '日期写作 2026-03-02', en: 'write a date as 2026-03-02' },
    },
  },
  examples: [{ line: 'archive export --portal qingchuan --since 2026-03-01 qingchuan.warc.gz', does: { zh: '一个网站三月以来的全部请求和应答', en: 'all requests to one portal since March, with their answers' } }],
  run: async (context, args, options): Promise<ExitCode> => {
    const [action = '', file, ...rest] = args;
    if (action !== 'export') throw new CommandError(2, { zh: `archive 不会“${action}”：可用的有 export。`, en: `archive cannot “${action}”: it can export.` });
    if (rest.length > 0 || (file !== undefined && options.out !== null)) throw new CommandError(2, { zh: 'archive export 只写一个文件：请只给一个文件名。', en: 'archive export writes one file: give one name.' });
    const given = file ?? options.out;
    if (given === null) throw new CommandError(2, { zh: `archive export 后面要有文件名，例如 ${context.program} archive export nianbao.warc.gz。`, en: `archive export needs the name of a file: ${context.program} archive export nianbao.warc.gz.` });
    const out = fileIn(context.folder, given, options.portal);
    const store = await openDatabase(context, options.db);
    const path = resolve(context.folder, out);
    try {
      if (options.portal !== null) {
        const portals = (await store.crawl.portals()).map((p) => p.id);
        if (!portals.includes(options.portal)) throw new CommandError(2, { zh: `库里没有网站 ${options.portal}：有的是 ${portals.join('、') || '（无）'}。`, en: `No portal ${options.portal} was crawled: there are ${portals.join(', ') || 'none'}.` });
      }
      const { warcRecords } = await import('../crawl/warc.js');
      const manifest = JSON.parse(readFileSync(join(context.root, 'package.json'), 'utf8')) as { readonly version: string };
      let requests = 0;
      const counted = async function* () {
        for await (const f of store.crawl.fetches({ ...(options.portal === null ? {} : { portal: options.portal }), ...(options.since === null ? {} : { since: options.since }) })) {
          requests += 1;
          yield f;
        }
      };
      const records = warcRecords(counted(), (sha) => store.crawl.body(sha), { software: `nianbao/${manifest.version}`, filename: basename(path), now: () => new Date(), gzip: !/\.warc$/i.test(path) });
      await wholeFile(path, out, (unfinished) => pipeline(Readable.from(records), createWriteStream(unfinished)));
      await context.err.write(context.say({ zh: `${out}：${requests} 次请求。\n`, en: `${out}: ${requests} requests.\n` }));
      return 0;
    } finally {
      await store.close();
    }
  },
});

/** The file itself, or one in the folder that was named. */
function fileIn(from: string, given: string, portal: string | null): string {
  const isFolder = /[\\/]$/.test(given) || statSync(resolve(from, given), { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? join(given, `${portal?.replace(/[^\w.-]+/g, '_') ?? 'nianbao'}.warc.gz`) : given;
}
