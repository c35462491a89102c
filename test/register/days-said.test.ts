// What is said of days behind a deadline: in both languages, of one day and of many.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DueStatus } from '../../src/register/due.js';
import { daysSaid } from '../../src/register/days-said.js';

const cases: readonly (readonly [status: DueStatus, days: number | null, zh: string, en: string])[] = [
  ['published', null, '甲', 'a'], ['late', 1, '迟 1 天', 'late by 1 day'], ['late', 33, '迟 33 天', 'late by 33 days'],
  ['missing', 1, '甲，期限已过 1 天', 'a, 1 day past the deadline'], ['missing', 1027, '甲，期限已过 1027 天', 'a, 1027 days past the deadline'], ['unreachable', 2, '甲，期限已过 2 天', 'a, 2 days past the deadline'], ['undated', null, '甲', 'a'],
];

for (const [status, daysLate, zh, en] of cases) test(`${status}, ${daysLate} days`, () => assert.deepEqual([daysSaid({ status, daysLate }, { zh: '甲', en: 'a' }, 'zh'), daysSaid({ status, daysLate }, { zh: '甲', en: 'a' }, 'en')], [zh, en]));
