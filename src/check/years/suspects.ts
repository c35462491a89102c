// Findings between two years of an agency → the same with suspects: which cells of which report are most likely wrong, by the sums within all of them and between them.
import type { EditionId } from '../../model/edition.js';
import type { Finding } from '../../model/finding.js';
import type { Placed } from '../../model/placed.js';
import type { BesideCell, Slip, Suspect } from '../../model/suspect.js';
import type { Text } from '../../model/text.js';
import type { CellRef } from '../../model/value.js';
import { rules } from '../rules/index.js';
import { concerning, keyOf as keyOfCells, type Part } from '../suspects/parts.js';
import { printed, type Printed } from '../suspects/printed.js';
import { doubted, reread } from '../suspects/reread.js';
import { isAsked } from '../suspects/suspects.js';
import { groupsOf, type Equation, type Group } from '../suspects/system.js';
import { listed, ranked, type Way } from '../suspects/ways.js';
import { weigh } from '../suspects/weigh.js';
import { reason } from '../suspects/why.js';
import { balancedSets, type Change } from './balanced.js';
import { doubtAt, inReport, readOtherwise } from './doubts.js';
import { joined, type Between, type Joined, type Member } from './joined.js';
import { yearRules, type YearIdentity, type YearRule } from './rules.js';
import { singleSets } from './single.js';
import { Standing, termsOf } from './standing.js';
import { evidenceAmong, weighAcross, type EvidenceOf } from './weigh.js';
import { waysAmong } from './ways.js';
import { yearWhy } from './why.js';

type BlockPart = YearRule['parts'][number];

/** The one block whose cells are in sums of their own report too. */
const requests = yearRules.flatMap((r) => r.parts).find((p) => p.block === 'requests')!;

/** Ways of more cells than this, of which none is likelier than the others, are no help to anybody. */
const most = 4;

/** One way to make two years agree, as far as it concerns one finding. */
export interface Candidate {
  readonly changes: readonly Change[];
  readonly filled: ReadonlySet<Change>;
  readonly weight: number;
  readonly slip: Slip;
  readonly reason: Text | null;
  readonly beside: readonly BesideCell[];
  readonly open: boolean;
  /** The cell is in no other sum. */
  readonly single: boolean;
  /** Years whose report then agrees with the one before, and does not now. */
  readonly also: readonly number[];
}

interface Sets {
  readonly candidates: readonly Candidate[];
  readonly cut: Finding['suspectsCut'];
  /** Why the finding is no accusation: another reading of a source would do. */
  readonly doubt?: Text;
}

/**
 * Gives the findings of the rules over two years their `suspects`; `found` are those of `yearFindings` over the same reports, and others are returned as they are.
 * A set names cells of the report of the finding in `cells`, those of other years in `others`. Deterministic; nothing is changed in the cells.
 */
export function withYearSuspects(found: ReadonlyMap<Placed, readonly Finding[]>, reports: readonly Placed[]): Map<Placed, Finding[]> {
  const asking = new Asking(reports);
  return new Map([...found].map(([now, findings]) => [now, findings.map((f) => asking.of(f, now))]));
}

/** Two reports joined, and the ways to put them right. */
interface System {
  readonly joined: Joined;
  readonly doubts: ReadonlyMap<Equation, Text>;
  readonly ways: readonly Way[];
  readonly cut: Finding['suspectsCut'];
}

class Asking {
  private readonly standing: Standing;
  private readonly evidence: EvidenceOf;
  private readonly within = new Map<Placed, Member | null>();
  private readonly whole = new Map<Placed, boolean>();
  private readonly systems = new Map<Placed, System | 'long' | null>();
  private readonly pairs = new Map<Placed, (column: string) => Sets>();

  constructor(reports: readonly Placed[]) {
    this.standing = new Standing(reports, (p) => this.isWhole(p, requests));
    this.evidence = evidenceAmong((p) => {
      const [last, another] = reports.filter((o) => o.year === p.year - 1);
      return last === undefined || another !== undefined ? null : last;
    });
  }

  of(f: Finding, now: Placed): Finding {
    if (!isAsked(f) || f.scope === null) return f;
    for (const part of yearRules.find((r) => r.id === f.rule)?.parts ?? []) {
      const identity = part.identities.find((i) => i.named.scope === f.scope);
      const last = identity === undefined ? null : this.standing.at(now.year - 1, part);
      if (identity !== undefined && last !== null) return answered(f, now, this.sets(part, identity, last, now));
    }
    return f;
  }

  private sets(part: BlockPart, identity: YearIdentity, last: Placed, now: Placed): Sets {
    if (part !== requests) return this.single(part, identity, last, now);
    if (this.isWhole(last, part) && this.isWhole(now, part)) return this.balanced(part, last, now)(identity.named.scope!);
    const [before, after] = [this.member(last, part), this.member(now, part)];
    if (before === null || after === null) return { candidates: [], cut: undefined };
    const doubt = doubtOf(before, identity, 'last') ?? doubtOf(after, identity, 'this');
    if (doubt !== null) return { candidates: [], cut: undefined, doubt };
    return this.searched(part, [before, after], identity);
  }

  /** A block whose cells are in no sum of their report. */
  private single(part: BlockPart, identity: YearIdentity, last: Placed, now: Placed): Sets {
    const { sets, doubt } = singleSets(identity, part, last, now, this.standing);
    if (doubt !== null) return { candidates: [], cut: undefined, doubt };
    const candidates = sets.map(({ change, filled, also }): Candidate => {
      const cells = new Map([[change.ref, change.value]]);
      const only: Part = { cells, filled: new Set(filled ? [change.ref] : []), equations: new Set(), open: false, shift: null };
      const evidence = this.evidence(change.placed);
      const { slip, each, weight, beside } = weigh(only, evidence);
      return { changes: [change], filled: new Set(filled ? [change] : []), weight, slip, reason: reason(only, { slip, each, weight }, evidence.cells), beside, open: false, single: true, also };
    });
    return { candidates, cut: undefined };
  }

  /** The two reports as one system, made and searched once for all columns; `long` where more cells have to change than are searched for. */
  private system(part: BlockPart, [before, after]: readonly [Member, Member]): System | 'long' | null {
    const [last, now] = [before.placed, after.placed];
    let system = this.systems.get(now);
    if (system !== undefined) return system;
    if (least(part, before, after) > most) {
      this.systems.set(now, 'long');
      return 'long';
    }
    const between = part.identities.flatMap((i): Between[] => [
      { identity: i, last, now },
      ...this.edge(i, this.standing.at(last.year - 1, part), last, 'last'), ...this.edge(i, now, this.standing.at(now.year + 1, part), 'this'),
    ]);
    const j = joined([before, after], between);
    if (j === null) system = null;
    else {
      const read = readOtherwise(j);
      system = { ...read, ...waysAmong(read.joined, [before, after], this.evidence) };
    }
    this.systems.set(now, system);
    return system;
  }

  private edge(identity: YearIdentity, last: Placed | null, now: Placed | null, beyond: 'last' | 'this'): Between[] {
    return last === null || now === null ? [] : [{ identity, last, now, beyond: this.standing.beyond(identity, last, now, beyond) }];
  }

  private searched(part: BlockPart, members: readonly [Member, Member], identity: YearIdentity): Sets {
    const system = this.system(part, members);
    const e = system === null || system === 'long' ? undefined : [...system.joined.between].find(([, b]) => b.identity === identity && b.beyond === undefined)?.[0];
    if (system === 'long') return { candidates: [], cut: 'time' };
    if (system === null || e === undefined) return { candidates: [], cut: undefined };
    const { joined: j, ways, cut } = system;
    const doubt = system.doubts.get(e);
    if (doubt !== undefined) return { candidates: [], cut: undefined, doubt };
    const distinct = new Map<string, { readonly part: Part; readonly weight: number }>();
    let left = false;
    for (const way of ways) {
      const part = concerning(e, way.parts, way.filled, j.printed.group);
      if (part === null) continue;
      // It would change a cell of a report whose other sums were not looked at.
      if ([...part.cells.keys()].some((key) => !j.homes.get(key)!.member)) {
        left = true;
        continue;
      }
      const key = keyOfCells(part.cells);
      if ((distinct.get(key)?.weight ?? -1) < way.weight) distinct.set(key, { part, weight: way.weight });
    }
    return { candidates: [...distinct.values()].map(({ part, weight }) => candidate(part, weight, e, j, this.evidence)), cut: cut ?? (left && distinct.size === 0 ? 'too-many' : undefined) };
  }

  /** All columns of two years at once. */
  private balanced(part: BlockPart, last: Placed, now: Placed): (column: string) => Sets {
    let of = this.pairs.get(now);
    if (of !== undefined) return of;
    const [before, after] = [this.standing.at(last.year - 1, part), this.standing.at(now.year + 1, part)];
    const sets = balancedSets(last, now, (column, report) => {
      const identity = part.identities.find((i) => i.named.scope === column)!;
      const [earlier, later] = report === 'last' ? [before, last] : [now, after];
      const beyond = report === 'last' ? earlier : later;
      const ref = report === 'last' ? identity.left[0]!.ref : identity.right.ref;
      return { says: this.standing.beyond(identity, earlier, later, report), figure: beyond?.report.cells.get(ref)?.value ?? 0 };
    });
    // What is changed in the one report has nothing to do with what is changed in the other.
    const parts = new Map<string, Candidate>();
    for (const { changes, also } of sets) {
      for (const whose of [now, last]) {
        const own = changes.filter((c) => c.placed === whose);
        if (own.length > 0) parts.set(own.map((c) => `${c.placed.year} ${c.ref}`).join(' '), { changes: own, filled: new Set(), weight: 1, slip: 'other', reason: null, beside: [], open: false, single: false, also: also.filter((year) => (year > now.year) === (whose === now)) });
      }
    }
    of = (column) => {
      const candidates = [...parts.values()].filter((c) => c.changes.some(({ ref }) => ref.endsWith(`.${column}`)));
      // Nothing tells them from each other, and nobody would read them.
      return candidates.length > 0 && candidates.every((c) => c.changes.length <= most || (candidates.length === 1 && c.also.length > 0)) ? { candidates, cut: undefined } : { candidates: [], cut: 'balanced' };
    };
    this.pairs.set(now, of);
    return of;
  }

  private isWhole(placed: Placed, part: BlockPart): boolean {
    let whole = this.whole.get(placed);
    if (whole === undefined) this.whole.set(placed, (whole = groupsAt(placed, part).every((g) => isWhole(g, placed.report.cells))));
    return whole;
  }

  /** Null where a figure of the report is none that can be reckoned with. */
  private member(placed: Placed, part: BlockPart): Member | null {
    let member = this.within.get(placed);
    if (member === undefined) {
      const { cells, problems } = placed.report;
      const groups = groupsAt(placed, part).map((g) => printed(g, cells));
      const read = groups.flatMap((p) => (p === null ? [] : [reread(p, cells, this.evidence(placed).sheet, problems)]));
      const doubts = new Map(read.flatMap((o) => o.problems).flatMap((p) => (p.cells ?? []).map((ref) => [ref, p.message] as const)));
      this.within.set(placed, (member = groups.includes(null) ? null : { placed, within: read.map((o) => o.printed), doubts }));
    }
    return member;
  }
}

const known = new Map<EditionId, readonly Group[]>();

/** The sums of the report that hold cells of the identities. Written out once. */
function groupsAt({ report: { layout, edition } }: Placed, part: BlockPart): readonly Group[] {
  const form = layout.requests ?? edition;
  let groups = known.get(form);
  if (groups === undefined) {
    const refs = part.identities.flatMap((i) => termsOf(i).map((t) => t.ref));
    known.set(form, (groups = groupsOf(rules, form).filter((g) => refs.some((ref) => g.of.has(ref)))));
  }
  return groups;
}

/** So many cells at least: in a column that differs one has to change, and where it adds up in both reports, a second one with it. */
function least(part: BlockPart, before: Member, after: Member): number {
  const holds = (p: Printed, ref: CellRef): boolean => p.group.of.get(ref)!.every((e) => e.rule.totals || (p.off.get(e) === 0 && ![...e.coefficients.keys()].some((other) => p.unknown.has(other) || p.gaps.has(other))));
  return part.identities.reduce((n, i) => {
    const [out, into] = [i.left[0]!.ref, i.right.ref];
    const [there, here] = [before.within.find((p) => p.counts.has(out)), after.within.find((p) => p.counts.has(into))];
    if (there === undefined || here === undefined || there.unknown.has(out) || here.unknown.has(into) || there.counts.get(out) === here.counts.get(into)) return n;
    return n + (holds(there, out) && holds(here, into) ? 2 : 1);
  }, 0);
}

/** Sums of a group as numbers of its cells: every report is asked, and most for this alone. */
const numbered = new WeakMap<Group, readonly { readonly left: readonly number[]; readonly right: readonly number[] }[]>();

/** Every sum holds, of counts, and there is nothing in it that may be anything. */
function isWhole(group: Group, cells: Placed['report']['cells']): boolean {
  const counts = new Float64Array(group.cells.length);
  for (let i = 0; i < counts.length; i++) {
    const value = cells.get(group.cells[i]!);
    if (value === undefined || value.state === 'absent' || value.state === 'unreadable') return false;
    const n = value.state === 'number' ? value.value! : 0;
    if (n < 0 || !Number.isSafeInteger(n)) return false;
    counts[i] = n;
  }
  let sums = numbered.get(group);
  if (sums === undefined) {
    const at = new Map(group.cells.map((ref, i) => [ref, i]));
    numbered.set(group, (sums = group.equations.map((e) => ({ left: e.left.map((ref) => at.get(ref)!), right: e.right.map((ref) => at.get(ref)!) }))));
  }
  for (const { left, right } of sums) {
    let off = 0;
    for (const i of left) off += counts[i]!;
    for (const i of right) off -= counts[i]!;
    if (off !== 0) return false;
  }
  return true;
}

/** What the reader doubts of a figure that the identity rests on: with another reading the sums of its own report hold. */
function doubtOf({ placed, doubts }: Member, identity: YearIdentity, year: 'last' | 'this'): Text | null {
  const said = termsOf(identity).flatMap((t) => (t.year === year ? doubts.get(t.ref) ?? [] : []))[0];
  return said === undefined ? null : inReport(placed.year, said);
}

function candidate(part: Part, weight: number, e: Equation, j: Joined, evidenceOf: EvidenceOf): Candidate {
  const changes = [...part.cells].map(([key, n]) => { const home = j.homes.get(key)!; return { key, placed: home.placed, ref: home.ref, value: n }; });
  const weighed = weighAcross(part, j, evidenceOf);
  const also = [...part.equations].flatMap((q) => { const b = j.between.get(q); return b === undefined || q === e || j.printed.off.get(q) === 0 || b.now === j.between.get(e)!.now ? [] : [b.now.year]; });
  return { changes, filled: new Set(changes.filter((c) => part.filled.has(c.key))), weight, slip: weighed.slip, reason: weighed.reason, beside: weighed.beside, open: part.open, single: false, also: [...new Set(also)].sort() };
}

function answered(f: Finding, now: Placed, { candidates, cut, doubt }: Sets): Finding {
  if (doubt !== undefined) return doubted(f, doubt);
  // Of ways that are as likely, those of the later report stand first.
  const later = (c: Candidate): number => Math.max(...c.changes.map((x) => x.placed.year));
  const sorted = ranked([...candidates].sort((a, b) => b.weight - a.weight || later(b) - later(a)));
  const misread = sorted.find((c) => c.rank === 1 && c.slip === 'misread');
  if (misread !== undefined) return doubted(f, doubtAt(misread.changes));
  const suspects = sorted.slice(0, listed).map((c) => suspect(c, now, [...new Set(sorted.filter((o) => o !== c && o.rank === c.rank).flatMap((o) => o.changes.map((x) => x.placed.year)))].sort()));
  const left = cut ?? (sorted.length > listed ? 'too-many' : undefined);
  // Where only a gap is open that no sum fills, there is nobody to accuse.
  if (suspects.length === 0 && left === undefined) return f;
  return { ...f, suspects, ...(left === undefined ? {} : { suspectsCut: left }) };
}

function suspect(c: ReturnType<typeof ranked<Candidate>>[number], now: Placed, tied: readonly number[]): Suspect {
  const own = c.changes.filter((x) => x.placed === now);
  const others = c.changes.filter((x) => x.placed !== now);
  const [only] = own;
  return {
    cells: Object.fromEntries(own.map((x) => [x.ref, x.value])), ...(c.changes.length === 1 && only !== undefined ? { cell: only.ref, value: only.value } : {}),
    ...(others.length === 0 ? {} : { others: others.map(({ placed, ref, value }) => ({ agency: placed.agency, year: placed.year, cell: ref, printed: placed.report.cells.get(ref)?.value ?? null, value })) }),
    rank: c.rank, tie: c.ties > 0, slip: c.slip, ...(c.open ? { open: true as const } : {}), ...(c.beside.length === 0 ? {} : { beside: c.beside }), why: yearWhy(c, c.ties, tied),
  };
}
