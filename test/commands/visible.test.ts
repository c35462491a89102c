// What documents hold is shown on a terminal, not obeyed by it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visible, visibleLine } from '../../src/commands/visible.js';

const cases: readonly (readonly [string, string, string])[] = [
  ['plain 总计\n1\t2', 'plain 总计\n1\t2', 'plain 总计␊1␉2'],
  ['\u001b[2J\u0007', '␛[2J␇', '␛[2J␇'],
  ['a\u007fb\u009bc', 'a␡b\ufffdc', 'a␡b\ufffdc'],
  ['1\u202e2\u2066', '1\ufffd2\ufffd', '1\ufffd2\ufffd'],
];
for (const [text, shown, line] of cases) {
  test(JSON.stringify(text), () => {
    assert.equal(visible(text), shown);
    assert.equal(visibleLine(text), line);
  });
}
