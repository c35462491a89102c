// The views say in SQL what the program says: one row a cell, one row a row of the form.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { blockOf, cellRef, formCells } from '../../src/form/cell-refs.js';
import type { BlockId } from '../../src/model/edition.js';
import { anchorText } from '../../src/store/anchor-text.js';
import { packReport } from '../../src/store/pack-report.js';
import { views } from '../../src/store/views.js';
import { anyCells, printedFigure } from './arbitrary-cells.js';
import { query, temporaryStore } from './open-temporary.js';
import { originalOf, packed, syntheticCells, syntheticReport, unchecked } from './synthetic-report.js';

test('the view cell shows every cell as it was read', async (t) => {
  const store = await temporaryStore(t);
  let seed = 0;
  await fc.assert(fc.asyncProperty(anyCells(printedFigure), async ({ edition, cells }) => {
    const agency = `云栖区${++seed}`;
    await store.add([packed({ agency, edition, seed, cells })]);
    const rows = query(store.path, 'select id, value, state, raw, unit, anchor from cell where agency = ?', agency);
    const expected = [...cells].map(([id, v]) => ({ id, value: v.value, state: v.state, raw: v.raw, unit: v.unit ?? null, anchor: v.anchor === null ? null : anchorText(v.anchor) }));
    assert.deepEqual(rows, expected);
  }), { numRuns: 60 });
});

test('labels and units in the view cell are those of the form', async (t) => {
  const store = await temporaryStore(t);
  await store.add([packed()]);
  assert.deepEqual(query(store.path, `select table_id, block_id, row_id, column_id, label_zh, label_en, unit_zh, unit_en from cell where id = 'fees.amount'`), [{
    table_id: 'proactive', block_id: 'fees', row_id: 'fees', column_id: 'amount', label_zh: '行政事业性收费 · 本年收费金额（单位：万元）', label_en: 'administrative fees · fees collected this year',
    unit_zh: '万元', unit_en: '10,000 yuan',
  }]);
});

for (const edition of ['2019', '2021'] as const) {
  test(`the blocks of edition ${edition} are views with the rows of the form`, async (t) => {
    const store = await temporaryStore(t);
    const cells = syntheticCells(edition, 5);
    await store.add([packed({ edition, cells })]);
    for (const id of new Set(formCells(edition).map((c) => c.block.id))) {
      const block = blockOf(edition, id)!;
      const rows = query(store.path, `select * from ${id}`);
      assert.deepEqual(rows.map((r) => r['row_id']), block.rows.map((r) => r.id), id);
      for (const row of rows) for (const c of block.columns) assert.equal(row[c.id], cells.get(cellRef(block, row['row_id'] as string, c.id))!.value, `${id} ${String(row['row_id'])} ${c.id}`);
    }
  });
}

test('a block printed in another edition than the rest has the rows of that edition', async (t) => {
  const store = await temporaryStore(t);
  const report = syntheticReport();
  const layout = { ...report.layout, requests: '2019' as const };
  const cells = new Map(formCells('2021', layout).map((c, i) => [c.ref, { state: 'number' as const, value: i, raw: String(i), anchor: null }]));
  const p = packReport({ ...report, layout, cells }, unchecked, originalOf({}));
  assert.ok('source' in p);
  await store.add([p]);
  assert.equal(query(store.path, `select total from requests where row_id = 'other_all'`)[0]?.['total'], cells.get('requests.other_all.total')!.value);
  assert.equal(query(store.path, 'select * from requests').length, 23);
  assert.equal(query(store.path, 'select * from documents').length, 2);
});

test('views show current versions, cell_all and report_all the older ones too', async (t) => {
  const store = await temporaryStore(t);
  await store.add([packed({ seed: 1 }), packed({ seed: 2 })]);
  const count = (view: string) => query(store.path, `select count(*) as n from ${view}`)[0]!['n'];
  const n = { report_all: 2, report_current: 1, cell_all: 400, cell: 200, wide: 1, requests: 25 } as const;
  for (const [view, expected] of Object.entries(n)) assert.equal(count(view), expected, view);
});

test('the metric of the manual: a ratio of two cells by year', async (t) => {
  const store = await temporaryStore(t);
  const value = (n: number) => ({ state: 'number' as const, value: n, raw: String(n), anchor: null });
  const cells = (granted: number, concluded: number) => new Map([...syntheticCells('2021', 1), ['requests.granted.total', value(granted)], ['requests.concluded.total', value(concluded)]]);
  await store.add([packed({ agency: '青川市', cells: cells(1, 4) }), packed({ agency: '临溪县', cells: cells(2, 8) }), packed({ agency: '临溪县', year: 2022, cells: cells(3, 4) })]);
  const rows = query(store.path, 'select year, sum("requests.granted.total") * 1.0 / sum("requests.concluded.total") as share from wide group by year order by year');
  assert.deepEqual(rows, [{ year: 2022, share: 0.75 }, { year: 2023, share: 0.25 }]);
});

test('every view can be read in an empty store', async (t) => {
  const store = await temporaryStore(t);
  for (const v of views()) assert.deepEqual(query(store.path, `select * from ${v.name}`), [], v.name);
});

test('blocks without a view of their own do not exist', () => {
  const names = new Set(views().map((v) => v.name));
  for (const b of ['documents', 'licences', 'penalties', 'fees', 'procurement', 'requests', 'reviews'] satisfies BlockId[]) assert.ok(names.has(b), b);
});

test('the database says what every table, view and column of a view is', async (t) => {
  const store = await temporaryStore(t);
  const told = new Set(query(store.path, 'select name, "column" from about').map((r) => `${String(r['name'])}.${String(r['column'])}`));
  const there = query(store.path, `select name, type from sqlite_schema where type in ('table', 'view') and name not like 'sqlite_%' and name not like 'prose_index_%'`);
  const columns = there.filter((r) => r['type'] === 'view').flatMap(({ name }) => query(store.path, `select name from pragma_table_info('${String(name)}')`).map((c) => `${String(name)}.${String(c['name'])}`));
  assert.deepEqual([...there.map((r) => `${String(r['name'])}.`), ...columns].filter((n) => !told.has(n)), []);
  const views = query(store.path, `select sql from sqlite_schema where type = 'view' and name <> 'original'`).map((r) => String(r['sql']));
  for (const sql of views) assert.match(sql, /as -- \S+.*; \S/u);
});
