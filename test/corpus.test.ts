// The real reports outside the repository, read and held against the truth beside them. Runs where NIANBAO_CORPUS names their folder; nothing of their text is here.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import * as cheerio from 'cheerio';
import type { PageAnchor } from '../src/model/anchor.js';
import type { PageGeometry } from '../src/model/geometry.js';
import { defaultLimits } from '../src/model/limits.js';
import { isRejection } from '../src/model/rejection.js';
import type { SectionId } from '../src/model/report.js';
import { readReport } from '../src/pipeline.js';
import { read } from '../src/read/read.js';
import { textAt } from './element-at.js';

interface Truth {
  readonly file: string;
  readonly agency: string;
  readonly year: number;
  readonly edition: string;
  /** null stands for blank or dash. */
  readonly cells: Readonly<Record<string, number | null>>;
}

/** Where the document prints another name than the truth gives. */
const printedAgency: Readonly<Record<string, string>> = {
  'hongze-2023.pdf': '洪泽区人民政府',
  'shuyang-county-2025.ocr.txt': '沐阳县人民政府',
  'shanghai-kewei-2024.pdftext.md': '上海市科委',
};
const six: readonly SectionId[] = ['overview', 'proactive', 'requests', 'reviews', 'problems', 'other'];
/** Where the document does not have all six. */
const sections: Readonly<Record<string, readonly SectionId[]>> = {
  'shanghai-kewei-2024.pdftext.md': six.filter((id) => id !== 'problems'),
};
const readable = /\.(?:md|txt|html|pdf)$/;
const squeezed = (text: string): string => text.replaceAll(/[\s\u00a0\u200b\ufeff]/g, '');

const named = process.env['NIANBAO_CORPUS'];
const folder = named === undefined || named === '' ? null : resolve(named);

if (folder === null) {
  test('the real reports', { skip: 'SKIPPED: NIANBAO_CORPUS is not set, so NO REAL REPORT WAS READ; set it to the folder of reports and *.truth.json' }, () => undefined);
} else {
  const truths = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.truth.json')) : [];
  const all = truths.map((f) => JSON.parse(readFileSync(join(folder, f), 'utf8')) as Truth).filter((t) => readable.test(t.file));
  test(`NIANBAO_CORPUS=${named} holds reports with their truth`, () => assert.ok(all.length > 0, `no *.truth.json of a .md, .txt, .html or .pdf file in ${folder}`));
  for (const truth of all) await hold(folder, truth);
}

/** What stands in a box: the spans whose middle lies in it, in the order in which they are drawn. */
function wordsIn(pages: readonly PageGeometry[], { page, bbox: [x0, y0, x1, y1] }: PageAnchor): string {
  const spans = pages.find((p) => p.number === page)?.spans ?? [];
  return spans.filter(({ box }) => (box[0] + box[2]) / 2 > x0 - 0.2 && (box[0] + box[2]) / 2 < x1 + 0.2 && (box[1] + box[3]) / 2 > y0 && (box[1] + box[3]) / 2 < y1).map((s) => s.text).join('');
}

async function hold(dir: string, truth: Truth): Promise<void> {
  const bytes = readFileSync(join(dir, truth.file));
  const reading = await readReport(bytes, truth.file);

  test(`${truth.file} is read as a report`, () => assert.equal(reading.status, 'report', reading.status === 'rejected' ? reading.error.message.en : ''));
  if (reading.status !== 'report') return;
  const { report } = reading;

  test(`${truth.file}: every cell is the truth, and no other cell has a figure`, () => {
    const wrong: string[] = [];
    for (const [ref, expected] of Object.entries(truth.cells)) {
      const v = report.cells.get(ref);
      const right = v !== undefined && (expected === null ? v.state === 'blank' || v.state === 'dash' : v.state === 'number' && v.value === expected);
      if (!right) wrong.push(`${ref}: ${expected ?? 'blank'} read as ${v === undefined ? 'no such cell' : v.state === 'number' ? v.value : v.state}`);
    }
    for (const [ref, v] of report.cells) if (v.state === 'number' && !(ref in truth.cells)) wrong.push(`${ref}: ${v.value}, which the truth has not`);
    assert.deepEqual(wrong, []);
  });

  test(`${truth.file}: agency, year, edition, sections`, () => {
    const agency = printedAgency[truth.file] ?? truth.agency.replace(/\s*[(（].*$/s, '');
    assert.equal(report.agency.value, agency);
    assert.equal(report.year.value, truth.year);
    assert.equal(report.edition, truth.edition);
    const found = new Set(report.sections.map((s) => s.id).filter((id) => id !== null));
    assert.deepEqual(six.filter((id) => found.has(id)), sections[truth.file] ?? six);
  });

  test(`${truth.file}: every anchor leads back to the words it is given for`, async () => {
    const pages = report.source.format === 'pdf' ? await read(bytes, truth.file, defaultLimits) : null;
    const geometry = pages !== null && !isRejection(pages) ? pages.geometry! : [];
    const text = pages === null ? new TextDecoder(report.source.charset).decode(bytes) : '';
    const $ = report.source.format === 'html' ? cheerio.load(text) : null;
    const lines = text.split(/\r?\n/);
    const places = [
      ...[...report.cells].flatMap(([ref, v]) => (v.anchor === null ? [] : [{ what: ref, raw: v.raw ?? '', anchor: v.anchor, cell: true }])),
      ...report.sections.flatMap((s) => [{ what: s.heading, raw: s.heading, anchor: s.anchor, cell: false }, ...s.paragraphs.map((p) => ({ what: p.text.slice(0, 20), raw: p.text, anchor: p.anchor, cell: false }))]),
    ];
    for (const [ref, v] of report.cells) assert.equal(v.anchor === null, v.state === 'absent', `${ref} is ${v.state}`);
    for (const { what, raw, anchor, cell } of places) {
      if ('bbox' in anchor) {
        const here = squeezed(wordsIn(geometry, anchor));
        // A paragraph that goes on on the next page has the place of its beginning.
        if (cell) assert.equal([...here].sort().join(''), [...squeezed(raw)].sort().join(''), `${what} at page ${anchor.page}, ${anchor.bbox.join()}`);
        else assert.ok(here.includes(squeezed(raw).slice(0, 6)), `${what} at page ${anchor.page}: ${here.slice(0, 12)}`);
      } else if ('offset' in anchor) {
        const found = squeezed(textAt($!, anchor.path) ?? '(nothing there)');
        if (cell) {
          assert.match(bytes.subarray(anchor.offset, anchor.offset + 3).toString('latin1'), /^<t[dh]/i, `${what} at byte ${anchor.offset}`);
          assert.equal(found, squeezed(raw), `${what} at ${anchor.path}`);
        } else {
          assert.equal(bytes[anchor.offset], 0x3c, `${what} at byte ${anchor.offset}`);
          // The address is that of the element in which the paragraph begins: a run of it, or the whole.
          assert.ok(squeezed(raw).startsWith(found) || found.includes(squeezed(raw)), `${what} at ${anchor.path}`);
          assert.ok(found !== '', what);
        }
      } else if ('line' in anchor) {
        const here = squeezed((lines[anchor.line - 1] ?? '').slice(anchor.column - 1));
        // A paragraph that was joined from wrapped lines begins on the line of its anchor.
        const start = squeezed(raw.split('\n')[0]!).slice(0, cell ? undefined : 6);
        assert.ok(here.startsWith(start) || (!cell && here.replaceAll(/[*_#|-]/g, '').startsWith(start)), `${what} at ${anchor.line}:${anchor.column}: ${here.slice(0, 12)}`);
      }
    }
  });
}
