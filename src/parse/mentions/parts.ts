// A clause that counts several things → a clause for each.
import type { Clause } from './clause.js';
import type { Token } from './tokens.js';

/** A、B、C 分别为 a、b、c: each with its own; A、B 各 a: each with the same. Null for other clauses. */
export function respectively(clause: Clause): Clause[] | null {
  const { tokens, letters } = clause;
  const at = letters.indexOf('E');
  if (at === -1 && !letters.endsWith('JN')) return null;
  // 维持、纠正各 1 件.
  if (tokens.at(-2)?.id === 'each' && /^(?:[^N&c]+[&c])+[^N&c]+JN$/.test(letters)) {
    return split(tokens.slice(0, -2), (t) => t.letter === '&' || t.letter === 'c').map((t) => ofTokens(clause, [...t, tokens.at(-1)!]));
  }
  if (at === -1 || !/^(?:[^N&c]+[&c])+[^N&c]+E(?:N[&c])+N$/.test(letters)) return null;
  const things = split(tokens.slice(0, at), (t) => t.letter === '&' || t.letter === 'c');
  const numbers = tokens.slice(at + 1).filter((t) => t.letter === 'N');
  if (things.length !== numbers.length) return null;
  const unit = numbers.at(-1)!.unit;
  return things.map((t, i) => {
    const number = numbers[i]!;
    return ofTokens(clause, [...t, unit === undefined || number.unit !== '' ? number : { ...number, unit }]);
  });
}

/** 2022年、2023年分别收到申请 7 件、15 件: a clause for each year; also where who did stands between. Years one after the other, and as many figures. `text`: of the paragraph. */
export function byYear(clauses: readonly Clause[], text: string): readonly Clause[] {
  if (!clauses.some((c) => c.years.length > 1)) return clauses;
  return clauses.flatMap((c, i) => {
    const ahead = clauses[i - 1];
    if (ahead !== undefined && isYears(ahead) && ahead.years.length > 1 && eachYear(c, ahead.years, text) !== null) return eachYear(c, ahead.years, text)!;
    const next = clauses[i + 1];
    if (isYears(c) && next !== undefined && next.opened === ',' && next.years.length === 0 && eachYear(next, c.years, text) !== null) return [];
    return eachYear(c, c.years, text) ?? [c];
  });
}

function isYears({ letters }: Clause): boolean {
  return /^[&c]+$/.test(letters);
}

function eachYear(clause: Clause, years: readonly number[], text: string): Clause[] | null {
  if (years.length < 2 || years.some((y, i) => i > 0 && y !== years[i - 1]! + 1)) return null;
  const said = clause.tokens.filter((t) => t.letter !== 'x' || text.slice(t.start, t.end) !== '分别');
  const [head, figures] = [said.slice(0, said.findIndex((t) => t.letter === 'N')), said.filter((t) => t.letter === 'N')];
  if (!/^[&c]*S?[QWZVRHDCL]+E?N(?:[&c]N)+$/.test(said.map((t) => t.letter).join('')) || figures.length !== years.length) return null;
  const words = head.filter((t) => !/[&cE]/.test(t.letter));
  return figures.map((n, k) => ({ ...ofTokens(clause, [...words, n]), years: [years[k]!], opened: k === 0 ? clause.opened : ',' }));
}

/** 予以公开 3 件、部分公开 2 件: a clause for each; also where nothing stands between. */
export function partsOf(clause: Clause): Clause[] {
  const of = (tokens: readonly Token[]): Clause => ofTokens(clause, tokens);
  const numbers = clause.tokens.reduce((n, t) => (t.letter === 'N' ? n + 1 : n), 0);
  if (numbers < 2) return [clause];
  const items = split(clause.tokens, (t) => t.letter === '&' || t.letter === 'c');
  if (items.length === numbers && items.every((i) => i.some((t) => t.letter === 'N'))) return items.map(of);
  if (items.length > 1) return [clause];
  const runs: Token[][] = [[]];
  for (const t of clause.tokens) {
    runs.at(-1)!.push(t);
    if (t.letter === 'N') runs.push([]);
  }
  return runs.at(-1)!.length === 0 ? runs.slice(0, -1).map(of) : [clause];
}

function ofTokens(clause: Clause, tokens: readonly Token[]): Clause {
  return { ...clause, tokens, letters: tokens.map((t) => t.letter).join('') };
}

function split<T>(list: readonly T[], at: (t: T) => boolean): T[][] {
  const out: T[][] = [[]];
  for (const t of list) {
    if (at(t)) out.push([]);
    else out.at(-1)!.push(t);
  }
  return out;
}
