// What came of an `add`: how many were stored, skipped, renewed and rejected, and of the rejected which and why.
import type { Rejection, RejectionCode } from '../model/rejection.js';
import type { Lang, Text } from '../model/text.js';
import type { AddOutcome, Tally as Stored } from '../store/store.js';
import { counted } from './outcome-word.js';
import { visibleLine } from './visible.js';

export interface Tally {
  readonly new: number;
  readonly newVersion: number;
  readonly unchanged: number;
  /** Other addresses of reports that are stored. */
  readonly twins: number;
  readonly rejected: number;
  /** By code: how many, the first files, and what was said of them all; null where that differs from file to file. */
  readonly why: ReadonlyMap<RejectionCode, { readonly count: number; readonly first: readonly string[]; readonly said: Text | null }>;
  /** Findings within what was stored now, by severity. */
  readonly errors: number;
  readonly warnings: number;
  /** New versions in which something of the report changed. */
  readonly edits: number;
}

/** So many files are named for each reason; the rest are counted. */
const firstFew = 3;

export class Tallying implements Tally {
  new = 0;
  newVersion = 0;
  unchanged = 0;
  twins = 0;
  rejected = 0;
  errors = 0;
  warnings = 0;
  edits = 0;
  readonly why = new Map<RejectionCode, { count: number; first: string[]; said: Text | null }>();

  stored(outcome: AddOutcome['outcome']): void {
    if (outcome === 'new') this.new += 1;
    else if (outcome === 'new-version') this.newVersion += 1;
    else if (outcome === 'twin') this.twins += 1;
    else if (outcome === 'returned') this.newVersion += 1;
    else this.unchanged += 1;
  }

  refused(name: string, error: Rejection): void {
    this.rejected += 1;
    const seen = this.why.get(error.code) ?? { count: 0, first: [], said: error.message };
    seen.count += 1;
    if (seen.said?.en !== error.message.en) seen.said = null;
    if (seen.first.length < firstFew) seen.first.push(name);
    this.why.set(error.code, seen);
  }
}

/** Lines of the tally and of what the store holds now, with line breaks. */
export function tallyText(tally: Tally, holds: Pick<Stored, 'reports' | 'findings'>, database: string, lang: Lang): string {
  const t = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const stored = tally.new + tally.newVersion;
  const lines = [
    t(`读入 ${stored} 份（其中新版本 ${tally.newVersion} 份），未变 ${tally.unchanged} 份，拒收 ${tally.rejected} 份。数据库：${database}`,
      `${stored} read (${tally.newVersion} of them a new version), ${tally.unchanged} unchanged, ${tally.rejected} rejected. Database: ${database}`),
  ];
  if (tally.twins > 0) lines.push(t(`另有 ${tally.twins} 份是已存报告的另一地址。`, `${tally.twins} ${tally.twins === 1 ? 'is another address' : 'are other addresses'} of reports that are stored.`));
  if (stored > 0) {
    const { zh, en } = counted(holds.findings);
    lines.push(t(`库里现有 ${holds.reports} 份，${zh}。`, `${holds.reports} stored now: ${en}.`));
  }
  if (tally.edits > 0) {
    lines.push(t(`${tally.edits} 份报告发布后有改动：findings --rule silent_edit`, `${tally.edits} ${tally.edits === 1 ? 'report was' : 'reports were'} changed after publication: findings --rule silent_edit`));
  }
  for (const [code, { count, first, said }] of [...tally.why].sort((a, b) => b[1].count - a[1].count)) {
    const names = first.join(t('、', ', ')) + (count > first.length ? t(' 等', ' …') : '');
    const files = count === 1 ? names : t(`${count} 份，${names}`, `${count} files, ${names}`);
    lines.push(t(`  ${code}：${files}。${said?.zh ?? ''}`, `  ${code}: ${files}. ${said?.en ?? ''}`).trimEnd());
  }
  if ([...tally.why.values()].some((w) => w.count > w.first.length)) lines.push(t('  全部没有读入的文件：findings --rejected', '  All files that were not read: findings --rejected'));
  return lines.map((l) => `${visibleLine(l)}\n`).join('');
}
