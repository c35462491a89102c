// Figures of many reports at once are those of the reports themselves: states and numbers, current versions, what is broken.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '../../src/store/store.js';
import { temporaryStore } from './open-temporary.js';
import { packed, syntheticFinding } from './synthetic-report.js';

async function filled(store: Store): Promise<void> {
  await store.add([
    packed({ agency: '青川市', year: 2022, seed: 1 }), packed({ agency: '青川市', year: 2023, seed: 2 }, [syntheticFinding(), syntheticFinding('requests.results', 'undecided')]), packed({ agency: '青川市', year: 2023, seed: 3 }, [syntheticFinding()]),
    packed({ agency: '临溪县', year: 2020, edition: '2019', seed: 4 }), packed({ agency: '云栖区', year: 2023, seed: 5 }),
  ]);
}

test('the agencies and the years there are', async (t) => {
  const store = await temporaryStore(t);
  assert.deepEqual([await store.figures.agencies(), await store.figures.years()], [[], null]);
  await filled(store);
  assert.deepEqual((await store.figures.agencies()).map((a) => a.agency).sort(), ['临溪县', '云栖区', '青川市'].sort());
  assert.deepEqual(await store.figures.years(), { from: 2020, to: 2023 });
});

test('cells are those of the current versions, without what metrics do not look at', async (t) => {
  const store = await temporaryStore(t);
  await filled(store);
  const found = await store.figures.of({ agencies: ['青川市', '临溪县', '无有县'] });
  const whole = [];
  for await (const v of store.versions()) if (v.agency !== '云栖区') whole.push(v);
  assert.deepEqual(found.map((f) => [f.agency, f.year, f.versionId, f.edition, f.layout, f.published, [...f.cells]]), whole.map((v) => [
    v.agency, v.year, v.versionId, v.report.edition, v.report.layout, v.report.published.value, [...v.report.cells].map(([ref, c]) => [ref, { state: c.state, value: c.value }]),
  ]));
  assert.deepEqual(found.map((f) => f.findings.map((x) => [x.rule, x.outcome])), whole.map((v) => (v.agency === '青川市' && v.year === 2023 ? [['requests.flow', 'broken']] : [])));
});

test('only the years and the cells asked for', async (t) => {
  const store = await temporaryStore(t);
  await filled(store);
  const found = await store.figures.of({ agencies: ['青川市', '临溪县'], from: 2021, to: 2022, cells: new Set(['requests.new.total', 'procurement.amount']) });
  assert.deepEqual(found.map((f) => [f.agency, f.year, [...f.cells.keys()]]), [['青川市', 2022, ['requests.new.total']]]);
});
