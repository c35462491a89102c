// The tables for other programs: long (one row a cell) and wide (one row a report), as CSV or JSON, written piece by piece.
import type { Store, VersionFilter } from '../store/store.js';

export type ExportFormat = 'csv' | 'json';
export type ExportShape = 'long' | 'wide';

export interface ExportOptions extends VersionFilter {
  readonly format: ExportFormat;
  readonly shape: ExportShape;
  /** CSV only: begin with a byte order mark, so that Excel reads UTF-8. Default false. */
  readonly bom?: boolean;
}

/** Pieces of the file in order. JSON is one array with a row a line. */
export declare function exportTable(store: Store, options: ExportOptions): AsyncIterableIterator<string>;

/** The codebook of all columns as CSV: id, editions, labels, unit, table, row, column, identities. */
export declare function codebook(options?: { readonly bom?: boolean }): string;
