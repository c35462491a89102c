// The rule that a published report stays as it is: what changed between two versions, as one finding of the newer.
import { formCell } from '../form/cell-refs.js';
import { edition } from '../form/editions.js';
import type { BlockId } from '../model/edition.js';
import type { Finding } from '../model/finding.js';
import { publicName } from '../model/public-name.js';
import type { SectionId } from '../model/report.js';
import type { RuleRecord } from '../model/rule.js';
import type { Text } from '../model/text.js';
import type { Value } from '../model/value.js';
import { plainName, type ReportVersion, type VersionChanges } from '../model/version.js';
import { changesBetween } from './changes.js';

export const silentEdit: RuleRecord = {
  id: 'silent_edit',
  title: { zh: '已发布的报告事后改动', en: 'a published report was changed afterwards' },
  citation: { zh: '同一报告先后两版逐格比对', en: 'two versions of one report compared cell by cell' },
  severity: 'warning',
  basis: 'versions',
  says: { zh: '同一地址的报告先后两版，数字、表格或文字有改动；只是网页版式变了的不算。', en: 'Figures, tables or words of a report changed between two versions from one address; a page that merely looks otherwise does not count.' },
  example: {
    breaks: { zh: '同一地址的报告，第二版的办结数从 12 改成 11', en: 'the second version from one address says 11 where the first said 12' },
    nearMiss: { zh: '同一地址的报告，第二版只是换了页面版式', en: 'the second version only looks otherwise' },
  },
};

/** More cells than this make a sentence unreadable; the rest are counted. */
const named = 3;

/** One finding for a pair of versions, none where only the page around the report changed. `broken` where both came under one name, else `undecided`: then the two may be two copies. */
export function editFindings(older: ReportVersion, newer: ReportVersion): readonly Finding[] {
  const changes = changesBetween(older, newer);
  if (changes.cells.length + changes.blocks.length + changes.texts.length === 0) return [];
  const same = older.names.some((n) => newer.names.some((m) => plainName(n) === plainName(m)));
  const [only, more] = changes.cells;
  const single = only !== undefined && more === undefined && only.before.value !== null && only.after.value !== null ? only : null;
  return [{
    rule: silentEdit.id, outcome: same ? 'broken' : 'undecided', kind: 'changed', severity: same ? silentEdit.severity : 'info', scope: null,
    cells: changes.cells.map((c) => c.ref), left: single?.before.value ?? null, right: single?.after.value ?? null,
    difference: single === null ? null : difference(single.before.value!, single.after.value!), blanks: [],
    message: message(changes, older, newer, same),
  }];
}

/** 0.3 − 0.1 without float noise. */
function difference(a: number, b: number): number {
  return Number((a - b).toFixed(6));
}

function message(changes: VersionChanges, older: ReportVersion, newer: ReportVersion, same: boolean): Text {
  const parts: Text[] = changes.cells.slice(0, named).map((c) => {
    const [before, after] = [said(c.before), said(c.after)];
    return { zh: `${nameOf(c.ref).zh} ${before.zh} → ${after.zh}`, en: `${nameOf(c.ref).en} ${before.en} → ${after.en}` };
  });
  const more = changes.cells.length - parts.length;
  if (more > 0) parts.push({ zh: `另有 ${more} 格`, en: `${more} more ${more === 1 ? 'cell' : 'cells'}` });
  for (const b of changes.blocks) parts.push(blockSaid(b.block, b.change));
  for (const t of changes.texts) parts.push(textSaid(t.section, t.removed, t.added));
  const what: Text = { zh: parts.map((p) => p.zh).join('，'), en: parts.map((p) => p.en).join(', ') };
  if (same) {
    const when = between(older.lastSeen, newer.firstSeen);
    return { zh: `发布后有改动：${what.zh}；${when.zh}。`, en: `Changed after publication: ${what.en}; ${when.en}.` };
  }
  const [a, b] = [publicName(older.names[0] ?? ''), publicName(newer.names[0] ?? '')];
  const other: Text = a === b ? { zh: '另一处的同名文件', en: 'another of that name' } : { zh: b, en: b };
  return {
    zh: `同一报告的两份文件不同：${what.zh}；前者为 ${a}，后者为${a === b ? '' : ' '}${other.zh}；可能是改动，也可能是两份文件。`,
    en: `Two documents of one report differ: ${what.en}; the first is ${a}, the second ${other.en}; it may be a change, or they are two documents.`,
  };
}

/** From the last time the older bytes were seen to the first time the newer were: in days, on one day in seconds. */
function between(last: string, first: string): Text {
  const [from, to] = [last.slice(0, 10), first.slice(0, 10)];
  if (from < to) return { zh: `改动发生在 ${from} 与 ${to} 之间`, en: `changed between ${from} and ${to}` };
  const [begin, end] = [last.slice(11, 19), first.slice(11, 19)];
  return begin < end
    ? { zh: `改动发生在 ${to} 的 ${begin} 与 ${end}（UTC）之间`, en: `changed on ${to} between ${begin} and ${end} UTC` }
    : { zh: `两版都在 ${to} 首次见到`, en: `both were first seen on ${to}` };
}

/** `「一、本年新收政府信息公开申请数量／总计」`, the id where no edition has the cell. */
function nameOf(ref: string): Text {
  const cell = formCell(ref);
  return cell === undefined ? { zh: ref, en: ref } : { zh: `「${cell.row.label.zh}／${cell.column.label.zh}」`, en: `“${cell.row.label.en} / ${cell.column.label.en}”` };
}

/** What a cell says, in words where it says no figure. */
export function said(v: Value): Text {
  switch (v.state) {
    case 'number': {
      const shown = `${String(v.value)}${v.unit ?? ''}`;
      return { zh: shown, en: shown };
    }
    case 'blank': return { zh: '空白', en: 'blank' };
    case 'dash': return { zh: `“${v.raw ?? ''}”`, en: `“${v.raw ?? ''}”` };
    case 'absent': return { zh: '没有这一格', en: 'no such cell' };
    case 'unreadable': return { zh: `“${v.raw ?? ''}”（读不出）`, en: `“${v.raw ?? ''}” (unreadable)` };
  }
}

const tables = new Map(edition('2019').tables.concat(edition('2021').tables).flatMap((t) => t.blocks.map((b): [BlockId, Text] => [b.id, b.title])));

/** A table in words: gone, new, printed in another edition of the form. */
export function blockSaid(block: BlockId, change: 'gone' | 'new' | 'edition'): Text {
  const { zh, en } = tables.get(block) ?? { zh: block, en: block };
  if (change === 'gone') return { zh: `「${zh}」表没有了`, en: `the table “${en}” is gone` };
  return change === 'new' ? { zh: `多了「${zh}」表`, en: `the table “${en}” is new` } : { zh: `「${zh}」表换了版式`, en: `the table “${en}” is printed in another edition of the form` };
}

const sections: Readonly<Record<SectionId, Text>> = {
  overview: { zh: '总体情况', en: 'overview' }, proactive: { zh: '主动公开', en: 'proactive disclosure' }, requests: { zh: '依申请公开', en: 'requests' },
  reviews: { zh: '复议诉讼', en: 'reviews' }, problems: { zh: '问题及改进', en: 'problems' }, other: { zh: '其他事项', en: 'other matters' },
};

/** Changed sentences of a section, as a count. */
export function textSaid(section: SectionId | null, removed: number, added: number): Text {
  const name = section === null ? { zh: '其他部分', en: 'other parts' } : sections[section];
  const n = Math.max(removed, added);
  return { zh: `「${name.zh}」的文字改动 ${n} 句（删 ${removed}，增 ${added}）`, en: `${n} ${n === 1 ? 'sentence' : 'sentences'} of “${name.en}” changed (${removed} removed, ${added} added)` };
}
