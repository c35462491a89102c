// Rule `prose.percentage`: shares and changes against the numbers of their own paragraph.
import { mayBeShareOf } from '../../form/shares.js';
import type { Finding } from '../../model/finding.js';
import type { Mention } from '../../model/mention.js';
import type { CellRef } from '../../model/value.js';
import { exactSum, plain } from '../decimal.js';
import { changeIs, near, share } from './ratio.js';
import type { ProseReport, Spoken } from './spoken.js';
import { percentages as rule } from './rules.js';
import { sumOf } from './sums.js';
import { opening, quote, where } from './wording.js';

const total = (row: string): CellRef => `requests.${row}.total`;
/** What results and applicants may be a share of, said or not. */
const usual: readonly (readonly CellRef[])[] = [[total('new')], [total('new'), total('carried_in')], [total('concluded')]];

/** `mentions`: all of the report, those of other years too. */
export function percentageFindings(report: ProseReport, spoken: readonly Spoken[], mentions: readonly Mention[]): Finding[] {
  const found: Finding[] = [];
  for (const [i, { mention }] of spoken.entries()) {
    if (mention.of === undefined) continue;
    const before = spoken.slice(0, i).map((s) => s.mention).filter((m) => m.of === undefined && inParagraph(m, mention));
    const part = before.at(-1);
    if (part === undefined || part.cells.join() !== (mention.change === undefined ? mention.cells : mention.of).join() || part.bound !== 'exactly') continue;
    const finding = mention.change !== undefined ? grown(report, mention, part, mentions, spoken[i - 1]?.mention) : mention.whole !== undefined ? ofWhole(report, mention, part, mention.whole) : shared(report, mention, part, before.slice(0, -1), behind(mention, spoken, i));
    if (finding !== null) found.push(finding);
  }
  return found;
}

/** 自然人申请 5 件，占 41.7%: of what, the sentence leaves open; any whole stated before may be meant, or what came in with what was carried in. */
function shared(report: ProseReport, mention: Mention, part: Mention, before: readonly Mention[], after: readonly Mention[]): Finding | null {
  const wholes = before.filter((m) => m.value >= part.value && m.value > 0 && mayBeShareOf(part.cells, m.cells));
  const whole = wholes.find((m) => m.cells.join() === mention.of!.join()) ?? wholes[0];
  if (whole === undefined || wholes.some((m) => m.bound !== 'exactly')) return null;
  if (wholes.some((m) => near(mention, share(part.value, m.value)))) return finding(report, mention, [part, whole], whole.value, part.value, true);
  // 占总数: of one that is stated behind it.
  if (after.some((m) => m.value > 0 && mayBeShareOf(part.cells, m.cells) && (m.bound !== 'exactly' || near(mention, share(part.value, m.value))))) return null;
  const stated = (row: string): number => before.find((m) => m.cells.join() === total(row))?.value ?? 0;
  const unsaid = usual.flatMap((refs) => { const sum = sumOf(refs, report.cells); return sum === null || sum === 'unknown' ? [] : [sum.value]; });
  if ([stated('new') + stated('carried_in'), ...unsaid].some((n) => n > 0 && near(mention, share(part.value, n)))) return null;
  return finding(report, mention, [part, whole], whole.value, part.value, false);
}

/** Numbers the paragraph states behind a share. */
function behind(mention: Mention, spoken: readonly Spoken[], i: number): readonly Mention[] {
  return spoken.slice(i + 1).map((s) => s.mention).filter((m) => m.of === undefined && !m.negated && inParagraph(m, mention));
}

/** 占总数 12 件的 41.7%. */
function ofWhole(report: ProseReport, mention: Mention, part: Mention, whole: number): Finding | null {
  if (whole <= 0 || whole < part.value) return null;
  return finding(report, mention, [part], whole, part.value, near(mention, share(part.value, whole)));
}

/** 2022 年 80 件，2023 年 100 件，同比增长 25%; 比上年的 80 件增加 20 件; 较上年增加 20 件，增长 25%. `ahead`: what was stated directly before. */
function grown(report: ProseReport, mention: Mention, now: Mention, mentions: readonly Mention[], ahead: Mention | undefined): Finding | null {
  const year = now.year ?? report.year.value;
  const { last: printed, since } = mention.change!;
  if (since !== null && (year === null || since !== year - 1)) return null;
  const of = printed !== null || year === null ? [] : mentions.filter((m) => m.year === year - 1 && m.of === undefined && m.part !== true && m.bound === 'exactly' && m.cells.join() === now.cells.join() && m.scope === now.scope && m.subject === now.subject && inParagraph(m, mention));
  // The figure of the year before follows from how many more they are.
  const by = mention.unit === '%' && ahead?.change !== undefined && ahead.unit !== '%' && ahead.bound === 'exactly' && ahead.of!.join() === mention.of!.join() && ahead.value !== 0 && inParagraph(ahead, mention) ? ahead : null;
  const last = printed ?? (of.length === 1 ? of[0]!.value : by !== null && now.value - by.value > 0 ? now.value - by.value : null);
  const is = last === null ? null : changeIs(mention, now.value, last);
  if (last === null || is === null) return null;
  return finding(report, mention, of.length === 0 && printed === null && by !== null ? [now, by] : [...of, now], last, now.value, near(mention, is));
}

/** `parts`: what was counted, and what it is held against, where sentences state both. */
function finding(report: ProseReport, m: Mention, parts: readonly Mention[], base: number, value: number, holds: boolean): Finding {
  const sign = m.unit === '%' ? '%' : '';
  const exact = m.change === undefined ? share(value, base) : changeIs(m, value, base)!;
  const is = exact.toFixed(Math.min(m.decimals + 1, 4)).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  const sum = m.change === undefined ? { zh: `${plain(value)} ÷ ${plain(base)} `, en: `${plain(value)} of ${plain(base)}` } : { zh: `由 ${plain(base)} 到 ${plain(value)} 的增减`, en: `the change from ${plain(base)} to ${plain(value)}` };
  const at = where(m, report.sections);
  const words = [...parts, m].sort((a, b) => a.place.start - b.place.start).map(quote);
  return {
    rule: rule.id, outcome: holds ? 'holds' : 'broken', kind: 'stated', severity: holds ? 'info' : rule.severity, scope: null,
    cells: [...new Set(parts.flatMap((p) => p.cells))], left: m.value, right: Number(is), difference: holds ? 0 : exactSum([m.value, -Number(is)]), blanks: [],
    passages: [...parts, m].map((p) => ({ place: p.place, text: p.text })),
    message: {
      zh: `${at.zh}写${words.join('、')}，${sum.zh}是 ${is}${sign}${holds ? '，相符' : `，不是 ${plain(m.value)}${sign}`}。`,
      en: `${opening(at)} says ${words.slice(0, -1).join(', ')} and ${words.at(-1)!}; ${sum.en} is ${is}${sign}${holds ? ', as stated' : `, not ${plain(m.value)}${sign}`}.`,
    },
  };
}

function inParagraph(a: Mention, b: Mention): boolean {
  return a.place.section === b.place.section && a.place.paragraph === b.place.paragraph;
}
