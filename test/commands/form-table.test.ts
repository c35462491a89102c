// The printed form: every cell once, columns aligned, in every edition and mixture of editions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formTables, printed } from '../../src/commands/form-table.js';
import { width } from '../../src/commands/width.js';
import { formCells, type Layout } from '../../src/form/cell-refs.js';
import type { EditionId } from '../../src/model/edition.js';
import type { Lang } from '../../src/model/text.js';
import type { Value } from '../../src/model/value.js';

const figure = (n: number): Value => ({ state: 'number', value: n, raw: String(n), anchor: null });

const forms: readonly { readonly edition: EditionId; readonly layout: Layout; readonly cells: number }[] = [
  { edition: '2021', layout: {}, cells: 200 },
  { edition: '2019', layout: {}, cells: 198 },
  { edition: '2021', layout: { requests: '2019' }, cells: 186 },
  { edition: '2021', layout: { documents: '2019', procurement: '2019' }, cells: 202 },
];
for (const { edition, layout, cells } of forms) {
  for (const [lang, columns] of [['zh', 120], ['en', 120], ['zh', 80], ['en', 80], ['zh', 200]] satisfies [Lang, number][]) {
    test(`${edition} ${JSON.stringify(layout)} in ${lang} on ${columns} columns: ${cells} cells, each in its place, and straight edges`, () => {
      const refs = formCells(edition, layout).map((c) => c.ref);
      const values = new Map(refs.map((ref, i) => [ref, figure(1000 + i)]));
      const page = formTables({ edition, layout, cells: values }, { lang, columns, colour: false, marked: new Set() });
      const shown = [...page.matchAll(/\b1\d{3}\b/g)].map((m) => Number(m[0]));
      assert.deepEqual(shown, refs.map((_, i) => 1000 + i));
      assert.equal(shown.length, cells);
      for (const table of page.split('\n\n')) {
        const lines = table.split('\n').filter((l) => /^[┌│├└]/.test(l));
        assert.equal(new Set(lines.map(width)).size, 1);
        assert.ok(width(lines[0]!) <= columns, `${width(lines[0]!)} columns`);
      }
    });
  }
}

test('a cell shows what stands there', () => {
  const cases: readonly (readonly [Value | undefined, string])[] = [
    [figure(0), '0'],
    [{ state: 'number', value: 22, raw: '22（其中修订16件）', anchor: null }, '22（其中修订16件）'],
    [{ state: 'number', value: 4068.208, raw: null, anchor: null }, '4068.208'],
    [{ state: 'blank', value: null, raw: '', anchor: null }, ''],
    [{ state: 'dash', value: null, raw: '—', anchor: null }, '—'],
    [{ state: 'absent', value: null, raw: null, anchor: null }, '·'],
    [{ state: 'unreadable', value: null, raw: '1 2', anchor: null }, '?'],
    [undefined, '·'],
  ];
  for (const [value, text] of cases) assert.equal(printed(value), text);
});

test('marked cells carry a star, or are red where there is colour; notes are not cut', () => {
  const cells = new Map(formCells('2021').map((c) => [c.ref, figure(0)]));
  cells.set('regulations.in_force', { state: 'number', value: 22, raw: '22（其中修订16件，废止3件）', anchor: null });
  const marked = new Set(['requests.new.total']);
  const plain = formTables({ edition: '2021', layout: {}, cells }, { lang: 'zh', columns: 120, colour: false, marked });
  assert.equal(plain.match(/0\*/g)?.length, 1);
  assert.match(plain, /22（其中修订16件/);
  assert.match(plain, /废止3件）/);
  const red = formTables({ edition: '2021', layout: {}, cells }, { lang: 'zh', columns: 120, colour: true, marked });
  assert.equal(red.split('\u001b[31m0\u001b[39m').length, 2);
});
