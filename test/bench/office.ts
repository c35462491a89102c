// How much of generated reports is read right as DOCX, DOC, XLSX, XLS and OFD: our own writers for all but DOC, and LibreOffice, where it is installed, for DOC and DOCX.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { readReport } from '../../src/pipeline.js';
import { compare } from '../generate/compare.js';
import { generate, irregularities, layouts, type Generated } from '../generate/generate.js';
import { formats, writtenAs } from '../written-as.js';

export const name = 'office: accuracy by format';

/** Documents of each format; more with NIANBAO_OFFICE. */
const documents = Number(process.env['NIANBAO_OFFICE'] ?? 120);
const producers = [['doc', 'MS Word 97'], ['docx', 'MS Word 2007 XML']] as const;

function reports(): Generated[] {
  const html = layouts.filter((l) => l.format === 'html');
  const fitting = irregularities.filter((x) => (x.formats?.includes('html') ?? true) && x.encode === undefined);
  return Array.from({ length: documents }, (_, i) => {
    const x = fitting[(i * 7) % fitting.length]!;
    return generate({ seed: 2000 + i, form: x.forms?.[0], size: x.size, layout: html[i % html.length]!.id, irregularities: i % 4 === 0 ? [] : [x.id], slips: i % 3 });
  }).filter((g) => !g.mayReject);
}

async function measure(what: string, files: readonly (readonly [Generated, Uint8Array])[], ending: string): Promise<void> {
  const t = { cells: 0, right: 0, unreadable: 0, lost: 0, wrong: 0 };
  const failures: string[] = [];
  const from = performance.now();
  for (const [g, bytes] of files) {
    const reading = await readReport(bytes, g.name.replace(/\.\w+$/, `.${ending}`));
    t.cells += g.cells.size;
    if (reading.status === 'rejected') {
      t.lost += g.cells.size;
      failures.push(`    ${JSON.stringify(g.recipe)}: ${reading.error.code}`);
      continue;
    }
    const c = compare(g.cells, reading.report.cells);
    t.right += c.right;
    for (const m of c.mismatches) t[m.kind]++;
    const [first] = c.mismatches.filter((m) => m.kind === 'wrong' || m.must);
    if (first !== undefined) failures.push(`    ${JSON.stringify(g.recipe)}: ${c.mismatches.length} cells, as ${first.ref}: ${first.expected} read as ${first.got}`);
  }
  const ms = (performance.now() - from) / Math.max(1, files.length);
  process.stdout.write(`  ${what.padEnd(20)}${String(files.length).padStart(4)} files${String(t.cells).padStart(7)} cells  ${((100 * t.right) / t.cells).toFixed(3)} % right  ${t.unreadable} unreadable  ${t.lost} lost  ${t.wrong} wrong  ${ms.toFixed(1)} ms a file\n`);
  process.stdout.write(failures.slice(0, 10).map((f) => `${f}\n`).join(''));
}

export async function run(): Promise<void> {
  const all = reports();
  for (const format of formats) await measure(`${format}, own writer`, all.map((g, i) => [g, writtenAs(g, format, i)] as const), format);
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
  } catch {
    process.stdout.write('  doc, docx of LibreOffice: skipped, soffice is not on this machine.\n');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-office-'));
  try {
    // LibreOffice shows what a page hides by display: none, so that those figures are others in its files.
    // Of cells with a table in each, it puts two into the first and moves the others on: its table is another.
    const kept = all.filter((g) => !g.recipe.irregularities?.includes('hidden-words') && g.recipe.layout !== 'html-framed');
    // LibreOffice knows <s>, and takes <del> for a style that strikes nothing.
    kept.forEach((g, i) => writeFileSync(join(folder, `${i}.html`), g.text.replace(/^\ufeff/, '').replace(/<(\/?)del>/g, '<$1s>')));
    for (const [ending, filter] of producers) {
      execFileSync('soffice', ['--headless', '--norestore', `-env:UserInstallation=file://${folder}/profile`, '--infilter=HTML (StarWriter):UTF8', '--convert-to', `${ending}:${filter}`, '--outdir', folder, ...kept.map((_, i) => join(folder, `${i}.html`))], { stdio: 'ignore' });
      const made = kept.flatMap((g, i) => (existsSync(join(folder, `${i}.${ending}`)) ? [[g, new Uint8Array(readFileSync(join(folder, `${i}.${ending}`)))] as const] : []));
      await measure(`${ending}, LibreOffice`, made, ending);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
