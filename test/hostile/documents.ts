// Documents that want a reader to hang or to run out of memory, each by its name. The small ones are in the test suite, the large ones in the bench.
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';

export interface Hostile {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  /** Codes one of which must be the answer; `report` where it must be read all the same. Absent: any code, or a report. */
  readonly answer?: readonly string[];
}

const MB = 2 ** 20;
const text = (s: string): Uint8Array => Buffer.from(s, 'utf8');
const sample = (): string => readFileSync(fileURLToPath(new URL('../../../data/samples/linxi-minzheng-2022.html', import.meta.url)), 'utf8');
const title = '临溪县水务局2023年政府信息公开工作年度报告';
const heading = '二、主动公开政府信息情况';
const page = (body: string): Uint8Array => text(`<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>${heading}</p>${body}</body></html>`);
const head = '<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>';

/** Bytes without a pattern, the same every time. */
function noise(size: number, allowed: (b: number) => boolean = () => true): Uint8Array {
  const bytes = new Uint8Array(size);
  let x = 88172645463325252n;
  // A block of noise is drawn, and repeated with a byte in front that differs.
  const block = Buffer.alloc(65_521);
  for (let i = 0; i < block.length; i++) {
    do {
      x ^= (x << 13n) & 0xffffffffffffffffn;
      x ^= x >> 7n;
      x ^= (x << 17n) & 0xffffffffffffffffn;
    } while (!allowed(Number(x & 0xffn)));
    block[i] = Number(x & 0xffn);
  }
  for (let at = 0; at < size; at += block.length) bytes.set(block.subarray(0, Math.min(block.length, size - at)), at);
  return bytes;
}

const nested = (tag: string, times: number, inside = 'x'): string => `<${tag}>`.repeat(times) + inside + `</${tag}>`.repeat(times);
const tables = (times: number): string => '<table><tr><td>'.repeat(times) + 'x' + '</td></tr></table>'.repeat(times);
const magic = (...b: number[]): Uint8Array => Buffer.concat([Buffer.from(b), noise(50_000)]);

export const small: readonly Hostile[] = [
  { name: 'noise of 100 MB', bytes: () => noise(100 * MB), answer: ['too-large'] },
  { name: 'ASCII lines of 100 MB', bytes: () => Buffer.alloc(100 * MB, 'the quick brown fox 12 34\n'), answer: ['too-large'] },
  { name: 'noise of 1 MB without NUL', bytes: () => noise(MB, (b) => b !== 0), answer: ['undecodable', 'not-a-report', 'binary'] },
  { name: 'noise of 1 MB', bytes: () => noise(MB), answer: ['binary', 'undecodable'] },
  { name: 'ASCII lines of 1 MB', bytes: () => Buffer.alloc(MB, 'the quick brown fox jumps over\n'), answer: ['not-a-report'] },
  { name: '10,000 nested div', bytes: () => page(nested('div', 10_000)), answer: ['no-tables', 'too-complex'] },
  { name: '10,000 nested b', bytes: () => page(nested('b', 10_000)), answer: ['no-tables', 'too-complex'] },
  { name: '10,000 nested span', bytes: () => page(nested('span', 10_000)), answer: ['no-tables', 'too-complex'] },
  { name: 'a report within 10,000 div', bytes: () => text(sample().replace(/<body[^>]*>/, (b) => b + '<div>'.repeat(10_000)).replace('</body>', `${'</div>'.repeat(10_000)}</body>`)), answer: ['report'] },
  { name: '50,000 unclosed div', bytes: () => page('<div>'.repeat(50_000)), answer: ['too-complex'] },
  { name: 'a tag of 200,000 attributes', bytes: () => page(`<p ${Array.from({ length: 200_000 }, (_, i) => `a${i}`).join(' ')}>x</p>`), answer: ['too-complex'] },
  { name: '2,000 unclosed fonts before 20,000 paragraphs', bytes: () => page(`<p>${Array.from({ length: 2000 }, (_, i) => `<font color="${i}">`).join('')}${'x</p><p>'.repeat(20_000)}`), answer: ['too-complex'] },
  { name: 'an unclosed b before 50,000 paragraphs', bytes: () => page(`<p><b>x</p>${'<p>x</p>'.repeat(50_000)}`), answer: ['no-tables'] },
  { name: '2,000 nested pre of long text', bytes: () => page(`${'<pre>'.repeat(2000)}${'临溪县 水务局\n'.repeat(50_000)}`), answer: ['no-tables'] },
  { name: '50,000 little tables', bytes: () => page('<table><tr><td>1</table>'.repeat(50_000)) },
  { name: 'a drawn table of 100,000 lines', bytes: () => text(`# ${title}\n\n${'+---+---+\n'.repeat(5)}${'| a | b |\n| a |\n'.repeat(50_000)}`) },
  { name: 'PDF', bytes: () => magic(0x25, 0x50, 0x44, 0x46, 0x2d), answer: ['damaged'] },
  { name: 'ZIP', bytes: () => magic(0x50, 0x4b, 0x03, 0x04), answer: ['damaged'] },
  { name: 'PNG', bytes: () => magic(0x89, 0x50, 0x4e, 0x47), answer: ['too-large', 'damaged'] },
  { name: 'a report with a NUL after every second byte', bytes: () => Buffer.from([...text(sample()).subarray(0, 30_000)].flatMap((b, i) => (i % 2 === 1 ? [b, 0] : [b]))), answer: ['binary'] },
  { name: 'spans of 99,999,999', bytes: () => page(`<table>${head}<tr><td colspan="99999999" rowspan="99999999">规章</td><td colspan="99999999">1</td><td rowspan="99999999">2</td><td>3</td></tr><tr><td>行政规范性文件</td><td>1</td><td>2</td><td>3</td></tr></table>`) },
  { name: 'spans of 1000 in 3,000 rows', bytes: () => page(`<table>${head}${'<tr><td colspan="1000" rowspan="1000">规章</td><td colspan="1000">1</td></tr>'.repeat(3000)}</table>`) },
  { name: 'a table of 100,000 columns', bytes: () => page(`<table>${head}<tr><td>规章</td>${'<td>1</td>'.repeat(100_000)}</tr></table>`) },
  { name: 'a bar table of 100,000 columns', bytes: () => text(`# ${title}\n\n## ${heading}\n\n|${'信息内容|'.repeat(50_000)}\n|${'1|'.repeat(100_000)}\n`) },
];

export const large: readonly Hostile[] = [
  { name: 'ASCII lines of 31 MB', bytes: () => Buffer.alloc(31 * MB, 'the quick brown fox jumps over\n'), answer: ['not-a-report'] },
  { name: '2,000,000 rows in HTML', bytes: () => page(`<table>${'<tr><td>1</tr>'.repeat(2_000_000)}</table>`), answer: ['too-complex'] },
  { name: '2,000,000 rows in Markdown', bytes: () => text(`# ${title}\n\n${'| 规章 | 1 |\n'.repeat(1_900_000)}`), answer: ['too-complex', 'too-large'] },
  { name: '199,000 cells in HTML', bytes: () => page(`<table>${head}${'<tr><td>规章<td>1<td>2<td>3</tr>'.repeat(49_000)}</table>`) },
  { name: '10,000 nested table', bytes: () => page(tables(10_000)), answer: ['no-tables', 'too-complex'] },
  { name: 'one line of 30 MB', bytes: () => Buffer.concat([text(`${title}\n`), Buffer.alloc(30 * MB, 'a')]) },
  { name: 'one line of 30 MB in HTML', bytes: () => page(`<p>${'公开'.repeat(5 * MB)}</p>`) },
  { name: 'noise of 31 MB without NUL', bytes: () => noise(31 * MB, (b) => b !== 0) },
];
