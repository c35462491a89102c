// How two sums may stand to each other, and the words for it: what `=` is to an identity, `≥` or `implies` is to a rule like it.
import type { Relation, Rule } from '../model/rule.js';
import type { Text } from '../model/text.js';
import { exactSum, plain } from './decimal.js';
import type { Verdict } from './verdict.js';
import { amount, listed } from './wording.js';
import type { Place } from './place.js';

/** True where the sums stand as the rule says. `≈`: apart by no more than the tolerance, a share of the right side. */
export function stands(rule: Pick<Rule, 'relation' | 'tolerance'>, left: number, right: number): boolean {
  const off = exactSum([left, -right]);
  switch (rule.relation) {
    case '=': return off === 0;
    case '≤': return off <= 0;
    case '≥': return off >= 0;
    case '≈': return Math.abs(off) <= Math.abs(right) * (rule.tolerance ?? 0);
    case 'implies': return left <= 0 || right > 0;
  }
}

/** The sides on which a blank, had it been filled in, could have made the relation hold. */
export function weakSides(relation: Relation): readonly ('left' | 'right')[] {
  if (relation === '≥') return ['left'];
  return relation === '≈' ? ['left', 'right'] : ['right'];
}

/** What is wrong, where the sums do not stand as the rule says. */
export function offended(v: Verdict): Text {
  const left = amount(v.rule.leftName, v.left);
  // A side without cells is nought.
  if (v.right.operands.length === 0) return { zh: `${left.zh}，不应为负数`, en: `${left.en}, which cannot be` };
  const right = amount(v.rule.rightName, v.right);
  const off = plain(Math.abs(v.difference!));
  const both = { zh: `${left.zh}，${right.zh}`, en: `${left.en}, but ${right.en}` };
  const plural = v.right.operands.length > 1;
  switch (v.rule.relation) {
    case '≥': return { zh: `${both.zh}，前者不应小于后者，少 ${off}`, en: `${both.en}: ${off} less than it should at least be` };
    case '≤': return { zh: `${both.zh}，前者不应大于后者，多 ${off}`, en: `${both.en}: ${off} more than it should at most be` };
    case 'implies': return { zh: `${both.zh}，前者有数时后者也应有数`, en: `${both.en}; where there is the one there should be the other${plural ? 's' : ''}` };
    default: return { zh: `${both.zh}，应当大致相等，相差 ${off}`, en: `${both.en}; the two should be about equal and differ by ${off}` };
  }
}

/** What could not be told. */
export function open(v: Verdict, place: Place): Text {
  const names = listed(v.blanks, place);
  const ask = question(v.rule);
  return { zh: `${names.zh}没有数，无法核对${ask.zh}`, en: `${names.en} ${v.blanks.length === 1 ? 'has' : 'have'} no figure, so it cannot be told whether ${ask.en}` };
}

/** “A等于B”, without a question mark. */
export function question({ relation, leftName, rightName }: Rule): Text {
  const words: Readonly<Record<Relation, Text>> = {
    '=': { zh: '是否等于', en: 'equal' }, '≥': { zh: '是否不小于', en: 'are at least' }, '≤': { zh: '是否不大于', en: 'are at most' }, '≈': { zh: '是否约等于', en: 'are about' }, implies: { zh: '有数时是否也有', en: 'go with' },
  };
  const { zh, en } = words[relation];
  return { zh: `${leftName.zh}${zh}${rightName.zh}`, en: `${leftName.en} ${en} ${rightName.en}` };
}
