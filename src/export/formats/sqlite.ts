// SQLite: all tables in one file for analysts, with keys, and a table `about` that says what each table and column is; works in datasette as it is.
import { anchorText } from '../../store/anchor-text.js';
import { openTableFile, type FileTable } from '../../store/table-file.js';
import type { Dataset } from '../dataset.js';
import type { Format } from '../format.js';
import type { Column, Field, Table } from '../table.js';

const types = { string: 'text', integer: 'integer', number: 'numeric', boolean: 'integer', date: 'text', datetime: 'text' } as const;
/** The long table is kept under this name without what it repeats, and shown in full by a view. */
const cells = 'cells';

export const sqlite: Format = {
  id: 'sqlite',
  ending: '.sqlite',
  one: 'all',
  write: async (data, target) => {
    const file = openTableFile(target.path('nianbao.sqlite'));
    const kept = new Map(data.tables.map((t) => [t, keptOf(t, data)]));
    // A table comes after those it refers to.
    for (const t of inOrder(data.tables)) file.create(definition(t, kept.get(t)!, data));
    file.create(about);
    for (const t of data.tables) if (kept.get(t)!.length < t.columns.length) file.view(t.name, viewOf(t, kept.get(t)!), `${t.title.zh} ${t.title.en}: ${t.says.zh}; ${t.says.en}`);
    file.insert('about', data.tables.flatMap((t) => aboutRows(t, kept.get(t)!)));
    await data.pass(data.tables, (t, rows) => {
      const own = kept.get(t)!.map((c) => t.columns.indexOf(c));
      file.insert(storedAs(t, kept.get(t)!), rows.map((r) => own.map((i) => plain(r[i] ?? null))));
    });
    file.close();
    if (!target.folder) return;
    const sink = await target.open('metadata.json');
    await sink.write(`${JSON.stringify(metadata(data), null, 1)}\n`);
    await sink.end();
  },
};

/** All columns, or for a table whose keys lead to everything it repeats: those that are its own. */
function keptOf(t: Table, data: Dataset): readonly Column[] {
  const whole = t.name !== 'long' || !t.foreignKeys.every((k) => data.tables.some((x) => x.name === k.table));
  return whole ? t.columns : t.columns.filter((c) => c.repeats !== true);
}

function storedAs(t: Table, kept: readonly Column[]): string {
  return kept.length < t.columns.length ? cells : t.name;
}

function inOrder(tables: readonly Table[]): Table[] {
  return [...tables].sort((a, b) => a.foreignKeys.length - b.foreignKeys.length);
}

function definition(t: Table, kept: readonly Column[], data: Dataset): FileTable {
  return {
    name: storedAs(t, kept),
    columns: kept.map((c) => ({ name: c.name, type: types[c.type], required: c.required === true })),
    primaryKey: t.primaryKey,
    foreignKeys: t.foreignKeys.filter((k) => data.tables.some((x) => x.name === k.table)),
    comment: `${t.title.zh} ${t.title.en}: ${t.says.zh}; ${t.says.en}`,
  };
}

/** What is repeated is taken from the table a key leads to that has a column of this name. */
function viewOf(t: Table, kept: readonly Column[]): string {
  const from = (c: Column): string => (kept.includes(c) ? `c."${c.name}"` : c.name.startsWith('label_') ? `codebook."${c.name}"` : `reports."${c.name}"`);
  const joins = t.foreignKeys.map((k) => `join "${k.table}" on "${k.table}"."${k.refers}" = c."${k.column}"`);
  return `select ${t.columns.map(from).join(', ')} from ${cells} c ${joins.join(' ')}`;
}

const about: FileTable = {
  name: 'about',
  columns: (['name', 'column', 'title_zh', 'title_en', 'says_zh', 'says_en'] as const).map((name) => ({ name, type: 'text', required: true })),
  primaryKey: ['name', 'column'],
  foreignKeys: [],
  comment: '每个表和列的说明 what each table (column is empty) and each column is',
};

function aboutRows(t: Table, kept: readonly Column[]): string[][] {
  const own = storedAs(t, kept);
  const stored = own === t.name ? [] : [[own, '', t.title.zh, t.title.en, `${t.name} 去掉重复的列`, `${t.name} without what it repeats; labels in the view are those of the newest edition`]];
  return [...stored, [t.name, '', t.title.zh, t.title.en, t.says.zh, t.says.en], ...t.columns.map((c) => [t.name, c.name, c.label.zh, c.label.en, c.says.zh, c.says.en])];
}

function plain(field: Field): string | number | null {
  if (typeof field === 'boolean') return field ? 1 : 0;
  return field !== null && typeof field === 'object' ? anchorText(field) : field;
}

/** As `datasette nianbao.sqlite -m metadata.json` reads it. */
function metadata(data: Dataset): object {
  const { lang } = data;
  const tables = data.tables.map((t) => [t.name, { title: t.title[lang], description: t.says[lang], columns: Object.fromEntries(t.columns.map((c) => [c.name, c.says[lang]])) }]);
  return {
    title: { zh: '政府信息公开工作年度报告', en: 'Annual reports on government-information disclosure' }[lang],
    databases: { nianbao: { tables: Object.fromEntries(tables) as object } },
  };
}
