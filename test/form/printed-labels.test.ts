// Labels with the heads of their groups: both languages have the same groups, and English says nothing twice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allCells } from '../../src/form/cell-refs.js';
import { printedLabels } from '../../src/form/printed-labels.js';

const han = /\p{Script=Han}/u;

test('both languages print the same groups, English ones without Chinese', () => {
  for (const line of allCells.flatMap((c) => [c.row, c.column])) {
    const [zh, en] = [printedLabels(line, 'zh'), printedLabels(line, 'en')];
    assert.equal(en.length, zh.length, line.id);
    assert.equal(zh.at(-1), line.label.zh);
    for (const label of en) assert.ok(label.trim() !== '' && !han.test(label), `${line.id}: ${label}`);
  }
});

const lines: readonly (readonly [string, readonly string[]])[] = [
  ['requests.new.total', ['I. new requests']],
  ['requests.partly_granted.total', ['III. results this year', '(2) partly granted']],
  ['requests.denied_state_secret.total', ['III. results this year', '(3) denied', '1. state secret']],
  ['requests.other_other.total', ['III. results this year', '(6) other', '3. other']],
  ['requests.other_all.total', ['III. results this year', '(6) other']],
  ['requests.concluded.total', ['III. results this year', '(7) concluded']],
  ['litigation_direct.upheld', ['administrative litigation', 'litigation without reconsideration']],
];

test('numbers are those of the form, and a group is not said again', () => {
  for (const [ref, labels] of lines) assert.deepEqual(printedLabels(allCells.find((c) => c.ref === ref)!.row, 'en'), labels, ref);
  assert.deepEqual(printedLabels(allCells.find((c) => c.ref === 'requests.new.company')!.column, 'en'), ['applicants', 'legal persons and other organisations', 'companies']);
});
