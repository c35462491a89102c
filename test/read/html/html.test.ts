// Pages → blocks: tables set in a fixed pitch, pictures in cells.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../src/model/document.js';
import { readHtml } from '../../../src/read/html/html.js';
import { defaultLimits } from '../../../src/model/limits.js';

function blocks(html: string): readonly Block[] {
  const page = readHtml(html, new TextEncoder().encode(html), 'utf-8', defaultLimits, false);
  assert.ok('blocks' in page);
  return page.blocks;
}

const rows = (b: Block | undefined): string[][] => (b?.kind === 'grid' ? b.grid.rows.map((r) => r.cells.map((c) => c.text)) : []);

test('rows in a pre element are rows', () => {
  const found = blocks('<body><p>二、主动公开</p><pre>规章\t1\t2\t3<br>规范性文件\t4\t5\t6</pre></body>');
  assert.deepEqual(rows(found[1]), [['规章', '1', '2', '3'], ['规范性文件', '4', '5', '6']]);
  assert.ok(found[1]?.kind === 'grid');
  assert.deepEqual(found[1].grid.rows[1]!.cells[3]!.anchor, { path: '/html/body/pre[1]', offset: 31 });
});

test('prose in a pre element stays prose', () => {
  assert.deepEqual(blocks('<body><pre>本年度主动公开信息。\n没有收费。</pre></body>').map((b) => b.kind), ['text']);
});

test('a picture in a cell is not an empty cell', () => {
  assert.deepEqual(rows(blocks('<body><table><tr><td>规章</td><td><img src="3.gif" alt="3"></td><td> </td></tr></table></body>')[0]), [['规章', '\ufffc', '']]);
});

test('a table that only holds a picture is walked as page', () => {
  assert.deepEqual(blocks('<body><table><tr><td><img src="table.png"></td></tr></table></body>').map((b) => b.kind), ['image']);
});
