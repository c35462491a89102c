// JSON: a file a table, one array with an object a line. Texts are exactly those of the original.
import type { Format } from '../format.js';
import { jsonLine } from '../json.js';
import { writeTexts } from './texts.js';

export const json: Format = {
  id: 'json',
  ending: '.json',
  one: 'table',
  write: (data, target) => writeTexts(data, target, {
    ending: '.json',
    before: () => '',
    rows: (t, rows, first) => (first ? '[\n' : ',\n') + rows.map((r) => jsonLine(t.columns, r)).join(',\n'),
    after: (_t, none) => (none ? '[]\n' : '\n]\n'),
  }),
};
