// Sections → the numbers their sentences state about cells of the form. Reads what stands there and compares nothing; what could be about something else is left alone.
import type { Change, Mention } from '../../model/mention.js';
import type { Section } from '../../model/report.js';
import { orOfKind, remedies, reviewCells, totals } from './cells.js';
import { besideThem, changeSaid, compares, isFromTo, lastYears, risen, statedThen, type Told } from './changes.js';
import { joined, namedBy, sentencesOf, subjectOf, type Clause, type Subject } from './clause.js';
import { isCase, isForeign, isWay } from './elsewhere.js';
import { isOfCarried, namesSome, notRead } from './counted.js';
import { formsOf, type Context, type Found } from './forms.js';
import { headed, isBare, type Under } from './headings.js';
import { byYear, partsOf, respectively } from './parts.js';
import { plain, type Plain } from './plain.js';
import { Shares } from './shares.js';
import { cellsOf, isAnother, isAtHand, isOfThose, isQualified, isReceived, isReview, mentionOf } from './stated.js';
import { mayState, surveyOf, type Survey } from './survey.js';
import { tokensOf, type Token } from './tokens.js';
import { away, forget, notice } from './topic.js';

/** 主动公开规章 1 件、行政规范性文件 3 件; other things made public are no cells. */
const publishing = /^[xSGOc&]*o[Mm]N(?:[c&]o?[Mm]N)*$/;

/** Every number that the prose of a report states about a thing a cell of the form states, in the order of the text. Pure; never throws. */
export function mentionsOf(sections: readonly Section[]): Mention[] {
  const out: Mention[] = [];
  for (const [section, s] of sections.entries()) {
    const first = out.length;
    let under: Under = null;
    for (const [paragraph, { text }] of s.paragraphs.entries()) {
      under = headed(text, under);
      if (!mayState(text, s.id)) continue;
      new Reader(text, { section, sectionId: s.id, paragraph }, under, out).read();
    }
    // From the end, so that places of those before stay.
    for (let i = out.length - 1; i >= first; i--) if (isQualified(s.paragraphs[out[i]!.place.paragraph]!.text, out[i]!)) out.splice(i, 1);
  }
  return out;
}

/** Reads one paragraph. */
class Reader {
  private readonly plain: Plain;
  private readonly context: Context & { parted: boolean; twoKinds: boolean };
  /** Of the paragraph so far. */
  private year: number | null = null;
  private subject: Subject | null = null;
  /** Nothing is taken from the rest of the sentence. */
  private dead = false;
  private seen: Survey | null = null;
  private inSentence = 0;
  /** Figures of the year before, set beside those of this one. */
  private readonly told: Told[] = [];
  /** The organ decides on reviews of others: those of the paragraph are not against it. */
  private judging = false;
  /** The figure of the year before was told, and nothing yet behind it. */
  private lapsed = false;
  /** What the clause before stated, where it was one thing. */
  private fresh: Mention | null = null;
  /** 较上年的 55 件: the figure of the year before, said ahead of what it is compared with. */
  private base: Change | null = null;
  /** 自然人提出的申请中，予以公开 3 件: what is told of requests in the sentence is of those alone, until requests are counted. */
  private ofSome = false;
  /** Reviews of another kind, or of another year, were counted in the sentence. */
  private otherReviews = false;
  private readonly shares = new Shares();
  private readonly first: number;

  constructor(private readonly original: string, private readonly where: Pick<Mention['place'], 'section' | 'sectionId' | 'paragraph'>, private readonly under: Under, private readonly out: Mention[]) {
    this.plain = plain(original);
    this.first = out.length;
    this.inSentence = out.length;
    this.context = {
      section: where.sectionId, topic: where.sectionId === 'requests' || where.sectionId === 'reviews' ? where.sectionId : null, asking: where.sectionId === 'requests' || under === 'requests', about: false, elsewhere: null,
      row: null, counted: [], kind: null, count: null, direct: false, remedies: [], outcomeSeen: false, sorted: false, collected: false, document: null, done: null, parted: false, twoKinds: false,
    };
  }

  read(): void {
    for (const [n, all] of sentencesOf(tokensOf(this.plain)).entries()) {
      const clauses = byYear(all, this.plain.text);
      this.fresh = null;
      this.base = null;
      this.lapsed = false;
      this.ofSome = false;
      this.otherReviews = false;
      if (n === 0 && this.where.sectionId === 'overview' && this.under === null && isBare(clauses)) this.context.asking = true;
      const seen = (this.seen = surveyOf(clauses, this.plain.text));
      this.judging ||= seen.judging;
      this.dead = seen.dead || (this.judging && seen.reviews);
      [this.context.parted, this.context.twoKinds] = [seen.parted, seen.twoKinds];
      this.context.about = false;
      if (this.context.elsewhere !== null) this.context.elsewhere = 'before';
      this.context.kind = null;
      this.context.done = null;
      this.context.document = null;
      this.context.remedies = [];
      this.context.outcomeSeen = false;
      // Who counts is said anew in a sentence, unless another organ was named, or the sentence before has counted for a region, or for whom it is 其中.
      if (this.subject?.scope !== 'unsaid' && !(this.hasCounted() && (this.subject?.scope === 'region' || clauses[0]!.marks.has('among')))) this.subject = null;
      this.inSentence = this.out.length;
      for (let i = 0; i < clauses.length; i++) {
        if (!this.dead) this.clause(joined(clauses, i));
      }
    }
    besideThem(this.out, this.first, this.told);
  }

  /** The sentence before stated a figure of those whom it named last. */
  private hasCounted(): boolean {
    return this.out.length > this.inSentence && this.out.at(-1)!.scope === this.subject?.scope;
  }

  private clause(clause: Clause): void {
    const { letters } = clause;
    const { context } = this;
    const before = this.fresh;
    this.fresh = null;
    context.direct = before !== null && before.change === undefined && isAtHand(before);
    const rise = risen(clause, this.plain.text);
    if (rise !== null) {
      const from = this.out.length;
      this.clause(rise.clause);
      const place = this.place(clause);
      if (this.out.length === from + 1) this.told.push(...statedThen(this.out[from]!, rise.last, this.year, place, this.original.slice(place.start, place.end)));
      return;
    }
    if (isFromTo(clause, this.plain.text)) {
      this.leave(clause);
      return;
    }
    // 比上年增加 20 件 says nothing of what follows.
    if (compares(clause)) {
      this.lapsed = false;
      this.compared(clause, before);
      return;
    }
    if (this.lapsed) {
      this.dead = true;
      return;
    }
    const last = before === null ? null : lastYears(clause, before, this.plain.text, this.year);
    if (last !== null && this.besides(before!, clause, last)) return;
    if (letters.includes('#') || (clause.years.length > 1 && new Set(clause.years).size > 1)) {
      this.dead = true;
      return;
    }
    if (letters.includes('X') || (letters.includes('o') && !publishing.test(letters))) {
      this.leave(clause);
      // Requests that came in one way are not all of them.
      if (clause.tokens.some((t) => t.id === 'way') && !letters.includes('N')) this.dead = true;
      this.ofSome ||= namesSome(clause, this.plain.text);
      if (letters.includes('N')) {
        if (isForeign(clause, this.plain.text)) this.mixed();
        context.topic = null;
        if (!isWay(clause)) away(this.context, clause);
      } else notice(this.context, clause);
      return;
    }
    if (clause.years.length > 0) this.year = clause.years[0]!;
    else if (clause.marks.has('thisyear')) this.year = null;
    if (/^AN?%$/.test(letters)) {
      this.share(clause);
      return;
    }
    // 办理结果为：予以公开 3 件.
    if (clause.marks.has('results') && context.topic === null && context.asking && (context.elsewhere === null || (context.section === 'requests' && context.elsewhere === 'before'))) context.topic = 'requests';
    const own = subjectOf(clause, this.plain.text);
    let rest = own === null || own.length === 0 ? clause : { ...clause, tokens: clause.tokens.slice(own.length), letters: letters.slice(own.length) };
    if (own !== null && own.subject !== null) this.subject = own.subject;
    if (clause.office !== null) this.subject = { scope: 'office', words: this.plain.text.slice(clause.office.start, clause.office.end) };
    if (rest.letters === '') return;
    if (/R[^N]*N/.test(letters)) this.ofSome = false;
    else this.ofSome ||= namesSome(clause, this.plain.text);
    const some = clause.marks.has('timely') && letters.includes('D') && (this.seen!.late || rest.letters.startsWith('N'));
    const from = this.out.length;
    if ((rest.opened === '(' || rest.marks.has('among')) && this.partly(rest) && rest.letters.startsWith('h')) rest = { ...rest, tokens: rest.tokens.slice(1), letters: rest.letters.slice(1) };
    const taken = own === null || some || this.isOfMore(rest, own.subject !== null) ? false : this.take(rest);
    if (taken) {
      // A share behind a sum is of the sum.
      if (rest.letters === 'N') this.shares.mayBeOf(rest.tokens[0]!.value!);
      if (this.out.length === from + 1) this.fresh = this.out[from]!;
      return;
    }
    this.leave(clause);
    // 行政复议 30 件，上年结转 15 件: the 30 may be all, or the new ones.
    if (letters.includes('I') && context.topic === 'reviews') this.lessen(isReview);
    // 上年结转行政复议 1 件，诉讼 2 件; 涉及工伤的行政复议 3 件，诉讼 2 件: the second is of the same kind as the first.
    if (/[CLBF]/.test(letters) && letters.includes('N') && (letters.includes('I') || (/x/.test(letters) && !/[QZ]/.test(letters)))) this.otherReviews = true;
    if (own === null || own.subject === null) this.subject = namedBy(clause, this.plain.text) ?? this.subject;
    // 共 28 件 is a sum of those before.
    if (letters.includes('N') && letters !== 'N') {
      forget(this.context);
      away(this.context, clause);
      // 因此而来的复议 7 件，诉讼 4 件，其中维持 6 件: of both.
      const remedy = /[CLBF]/.exec(letters)?.[0];
      if (remedy !== undefined) context.remedies = [{ rows: remedies[remedy]!, number: null }];
    }
    notice(this.context, clause);
  }

  private leave({ tokens }: Clause): void {
    for (const t of tokens) {
      if (t.letter !== 'N') continue;
      this.shares.leave(t.value!, this.out);
      if (/^(?:件|条|宗|起|例|份|次|人次)?$/.test(t.unit ?? '')) this.context.counted.push(notRead(t));
    }
  }

  /** What the clause counts is a part or the whole of another thing than the words say: it is not taken, and neither is what came before it where that is in doubt. */
  private isOfMore(clause: Clause, named: boolean): boolean {
    const { letters, marks, years } = clause;
    // 累计制发规范性文件 84 件: in all years, where none is named.
    if (marks.has('cumulative') && /[Mm]/.test(letters) && /[izo]/.test(letters) && this.year === null && !marks.has('thisyear') && !marks.has('allyear')) return true;
    if (!letters.includes('N') || this.out.length === this.inSentence && !marks.has('until')) return false;
    // 行政复议 5 件，其中涉及政府信息公开 1 件: the 5 are not those of the form.
    if (/[QZ]/.test(letters) && this.out.some((m, i) => i >= this.inSentence && isReview(m) && !/信息公[开開]/.test(m.text))) {
      const remedy = /[CLBF]/.exec(letters)?.[0];
      if (remedy !== undefined) this.drop((m) => cellsOf(m).join() === reviewCells(remedies[remedy]!, 'total').join() && !/信息公[开開]/.test(m.text));
      else if (marks.has('among') || clause.bracket || /^V?[QZ]+V?N$/.test(letters)) {
        this.drop(isReview);
        this.dead = true;
        return true;
      }
    }
    if (!letters.includes('R') || letters.includes('a')) return false;
    const first = this.out.find((m, i) => i >= this.inSentence && m.of === undefined && isReceived(m));
    // 乡镇（街道）收到 55 件: who did was said before the bracket.
    if (first !== undefined && clause.opened === ')') return true;
    // 累计受理 530 件，其中 2023 年受理 42 件.
    if (marks.has('among') && years.length > 0) this.drop(isReceived);
    // 截至目前，累计受理 530 件 may be of all years.
    else if (marks.has('cumulative') && marks.has('until') && !marks.has('thisyear') && !marks.has('allyear') && first === undefined) return true;
    // 收到 100 件，其中受理 90 件: which of them the form asks for is not known.
    else if (!named && years.length === 0 && clause.office === null && /^[QWZ]*R+H*[QWZ]*N/.test(letters) && clause.tokens.find((t) => t.letter === 'R')!.id === 'received') {
      const number = clause.tokens.find((t) => t.letter === 'N')!;
      if (first !== undefined && first.year === this.year && first.value !== number.value) {
        this.drop(isReceived);
        return true;
      }
    }
    return false;
  }

  /** Takes back what the sentence seemed to state. */
  private drop(which: (m: Mention) => boolean): void {
    for (let i = this.out.length - 1; i >= this.inSentence; i--) if (which(this.out[i]!)) this.out.splice(i, 1);
  }

  /** 受理 50 件，其中咨询 10 件: the 50 are not those of the form. */
  private mixed(): void {
    const from = this.out.length === this.inSentence ? this.first : this.inSentence;
    for (let i = this.out.length - 1; i >= from; i--) if (isAtHand(this.out[i]!)) this.out.splice(i, 1);
    this.inSentence = Math.min(this.inSentence, this.out.length);
  }

  /** What the sentence stated is some of what the form asks for. */
  private lessen(which: (m: Mention) => boolean): void {
    for (let i = this.inSentence; i < this.out.length; i++) if (this.out[i]!.of === undefined && which(this.out[i]!)) this.out[i] = { ...this.out[i]!, part: true };
  }

  /** 同比增长 25%, 较上年增加 30 件, 较 2022 年的 55 件减少 10 件: of what the clause before counted, where that is one thing. */
  private compared(clause: Clause, before: Mention | null): void {
    const said = changeSaid(clause);
    if (said === null) return;
    if ('base' in said) {
      this.base = said.base;
      this.fresh = before;
      return;
    }
    const { by, sign } = said;
    const chained = before?.change;
    const of = chained === undefined ? before : this.out.findLast((o) => o.change === undefined && o.cells === before!.of) ?? null;
    if (!(said.dated || chained !== undefined || this.base !== null) || of === null) return;
    if (of.negated || of.bound !== 'exactly' || of.part === true || of.derived === true || of.of !== undefined || !this.isAlone(of)) return;
    if (by?.letter === 'N' && (!/^[件条宗起例份次]$/.test(by.unit!) || of.unit === null || of.unit.endsWith('元'))) return;
    // 较 2022 年减少 1 件，与 2021 年持平: since another year.
    const told = chained ?? this.base;
    const { last, since } = said.last !== null || (said.since !== null && told?.since !== said.since) ? said : (told ?? said);
    const place = this.place(clause);
    const mention: Mention = {
      ...of, place, text: this.original.slice(place.start, place.end), cells: [], of: of.cells, change: { last, since: since ?? said.since },
      value: by === null ? 0 : sign * by.value!, bound: by?.bound ?? 'exactly', decimals: by?.decimals ?? 0, unit: by === null ? null : by.letter === '%' ? '%' : by.unit!,
    };
    this.out.push(mention);
    this.fresh = mention;
  }

  /** 412 件，上年 368 件，增长 12%; 412 件，同比增长 12%（上年 368 件）: what the change before, or the next, is from. Whether it was. */
  private besides(before: Mention, clause: Clause, last: Change): boolean {
    const number = clause.tokens.at(-1)!;
    const now = before.change === undefined ? before : this.out.findLast((m) => m.change === undefined && m.cells === before.of);
    if (now === undefined || now.negated || now.unit !== number.unit) return false;
    if (before.change === undefined) {
      this.base = last;
      this.fresh = before;
    } else if (before.change.last === null) this.out[this.out.length - 1] = { ...before, change: { last: last.last, since: last.since ?? before.change.since } };
    // Outside of brackets, what stands behind may be of that year as well.
    this.lapsed = clause.opened !== '(';
    const place = this.place(clause);
    this.told.push(...statedThen(now, last, this.year, place, this.original.slice(place.start, place.end)));
    return true;
  }

  /** Nothing else was counted in the sentence since the last change was told: 收到 100 件，办结 98 件，同比增长 25% may be of either. */
  private isAlone(of: Mention): boolean {
    const own = this.out.slice(this.inSentence).filter((m) => m.change !== undefined || m.of === undefined);
    const since = own.slice(own.findLastIndex((m) => m.change !== undefined && m.of !== of.cells) + 1);
    return since.every((m) => cellsOf(m).join() === of.cells.join());
  }

  /** Whether the clause says something, whole or in parts. */
  private take(clause: Clause): boolean {
    // 办结上年结转 3 件、本年新收 10 件: those of them that were concluded.
    if (/^[DH][IR]/.test(clause.letters)) return false;
    const listed = respectively(clause);
    if (listed === null && this.match(clause)) return true;
    const items = listed ?? partsOf(clause);
    if (items.length < 2) return false;
    // 行政许可、行政处罚决定分别为 5 件、3 件: the word behind the last is of each.
    if (listed !== null && /l.*[NE]/.test(clause.letters) && (clause.letters.includes('v') || /决定/.test(this.plain.text.slice(clause.tokens[0]!.start, clause.tokens.at(-1)!.end)))) this.context.done = 'v';
    const words = listed === null ? null : clause;
    const sorts = /[gpdnutrb]/.test(clause.letters);
    let any = false;
    const read = items.map((item) => {
      const hit = this.match(item, words ?? item);
      any ||= hit;
      if (!hit && /I[^N]*[CLBF]/.test(item.letters)) this.otherReviews = true;
      // 行政复议新收 3 件、上年结转 1 件: the second is of the first. Among results, one that is not known changes nothing for the next.
      if (!hit && (isCase(item) || (!any && !sorts))) {
        forget(this.context);
        away(this.context, item);
      }
      return hit;
    });
    // 申请 5 件、投诉 3 件: what comes next may count both.
    if (read.includes(false)) forget(this.context);
    return read.includes(true);
  }

  /** `words`: the clause whose words are given for the figure, where that is more than the part that states it. */
  private match(clause: Clause, words: Clause = clause): boolean {
    if (this.otherReviews && /[CLBFe]/.test(clause.letters) && !/[QZ]/.test(clause.letters)) return false;
    for (const { units, make } of formsOf(clause.letters)) {
      const number = clause.tokens.find((t) => t.letter === 'N');
      if (number !== undefined && units !== undefined && number.id !== 'nought' && !units.test(number.unit ?? '')) continue;
      // 含上年结转 stands in brackets behind what it is in.
      const whole = clause.letters.startsWith('h') ? this.contains() : null;
      if (clause.letters.startsWith('h') && whole === null) return false;
      const some = this.ofSome || isOfThose(clause, this.out.slice(this.inSentence)) || (/^[^RDIU]*[gbpdnutr]/.test(clause.letters) && (number !== undefined || clause.letters.startsWith('!')) && isOfCarried(this.context.counted, number?.value ?? 0, this.plain.text, clause.tokens[0]!.start)) || (this.seen!.ofNew && /^[^RDIU]*[gbpdnutr]/.test(clause.letters));
      const text = this.plain.text.slice(clause.tokens[0]!.start, clause.tokens.at(-1)!.end);
      const found = make({ tokens: clause.tokens, letters: clause.letters, text, marks: clause.marks, context: this.context });
      if (found === null) continue;
      if (found.length === 0) this.leave(clause);
      if (this.seen!.stray && !clause.letters.includes('Q') && found.some((f) => isAnother(f, this.year, this.out.slice(this.first, this.inSentence)))) return false;
      if (/[QZ]/.test(clause.letters)) this.context.about = true;
      if (clause.letters.includes('Q')) this.context.asking = true;
      for (const f of found.map((one) => orOfKind(one, this.context.kind))) this.out.push(this.mention(whole === true ? { ...f, part: false } : some ? { ...f, part: true } : f, words, clause.tokens));
      return true;
    }
    return false;
  }

  /** 予以公开 5 件（其中部分公开 2 件）: the 5 are both. */
  private partly({ letters }: Clause): boolean {
    const last = this.out.at(-1);
    if (!/^h?[QWZ]*p/.test(letters) || last === undefined || this.out.length === this.inSentence || last.of !== undefined || last.cells.join() !== totals('granted').join()) return false;
    this.out[this.out.length - 1] = { ...last, cells: totals('granted', 'partly_granted'), or: [totals('granted')] };
    return true;
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

  /** 占 N% behind a figure: of what was counted in the sentence or paragraph before. */
  private share(clause: Clause): void {
    if (this.out.length === this.inSentence) return;
    const place = this.place(clause);
    const mention = this.shares.of(clause, this.out.slice(this.first), place, this.original.slice(place.start, place.end));
    if (mention !== null) this.out.push(mention);
  }

  private mention(found: Found, clause: Clause, tokens: readonly Token[]): Mention {
    const place = this.place(clause);
    return mentionOf(found, { place, text: this.original.slice(place.start, place.end), subject: this.subject, year: this.year, tokens });
  }

  private place({ tokens }: Clause): Mention['place'] {
    const { at } = this.plain;
    const { section, sectionId, paragraph } = this.where;
    // Behind the last sign of the words, not before the next one: blanks between are not theirs.
    return { section, sectionId, paragraph, start: at[tokens[0]!.start]!, end: at[tokens[tokens.length - 1]!.end - 1]! + 1 };
  }
}
