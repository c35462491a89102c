// CHANGELOG.md of a package: what came, went and changed since the earlier one, above what that one said of itself.
import type { Changes } from './changes.js';

/** Reports named in the text; the table of changes has all. */
const named = 100;

export interface Release {
  readonly version: string;
  /** YYYY-MM-DD. */
  readonly day: string;
}

/** `before`: the changelog of the earlier package; empty where it has none. `cells`: cells that changed. */
export function changelog(release: Release, found: { readonly changes: Changes; readonly cells: number } | null, before: string): string {
  const old = before.replace(/^# .*\n+/, '');
  return `# 更新记录 Changelog\n\n## ${release.version} (${release.day})\n\n${found === null ? '首个版本。First release, or not compared with an earlier one.\n' : said(found.changes, found.cells)}${old === '' ? '' : `\n${old}`}`;
}

function said(c: Changes, cells: number): string {
  const lists = [
    ['新增报告 reports added', c.added],
    ['移除报告 reports removed', c.removed],
    ['数据有变的报告 reports whose figures changed', c.changed],
  ] as const;
  const counts = lists.map(([title, list]) => `- ${title}: ${list.length}\n`).join('');
  const parts = lists.flatMap(([title, list]) => (list.length === 0 ? [] : [`\n### ${title}\n\n${list.slice(0, named).map(line).join('')}${list.length > named ? `- … + ${list.length - named}\n` : ''}`]));
  return `${counts}- 变动的格 cells changed: ${cells} (data/changes.csv)\n${parts.join('')}`;
}

function line(k: { readonly agency: string; readonly year: number; readonly because?: string }): string {
  const why = k.because === undefined ? '' : k.because === 'document' ? '（原件更换 document replaced）' : '（读法改进 read otherwise）';
  return `- ${k.agency.replaceAll(/[\\`*_<>[\]\r\n]/g, ' ')} ${k.year}${why}\n`;
}
