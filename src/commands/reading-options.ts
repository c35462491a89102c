// Options that parse and add share: how documents are read, and what the user knows of them.
import { availableParallelism } from 'node:os';
import type { Finding } from '../model/finding.js';
import { defaultLimits, type Limits } from '../model/limits.js';
import type { Given } from '../pipeline.js';
import { CommandError } from './command.js';
import { choice, count, text } from './option.js';

export const readingOptions = {
  agency: text('--agency <NAME>', { zh: '机关名称，文件自己没有写明时用', en: 'name of the agency, for a document that does not say it' }),
  year: count('--year <YEAR>', { zh: '报告年度，文件自己没有写明时用', en: 'report year, for a document that does not say it' }, 1990, 2100, null),
  jobs: count('--jobs <N>', { zh: '同时读取的线程数', en: 'threads that read at the same time' }, 1, Math.max(16, 2 * availableParallelism()), availableParallelism()),
  timeout: count('--timeout <SECONDS>', { zh: '每份文件最多读多少秒；图片逐张另计', en: 'longest time for one document, in seconds; each picture in it has as much' }, 1, 86400, 60),
  maxBytes: count('--max-bytes <N>', { zh: '文件最大字节数', en: 'largest file, in bytes' }, 1, 2 ** 30, defaultLimits.bytes),
  maxTags: count('--max-tags <N>', { zh: '网页最多标签数', en: 'most tags in a page' }, 1, 100_000_000, defaultLimits.tags),
  maxCells: count('--max-cells <N>', { zh: '最多表格单元格数', en: 'most table cells in a document' }, 1, 100_000_000, defaultLimits.cells),
  maxPages: count('--max-pages <N>', { zh: '每份文件最多页数', en: 'most pages of a document' }, 1, 100_000, defaultLimits.pages),
  maxPixels: count('--max-pixels <N>', { zh: '图片最多像素数', en: 'largest picture, in pixels' }, 1, 2 ** 31, defaultLimits.pixels),
  maxUnpacked: count('--max-unpacked <N>', { zh: '压缩包或文件包解开后的最大字节数', en: 'largest archive or package when unpacked, in bytes' }, 1, 2 ** 32, defaultLimits.unpacked),
} as const;

export const failOnOption = choice('--fail-on <SEVERITY>', { zh: '有这一级（或更严重）的发现时，退出码为 1', en: 'exit with 1 when there are findings of this severity or a graver one' }, ['error', 'warning'], null);

export function given(options: { readonly agency: string | null; readonly year: number | null }): Given {
  return { ...(options.agency === null ? {} : { agency: options.agency }), ...(options.year === null ? {} : { year: options.year }) };
}

export function limits(options: { readonly maxBytes: number; readonly maxTags: number; readonly maxCells: number; readonly maxPages: number; readonly maxPixels: number; readonly maxUnpacked: number }): Limits {
  return {
    ...defaultLimits, bytes: options.maxBytes, tags: options.maxTags, cells: options.maxCells,
    pages: options.maxPages, pixels: options.maxPixels, unpacked: options.maxUnpacked,
  };
}

/** Whether `--fail-on` asks to fail for this finding. */
export function fails(finding: Pick<Finding, 'severity' | 'outcome'>, failOn: 'error' | 'warning' | null): boolean {
  if (failOn === null || finding.outcome === 'holds') return false;
  return finding.severity === 'error' || (failOn === 'warning' && finding.severity === 'warning');
}

/** An empty name, as an unset variable of a shell gives one, would mean the whole folder. */
export function refuseEmpty(names: readonly string[]): void {
  if (names.includes('')) throw new CommandError(2, { zh: '有一个文件名是空的：请检查命令中的变量。', en: 'One of the file names is empty: check the variables of the command.' });
}
