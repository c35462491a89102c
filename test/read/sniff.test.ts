// What decoded text is: a page, Markdown with HTML in it, or text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sniffText } from '../../src/read/sniff.js';

const kinds: readonly (readonly [text: string, kind: ReturnType<typeof sniffText>])[] = [
  ['<!DOCTYPE html><html><body><table></table></body></html>', 'html'],
  ['<!-- 页面由云栖区人民政府网站生成 -->\n<html><body></body></html>', 'html'],
  ['<?xml version="1.0"?>\n<html></html>', 'html'],
  ['<script>document.title="云栖区水务局政府信息公开";</script><html></html>', 'html'],
  ['<meta charset=utf-8><title>云栖区水务局</title><iframe src="a.pdf"></iframe>', 'html'],
  ['<style>b { color: red }</style>\n\n# 云栖区水务局\n', 'markdown'],
  ['# 云栖区水务局2023年政府信息公开工作年度报告\n\n<html><body><table><tr><td>1</td></tr></table></body></html>', 'inline'],
  ['云栖区水务局2023年年度报告\n<div style="text-align: center;"><html><body><table><tr><td>1</td></tr></table></body></html></div>', 'inline'],
];
for (const [text, kind] of kinds) test(`${kind}: ${text.slice(0, 40)}`, () => assert.equal(sniffText(text), kind));
