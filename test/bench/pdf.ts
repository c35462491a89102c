// How much of generated reports is read right from the PDFs two producers make of them, and how long it takes beside pdf.js alone. Needs chromium and soffice; a producer that is missing is skipped.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultLimits } from '../../src/model/limits.js';
import { isRejection } from '../../src/model/rejection.js';
import { readReport } from '../../src/pipeline.js';
import { openPdf } from '../../src/read/pdf/open.js';
import { compare } from '../generate/compare.js';
import { print, type Print, type PrintSet } from '../generate/print.js';
import { chromium, libreOffice, type Producer } from './producers.js';

export const name = 'pdf: accuracy by producer, speed';

/** Documents of each producer. */
const documents = Number(process.env['NIANBAO_PDFS'] ?? 64);
/** Seed of the first, and the set of fonts and sizes. */
const first = Number(process.env['NIANBAO_PDF_SEED'] ?? 1);
const set: PrintSet = process.env['NIANBAO_PDF_SET'] === 'held-back' ? 'held-back' : 'usual';
const rounds = 7;
const documentsFolder = fileURLToPath(new URL('../../../test/documents', import.meta.url));

export async function run(): Promise<void> {
  process.stdout.write(`  Needs chromium and soffice (LibreOffice); a producer that is missing is skipped. ${documents} documents each.\n`);
  const kept = process.env['NIANBAO_PDF_FOLDER'];
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'nianbao-pdf-'));
  mkdirSync(folder, { recursive: true });
  try {
    for (const [producer, plain] of [[chromium, false], [libreOffice, true]] as const) {
      if (!producer.isThere()) {
        process.stdout.write(`  ${producer.name}: skipped, ${producer.needs} is not on this machine.\n`);
        continue;
      }
      await accuracy(producer, plain, folder);
    }
    await speed(folder);
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function accuracy(producer: Producer, plain: boolean, folder: string): Promise<void> {
  const prints = new Map<string, Print>();
  for (let seed = first; seed < first + documents; seed++) prints.set(`${producer.name}-${seed}`, print(seed, plain, { set }));
  const made = new Set(readdirSync(folder));
  const missing = [...prints].filter(([n]) => !made.has(`${n}.pdf`));
  for (const [n, p] of missing) writeFileSync(join(folder, `${n}.html`), p.html);
  if (missing.length > 0) producer.convert(folder, missing.map(([n]) => n), new Set([...prints].filter(([, p]) => p.headed).map(([n]) => n)));
  const tally = new Map<string, { files: number; cells: number; right: number; unreadable: number; lost: number; wrong: number }>();
  const failures: string[] = [];
  for (const [n, p] of prints) {
    const reading = await readReport(readFileSync(join(folder, `${n}.pdf`)), `${n}.pdf`);
    const c = reading.status === 'report' ? compare(p.report.cells, reading.report.cells) : null;
    for (const id of [p.border === 'none' ? 'no lines' : 'lines', 'all']) {
      const t = tally.get(id) ?? { files: 0, cells: 0, right: 0, unreadable: 0, lost: 0, wrong: 0 };
      tally.set(id, t);
      t.files++;
      t.cells += p.report.cells.size;
      t.right += c?.right ?? 0;
      t.unreadable += c?.mismatches.filter((m) => m.kind === 'unreadable').length ?? 0;
      t.lost += c?.mismatches.filter((m) => m.kind === 'lost').length ?? p.report.cells.size;
      t.wrong += c?.mismatches.filter((m) => m.kind === 'wrong').length ?? 0;
    }
    if (c === null || c.mismatches.length > 0) {
      const m = c?.mismatches.find((x) => x.kind === 'wrong') ?? c?.mismatches[0];
      failures.push(`    ${n} ${p.report.recipe.layout} ${p.report.recipe.irregularities!.join()} ${p.border}: ${m === undefined ? reading.status === 'rejected' && reading.error.code : `${c!.mismatches.length} cells, as ${m.kind} ${m.ref}: ${m.expected} read as ${m.got}`}`);
    }
  }
  for (const [id, t] of tally) process.stdout.write(`  ${producer.name.padEnd(12)} ${id.padEnd(9)}${String(t.files).padStart(4)} files${String(t.cells).padStart(7)} cells  ${((100 * t.right) / t.cells).toFixed(3)} % right  ${t.unreadable} unreadable  ${t.lost} lost  ${t.wrong} wrong\n`);
  process.stdout.write(failures.slice(0, 40).map((f) => `${f}\n`).join(''));
}

/** Reading, parsing and checking beside the text and the operators of pdf.js alone, in turn. */
async function speed(folder: string): Promise<void> {
  const made = readdirSync(folder).filter((f) => f.endsWith('-1.pdf') || f.endsWith('-2.pdf')).map((f) => join(folder, f));
  const kept = readdirSync(documentsFolder).filter((f) => f.endsWith('.pdf.truth.json')).map((f) => join(documentsFolder, f.slice(0, -'.truth.json'.length)));
  const corpus = process.env['NIANBAO_CORPUS'];
  const real = corpus === undefined ? [] : readdirSync(corpus).filter((f) => f.endsWith('.pdf')).map((f) => join(corpus, f));
  for (const path of [...made, ...kept, ...real]) {
    const f = basename(path);
    const bytes = readFileSync(path);
    const own: number[] = [];
    const alone: number[] = [];
    let pages = 0;
    for (let i = 0; i < rounds + 2; i++) {
      let t = performance.now();
      await readReport(bytes, f);
      if (i >= 2) own.push(performance.now() - t);
      t = performance.now();
      pages = await pdfjsAlone(bytes);
      if (i >= 2) alone.push(performance.now() - t);
    }
    const ratio = median(own) / median(alone);
    process.stdout.write(`  ${f.padEnd(24)} ${pages} pages, ${(bytes.length / 1000).toFixed(0)} KB: read + parse + check ${median(own).toFixed(0)} ms, pdf.js text and operators ${median(alone).toFixed(0)} ms: ${ratio.toFixed(2)} × (target ≤ 1.3)\n`);
  }
}

async function pdfjsAlone(bytes: Uint8Array): Promise<number> {
  const document = await openPdf(bytes, defaultLimits);
  if (isRejection(document)) throw new Error(document.message.en);
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    await page.getTextContent();
    await page.getOperatorList();
    page.cleanup();
  }
  const pages = document.numPages;
  await document.loadingTask.destroy();
  return pages;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
