// The statutory form: an edition has tables, a table has blocks, a block is rows by columns of cells. Filled in form/editions.
import type { Text } from './text.js';
import type { CellRef } from './value.js';

export type EditionId = '2019' | '2021';
export type TableId = 'proactive' | 'requests' | 'reviews';
/** A part of a table that is printed under one header of its own; editions are decided block by block. */
export type BlockId = 'documents' | 'licences' | 'penalties' | 'fees' | 'procurement' | 'requests' | 'reviews';

export interface FormColumn {
  readonly id: string;
  readonly label: Text;
  /** Headers printed above the label, outermost first. */
  readonly under?: readonly string[];
  /** Unit the form asks for. */
  readonly unit: Text;
}

export interface FormRow {
  readonly id: string;
  /** Label as the form prints it, with its number. */
  readonly label: Text;
  /** Labels printed before it, outermost first. */
  readonly under?: readonly string[];
  /** Other wordings in use for the same row, that are not slips. */
  readonly also?: readonly string[];
}

export interface FormBlock {
  readonly id: BlockId;
  readonly title: Text;
  /** Ids are `prefix` + row + `.` + column. */
  readonly prefix: '' | 'requests.';
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
  /** `down`: a row of the form is a row of the page. `across`: the rows are printed side by side in one row of figures. */
  readonly print: 'down' | 'across';
}

export interface FormTable {
  readonly id: TableId;
  readonly heading: Text;
  readonly blocks: readonly FormBlock[];
}

export interface Edition {
  readonly id: EditionId;
  /** Report years it was issued for; `to` is null while in force. */
  readonly years: { readonly from: number; readonly to: number | null };
  readonly citation: Text;
  readonly tables: readonly FormTable[];
}

/** One cell of the form with everything the form says of it. */
export interface FormCell {
  readonly ref: CellRef;
  readonly table: TableId;
  readonly block: FormBlock;
  readonly row: FormRow;
  readonly column: FormColumn;
}
