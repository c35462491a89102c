// Parquet: a file a table, in row groups, so that no more than a group of each is in memory.
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { anchorText } from '../../store/anchor-text.js';
import type { Format, Sink } from '../format.js';
import type { Column, Field, Row, Table } from '../table.js';

/** Fields of a row group: rows by columns. */
const groupFields = 200_000;
/** Of figures, which are small: fewer groups, for what is kept of each column of each group stays to the end. */
const groupFigures = 500_000;
/** Columns whose least and largest value of each group are kept, for readers to pass over groups; to find them takes longer than all the rest. */
const sought = new Set(['year', 'region_code']);

export const parquet: Format = {
  id: 'parquet',
  ending: '.parquet',
  one: 'table',
  write: async (data, target) => {
    const files = new Map<Table, TableFile>();
    for (const t of data.tables) files.set(t, tableFile(t, await target.open(`${t.name}.parquet`)));
    await data.pass(data.tables, (t, rows) => files.get(t)!.add(rows));
    for (const f of files.values()) await f.end();
  },
};

interface TableFile {
  add(rows: readonly Row[]): void | Promise<void>;
  end(): Promise<void>;
}

/** Gives what was written to the file after each group, and forgets it. */
class Passing extends ByteWriter {
  constructor(private readonly sink: Sink) {
    super();
  }

  flush(): Promise<void> {
    const bytes = new Uint8Array(this.getBuffer());
    this.index = 0;
    return this.sink.write(bytes);
  }
}

type Stored = string | number | boolean | Date | null;

function tableFile(t: Table, sink: Sink): TableFile {
  const out = new Passing(sink);
  const root: SchemaElement = { name: 'root', num_children: t.columns.length };
  const writer = new ParquetWriter({
    writer: out, schema: [root, ...t.columns.map(element)],
    kvMetadata: [{ key: 'title', value: t.title.zh }, { key: 'columns', value: JSON.stringify(Object.fromEntries(t.columns.map((c) => [c.name, c.label]))) }],
  });
  const limit = Math.max(500, Math.floor((t.columns.some((c) => c.cell !== undefined) ? groupFigures : groupFields) / t.columns.length));
  let columns: Stored[][] = t.columns.map(() => []);
  let rows = 0;
  const group = async (): Promise<void> => {
    const own = columns;
    columns = t.columns.map(() => []);
    rows = 0;
    await writer.write({ columnData: t.columns.map((c, i) => ({ name: c.name, data: own[i]!, statistics: sought.has(c.name) })), rowGroupSize: limit * 2 });
  };
  return {
    add: (given) => {
      for (const row of given) for (const [i, c] of t.columns.entries()) columns[i]!.push(stored(c, row[i] ?? null));
      rows += given.length;
      if (rows >= limit) return group();
    },
    end: async () => {
      if (rows > 0) await group();
      await writer.finish();
      await out.flush();
      await sink.end();
    },
  };
}

function element(c: Column): SchemaElement {
  const repetition_type = c.required === true ? 'REQUIRED' : 'OPTIONAL';
  if (c.type === 'string') return { name: c.name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type };
  if (c.type === 'integer') return { name: c.name, type: 'INT32', repetition_type };
  if (c.type === 'number') return { name: c.name, type: 'DOUBLE', repetition_type };
  if (c.type === 'boolean') return { name: c.name, type: 'BOOLEAN', repetition_type };
  return c.type === 'date' ? { name: c.name, type: 'INT32', converted_type: 'DATE', repetition_type } : { name: c.name, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', repetition_type };
}

function stored(c: Column, field: Field): Stored {
  if (field === null) return null;
  if (typeof field === 'object') return anchorText(field);
  return c.type === 'date' || c.type === 'datetime' ? new Date(String(field)) : field;
}
