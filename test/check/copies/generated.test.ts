// A generated world of reports: every planted copy is found with its source, and nothing else is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawWorld } from '../../generate/across/copies.js';
import { copiesAmong } from './among.js';

test('120 agencies over three years: exactly the planted copies', () => {
  const { reports, copies } = drawWorld(120, 11);
  const found = copiesAmong(reports);
  assert.deepEqual(found.map((f) => f.key).sort(), [...copies].sort());
  assert.ok(copies.size > 40, `only ${copies.size} planted`);
});
