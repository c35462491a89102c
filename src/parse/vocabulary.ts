// The lexicons of the form, made once from form/: rows, groups, columns, headings. No label is written here that the form has.
import { editions } from '../form/editions.js';
import type { BlockId, EditionId, FormBlock, FormColumn, FormRow, TableId } from '../model/edition.js';
import type { SectionId } from '../model/report.js';
import { label } from './label.js';
import { Lexicon } from './match.js';

export interface BlockIn {
  readonly edition: EditionId;
  readonly table: TableId;
  readonly block: FormBlock;
}

/** Every block of every edition, newest edition first. */
export const blocks: readonly BlockIn[] = [...editions].reverse().flatMap((e) => e.tables.flatMap((t) => t.blocks.map((block) => ({ edition: e.id, table: t.id, block }))));

export interface ProactiveRow {
  readonly block: BlockId;
  readonly row: FormRow;
}

function rowsOf(table: TableId): ProactiveRow[] {
  const seen = new Map<string, ProactiveRow>();
  for (const b of blocks) if (b.table === table) for (const row of b.block.rows) if (!seen.has(row.id)) seen.set(row.id, { block: b.block.id, row });
  return [...seen.values()];
}

/** Rows of the request table in printed order, the rows of all editions merged: what one edition prints in one row stands before what another prints in three. */
export const requestRows: readonly FormRow[] = mergeRows();

function mergeRows(): FormRow[] {
  const merged: FormRow[] = [];
  for (const b of [...blocks].reverse().filter((x) => x.block.id === 'requests')) {
    let at = 0;
    for (const row of b.block.rows) {
      const known = merged.findIndex((m) => m.id === row.id);
      if (known === -1) merged.splice(at++, 0, row);
      else at = known + 1;
    }
  }
  // The single row goes before the rows it sums up, so that both orders of the form are kept.
  const all = merged.findIndex((r) => r.id === 'other_all');
  const first = merged.findIndex((r) => r.under?.some((u) => u === merged[all]?.label.zh) === true);
  if (all > first && first !== -1) merged.splice(first, 0, ...merged.splice(all, 1));
  return merged;
}

export const requestRowLexicon = new Lexicon(requestRows.map((row, i) => ({ key: i, text: row.label.zh, also: row.also })));
/** Labels of groups: they stand before rows and are not rows. */
export const requestGroupLexicon = new Lexicon([...new Set(requestRows.flatMap((r) => r.under ?? []))].map((text) => ({ key: text, text })));

const requestBlock = blocks.find((b) => b.block.id === 'requests')!.block;
export const applicantColumns: readonly FormColumn[] = requestBlock.columns;
export const applicantLexicon = new Lexicon(applicantColumns.map((c, i) => ({ key: i, text: c.label.zh })));
export const applicantGroupLexicon = new Lexicon([...new Set(applicantColumns.flatMap((c) => c.under ?? []))].map((text) => ({ key: text, text })));

export const proactiveRowLexicon = new Lexicon(rowsOf('proactive').map((r) => ({ key: r, text: r.row.label.zh, also: r.row.also })));
export const proactiveBlocks: readonly BlockIn[] = blocks.filter((b) => b.table === 'proactive');
export const proactiveColumnLexicon = new Lexicon(
  [...new Set(proactiveBlocks.flatMap((b) => b.block.columns.map((c) => c.label.zh)))].map((text) => ({ key: text, text })),
);
/** 第二十条第（一）项 … → block. */
export const itemLexicon = new Lexicon([...new Map(proactiveBlocks.map((b) => [b.block.id, b.block.title.zh])).entries()].map(([key, text]) => ({ key, text })));

const reviewBlock = blocks.find((b) => b.block.id === 'reviews')!.block;
export const remedies: readonly FormRow[] = reviewBlock.rows;
export const outcomes: readonly FormColumn[] = reviewBlock.columns;
export const remedyLexicon = new Lexicon(remedies.map((r, i) => ({ key: i, text: r.label.zh, also: r.also })));
/** 行政诉讼 stands over two of the remedies. */
export const remedyGroupLexicon = new Lexicon([...new Set(remedies.flatMap((r) => r.under ?? []))].map((text) => ({ key: text, text })));
export const outcomeLexicon = new Lexicon(outcomes.map((c, i) => ({ key: i, text: c.label.zh })));

const tableSections: Readonly<Record<TableId, SectionId>> = { proactive: 'proactive', requests: 'requests', reviews: 'reviews' };
const wordings: Readonly<Record<SectionId, readonly string[]>> = {
  overview: ['一、总体情况', '概述', '总体工作情况', '基本情况'],
  proactive: ['主动公开情况', '行政机关主动公开政府信息情况', '政府信息主动公开情况'],
  requests: ['收到和处理政府信息公开申请的情况', '政府信息公开申请情况', '依申请公开政府信息情况', '收到和处理政府信息依申请公开情况'],
  reviews: ['政府信息公开行政复议和行政诉讼情况', '因政府信息公开被申请行政复议提起行政诉讼情况', '行政复议行政诉讼情况', '政府信息公开行政复议诉讼情况'],
  problems: [
    '五、存在的主要问题及改进情况', '存在的主要问题及整改措施', '政府信息公开工作存在的主要问题及改进情况', '存在的主要问题和改进情况', '存在问题及改进情况',
    '存在的主要问题及改进措施', '存在的主要问题及下一步工作情况', '存在的问题及改进措施', '主要问题和改进措施', '存在的不足及改进措施',
  ],
  other: ['六、其他需要报告的事项', '其他需要报告事项', '其他报告的事项', '需要报告的其他事项', '其他需要说明的事项'],
};

/** Headings of the six sections: those of tables from the form, the prose ones and other wordings in use from here. */
export const sectionLexicon = new Lexicon<SectionId>([
  ...[...editions].reverse().flatMap((e) => e.tables.map((t) => ({ key: tableSections[t.id], text: t.heading.zh }))),
  ...Object.entries(wordings).flatMap(([key, texts]) => texts.map((text) => ({ key: key as SectionId, text }))),
]);

/** The words of every label of the tables without signs, longest first: what a line that is a piece or a row of them is made of. */
export const labelWords: readonly string[] = [...new Set([
  ...blocks.flatMap((b) => [b.block.title.zh, ...b.block.rows.flatMap((r) => [r.label.zh, ...(r.also ?? []), ...(r.under ?? [])]), ...b.block.columns.flatMap((c) => [c.label.zh, ...(c.under ?? [])])]),
  '信息内容', '申请人情况',
].flatMap((text) => [label(text).core, label(text).bare]))].filter((w) => w.length > 1).sort((a, b) => b.length - a.length);
