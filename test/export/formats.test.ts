// Every format holds the same rows, read back by readers of others or by the letter of the format.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import Database from 'better-sqlite3';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { unzipSync } from 'fflate';
import { everyRule } from '../../src/commands/every-rule.js';
import { csv } from '../../src/export/formats/csv.js';
import { formats } from '../../src/export/formats/index.js';
import { json } from '../../src/export/formats/json.js';
import { jsonl } from '../../src/export/formats/jsonl.js';
import { parquet } from '../../src/export/formats/parquet.js';
import { sqlite } from '../../src/export/formats/sqlite.js';
import { statNames } from '../../src/export/formats/stata/names.js';
import { stata } from '../../src/export/formats/stata/stata.js';
import { xlsx, xlsxOf } from '../../src/export/formats/xlsx.js';
import type { Field } from '../../src/export/table.js';
import type { Store } from '../../src/store/store.js';
import { temporaryStore } from '../store/open-temporary.js';
import { packed, syntheticCells, syntheticFinding } from '../store/synthetic-report.js';
import { everything, tables, written } from './memory-target.js';
import { readCsv } from './read-csv.js';
import { readDta } from './read-dta.js';

const hostile = '=HYPERLINK("http://x")\u0001,\n双"行';

async function filled(t: TestContext): Promise<Store> {
  const store = await temporaryStore(t);
  const cells = new Map(syntheticCells('2021', 7));
  cells.set('fees.amount', { state: 'unreadable', value: null, raw: hostile, anchor: { line: 3, column: 1 } });
  cells.set('requests.new.total', { state: 'unreadable', value: null, raw: '长'.repeat(3000), anchor: { page: 2, bbox: [1, 2, 3, 4.5] } });
  cells.set('requests.granted.total', { state: 'number', value: 1234567.89, raw: '1,234,567.89', anchor: null });
  const undated = packed({ agency: '云栖区', seed: 8 });
  await store.add([packed({ cells }, [syntheticFinding(), syntheticFinding('requests.results', 'undecided')]), packed({ agency: '临溪县', year: 2020, edition: '2019', seed: 4 }), { ...undated, published: null, title: null }]);
  return store;
}

test('CSV and JSON files hold every row of every table', async (t) => {
  const store = await filled(t);
  const all = await everything(await tables(store));
  const [lines, objects, arrays] = [await written(t, csv, store), await written(t, jsonl, store), await written(t, json, store)];
  for (const [name, { table, rows }] of all) {
    const [header, ...found] = readCsv(lines.files.get(`${name}.csv`)!.toString());
    assert.deepEqual(header, table.columns.map((c) => c.name));
    assert.deepEqual(found.map((r) => r.map((f) => f.replace(/^'/, ''))), rows.map((r) => r.map((f) => (f === null ? '' : String(f)))), name);
    const read = (JSON.parse(arrays.files.get(`${name}.json`)!.toString()) as Record<string, Field>[]);
    const text = objects.files.get(`${name}.jsonl`)!.toString();
    assert.deepEqual(text.split('\n').filter((l) => l !== '').map((l) => JSON.parse(l) as unknown), read, name);
    assert.deepEqual(read.map((o) => Object.values(o).filter((f) => f === null || typeof f !== 'object')), rows.map((r, i) => r.filter((_, k) => typeof Object.values(read[i]!)[k] !== 'object' || r[k] === null)), name);
    assert.deepEqual(Object.keys(read[0] ?? {}), read.length === 0 ? [] : header);
  }
  assert.equal((JSON.parse(arrays.files.get('long.json')!.toString()) as { id: string; raw: string; agency: string }[]).find((r) => r.id === 'fees.amount' && r.agency === '青川市')!.raw, hostile);
});

test('the byte order mark comes first, once in each file, and only when asked for', async (t) => {
  const store = await filled(t);
  const [plain, marked] = [await written(t, csv, store), await written(t, csv, store, { bom: true })];
  for (const [name, bytes] of plain.files) {
    assert.ok(!bytes.toString().includes('\ufeff'));
    assert.equal(marked.files.get(name)!.toString(), `\ufeff${bytes.toString()}`);
  }
});

test('a store without reports gives tables without rows', async (t) => {
  const store = await temporaryStore(t);
  assert.deepEqual(JSON.parse((await written(t, json, store)).files.get('long.json')!.toString()), []);
  assert.equal(readCsv((await written(t, csv, store)).files.get('wide.csv')!.toString()).length, 1);
  assert.equal(readDta((await written(t, stata, store)).files.get('requests.dta')!).rows.length, 0);
  const bytes = (await written(t, parquet, store)).files.get('long.parquet')!;
  assert.equal(parquetMetadata(exact(bytes)).num_rows, 0n);
  assert.equal(utils.sheet_to_json(read((await written(t, xlsx, store)).files.get('nianbao.xlsx')!).Sheets['报告']!).length, 0);
});

function exact(b: Buffer): ArrayBuffer {
  return new Uint8Array(b).buffer;
}

test('Parquet files hold every row, with types, nulls and Chinese', async (t) => {
  const store = await filled(t);
  const { files } = await written(t, parquet, store);
  for (const [name, { table, rows }] of await everything(await tables(store))) {
    const found = await parquetReadObjects({ file: exact(files.get(`${name}.parquet`)!) });
    const expected = rows.map((r) => Object.fromEntries(table.columns.map((c, i) => {
      const f = r[i] ?? null;
      return [c.name, f === null ? null : c.type === 'date' || c.type === 'datetime' ? new Date(String(f)) : f];
    })));
    assert.deepEqual(found.map((o) => Object.fromEntries(Object.entries(o).map(([k, v]) => [k, v ?? null]))), expected, name);
  }
});

test('more rows than a group takes go on in further groups', async (t) => {
  const store = await temporaryStore(t);
  await store.add(Array.from({ length: 150 }, (_, i) => packed({ agency: `云栖区第${i}局`, seed: i + 1 })));
  const { files } = await written(t, parquet, store, { shapes: ['long'] });
  const bytes = exact(files.get('long.parquet')!);
  const groups = parquetMetadata(bytes).row_groups.map((g) => Number(g.num_rows));
  assert.ok(groups.length > 1, groups.join());
  assert.equal(groups.reduce((x, y) => x + y), 30_000);
  assert.equal(new Set((await parquetReadObjects({ file: bytes, columns: ['report', 'id'] })).map((r) => `${String(r['report'])} ${String(r['id'])}`)).size, 30_000);
});

test('the SQLite file has every row, keys that hold, and says what everything is', async (t) => {
  const store = await filled(t);
  const target = await written(t, sqlite, store);
  const db = new Database(target.path('nianbao.sqlite'), { readonly: true });
  t.after(() => db.close());
  const data = await tables(store);
  for (const [name, { table, rows }] of await everything(data)) {
    const found = db.prepare(`select * from "${name}"`).all() as Record<string, unknown>[];
    // Labels in the view are those of the newest edition.
    const shown = table.columns.filter((c) => name !== 'long' || !c.name.startsWith('label_'));
    const at = shown.map((c) => table.columns.indexOf(c));
    assert.deepEqual(found.map((o) => JSON.stringify(shown.map((c) => o[c.name]))).sort(), rows.map((r) => JSON.stringify(at.map((i) => (typeof r[i] === 'boolean' ? Number(r[i]) : r[i])))).sort(), name);
  }
  assert.deepEqual(db.pragma('foreign_key_check'), []);
  const told = new Set((db.prepare('select name, "column" as c from about').all() as { name: string; c: string }[]).map((r) => `${r.name}.${r.c}`));
  for (const table of data.tables) for (const c of ['', ...table.columns.map((x) => x.name)]) assert.ok(told.has(`${table.name}.${c}`), `${table.name}.${c}`);
  const metadata = JSON.parse(target.files.get('metadata.json')!.toString()) as { databases: { nianbao: { tables: Record<string, { columns: object }> } } };
  assert.deepEqual(Object.keys(metadata.databases.nianbao.tables), data.tables.map((x) => x.name));
});

test('Stata files hold every row, with labels of variables and values, dates and long texts', async (t) => {
  const store = await filled(t);
  const { files } = await written(t, stata, store);
  const day = (s: string): number => (Date.parse(s) - Date.UTC(1960, 0, 1)) / 86_400_000;
  for (const [name, { table, rows }] of await everything(await tables(store))) {
    const dta = readDta(files.get(`${name}.dta`)!);
    const kept = table.columns.flatMap((c, i) => (name === 'long' && c.repeats === true ? [] : [{ c, i }]));
    assert.deepEqual(dta.names, statNames(kept.map((k) => k.c.name)));
    assert.deepEqual(dta.labels, kept.map((k) => [...k.c.label.zh].slice(0, 80).join('')));
    assert.equal(dta.title, [...table.title.zh].slice(0, 80).join(''));
    const expected = rows.map((r) => kept.map(({ c, i }) => {
      const f = r[i] ?? null;
      if (c.type === 'boolean') return f === true ? 'yes' : 'no';
      if (c.type === 'date') return f === null ? null : day(String(f));
      if (c.type === 'datetime') return f === null ? null : Date.parse(String(f)) - Date.UTC(1960, 0, 1);
      return c.type === 'string' && c.values === undefined ? (f ?? '') : f;
    }));
    assert.deepEqual(dta.rows, expected, name);
  }
});

const sheets = (bytes: Buffer): { readonly names: readonly string[]; readonly of: (name: string) => WorkSheet } => {
  const book = read(bytes, { cellStyles: true });
  return { names: book.SheetNames, of: (name) => book.Sheets[name]! };
};

test('the workbook has a sheet a table in Chinese, frozen under its header, with marks and comments on broken cells', async (t) => {
  const store = await filled(t);
  const bytes = (await written(t, xlsx, store, { shapes: ['reports', 'wide', 'requests', 'findings', 'codebook'] })).files.get('nianbao.xlsx')!;
  const { names, of } = sheets(bytes);
  assert.deepEqual(names, ['报告', '宽表', '收到和处理政府信息公开申请情况', '发现', '编码本']);
  const all = await everything(await tables(store));
  for (const [sheet, table] of [['报告', 'reports'], ['宽表', 'wide'], ['发现', 'findings'], ['编码本', 'codebook']] as const) {
    const rows = utils.sheet_to_json<Record<string, unknown>>(of(sheet), { defval: null });
    assert.equal(rows.length, all.get(table)!.rows.length, sheet);
    for (const c of all.get(table)!.table.columns.filter((c) => !c.name.endsWith('_en'))) assert.ok(c.label.zh in rows[0]!, `${sheet} ${c.label.zh}`);
  }
  const wide = of('宽表');
  const [header] = utils.sheet_to_json<string[]>(wide, { header: 1 });
  const at = (label: string): string => utils.encode_cell({ c: header!.indexOf(label), r: 3 });
  assert.equal(wide[utils.encode_cell({ c: 0, r: 3 })].v, '青川市');
  const marked = wide[at('二、上年结转政府信息公开申请数量 · 总计')];
  const flow = everyRule.find((r) => r.id === 'requests.flow')!;
  assert.ok(marked.c[0].t.startsWith(`${flow.title.zh} (requests.flow)\n新收与结转`), marked.c[0].t);
  assert.deepEqual(utils.sheet_to_json<Record<string, unknown>>(of('发现')).map((r) => [r['规则'], r['结果'], r['原因'], r['严重程度'], r['复核状态']]), [['requests.flow', '不符', '算式', '错误', '待定'], ['requests.results', '存疑', '算式', '错误', '待定']]);
  const titles = /<definedName name="_xlnm\.Print_Titles"[^>]*>([^<]*)</u.exec(new TextDecoder().decode(unzipSync(bytes)['xl/workbook.xml']));
  assert.equal(titles?.[1]?.replaceAll('&apos;', "'"), "'报告'!$1:$1");
  assert.equal(marked.s.fgColor.rgb, 'FFC7CE');
  assert.equal(wide[at('（一）予以公开 · 总计')].c, undefined);
  assert.equal(wide[at('（一）予以公开 · 总计')].v, 1234567.89);
  const requests = utils.sheet_to_json<Record<string, unknown>>(of('收到和处理政府信息公开申请情况'));
  assert.equal(requests.length, 73);
});

test('what a spreadsheet would run stays a text, and what XML cannot say does not break the file', async (t) => {
  const store = await filled(t);
  const bytes = (await written(t, xlsx, store, { shapes: ['long'] })).files.get('nianbao.xlsx')!;
  const sheet = sheets(bytes).of('长表');
  const row = utils.sheet_to_json<Record<string, unknown>>(sheet).findIndex((r) => r['格的编号'] === 'fees.amount' && r['机关'] === '青川市');
  const [header] = utils.sheet_to_json<string[]>(sheet, { header: 1 });
  const cell = sheet[utils.encode_cell({ r: row + 1, c: header!.indexOf('原文') })];
  assert.deepEqual([cell.t, cell.f], ['s', undefined]);
  assert.equal(cell.v.replace(/\r/g, ''), hostile.replace('\u0001', ''));
});

test('more rows than a sheet takes go on in further sheets, each with its header', async (t) => {
  const store = await filled(t);
  const bytes = (await written(t, xlsxOf({ rowsASheet: 251 }), store, { shapes: ['long'] })).files.get('nianbao.xlsx')!;
  const { names, of } = sheets(bytes);
  assert.deepEqual(names, ['长表', '长表 2', '长表 3']);
  const counts = names.map((n) => utils.sheet_to_json<Record<string, unknown>>(of(n)).filter((r) => r['机关'] !== undefined).length);
  assert.deepEqual(counts, [250, 250, 98]);
});

test('every format says what files it makes', () => {
  for (const [id, f] of Object.entries(formats)) {
    assert.equal(f.id, id);
    assert.match(f.ending ?? '', /^\.[a-z]+$/);
  }
});
