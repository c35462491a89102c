// PDFs that Chromium and LibreOffice made of fictional reports: every cell is the truth, and stands where its anchor says.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { defaultLimits } from '../../../src/model/limits.js';
import { isRejection } from '../../../src/model/rejection.js';
import { readReport } from '../../../src/pipeline.js';
import { readPdf } from '../../../src/read/pdf/pdf.js';

interface Truth {
  readonly agency: string | null;
  readonly year: number | null;
  /** The figure, or the state of a cell that has none. */
  readonly cells: Readonly<Record<string, number | string>>;
}

const folder = fileURLToPath(new URL('../../../../test/documents', import.meta.url));
const names = readdirSync(folder).filter((f) => f.endsWith('.pdf.truth.json')).map((f) => f.slice(0, -'.truth.json'.length));

test('there are documents of two producers', () => assert.ok(names.some((n) => n.startsWith('chromium')) && names.some((n) => n.startsWith('libreoffice'))));

for (const name of names) {
  const bytes = readFileSync(join(folder, name));
  const truth = JSON.parse(readFileSync(join(folder, `${name}.truth.json`), 'utf8')) as Truth;

  test(`${name}: every cell is the truth`, async () => {
    const reading = await readReport(bytes, name);
    if (reading.status !== 'report') assert.fail(reading.error.message.en);
    const { report } = reading;
    const found = Object.fromEntries(Object.keys(truth.cells).map((ref) => {
      const v = report.cells.get(ref);
      return [ref, v === undefined ? 'no such cell' : v.state === 'number' ? v.value : v.state];
    }));
    assert.deepEqual(found, truth.cells);
    assert.equal(report.year.value, truth.year);
    assert.equal(report.agency.value, truth.agency);
  });

  test(`${name}: the words in the box of a cell are its text`, async () => {
    const page = await readPdf(bytes, defaultLimits);
    if (isRejection(page)) assert.fail(page.message.en);
    let cells = 0;
    for (const b of page.blocks) {
      if (b.kind !== 'grid') continue;
      for (const c of b.grid.rows.flatMap((r) => r.cells)) {
        if (!/^[\d.０-９．]+$/.test(c.text) || !('bbox' in c.anchor)) continue;
        const { page: number, bbox: [x0, y0, x1, y1] } = c.anchor;
        const here = page.geometry!.find((p) => p.number === number)!.spans.filter(({ box: [a, t, e, d] }) => (a + e) / 2 > x0 && (a + e) / 2 < x1 && (t + d) / 2 > y0 && (t + d) / 2 < y1).sort((p, q) => p.box[0] - q.box[0]);
        assert.equal(here.map((s) => s.text).join(''), c.text, `page ${number}: ${c.anchor.bbox.join()}`);
        cells++;
      }
    }
    assert.ok(cells > 150);
  });
}
