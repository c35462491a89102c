// JSON Lines: a file a table, an object a line. Texts are exactly those of the original.
import type { Format } from '../format.js';
import { jsonLine } from '../json.js';
import { writeTexts } from './texts.js';

export const jsonl: Format = {
  id: 'jsonl',
  ending: '.jsonl',
  one: 'table',
  write: (data, target) => writeTexts(data, target, {
    ending: '.jsonl',
    before: () => '',
    rows: (t, rows) => rows.map((r) => `${jsonLine(t.columns, r)}\n`).join(''),
    after: () => '',
  }),
};
