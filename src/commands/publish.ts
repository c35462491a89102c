// `publish`: the same pages as files, for any web server or none.
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { command, CommandError, type ExitCode } from './command.js';
import { dbOption, openDatabase } from './database.js';
import { choice, flag, text } from './option.js';
import { populationAsked } from './population-file.js';
import { wholeFolder } from './whole.js';

/** Says that a folder may be replaced by a newer site. */
const sign = '.nianbao-site';

export const publish = command({
  name: 'publish',
  arguments: '',
  summary: { zh: '把网页写成静态站点', en: 'write the pages as a static site' },
  details: {
    zh: '不需要服务器，直接打开 index.html 即可；链接都是相对的，再次发布时地址不变。检索用脚本在旁边的索引文件里查；筛选、下结论、证据包和 SQL 需要 serve。原件重新读出并画上标记，报告多时较慢，可用 --without-originals 略去。数据写成 CSV：宽表、长表（每份报告约 70 KB，可用 --without-long 略去）、全部发现、编码手册；JSON、Excel 和其他格式用 export。',
    en: 'It needs no server: open index.html. Links are relative, and stay the same when it is published again. The search is a script that looks into index files beside it; filters, decisions, evidence packs and SQL need serve. Originals are read once more and drawn with their marks, which takes time for many reports; --without-originals leaves them out. Data are written as CSV: the wide table, the long one (some 70 KB a report; --without-long leaves it out), all findings, the codebook; JSON, Excel and other formats come from export.',
  },
  options: {
    db: dbOption,
    out: text('--out <DIR>', { zh: '写入这个文件夹（不存在、为空，或是以前发布的站点）', en: 'the folder to write (not there yet, empty, or a site published before)' }),
    languages: choice('--languages <LANGUAGES>', { zh: '语言', en: 'languages' }, ['zh', 'en', 'both'], 'both'),
    population: text('--population <FILE>', { zh: '人口 CSV：region_code、year、population；没有就不提供每十万人的指标', en: 'inhabitants as CSV: region_code, year, population; without it there are no metrics per 100,000' }),
    withoutOriginals: flag('--without-originals', { zh: '不画原件', en: 'leave out the originals' }),
    withoutLong: flag('--without-long', { zh: '不写长表', en: 'leave out the long table' }),
  },
  examples: [{ line: 'publish --out site', does: { zh: '写成静态站点 site/', en: 'write the static site site/' } }, { line: 'publish --without-originals --without-long --out site', does: { zh: '报告很多时：不画原件，不写长表', en: 'of very many reports: no originals, no long table' } }],
  run: async (context, _args, options): Promise<ExitCode> => {
    if (options.out === null) throw new CommandError(2, { zh: '请用 --out 给出文件夹。', en: 'Name a folder with --out.' });
    // What is read and drawn is done with at once: of what it leaves, only half as much again as is in use may pile up.
    setFlagsFromString('--heap-growing-percent=50');
    const { siteOf } = await import('./site.js');
    const { still, stillTables } = await import('../web/still.js');
    const name = options.out;
    const folder = resolve(context.folder, name);
    const there: string[] | null = await readdir(folder).catch((e: NodeJS.ErrnoException) => (e.code === 'ENOENT' ? [] : null));
    if (there === null || (there.length > 0 && !there.includes(sign))) throw new CommandError(2, { zh: `${name} 已有别的内容：请用 --out 另给一个文件夹。`, en: `${name} holds something else: name another folder with --out.` });
    const population = options.population === null ? null : populationAsked(context, options.population);
    const store = await openDatabase(context, options.db);
    try {
      let n = 0;
      await wholeFolder(folder, name, async (to) => {
        const site = siteOf(context, store, { originals: !options.withoutOriginals, longTable: !options.withoutLong, population });
        for await (const file of still(site, options.languages === 'both' ? ['zh', 'en'] : [options.languages])) {
          const sink = await to.open(file.path);
          await sink.write(file.bytes).finally(() => sink.end());
          n += 1;
        }
        for (const table of stillTables(site)) {
          const sink = await to.open(table.path);
          await table.write({ write: sink.write, end: async () => undefined }).finally(() => sink.end());
          n += 1;
        }
        await (await to.open(sign)).end();
      });
      await context.out.write(context.say({ zh: `写成 ${n} 个文件：打开 ${join(name, 'index.html')}\n`, en: `${n} files written: open ${join(name, 'index.html')}\n` }));
      return 0;
    } finally {
      await store.close();
    }
  },
});
