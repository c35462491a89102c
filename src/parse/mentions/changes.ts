// A clause that compares with the year before → by how much, or the figure of that year: 同比增长 25%, 较上年增加 30 件, 较 2022 年的 55 件减少 10 件.
import type { Change } from '../../model/mention.js';
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

/** 上年 368 件, （2023 年 368 件）: the figure of a year before, beside that of this one. Null for other clauses. */
export function lastYears({ tokens, letters, years, opened }: Clause): Change | null {
  const named = letters === 'N' && years.length === 1 && opened === '(';
  if (!named && !(letters === '#N' && tokens[0]!.id === 'lastyear' && years.length === 0)) return null;
  const { value, bound } = tokens.at(-1)!;
  return bound === 'exactly' ? { last: value!, since: years[0] ?? null } : null;
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
