// The tree of a page is the one cheerio builds, node by node, although text and attributes are taken in strides.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { load } from 'cheerio';
import type { AnyNode } from 'domhandler';
import { array, assert as check, constantFrom, property } from 'fast-check';
import { isElement, parseTree, startOf } from '../../../src/read/html/tree.js';
import { generate, layouts } from '../../generate/generate.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');

/** Names, attributes and texts in order, without recursion: pages nest deep. */
function outline(top: AnyNode, attributes: (e: AnyNode) => readonly (readonly [string, string])[]): string[] {
  const lines: string[] = [];
  const stack: { node: AnyNode; depth: number }[] = [{ node: top, depth: 0 }];
  while (stack.length > 0) {
    const { node, depth } = stack.pop()!;
    if (node.type === 'text') lines.push(`${depth} ${JSON.stringify(node.data)}`);
    else if (node.type === 'comment') lines.push(`${depth} <!--${node.data}-->`);
    else if ('name' in node && node.type !== 'directive') lines.push(`${depth} <${node.name} ${JSON.stringify(attributes(node))}>`);
    if ('children' in node) for (let i = node.children.length - 1; i >= 0; i--) stack.push({ node: node.children[i]!, depth: depth + 1 });
  }
  return lines;
}

function same(html: string): void {
  const tree = parseTree(html, 1_000_000);
  assert.ok(tree !== null);
  const own = outline(tree.root, (e) => (isElement(e) ? e.list.map((a) => [a.name, a.value] as const) : []));
  const theirs = outline(load(html).root()[0]!, (e) => ('attribs' in e ? Object.entries(e.attribs) : []));
  assert.deepEqual(own, theirs);
}

const fragments = [
  '<p title="a&amp;b &lt; c\r\nd">x&nbsp;y &lt; z</p>', "<td style='a:b;\nc' nowrap>1</td>", '<table><tr><td>1<td>2</table>', '<script>if (a < b && c > "d") {\r\n x("</p>"); }</script>',
  '<style>td > p { color: red; }\n/* < */</style>', '<title>a &amp; b <i>c</title>', '<textarea>\n<b>x</textarea>', '<!-- < & " -->', '<p>\u0000𠮷野家 𝟙\ud800x</p>', '<b><i>x</b>y</i>',
  '<a href=x?y=1&z=2 title="">q</a>', '<p a="1" a="2" b>', '<o:p>&nbsp;</o:p>', '<input value="5"/>', '<pre>\n\n x\r\ry</pre>', '<svg><path d="M0 0"/></svg>', '<td align="center" x="一、“本”年">全角　空格</td>', '<', '&', '&#50;&copy', '"', '\r', '<p title="unclosed', "<p title='unclosed", '<script>unclosed',
];

test('pieces of pages, alone and in any order', () => {
  for (const f of fragments) same(f);
  check(property(array(constantFrom(...fragments), { minLength: 2, maxLength: 12 }), (parts) => same(parts.join(''))), { seed: 7, numRuns: 300 });
});

test('any signs', () => {
  check(property(array(constantFrom(...'<>/="\'& \n\r\t\0aAtd!-?;一二𠮷\ud83d\ude00', '<td ', 'x="', '</', '<script', '<!--'), { maxLength: 60 }), (signs) => same(signs.join(''))), { seed: 11, numRuns: 1500 });
});

test('pages longer than a piece, with every kind of sign at its edge', () => {
  const filler = '一'.repeat((1 << 18) - 40);
  for (const f of fragments) for (const shift of [0, 7, 21, 38]) same(`<p>${filler.slice(shift)}${f}${f}<p>end`);
});

const samples = readdirSync(join(root, 'data', 'samples')).filter((f) => f.endsWith('.html'));
for (const f of samples) test(`the sample ${f}`, () => same(readFileSync(join(root, 'data', 'samples', f), 'utf8')));
for (const l of layouts.filter((x) => x.format === 'html')) test(`a generated page, ${l.id}`, () => same(generate({ seed: 5, layout: l.id }).text));

test('the start of every written tag is its own', () => {
  const html = readFileSync(join(root, 'data', 'samples', 'linxi-minzheng-2022.html'), 'utf8');
  const tree = parseTree(html, 1_000_000)!;
  const stack: AnyNode[] = [tree.root];
  let cells = 0;
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (isElement(node) && (node.name === 'td' || node.name === 'th')) {
      cells++;
      assert.match(html.slice(startOf(node, html), startOf(node, html) + 4), /^<t[dh][\s>]/);
    }
    if ('children' in node) stack.push(...node.children);
  }
  assert.ok(cells > 200);
});
