// A new SQLite file of plain tables, written once from beginning to end: what an export for analysts is made of.
import Database from 'better-sqlite3';

export interface FileColumn {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'real' | 'numeric';
  readonly required: boolean;
}

export interface FileTable {
  readonly name: string;
  readonly columns: readonly FileColumn[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly { readonly column: string; readonly table: string; readonly refers: string }[];
  /** Said in a comment of its definition. */
  readonly comment: string;
}

export interface TableFile {
  create(t: FileTable): void;
  view(name: string, select: string, comment: string): void;
  insert(name: string, rows: readonly (readonly (string | number | null)[])[]): void;
  /** Everything is in the file. */
  close(): void;
}

/** `path` must not be there yet. A file that is not closed is of no use. */
export function openTableFile(path: string): TableFile {
  const db = new Database(path);
  // Nobody reads the file before it is whole, and one that is not whole is thrown away.
  db.pragma('page_size = 16384');
  db.pragma('journal_mode = off');
  db.pragma('synchronous = off');
  db.pragma('foreign_keys = off');
  db.exec('begin');
  const inserts = new Map<string, Database.Statement>();
  return {
    create: (t) => {
      const parts = [
        ...t.columns.map((c) => `${quoted(c.name)} ${c.type}${c.required ? ' not null' : ''}`),
        `primary key (${t.primaryKey.map(quoted).join(', ')})`,
        ...t.foreignKeys.map((k) => `foreign key (${quoted(k.column)}) references ${quoted(k.table)} (${quoted(k.refers)})`),
      ];
      db.exec(`create table ${quoted(t.name)} (${comment(t.comment)}\n  ${parts.join(',\n  ')}\n) without rowid`);
      inserts.set(t.name, db.prepare(`insert into ${quoted(t.name)} values (${t.columns.map(() => '?').join(', ')})`));
    },
    view: (name, select, says) => void db.exec(`create view ${quoted(name)} as ${comment(says)}\n${select}`),
    insert: (name, rows) => {
      const s = inserts.get(name)!;
      for (const r of rows) s.run(...r);
    },
    close: () => {
      db.exec('commit');
      db.exec('analyze');
      db.close();
    },
  };
}

/** A comment that ends where it should. */
function comment(text: string): string {
  return `-- ${text.replaceAll(/\s+/g, ' ')}`;
}

function quoted(id: string): string {
  return `"${id.replaceAll('"', '""')}"`;
}
