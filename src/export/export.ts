// The tables for other programs: long (one row a cell) and wide (one row a report), as CSV or JSON, written piece by piece.
import type { Store, VersionFilter } from '../store/store.js';
import { shapes } from './columns.js';
import { byteOrderMark, csvLine } from './csv.js';
import { jsonLine } from './json.js';

export type ExportFormat = 'csv' | 'json';
export type ExportShape = keyof typeof shapes;

export interface ExportOptions extends VersionFilter {
  readonly format: ExportFormat;
  readonly shape: ExportShape;
  /** CSV only: begin with a byte order mark, so that Excel reads UTF-8. Default false. */
  readonly bom?: boolean;
}

/** Pieces of the file in order, one for each report. JSON is one array with a row a line. Current versions only, unless `all`. Throws StoreError. */
export async function* exportTable(store: Store, options: ExportOptions): AsyncIterableIterator<string> {
  const { columns, rows } = shapes[options.shape];
  const csv = options.format === 'csv';
  if (csv) yield (options.bom === true ? byteOrderMark : '') + csvLine(columns);
  let before = '[\n';
  for await (const v of store.versions(options)) {
    if (csv) yield rows(v).map(csvLine).join('');
    else {
      yield before + rows(v).map((row) => jsonLine(columns, row)).join(',\n');
      before = ',\n';
    }
  }
  if (!csv) yield before === '[\n' ? '[]\n' : '\n]\n';
}
