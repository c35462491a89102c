// Text is measured in columns of a terminal and cut to them without losing a character.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { width, wrap } from '../../src/commands/width.js';

const widths: readonly (readonly [string, number])[] = [['', 0], ['abc', 3], ['总计', 4], ['（一）', 6], ['1.属于', 6], ['“三”', 4], ['１２', 4], ['𠮷', 2], ['é', 1]];
for (const [text, columns] of widths) test(`“${text}” takes ${columns}`, () => assert.equal(width(text), columns));

const wrapped: readonly (readonly [string, number, string])[] = [
  ['社会公益组织', 6, '社会公\n益组织'],
  ['the printed total', 8, 'the\nprinted\ntotal'],
  ['危及“三安全一稳定”', 6, '危及\n“三安\n全一稳\n定”'],
  ['结果，维持', 4, '结\n果，\n维持'],
  ['organisations', 6, 'organi\nsation\ns'],
  ['a\nb', 5, 'a\nb'],
  ['', 5, ''],
];
for (const [text, columns, lines] of wrapped) test(`“${text.replace('\n', '⏎')}” in ${columns}`, () => assert.equal(wrap(text, columns), lines));

test('no line is too long and nothing but blanks is lost', () => {
  const word = fc.constantFrom('总计', '（', '）', '，', 'ab', '12', ' ', '“', '”', '、', 'long-word', '𠮷');
  fc.assert(fc.property(fc.array(word).map((w) => w.join('')), fc.integer({ min: 2, max: 20 }), (text, columns) => {
    const lines = wrap(text, columns);
    for (const line of lines.split('\n')) assert.ok(width(line) <= columns, lines);
    assert.equal(lines.replace(/\s/g, ''), text.replace(/\s/g, ''));
  }));
});
