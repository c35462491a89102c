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

test('entries in tables of one cell each are entries', () => {
  const framed = (t: string): string => `<td><table><tr><td>${t}</td></tr></table></td>`;
  assert.deepEqual(rows(blocks(`<body><table><tr>${framed('规章')}${framed('1')}${framed('2')}</tr><tr>${framed('行政许可')}${framed('<p>7</p>')}</tr></table></body>`)[0]), [['规章', '1', '2'], ['行政许可', '7']]);
});

test('a frame beside a table is the layout of a page', () => {
  const page = blocks('<body><table><tr><td><table><tr><td>目录</td></tr></table></td><td></td><td><table><tr><td>规章</td><td>1</td></tr></table></td></tr></table></body>');
  assert.deepEqual(page.filter((b) => b.kind === 'grid').map(rows), [[['目录']], [['规章', '1']]]);
});

test('words without size are not seen, unless what they hold has a size of its own', () => {
  assert.deepEqual(rows(blocks('<body><table><tr><td><span style="font-size:0px">9</span>1</td><td><span style="font-size:0"><b style="font-size:14px">2</b></span></td><td><span style="font-size:0.8em">3</span></td></tr></table></body>')[0]), [['1', '2', '3']]);
});

const beside: readonly (readonly [name: string, html: string, text: string])[] = [
  ['raised', '21<sup>1</sup>', '21¹'],
  ['lowered', '21<sub>1</sub>', '21₁'],
  ['deep in others', '21<sub><span><b>[10]</b></span></sub>', '21[₁₀]'],
  ['raised by its style', '21<span style="color:red;vertical-align: super">2</span>', '21²'],
  ['lowered by its style', '<span>21<span style="vertical-align:sub;">2</span></span>', '21₂'],
  ['set to the middle', '21<span style="vertical-align:middle">2</span>', '212'],
  ['in a cell whose style says so', '<b style="vertical-align:subtle">21</b>2', '212'],
];
for (const [name, html, text] of beside) {
  test(`digits beside a figure, ${name}: ${text}, in a cell and in a sentence`, () => {
    const found = blocks(`<body><p>共收到${html}件。</p><table><tr><td>规章</td><td style="vertical-align:super">${html}</td></tr></table></body>`);
    assert.deepEqual([found[0]?.kind === 'text' ? found[0].text : '', rows(found[1])], [`共收到${text}件。`, [['规章', text]]]);
  });
}

const lines = ['规章', '行政规范性文件', '行政许可', '行政处罚', '行政强制'];
const separators: readonly (readonly [name: string, between: string])[] = [['tabs', '&#9;'], ['bars', ' | '], ['wide blanks', '&emsp;&emsp;'], ['single blanks', ' ']];
for (const [name, between] of separators) {
  test(`paragraphs with figures set apart by ${name} are rows`, () => {
    const page = blocks(`<body><p>二、主动公开政府信息情况</p>${lines.map((l, i) => `<p>${[l, i, 2, 3].join(between)}</p>`).join('')}<p>五、存在的主要问题</p></body>`);
    assert.deepEqual(page.map((b) => b.kind), ['text', 'grid', 'text']);
    assert.deepEqual(rows(page[1]), lines.map((l, i) => [l, String(i), '2', '3']));
    assert.ok(page[1]?.kind === 'grid');
    const { anchor } = page[1].grid.rows[1]!.cells[2]!;
    assert.equal('path' in anchor && anchor.path, '/html/body/p[3]');
  });
}

test('a few lines with figures are prose', () => {
  assert.ok(blocks('<body><p>联系电话 0551 62000000</p><p>邮编 230000 传真 62000001</p></body>').every((b) => b.kind === 'text'));
});

const article = '<h1>年度报告</h1><table class="t"><tr><td>规章</td><td>1</td></tr></table>';
const escaped = article.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const carriers: readonly (readonly [name: string, markup: string])[] = [
  ['a string of a script', `<script>var id = 'a'; var content = ${JSON.stringify(article).replaceAll('</', '<\\/')};</script>`],
  ['the state of a page', `<script>window.__STATE__={list:["a"],detail:{body:${JSON.stringify(article).replaceAll('<', '\\u003C')}}}</script>`],
  ['a string in single quotes', `<script>show('${article}')</script>`],
  ['a template', `<script type="text/html">${article}</script>`],
  ['a hidden field', `<input type="hidden" value="${escaped}">`],
  ['a text area', `<textarea style="display:none">${escaped}</textarea>`],
  ['a part for browsers without scripts', `<noscript>${article}</noscript>`],
];
for (const [name, markup] of carriers) {
  test(`an article carried by ${name}`, () => {
    const page = blocks(`<body><p>首页</p>${markup}</body>`);
    assert.deepEqual(page.filter((b) => b.kind === 'grid').map(rows), [[['规章', '1']]]);
  });
}

test('a page with tables of its own is not looked into for more', () => {
  assert.equal(blocks(`<body><table><tr><td>规章</td><td>2</td></tr></table>${carriers[0]![1]}</body>`).filter((b) => b.kind === 'grid').length, 1);
});

test('what is carried carries nothing', () => {
  assert.equal(blocks(`<body>${'<textarea>'.repeat(50)}<table><tr><td>1</td></tr></table></body>`).filter((b) => b.kind === 'grid').length, 0);
});

const inCells: readonly (readonly [name: string, html: string, text: string])[] = [
  ['a link to a note', '21<a href="#_ftn3" name="_ftnref3"><span>3</span></a>', '21³'],
  ['a note of a word processor', '21<span class=MsoFootnoteReference>4</span>', '21⁴'],
  ['set higher than its line', '21<span style="position:relative;top:-3.0pt;mso-text-raise:3.0pt">5</span>', '21⁵'],
  ['a figure that is set higher as a whole', '<span style="position:relative; top:-1.0pt">21</span>', '21'],
  ['the chosen one of a list', '<select><option>1</option><option selected>21</option></select>', '21'],
  ['the first of a list', '<select><optgroup><option>7</option><option>21</option></optgroup></select>', '7'],
  ['a drawing and no words', '<svg><text>3</text></svg>', '\ufffc'],
  ['an object and no words', '<object data="x.swf"></object>', '\ufffc'],
  ['a template', '3<template>4</template>', '3'],
];
for (const [name, html, text] of inCells) {
  test(`a cell with ${name}: ${text}`, () => assert.deepEqual(rows(blocks(`<body><table><tr><td>规章</td><td>${html}</td></tr></table></body>`)[0]), [['规章', text]]));
}

test('a cell that is not seen keeps its place; one that is gone does not', () => {
  assert.deepEqual(rows(blocks('<body><table><tr><td>规章</td><td style="visibility:hidden">8</td><td style="display:none">9</td><td>3</td></tr></table></body>')[0]), [['规章', '', '3']]);
});

test('blanks of two elements beside each other are one blank: no column is seen in them', () => {
  const spans = (...words: string[]): string => `<div>${words.map((t) => `<span>${t}</span>`).join(' ')}</div>`;
  const found = blocks(`<body>${['规章', '文件', '行政许可', '行政处罚', '行政强制', '收费'].map((t) => spans(t, '1', '', '', '6')).join('')}</body>`);
  assert.deepEqual(found.flatMap((b) => (b.kind === 'grid' ? b.grid.rows.map((r) => r.cells.length) : [])).filter((n) => n > 3), []);
});
