// Generated reports with prose whose numbers are known: sentences that agree give no finding, a number that was made wrong gives one, sentences about other things none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proseFindings } from '../../../src/check/prose/prose.js';
import type { Finding } from '../../../src/model/finding.js';
import type { Section, SectionId } from '../../../src/model/report.js';
import type { CellRef, Value } from '../../../src/model/value.js';
import { mentionsOf } from '../../../src/parse/mentions/mentions.js';
import { rng, type Rng } from '../../generate/rng.js';
import { filled } from '../cells.js';
import { nearMisses, negations, printed, statements } from './statements.js';

const anchor = { line: 1, column: 1 };
const agencies = ['临溪县民政局', '松岭市财政局', '白石县卫生健康委员会', '望江区教育局', '临溪县三河乡人民政府', '云栖区统计局'];
const runs = 1000;
const year = 2023;

/** Cells that are all different where it matters little, and balance where sentences add them up. */
function cellsFor(r: Rng): Map<CellRef, Value> {
  const cells = filled('2021', 0);
  const put = (ref: CellRef, n: number): void => void cells.set(ref, { state: 'number', value: n, raw: String(n), anchor: null });
  const get = (ref: CellRef): number => cells.get(ref)!.value!;
  const top = r.pick([3, 40, 900, 20_000]);
  const columns = ['natural_person', 'company', 'research', 'public_interest', 'legal_service', 'other'];
  const rows = [...new Set([...cells.keys()].filter((c) => /^requests\.(?:granted|partly|denied|unavail|unproc|other_)/.test(c)).map((c) => c.split('.')[1]!))];
  for (const c of columns) {
    let concluded = 0;
    for (const row of rows) {
      const n = r.chance(0.6) ? r.int(0, top) : 0;
      put(`requests.${row}.${c}`, n);
      concluded += n;
    }
    const out = r.int(0, top);
    const carried = r.int(0, Math.min(top, concluded + out));
    put(`requests.concluded.${c}`, concluded);
    put(`requests.carried_out.${c}`, out);
    put(`requests.carried_in.${c}`, carried);
    put(`requests.new.${c}`, concluded + out - carried);
  }
  for (const row of [...rows, 'concluded', 'carried_out', 'carried_in', 'new']) put(`requests.${row}.total`, columns.reduce((n, c) => n + get(`requests.${row}.${c}`), 0));
  for (const remedy of ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration']) {
    let sum = 0;
    for (const o of ['upheld', 'corrected', 'other', 'pending']) {
      const n = r.chance(0.6) ? r.int(0, 9) : 0;
      put(`${remedy}.${o}`, n);
      sum += n;
    }
    put(`${remedy}.total`, sum);
  }
  for (const ref of ['regulations', 'normative_documents'].flatMap((x) => [`${x}.issued`, `${x}.repealed`, `${x}.in_force`])) put(ref, r.int(0, 90));
  for (const ref of ['licences.decisions', 'penalties.decisions', 'coercive_measures.decisions']) put(ref, r.int(0, 5000));
  return cells;
}

interface Planted {
  readonly of: readonly CellRef[];
  readonly says: number;
  readonly is: number;
  readonly words: string;
}

/** A report of a few paragraphs; `slips` of its numbers are wrong. */
function reportFor(seed: number, slips: number): { report: Parameters<typeof proseFindings>[0]; planted: Planted[]; text: string } {
  const r = rng(seed);
  const agency = r.pick(agencies);
  const cells = cellsFor(r);
  const sum = (refs: readonly CellRef[]): number => refs.reduce((n, ref) => n + cells.get(ref)!.value!, 0);
  const who = r.pick([agency, '我局', '', '本机关', `${year}年，`, `${year}年度${agency}`, `截至${year}年12月31日，`]);
  const township = /乡/.test(agency);
  const spoken = township ? who.replace('我局', '我乡') : who;
  const paragraphs = new Map<SectionId, string[]>();
  const say = (section: SectionId, text: string): void => void paragraphs.set(section, [...(paragraphs.get(section) ?? []), text]);
  const planted: Planted[] = [];
  const used = new Set<string>();
  const wanted = [statements, statements, statements, negations].map((list) => r.pick(list as readonly (typeof statements[number] | typeof negations[number])[]));
  let slip = slips;
  for (const s of wanted) {
    // One number is stated once: two sentences about it would be compared with each other.
    if (s.of.some((c) => used.has(c.join()))) continue;
    const units = 'units' in s ? s.units : null;
    if (units === null && sum(s.of.flat()) !== 0) {
      if (slip === 0) continue;
      slip--;
      for (const of of s.of) if (sum(of) !== 0) planted.push({ of, says: 0, is: sum(of), words: s.words });
    }
    const unit = units === null ? '' : r.pick(units);
    const wrong = units !== null && slip > 0 ? r.pick(s.of.map((_, i) => i).filter((i) => s.of[i]!.length > 0)) : -1;
    if (wrong !== -1) slip--;
    for (const c of s.of) used.add(c.join());
    say(s.section, s.words.replace('{who}', spoken).replace('本年度本', '本').replaceAll(/\{(\d)\}/g, (_, i: string) => {
      const of = s.of[Number(i)]!;
      const is = sum(of);
      if (Number(i) !== wrong) return printed(is, unit, r);
      const says = slipped(is, of, cells, r);
      planted.push({ of, says, is, words: s.words });
      return printed(says, unit, r);
    }));
  }
  for (let k = r.int(1, 3); k > 0; k--) {
    const [section, words] = r.pick(nearMisses);
    say(section, words.replace('{year-1}', String(year - 1)).replace('{year+1}', String(year + 1)).replaceAll('#', () => String(r.int(1, 900))));
  }
  const sections: Section[] = [...paragraphs].map(([id, texts]) => ({ id, heading: id, anchor, paragraphs: texts.map((text) => ({ text, anchor })) }));
  return { report: { cells, sections, agency: { value: agency, from: 'title' }, year: { value: year, from: 'title' } }, planted, text: [...paragraphs.values()].flat().join('\n') };
}

/** Off by a little or by a digit, and nothing the words could also mean. */
function slipped(is: number, of: readonly CellRef[], cells: ReadonlyMap<CellRef, Value>, r: Rng): number {
  const carried = cells.get('requests.carried_in.total')!.value!;
  const natural = cells.get('requests.carried_in.natural_person')!.value!;
  const partly = cells.get('requests.partly_granted.total')!.value!;
  for (;;) {
    const says = r.pick([is + r.int(1, 9), Math.max(0, is - r.int(1, 9)), is * 10 + r.int(1, 9), Number([...String(is)].reverse().join(''))]);
    const meant = [is, is + carried, is + natural, is + (carried - natural), of.join() === 'requests.granted.total' ? is + partly : is];
    if (!meant.includes(says) && says < 10 ** 7) return says;
  }
}

const broken = (findings: readonly Finding[]): Finding[] => findings.filter((f) => f.outcome === 'broken');

test('prose that agrees with its tables gives no finding', () => {
  let mentions = 0;
  for (let seed = 0; seed < runs; seed++) {
    const { report, text } = reportFor(seed, 0);
    const read = mentionsOf(report.sections);
    mentions += read.length;
    assert.deepEqual(proseFindings(report, read).map((f) => f.message.zh), [], `seed ${seed}\n${text}`);
  }
  assert.ok(mentions > runs * 3, `only ${mentions} numbers read`);
});

test('a number that disagrees is found, and nothing else is accused', () => {
  let planted = 0;
  const missed: string[] = [];
  for (let seed = 0; seed < runs; seed++) {
    const made = reportFor(seed + 100_000, 1);
    const found = broken(proseFindings(made.report, mentionsOf(made.report.sections)));
    planted += made.planted.length;
    const wrong = new Set(made.planted.flatMap((p) => p.of));
    for (const p of made.planted) {
      if (!found.some((f) => f.rule === 'prose' && f.cells.join() === p.of.join() && f.left === p.says && f.right === p.is)) missed.push(`seed ${seed}: ${p.words} ${p.of[0]} says ${p.says}, is ${p.is}\n${made.text}`);
    }
    for (const f of found) assert.ok(f.cells.some((c) => wrong.has(c)), `seed ${seed}: ${f.message.zh}\n${made.text}`);
  }
  assert.ok(planted > runs * 0.9, `only ${planted} numbers were made wrong`);
  assert.ok(missed.length <= planted * 0.01, `${missed.length} of ${planted} not found, as\n${missed.slice(0, 3).join('\n')}`);
});
