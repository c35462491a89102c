// Long runs of signs that make a careless regular expression try every way to divide them: in lines, cells, labels, titles and attributes.
import type { Hostile } from './documents.js';

const title = '临溪县水务局2023年政府信息公开工作年度报告';
const heading = '二、主动公开政府信息情况';
const head = '<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>';
const page = (body: string, other = title): string => `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${other}</title></head><body><h1>${other}</h1><p>${heading}</p>${body}</body></html>`;

/** Where a run stands. */
const places: readonly (readonly [name: string, write: (run: string) => string])[] = [
  ['line', (x) => `${title}\n\n${heading}\n\n${x}\n${x}终\n规章 ${x} 0z\n`],
  ['heading', (x) => `# ${title}\n\n## ${heading}\n\n# ${x}终\n\n###${x}\n\n![${x}](${x} ${x}\n\n${x}\n${x}# a\n`],
  ['page', (x) => page(`${x}<p>a</p>${x}`)],
  ['bars', (x) => `# ${title}\n\n## ${heading}\n\n|信息内容|本年制发件数|本年废止件数|现行有效件数|\n|---|---|---|---|\n|规章|${x}|0${x}|1|\n`],
  ['cell', (x) => page(`<table>${head}<tr><td>规章</td><td>${x}</td><td>${x}终</td><td>1${x}</td></tr></table>`)],
  ['label', (x) => page(`<table><tr><td>信息内容</td><td>${x}终</td><td>本年${x}</td><td>现行有效件数</td></tr><tr><td>规章${x}</td><td>1</td><td>2</td><td>1</td></tr></table>`)],
  ['title', (x) => page('<p>2023年</p>', `${x}2023年政府信息公开${x}`)],
  ['attribute', (x) => `<html><head><meta ${x}></head><body><p style="${x.replaceAll('"', '')}">a</p></body></html>`],
];
const runs: readonly string[] = ['(', '（', ' ', '　', '1', '1 ', '|', '\\|', ',', '，', '、', '一', '[', '**', '~~', '_', '- ', '|-', '<s', '<s>', '<sup>', '&', '# ', '2023年', '1.', '：', '政府信息公开', '政(a)', '<br>',
  '#', '![](', '\n', '\n\n', '<', '<b', '<br', '<!--', '<script', '<a "', ' hidden ', '<p hidden "', 'text-decoration:', 'text-decoration::', '- - \n', '1\t2\n', '\t', 'a<b>b</b>', '<p><b>a', '<pre>a', '<table><tr><td>1</table>', '&nbsp;', '~~a'];

/** Every run at every place, of the given length in characters. */
export function bombsOf(length: number): Hostile[] {
  return places.flatMap(([place, write]) => runs.map((unit) => ({
    name: `${place} of ${JSON.stringify(unit)} × ${length}`,
    bytes: () => Buffer.from(write(unit.repeat(Math.ceil(length / unit.length))), 'utf8'),
  })));
}

export const shortBombs: readonly Hostile[] = bombsOf(10_000);
export const longBombs: readonly Hostile[] = bombsOf(100_000);
