// A report of the generator as it comes out of a scanner: printed on A4 in one of the fonts in use, drawn, spoiled.
import type { Grey } from '../../src/read/picture/grey.js';
import { generate, type Generated } from '../generate/generate.js';
import { rng } from '../generate/rng.js';
import { drawPages, printPdf } from './print.js';
import { drawSpoiling, spoil, type Spoiling } from './spoil.js';

export interface Scan {
  readonly report: Generated;
  readonly dpi: number;
  readonly font: string;
  readonly spoiling: Spoiling;
  /** Of the JPEG, 1–100. */
  readonly quality: number;
  readonly pages: readonly Grey[];
}

const fonts = ['Noto Sans CJK SC', 'Noto Serif CJK SC', 'WenQuanYi Zen Hei', 'AR PL UMing CN'];
const borders = ['1px solid #000', '0.5pt solid #333', '1.5pt solid #000', '0.75pt solid #666', '1px dotted #000'];

/** The report of a seed, scanned at the given resolution; the seed decides the rest. */
export async function scan(browser: string, seed: number, dpi: number, change: Partial<Spoiling & { readonly clean: boolean }> = {}): Promise<Scan> {
  const r = rng(seed * 7919 + dpi);
  const report = generate({ seed, layout: 'html-clean' });
  const font = fonts[seed % fonts.length]!;
  const border = borders[r.int(0, borders.length - 1)]!;
  const style = `<style>@page { size: A4; margin: ${r.int(14, 26)}mm } body { font: ${r.pick([10, 10.5, 11, 12, 14])}pt/1.6 '${font}'; color: #000 } h1 { text-align: center; font-size: 18pt } h2 { font-size: 13pt } ` +
    `table { border-collapse: collapse; width: 100%; font-size: ${r.pick([8, 9, 9, 10, 10.5])}pt; line-height: 1.35 } td, th { border: ${border}; padding: ${r.pick([1, 2, 4])}pt 3pt; text-align: center; font-weight: ${r.pick(['normal', 'bold'])} } td { font-weight: normal } table { border: ${r.pick(['1.5pt solid #000', border])} }</style>`;
  const pdf = await printPdf(browser, report.text.replace('</head>', `${style}</head>`));
  const spoiling = { ...drawSpoiling(r, dpi), ...change };
  const quality = r.int(40, 80);
  const clean = await drawPages(pdf, dpi);
  return { report, dpi, font, spoiling, quality, pages: change.clean === true ? clean : clean.map((p) => spoil(p, spoiling, r)) };
}
