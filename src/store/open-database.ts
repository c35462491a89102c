// From a path to a database that is certainly ours and certainly of this form, or to one clear sentence.
import { closeSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { allCells } from '../form/cell-refs.js';
import { connect, writeAhead, writing, type ConnectionOptions, type Db } from './connection.js';
import { adoptForm, createTables, figureColumns, formFingerprint, schemaVersion } from './create-tables.js';
import { migrate } from './migrate.js';
import { guarded, storeError } from './store-error.js';

/** Throws StoreError. */
export function openDatabase(path: string, options: ConnectionOptions): Promise<Db> {
  return guarded(path, async () => {
    checkPath(path, options.readonly);
    const db = connect(path, options);
    try {
      await checkContent(db, path, options.readonly);
      return db;
    } catch (e) {
      await db.destroy();
      throw e;
    }
  });
}

function checkPath(path: string, readonly: boolean): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there !== undefined && !there.isFile()) {
    throw storeError('not-a-file', `${path} 是文件夹，不是数据库文件：请给出文件名，例如 ${path}/nianbao.db。`, `${path} is a folder, not a database file: name a file, such as ${path}/nianbao.db.`);
  }
  if (there !== undefined) return tryAccess(path, readonly);
  if (readonly) throw storeError('missing', `找不到数据库 ${path}：请先用 nianbao add 入库。`, `There is no database ${path}: make one with nianbao add.`);
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw storeError('no-folder', `要建数据库 ${path}，但文件夹 ${folder} 不存在：请先建立该文件夹。`, `The folder ${folder} for the database ${path} does not exist: create it first.`);
  }
}

/** SQLite would open a file it may not write without a word, and fail at the first report. */
function tryAccess(path: string, readonly: boolean): void {
  try {
    closeSync(openSync(path, readonly ? 'r' : 'r+'));
  } catch (e) {
    if (!readonly) throw e;
    throw storeError('unreadable', `数据库 ${path} 不可读：请更改权限。`, `The database ${path} may not be read: change its permissions.`, e);
  }
}

async function checkContent(db: Db, path: string, readonly: boolean): Promise<void> {
  if (await isEmpty(db)) {
    if (readonly) throw storeError('missing', `数据库 ${path} 是空的：请先用 nianbao add 入库。`, `The database ${path} is empty: fill it with nianbao add.`);
    await writeAhead(db);
    // Asked again inside, for another process may create it at the same moment.
    await writing(db, async (d) => {
      if (!(await isEmpty(d))) return;
      await createTables(d);
      await adoptForm(d);
    });
  }
  const meta = await readMeta(db);
  if (meta.get('program') !== 'nianbao') {
    throw storeError('foreign', `${path} 是另一个程序的数据库，其中没有年报：请换一个文件名。`, `${path} is the database of another program and holds no annual reports: choose another file.`);
  }
  const found = Number(meta.get('schema'));
  const unknown = [...(await figureColumns(db))].filter((c) => !allCells.some((x) => x.ref === c));
  if (found > schemaVersion || unknown.length > 0) {
    const zh = unknown.length > 0 ? `含有本版本不认识的项目 ${unknown[0]}` : `结构版本 ${found}，本版本只到 ${schemaVersion}`;
    const en = unknown.length > 0 ? `it has the cell ${unknown[0]}, which this version does not know` : `its tables are version ${found}, this program knows ${schemaVersion}`;
    throw storeError('newer', `数据库 ${path} 由更新的 nianbao 写成（${zh}）：请升级 nianbao。`, `The database ${path} was written by a newer nianbao (${en}): upgrade nianbao.`);
  }
  if (!readonly) await writeAhead(db);
  if (found === schemaVersion && meta.get('form') === formFingerprint()) return;
  if (readonly) {
    throw storeError('outdated', `数据库 ${path} 由较旧的 nianbao 写成，须先更新：请运行一次 nianbao check。`, `The database ${path} was written by an older nianbao and has to be brought up to date: run nianbao check once.`);
  }
  await writing(db, async (d) => {
    // Asked again inside, for another process may have done it meanwhile.
    const there = Number((await readMeta(d)).get('schema'));
    if (there < schemaVersion) await migrate(d, there, schemaVersion);
    await adoptForm(d);
  });
}

async function isEmpty(db: Db): Promise<boolean> {
  return (await db.introspection.getTables()).length === 0;
}

/** Empty where there is no such table. */
async function readMeta(db: Db): Promise<Map<string, string>> {
  const meta = (await db.introspection.getTables()).find((t) => t.name === 'meta');
  const ours = meta !== undefined && !meta.isView && ['key', 'value'].every((n) => meta.columns.some((c) => c.name === n));
  if (!ours) return new Map();
  return new Map((await db.selectFrom('meta').selectAll().execute()).map((r) => [r.key, r.value]));
}
