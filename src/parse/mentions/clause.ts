// Tokens → sentences of clauses: the letters that forms are matched with, and the words before them that say whom the clause counts.
import type { MentionScope } from '../../model/mention.js';
import type { Token } from './tokens.js';

export interface Clause {
  /** Without words that say nothing, years and separators. */
  readonly tokens: readonly Token[];
  readonly letters: string;
  /** The sign before it: `,` `;` `:` `(` `)`, or `.` at the start of a sentence. */
  readonly opened: string;
  readonly bracket: boolean;
  readonly years: readonly number[];
  /** 向区政府办公室提出的: the requests that are counted are those of an office. */
  readonly office: Token | null;
  /** What its words that say nothing by themselves tell of the rest, by their ids in words.ts. */
  readonly marks: ReadonlySet<string>;
}

const unmarked: ReadonlySet<string> = new Set();

const telling: ReadonlySet<string> = new Set(['compare', 'more', 'less', 'level', 'lastyear']);

/** A comparison, or a share. */
function tellsOf(t: Token | undefined): boolean {
  return t !== undefined && (t.letter === 'A' || telling.has(t.id));
}

/** Two figures, respectively, stand behind it. */
function isApart(tokens: readonly Token[], i: number): boolean {
  const behind = tokens.slice(i + 1, i + 9).map((t) => t.letter).join('').replaceAll(' ', '');
  return /^[QW]*EN[,&c]N(?![,&c]N)/.test(behind);
}

/** Sentences of a paragraph, each a list of clauses. */
export function sentencesOf(tokens: readonly Token[]): Clause[][] {
  const sentences: Clause[][] = [];
  let clauses: Clause[] = [];
  let own: Token[] = [];
  let letters = '';
  let years: number[] = [];
  let opened = '.';
  let office: Token | null = null;
  let marks: Set<string> | null = null;
  const mark = (id: string): void => void (marks ??= new Set()).add(id);
  let depth = 0;
  const put = (t: Token): void => {
    own.push(t);
    letters += t.letter;
  };
  const end = (sign: string): void => {
    if (own.length > 0 || years.length > 0) clauses.push({ tokens: own, letters, opened, bracket: depth > 0, years, office, marks: marks ?? unmarked });
    // 其中：… and 截至目前，… hold for what stands behind the sign.
    const ahead = sign !== '.' && own.length === 0;
    own = [];
    letters = '';
    years = [];
    office = null;
    if (!ahead) marks = null;
    opened = sign;
    if (sign !== '.') return;
    if (clauses.length > 0) sentences.push(clauses);
    clauses = [];
    depth = 0;
  };
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!;
    const { letter } = t;
    if (t.id === 'office') office = t;
    if (letter === 'K') mark('among');
    // 自然人、法人或其他组织申请分别为 7 件、2 件: two kinds, where else they are all there are.
    if (t.id === 'persons' && isApart(tokens, i)) {
      put({ ...t, letter: 'a', id: 'natural_person' });
      put({ ...t, letter: '&', id: '' });
      put({ ...t, letter: 'a', id: 'legal' });
      continue;
    }
    if (letter === ' ' || letter === 'K') {
      if (t.id !== '') mark(t.id);
      continue;
    }
    if (letter === 'Y') {
      years.push(t.value!);
      if (t.id !== '') mark(t.id);
    }
    // Numbers after 分别 are one list, however they are set apart.
    else if (letter === ',' && letters.includes('E') && own.at(-1)?.letter === 'N' && tokens[i + 1]?.letter === 'N') put({ ...t, letter: '&' });
    // 412 件、同比增长 32%; 48 件、占 80%: what is told of the number before, not another thing.
    else if (letter === '&' && (own.at(-1)?.letter === 'N' || own.at(-1)?.letter === '%') && tellsOf(tokens[i + 1])) end(',');
    // 较 2023 年（60 件）下降 25%.
    else if (letter === '(' && tokens[i + 1]?.letter === 'N' && tokens[i + 2]?.letter === ')' && !letters.includes('N') && own.some((o) => o.id === 'compare') && (own.at(-1)!.id === 'lastyear' || years.length === 1)) {
      put(tokens[i + 1]!);
      i += 2;
    } else if (letter === '.' || letter === ',' || letter === ';' || letter === ':') end(letter);
    else if (letter === '(') {
      end(letter);
      depth++;
    } else if (letter === ')') {
      end(letter);
      depth = Math.max(0, depth - 1);
    } else put(t);
  }
  end('.');
  return sentences;
}

/** `收到申请：5 件` is one clause; so is `收费情况：无`. */
export function joined(clauses: readonly Clause[], i: number): Clause {
  const clause = clauses[i]!;
  const before = clauses[i - 1];
  if (before === undefined || clause.opened !== ':' || !/^(?:N|!)$/.test(clause.letters) || /[N!]/.test(before.letters)) return clause;
  return { ...clause, tokens: [...before.tokens, ...clause.tokens], letters: before.letters + clause.letters, years: [...before.years, ...clause.years] };
}

/** Whom a clause counts, as far as its words say so. */
export interface Subject {
  readonly scope: MentionScope;
  readonly words: string | null;
}

const organ = /(?:局|委|委员会|办|办公室|办公厅|厅|院|中心|政府|街道|街道办事处|办事处|镇|乡|队|所|站|处|管委会|部|署|机关|单位|集团|公司)$/;
/** Words that name an organ, so far as their last signs say so. */
export function isOrgan(words: string): boolean {
  return organ.test(words);
}
const opens = /^.{1,16}?(?:委员会|办公室|办公厅|管委会|办事处|人民政府|局|厅|中心|街道|镇|乡|院)/;
const scopes: Readonly<Record<string, MentionScope>> = { S: 'own', G: 'region', O: 'office' };

/** The words before what is counted: how many tokens they are, and whom they name. Null where they could name anything else. */
export function subjectOf(clause: Clause, text: string): { readonly length: number; readonly subject: Subject | null } | null {
  const length = /^[xSGOc&]*/.exec(clause.letters)![0].length;
  if (length === 0) return { length, subject: null };
  const first = clause.tokens[0]!;
  const last = clause.tokens[length - 1]!;
  const words = text.slice(first.start, last.end);
  const scope = scopes[last.letter];
  if (scope !== undefined && length === 1) return { length, subject: { scope, words } };
  // 县民政局、县教育局 are several.
  if (/[&、]/.test(words) || !organ.test(words) || words.length > 30) return null;
  return { length, subject: { scope: scope === 'office' ? scope : 'unsaid', words } };
}

/** Whom the start of a clause names that states nothing: it holds for the clauses after it. */
export function namedBy(clause: Clause, text: string): Subject | null {
  const first = clause.tokens[0];
  if (first === undefined) return null;
  const scope = scopes[first.letter];
  if (scope !== undefined) return { scope, words: text.slice(first.start, first.end) };
  if (first.letter !== 'x' || clause.opened !== '.' && clause.opened !== ',') return null;
  const named = opens.exec(text.slice(first.start, clause.tokens.at(-1)!.end));
  return named === null ? null : { scope: 'unsaid', words: named[0] };
}
