// Every figure's address leads back to it: the byte offset to its tag, the path to its element in the DOM of another parser, line and column to its digits.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as cheerio from 'cheerio';
import iconv from 'iconv-lite';
import { readNow } from '../written.js';
import { textAt } from '../element-at.js';
import { generate, layouts, type Generated } from '../generate/generate.js';
import type { FormId } from '../generate/values.js';

const squeezed = (text: string): string => text.replaceAll(/[\s\u00a0]/g, '');

function reportOf(g: Generated) {
  const reading = readNow(g.bytes, g.name);
  assert.ok(reading.status === 'report', reading.status === 'rejected' ? reading.error.code : '');
  return reading.report;
}

const encodings: readonly (readonly [irregularity: string | null, charset: string])[] = [[null, 'utf8'], ['utf8-bom', 'utf8'], ['gbk-labelled', 'gb18030']];

for (const layout of layouts) {
  test(`${layout.id}: every figure's anchor leads back to it`, () => {
    for (const [irregularity, charset] of layout.format === 'html' ? encodings : encodings.slice(0, 2)) {
      for (const form of ['2021', '2019'] satisfies FormId[]) {
        const g = generate({ seed: 77, form, layout: layout.id, size: 'middle', irregularities: irregularity === null ? [] : [irregularity] });
        const $ = layout.format === 'html' ? cheerio.load(g.text) : null;
        const lines = g.text.split(/\r?\n/);
        for (const [ref, v] of reportOf(g).cells) {
          const raw = squeezed(g.cells.get(ref)?.raw ?? '');
          assert.ok(v.anchor !== null, ref);
          if ('offset' in v.anchor) {
            const here = iconv.decode(Buffer.from(g.bytes.subarray(v.anchor.offset, v.anchor.offset + 3)), charset);
            assert.match(here, /^<t[dh]/i, `${ref} at byte ${v.anchor.offset}`);
            assert.equal(squeezed(textAt($!, v.anchor.path) ?? '(nothing there)'), raw, `${ref} ${v.anchor.path}`);
          } else {
            assert.ok('line' in v.anchor);
            const line = lines[v.anchor.line - 1] ?? '';
            assert.ok(line.slice(v.anchor.column - 1).startsWith(raw), `${ref} at ${v.anchor.line}:${v.anchor.column}: ${line.slice(v.anchor.column - 1, v.anchor.column + 8)}`);
          }
        }
      }
    }
  });
}
