// A clause that compares with the year before → by how much, or the figure of that year: 同比增长 25%, 较上年增加 30 件, 较 2022 年的 55 件减少 10 件.
import type { Change, Mention } from '../../model/mention.js';
import type { Clause } from './clause.js';
import type { Token } from './tokens.js';

/** Ids of words that compare with another time, and what stands for them in the pattern. */
const codes: Readonly<Record<string, string>> = { compare: 'v', more: '+', less: '-', level: '=', months: 'm', lastyear: 'y' };
const comparing: ReadonlySet<string> = new Set(['compare', 'more', 'less', 'level', 'months']);
/** Compared (v), the year before (y), its figure (N), more or less by so many, or by so many per cent; or the same (=). */
const pattern = /^c?(v?)(y*)(N?)c?v?(?:([+-])(N|%)|(=))?$/;

export interface SaidChange extends Change {
  /** 增加 3 件 alone does not say since when. */
  readonly dated: boolean;
  /** Null: by nothing (持平). */
  readonly by: Token | null;
  readonly sign: 1 | -1;
}

export function compares(clause: Clause): boolean {
  return clause.tokens.some((t) => comparing.has(t.id));
}

/**
 * 上年 368 件, 2022 年为 368 件, （2022 年 368 件）, 2022 年收到 368 件: the figure of a year before, beside that of this one. Null for other clauses.
 * `before`: what was counted; a verb is its own. `text`: of the paragraph, which the tokens have places in. `year`: the paragraph speaks of; a later one is none before.
 */
export function lastYears({ tokens, letters, years, opened }: Clause, before: Mention, text: string, year: number | null): Change | null {
  const m = /^(#?)([RHDv]?)Q?N$/.exec(letters);
  if (m === null || (opened !== '(' && opened !== ',')) return null;
  const named = m[1] === '' && years.length === 1 && (year === null ? opened === '(' : years[0]! < year);
  if (!named && !(m[1] === '#' && tokens[0]!.id === 'lastyear' && years.length === 0)) return null;
  const verb = tokens.find((t) => t.letter === m[2]);
  if (verb === undefined ? letters.includes('Q') : !saysSame(text.slice(verb.start, verb.end), before)) return null;
  const { value, bound } = tokens.at(-1)!;
  return bound === 'exactly' ? { last: value!, since: years[0] ?? null } : null;
}

function saysSame(verb: string, before: Mention): boolean {
  return before.change === undefined && before.text.includes(verb);
}

/** 收到申请由 2022 年的 12 件增至 2023 年的 19 件: what it states of this year, as a clause of its own, and what it was the year before. Null for other clauses. */
export function risen(clause: Clause, text: string): { readonly clause: Clause; readonly last: Change } | null {
  const { tokens, letters, years } = clause;
  if (!/^[QWRZ]*R[QWZ]*#?Nx?X?x?N$/.test(letters)) return null;
  const [first, second] = tokens.filter((t) => t.letter === 'N');
  if (first!.bound !== 'exactly' || first!.unit !== second!.unit) return null;
  const from = /(?:由|从)(?:(?:上一?年度?|去年)|(\d{4})年度?)的?$/.exec(text.slice(tokens[0]!.start, first!.start));
  const to = /^(?:增加|增长|增|上升|升|减少|减|下降|降低|降|变化|变)(?:至|到|为)(?:(\d{4})年度?的?|[今本]年度?的?)?$/.exec(text.slice(first!.end, second!.start));
  if (from === null || to === null || years.length !== Number(from[1] !== undefined) + Number(to[1] !== undefined)) return null;
  const [then, now] = [from[1], to[1]].map((y) => (y === undefined ? null : Number(y)));
  if (then !== null && now !== null && now !== then! + 1) return null;
  const year = now ?? (then === null ? null : then! + 1);
  const own = [...tokens.slice(0, tokens.indexOf(first!)).filter((t) => t.letter !== '#'), second!];
  return { clause: { ...clause, tokens: own, letters: own.map((t) => t.letter).join(''), years: year === null ? [] : [year] }, last: { last: first!.value!, since: year === null ? null : year - 1 } };
}

/** 由 12 件增至 19 件: of two times, and the first is not that of the report. */
export function isFromTo({ tokens, letters }: Clause, text: string): boolean {
  if (!/N[^N]+N[^N]*$/.test(letters)) return false;
  const [first, second, third] = tokens.filter((t) => t.letter === 'N');
  return second !== undefined && third === undefined && /(?:由|从)[^,;。]{0,12}$/.test(text.slice(tokens[0]!.start, first!.start)) && /^[^,;。、]{0,6}(?:至|到|为|成)[^,;。、]{0,8}$/.test(text.slice(first!.end, second.start));
}

/** What is stated of this year, and beside it of the one before. */
export interface Told {
  readonly now: Mention;
  readonly earlier: Mention;
}

/** The figure of the year before as a statement of its own, where it is known which year that is. */
export function statedThen(now: Mention, { last, since }: Change, year: number | null, place: Mention['place'], text: string): Told[] {
  const ofYear = since ?? (year === null ? null : year - 1);
  return ofYear === null ? [] : [{ now, earlier: { ...now, place, text, value: last!, year: ofYear } }];
}

/** Puts the figures of the year before among the mentions from `first` on, in the order of the text; where what they stand beside was taken back, so are they. */
export function besideThem(out: Mention[], first: number, told: readonly Told[]): void {
  for (const { now, earlier } of told) {
    const at = out.findIndex((m, i) => i >= first && m.place.start === now.place.start && m.cells === now.cells);
    const next = out.findIndex((m, i) => i > at && m.place.start > earlier.place.start);
    if (at !== -1) out.splice(next === -1 ? out.length : next, 0, earlier);
  }
}

/** `base`: the clause says only what it was the year before (较上年的 55 件). Null for what is not understood. */
export function changeSaid({ tokens, years }: Clause): { readonly base: Change } | SaidChange | null {
  const code = tokens.map((t) => codes[t.id] ?? t.letter).join('');
  const m = pattern.exec(code);
  if (m === null || years.length > 1) return null;
  const [, , , figure, sign, kind, level] = m;
  const change: Change = { last: figure === 'N' ? tokens.find((t) => t.letter === 'N')!.value! : null, since: years[0] ?? null };
  if (sign === undefined && level === undefined) return change.last === null ? null : { base: change };
  const by = sign === undefined ? null : tokens.findLast((t) => t.letter === kind)!;
  return { ...change, dated: /[vy]/.test(code) || change.since !== null, by, sign: sign === '-' ? -1 : 1 };
}
