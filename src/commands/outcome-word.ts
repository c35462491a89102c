// What came of a rule, in one word: the same where findings are listed, counted and asked for.
import type { Finding, FindingKind } from '../model/finding.js';
import type { Lang, Text } from '../model/text.js';
import type { FindingFilter, Tally } from '../store/store.js';
import type { Option } from './option.js';

type Outcome = Exclude<Finding['outcome'], 'holds'>;
export type OutcomeWord = 'broken' | 'incomplete' | 'undecided' | 'changed' | 'copied' | 'lead' | 'no-report';

interface Word {
  readonly said: Text;
  readonly means: Text;
  readonly outcomes: readonly Outcome[];
  readonly kinds: readonly FindingKind[];
}

/** Each finding has one of them: outcome and kind are among those of exactly one word. */
const words: Readonly<Record<OutcomeWord, Word>> = {
  broken: { said: { zh: '不符', en: 'broken' }, means: { zh: '与规则不符', en: 'a rule is broken' }, outcomes: ['broken'], kinds: ['arithmetic', 'incomplete', 'unreadable', 'absent', 'stated', 'unavailable', 'lead'] },
  incomplete: { said: { zh: '缺填', en: 'incomplete' }, means: { zh: '该填的没有填', en: 'what belongs there was left blank' }, outcomes: ['undecided'], kinds: ['incomplete'] },
  undecided: { said: { zh: '存疑', en: 'undecided' }, means: { zh: '有格读不出或没有，无法判断', en: 'cells are unreadable or absent' }, outcomes: ['undecided'], kinds: ['unreadable', 'absent', 'arithmetic', 'stated', 'changed'] },
  changed: { said: { zh: '改动', en: 'changed' }, means: { zh: '发布后改过', en: 'changed after publication' }, outcomes: ['broken'], kinds: ['changed'] },
  copied: { said: { zh: '雷同', en: 'copied' }, means: { zh: '与别的报告雷同', en: 'stands in another report too' }, outcomes: ['broken', 'undecided'], kinds: ['copied'] },
  lead: { said: { zh: '线索', en: 'lead' }, means: { zh: '不算错，值得一看', en: 'nothing wrong, but worth a look' }, outcomes: ['undecided'], kinds: ['lead'] },
  'no-report': { said: { zh: '缺年', en: 'no-report' }, means: { zh: '需要对照的报告不在库里', en: 'a report that the rule needs is not stored' }, outcomes: ['undecided'], kinds: ['unavailable'] },
};
const every = Object.keys(words) as OutcomeWord[];

export function outcomeWord({ outcome, kind }: Pick<Finding, 'outcome' | 'kind'>): OutcomeWord | null {
  return outcome === 'holds' ? null : every.find((w) => words[w].outcomes.includes(outcome) && words[w].kinds.includes(kind))!;
}

/** One word for how grave a finding is. */
export function outcomeMark(f: Pick<Finding, 'outcome' | 'kind'>, lang: Lang): string {
  const word = outcomeWord(f);
  return word === null ? { zh: '相符', en: 'holds' }[lang] : words[word].said[lang];
}

/** `--outcome`: the words of the list, in either language. */
export const outcomeOption: Option<OutcomeWord | null> = {
  flags: '--outcome <OUTCOME>', fallback: null, fallbackText: null,
  parse: (s) => every.find((w) => w === s || words[w].said.zh === s || words[w].said.en === s),
  summary: {
    zh: `只要这种结果，即表中“结果”一栏的词：${every.map((w) => `${words[w].said.zh}（${w}，${words[w].means.zh}）`).join('、')}`,
    en: `only this outcome, a word of that column: ${every.map((w) => `${w} (${words[w].means.en})`).join(', ')}`,
  },
  expected: { zh: `可用的有 ${every.map((w) => words[w].said.zh).join('、')}，或 ${every.join('、')}`, en: `it can be ${every.join(', ')}` },
};

/** What the store has to look for; a word that two outcomes have is told by its kind alone. */
export function ofWord(word: OutcomeWord): Pick<FindingFilter, 'outcome' | 'kinds'> {
  const { outcomes: [outcome, more], kinds } = words[word];
  return { ...(more === undefined ? { outcome: outcome! } : {}), kinds };
}

/** How many findings there are, as many as `findings` lists, and how many of each outcome. A clause without its end. */
export function counted(findings: Tally['findings']): Text {
  const counts = new Map<OutcomeWord, number>();
  for (const f of findings) {
    const word = outcomeWord(f);
    if (word !== null) counts.set(word, (counts.get(word) ?? 0) + f.count);
  }
  const all = [...counts.values()].reduce((a, b) => a + b, 0);
  if (all === 0) return { zh: '没有发现', en: 'no findings' };
  const each = every.filter((w) => counts.has(w));
  return {
    zh: `发现 ${all} 条：${each.map((w) => `${words[w].said.zh} ${counts.get(w)}`).join('、')}`,
    en: `${all} ${all === 1 ? 'finding' : 'findings'}: ${each.map((w) => `${counts.get(w)} ${w}`).join(', ')}`,
  };
}
