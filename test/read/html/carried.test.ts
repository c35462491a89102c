// Pages that keep their article as text for a script to show, beside nothing or beside small tables of the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../src/model/document.js';
import { defaultLimits } from '../../../src/model/limits.js';
import { readHtml } from '../../../src/read/html/html.js';

function blocks(body: string): readonly Block[] {
  const html = `<html><head><title>年报</title></head><body>${body}</body></html>`;
  const page = readHtml(html, new TextEncoder().encode(html), 'utf-8', defaultLimits, false);
  assert.ok('blocks' in page);
  return page.blocks;
}

const cells = (found: readonly Block[]): number => found.reduce((n, b) => n + (b.kind === 'grid' ? b.grid.rows.reduce((k, r) => k + r.cells.length, 0) : 0), 0);
const row = `<tr><td class="a">行政许可</td>${'<td>1</td>'.repeat(9)}</tr>`;
const article = `<p class="b">二、主动公开政府信息情况</p>\n<table border="1">\n${Array.from({ length: 15 }, () => row).join('\n')}\n</table>`;
const attribute = (t: string): string => t.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const literal = (t: string): string => JSON.stringify(t).replaceAll('</', '<\\/');

const carriers: readonly (readonly [name: string, body: string])[] = [
  ['a string of a script', `<script>var a = ${literal(article)};</script>`],
  ['an attribute', `<div data-content="${attribute(article)}"></div>`],
  ['a property of a component, as JSON', `<article-view content="${attribute(JSON.stringify({ html: article }))}"></article-view>`],
  ['a frame of its own', `<iframe srcdoc="${attribute(article)}"></iframe>`],
  ['written-out markup', `<div id="c">${article.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</div>`],
  ['a template', `<template>${article}</template>`],
  ['a string made fit for addresses', `<script>show(decodeURIComponent("${encodeURIComponent(article)}"))</script>`],
  ['a string made fit for addresses the old way', `<script>show(unescape("${[...article].map((c) => (/[\w ]/.test(c) ? c : c.charCodeAt(0) > 255 ? `%u${c.charCodeAt(0).toString(16).toUpperCase()}` : `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`)).join('').replaceAll(' ', '%20')}"))</script>`],
  ['base64', `<script>var c = "${Buffer.from(article).toString('base64')}";</script>`],
  ['strings written one after the other', `<script>${article.split('\n').map((l) => `document.writeln(${literal(l)});`).join('\n')}</script>`],
  ['a part that is hidden', `<div style="display:none">${article}</div>`],
];
const small = '<table><tr><td>索引号</td><td>7/2024</td><td>发布日期</td><td>2025-01-09</td></tr></table>';
for (const [name, body] of carriers) {
  test(`an article in ${name} is read`, () => assert.equal(cells(blocks(body)), 150));
  test(`an article in ${name} is read beside a small table of the page`, () => assert.equal(cells(blocks(`<h1>云栖区水务局2024年政府信息公开工作年度报告</h1>${small}${body}`)), 154));
  test(`a page with its tables in sight needs no article in ${name}`, () => assert.equal(cells(blocks(`<div><span></span>${article}</div>${body}`)), 150));
}

test('a small table that is hidden beside a small table is left hidden', () => {
  assert.equal(cells(blocks(`${small}<div style="display:none"><table><tr><td>规章</td><td>1</td></tr></table></div>`)), 4);
});
