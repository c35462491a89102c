// Options that pick out stored reports.
import type { VersionFilter } from '../store/store.js';
import { count, flag, text } from './option.js';

export const yearOption = count('--year <YEAR>', { zh: '只要这个报告年度', en: 'only this report year' }, 1990, 2100, null);

export const filterOptions = {
  agency: text('--agency <NAME>', { zh: '只要这个机关（名称或其一部分）', en: 'only this agency (name or part of it)' }),
  year: yearOption,
  all: flag('--all', { zh: '被新版取代的旧版也要', en: 'also versions that a newer one replaced' }),
} as const;

export function versionFilter(options: { readonly agency: string | null; readonly year: number | null; readonly all: boolean }): VersionFilter {
  return { ...(options.agency === null ? {} : { agency: options.agency }), ...(options.year === null ? {} : { year: options.year }), all: options.all };
}
