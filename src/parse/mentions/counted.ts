// What a paragraph has counted so far → of which of it a breakdown by applicant may be: the nearest count is not always the one that is meant.
import { rowsOf, type Sum } from './cells.js';
import { isOrgan, type Clause } from './clause.js';
import type { Token } from './tokens.js';

/** One count: the rows its words may stand for, in the order of likelihood; none for a number that was not read. */
export interface Counted {
  readonly rows: readonly (readonly string[])[];
  readonly value: number;
  /** Where it stands. */
  readonly end: number;
  readonly exact: boolean;
  /** What became of requests, which are listed one behind the other. */
  readonly result: boolean;
}

export function counted({ cells, or = [] }: Sum, { value, bound, end }: Token, result: boolean): Counted {
  let known: (readonly string[])[] | null = null;
  // Few sentences go on with applicants.
  return { get rows() { return (known ??= [cells, ...or].map(rowsOf)); }, value: value!, end, exact: bound === 'exactly', result };
}

export function notRead({ value, bound, end }: Token): Counted {
  return { rows: [], value: value!, end, exact: bound === 'exactly', result: false };
}

/** The rows a part of so many may be of, the nearest first. Null where it may be of a number that was not read. */
export function among(all: readonly Counted[], part: number): (readonly string[])[] | null {
  // Where nothing was read, what was not may be the requests themselves.
  if (all.every((c) => c.rows.length === 0)) return [];
  const out: (readonly string[])[] = [];
  const holds = (c: Counted): boolean => !c.exact || c.value >= part;
  let run: Counted[] = [];
  for (let i = all.length - 1; i >= 0; i--) {
    const c = all[i]!;
    if (holds(c)) {
      // Behind others that may be meant it is no matter.
      if (c.rows.length === 0 && out.length === 0) return null;
      out.push(...c.rows);
    }
    // 予以公开 43 件，部分公开 14 件，其中自然人 40 件: of both.
    run = c.result ? [c, ...run] : [];
    if (run.length > 1 && run.length === all.length - i && sum(run) >= part) out.push(run.flatMap((r) => r.rows[0]!));
  }
  const of = (row: string): Counted | undefined => all.findLast((c) => c.rows[0]?.join() === row);
  const [fresh, carried] = [of('new'), of('carried_in')];
  if (fresh !== undefined && carried !== undefined && (!fresh.exact || fresh.value + carried.value >= part)) out.push(['new', 'carried_in']);
  // More than anything that was counted: it is of one of them all the same.
  return out.length === 0 ? [...all].reverse().flatMap((c) => c.rows) : out;
}

function sum(run: readonly Counted[]): number {
  return run.some((c) => !c.exact) ? Infinity : run.reduce((n, c) => n + c.value, 0);
}

const done = /其中|(?:全部|均|都|已)[^,;。]{0,8}(?:办结|答复|办理|处理)|\($|^的?(?:政府|政务)?(?:信息公开)?申请(?:件|事项)?中?,/;

/** 上年结转 6 件，今年全部办结，其中予以公开 3 件: what became of those, where it is said and they can be so many. `until`: where it stands in `text`. */
export function isOfCarried(all: readonly Counted[], value: number, text: string, until: number): boolean {
  const at = all.findLastIndex((c) => !c.result);
  const head = all[at];
  return head?.rows.length === 1 && head.rows[0]!.join() === 'carried_in' && sum(all.slice(at + 1)) + value <= head.value && done.test(text.slice(head.end, until));
}

/** 办理的政府信息公开申请中, where that is one word. */
const doneWith = /^[在所有全部已]*(?:办结|答复|办理|处理|收到|受理)的/;

/** 自然人提出的政府信息公开申请中, 征地类政府信息公开申请: without their number, some of the requests are named for what follows. 我局受理的政府信息公开申请中 are all. */
export function namesSome({ tokens, letters, marks }: Clause, text: string): boolean {
  const at = letters.indexOf('Q');
  if (at === -1 || letters.includes('N')) return false;
  const { start: from, end: to } = tokens[at]!;
  const done = doneWith.test(text.slice(from, to));
  if (/[aIUr]/.test(letters.slice(0, at)) || (done && marks.has('timely'))) return true;
  if (!done && !/(?:的|类|型)$/.test(text.slice(tokens[0]!.start, from))) return false;
  return tokens.slice(0, at).some(({ letter, start, end }) => letter === 'X' || (letter === 'x' && !isOrgan(text.slice(start, end))));
}
