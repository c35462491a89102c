// What a clause that was not read tells of those behind it: what they are about, or that this is not known any more.
import { remedies } from './cells.js';
import type { Clause } from './clause.js';
import { isCase, namesCase } from './elsewhere.js';
import type { Context } from './forms.js';

/** What a clause without a figure tells of those behind it. */
export function notice(context: Context, clause: Clause): void {
  const { letters } = clause;
  if (namesCase(clause)) {
    if (context.topic === 'requests') context.topic = null;
    context.elsewhere = 'here';
  }
  // 信访工作扎实推进，办结 3 件: of which, is not sure.
  else if (!/[NQ!]/.test(letters) && isCase(clause)) {
    if (context.topic === 'requests') context.topic = null;
    context.elsewhere ??= 'before';
  }
  if (/[PT]/.test(letters)) context.topic = 'fees';
  if (letters.includes('Q')) {
    context.about = true;
    context.asking = true;
    if (!letters.includes('N')) {
      context.topic = 'requests';
      context.elsewhere = null;
    }
  } else if (letters.includes('Z')) context.about = true;
  const remedy = /^[QZV]*([CLBF])$/.exec(letters)?.[1];
  // 行政复议：维持 1 件: the outcomes that follow are its own.
  if (remedy !== undefined && (context.about || context.section === 'reviews')) {
    context.topic = 'reviews';
    context.remedies = [{ rows: remedies[remedy]!, number: null }];
    context.outcomeSeen = true;
  } else if (/[CLBF]/.test(letters) && !letters.includes('N')) context.topic = context.section === 'reviews' ? 'reviews' : null;
}

/** Something else was counted: what the clauses before were about holds no longer. */
export function forget(context: Context): void {
  context.topic = null;
  context.remedies = [];
  context.done = null;
}

/** A figure was not of requests: what is carried in next need not be either. */
export function away(context: Context, clause: Clause): void {
  if (isCase(clause) || /[RHDW]/.test(clause.letters)) context.elsewhere = 'here';
  else context.elsewhere ??= 'before';
}
