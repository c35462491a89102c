// CSV: a file a table, as csv.ts writes lines.
import { byteOrderMark, csvLine } from '../csv.js';
import type { Format } from '../format.js';
import { writeTexts } from './texts.js';

export const csv: Format = {
  id: 'csv',
  ending: '.csv',
  one: 'table',
  write: (data, target) => writeTexts(data, target, {
    ending: '.csv',
    before: (t) => (data.bom ? byteOrderMark : '') + csvLine(t.columns.map((c) => c.name)),
    rows: (_t, rows) => rows.map(csvLine).join(''),
    after: () => '',
  }),
};
