// Words that several pages use for the same thing.
import type { Severity } from '../model/finding.js';
import { daysSaid } from '../register/days-said.js';
import type { DateOrigin, Due, DueStatus } from '../register/due.js';
import type { Lang, Text } from '../model/text.js';

export { kinds, outcomes, severities, statuses } from '../export/finding-words.js';

/** Read beside colour, or without it. */
export const signs: Readonly<Record<Severity, string>> = { error: '✕', warning: '!', info: 'i' };
export const dueStatuses: Readonly<Record<DueStatus, Text>> = {
  published: { zh: '按时', en: 'in time' }, late: { zh: '迟', en: 'late' }, undated: { zh: '日期不明', en: 'undated' },
  unread: { zh: '列出但未读', en: 'listed but not read' }, missing: { zh: '未见', en: 'missing' }, unreachable: { zh: '打不开', en: 'unreachable' }, 'not-yet-due': { zh: '未到期', en: 'not yet due' },
};
export const dueSigns: Readonly<Record<DueStatus, string>> = { published: '●', late: '◐', undated: '◌', unread: '◇', missing: '✕', unreachable: '⊘', 'not-yet-due': '·' };
export const origins: Readonly<Record<DateOrigin, Text>> = { page: { zh: '网页', en: 'page' }, list: { zh: '目录', en: 'list' }, 'first-seen': { zh: '首次见到', en: 'first seen' } };

/** `late by 33 days`. */
export function dueSaid(due: Due, lang: Lang): string {
  return daysSaid(due, dueStatuses[due.status], lang);
}

/** 2026-03-02 10:00 */
export function minute(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}

/** 12,345 */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(?:\d{3})+(?!\d))/gu, ',');
}
