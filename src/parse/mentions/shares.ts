// 占 N% behind a figure → a mention of what it is a share of; of a number that was not read, it is none.
import { mayBeShareOf } from '../../form/shares.js';
import type { Mention } from '../../model/mention.js';
import { totals } from './cells.js';
import type { Clause } from './clause.js';
import { isShareOf } from './stated.js';

/** The shares of one paragraph. */
export class Shares {
  /** Numbers that were not read: what is a share of them is not known. */
  private readonly unread: number[] = [];
  /** Without a whole beside them, and what they are of. */
  private readonly said: { readonly mention: Mention; readonly part: number }[] = [];

  /** What stands behind a number is told of it, too. */
  mayBeOf(value: number): void {
    this.unread.push(value);
  }

  /** A number was not read: shares that may be of it are taken out of `out`. */
  leave(value: number, out: Mention[]): void {
    this.mayBeOf(value);
    for (const { mention, part } of this.said) if (isShareOf(part, value, mention) && out.includes(mention)) out.splice(out.indexOf(mention), 1);
  }

  /** `ahead`: what the paragraph has stated. Null where it is not known of what it is a share. */
  of(clause: Clause, ahead: readonly Mention[], place: Mention['place'], text: string): Mention | null {
    const last = ahead.at(-1)!;
    if (last.of !== undefined || last.negated) return null;
    const of = clause.tokens[0]!.id;
    const percent = clause.tokens.at(-1)!;
    const printed = clause.tokens.find((t) => t.letter === 'N');
    const before = ahead.slice(0, -1).filter((m) => m.of === undefined && !m.negated && m.value >= last.value && mayBeShareOf(last.cells, m.cells));
    const whole = of === '' ? before.at(0)?.cells : totals(of);
    if (printed !== undefined && (printed.bound !== 'exactly' || printed.unit === '%')) return null;
    if (whole === undefined && printed === undefined) return null;
    const { or: _, ...same } = last;
    const mention: Mention = { ...same, place, text, of: whole ?? [], value: percent.value!, bound: percent.bound!, decimals: percent.decimals!, unit: '%' };
    if (printed !== undefined) return { ...mention, whole: printed.value! };
    // A number that was not read may be what it is a share of.
    if (this.unread.some((n) => isShareOf(last.value, n, mention))) return null;
    this.said.push({ mention, part: last.value });
    return mention;
  }
}
