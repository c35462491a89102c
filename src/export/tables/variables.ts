// `variables`: every column of every table, with its label, type, unit, editions and what an empty field says.
import type { Text } from '../../model/text.js';
import { column, type Table } from '../table.js';
import { editionsOf } from './missing.js';

const empty: Text = { zh: '空：没有或不知道', en: 'empty: there is none, or it is not known' };
const never: Text = { zh: '从不为空', en: 'never empty' };

/** `tables`: all others of the export. */
export function variablesTable(tables: readonly Table[]): Table {
  return {
    name: 'variables',
    title: { zh: '变量', en: 'variables' },
    says: { zh: '各表的每一列', en: 'every column of every table' },
    columns: [
      column('table', 'string', '表', 'table', { required: true }),
      column('name', 'string', '变量', 'variable', { required: true }),
      column('type', 'string', '类型', 'type', { required: true }),
      column('label_zh', 'string', '名称', 'label (Chinese)', { required: true }),
      column('label_en', 'string', '名称（英文）', 'label (English)', { required: true }),
      column('says_zh', 'string', '说明', 'description (Chinese)', { required: true }),
      column('says_en', 'string', '说明（英文）', 'description (English)', { required: true }),
      column('unit_zh', 'string', '单位', 'unit (Chinese)'),
      column('unit_en', 'string', '单位（英文）', 'unit (English)'),
      column('editions', 'string', '格式版本', 'editions', { why: { zh: '只有这些格式有；空：全部', en: 'the editions that have it; empty: all' } }),
      column('missing_zh', 'string', '空值含义', 'missing (Chinese)', { required: true }),
      column('missing_en', 'string', '空值含义（英文）', 'missing (English)', { required: true }),
    ],
    primaryKey: ['table', 'name'],
    foreignKeys: [],
    rows: {
      all: tables.flatMap((t) => t.columns.map((c) => {
        const missing = c.required === true ? never : c.unit === undefined ? empty : c.says;
        return [
          t.name, c.name, c.type, c.label.zh, c.label.en, c.says.zh, c.says.en, c.unit?.zh ?? null, c.unit?.en ?? null, c.cell === undefined ? null : editionsOf(c.cell).join('; '), missing.zh, missing.en,
        ];
      })),
    },
  };
}
