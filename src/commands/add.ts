// `add`: files and folders → the store. May be stopped at any moment and begun again.
import { addAll, countFiles, databaseFiles, databaseName } from './adding.js';
import { checkShown } from './check.js';
import { command, CommandError, type ExitCode } from './command.js';
import { createDatabase, dbOption } from './database.js';
import { progress } from './progress.js';
import { failOnOption, given, limits, readingOptions, refuseEmpty } from './reading-options.js';
import { stopping } from './stopping.js';
import { tallyText } from './tally.js';

export const add = command({
  name: 'add',
  arguments: '<PATH...>',
  summary: { zh: '读取文件和文件夹里的报告，存入数据库', en: 'read the reports in files and folders into the database' },
  details: {
    zh: '存过的文件跳过；同一机关同一年度的报告变了，就在旧版旁边存一个新版。随时可以按 Ctrl-C 停下，下次接着做。--fail-on 只看这次存入的报告；全库请用 findings --fail-on。',
    en: 'Files stored before are skipped; a changed report of the same agency and year becomes a new version beside the old. Ctrl-C stops at any moment, and the next run goes on. --fail-on looks at what was stored now; findings --fail-on looks at all.',
  },
  options: { db: dbOption, failOn: failOnOption, ...readingOptions },
  examples: [
    { line: 'add reports/', does: { zh: '存入一个文件夹及其子文件夹里的所有报告', en: 'store every report in a folder and its subfolders' } },
    { line: 'add --agency 青川市统计局 --year 2024 report.txt', does: { zh: '存入一份没有写明机关和年度的报告', en: 'store a report that does not say whose and of what year it is' } },
  ],
  run: async (context, names, options): Promise<ExitCode> => {
    refuseEmpty(names);
    const stop = stopping();
    const store = await createDatabase(context, options.db);
    try {
      const adding = { names, except: databaseFiles(store), given: given(options), limits: limits(options), threads: options.jobs, seconds: options.timeout, signal: stop.signal };
      const total = await countFiles(context, adding);
      if (total === 0 && stop.code() === null) {
        throw new CommandError(3, { zh: `${names.join('、')} 里没有文件：请检查文件夹。`, en: `There are no files in ${names.join(', ')}: check the folder.` });
      }
      const shown = progress(context.err, total, context.lang);
      const tally = await addAll(context, store, adding, shown).finally(() => shown.stop());
      // What a new report touches across years, levels and copies.
      if (stop.code() === null && tally.new + tally.newVersion > 0) await checkShown(context, store, false, stop.signal);
      await context.out.write(tallyText(tally, await store.tally(), databaseName(context, store), context.lang));
      const stopped = stop.code();
      if (stopped !== null) {
        await context.out.write(context.say({
          zh: '应要求停下；已报告存入的都在库里，同样的命令再运行一次会接着做。\n',
          en: 'Stopped as asked; all that was reported as stored is stored, and the same command goes on where this one stopped.\n',
        }));
        return stopped;
      }
      if (tally.new + tally.newVersion + tally.unchanged + tally.twins === 0) return 3;
      return (options.failOn !== null && tally.errors > 0) || (options.failOn === 'warning' && tally.warnings + tally.edits > 0) ? 1 : 0;
    } finally {
      await store.close();
      stop.over();
    }
  },
});
