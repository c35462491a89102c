// Prose stays in its section, under its heading, and the figures of tables stay out of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNow } from '../written.js';
import { generate, type Recipe } from '../generate/generate.js';
import { layouts } from '../generate/layouts.js';

const squeezed = (text: string): string => text.replaceAll(/\s/g, '');

const recipes: readonly Recipe[] = layouts.map((l) => l.id).flatMap((layout, i) => [
  { seed: 300 + i, form: '2021', layout },
  { seed: 320 + i, form: '2019', layout, irregularities: ['prose-before-tables', 'notes-under-tables', 'heading-renamed'] },
]);

for (const recipe of recipes) {
  test(`${recipe.layout} ${recipe.form} ${recipe.irregularities?.join(' ') ?? ''}: six sections with their prose`, () => {
    let wanted: { id: string; heading: string; prose: string[] }[] = [];
    let signature = '';
    const g = generate({ ...recipe, change: (d) => { signature = squeezed(d.signature.join('')); wanted = d.sections.map((s) => ({ id: s.id, heading: s.heading, prose: [...s.before, ...s.after] })); } });
    const reading = readNow(g.bytes, g.name);
    assert.ok(reading.status === 'report');
    const { sections } = reading.report;
    assert.deepEqual(sections.map((s) => s.id).filter((id) => id !== null), wanted.map((w) => w.id));
    for (const w of wanted) {
      const s = sections.find((x) => x.id === w.id)!;
      assert.equal(squeezed(s.heading).replaceAll('#', ''), squeezed(w.heading));
      const text = squeezed(s.paragraphs.map((p) => p.text).join(''));
      for (const p of w.prose) assert.ok(text.includes(squeezed(p)), `${w.id}: ${p}`);
      // Nothing else: no word of a table, nothing of the page around the report.
      assert.equal(text, squeezed(w.prose.join('')) + (w === wanted.at(-1) ? signature : ''), w.id);
    }
  });
}
