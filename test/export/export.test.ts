// Exports hold what the store holds, in the columns of the form.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allCells, formCells } from '../../src/form/cell-refs.js';
import { identityRules } from '../../src/form/identities.js';
import { codebook } from '../../src/export/codebook.js';
import { exportTable, type ExportOptions } from '../../src/export/export.js';
import { anchorText } from '../../src/store/anchor-text.js';
import type { Store } from '../../src/store/store.js';
import { temporaryStore } from '../store/open-temporary.js';
import { packed, syntheticReport } from '../store/synthetic-report.js';
import { readCsv } from './read-csv.js';

async function written(store: Store, options: ExportOptions): Promise<string> {
  let text = '';
  for await (const piece of exportTable(store, options)) text += piece;
  return text;
}

const wanted = [{ agency: '青川市', year: 2023, seed: 3 }, { agency: '临溪县', year: 2020, edition: '2019', seed: 4 }] as const;

test('the long table has one row a cell, with everything that is known of it', async (t) => {
  const store = await temporaryStore(t);
  await store.add(wanted.map((w) => packed(w)));
  const [header, ...rows] = readCsv(await written(store, { format: 'csv', shape: 'long' }));
  assert.deepEqual(header, ['agency', 'year', 'version', 'edition', 'id', 'label_zh', 'label_en', 'value', 'state', 'raw', 'unit', 'source_name', 'source_sha256', 'anchor']);
  const expected = wanted.toReversed().flatMap((w) => {
    const r = syntheticReport(w);
    return [...r.cells].map(([id, v]) => [w.agency, String(w.year), '1', r.edition, id, v.value === null ? '' : String(v.value), v.state, v.raw ?? '', v.unit ?? '', r.source.name, r.source.id, v.anchor === null ? '' : anchorText(v.anchor)]);
  });
  assert.deepEqual(rows.map((r) => r.filter((_, i) => i !== 5 && i !== 6)).sort(), expected.sort());
  assert.deepEqual(rows.find((r) => r[4] === 'requests.granted.natural_person')?.slice(5, 7), ['（一）予以公开 · 自然人', 'granted · natural persons']);
});

test('the wide table has one row a report and one column for every cell of every edition', async (t) => {
  const store = await temporaryStore(t);
  await store.add(wanted.map((w) => packed(w)));
  const [header, ...rows] = readCsv(await written(store, { format: 'csv', shape: 'wide' }));
  assert.deepEqual(header!.slice(6), allCells.map((c) => c.ref));
  for (const w of wanted) {
    const { cells } = syntheticReport(w);
    const row = rows.find((r) => r[0] === w.agency)!;
    assert.deepEqual(row.slice(6), allCells.map((c) => String(cells.get(c.ref)?.value ?? '')));
  }
});

test('JSON is one array of the same rows with the texts unchanged', async (t) => {
  const store = await temporaryStore(t);
  const cells = new Map(syntheticReport().cells);
  cells.set('fees.amount', { state: 'unreadable', value: null, raw: '=1+1', anchor: { line: 3, column: 1 } });
  await store.add([packed({ cells }), packed({ ...wanted[1] })]);
  const long = JSON.parse(await written(store, { format: 'json', shape: 'long' })) as Record<string, unknown>[];
  assert.equal(long.length, formCells('2021').length + formCells('2019').length);
  const cell = long.find((r) => r['agency'] === '青川市' && r['id'] === 'fees.amount')!;
  assert.deepEqual([cell['raw'], cell['value'], cell['state'], cell['anchor']], ['=1+1', null, 'unreadable', { line: 3, column: 1 }]);
  const wide = JSON.parse(await written(store, { format: 'json', shape: 'wide' })) as Record<string, unknown>[];
  assert.deepEqual(wide.map((r) => [r['agency'], r['year'], Object.keys(r).length]), [['临溪县', 2020, 6 + allCells.length], ['青川市', 2023, 6 + allCells.length]]);
});

test('only current versions and only what the filter asks for, unless told otherwise', async (t) => {
  const store = await temporaryStore(t);
  await store.add([packed({ seed: 1 }), packed({ seed: 2 }), packed({ agency: '临溪县', year: 2022 })]);
  const versions = async (o: Partial<ExportOptions>) => readCsv(await written(store, { format: 'csv', shape: 'wide', ...o })).slice(1).map((r) => r.slice(0, 3).join(' '));
  assert.deepEqual(await versions({}), ['临溪县 2022 1', '青川市 2023 2']);
  assert.deepEqual(await versions({ all: true }), ['临溪县 2022 1', '青川市 2023 1', '青川市 2023 2']);
  assert.deepEqual(await versions({ year: 2023 }), ['青川市 2023 2']);
  assert.deepEqual(await versions({ agency: '临溪' }), ['临溪县 2022 1']);
});

test('an empty store gives a table without rows', async (t) => {
  const store = await temporaryStore(t);
  assert.deepEqual(JSON.parse(await written(store, { format: 'json', shape: 'long' })), []);
  assert.equal(readCsv(await written(store, { format: 'csv', shape: 'long' })).length, 1);
});

test('the byte order mark comes first, once, and only when asked for', async (t) => {
  const store = await temporaryStore(t);
  await store.add([packed()]);
  const plain = await written(store, { format: 'csv', shape: 'wide' });
  assert.equal(await written(store, { format: 'csv', shape: 'wide', bom: true }), `\ufeff${plain}`);
  assert.ok(!plain.includes('\ufeff'));
  assert.equal(codebook({ bom: true }), `\ufeff${codebook()}`);
});

test('the codebook has a line for every cell, with its editions and the identities it stands in', () => {
  const [header, ...lines] = readCsv(codebook());
  const book = new Map(lines.map((l) => [l[0]!, Object.fromEntries(header!.map((h, i) => [h, l[i]!]))]));
  assert.deepEqual([...book.keys()], allCells.map((c) => c.ref));
  assert.deepEqual(book.get('requests.other_all.total'), {
    id: 'requests.other_all.total', editions: '2019', table: 'requests', block: 'requests', row: 'other_all', column: 'total', label_zh: '（六）其他处理 · 总计', label_en: 'other · total',
    unit_zh: '件', unit_en: 'requests', identities: 'requests.results; requests.applicants',
  });
  assert.equal(book.get('licences.decisions')!['editions'], '2019; 2021');
  assert.equal(book.get('fees.amount')!['identities'], '');
  const named = new Set(lines.flatMap((l) => l.at(-1)!.split('; ')).filter((x) => x !== ''));
  assert.deepEqual(named, new Set(identityRules.map((r) => r.id)));
});
