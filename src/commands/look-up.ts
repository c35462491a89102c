// AGENCY YEAR on the command line, and what is said when the store has no such report.
import type { ReportAnswer } from '../store/store.js';
import { CommandError } from './command.js';
import type { Context } from './context.js';

/** Throws CommandError where the year is none. */
export function asked(context: Context, command: string, args: readonly string[]): { readonly agency: string; readonly year: number } {
  const [agency = '', yearText = ''] = args;
  if (!/^\d{4}$/.test(yearText)) {
    throw new CommandError(2, { zh: `“${yearText}”不是年度：年度写四位数，如 ${context.program} ${command} 青川市统计局 2024。`, en: `“${yearText}” is not a year: write it with four digits, as in ${context.program} ${command} 青川市统计局 2024.` });
  }
  return { agency, year: Number(yearText) };
}

/** What there is instead. */
export function notFound(context: Context, answer: Exclude<ReportAnswer, { status: 'found' }>, { agency, year, version }: { readonly agency: string; readonly year: number; readonly version: number | null }): CommandError {
  switch (answer.status) {
    case 'no-agency': return new CommandError(2, { zh: `库里没有名称含“${agency}”的机关：${context.program} export --shape wide 可看到全部机关。`, en: `No stored agency has “${agency}” in its name: ${context.program} export --shape wide lists them all.` });
    case 'ambiguous': return new CommandError(2, { zh: `“${agency}”可指 ${some(answer.agencies, '、', ' 等')}：请写出全名。`, en: `“${agency}” could be ${some(answer.agencies, ', ', ' …')}: write the whole name.` });
    case 'no-year': return new CommandError(2, { zh: `库里没有${answer.agency} ${year} 年度的报告，有的是 ${answer.years.join('、')}。`, en: `There is no report of ${answer.agency} for ${year}; those of ${answer.years.join(', ')} are stored.` });
    case 'no-version': return new CommandError(2, { zh: `${answer.agency} ${year} 年度没有第 ${version ?? 0} 版，有的是 ${answer.versions.join('、')}。`, en: `${answer.agency} ${year} has no version ${version ?? 0}, only ${answer.versions.join(', ')}.` });
  }
}

function some(names: readonly string[], separator: string, more: string): string {
  return names.slice(0, 8).join(separator) + (names.length > 8 ? more : '');
}
