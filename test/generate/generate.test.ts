// The generator against itself: what it claims of a report must be in the report, whatever any reader thinks of it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as cheerio from 'cheerio';
import iconv from 'iconv-lite';
import { formCells } from '../../src/form/cell-refs.js';
import { equations, plantSlips } from './slips.js';
import { drawDocument } from './document.js';
import { generate, irregularities, layouts } from './generate.js';
import { rng } from './rng.js';
import { drawCells, forms, requestsEdition, type FormId } from './values.js';

test('the generator knows nothing of the program but model and form, and types', () => {
  const folder = new URL('../../../test/generate/', import.meta.url);
  let seen = 0;
  for (const f of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!f.endsWith('.ts')) continue;
    for (const [, from] of readFileSync(new URL(f, folder), 'utf8').matchAll(/^import (?!type )[^;]*from '((?:\.\.\/)+src\/[^']*)'/gm)) {
      seen++;
      assert.match(from!, /\/src\/(model|form)\//, f);
    }
  }
  assert.ok(seen > 5);
});

const formIds = Object.keys(forms) as FormId[];
const squeezed = (text: string): string => text.replaceAll(/\s/g, '');

test('drawn figures satisfy every identity and fill the form', () => {
  for (const id of formIds) {
    for (let seed = 0; seed < 40; seed++) {
      const form = forms[id];
      const cells = drawCells(form, rng(seed));
      assert.deepEqual([...cells.keys()], formCells(form.edition, form.layout).map((c) => c.ref));
      for (const c of cells.values()) assert.equal(Number(c.raw), c.value);
      assert.deepEqual(equations(cells, requestsEdition(form)).filter((e) => e.broken !== false), [], `${id} ${seed}`);
    }
  }
});

test('the same recipe gives the same bytes, another seed gives others', () => {
  for (const layout of layouts) {
    const a = generate({ seed: 5, layout: layout.id });
    assert.deepEqual(a.bytes, generate({ seed: 5, layout: layout.id }).bytes);
    assert.notDeepEqual(a.bytes, generate({ seed: 6, layout: layout.id }).bytes);
  }
});

test('one changed figure breaks exactly the equations that contain it', () => {
  for (let seed = 0; seed < 60; seed++) {
    const r = rng(seed);
    const form = forms[r.pick(formIds)];
    const draft = drawDocument(form, drawCells(form, r), r);
    const [ref] = plantSlips(draft, r, 1);
    for (const e of equations(draft.cells, requestsEdition(form))) assert.equal(e.broken, e.cells.includes(ref!), `${seed} ${e.key}`);
  }
});

test('right spans: every row of a clean table is equally wide and holds every figure once, in order', () => {
  for (const form of formIds) {
    const g = generate({ seed: 11, form, layout: 'html-clean', size: 'middle' });
    const $ = cheerio.load(g.text);
    const figures: string[] = [];
    $('table').each((_, table) => {
      const open: number[] = [];
      const widths = $(table).find('tr').toArray().map((tr) => {
        let width = open.filter((n) => n > 0).length;
        for (let i = 0; i < open.length; i++) open[i]!--;
        for (const td of $(tr).children().toArray()) {
          const colspan = Number($(td).attr('colspan') ?? 1);
          width += colspan;
          for (let i = 0; i < colspan; i++) open.push(Number($(td).attr('rowspan') ?? 1) - 1);
          if (/^-?[\d.]+$/.test($(td).text())) figures.push($(td).text());
        }
        return width;
      });
      assert.equal(new Set(widths).size, 1, `${form}: ${widths.join(' ')}`);
    });
    assert.deepEqual(figures, [...g.cells.values()].map((c) => c.raw));
  }
});

test('every layout prints every figure of the form', () => {
  for (const layout of layouts) {
    for (const form of formIds) {
      // Distinct marks instead of figures, so that none can hide behind another.
      const g = generate({ seed: 3, form, layout: layout.id, change: (d) => [...d.cells.values()].forEach((c, i) => Object.assign(c, { raw: `v${i}v` })) });
      const text = layout.format === 'html' ? cheerio.load(g.text)('body').text() : g.text;
      const all = squeezed(text).match(/v\d+v/g) ?? [];
      // Merged figures are repeated by one layout; everywhere else each stands once.
      const found = layout.id === 'markdown-merged-repeated' ? [...new Set(all)] : [...all];
      assert.deepEqual(found.sort(), [...g.cells.values()].map((c) => c.raw).sort(), `${layout.id} ${form}`);
    }
  }
});

const written = new Map<string, Uint8Array>();
function plainly(form: FormId, layout: string): Uint8Array {
  const id = `${form} ${layout}`;
  const bytes = written.get(id) ?? generate({ seed: 21, form, layout, size: 'large' }).bytes;
  written.set(id, bytes);
  return bytes;
}

test('every irregularity changes the bytes of some report, and all bytes decode', () => {
  for (const x of irregularities) {
    const changed = formIds.some((form) => ['html-clean', 'html-portal', 'markdown-pipes'].some((layout) => {
      const g = generate({ seed: 21, form, layout, size: 'large', irregularities: [x.id] });
      return Buffer.compare(g.bytes, plainly(form, layout)) !== 0;
    }));
    assert.ok(changed, x.id);
  }
  const gbk = generate({ seed: 1, layout: 'html-clean', irregularities: ['gbk-labelled-utf8'] });
  assert.ok(iconv.decode(Buffer.from(gbk.bytes), 'gb18030').includes('charset="utf-8"'));
});

test('what must be unreadable is no figure, and what is a figure keeps its digits', () => {
  for (const x of irregularities.filter((i) => i.id !== 'change-in-words')) {
    for (const form of formIds) {
      const g = generate({ seed: 8, form, layout: 'html-clean', size: 'large', irregularities: [x.id] });
      for (const [ref, c] of g.cells) {
        assert.equal(c.value === null, c.state !== 'number', `${x.id} ${ref}`);
        assert.equal(c.raw === null, c.state === 'absent', `${x.id} ${ref}`);
        if (c.state === 'blank') assert.equal(c.raw, '');
      }
    }
  }
});
