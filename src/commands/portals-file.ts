// data/portals.csv, or a file of the user's own with its header: rows → portals, and a portal → a row.
import { readFile } from 'node:fs/promises';
import { families } from '../../scrapers/index.js';
import type { Text } from '../model/text.js';
import type { Portal } from '../model/web.js';
import { CommandError } from './command.js';

export const portalColumns = ['id', 'name', 'address', 'family', 'columns', 'hosts', 'region'] as const;

type Column = (typeof portalColumns)[number];

/** `shown`: the file as the user would type it. Throws a CommandError that names line and column of what is wrong. */
export async function readPortals(path: string, shown: string): Promise<readonly Portal[]> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (e) {
    if (e instanceof TypeError) throw wrong({ zh: `${shown} 不是 UTF-8 文本：请另存为 UTF-8。`, en: `${shown} is not UTF-8 text: save it as UTF-8.` });
    throw wrong({ zh: `打不开 ${shown}：请检查路径。`, en: `${shown} cannot be opened: check the path.` });
  }
  return portalsIn(text, shown);
}

export function portalsIn(text: string, shown: string): readonly Portal[] {
  const rows = csvRows(text, shown).filter((r) => r.fields.some((f) => f.trim() !== ''));
  const [head, ...body] = rows;
  if (head === undefined) throw wrong({ zh: `${shown} 是空的：第一行应为 ${portalColumns.join(',')}。`, en: `${shown} is empty: its first line is ${portalColumns.join(',')}.` });
  const names = head.fields.map((f) => f.trim().toLowerCase());
  for (const [i, name] of names.entries()) {
    const at = `${shown}:${head.line}`;
    if (!portalColumns.some((c) => c === name)) throw wrong({ zh: `${at} 第 ${i + 1} 列“${name}”不认识：可用的列有 ${portalColumns.join('、')}。`, en: `${at}: there is no column “${name}” (field ${i + 1}): there are ${portalColumns.join(', ')}.` });
    if (names.indexOf(name) !== i) throw wrong({ zh: `${at} 列 ${name} 出现两次。`, en: `${at}: the column ${name} is there twice.` });
  }
  for (const needed of ['name', 'address'] as const) if (!names.includes(needed)) throw wrong({ zh: `${shown}:${head.line} 缺少列 ${needed}。`, en: `${shown}:${head.line}: the column ${needed} is missing.` });
  const portals: Portal[] = [];
  const lines = new Map<string, number>();
  for (const row of body) {
    if (row.fields.length > names.length) throw wrong({ zh: `${shown}:${row.line} 有 ${row.fields.length} 个字段，表头只有 ${names.length} 个：含逗号的字段要加引号。`, en: `${shown}:${row.line} has ${row.fields.length} fields and the header ${names.length}: a field with a comma needs quotes.` });
    const portal = portalOf((c) => (row.fields[names.indexOf(c)] ?? '').trim(), (column, found, expected) => wrong({
      zh: `${shown}:${row.line} 列 ${column} 的“${found}”不对：${expected.zh}。`, en: `${shown}:${row.line}: ${column} cannot be “${found}”: ${expected.en}.`,
    }));
    const before = lines.get(portal.id);
    if (before !== undefined) throw wrong({ zh: `${shown}:${row.line} 列 id 的“${portal.id}”与第 ${before} 行重复：请另写一个 id。`, en: `${shown}:${row.line}: id “${portal.id}” is that of line ${before} too: give it another.` });
    lines.set(portal.id, row.line);
    portals.push(portal);
  }
  return portals;
}

/** A portal from its fields as texts; `refuse` makes the error for one that cannot be. */
export function portalOf(field: (c: Column) => string, refuse: (column: Column, found: string, expected: Text) => Error): Portal {
  const family = field('family') === '' ? 'auto' : field('family');
  const known = ['auto', ...families.map((f) => f.id)];
  const address = field('address');
  if (!isAddress(address)) throw refuse('address', address, { zh: '应为 http 或 https 地址', en: 'it must be an http or https address' });
  if (field('name') === '') throw refuse('name', '', { zh: '不能为空', en: 'it must not be empty' });
  if (!known.includes(family)) throw refuse('family', family, { zh: `可用的有 ${known.join('、')}`, en: `it can be ${known.join(', ')}` });
  const columns = words(field('columns'));
  for (const c of columns) if (!isAddress(c)) throw refuse('columns', c, { zh: '应为 http 或 https 地址，之间用空格', en: 'it must be http or https addresses with blanks between them' });
  const hosts = words(field('hosts')).map((h) => h.toLowerCase());
  for (const h of hosts) if (!/^(?:[a-z0-9_-]+\.)*[a-z0-9-]+(?::\d{1,5})?$/.test(h)) throw refuse('hosts', h, { zh: '应为主机名（不带 http://），之间用空格', en: 'it must be host names, without http://, with blanks between them' });
  const region = field('region');
  if (!/^(?:\d{6}|\d{9}|\d{12})?$/.test(region)) throw refuse('region', region, { zh: '应为六位（或九位、十二位）行政区划代码', en: 'it must be a division code of 6, 9 or 12 digits' });
  const id = field('id') === '' ? (new URL(address).hostname.split('.').find((l) => l !== 'www') ?? '') : field('id');
  if (!/^[\w-]{1,60}$/.test(id)) throw refuse('id', id, { zh: '只能用字母、数字、- 和 _', en: 'it can have letters, digits, - and _' });
  return { id, name: field('name'), address, family, columns, hosts, region: region === '' ? null : region };
}

/** The row of a portal, with its line end. */
export function portalRow(p: Portal): string {
  return `${[p.id, p.name, p.address, p.family, p.columns.join(' '), p.hosts.join(' '), p.region ?? ''].map((f) => (/[",\r\n]/.test(f) ? `"${f.replaceAll('"', '""')}"` : f)).join(',')}\n`;
}

export function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+/.test(text) && URL.canParse(text);
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((w) => w !== '');
}

interface CsvRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** Rows after RFC 4180; fields may have quotes, commas and line ends in quotes. */
function csvRows(text: string, shown: string): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  let fields: string[] = [];
  let line = 1;
  let begun = 1;
  const body = text.replace(/^\ufeff/, '');
  const token = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  while (token.lastIndex < body.length) {
    const m = token.exec(body);
    if (m === null) throw wrong({ zh: `${shown}:${line} 第 ${fields.length + 1} 个字段的引号不成对。`, en: `${shown}:${line}: the quotes of field ${fields.length + 1} do not match.` });
    fields.push(m[1]?.replaceAll('""', '"') ?? m[2] ?? '');
    line += (m[0].match(/\r\n|\n|\r/g) ?? []).length;
    if (m[3] === ',' && token.lastIndex < body.length) continue;
    if (m[3] === ',') fields.push('');
    rows.push({ line: begun, fields });
    fields = [];
    begun = line;
  }
  return rows;
}

function wrong(text: Text): CommandError {
  return new CommandError(2, text);
}
