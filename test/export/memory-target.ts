// A target that keeps files in memory; files an engine opens itself go into a folder that is gone after the test.
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Dataset, DatasetOptions } from '../../src/export/dataset.js';
import { dataset } from '../../src/export/dataset.js';
import type { Format, Target } from '../../src/export/format.js';
import type { Field, Row, Table } from '../../src/export/table.js';
import type { Store } from '../../src/store/store.js';
import { everyRule as rules } from '../../src/commands/every-rule.js';
import { anchorText } from '../../src/store/anchor-text.js';
import { temporaryPath } from '../store/open-temporary.js';

export interface MemoryTarget extends Target {
  readonly files: ReadonlyMap<string, Buffer>;
}

export function memoryTarget(t: TestContext): MemoryTarget {
  const files = new Map<string, Buffer>();
  const folder = dirname(temporaryPath(t));
  return {
    folder: true,
    files,
    path: (name) => join(folder, name),
    open: async (name) => {
      const pieces: Buffer[] = [];
      return {
        write: async (piece) => void pieces.push(Buffer.from(piece)),
        end: async () => void files.set(name, Buffer.concat(pieces)),
      };
    },
  };
}

export function tables(store: Store | null, options: Partial<DatasetOptions> = {}): Promise<Dataset> {
  return dataset(store, { rules, ...options });
}

export async function written(t: TestContext, format: Format, store: Store, options: Partial<DatasetOptions> = {}): Promise<MemoryTarget> {
  const target = memoryTarget(t);
  await format.write(await tables(store, options), target);
  return target;
}

/** All rows of every table, anchors as texts. */
export async function everything(data: Dataset): Promise<ReadonlyMap<string, { readonly table: Table; readonly rows: Row[] }>> {
  const all = new Map(data.tables.map((table) => [table.name, { table, rows: [] as Row[] }]));
  await data.pass(data.tables, (table, rows) => void all.get(table.name)!.rows.push(...rows.map((r) => r.map(plain))));
  return all;
}

function plain(f: Field): Field {
  return f !== null && typeof f === 'object' ? anchorText(f) : f;
}

/** Rows of one table as objects. */
export async function rowsOf(store: Store | null, table: string, options: Partial<DatasetOptions> = {}): Promise<Record<string, Field>[]> {
  const found = (await everything(await tables(store, { ...options, shapes: [table] }))).get(table)!;
  return found.rows.map((r) => Object.fromEntries(found.table.columns.map((c, i) => [c.name, r[i] ?? null])));
}
