// Time to read, parse and check one page, beside building its DOM with the same library; both in turn in one run, so that noise falls on both.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'cheerio';
import { check } from '../../src/check/engine.js';
import { isRejection } from '../../src/model/rejection.js';
import { defaultLimits } from '../../src/model/limits.js';
import { parse } from '../../src/parse/parse.js';
import { readNow } from '../written.js';
import { readWritten } from '../../src/read/read.js';

export const name = 'speed: one report page';

const rounds = 400;
const warm = 100;
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
/** Heavy Word markup, and a light page padded with what portals put around a report. */
const samples = ['linxi-minzheng-2024.html', 'linxi-minzheng-2022.html'];
const wanted = 100_000;

export async function run(): Promise<void> {
  for (const sample of samples) {
    const html = padded(readFileSync(join(root, 'data', 'samples', sample), 'utf8'));
    const bytes = Buffer.from(html);
    const document = readWritten(bytes, sample, defaultLimits);
    if (isRejection(document)) throw new Error(`${sample} is not read.`);
    const report = parse(document);
    if (isRejection(report)) throw new Error(`${sample} is not parsed.`);
    const sides: Readonly<Record<string, () => unknown>> = {
      'DOM alone (cheerio)': () => load(html),
      'read + parse + check': () => readNow(bytes, sample),
      '  read': () => readWritten(bytes, sample, defaultLimits),
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

/** Menus, lists of links and scripts before the end of the page, up to the size of a usual portal page. */
function padded(html: string): string {
  const item = '<li class="nav-item clearfix"><a href="/col/col1234/index.html" target="_blank" title="政务服务" style="font-size:14px;color:#333">政务服务</a><span>2024-01-17</span></li>\n';
  const script = '<script type="text/javascript">function go(i){var x=document.getElementById("nav"+i);if(x){x.className="on";}return false;}</script>\n';
  let rest = '';
  while (html.length + rest.length < wanted * 0.9) rest += `<ul>${item.repeat(20)}</ul>${script}`;
  return html.replace('</body>', `<div class="footer">${rest}</div></body>`);
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
