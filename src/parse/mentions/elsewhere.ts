// Does a clause count cases of another kind than requests? Reviews, licences and petitions are received, concluded and carried over too.
import type { Clause } from './clause.js';

/** Reviews, decisions, complaints, petitions, inquiries. */
export function isCase({ tokens }: Clause): boolean {
  return tokens.some((t) => /[CLBFl~]/.test(t.letter) || t.id === 'case');
}

/** 行政许可方面: nothing but the name of such cases, for what follows. 规范咨询服务 is no such name. */
export function namesCase(clause: Clause): boolean {
  return !/[NQ]/.test(clause.letters) && isCase(clause) && clause.tokens.every((t, i) => t.letter !== 'x' || (i > 0 && t.end - t.start <= 2));
}

/** 网上申请 5 件: some of the requests. */
export function isWay({ tokens }: Clause): boolean {
  return tokens.every((t) => (t.letter === 'X' ? t.id === 'way' : /[QWNR]/.test(t.letter)));
}

const foreign = /咨询|留言|工单|热线|信箱|来电|求助|转办|交办/;

/** 其中咨询类 10 件, （含来电 3 件）: among the requests just counted are things that are none, or went to others. */
export function isForeign({ tokens, letters, marks, bracket }: Clause, text: string): boolean {
  return (bracket || marks.has('among') || letters.startsWith('h')) && foreign.test(text.slice(tokens[0]!.start, tokens.at(-1)!.end));
}
