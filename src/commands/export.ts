// `export`: the stored reports as tables for other programs and other people.
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Dataset } from '../export/dataset.js';
import type { Format } from '../export/format.js';
import { licences, type Licence } from '../export/package/licences.js';
import { agencyTables } from './agency-tables.js';
import { command, CommandError, type ExitCode } from './command.js';
import type { Context } from './context.js';
import { dbOption, openDatabase } from './database.js';
import { earlierPackage } from './earlier-package.js';
import { streamTarget, toFile, toFolder } from './export-target.js';
import { filterOptions, versionFilter } from './filter-options.js';
import { choice, flag, text, type OptionValues } from './option.js';
import { everyRule as rules } from './every-rule.js';
import { version } from './version.js';

/** Tables that are the same whatever is stored. */
const ofTheForm = ['codebook', 'rules', 'variables'];

const options = {
  db: dbOption,
  format: choice('--format <FORMAT>', { zh: '格式', en: 'format' }, ['csv', 'xlsx', 'parquet', 'jsonl', 'json', 'sqlite', 'stata', 'datapackage'], 'csv'),
  shape: choice('--shape <SHAPE>', { zh: '只要这一张表（单个文件时默认 long）', en: 'only this table (in a single file: long by default)' }, [
    'long', 'wide', 'requests', 'reviews', 'documents', 'licences', 'penalties', 'fees', 'procurement', 'reports', 'findings', 'rules', 'codebook', 'variables',
  ], null),
  out: text('--out <PATH>', { zh: '写入这个文件夹；以格式的扩展名结尾时是一个文件', en: 'write to this folder, or to a file where it ends as files of the format do' }),
  bom: flag('--bom', { zh: 'CSV 开头加字节序标记，Excel 才能认出 UTF-8', en: 'begin the CSV with a byte order mark, for Excel' }),
  region: text('--region <REGION>', { zh: '只要这个地区及其下：名称、代码或其前几位（41）', en: 'only this region and all below it: its name, its code or the first digits of it (41)' }),
  ...filterOptions,
  since: text('--since <PACKAGE>', { zh: 'datapackage：与这个旧数据包（文件夹或 ZIP）比较，写出变动', en: 'datapackage: say what changed since this package (a folder or a zip)' }),
  release: text('--release <VERSION>', { zh: 'datapackage：数据的版本号', en: 'datapackage: version of the data' }, 'today, as 2025.3.31'),
  licence: choice('--licence <LICENCE>', { zh: 'datapackage：数据的许可', en: 'datapackage: licence of the data' }, Object.keys(licences) as (keyof typeof licences)[], 'CC-BY-4.0'),
  contributor: text('--contributor <NAME>', { zh: 'datapackage：发布人', en: 'datapackage: who publishes it' }),
} as const;

export const exportCommand = command({
  name: 'export',
  arguments: '',
  summary: { zh: '把库里的数导出为表', en: 'write the stored figures as tables' },
  details: {
    zh: 'long 每格一行，wide 每份报告一行，requests 每份报告 25 行，另有各表、报告、发现、规则和编码本（编码本不需要数据库）。csv、json、jsonl 默认写到标准输出；给了 --out，全部写完才出现。xlsx 不含 long，除非用 --shape 要它。',
    en: 'long has a row for each cell, wide one for each report, requests 25 for each report; there are tables of the other parts of the form, of reports, findings, rules, and the codebook (which needs no database). csv, json and jsonl go to standard output, or with --out to what appears when it is complete. xlsx is without long, unless --shape asks for it.',
  },
  options,
  examples: [
    { line: 'export --format xlsx --region 河南省 --out henan.xlsx', does: { zh: '一个省，用 Excel 打开：不符的格有颜色和批注', en: 'a province for Excel: broken cells are coloured and commented' } },
    { line: 'export --format csv --shape wide --out reports.csv --bom', does: { zh: '每份报告一行，用 Excel 打开', en: 'a row for each report, to be opened with Excel' } },
    { line: 'export --format datapackage --release 2025.1 --since package-2024 --out package-2025', does: { zh: '可引用的数据包，附与上一版的变动', en: 'a package to be cited, with what changed since the last one' } },
    { line: 'export --format parquet --out tables', does: { zh: '全部表，供 DuckDB、pandas、R 使用', en: 'all tables for DuckDB, pandas, R' } },
    { line: 'export --shape codebook --out codebook.csv', does: { zh: '每个格的编号、版本、名称、单位和勾稽关系', en: 'id, editions, labels, unit and identities of every cell' } },
    { line: 'export --format json --year 2024', does: { zh: '2024 年度的每一格', en: 'every cell of 2024' } },
  ],
  run: async (context, _args, given): Promise<ExitCode> => {
    const { dataset, shapes } = await import('../export/dataset.js');
    const format = await formatOf(context, given);
    const whole = given.out !== null && !(format.ending !== null && given.out.endsWith(format.ending));
    const one = given.shape ?? (format.one === 'table' && !whole ? 'long' : null);
    if (given.out === null && !['csv', 'json', 'jsonl'].includes(given.format)) {
      throw new CommandError(2, { zh: `${given.format} 要写成文件：请用 --out 指明写到哪里。`, en: `${given.format} is written to files: say with --out where.` });
    }
    const store = one !== null && ofTheForm.includes(one) ? null : await openDatabase(context, given.db, { readonly: true, snapshot: true });
    try {
      const region = given.region === null ? {} : { region: regionCode(given.region) };
      const wanted = one === null ? shapes.filter((s) => !(format.without ?? []).includes(s)) : [one];
      const data = await dataset(store, { rules, shapes: wanted, lang: context.lang, bom: given.bom, ...region, ...versionFilter(given) });
      const stop = stopping();
      // Rows are short-lived, and V8 would let them pile up to several times what is in use: half the memory for a tenth more time.
      setFlagsFromString('--heap-growing-percent=50');
      try {
        const write = (target: Parameters<Format['write']>[1]): Promise<void> => format.write(stop.watched(data), target);
        if (given.out === null) await write(streamTarget(context.out));
        else await (whole ? toFolder : toFile)(resolve(context.folder, given.out), given.out, write);
      } catch (e) {
        if (!stop.stopped()) throw e;
        throw new CommandError(130, { zh: `已停下，${given.out ?? ''} 没有写成。`, en: `Stopped; ${given.out ?? 'the table'} was not written.` });
      } finally {
        stop.end();
      }
      return 0;
    } finally {
      await store?.close();
    }
  },
});

async function formatOf(context: Context, given: OptionValues<typeof options>): Promise<Format> {
  if (given.format !== 'datapackage') {
    if (given.since !== null) throw new CommandError(2, { zh: '--since 只用于 --format datapackage。', en: '--since is for --format datapackage only.' });
    const { formats } = await import('../export/formats/index.js');
    return formats[given.format];
  }
  if (given.shape !== null) throw new CommandError(2, { zh: '数据包含全部表：请去掉 --shape。', en: 'A package has all tables: leave --shape out.' });
  if (given.out?.toLowerCase().endsWith('.zip') === true) throw new CommandError(2, { zh: `数据包是文件夹：请去掉 ${given.out} 的 .zip，写好后再压缩（--since 也读 ZIP）。`, en: `A package is a folder: leave .zip off ${given.out} and pack it afterwards (--since reads a zip too).` });
  const { datapackageOf } = await import('../export/formats/datapackage.js');
  const now = new Date();
  const licence: Licence = licences[given.licence];
  const program = `nianbao ${version(context)}`;
  const release = given.release ?? `${now.getUTCFullYear()}.${now.getUTCMonth() + 1}.${now.getUTCDate()}`;
  const earlier = given.since === null ? null : await earlierPackage(resolve(context.folder, given.since), given.since);
  // Whoever cites a version must mean one package.
  if (earlier !== null && earlier.version === release) throw new CommandError(2, { zh: `${given.since} 的版本也是 ${release}：请用 --release 给出新的版本号。`, en: `${given.since} has the version ${release} too: give a new one with --release.` });
  return datapackageOf({
    rules,
    about: {
      version: release, created: `${now.toISOString().slice(0, 19)}Z`, licence, program,
      contributors: [...(given.contributor === null ? [] : [{ title: given.contributor, role: 'publisher' }]), { title: program, role: 'wrangler' }],
    },
    earlier,
  });
}

/** Digits are a code or the beginning of one; a name must be that of one region only. */
function regionCode(given: string): string {
  if (/^\d{2}(?:\d{2}){0,2}$/.test(given)) return given;
  const { regions } = agencyTables();
  const codes = [...new Set(regions.named(given).map((r) => regions.current(r)))];
  if (codes.length === 1) return codes[0]!;
  if (codes.length === 0) throw new CommandError(2, { zh: `没有叫“${given}”的地区：请给出全称或代码，见 data/regions.csv。`, en: `There is no region “${given}”: give its full name or its code, see data/regions.csv.` });
  throw new CommandError(2, { zh: `叫“${given}”的地区不止一个（${codes.join('、')}）：请给出代码。`, en: `There are several regions “${given}” (${codes.join(', ')}): give the code.` });
}

/** Reports between two looks at whether somebody wants it to stop. */
const stretch = 50;

function stopping(): { readonly watched: (data: Dataset) => Dataset; readonly stopped: () => boolean; readonly end: () => void } {
  let stopped = false;
  const onSignal = (): void => {
    stopped = true;
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  return {
    stopped: () => stopped,
    end: () => void process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
    watched: (data) => {
      let n = 0;
      return {
        ...data,
        pass: (tables, give, see) => data.pass(tables, give, async (v) => {
          if (++n % stretch === 0) await new Promise((done) => setImmediate(done));
          if (stopped) throw new Error('stopped');
          await see?.(v);
        }),
      };
    },
  };
}
