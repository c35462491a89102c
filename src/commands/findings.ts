// `findings`: lists what the rules found in the stored reports, filtered.
import Table from 'cli-table3';
import type { Store, StoredFinding } from '../store/store.js';
import { csvLine } from '../export/csv.js';
import { findingColumns, findingLine, storedFindingJson } from '../export/findings.js';
import { command, CommandError, type ExitCode } from './command.js';
import type { Context } from './context.js';
import { dbOption, openDatabase } from './database.js';
import { everyRule, ruleOf } from './every-rule.js';
import { filterOptions, versionFilter } from './filter-options.js';
import { choice, flag, text } from './option.js';
import { ofWord, outcomeMark, outcomeOption } from './outcome-word.js';
import { failOnOption, fails } from './reading-options.js';
import { statuses, statusName } from './review.js';
import { suspectsSaid } from './suspects-said.js';
import { visible, visibleLine } from './visible.js';
import { version } from './version.js';
import { wrap } from './width.js';

export const findings = command({
  name: 'findings',
  arguments: '',
  summary: { zh: '列出库里报告的核对发现', en: 'list what was found in the stored reports' },
  details: {
    zh: '默认只看每份报告的最新版。csv 和 json 供其他程序使用，其中 outcome 只有 broken、undecided 两种，kind 再分其类。',
    en: 'Of each report the newest version, unless --all. csv and json are for other programs; there outcome is broken or undecided, and kind says which.',
  },
  options: {
    db: dbOption,
    rule: text('--rule <ID>', { zh: `只要这条规则（共 ${everyRule.length} 条，见 rules 命令）`, en: `only this rule (of ${everyRule.length}, see the command rules)` }),
    severity: choice('--severity <SEVERITY>', { zh: '只要这一级', en: 'only this severity' }, ['error', 'warning', 'info'], null),
    outcome: outcomeOption,
    kind: choice('--kind <KIND>', { zh: '只要这一类', en: 'only this kind' }, ['arithmetic', 'incomplete', 'unreadable', 'absent', 'changed', 'stated', 'copied', 'unavailable', 'lead'], null),
    status: choice('--status <STATUS>', { zh: '只要人的结论是这样的', en: 'only those a person decided so about' }, statuses, null),
    ...filterOptions,
    rejected: flag('--rejected', { zh: '改为列出没有读入的文件及原因（其他条件不起作用）', en: 'list the files that were not read, and why, instead (no filter applies)' }),
    format: choice('--format <FORMAT>', { zh: '输出格式', en: 'format of the output' }, ['table', 'json', 'csv', 'sarif'], 'table'),
    failOn: failOnOption,
  },
  examples: [
    { line: 'findings --severity error --year 2024', does: { zh: '2024 年度所有不符', en: 'every broken identity of 2024' } },
    { line: 'findings --rejected', does: { zh: '没有读入的文件及原因', en: 'the files that were not read, and why' } },
    { line: 'findings --rule requests.flow --format csv > flow.csv', does: { zh: '一条规则的发现，存为 CSV', en: 'the findings of one rule as CSV' } },
  ],
  run: async (context, _args, options): Promise<ExitCode> => {
    if (options.rule !== null) ruleOf(options.rule);
    const store = await openDatabase(context, options.db);
    try {
      if (options.rejected) {
        if (options.format === 'sarif') throw new CommandError(2, { zh: '没有读入的文件不是发现，不能写成 SARIF：请用 json 或 csv。', en: 'Files that were not read are no findings and have no SARIF: use json or csv.' });
        return await listRejected(context, store, options.format);
      }
      let n = 0;
      let failing = 0;
      if (options.format === 'csv') await context.out.write(csvLine(findingColumns));
      const filter = {
        ...versionFilter(options),
        ...(options.rule === null ? {} : { rule: options.rule }), ...(options.severity === null ? {} : { severity: options.severity }),
        ...(options.outcome === null ? {} : ofWord(options.outcome)), ...(options.kind === null ? {} : { kind: options.kind }),
        ...(options.status === null ? {} : { status: options.status }),
      };
      if (options.format === 'sarif') {
        const { sarif } = await import('../export/sarif.js');
        for await (const piece of sarif(store, { lang: context.lang, version: version(context), rules: everyRule, filter })) await context.out.write(piece);
      }
      let page: StoredFinding[] = [];
      const turn = async (): Promise<void> => {
        if (page.length > 0) await context.out.write(`${table(page, context.lang, context.out.stream.columns ?? 120)}\n`);
        page = [];
      };
      for await (const f of store.findings(filter)) {
        if (fails(f.finding, options.failOn)) failing += 1;
        if (options.format === 'json') await context.out.write(`${n === 0 ? '[\n' : ',\n'}${JSON.stringify(storedFindingJson(f, context.lang))}`);
        else if (options.format === 'csv') await context.out.write(findingLine(f, context.lang));
        else if (options.format === 'table' && page.push(f) >= pageSize) await turn();
        n += 1;
      }
      await turn();
      if (options.format === 'json') await context.out.write(n === 0 ? '[]\n' : '\n]\n');
      if (options.format === 'table') await context.out.write(context.say({ zh: `共 ${n} 条。\n`, en: `${n} ${n === 1 ? 'finding' : 'findings'}.\n` }));
      return failing > 0 ? 1 : 0;
    } finally {
      await store.close();
    }
  },
});

/** Rows of one table; more begin another, so that memory stays flat. */
const pageSize = 500;

function table(page: readonly StoredFinding[], lang: 'zh' | 'en', columnsOfTerminal: number): string {
  const agency = 22;
  const number = 10;
  const rest = Math.max(20, columnsOfTerminal - agency - 4 - 10 - number - 5 * 3 - 1);
  const t = new Table({ head: lang === 'zh' ? ['机关', '年度', '结果', '发现', '编号'] : ['agency', 'year', 'outcome', 'what was found', 'finding'], style: { head: [], border: [] } });
  for (const { agency: name, year, finding, fingerprint, status } of page) {
    const decided = status === 'open' ? '' : `\n${statusName(status, lang)}`;
    t.push([wrap(visible(name), agency), String(year), outcomeMark(finding, lang), wrap(visible(finding.message[lang] + suspectsSaid(finding, lang)), rest), fingerprint.slice(0, 8) + decided]);
  }
  return t.toString();
}

async function listRejected(context: Context, store: Store, format: 'table' | 'json' | 'csv'): Promise<ExitCode> {
  const rows = (await store.rejected()).map((r) => ({ file: r.name, sha256: r.sha, code: r.error.code, message: r.error.message[context.lang], at: r.at }));
  if (format === 'json') await context.out.write(`${JSON.stringify(rows, null, 1)}\n`);
  else if (format === 'csv') await context.out.write(csvLine(['file', 'sha256', 'code', 'message', 'at']) + rows.map((r) => csvLine(Object.values(r))).join(''));
  else {
    for (const r of rows) await context.out.write(`${visibleLine(context.say({ zh: `${r.file}：${r.code}。${r.message}`, en: `${r.file}: ${r.code}. ${r.message}` }))}\n`);
    await context.out.write(context.say({ zh: `共 ${rows.length} 个文件没有读入。\n`, en: `${rows.length} ${rows.length === 1 ? 'file was' : 'files were'} not read.\n` }));
  }
  return 0;
}
