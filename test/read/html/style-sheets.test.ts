// Style sheets of a page → what they hide, strike out and raise within its tables, and what they leave alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultLimits } from '../../../src/model/limits.js';
import { readHtml } from '../../../src/read/html/html.js';

/** Text and dropped words of the cells of the first table. */
function cells(css: string, row: string): string[] {
  const html = `<html><head><style>${css}</style></head><body><table><tr>${row}</tr></table></body></html>`;
  const page = readHtml(html, new TextEncoder().encode(html), 'utf-8', defaultLimits, false);
  assert.ok('blocks' in page);
  const [grid] = page.blocks.flatMap((b) => (b.kind === 'grid' ? [b.grid] : []));
  return (grid?.rows ?? []).flatMap((r) => r.cells.map((c) => `${c.text}@${c.column}${c.dropped === undefined ? '' : `~${c.dropped}`}`));
}

const kept = '<td>行政许可</td>';
const cases: readonly (readonly [name: string, css: string, row: string, seen: readonly string[]])[] = [
  ['a word hidden by its class', '.old{display:none}', `${kept}<td><span class="x old">85</span>0</td>`, ['行政许可@0', '0@1~85']],
  ['a word struck out by its class', 'span.gone , b { text-decoration: line-through }', `${kept}<td><span class="gone">8</span>3</td>`, ['行政许可@0', '3@1~8']],
  ['a mark of a note raised by its class', '.n{font-size:6pt;vertical-align:super}', `${kept}<td>3<span class="n">1</span></td>`, ['行政许可@0', '3¹@1']],
  ['a cell that is gone', 'td.hide{display:none}', `${kept}<td class="hide">9</td><td>3</td>`, ['行政许可@0', '3@1']],
  ['a cell that keeps its place', 'td.hide{visibility:hidden}', `${kept}<td class="hide">9</td><td>3</td>`, ['行政许可@0', '@1~9', '3@2']],
  ['within something else', 'table .a > .b{display:none}', `<td class="a"><i><span class="b">9</span></i>3</td><td><span class="b">2</span></td>`, ['3@0~9', '2@1']],
  ['the later rule counts', '.a{display:none}.a{display:inline}', '<td><span class="a">3</span></td>', ['3@0']],
  ['the narrower rule counts', '.a.b{display:inline}.a{display:none}', '<td><span class="a b">3</span></td><td><span class="a">4</span>1</td>', ['3@0', '1@1~4']],
  ['what the element says of itself counts', '.a{display:none}', '<td><span class="a" style="display: inline">3</span></td>', ['3@0']],
  ['sheets for paper say nothing', '@media print{.a{display:none}} @import "x.css"; .c{color:red}', '<td><span class="a">3</span></td>', ['3@0']],
  ['selectors that are not plain say nothing', '.a:not(.b), .a[x], * {display:none}', '<td><span class="a">3</span></td>', ['3@0']],
  ['in a comment of old', '<!-- .a{display:none} --> /* .b{display:none} */', '<td><span class="a">2</span><span class="b">3</span></td>', ['3@0~2']],
];
for (const [name, css, row, seen] of cases) test(name, () => assert.deepEqual(cells(css, row), seen));

test('what a sheet hides of the page around tables, a script may show', () => {
  const html = '<html><head><style>.tab{display:none}</style></head><body><p class="tab">一、总体情况</p><table><tr><td class="tab"><table><tr><td>规章</td><td>1</td></tr></table></td></tr></table></body></html>';
  const page = readHtml(html, new TextEncoder().encode(html), 'utf-8', defaultLimits, false);
  assert.ok('blocks' in page);
  assert.deepEqual(page.blocks.map((b) => b.kind), ['text', 'grid']);
});
