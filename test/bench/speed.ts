// Time to read, parse and check one page, beside building its DOM with the same library; both in turn in one run, so that noise falls on both.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'cheerio';
import { check } from '../../src/check/engine.js';
import { isRejection } from '../../src/model/rejection.js';
import { defaultLimits } from '../../src/model/limits.js';
import { parse } from '../../src/parse/parse.js';
import { readReport } from '../../src/pipeline.js';
import { read } from '../../src/read/read.js';

export const name = 'speed: one report page';

const rounds = 400;
const warm = 100;
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const samples = ['linxi-minzheng-2024.html', 'linxi-minzheng-2022.html'];

export async function run(): Promise<void> {
  for (const sample of samples) {
    const bytes = readFileSync(join(root, 'data', 'samples', sample));
    const html = bytes.toString('utf8');
    const document = read(bytes, sample, defaultLimits);
    if (isRejection(document)) throw new Error(`${sample} is not read.`);
    const report = parse(document);
    if (isRejection(report)) throw new Error(`${sample} is not parsed.`);
    const sides: Readonly<Record<string, () => unknown>> = {
      'DOM alone (cheerio)': () => load(html),
      'read + parse + check': () => readReport(bytes, sample),
      '  read': () => read(bytes, sample, defaultLimits),
      '  parse': () => parse(document),
      '  check': () => check(report.cells, report.layout, report.edition, undefined, false),
    };
    const times = new Map(Object.keys(sides).map((k) => [k, [] as number[]]));
    for (let i = 0; i < rounds; i++) {
      for (const [k, side] of Object.entries(sides)) {
        const t = performance.now();
        side();
        if (i >= warm) times.get(k)!.push(performance.now() - t);
      }
    }
    const dom = median(times.get('DOM alone (cheerio)')!);
    process.stdout.write(`  ${sample}, ${(bytes.length / 1000).toFixed(0)} KB, median of ${rounds - warm}\n`);
    for (const [k, t] of times) process.stdout.write(`    ${k.padEnd(24)}${median(t).toFixed(2).padStart(8)} ms${(median(t) / dom).toFixed(2).padStart(8)} × DOM\n`);
    process.stdout.write(`    target: read + parse + check ≤ 1.5 × DOM; measured ${(median(times.get('read + parse + check')!) / dom).toFixed(2)} ×\n`);
  }
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
