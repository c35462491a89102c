// `show`: one stored report as the form has it, with what does not balance marked.
import type { StoredReport } from '../store/store.js';
import { address, anchorOf } from './address.js';
import { command, type ExitCode } from './command.js';
import type { Context } from './context.js';
import { dbOption, openDatabase } from './database.js';
import { formTables } from './form-table.js';
import { asked, notFound } from './look-up.js';
import { count } from './option.js';
import { outcomeMark } from './outcome-word.js';
import { visible, visibleLine } from './visible.js';
import { wrap } from './width.js';

export const show = command({
  name: 'show',
  arguments: '<AGENCY> <YEAR>',
  summary: { zh: '按表格原样显示一份报告', en: 'show one report as the form has it' },
  details: {
    zh: '数字照原文；“·”表示文件中没有这一格，“?”表示读不出，不符的勾稽关系所涉的格子标红或加 *。机关可以只写名称的一部分。',
    en: 'Figures as published; “·” is a cell the document lacks, “?” one that cannot be read, and the cells of broken identities are red or carry a *. A part of the agency\'s name will do.',
  },
  options: {
    db: dbOption,
    version: count('--report-version <N>', { zh: '第几版（默认最新）', en: 'which version (default: the newest)' }, 1, 1_000_000, null),
  },
  examples: [{ line: 'show 青川市统计局 2024', does: { zh: '显示一份报告的三张表', en: 'the three tables of one report' } }],
  run: async (context, args, options): Promise<ExitCode> => {
    const { agency, year } = asked(context, 'show', args);
    const store = await openDatabase(context, options.db);
    try {
      const answer = await store.report(agency, year, options.version ?? undefined);
      if (answer.status === 'found') {
        await context.out.write(reportPage(context, answer.report));
        return 0;
      }
      throw notFound(context, answer, { agency, year, version: options.version });
    } finally {
      await store.close();
    }
  },
});

function reportPage(context: Context, stored: StoredReport): string {
  const { report } = stored;
  const edits = stored.findings.filter((f) => f.kind === 'changed');
  const findings = stored.findings.filter((f) => f.kind !== 'changed');
  const t = (zh: string, en: string): string => context.say({ zh, en });
  const marked = new Set(findings.filter((f) => f.outcome === 'broken' && f.kind !== 'changed').flatMap((f) => f.cells));
  const columns = Math.max(80, Math.min(context.out.stream.columns ?? 120, 200));
  const name = visibleLine(stored.names[0] ?? report.source.name);
  const lines = [
    visibleLine(`${stored.agency} ${stored.year}${report.title.value === null ? '' : `  ${report.title.value}`}`),
    '',
    formTables(report, { lang: context.lang, columns, colour: context.out.colour, marked }),
    t(`空白 = 未填   · = 文件中没有   ? = 读不出${marked.size > 0 ? `   ${context.out.colour ? '红色' : '*'} = 勾稽关系不符` : ''}`,
      `empty = left blank   · = not in the document   ? = cannot be read${marked.size > 0 ? `   ${context.out.colour ? 'red' : '*'} = in a broken identity` : ''}`),
    '',
    findings.length === 0 ? t('勾稽关系：没有发现问题。', 'Identities: nothing found.') : t('勾稽关系：', 'Identities:'),
    ...findings.map((f) => indented(`${outcomeMark(f, context.lang)}  ${visible(f.message[context.lang])}  [${address(name, anchorOf(f, report.cells), context.lang)}]`, columns)),
    ...edits.map((f) => indented(`${outcomeMark(f, context.lang)}  ${visible(f.message[context.lang])}`, columns)),
    '',
    ...(report.published.value === null ? [] : [t(`发布：${report.published.value}`, `published: ${report.published.value}`)]),
    visibleLine(t(`来源：${stored.names.join('，')}`, `source: ${stored.names.join(', ')}`)),
    `sha256: ${report.source.id}`,
    t(`版本：第 ${stored.version} 版，共 ${stored.versions.length} 版${stored.current ? '' : '（已被新版取代）'}`, `version: ${stored.version} of ${stored.versions.length}${stored.current ? '' : ' (replaced by a newer one)'}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Two blanks in, and four where the sentence goes on. */
function indented(text: string, columns: number): string {
  return `  ${wrap(text, columns - 4).replaceAll('\n', '\n    ')}`;
}
