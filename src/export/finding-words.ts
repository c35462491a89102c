// What a finding is and what was decided, in words: for pages and for what is handed to others.
import type { FindingKind, Outcome, Severity } from '../model/finding.js';
import type { ReviewStatus } from '../model/review.js';
import type { Text } from '../model/text.js';

export const severities: Readonly<Record<Severity, Text>> = { error: { zh: '错误', en: 'error' }, warning: { zh: '警告', en: 'warning' }, info: { zh: '提示', en: 'note' } };
export const outcomes: Readonly<Record<Outcome, Text>> = { broken: { zh: '不符', en: 'broken' }, undecided: { zh: '存疑', en: 'undecided' }, holds: { zh: '相符', en: 'holds' } };
export const kinds: Readonly<Record<FindingKind, Text>> = {
  arithmetic: { zh: '算式', en: 'arithmetic' }, incomplete: { zh: '缺填', en: 'incomplete' }, unreadable: { zh: '读不出', en: 'unreadable' }, absent: { zh: '缺格', en: 'absent' }, changed: { zh: '有改动', en: 'changed' },
  stated: { zh: '文字所述', en: 'stated' }, copied: { zh: '雷同', en: 'copied' }, unavailable: { zh: '无从比对', en: 'unavailable' }, lead: { zh: '线索', en: 'lead' },
};
export const statuses: Readonly<Record<ReviewStatus, Text>> = { open: { zh: '待定', en: 'open' }, confirmed: { zh: '属实', en: 'confirmed' }, dismissed: { zh: '不成立', en: 'dismissed' }, reported: { zh: '已告知', en: 'reported' } };
