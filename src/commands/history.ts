// `history`: every version of one report, when each was first seen, and what changed from one to the next.
import { changesBetween } from '../compare/changes.js';
import { blockSaid, said, textSaid } from '../compare/silent-edit.js';
import { cellLabel } from '../form/cell-label.js';
import { formCell } from '../form/cell-refs.js';
import type { Value } from '../model/value.js';
import { precursorOf, type VersionChanges } from '../model/version.js';
import type { HistoryVersion } from '../store/store.js';
import { address } from './address.js';
import { command, type ExitCode } from './command.js';
import type { Context } from './context.js';
import { dbOption, openDatabase } from './database.js';
import { asked, notFound } from './look-up.js';
import { choice } from './option.js';
import { visible, visibleLine } from './visible.js';

export const history = command({
  name: 'history',
  arguments: '<AGENCY> <YEAR>',
  summary: { zh: '列出一份报告的各个版本和改动', en: 'list the versions of one report and what changed' },
  details: {
    zh: '每一版何时首次见到、来自何处；与前一版不同的格子连同两份原文中的位置。网页其他部分的变化不算。机关可以只写名称的一部分。',
    en: 'Of each version when it was first seen and where it came from, and the cells that differ from the version before with their places in both originals. Changes of the page around the report are left out. A part of the agency\'s name will do.',
  },
  options: {
    db: dbOption,
    format: choice('--format <FORMAT>', { zh: '输出格式', en: 'format of the output' }, ['text', 'json'], 'text'),
  },
  examples: [{ line: 'history 青川市统计局 2024', does: { zh: '一份报告发布后改过什么', en: 'what was changed in a report after it was published' } }],
  run: async (context, args, options): Promise<ExitCode> => {
    const { agency, year } = asked(context, 'history', args);
    const store = await openDatabase(context, options.db);
    try {
      const answer = await store.report(agency, year);
      if (answer.status !== 'found') throw notFound(context, answer, { agency, year, version: null });
      const name = answer.report.agency;
      const versions = (await store.history(name, year)).map((v, i, all): Step => {
        const before = precursorOf(all.slice(0, i), v.names[0] ?? '');
        return { version: v, before, changes: before === null ? null : changesBetween(before, v) };
      });
      await context.out.write(options.format === 'json' ? `${JSON.stringify({ agency: name, year, versions: versions.map(json) }, null, 1)}\n` : text(context, name, year, versions));
      return 0;
    } finally {
      await store.close();
    }
  },
});

interface Step {
  readonly version: HistoryVersion;
  readonly before: HistoryVersion | null;
  readonly changes: VersionChanges | null;
}

function text(context: Context, agency: string, year: number, steps: readonly Step[]): string {
  const t = (zh: string, en: string): string => context.say({ zh, en });
  const lines = [visibleLine(t(`${agency} ${year} 年度：共 ${steps.length} 版`, `${agency} ${year}: ${steps.length} ${steps.length === 1 ? 'version' : 'versions'}`))];
  for (const { version: v, before, changes } of steps) {
    lines.push('', t(`第 ${v.version} 版${v.current ? '（现行）' : ''}`, `version ${v.version}${v.current ? ' (current)' : ''}`));
    lines.push(t(`  首次见到：${time(v.firstSeen)}`, `  first seen: ${time(v.firstSeen)}`));
    for (const m of v.met) {
      lines.push(visibleLine(t(`  来源：${m.name}（${time(m.at)}）`, `  source: ${m.name} (${time(m.at)})`)));
      if (m.twin !== null) lines.push(t(`    网页不同，报告相同，sha256: ${m.twin}`, `    the same report on another page, sha256: ${m.twin}`));
    }
    for (const r of v.returned) lines.push(t(`  第 ${r.from} 版之后又变回这一版：${time(r.at)}`, `  shown again after version ${r.from}: ${time(r.at)}`));
    if (v.published.value !== null) lines.push(t(`  所载发布日期：${v.published.value}`, `  published, as it says: ${v.published.value}`));
    lines.push(`  sha256: ${v.sourceId}`);
    if (before !== null && changes !== null) lines.push(...changeLines(context, before, v, changes));
  }
  return `${lines.join('\n')}\n`;
}

function changeLines(context: Context, before: HistoryVersion, after: HistoryVersion, changes: VersionChanges): string[] {
  const { lang } = context;
  const n = changes.cells.length + changes.blocks.length + changes.texts.length;
  if (n === 0) return [context.say({ zh: `  与第 ${before.version} 版相比，报告没有改动，只有网页其他部分变了。`, en: `  The report is that of version ${before.version}; only the page around it changed.` })];
  return [
    context.say({ zh: `  与第 ${before.version} 版相比：`, en: `  compared with version ${before.version}:` }),
    ...changes.cells.flatMap((c) => {
      const cell = formCell(c.ref);
      return [
        `    ${c.ref}  ${cell === undefined ? '' : `${cellLabel(cell)[lang]}  `}${visible(said(c.before)[lang])} → ${visible(said(c.after)[lang])}`,
        `      [${visibleLine(address(before.names[0] ?? '', c.before.anchor, lang))}] → [${visibleLine(address(after.names[0] ?? '', c.after.anchor, lang))}]`,
      ];
    }),
    ...changes.blocks.map((b) => `    ${blockSaid(b.block, b.change)[lang]}`),
    ...changes.texts.map((c) => `    ${textSaid(c.section, c.removed, c.added)[lang]}`),
  ];
}

/** 2026-03-02 10:00:00Z */
function time(iso: string): string {
  return iso.replace('T', ' ').replace(/\.\d+Z$/, 'Z');
}

function json({ version: v, changes }: Step): object {
  const value = ({ state, value: figure, raw, unit, anchor }: Value): object => ({ state, value: figure, raw, ...(unit === undefined ? {} : { unit }), anchor });
  return {
    version: v.version, current: v.current, firstSeen: v.firstSeen, sources: v.met, title: v.title, published: v.published, sha256: v.sourceId,
    changes: changes === null ? null : { cells: changes.cells.map((c) => ({ id: c.ref, before: value(c.before), after: value(c.after) })), tables: changes.blocks, texts: changes.texts },
  };
}
