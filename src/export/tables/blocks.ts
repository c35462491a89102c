// One table for each block of the form, with its rows as the form prints them: `requests` has 25 rows a report (23 in 2019).
import { blockOf, cellRef } from '../../form/cell-refs.js';
import { editions } from '../../form/editions.js';
import type { BlockId, EditionId, FormBlock } from '../../model/edition.js';
import type { Lang, Text } from '../../model/text.js';
import type { ExportedVersion } from '../../store/store.js';
import { column, type Column, type Row, type Table } from '../table.js';
import { keyColumns, keys, toReport } from './keys.js';

const empty = { zh: '空：没有印出确定的数，或所用格式没有这一列；不是 0', en: 'empty: no certain figure is printed, or the edition has no such column; it is not 0' };
const rowColumns = [
  column('row', 'string', '行编号', 'row', { required: true, why: { zh: '表中行的编号', en: 'id of the row of the form' } }),
  column('label_zh', 'string', '行', 'label (Chinese)', { why: { zh: '行的名称，照格式', en: 'label of the row as the form has it, in Chinese' } }),
  column('label_en', 'string', '行（英文）', 'label (English)'),
];

const ids: readonly BlockId[] = [...new Set(editions.flatMap((e) => e.tables.flatMap((t) => t.blocks.map((b) => b.id))))];

export const blocks: readonly Table[] = ids.map((id) => {
  const printed = new Map(editions.map((e) => [e.id, blockOf(e.id, id)]));
  const newest = [...printed.values()].filter((b) => b !== null).at(-1)!;
  const figures = figureColumns([...printed.values()].filter((b) => b !== null));
  const first = keyColumns.length + rowColumns.length;
  const rowAt = keyColumns.length;
  return {
    name: id,
    title: titleOf(newest),
    says: { zh: '每份报告在此表的每一行为一行', en: 'a row for each row of this part of the form, of each report' },
    columns: [...keyColumns, ...rowColumns, ...figures],
    primaryKey: ['report', 'row'],
    foreignKeys: [toReport],
    rows: { each: (v) => rowsOf(v, id, printed, figures) },
    cellAt: (row, at) => {
      const block = printed.get(row[rowAt - 1] as EditionId);
      const own = figures[at - first];
      return block !== null && block !== undefined && own !== undefined && block.columns.some((c) => c.id === own.name) ? cellRef(block, row[rowAt] as string, own.name) : null;
    },
  };
});

/** What is counted, where the form heads the block only with an article of the law. */
function titleOf(b: FormBlock): Text {
  const joined = (lang: Lang): string => b.rows.map((r) => r.label[lang]).join(lang === 'zh' ? '、' : ', ');
  return b.title.zh.startsWith('第') ? { zh: joined('zh'), en: joined('en') } : b.title;
}

/** Columns of all editions; labels of the newest that has them. */
function figureColumns(printed: readonly FormBlock[]): Column[] {
  const known = new Map(printed.flatMap((b) => b.columns.map((c) => [c.id, c])));
  return [...known.values()].map((c) => ({ name: c.id, type: 'number', label: c.label, says: empty, unit: c.unit }));
}

/** In the edition the block is printed in, which is the one the row names. */
function rowsOf(v: ExportedVersion, id: BlockId, printed: ReadonlyMap<EditionId, FormBlock | null>, figures: readonly Column[]): Row[] {
  const edition = v.report.layout[id] ?? v.report.edition;
  const block = printed.get(edition) ?? null;
  if (block === null) return [];
  const own = new Set(block.columns.map((c) => c.id));
  const key = keys(v, edition);
  return block.rows.map((r) => [...key, r.id, r.label.zh, r.label.en, ...figures.map((c) => (own.has(c.name) ? (v.report.cells.get(cellRef(block, r.id, c.name))?.value ?? null) : null))]);
}
