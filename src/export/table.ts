// What an exported table is: its columns with everything that is to be said of them, and how a stored report becomes rows of it. Formats know nothing else.
import type { Anchor } from '../model/anchor.js';
import type { FormCell } from '../model/edition.js';
import type { Text } from '../model/text.js';
import type { CellRef } from '../model/value.js';
import type { ExportedVersion } from '../store/store.js';

/** A text, a number, a truth value or an anchor as stored; null where there is none. */
export type Field = string | number | boolean | null | Anchor;
export type Row = readonly Field[];

/** As Frictionless names them: `date` is YYYY-MM-DD, `datetime` YYYY-MM-DDThh:mm:ssZ. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Header for people. */
  readonly label: Text;
  readonly says: Text;
  /** Never null. */
  readonly required?: boolean;
  /** The only values there are. */
  readonly values?: readonly string[];
  /** What people read for its values, where the values are words of programs. */
  readonly words?: Readonly<Record<string, Text>>;
  /** The cell of the form whose figures stand in the column. */
  readonly cell?: FormCell;
  /** Unit of the figures. */
  readonly unit?: Text;
  /** Says again what the table it refers to says: left out where a file has relations. */
  readonly repeats?: boolean;
}

export interface ForeignKey {
  readonly column: string;
  readonly table: string;
  readonly refers: string;
}

export interface Table {
  readonly name: string;
  readonly title: Text;
  readonly says: Text;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Rows of one report, or all rows of a table that no report changes. */
  readonly rows: { readonly each: (v: ExportedVersion) => readonly Row[] } | { readonly all: readonly Row[] };
  /** Id of the cell that stands at this column of the row; null where none does. */
  readonly cellAt?: (row: Row, column: number) => CellRef | null;
}

/** For `label` and `says` where one text is enough. */
export function column(name: string, type: ColumnType, zh: string, en: string, more: Partial<Column> & { readonly why?: Text } = {}): Column {
  const { why, ...rest } = more;
  return { name, type, label: { zh, en }, says: why ?? { zh, en }, ...rest };
}
