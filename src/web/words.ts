// Words that several pages use for the same thing.
import type { FindingKind, Outcome, Severity } from '../model/finding.js';
import type { ReviewStatus } from '../model/review.js';
import type { DateOrigin, Due, DueStatus } from '../register/due.js';
import type { Lang, Text } from '../model/text.js';

export const severities: Readonly<Record<Severity, Text>> = { error: { zh: '错误', en: 'error' }, warning: { zh: '警告', en: 'warning' }, info: { zh: '提示', en: 'note' } };
/** Read beside colour, or without it. */
export const signs: Readonly<Record<Severity, string>> = { error: '✕', warning: '!', info: 'i' };
export const outcomes: Readonly<Record<Outcome, Text>> = { broken: { zh: '不符', en: 'broken' }, undecided: { zh: '存疑', en: 'undecided' }, holds: { zh: '相符', en: 'holds' } };
export const kinds: Readonly<Record<FindingKind, Text>> = {
  arithmetic: { zh: '算式', en: 'arithmetic' }, incomplete: { zh: '缺填', en: 'incomplete' }, unreadable: { zh: '读不出', en: 'unreadable' }, absent: { zh: '缺格', en: 'absent' }, changed: { zh: '有改动', en: 'changed' },
  stated: { zh: '文字所述', en: 'stated' }, copied: { zh: '雷同', en: 'copied' }, unavailable: { zh: '无从比对', en: 'unavailable' }, lead: { zh: '线索', en: 'lead' },
};
export const statuses: Readonly<Record<ReviewStatus, Text>> = { open: { zh: '待定', en: 'open' }, confirmed: { zh: '属实', en: 'confirmed' }, dismissed: { zh: '不成立', en: 'dismissed' }, reported: { zh: '已告知', en: 'reported' } };

export const dueStatuses: Readonly<Record<DueStatus, Text>> = {
  published: { zh: '按时', en: 'in time' }, late: { zh: '迟', en: 'late' }, undated: { zh: '日期不明', en: 'undated' },
  unread: { zh: '列出但未读', en: 'listed but not read' }, missing: { zh: '未见', en: 'missing' }, unreachable: { zh: '打不开', en: 'unreachable' }, 'not-yet-due': { zh: '未到期', en: 'not yet due' },
};
export const dueSigns: Readonly<Record<DueStatus, string>> = { published: '●', late: '◐', undated: '◌', unread: '◇', missing: '✕', unreachable: '⊘', 'not-yet-due': '·' };
export const origins: Readonly<Record<DateOrigin, Text>> = { page: { zh: '网页', en: 'page' }, list: { zh: '目录', en: 'list' }, 'first-seen': { zh: '首次见到', en: 'first seen' } };

/** `late by 33 days`. */
export function dueSaid({ status, daysLate }: Due, lang: Lang): string {
  if (daysLate === null) return dueStatuses[status][lang];
  if (status === 'late') return lang === 'zh' ? `迟 ${daysLate} 天` : `late by ${daysLate} ${daysLate === 1 ? 'day' : 'days'}`;
  return lang === 'zh' ? `${dueStatuses[status].zh}，已过 ${daysLate} 天` : `${dueStatuses[status].en} for ${daysLate} ${daysLate === 1 ? 'day' : 'days'}`;
}

/** 2026-03-02 10:00 */
export function minute(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}

/** 12,345 */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+(?!\d))/gu, ',');
}
