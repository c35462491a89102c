// Sections → the numbers their sentences state about cells of the form. Reads what stands there and compares nothing; what could be about something else is left alone.
import type { Mention } from '../../model/mention.js';
import type { Section, SectionId } from '../../model/report.js';
import { remedies, totals } from './cells.js';
import { namedBy, sentencesOf, subjectOf, type Clause, type Subject } from './clause.js';
import { formsOf, type Context, type Found } from './forms.js';
import { plain, type Plain } from './plain.js';
import { tokensOf, type Token } from './tokens.js';

/** A paragraph without one of these words states nothing about a cell; simplified and traditional, as short as tells them apart: every paragraph is searched for them. */
const speaks = /申[请請]|[复復複][议議]|[诉訴][讼訟]|[规規]章|[规規][范範]性|[许許]可|[处處][罚罰]|[强強]制|[收理][费費]/;
const states = /[\d０-９一二三四五六七八九十两百千零〇无無未]|没有|沒有|不存在/;

const about: ReadonlySet<SectionId | null> = new Set<SectionId | null>(['requests', 'reviews']);
const longest = 20_000;

/** Every number that the prose of a report states about a thing a cell of the form states, in the order of the text. Pure; never throws. */
export function mentionsOf(sections: readonly Section[]): Mention[] {
  const out: Mention[] = [];
  for (const [section, s] of sections.entries()) {
    const first = out.length;
    for (const [paragraph, { text }] of s.paragraphs.entries()) {
      if (text.length > longest || (!about.has(s.id) && !speaks.test(text)) || !states.test(text)) continue;
      new Reader(text, { section, sectionId: s.id, paragraph }, out).read();
    }
    // From the end, so that places of those before stay.
    for (let i = out.length - 1; i >= first; i--) if (isQualified(s.paragraphs[out[i]!.place.paragraph]!.text, out[i]!)) out.splice(i, 1);
  }
  return out;
}

/** Behind the figure stands what it leaves out, or what comes to it: 138 件（不含上年结转 7 件），130 件（另有…18 件）. Before it, what was done with them: 对 2024 年收到的 138 件予以答复. */
const exceptions = /^\s*(?:[（(，,、；;]\s*(?:不含|不包括|不包含|不计|不算|未含|剔除)|[（(]\s*另|[，,、；;]\s*另(?:有|外)?(?:网上|信函|答[复覆]|收到|受理|办理))/;

function isQualified(text: string, { place, text: own }: Mention): boolean {
  const behind = text.slice(place.end, place.end + 24);
  if (exceptions.test(behind)) return true;
  return /收到的|受理的/.test(text.slice(Math.max(0, place.start - 3), place.start) + own) && /对[^，。；]{0,20}$/.test(text.slice(0, place.start)) && /^[^，。；]{0,16}(?:予以|作出|进行|依法)?答[复覆]/.test(behind);
}

/** Reads one paragraph. */
class Reader {
  private readonly plain: Plain;
  private readonly context: Context & { parted: boolean; twoKinds: boolean };
  /** Of the paragraph so far. */
  private year: number | null = null;
  private subject: Subject | null = null;
  /** The sentence speaks of what was late: what was in time is not all. */
  private late = false;
  /** Nothing is taken from the rest of the sentence. */
  private dead = false;
  private inSentence = 0;
  private readonly first: number;

  constructor(private readonly original: string, private readonly where: Pick<Mention['place'], 'section' | 'sectionId' | 'paragraph'>, private readonly out: Mention[]) {
    this.plain = plain(original);
    this.first = out.length;
    this.context = {
      section: where.sectionId, topic: where.sectionId === 'requests' || where.sectionId === 'reviews' ? where.sectionId : null, asking: where.sectionId === 'requests', about: false,
      row: null, count: null, remedies: [], outcomeSeen: false, document: null, done: null, parted: false, twoKinds: false,
    };
  }

  read(): void {
    for (const clauses of sentencesOf(tokensOf(this.plain))) {
      const all = clauses.flatMap((c) => c.tokens);
      this.dead = false;
      this.late = all.some((t) => t.id === 'late');
      this.inSentence = this.out.length;
      this.context.parted = all.some((t) => t.letter === 'p' || t.letter === 'd');
      this.context.twoKinds = all.some((t) => t.id === 'legal?') && all.some((t, i) => t.letter === 'x' && this.plain.text.slice(t.start, t.end).includes('组织') && i > 0);
      this.context.about = false;
      this.context.done = null;
      this.context.document = null;
      this.context.remedies = [];
      this.context.outcomeSeen = false;
      // Who counts is said anew in a sentence, unless another organ was named.
      if (this.subject?.scope !== 'unsaid') this.subject = null;
      for (let i = 0; i < clauses.length; i++) {
        if (!this.dead) this.clause(this.joined(clauses, i));
      }
    }
  }

  /** `收到申请：5 件` is one clause; so is `收费情况：无`. */
  private joined(clauses: readonly Clause[], i: number): Clause {
    const clause = clauses[i]!;
    const before = clauses[i - 1];
    if (before === undefined || clause.opened !== ':' || !/^(?:N|!)$/.test(clause.letters) || /[N!]/.test(before.letters)) return clause;
    return { ...clause, tokens: [...before.tokens, ...clause.tokens], letters: before.letters + clause.letters, years: [...before.years, ...clause.years] };
  }

  private clause(clause: Clause): void {
    const { letters } = clause;
    const { context } = this;
    // 比上年增加 20 件 says nothing of what follows.
    if (clause.tokens.some((t) => t.id === 'compare')) return;
    if (letters.includes('#') || new Set(clause.years).size > 1) {
      this.dead = true;
      return;
    }
    if (letters.includes('X')) {
      // Requests that came in one way are not all of them.
      if (clause.tokens.some((t) => t.id === 'way') && !letters.includes('N')) this.dead = true;
      if (letters.includes('N')) context.topic = null;
      else this.notice(clause);
      return;
    }
    if (clause.years.length > 0) this.year = clause.years[0]!;
    if (/^A%$/.test(letters)) {
      this.share(clause);
      return;
    }
    const own = subjectOf(clause, this.plain.text);
    const rest = own === null || own.length === 0 ? clause : { ...clause, tokens: clause.tokens.slice(own.length), letters: letters.slice(own.length) };
    if (own !== null && own.subject !== null) this.subject = own.subject;
    if (clause.office !== null) this.subject = { scope: 'office', words: this.plain.text.slice(clause.office.start, clause.office.end) };
    if (rest.letters === '') return;
    const some = clause.timely && letters.includes('D') && (this.late || rest.letters.startsWith('N'));
    const taken = own === null || some ? false : this.take(rest);
    if (taken) return;
    if (own === null || own.subject === null) this.subject = namedBy(clause, this.plain.text) ?? this.subject;
    // 共 28 件 is a sum of those before.
    if (letters.includes('N') && letters !== 'N') this.forget();
    this.notice(clause);
  }

  /** What a clause without a figure tells of those behind it. */
  private notice({ letters }: Clause): void {
    const { context } = this;
    if (letters.includes('Q')) {
      context.about = true;
      context.asking = true;
      if (!letters.includes('N')) context.topic = 'requests';
    } else if (letters.includes('Z')) context.about = true;
    const remedy = /^[QZV]*([CLBF])$/.exec(letters)?.[1];
    // 行政复议：维持 1 件: the outcomes that follow are its own.
    if (remedy !== undefined && (context.about || context.section === 'reviews')) {
      context.topic = 'reviews';
      context.remedies = [{ rows: remedies[remedy]!, number: null }];
      context.outcomeSeen = true;
    } else if (/[CLBF]/.test(letters) && !letters.includes('N')) context.topic = context.section === 'reviews' ? 'reviews' : null;
  }

  /** Whether the clause says something, whole or in parts. */
  private take(clause: Clause): boolean {
    const listed = this.respectively(clause);
    if (listed === null && this.match(clause)) return true;
    const items = listed ?? partsOf(clause);
    if (items.length < 2) return false;
    const words = listed === null ? null : clause;
    const read = items.map((item) => this.match(item, words ?? item));
    // 申请 5 件、投诉 3 件: what comes next may count both.
    if (read.includes(false)) this.forget();
    return read.includes(true);
  }

  /** Something else was counted: what the clauses before were about holds no longer. */
  private forget(): void {
    this.context.topic = null;
    this.context.remedies = [];
    this.context.done = null;
  }

  /** `words`: the clause whose words are given for the figure, where that is more than the part that states it. */
  private match(clause: Clause, words: Clause = clause): boolean {
    for (const { units, make } of formsOf(clause.letters)) {
      const number = clause.tokens.find((t) => t.letter === 'N');
      if (number !== undefined && units !== undefined && !units.test(number.unit ?? '')) continue;
      // 含上年结转 stands in brackets behind what it is in.
      const whole = clause.letters.startsWith('h') ? this.contains() : null;
      if (clause.letters.startsWith('h') && whole === null) return false;
      const found = make({ tokens: clause.tokens, letters: clause.letters, context: this.context });
      if (found === null) continue;
      if (/[QZ]/.test(clause.letters)) this.context.about = true;
      if (clause.letters.includes('Q')) this.context.asking = true;
      for (const f of found) this.out.push(this.mention(whole === true ? { ...f, part: false } : f, words, clause.tokens));
      return true;
    }
    return false;
  }

  /** What stands in the brackets behind a figure is in it: all that was carried in, if it is what was received; of what was concluded, some. Null behind other figures. */
  private contains(): boolean | null {
    const last = this.out.at(-1);
    if (last === undefined || this.out.length === this.inSentence) return null;
    if (last.cells.length === 1 && last.cells[0] === totals('new')[0] && !last.negated) {
      this.out[this.out.length - 1] = { ...last, cells: totals('new', 'carried_in'), or: [totals('new')] };
      return true;
    }
    return last.cells[0] === totals('concluded')[0] ? false : null;
  }

  /** A、B、C 分别为 a、b、c: each with its own. Null for other clauses. */
  private respectively({ tokens, letters, ...rest }: Clause): Clause[] | null {
    const at = letters.indexOf('E');
    if (at === -1 || !/^(?:[^N&c]+[&c])+[^N&c]+E(?:N[&c])+N$/.test(letters)) return null;
    const things = split(tokens.slice(0, at), (t) => t.letter === '&' || t.letter === 'c');
    const numbers = tokens.slice(at + 1).filter((t) => t.letter === 'N');
    if (things.length !== numbers.length) return null;
    const unit = numbers.at(-1)!.unit;
    return things.map((t, i) => {
      const number = numbers[i]!;
      const own = [...t, unit === undefined || number.unit !== '' ? number : { ...number, unit }];
      return { ...rest, tokens: own, letters: own.map((o) => o.letter).join('') };
    });
  }

  /** 占 N% behind a figure: of what was counted in the sentence or paragraph before. */
  private share(clause: Clause): void {
    const last = this.out.at(-1);
    if (last === undefined || this.out.length === this.inSentence || last.of !== undefined || last.negated) return;
    const of = clause.tokens[0]!.id;
    const percent = clause.tokens[1]!;
    const before = this.out.slice(this.first, -1).filter((m) => m.of === undefined && !m.negated && m.value >= last.value);
    const whole = of === '' ? before.at(0)?.cells : totals(of);
    if (whole === undefined) return;
    const { or: _, ...same } = last;
    const place = this.place(clause);
    this.out.push({ ...same, place, text: this.original.slice(place.start, place.end), of: whole, value: percent.value!, bound: percent.bound!, decimals: percent.decimals!, unit: '%' });
  }

  private mention(found: Found, clause: Clause, tokens: readonly Token[]): Mention {
    const { number, or, part, derived } = found;
    const dated = tokens.find((t) => t.value !== undefined && (t.letter === 'I' || t.letter === 'U'));
    const inYuan = number !== null && number.unit!.endsWith('元');
    const place = this.place(clause);
    const mention: { -readonly [K in keyof Mention]: Mention[K] } = {
      place,
      text: this.original.slice(place.start, place.end),
      cells: found.cells,
      value: number === null ? 0 : inYuan ? Number(`${number.value}e-4`) : number.value!,
      bound: number === null ? 'exactly' : number.bound!,
      decimals: number === null ? 0 : Math.max(0, inYuan ? number.decimals! + 4 : number.decimals!),
      scope: this.subject === null ? 'unsaid' : this.subject.scope,
      subject: this.subject === null ? null : this.subject.words,
      year: dated === undefined ? this.year : dated.value!,
      unit: number === null || number.unit === '' ? null : number.unit!,
      negated: number === null,
    };
    if (or !== undefined) mention.or = or;
    if (part === true) mention.part = true;
    if (derived === true) mention.derived = true;
    return mention;
  }

  private place({ tokens }: Clause): Mention['place'] {
    const { at } = this.plain;
    const { section, sectionId, paragraph } = this.where;
    // Behind the last sign of the words, not before the next one: blanks between are not theirs.
    return { section, sectionId, paragraph, start: at[tokens[0]!.start]!, end: at[tokens[tokens.length - 1]!.end - 1]! + 1 };
  }
}

/** 予以公开 3 件、部分公开 2 件: a clause for each; also where nothing stands between. */
function partsOf(clause: Clause): Clause[] {
  const of = (tokens: readonly Token[]): Clause => ({ ...clause, tokens, letters: tokens.map((t) => t.letter).join('') });
  const items = split(clause.tokens, (t) => t.letter === '&' || t.letter === 'c');
  const numbers = clause.tokens.filter((t) => t.letter === 'N').length;
  if (items.length === numbers && items.every((i) => i.some((t) => t.letter === 'N'))) return items.map(of);
  if (numbers < 2 || items.length > 1) return [clause];
  const runs: Token[][] = [[]];
  for (const t of clause.tokens) {
    runs.at(-1)!.push(t);
    if (t.letter === 'N') runs.push([]);
  }
  return runs.at(-1)!.length === 0 ? runs.slice(0, -1).map(of) : [clause];
}

function split<T>(list: readonly T[], at: (t: T) => boolean): T[][] {
  const out: T[][] = [[]];
  for (const t of list) {
    if (at(t)) out.push([]);
    else out.at(-1)!.push(t);
  }
  return out;
}
