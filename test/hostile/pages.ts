// Pages that want the layout to hang: of more glyphs, lines and cells than any report has, as PDF and as OFD.
import { ofdFile } from '../generate/files/ofd.js';
import { writePdf } from '../generate/pdf-writer.js';
import type { Hostile } from './documents.js';

/** A page of this size holds so many of each. */
const side = 2000;
const every = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));
/** Places without a pattern, the same every time. */
const anywhere = (i: number): number => ((i * 2654435761) % 4294967296) / 4294967296;

const glyph = (x: number, y: number, what: string): string => `1 0 0 1 ${x.toFixed(1)} ${y.toFixed(1)} Tm <${[...what].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')}> Tj`;

function pdf(words: readonly string[], lines: readonly string[]): Uint8Array {
  // The writer dresses one text; all others follow in its own text object.
  const state = `BT /F1 6 Tf ${words.join('\n')} ET`;
  return writePdf([{ width: side, height: side, drawing: `0.3 w\n${lines.join('\n')}`, texts: [{ x: 20, y: 1990, text: '临溪县水务局2023年政府信息公开工作年度报告', state }] }]);
}

const across = (y: number, x0: number, x1: number): string => `${x0.toFixed(1)} ${y.toFixed(1)} m ${x1.toFixed(1)} ${y.toFixed(1)} l S`;
const down = (x: number, y0: number, y1: number): string => `${x.toFixed(1)} ${y0.toFixed(1)} m ${x.toFixed(1)} ${y1.toFixed(1)} l S`;

/** Squares of a table, `n` across and down. */
function squares(n: number, wide: number): string[] {
  return [...every(n + 1, (i) => across(10 + i * wide, 10, 10 + n * wide)), ...every(n + 1, (i) => down(10 + i * wide, 10, 10 + n * wide))];
}

function ofd(words: readonly string[], lines: readonly string[]): Uint8Array {
  return ofdFile([[ofdWord(10, 290, '临溪县水务局2023年政府信息公开工作年度报告', 5), ...words, ...lines].join('')]);
}
const ofdWord = (x: number, y: number, what: string, id: number): string => `<ofd:TextObject ID="${id}" Boundary="${x.toFixed(1)} ${y.toFixed(1)} 9 3" Font="3" Size="2"><ofd:TextCode X="0" Y="2">${what}</ofd:TextCode></ofd:TextObject>`;
const ofdLine = (x0: number, y0: number, x1: number, y1: number, id: number): string => `<ofd:PathObject ID="${id}" Boundary="${Math.min(x0, x1).toFixed(1)} ${Math.min(y0, y1).toFixed(1)} ${Math.abs(x1 - x0 + 0.2).toFixed(1)} ${Math.abs(y1 - y0 + 0.2).toFixed(1)}" LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L ${(x1 - x0).toFixed(1)} ${(y1 - y0).toFixed(1)}</ofd:AbbreviatedData></ofd:PathObject>`;

export const pages: readonly Hostile[] = [
  { name: 'PDF page of 200,000 glyphs anywhere', bytes: () => pdf(every(200_000, (i) => glyph(anywhere(i) * side, anywhere(i + 1e6) * side, '公')), []) },
  { name: 'PDF page of 60,000 glyphs anywhere', bytes: () => pdf(every(60_000, (i) => glyph(anywhere(i) * side, anywhere(i + 1e6) * side, '公')), []) },
  { name: 'PDF page of 200,000 glyphs in one run', bytes: () => pdf([glyph(10, 1000, '公'.repeat(200_000))], []) },
  { name: 'PDF page of 200,000 glyphs in lines', bytes: () => pdf(every(1000, (i) => glyph(10, 1 + i * 1.99, '公'.repeat(200))), []) },
  { name: 'PDF page of 60,000 figures anywhere', bytes: () => pdf(every(60_000, (i) => glyph(anywhere(i) * side, anywhere(i + 1e6) * side, '12')), []) },
  { name: 'PDF page of 60,000 figures in columns', bytes: () => pdf(every(60_000, (i) => glyph(10 + (i % 100) * 19.8, 10 + Math.floor(i / 100) * 3.3, '1')), []) },
  { name: 'PDF page of 5,500 words and figures in columns', bytes: () => pdf(every(5500, (i) => glyph(10 + (i % 11) * 180, 10 + Math.floor(i / 11) * 3.9, i % 11 === 0 ? '公开' : '12')), []) },
  { name: 'PDF page of 50,000 glyphs in one place', bytes: () => pdf(every(50_000, (i) => glyph(100, 100, String.fromCharCode(0x4e00 + (i % 20_000)))), []) },
  { name: 'PDF page of 50,000 equal glyphs in one place', bytes: () => pdf(every(50_000, () => glyph(100, 100, '公')), []) },
  { name: 'PDF page of 50,000 words on one line', bytes: () => pdf(every(50_000, (i) => glyph(anywhere(i) * side, 1000, '公')), []) },
  { name: 'PDF page of 100,000 lines anywhere', bytes: () => pdf([], every(83_000, (i) => (i % 2 === 0 ? across(anywhere(i) * side, anywhere(i + 1e6) * 1900, 2000) : down(anywhere(i) * side, anywhere(i + 1e6) * 1900, 2000)))) },
  { name: 'PDF page of 50,000 short lines', bytes: () => pdf([], every(50_000, (i) => { const [x, y] = [anywhere(i) * 1980, anywhere(i + 1e6) * 1980]; return i % 2 === 0 ? across(y, x, x + 15) : down(x, y, y + 15); })) },
  { name: 'PDF page of 10,000 tiny cells', bytes: () => pdf(every(10_000, (i) => glyph(11 + (i % 100) * 19, side - 25 - Math.floor(i / 100) * 19, '1')), squares(100, 19)) },
  { name: 'PDF page of 160,000 tiny cells', bytes: () => pdf([], squares(400, 4.9)) },
  { name: 'PDF page of 40,000 boxes apart', bytes: () => pdf([], every(40_000, (i) => `${10 + (i % 200) * 9.9} ${10 + Math.floor(i / 200) * 9.9} 8 8 re S`)) },
  { name: 'OFD page of 60,000 words anywhere', bytes: () => ofd(every(60_000, (i) => ofdWord(anywhere(i) * 200, anywhere(i + 1e6) * 290, '公', i + 10)), []) },
  { name: 'OFD page of 100,000 lines', bytes: () => ofd([], every(100_000, (i) => (i % 2 === 0 ? ofdLine(anywhere(i) * 90, anywhere(i + 1e6) * 290, 200, anywhere(i + 1e6) * 290, i + 10) : ofdLine(anywhere(i) * 200, anywhere(i + 1e6) * 100, anywhere(i) * 200, 290, i + 10)))) },
  { name: 'OFD page of 10,000 tiny cells', bytes: () => ofd(every(10_000, (i) => ofdWord(10.3 + (i % 100) * 1.9, 10.3 + Math.floor(i / 100) * 2.7, '1', i + 10)), [...every(101, (i) => ofdLine(10, 10 + i * 2.7, 200, 10 + i * 2.7, 20_000 + i)), ...every(101, (i) => ofdLine(10 + i * 1.9, 10, 10 + i * 1.9, 280, 30_000 + i))]) },
];
