// `long`: one row a cell, in the order of the form, with everything that is known of it.
import { cellLabel } from '../../form/cell-label.js';
import { allCells, formCells } from '../../form/cell-refs.js';
import { publicName } from '../../model/public-name.js';
import type { Text } from '../../model/text.js';
import type { CellRef, State } from '../../model/value.js';
import type { ExportedVersion } from '../../store/store.js';
import { column, type Table } from '../table.js';
import { flagColumns, flagsOf, noFlags } from './flags.js';
import { keyColumns, keys, toReport } from './keys.js';

const states = ['number', 'blank', 'dash', 'absent', 'unreadable'] as const satisfies readonly State[];

const columns = [
  ...keyColumns,
  column('id', 'string', '格的编号', 'cell id', { required: true, values: allCells.map((c) => c.ref), why: { zh: '格的编号，见 codebook', en: 'id of the cell, see codebook' } }),
  column('label_zh', 'string', '项目', 'label (Chinese)', { repeats: true, why: { zh: '所印格式中行与列的名称', en: 'labels of row and column as the form of the report has them, in Chinese' } }),
  column('label_en', 'string', '项目（英文）', 'label (English)', { repeats: true }),
  column('value', 'number', '数值', 'value', { why: { zh: '印出的数，单位照原文；不是数时为空，不是 0', en: 'the figure in the unit as printed; empty, and not 0, where no figure stands' } }),
  column('state', 'string', '状态', 'state', {
    required: true, values: states,
    why: { zh: 'number 数；blank 空白；dash 横线、斜线或“无”；absent 文件中没有此格；unreadable 不能确定', en: 'number; blank; dash (a dash, slash or 无); absent (the document has no such cell); unreadable (not one certain figure)' },
  }),
  column('raw', 'string', '原文', 'raw', { why: { zh: '格中的文字', en: 'what stands in the cell' } }),
  column('unit', 'string', '单位', 'unit', { why: { zh: '印出的单位；没有印出的见 codebook', en: 'unit as printed; where none is, see codebook' } }),
  ...flagColumns,
  column('source_name', 'string', '来源', 'source', { repeats: true, why: { zh: '原件的网址或文件名', en: 'address of the document, or name of its file' } }),
  column('source_sha256', 'string', '原件 SHA-256', 'SHA-256 of the document', { repeats: true, required: true }),
  column('anchor', 'string', '位置', 'anchor', { why: { zh: '在原件中的位置：路径@字节、行:列、p页@框，或 部分!位置', en: 'place in the document: path@byte, line:column, pPAGE@box, or part!place' } }),
];
const [idAt, valueAt] = [columns.findIndex((c) => c.name === 'id'), columns.findIndex((c) => c.name === 'value')];

export const long: Table = {
  name: 'long',
  title: { zh: '长表', en: 'cells' },
  says: { zh: '每格一行', en: 'a row for each cell' },
  columns,
  primaryKey: ['report', 'id'],
  foreignKeys: [toReport, { column: 'id', table: 'codebook', refers: 'id' }],
  rows: {
    each: (v) => {
      const own = keys(v);
      const labels = labelsOf(v);
      const flags = flagsOf(v);
      const { id } = v.report.source;
      const name = publicName(v.report.source.name);
      return [...v.report.cells].map(([ref, c]) => {
        const label = labels.get(ref);
        return [...own, ref, label?.zh ?? null, label?.en ?? null, c.value, c.state, c.raw, c.unit ?? null, ...(flags.get(ref) ?? noFlags), name, id, c.anchor];
      });
    },
  },
  cellAt: (row, at) => (at === valueAt ? (row[idAt] as CellRef) : null),
};

const labelled = new Map<object, ReadonlyMap<CellRef, Text>>();

/** Labels in the wording of the edition each block is printed in; made once for each layout. */
function labelsOf(v: ExportedVersion): ReadonlyMap<CellRef, Text> {
  const cells = formCells(v.report.edition, v.report.layout);
  let labels = labelled.get(cells);
  if (labels === undefined) labelled.set(cells, (labels = new Map(cells.map((c) => [c.ref, cellLabel(c)]))));
  return labels;
}
