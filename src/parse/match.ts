// Words as printed → an entry of the form, with how sure. One lexicon for each kind of label; every one is made from form/.
import { detached, label, sameOrdinal, type Label } from './label.js';

/** `letter`: as the form prints it, sign by sign. `exact`: the same words, spaced, numbered or bracketed otherwise, or a known other wording. `near`: misspelt or cut. */
export type Sureness = 'letter' | 'exact' | 'near';

export interface Match<T> {
  readonly key: T;
  readonly sure: Sureness;
  /** 1 for the same words, below for near ones. */
  readonly score: number;
}

interface Entry<T> {
  readonly key: T;
  readonly label: Label;
  readonly words: readonly string[];
}

/** A near match needs this much of the words in common, and this much more than any other entry. */
const nearEnough = 0.6;
const margin = 0.12;
/** Damaged bytes stand for one sign each; every other sign of the label is there. */
export const tornScore = 0.97;

export class Lexicon<T> {
  private readonly entries: Entry<T>[];
  private readonly exact = new Map<string, Entry<T>[]>();
  private readonly cache = new Map<string, readonly Match<T>[]>();

  constructor(entries: readonly { readonly key: T; readonly text: string; readonly also?: readonly string[] }[]) {
    this.entries = entries.map((e) => {
      const l = label(e.text);
      return { key: e.key, label: l, words: [...new Set([l.core, l.bare, ...(e.also ?? []).map((a) => label(a).core)])].filter((w) => w !== '') };
    });
    for (const e of this.entries) for (const w of e.words) this.exact.set(w, [...(this.exact.get(w) ?? []), e]);
  }

  /** Every entry the text could be, best first; several entries of score 1 where the form uses the same words twice. */
  matches(text: string): readonly Match<T>[] {
    let known = this.cache.get(text);
    if (known === undefined) {
      known = this.find(label(text));
      if (this.cache.size > 5000) this.cache.clear();
      if (text.length <= 200) this.cache.set(detached(text), known);
    }
    return known;
  }

  /** The one entry the text is, or null where it is none or could be two. */
  match(text: string): Match<T> | null {
    const all = this.matches(text);
    const best = all[0];
    if (best === undefined) return null;
    const second = all.find((m) => m.key !== best.key);
    return second === undefined || best.score - second.score >= margin ? best : null;
  }

  private find(l: Label): Match<T>[] {
    if (l.core === '') return [];
    const torn = l.torn === null ? [] : this.entries.filter((e) => e.words.some((w) => isTorn(l.torn!, w)));
    if (torn.length > 0) return torn.map((e) => ({ key: e.key, sure: 'near' as const, score: tornScore }));
    const exact = this.exactly(l.core) ?? this.exactly(l.bare) ?? this.exactly(l.core.replace(/^[一二三四五六七八九十\d]/, ''));
    if (exact !== null) return this.ranked(exact, l, 1);
    if (l.core.length < 2 || l.core.length > 80) return [];
    const near: { e: Entry<T>; score: number }[] = [];
    for (const e of this.entries) {
      let score = 0;
      for (const w of e.words) score = Math.max(score, likeness(l.core, w), l.bare !== l.core && l.bare.length > 1 ? likeness(l.bare, w) : 0);
      // The printed number speaks for or against a misspelt label.
      if (score > 0.4 && l.ordinal !== null && e.label.ordinal !== null) score += sameOrdinal(l.ordinal, e.label.ordinal) ? 0.1 : -0.1;
      if (score >= nearEnough) near.push({ e, score: Math.min(score, 0.99) });
    }
    // A piece of another label, word for word, is no misspelling of this one: 反复申请 may be the end of 无正当理由大量反复申请.
    const best = near.reduce((most, n) => Math.max(most, n.score), 0);
    if (near.length > 0) {
      const whole = this.entries.filter((e) => e.words.some((w) => w.length > l.core.length && w.includes(l.core)));
      for (const e of whole) if (!near.some((n) => n.e === e && n.score === best)) near.push({ e, score: best });
    }
    near.sort((a, b) => b.score - a.score);
    return near.map(({ e, score }) => ({ key: e.key, sure: 'near' as const, score }));
  }

  private exactly(words: string): Entry<T>[] | null {
    return words === '' ? null : (this.exact.get(words) ?? null);
  }

  private ranked(entries: readonly Entry<T>[], l: Label, score: number): Match<T>[] {
    const same = entries.filter((e) => sameOrdinal(l.ordinal, e.label.ordinal));
    const chosen = same.length > 0 && entries.length > 1 ? same : entries;
    return chosen.map((e) => ({ key: e.key, sure: l.text === e.label.text ? ('letter' as const) : ('exact' as const), score }));
  }
}

/** True for the words of the form where each U+FFFD stands for one sign of them; two signs at least are known, and most. */
function isTorn(torn: string, form: string): boolean {
  if (torn.length !== form.length) return false;
  let known = 0;
  for (let i = 0; i < form.length; i++) {
    if (torn[i] === form[i]) known++;
    else if (torn[i] !== '\ufffd') return false;
  }
  return known >= 2 && known * 2 > form.length;
}

/** Share of the words two labels have in common: 1 − edits ÷ length; a label cut short, or with words added, counts nearly whole. */
export function likeness(found: string, form: string): number {
  if (found === form) return 1;
  const edits = distance(found, form);
  const whole = 1 - edits / Math.max(found.length, form.length);
  if (found.length >= 3 && form.length >= 4 && (form.startsWith(found) || form.endsWith(found)) && found.length >= form.length * 0.5) return Math.max(whole, 0.85);
  if (form.length >= 4 && (found.startsWith(form) || (found.includes(form) && form.length >= found.length * 0.5))) return Math.max(whole, 0.9);
  return whole;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    before = row;
  }
  return before[b.length]!;
}
