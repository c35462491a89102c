// HTML → PDF → grey pages, with the programs of the machine: Chromium prints, poppler draws. For benches only; the tests have pictures of their own.
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Grey } from '../../src/read/picture/grey.js';

const run = promisify(execFile);
const chromium = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser of this machine and poppler's pdftoppm; null where one of them is missing. */
export function printers(): { readonly browser: string } | null {
  const there = (name: string, flag: string): boolean => {
    try {
      execFileSync(name, [flag], { stdio: 'ignore', timeout: 20_000 });
      return true;
    } catch {
      return false;
    }
  };
  const browser = chromium.find((c) => there(c, '--version'));
  return browser !== undefined && there('pdftoppm', '-v') ? { browser } : null;
}

/** Prints a page of HTML to PDF. */
export async function printPdf(browser: string, html: string): Promise<Uint8Array> {
  const dir = mkdtempSync(join(tmpdir(), 'nianbao-print-'));
  try {
    writeFileSync(join(dir, 'page.html'), html);
    await run(browser, [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      `--user-data-dir=${join(dir, 'profile')}`, '--no-pdf-header-footer', `--print-to-pdf=${join(dir, 'page.pdf')}`, `file://${join(dir, 'page.html')}`,
    ], { timeout: 60_000 });
    return readFileSync(join(dir, 'page.pdf'));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Draws every page of a PDF as grey pixels. */
export async function drawPages(pdf: Uint8Array, dpi: number): Promise<Grey[]> {
  const dir = mkdtempSync(join(tmpdir(), 'nianbao-draw-'));
  try {
    writeFileSync(join(dir, 'page.pdf'), pdf);
    await run('pdftoppm', ['-gray', '-r', String(dpi), join(dir, 'page.pdf'), join(dir, 'p')], { timeout: 60_000 });
    return readdirSync(dir).filter((f) => f.endsWith('.pgm')).sort().map((f) => greyMap(readFileSync(join(dir, f))));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A binary PGM: `P5`, width, height, 255, then a byte a pixel. */
function greyMap(bytes: Uint8Array): Grey {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 64)));
  if (head === null) throw new Error('pdftoppm wrote no PGM.');
  const [width, height] = [Number(head[1]), Number(head[2])];
  return { width, height, data: Uint8Array.from(bytes.subarray(head[0].length, head[0].length + width * height)) };
}
