// Lines of text as table rows: rules, drawn tables, quoted tables, empty cells of data frames.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultLimits } from '../../../src/model/limits.js';
import { isRule } from '../../../src/read/text/table.js';
import { readText } from '../../../src/read/text/text.js';

function grids(text: string): string[][][] {
  const page = readText(text, defaultLimits);
  assert.ok('blocks' in page);
  return page.blocks.flatMap((b) => (b.kind === 'grid' ? [b.grid.rows.map((r) => r.cells.map((c) => c.text))] : []));
}

test('rules are told from rows of dashes', () => {
  for (const rule of ['|---|:--:|', '| --- | --- |', '+----+----+', '|----+----|', '+====+====+', '├──┼──┤', '┌──┬──┐', '=====  ===', '-----', '╞══╪══╡']) assert.ok(isRule(rule), rule);
  for (const row of ['| - | - |', '-- -- -- --', '一、总体情况', '| 0 | - |', '│ 规章 │ 0 │', '--', '']) assert.ok(!isRule(row), row);
});

const shapes: readonly (readonly [name: string, text: string, rows: string[][]])[] = [
  ['box characters', '┌────┬───┐\n│规章│ 3 │\n├────┼───┤\n│许可│ 4 │\n└────┴───┘', [['规章', '3'], ['许可', '4']]],
  ['a grid whose cells are wrapped', '+----+---+\n| 行 | 3 |\n| 政 |   |\n+----+---+\n| 许 | 4 |\n| 可 |   |\n+----+---+\n| 其 | 5 |\n+----+---+', [['行\n政', '3'], ['许\n可', '4'], ['其', '5']]],
  ['a grid ruled under its header only', '+----+---+\n| 项 | 数 |\n+====+===+\n| 规章 | 3 |\n| 许可 | 4 |\n+----+---+', [['项', '数'], ['规章', '3'], ['许可', '4']]],
  ['marks of notes beside figures', '| 规章 | 3<sup>1</sup> |\n| --- | --- |\n| 许可 | 4<sub>12</sub> |', [['规章', '3¹'], ['许可', '4₁₂']]],
  ['rules joined by +', '| 规章 | 3 |\n|------+---|\n| 许可 | 4 |', [['规章', '3'], ['许可', '4']]],
  ['a quoted table', '> | 规章 | 3 |\n> | --- | --- |\n> | 许可 | 4 |', [['规章', '3'], ['许可', '4']]],
  ['a row of blanks between tabs', '规章\t\t\t\n许可\t1\t2\t3', [['规章', '', '', ''], ['许可', '1', '2', '3']]],
  ['no outer bars, blanks at both ends', '项 | 甲 | 乙\n---|---|---\n | 1 | 2\n规章 | 3 | \n | 4 | ', [['项', '甲', '乙'], ['', '1', '2'], ['规章', '3', ''], ['', '4', '']]],
  ['no outer bars and no rule', '规章 | 3 | 4\n | 1 | 2\n许可 | 5 | ', [['规章', '3', '4'], ['', '1', '2'], ['许可', '5', '']]],
  ['no outer bars, a blank in every row', '规章 | 3 | \n | 1 | 2', [['规章', '3', ''], ['', '1', '2']]],
  ['an outer bar at the start only', '| 规章 | 3 | 4\n| 许可 | 5 | ', [['规章', '3', '4'], ['许可', '5', '']]],
  ['outer bars, one of them lost', '| 规章 | 3 | 4 |\n许可 | 5 | 6 |\n| 处罚 | 7 | 8', [['规章', '3', '4'], ['许可', '5', '6'], ['处罚', '7', '8']]],
  ['outer bars around blanks', '|  | 甲 |  |\n|---|---|---|\n|  | 1 |  |', [['', '甲', ''], ['', '1', '']]],
  ['outer bars over a rule without', '| 规章 | 3 |\n---|---\n| 许可 | 4 |', [['规章', '3'], ['许可', '4']]],
  ['empty cells of a data frame', '| 规章 | nan | 0.0 |\n|---|---|---|\n| 许可 | NaN | 4.0 |', [['规章', '', '0.0'], ['许可', '', '4.0']]],
];
for (const [name, text, rows] of shapes) test(`text table: ${name}`, () => assert.deepEqual(grids(text), [rows]));

test('a blank cell at an end has its own column', () => {
  const page = readText('规章 | 3 | 4\n | 5 | ', defaultLimits);
  assert.ok('blocks' in page && page.blocks[0]?.kind === 'grid');
  assert.deepEqual(page.blocks[0].grid.rows[1]!.cells.map((c) => [c.column, c.anchor]), [[0, { line: 2, column: 1 }], [1, { line: 2, column: 4 }], [2, { line: 2, column: 7 }]]);
});

test('columns of a quoted table are counted in the line as it stands', () => {
  const page = readText('> | 规章 | 3 |', defaultLimits);
  assert.ok('blocks' in page && page.blocks[0]?.kind === 'grid');
  assert.deepEqual(page.blocks[0].grid.rows[0]!.cells.map((c) => c.anchor), [{ line: 1, column: 5 }, { line: 1, column: 10 }]);
});
