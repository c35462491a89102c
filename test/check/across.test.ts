// The documents kept for each rule across reports and about sentences are what their recipes make; read as documents are, those that break a rule do, and the near misses do not.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { copyRules } from '../../src/check/copies/rules.js';
import { levelRules } from '../../src/check/levels/rules.js';
import { yearRules } from '../../src/check/years/rules.js';
import { proseRules } from '../../src/check/prose/rules.js';
import { examples } from './across-examples.js';
import { findingsAmong, place } from './placed-reports.js';

const folder = fileURLToPath(new URL('../../../test/check/rules/', import.meta.url));

for (const { rule, kind, of, files } of examples) {
  test(`${rule}: ${kind}`, () => {
    const at = join(folder, rule, kind);
    assert.deepEqual(readdirSync(at).sort(), [...files.keys()].sort(), '`npm run golden` writes the files');
    const reports = [...files].map(([name, bytes]) => {
      const kept = readFileSync(join(at, name));
      assert.equal(kept.toString(), Buffer.from(bytes).toString(), name);
      return place(kept, name);
    });
    const own = reports[[...files.keys()].indexOf(of)]!;
    // Figures drawn for one rule need not follow from year to year for another.
    const broken = findingsAmong(reports, own).filter((f) => f.outcome === 'broken' && f.rule === rule);
    assert.equal(broken.length, kind === 'breaks' ? 1 : 0, broken.map((f) => f.message.zh).join('\n'));
  });
}

test('every rule across reports and about sentences has an example that breaks it and a near miss', () => {
  for (const rule of [...proseRules, ...yearRules, ...levelRules, ...copyRules]) for (const kind of ['breaks', 'near-miss']) assert.ok(examples.some((e) => e.rule === rule.id && e.kind === kind), `${rule.id} ${kind}`);
});
