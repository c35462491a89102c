// Generated reports as DOCX, XLSX, XLS and OFD: every cell comes back; and no damage to a file makes its reader throw.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { defaultLimits } from '../../src/model/limits.js';
import { isRejection } from '../../src/model/rejection.js';
import { membersOf, readReport } from '../../src/pipeline.js';
import { read } from '../../src/read/read.js';
import { compare } from '../generate/compare.js';
import { formats, writtenAs, type FileFormat } from '../written-as.js';
import { generate, irregularities, layouts } from '../generate/generate.js';

const html = layouts.filter((l) => l.format === 'html');
const fitting = irregularities.filter((x) => (x.formats?.includes('html') ?? true) && x.encode === undefined);

for (const format of formats) {
  test(`${format}: every layout, and irregularities in turn`, async () => {
    let files = 0;
    for (const [i, layout] of html.entries()) {
      const x = fitting[(i * 11 + formats.indexOf(format)) % fitting.length]!;
      const recipe = { seed: 500 + i, form: x.forms?.[0], size: x.size, layout: layout.id, irregularities: i % 2 === 0 ? [] : [x.id] };
      const g = generate(recipe);
      if (g.mayReject) continue;
      const reading = await readReport(writtenAs(g, format, i), `${g.name}.${format}`);
      assert.ok(reading.status === 'report', `${JSON.stringify(recipe)}: ${reading.status === 'rejected' ? reading.error.code : ''}`);
      const { mismatches } = compare(g.cells, reading.report.cells);
      assert.deepEqual(mismatches.filter((m) => m.kind === 'wrong' || m.must), [], JSON.stringify(recipe));
      files++;
    }
    assert.ok(files > 10);
  });
}

const small = generate({ seed: 9, layout: 'html-clean', irregularities: [] });
const doc = (): Uint8Array => new Uint8Array(readFileSync(new URL('../../../test/documents/nanquan-shuili-2023.doc', import.meta.url)));
const sources: Readonly<Record<FileFormat | 'doc', () => Uint8Array>> = { doc, docx: () => writtenAs(small, 'docx'), xlsx: () => writtenAs(small, 'xlsx'), xls: () => writtenAs(small, 'xls'), ofd: () => writtenAs(small, 'ofd') };

for (const [format, make] of Object.entries(sources)) {
  test(`${format}: cut off or changed anywhere it is read or refused, never an exception`, async () => {
    const whole = make();
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }), async (at, cut, changes) => {
        const bytes = cut ? whole.slice(0, Math.floor(at * whole.length)) : whole.slice();
        for (const [where, value] of changes) if (bytes.length > 0) bytes[Math.min(bytes.length - 1, Math.floor(where * bytes.length))] = value;
        const document = await read(bytes, `x.${format}`, defaultLimits);
        if (isRejection(document)) assert.ok(document.message.zh.length > 5 && document.message.en.length > 10);
        const members = membersOf(bytes, 'x', defaultLimits);
        if (members !== null && !isRejection(members)) for (const m of members) m.bytes();
      }),
      { numRuns: 60, seed: 20240101 },
    );
  });
}
