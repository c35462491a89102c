// Chinese prose → words for a full-text index: every two neighbouring characters are one, so that phrases of two and more are found.

/** Same length as the text: full-width signs half-width, capitals small. What is searched and what is searched for are levelled alike, and offsets stay. */
export function levelled(text: string): string {
  const half = text.replace(/[\uff01-\uff5e]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ');
  const small = half.toLowerCase();
  return small.length === text.length ? small : half;
}

export const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
export const han = /^\p{Script=Han}/u;

/** `2023年，行政许可` → `2023 年 行政 政许 许可`. */
export function bigrams(text: string): string {
  return (levelled(text).match(runs) ?? []).map((run) => (han.test(run) ? pairs(run) : run)).join(' ');
}

export function pairs(run: string): string {
  const signs = [...run];
  return signs.length < 2 ? run : signs.slice(1).map((c, i) => `${signs[i]!}${c}`).join(' ');
}

/** Phrases parted by blanks, all of which must be there; null where no phrase has two characters. */
export function phrasesOf(query: string): readonly string[] | null {
  const phrases = levelled(query).split(/\s+/u).filter((p) => [...p].length >= 2 && (p.match(runs) ?? []).some((r) => [...r].length >= 2 || !han.test(r)));
  return phrases.length === 0 ? null : [...new Set(phrases)].slice(0, 8);
}

/** What a text must have in the index to have the phrase: its pairs and its words. One character alone at the edge of a phrase is left to the comparison with the text. */
export function termsOf(phrase: string): string[] {
  return (phrase.match(runs) ?? []).filter((r) => !han.test(r) || [...r].length >= 2).flatMap((r) => (han.test(r) ? pairs(r).split(' ') : [r]));
}

/** Whether every text that has the terms of the phrases has the phrases: no sign, and no two kinds of characters, stand beside each other in one. */
export function isExact(phrases: readonly string[]): boolean {
  return phrases.every((p) => (p.match(runs) ?? []).join() === p);
}

/** For MATCH: sections that may have all phrases. What stands at the edge of a phrase and is one character alone is left to the comparison with the text. */
export function matchOf(phrases: readonly string[]): string {
  return phrases.flatMap((p) => (p.match(runs) ?? []).filter((r) => !han.test(r) || [...r].length >= 2).map((r) => (han.test(r) ? `"${pairs(r)}"` : `"${r}"`))).join(' AND ');
}
