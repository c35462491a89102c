// The exported tables hold what the store holds, in the columns of the form.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allCells, blockOf, cellRef, formCells } from '../../src/form/cell-refs.js';
import { editions } from '../../src/form/editions.js';
import { identityRules } from '../../src/form/identities.js';
import type { DatasetOptions } from '../../src/export/dataset.js';
import { anchorText } from '../../src/store/anchor-text.js';
import { packReport } from '../../src/store/pack-report.js';
import { query, temporaryStore } from '../store/open-temporary.js';
import { originalOf, packed, syntheticFinding, syntheticReport, unchecked, type Wanted } from '../store/synthetic-report.js';
import { everything, rowsOf, tables } from './memory-target.js';

const wanted = [{ agency: '青川市', year: 2023, seed: 3 }, { agency: '临溪县', year: 2020, edition: '2019', seed: 4 }] as const;

function located(w: Wanted, regionCode: string) {
  const p = packReport(syntheticReport(w), unchecked, originalOf(w), { regionCode, department: '民政局', identity: null });
  assert.ok('agencyKey' in p);
  return p;
}

test('long has one row a cell, with everything that is known of it', async (t) => {
  const store = await temporaryStore(t);
  await store.add(wanted.map((w) => packed(w)));
  const rows = await rowsOf(store, 'long');
  const expected = wanted.toReversed().flatMap((w) => {
    const r = syntheticReport(w);
    return [...r.cells].map(([id, v]) => ({
      report: r.source.id.slice(0, 16), agency: w.agency, year: w.year, version: 1, edition: r.edition, id, value: v.value, state: v.state, raw: v.raw, unit: v.unit ?? null, source_name: r.source.name, source_sha256: r.source.id,
      anchor: v.anchor === null ? null : anchorText(v.anchor), region_code: null, department: null, broken: null, undecided: null, leads: null, review: null,
    }));
  });
  assert.deepEqual(rows.map(({ label_zh: _zh, label_en: _en, ...r }) => r), expected);
  const cell = rows.find((r) => r['id'] === 'requests.granted.natural_person')!;
  assert.deepEqual([cell['label_zh'], cell['label_en']], ['（一）予以公开 · 自然人', 'granted · natural persons']);
});

test('wide has one row a report and one column for every cell of every edition', async (t) => {
  const store = await temporaryStore(t);
  await store.add(wanted.map((w) => packed(w)));
  const rows = await rowsOf(store, 'wide');
  for (const w of wanted) {
    const { cells } = syntheticReport(w);
    const row = rows.find((r) => r['agency'] === w.agency)!;
    assert.deepEqual(allCells.map((c) => row[c.ref]), allCells.map((c) => cells.get(c.ref)?.value ?? null));
  }
});

test('each block of the form is a table with the rows of the edition it is printed in, as the view of the store has it', async (t) => {
  const store = await temporaryStore(t);
  await store.add(wanted.map((w) => packed(w)));
  for (const id of new Set(editions.flatMap((e) => formCells(e.id).map((c) => c.block.id)))) {
    const rows = await rowsOf(store, id);
    const view = query(store.path, `select * from ${id}`);
    const columns = Object.keys(view[0]!).filter((c) => !['row_id', 'version_id', 'label_zh', 'label_en'].includes(c));
    const key = (r: Record<string, unknown>, row: string): string => JSON.stringify([r[row], r['label_zh'], ...columns.map((c) => r[c])]);
    assert.deepEqual(rows.map((r) => key(r, 'row')).sort(), view.map((r) => key(r, 'row_id')).sort(), id);
  }
  assert.equal((await rowsOf(store, 'requests', { year: 2023 })).length, 25);
  assert.equal((await rowsOf(store, 'requests', { year: 2020 })).length, 23);
});

test('a place in a table leads to the id of the cell that stands there', async (t) => {
  const store = await temporaryStore(t);
  await store.add(wanted.map((w) => packed(w)));
  for (const { table, rows } of (await everything(await tables(store))).values()) {
    if (table.cellAt === undefined) continue;
    for (const row of rows) {
      const cells = syntheticReport(wanted.find((w) => w.agency === row[1])!).cells;
      for (const [i, c] of table.columns.entries()) {
        const ref = table.cellAt(row, i);
        if (ref !== null) assert.equal(row[i], cells.get(ref)?.value ?? null, `${table.name} ${c.name}`);
      }
    }
  }
  const block = blockOf('2021', 'requests')!;
  const requests = (await everything(await tables(store))).get('requests')!;
  const [row] = requests.rows.filter((r) => r.includes('granted') && r.includes('青川市'));
  assert.equal(requests.table.cellAt!(row!, requests.table.columns.findIndex((c) => c.name === 'company')), cellRef(block, 'granted', 'company'));
});

test('cells, reports and findings say what rules found and what people decided', async (t) => {
  const store = await temporaryStore(t);
  const broken = { ...syntheticFinding(), suspects: [{ cells: { 'requests.new.total': 3, 'requests.granted.total': 1 }, rank: 1, tie: false, slip: 'digit' as const, why: { zh: '错位', en: 'digit' } }] };
  const lead = { ...syntheticFinding('lead.round'), kind: 'lead' as const, cells: ['requests.new.total'] };
  await store.add([packed({}, [broken, lead, syntheticFinding('requests.results', 'undecided')])]);
  for await (const f of store.findings({ rule: 'requests.flow' })) await store.reviews.decide(f, { status: 'confirmed', note: '', by: '某人', at: '2025-01-01T00:00:00.000Z' });
  const cell = (await rowsOf(store, 'long')).find((r) => r['id'] === 'requests.new.total')!;
  assert.deepEqual([cell['broken'], cell['undecided'], cell['leads'], cell['review']], ['requests.flow', 'requests.results', 'lead.round', 'requests.flow=confirmed']);
  const [report] = await rowsOf(store, 'reports');
  assert.deepEqual([report!['findings_broken'], report!['findings_undecided'], report!['published'], report!['published_from'], report!['address']], [1, 1, '2024-01-25', 'metadata', null]);
  const findings = await rowsOf(store, 'findings');
  assert.deepEqual(findings.map((f) => [f['number'], f['rule'], f['status']]), [[1, 'requests.flow', 'confirmed'], [2, 'lead.round', 'open'], [3, 'requests.results', 'open']]);
  assert.equal(findings[0]!['suspects'], 'requests.new.total→3 + requests.granted.total→1');
  const known = (await rowsOf(store, 'rules')).map((r) => r['rule']);
  for (const f of findings) assert.ok(known.includes(f['rule'] ?? ''), `${String(f['rule'])} has a row among the rules`);
});

test('the address of a report is the first of its names that is one', async (t) => {
  const store = await temporaryStore(t);
  await store.add([packed({ name: 'bao.html' }), packed({ name: 'https://www.qingchuan.example/1.html' })]);
  const [report] = await rowsOf(store, 'reports');
  assert.deepEqual([report!['address'], report!['source_name']], ['https://www.qingchuan.example/1.html', 'bao.html']);
});

const filters: readonly { readonly options: Partial<DatasetOptions>; readonly expected: readonly string[] }[] = [
  { options: {}, expected: ['临溪县 2022 1', '云栖区 2023 1', '青川市 2023 2'] },
  { options: { all: true }, expected: ['临溪县 2022 1', '云栖区 2023 1', '青川市 2023 1', '青川市 2023 2'] },
  { options: { year: 2023 }, expected: ['云栖区 2023 1', '青川市 2023 2'] },
  { options: { agency: '临溪' }, expected: ['临溪县 2022 1'] },
  { options: { region: '410000' }, expected: ['临溪县 2022 1'] },
  { options: { region: '41' }, expected: ['临溪县 2022 1'] },
  { options: { region: '410122' }, expected: ['临溪县 2022 1'] },
  { options: { region: '330100' }, expected: ['云栖区 2023 1'] },
  { options: { region: '42' }, expected: [] },
];
for (const { options, expected } of filters) {
  test(`${JSON.stringify(options)} picks ${expected.length} reports`, async (t) => {
    const store = await temporaryStore(t);
    await store.add([packed({ seed: 1 }), packed({ seed: 2 }), located({ agency: '临溪县', year: 2022 }, '410122'), located({ agency: '云栖区' }, '330106')]);
    assert.deepEqual((await rowsOf(store, 'wide', options)).map((r) => `${String(r['agency'])} ${String(r['year'])} ${String(r['version'])}`), expected);
  });
}

test('keys of every table are unique, and every key that leads to another table finds its row', async (t) => {
  const store = await temporaryStore(t);
  await store.add([...wanted.map((w) => packed(w, [syntheticFinding(), syntheticFinding('gone.rule')])), packed({ seed: 9 })]);
  const all = await everything(await tables(store, { all: true }));
  for (const { table, rows } of all.values()) {
    const at = (name: string, of = table): number => of.columns.findIndex((c) => c.name === name);
    for (const [i, c] of table.columns.entries()) {
      if (c.required === true) assert.ok(rows.every((r) => r[i] !== null), `${table.name}.${c.name}`);
      if (c.values !== undefined) assert.ok(rows.every((r) => r[i] === null || c.values!.includes(String(r[i]))), `${table.name}.${c.name}`);
    }
    assert.ok(rows.every((r) => r.length === table.columns.length), table.name);
    assert.equal(new Set(rows.map((r) => JSON.stringify(table.primaryKey.map((k) => r[at(k)])))).size, rows.length, table.name);
    for (const k of table.foreignKeys) {
      const there = all.get(k.table)!;
      const values = new Set(there.rows.map((r) => r[at(k.refers, there.table)]));
      assert.ok(rows.every((r) => values.has(r[at(k.column)]!)), `${table.name}.${k.column}`);
    }
  }
});

test('the codebook has a line for every cell, with its editions, its equations and a name Stata takes', async () => {
  const lines = await rowsOf(null, 'codebook');
  const book = new Map(lines.map((l) => [l['id'], l]));
  assert.deepEqual([...book.keys()], allCells.map((c) => c.ref));
  const other = book.get('requests.other_all.total')!;
  assert.deepEqual([other['editions'], other['label_zh'], other['unit_zh'], other['identities']], ['2019', '（六）其他处理 · 总计', '件', 'requests.results; requests.applicants']);
  assert.match(String(other['missing_zh']), /只有 2019 年格式有此格/);
  assert.match(String(book.get('requests.new.total')!['equations']), /^requests\.new\.total \+ requests\.carried_in\.total = requests\.concluded\.total \+ requests\.carried_out\.total; /);
  assert.equal(book.get('licences.decisions')!['editions'], '2019; 2021');
  assert.equal(book.get('fees.amount')!['identities'], null);
  const named = new Set(lines.flatMap((l) => (l['identities'] === null ? [] : String(l['identities']).split('; '))));
  assert.deepEqual(named, new Set(identityRules.map((r) => r.id)));
  const names = lines.map((l) => String(l['stata']));
  assert.equal(new Set(names).size, names.length);
  for (const name of names) assert.match(name, /^[a-z_][a-z0-9_]{0,31}$/i);
});

test('the table of variables has every column of every table', async () => {
  const data = await tables(null);
  const listed = (await rowsOf(null, 'variables')).map((r) => `${String(r['table'])}.${String(r['name'])}`);
  assert.deepEqual(listed, data.tables.filter((x) => x.name !== 'variables').flatMap((x) => x.columns.map((c) => `${x.name}.${c.name}`)));
});
