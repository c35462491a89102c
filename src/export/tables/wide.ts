// `wide`: one row a report, a column for every cell of every edition.
import { cellLabel } from '../../form/cell-label.js';
import { publicName } from '../../model/public-name.js';
import { allCells } from '../../form/cell-refs.js';
import { column, type Column, type Table } from '../table.js';
import { keyColumns, keys, toReport } from './keys.js';
import { missing } from './missing.js';

const figures: readonly Column[] = allCells.map((cell) => ({ name: cell.ref, type: 'number', label: cellLabel(cell), says: missing(cell), cell, unit: cell.column.unit }));
const columns = [
  ...keyColumns,
  column('source_name', 'string', '来源', 'source', { why: { zh: '原件的网址或文件名', en: 'address of the document, or name of its file' } }),
  column('source_sha256', 'string', '原件 SHA-256', 'SHA-256 of the document', { required: true }),
  ...figures,
];

export const wide: Table = {
  name: 'wide',
  title: { zh: '宽表', en: 'reports with all figures' },
  says: { zh: '每份报告一行，每格一列', en: 'a row for each report, a column for each cell' },
  columns,
  primaryKey: ['report'],
  foreignKeys: [toReport],
  rows: { each: (v) => [[...keys(v), publicName(v.report.source.name), v.report.source.id, ...allCells.map((c) => v.report.cells.get(c.ref)?.value ?? null)]] },
  cellAt: (_row, at) => columns[at]?.cell?.ref ?? null,
};
