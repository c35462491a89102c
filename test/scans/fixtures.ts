// Makes the pictures the tests keep (test/documents), with Chromium and poppler: `node dist/test/scans/fixtures.js`. Run again only when they have to change.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SectionId } from '../../src/model/report.js';
import type { Grey } from '../../src/read/picture/grey.js';
import { generate } from '../generate/generate.js';
import { rng } from '../generate/rng.js';
import { encode, pictureDocument } from './encode.js';
import { drawPages, printers, printPdf } from './print.js';
import { spoil } from './spoil.js';

interface Fixture {
  readonly name: string;
  readonly seed: number;
  readonly sections: readonly SectionId[];
  readonly dpi: number;
  readonly skew: number;
  readonly font: string;
}

const fixtures: readonly Fixture[] = [
  { name: 'scan-table-three.jpg', seed: 901, sections: ['requests'], dpi: 200, skew: 0.8, font: 'Noto Serif CJK SC' },
  { name: 'scan-tables-two-four.png', seed: 902, sections: ['proactive', 'reviews'], dpi: 200, skew: -0.6, font: 'WenQuanYi Zen Hei' },
  { name: 'scan-report.pdf', seed: 903, sections: ['overview', 'proactive', 'requests', 'reviews', 'problems', 'other'], dpi: 200, skew: 0.4, font: 'Noto Sans CJK SC' },
];

/** The page without its empty margins. */
function trimmed({ width, height, data }: Grey): Grey {
  let [x0, y0, x1, y1] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[y * width + x]! > 128) continue;
      [x0, x1, y0, y1] = [Math.min(x0, x), Math.max(x1, x), Math.min(y0, y), Math.max(y1, y)];
    }
  }
  [x0, y0, x1, y1] = [Math.max(0, x0 - 30), Math.max(0, y0 - 40), Math.min(width, x1 + 30), Math.min(height, y1 + 40)];
  const out = new Uint8Array((x1 - x0) * (y1 - y0));
  for (let y = y0; y < y1; y++) out.set(data.subarray(y * width + x0, y * width + x1), (y - y0) * (x1 - x0));
  return { width: x1 - x0, height: y1 - y0, data: out };
}

/** Sixteen greys: a smaller file. */
function coarse(page: Grey): Grey {
  return { ...page, data: page.data.map((v) => Math.round(v / 17) * 17) };
}

const browser = printers()?.browser;
if (browser === undefined) throw new Error('Chromium and pdftoppm are needed.');
const dir = fileURLToPath(new URL('../../../test/documents/', import.meta.url));
mkdirSync(dir, { recursive: true });
for (const f of fixtures) {
  const r = rng(f.seed);
  const kept = f.sections.length < 6;
  const report = generate({
    seed: f.seed, form: '2021', layout: 'html-clean', agency: '云栖区统计局', year: 2023, title: (a, y) => [`${a}${y}年政府信息公开工作年度报告`],
    change: (d) => {
      d.sections = d.sections.filter((s) => f.sections.includes(s.id));
      if (kept) [d.intro, d.signature] = [[], []];
    },
  });
  const style = `<style>@page { size: A4; margin: 12mm } body { font: 10pt/1.4 '${f.font}'; margin: 0 } h1 { text-align: center; font-size: 16pt } h2 { font-size: 11pt; margin: 3pt } p { margin: 2pt } table { border-collapse: collapse; width: 100%; font-size: 9pt; line-height: 1.3 } td, th { border: 1px solid #000; padding: 3pt 3pt; text-align: center; font-weight: normal }</style>`;
  const pages = (await drawPages(await printPdf(browser, report.text.replace('</head>', `${style}</head>`)), f.dpi))
    .map((p) => trimmed(spoil(p, { skew: f.skew, noise: 0, specks: 0, blur: 0.4, shade: f.name.endsWith('png') ? 0 : 0.1 }, r)));
  const refs = [...report.cells].filter(([ref]) => f.sections.includes('requests') ? (kept ? ref.startsWith('requests.') : true) : !ref.startsWith('requests.'));
  if (f.name.endsWith('.pdf')) {
    const jpegs = await Promise.all(pages.map(async (p) => ({ jpeg: await encode(p, 20), width: p.width, height: p.height })));
    writeFileSync(`${dir}${f.name}`, pictureDocument(jpegs, f.dpi));
  } else writeFileSync(`${dir}${f.name}`, await encode(f.name.endsWith('.png') ? coarse(pages[0]!) : pages[0]!, f.name.endsWith('.png') ? null : 22));
  writeFileSync(`${dir}${f.name.replace(/\.\w+$/, '.truth.json')}`, `${JSON.stringify({ agency: report.facts.agency, year: report.facts.year, cells: Object.fromEntries(refs.map(([ref, c]) => [ref, c.state === 'number' ? c.value : c.state])) })}\n`);
}
