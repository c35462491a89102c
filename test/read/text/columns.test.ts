// Rows set in columns by blanks get their empty cells back where the columns prove themselves, and only there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultLimits } from '../../../src/model/limits.js';
import { isRejection } from '../../../src/model/rejection.js';
import { readText } from '../../../src/read/text/text.js';

/** The texts of the first table. */
function cells(lines: readonly string[]): string[][] {
  const page = readText(lines.join('\n'), defaultLimits);
  assert.ok(!isRejection(page));
  const grid = page.blocks.find((b) => b.kind === 'grid');
  assert.ok(grid !== undefined);
  return grid.grid.rows.map((r) => r.cells.map((c) => c.text));
}

const cases: readonly { readonly says: string; readonly lines: readonly string[]; readonly cells: readonly (readonly string[])[] }[] = [
  {
    says: 'figures set on their left edges',
    lines: ['总计一    12    3     15', '总计二          4     4', '总计三    7           7'],
    cells: [['总计一', '12', '3', '15'], ['总计二', '', '4', '4'], ['总计三', '7', '', '7']],
  },
  {
    says: 'figures set on their right edges',
    lines: ['总计一    12     3    15', '总计二           4     4', '总计三     7           7'],
    cells: [['总计一', '12', '3', '15'], ['总计二', '', '4', '4'], ['总计三', '7', '', '7']],
  },
  {
    says: 'quotes that take two columns',
    lines: ['三“安全”定    12    3     15', '总计二二二二          4     4', '总计三三三三    7           7'],
    cells: [['三“安全”定', '12', '3', '15'], ['总计二二二二', '', '4', '4'], ['总计三三三三', '7', '', '7']],
  },
  {
    says: 'every short row is packed to the left: its blanks may have vanished',
    lines: ['总计一    12    3     15', '总计二    4     4', '总计三    7     7'],
    cells: [['总计一', '12', '3', '15'], ['总计二', '4', '4'], ['总计三', '7', '7']],
  },
  {
    says: 'edges that do not agree',
    lines: ['总计一    12    3     15', '总计二       4     4', '总计三    7           7'],
    cells: [['总计一', '12', '3', '15'], ['总计二', '4', '4'], ['总计三', '7', '7']],
  },
  {
    says: 'figures with blanks inside, on one set of edges only where wide gaps part them',
    lines: ['总计一    2 80    6   5 17', '总计二    1 9     0   3', '总计三    5       0   5 5', '总计四    1 2 3   4   5'],
    cells: [['总计一', '2 80', '6', '5 17'], ['总计二', '1 9', '0', '3'], ['总计三', '5', '0', '5 5'], ['总计四', '1 2 3', '4', '5']],
  },
  {
    says: 'as many figures in every row: single blanks part columns like wide ones',
    lines: ['总计一    2 80    6   5 17', '总计二    1 90    0   3 11', '总计三    5 11    0   5 51', '总计四    1 22    4   5 12'],
    cells: [['总计一', '2', '80', '6', '5', '17'], ['总计二', '1', '90', '0', '3', '11'], ['总计三', '5', '11', '0', '5', '51'], ['总计四', '1', '22', '4', '5', '12']],
  },
  {
    says: 'figures with blanks inside that stand on different edges',
    lines: ['总计一    2 80    6   5 17', '总计二    1 9    0    3', '总计三    5      0    5 5', '总计四    1 2 3  4    5'],
    cells: [['总计一', '2', '80', '6', '5', '17'], ['总计二', '1 9', '0', '3'], ['总计三', '5', '0', '5 5'], ['总计四', '1', '2', '3', '4', '5']],
  },
];
for (const c of cases) test(c.says, () => assert.deepEqual(cells(c.lines), c.cells));
