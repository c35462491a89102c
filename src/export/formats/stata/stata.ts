// Stata: a .dta file a table (format 118, Stata 14 and later), with labels of variables and values. The long table leaves what it repeats to `merge m:1 report using reports`.
import { anchorText } from '../../../store/anchor-text.js';
import type { Lang } from '../../../model/text.js';
import type { Format, Sink } from '../../format.js';
import type { Column, Field, Row, Table } from '../../table.js';
import { betweenParts, end, fixedWidth, outside, outsideSize, rowsBytes, start, type Variable } from './dta.js';
import { statNames } from './names.js';

/** Bytes gathered before they go on their way. */
const piece = 262_144;

type Value = string | number | null;

/** What a whole number may be before it needs a double. */
const largestLong = 2_000_000_000;

interface Kept {
  readonly table: Table;
  /** Positions of the columns that are kept. */
  readonly at: readonly number[];
  readonly columns: readonly Column[];
  readonly codes: readonly (ReadonlyMap<Field, number> | null)[];
  /** Bytes of the longest text of each column, or its largest whole number, and bytes of all texts if they are kept outside the rows. */
  readonly widths: number[];
  readonly outside: number[];
  rows: number;
}

export const stata: Format = {
  id: 'stata',
  ending: '.dta',
  one: 'table',
  write: async (data, target) => {
    const kept = new Map(data.tables.map((t) => [t, keptOf(t)]));
    // Widths and the number of rows stand before the rows: measured in a pass of their own.
    await data.pass(data.tables, (t, rows) => measure(kept.get(t)!, rows));
    const files = new Map<Table, Writing>();
    for (const [t, k] of kept) files.set(t, await writing(k, data.lang, await target.open(`${t.name}.dta`)));
    await data.pass(data.tables, (t, rows) => files.get(t)!.rows(rows));
    for (const f of files.values()) await f.between();
    const long = data.tables.filter((t) => files.get(t)!.long);
    if (long.length > 0) await data.pass(long, (t, rows) => files.get(t)!.texts(rows));
    for (const f of files.values()) await f.end();
  },
};

function measure(k: Kept, rows: readonly Row[]): void {
  k.rows += rows.length;
  for (const [i, c] of k.columns.entries()) {
    if (c.type === 'integer') for (const r of rows) k.widths[i] = Math.max(k.widths[i]!, Math.abs(Number(r[k.at[i]!])));
    if (c.type !== 'string' || k.codes[i] !== null) continue;
    for (const r of rows) {
      const bytes = Buffer.byteLength(textOf(r[k.at[i]!] ?? null));
      k.widths[i] = Math.max(k.widths[i]!, bytes);
      k.outside[i]! += outsideSize(bytes);
    }
  }
}

/** A file in the order in which it is written. */
interface Writing {
  /** Some texts are kept outside the rows. */
  readonly long: boolean;
  rows(rows: readonly Row[]): void | Promise<void>;
  between(): Promise<void>;
  texts(rows: readonly Row[]): void | Promise<void>;
  end(): Promise<void>;
}

async function writing(k: Kept, lang: Lang, sink: Sink): Promise<Writing> {
  const variables = variablesOf(k, lang);
  const long = variables.map((v) => fixedWidth(v) === null);
  let pieces: Buffer[] = [];
  let gathered = 0;
  const flush = (): Promise<void> => {
    const all = Buffer.concat(pieces);
    pieces = [];
    gathered = 0;
    return sink.write(all);
  };
  const put = (b: Buffer): void | Promise<void> => {
    pieces.push(b);
    gathered += b.length;
    if (gathered > piece) return flush();
  };
  const values = (r: Row): Value[] => k.at.map((at, i) => valueOf(k.columns[i]!, k.codes[i]!, r[at] ?? null));
  let [rows, texts] = [0, 0];
  await put(start(variables, k.rows, k.outside.reduce((sum, n, i) => (long[i] === true ? sum + n : sum), 0), k.table.title[lang]));
  return {
    long: long.includes(true),
    rows: (given) => {
      const bytes = rowsBytes(variables, given.map(values), rows + 1);
      rows += given.length;
      return put(bytes);
    },
    between: async () => {
      if (rows !== k.rows) throw new Error(`${k.table.name} had ${k.rows} rows, then ${rows}`);
      await put(betweenParts());
    },
    texts: (given) => put(Buffer.concat(given.map((r) => outside(variables, values(r), ++texts)))),
    end: async () => {
      await put(end(variables));
      await flush();
      await sink.end();
    },
  };
}

function keptOf(table: Table): Kept {
  const at = table.columns.flatMap((c, i) => (table.name === 'long' && c.repeats === true ? [] : [i]));
  const columns = at.map((i) => table.columns[i]!);
  const codes = columns.map((c) => (c.type === 'boolean' ? new Map<Field, number>([[false, 0], [true, 1]]) : c.values === undefined ? null : new Map<Field, number>(c.values.map((v, i) => [v, i + 1]))));
  return { table, at, columns, codes, widths: columns.map(() => 1), outside: columns.map(() => 0), rows: 0 };
}

function variablesOf(k: Kept, lang: 'zh' | 'en'): Variable[] {
  const names = statNames(k.columns.map((c) => c.name));
  return k.columns.map((c, i) => {
    const codes = k.codes[i]!;
    const labels = codes === null ? null : new Map([...codes].map(([value, code]) => [code, value === false ? 'no' : value === true ? 'yes' : String(value)]));
    return { name: names[i]!, label: c.label[lang], kind: codes !== null || (c.type === 'integer' && k.widths[i]! < largestLong) ? 'long' : c.type === 'string' ? 'text' : c.type === 'date' ? 'date' : c.type === 'datetime' ? 'datetime' : 'double', width: k.widths[i]!, labels };
  });
}

function textOf(field: Field): string {
  if (field === null) return '';
  // A NUL would end the text.
  return (typeof field === 'object' ? anchorText(field) : String(field)).replaceAll('\0', '\ufffd');
}

function valueOf(c: Column, codes: ReadonlyMap<Field, number> | null, field: Field): Value {
  if (codes !== null) return codes.get(field) ?? null;
  if (c.type === 'string') return textOf(field);
  if (field === null) return null;
  const epoch = Date.UTC(1960, 0, 1);
  if (c.type === 'date') return Math.round((Date.parse(String(field)) - epoch) / 86_400_000);
  return c.type === 'datetime' ? Date.parse(String(field)) - epoch : Number(field);
}
