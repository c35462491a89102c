// `add` over 20,000 files as a user runs it: memory in each quarter, cores in use, rate.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate, layouts } from '../generate/generate.js';
import { addWatched } from './watched.js';

const files = 20_000;
const bases = 200;

export const name = `add: ${files} files`;

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  try {
    const bytes = write(folder);
    process.stdout.write(`  ${files} files, ${(bytes / 1e6).toFixed(0)} MB\n`);
    await addWatched(['--db', join(folder, 'bench.db'), folder], files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A few hundred generated reports, each under many agencies' names. */
function write(folder: string): number {
  let bytes = 0;
  const agency = '云栖区测算局';
  // Not the layout with a span for every character: a name cannot be exchanged in it.
  const html = layouts.filter((l) => l.format === 'html' && l.id !== 'html-word').map((l) => l.id);
  for (let b = 0; b < bases; b++) {
    const { text, name } = generate({ seed: b + 1, layout: html[b % html.length]!, agency, year: 2021 + (b % 4) });
    mkdirSync(join(folder, String(b)));
    for (let i = 0; i < files / bases; i++) {
      const path = join(folder, String(b), `${i}-${name}`);
      writeFileSync(path, text.replaceAll(agency, named(b * (files / bases) + i)));
      bytes += statSync(path).size;
    }
  }
  return bytes;
}

/** A name of its own for each file; digits would look like years. */
function named(n: number): string {
  return `云栖区${[...String(n)].map((d) => '甲乙丙丁戊己庚辛壬癸'[Number(d)]).join('')}测算局`;
}
