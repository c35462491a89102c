// data/portals.csv, or a file of the user's like it → portals. What is wrong in it is said with its line and column.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Portal } from '../model/web.js';
import { CommandError } from './command.js';
import type { Context } from './context.js';
import { text } from './option.js';
import { familyOf } from '../../scrapers/index.js';

export const portalsOption = text('--portals <FILE>', { zh: '门户清单，CSV（默认 data/portals.csv）', en: 'list of portals, CSV (default data/portals.csv)' });

const columns = ['id', 'name', 'address', 'family', 'columns', 'hosts', 'region'] as const;

/** Throws CommandError 2. */
export async function portalsIn(context: Context, file: string | null): Promise<Portal[]> {
  const path = file === null ? join(context.root, 'data', 'portals.csv') : resolve(context.folder, file);
  const content = await readFile(path, 'utf8').catch((e: NodeJS.ErrnoException) => {
    throw new CommandError(2, { zh: `读不了门户清单 ${path}（${e.code ?? e.message}）：请检查文件名。`, en: `The list of portals ${path} cannot be read (${e.code ?? e.message}): check the name.` });
  });
  return portalsOf(content, file ?? 'data/portals.csv');
}

/** Throws CommandError 2. Several addresses in one field are separated by blanks. */
export function portalsOf(content: string, name: string): Portal[] {
  const [head, ...rows] = csvRows(content.replace(/^\ufeff/, ''), name);
  if (head === undefined || columns.some((c) => !head.fields.includes(c))) {
    throw wrong(name, 1, `第一行应为 ${columns.join(',')}`, `the first line must be ${columns.join(',')}`);
  }
  const seen = new Map<string, number>();
  return rows.filter((r) => r.fields.some((f) => f.trim() !== '')).map(({ line, fields }) => {
    if (fields.length !== head.fields.length) throw wrong(name, line, `有 ${fields.length} 栏，应为 ${head.fields.length} 栏`, `it has ${fields.length} fields instead of ${head.fields.length}`);
    const field = (c: (typeof columns)[number]): string => fields[head.fields.indexOf(c)]!.trim();
    const list = (c: (typeof columns)[number]): string[] => field(c).split(/\s+/).filter((x) => x !== '');
    for (const [c, address] of [['address', field('address')] as const, ...list('columns').map((a) => ['columns', a] as const)]) {
      if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) throw wrong(name, line, `${c} 栏「${address}」不是 http(s) 网址`, `"${address}" in ${c} is no http(s) address`);
    }
    const family = field('family') === '' ? 'auto' : field('family');
    if (family !== 'auto' && familyOf(family) === undefined) throw wrong(name, line, `family 栏「${family}」不认识，可写 auto`, `the family "${family}" is not known; auto finds it out`);
    const id = field('id') === '' ? new URL(field('address')).host.split('.').find((l) => l !== 'www')! : field('id');
    if (seen.has(id)) throw wrong(name, line, `编号 ${id} 已在第 ${seen.get(id)} 行`, `the id ${id} stands in line ${seen.get(id)} already`);
    seen.set(id, line);
    const region = field('region');
    if (region !== '' && !/^\d{6}(?:\d{3}){0,2}$/.test(region)) throw wrong(name, line, `region 栏「${region}」应为 6、9 或 12 位数字`, `the region "${region}" must have 6, 9 or 12 digits`);
    return { id, name: field('name'), address: new URL(field('address')).href, family, columns: list('columns'), hosts: list('hosts'), region: region === '' ? null : region };
  });
}

function wrong(name: string, line: number, zh: string, en: string): CommandError {
  return new CommandError(2, { zh: `${name} 第 ${line} 行：${zh}。`, en: `${name}, line ${line}: ${en}.` });
}

interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
}

/** Fields may be quoted, with doubled quotes and line breaks inside. */
function csvRows(content: string, name: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let fields: string[] = [];
  let line = 1;
  let start = 1;
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (pattern.lastIndex < content.length) {
    const m = pattern.exec(content);
    if (m === null) throw wrong(name, line, '引号没有配对', 'a quotation mark has no partner');
    fields.push(m[1] === undefined ? m[2]! : m[1].replaceAll('""', '"'));
    line += (m[1] ?? '').split('\n').length - 1;
    if (m[3] === ',' && pattern.lastIndex < content.length) continue;
    if (m[3] === ',') fields.push('');
    rows.push({ line: start, fields });
    fields = [];
    line += 1;
    start = line;
  }
  return rows;
}
