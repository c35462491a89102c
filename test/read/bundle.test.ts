// Reports over several pages: the place of every figure leads into the bytes that are stored, whatever encoding each page has.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import * as cheerio from 'cheerio';
import iconv from 'iconv-lite';
import { readPublished } from '../../src/pipeline.js';
import { textAt } from '../element-at.js';
import { generate, layouts } from '../generate/generate.js';

const squeezed = (text: string): string => text.replaceAll(/[\s\u00a0]/g, '');
const charsets = ['utf8', 'gb18030', 'utf8'] as const;

// Layouts whose headings stand between the tables, where a page can end.
for (const layout of layouts.filter((l) => ['html-clean', 'html-flat', 'html-portal', 'html-unclosed', 'html-capitals'].includes(l.id))) {
  test(`${layout.id}: figures of every page of a joined report are found in the joined bytes`, async () => {
    const g = generate({ seed: 81, form: '2021', layout: layout.id, size: 'middle', irregularities: [] });
    const cuts = [0, ...['三、收到和处理', '四、政府信息公开行政复议'].map((h) => g.text.lastIndexOf('<', g.text.indexOf(h, g.text.indexOf('<body')))), g.text.length];
    assert.ok(cuts.every((c, i) => i === 0 || c > cuts[i - 1]!), String(cuts));
    const texts = charsets.map((c, i) => `${i === 0 ? '' : `<!DOCTYPE html><html><head><meta charset="${c}"></head><body>`}${g.text.slice(cuts[i], cuts[i + 1])}`);
    const pages = texts.map((text, i) => ({ address: `http://www.example.invalid/${i + 1}.html`, bytes: new Uint8Array(iconv.encode(text, charsets[i]!)) }));
    const starts = pages.map((_, i) => pages.slice(0, i).reduce((n, p) => n + p.bytes.length, 0));
    const [only, more] = await readPublished({ pages, pictures: [], attachments: [] });
    assert.ok(only?.reading.status === 'report' && more === undefined);
    const { report } = only.reading;
    assert.equal(createHash('sha256').update(only.file.bytes).digest('hex'), report.source.id, 'what is stored is what the places count in');
    const trees = texts.map((t) => cheerio.load(t));
    const seen = new Set<number>();
    for (const [ref, v] of report.cells) {
      assert.ok(v.anchor !== null && 'offset' in v.anchor, ref);
      const { offset, path } = v.anchor;
      const page = starts.findLastIndex((s) => s <= offset);
      seen.add(page);
      assert.match(Buffer.from(only.file.bytes.subarray(offset, offset + 3)).toString('latin1'), /^<t[dh]/i, `${ref} at byte ${offset}`);
      assert.equal(path.startsWith('/html/') ? 0 : Number(/^\/html\[(\d+)\]\//.exec(path)?.[1]) - 1, page, `${ref} ${path}`);
      assert.equal(squeezed(textAt(trees[page]!, path.replace(/^\/html\[\d+\]/, '/html')) ?? '(nothing there)'), squeezed(g.cells.get(ref)?.raw ?? ''), `${ref} ${path}`);
    }
    assert.deepEqual([...seen].sort(), [0, 1, 2]);
  });
}
