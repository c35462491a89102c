// Opens the database a command was pointed at, or says in one sentence why it cannot.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Store, StoreOptions } from '../store/store.js';
import { CommandError } from './command.js';
import { shown, type Context } from './context.js';
import { text, type Option } from './option.js';

/** The `--db` option; the help adds the default in force. */
export const dbOption: Option<string | null> = text('--db <FILE>', {
  zh: '数据库文件（也可用环境变量 NIANBAO_DB 指定）',
  en: 'database file (NIANBAO_DB in the environment says it too)',
}, 'database');

export function databasePath(context: Context, given: string | null): string {
  return given === null ? context.database : resolve(context.folder, given);
}

/** Opens a database that must be there already. */
export async function openDatabase(context: Context, given: string | null, options: StoreOptions = { readonly: true }): Promise<Store> {
  const path = databasePath(context, given);
  if (!existsSync(path)) {
    throw new CommandError(2, {
      zh: `没有数据库 ${shown(context, path)}：先用 ${context.program} add 文件或文件夹 存入报告，或用 --db 指明数据库在哪里。`,
      en: `There is no database ${shown(context, path)}: store reports first with ${context.program} add FILE-OR-FOLDER, or say with --db where it is.`,
    });
  }
  return open(path, options);
}

/** Opens a database to add to, creating it if need be; the folder of the default one too. */
export async function createDatabase(context: Context, given: string | null): Promise<Store> {
  const path = databasePath(context, given);
  if (given === null) {
    try {
      mkdirSync(dirname(path));
    } catch {
      // It is there, or opening says what is wrong with it.
    }
  }
  return open(path);
}

/** SQLite is loaded when it is needed: help and parse do without. */
export async function open(path: string, options: StoreOptions = {}): Promise<Store> {
  const { openStore } = await import('../store/store.js');
  return openStore(path, options);
}
