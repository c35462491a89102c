// Readings of pictures are settled by the sums of the form; a sum that was published wrong stays wrong, and what is not sure is not passed off as read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Report } from '../../src/model/report.js';
import type { Alternative, CellRef, Value } from '../../src/model/value.js';
import { enough, settle } from '../../src/settle/settle.js';
import { generate } from '../generate/generate.js';
import { rng } from '../generate/rng.js';
import { readNow } from '../written.js';

function reportFor(seed: number, slips = 0): Report {
  const g = generate({ seed, form: '2021', layout: 'html-clean', size: 'middle', slips });
  const reading = readNow(g.bytes, g.name);
  assert.ok(reading.status === 'report');
  return reading.report;
}

function number(value: number, confidence: number): Alternative {
  return { state: 'number', value, raw: String(value), confidence };
}

function seen(report: Report, readings: Readonly<Record<CellRef, readonly Alternative[]>>): Report {
  const cells = new Map(report.cells);
  for (const [ref, alternatives] of Object.entries(readings)) {
    const first = alternatives[0]!;
    cells.set(ref, { ...cells.get(ref)!, state: first.state, value: first.value, raw: first.raw, confidence: first.confidence, alternatives });
  }
  return { ...report, cells };
}

const at: CellRef = 'requests.granted.natural_person';
const outside: CellRef = 'licences.decisions';
const plain = reportFor(5);
const true1 = plain.cells.get(at)!.value!;
const wrong1 = true1 + 6;
const review: CellRef = 'litigation_direct.upheld';
const true2 = plain.cells.get(review)!.value!;
const blank: Alternative = { state: 'blank', value: null, raw: '', confidence: 0.5 };

const cases: readonly { readonly says: string; readonly readings: Readonly<Record<CellRef, readonly Alternative[]>>; readonly cell: CellRef; readonly state: Value['state']; readonly value: number | null; readonly code: string | null; readonly kept?: readonly number[] }[] = [
  { says: 'the likelier reading balances', readings: { [at]: [number(true1, 0.7), number(wrong1, 0.2)] }, cell: at, state: 'number', value: true1, code: null },
  { says: 'the less likely reading balances', readings: { [at]: [number(wrong1, 0.7), number(true1, 0.2)] }, cell: at, state: 'number', value: true1, code: 'settled' },
  { says: 'neither balances and neither is sure', readings: { [at]: [number(wrong1, 0.6), number(wrong1 + 1, 0.3)] }, cell: at, state: 'unreadable', value: null, code: 'uncertain' },
  { says: 'a sure reading that does not balance was published so', readings: { [at]: [number(wrong1, 0.9995), number(true1, 0.000001)] }, cell: at, state: 'number', value: wrong1, code: null },
  { says: 'a sure reading that does not balance, while another was not impossible: it stays beside it', readings: { [review]: [number(true2 + 6, 0.9995), number(true2, 0.0002)] }, cell: review, state: 'number', value: true2 + 6, code: null, kept: [true2] },
  { says: 'hardly another reading, but it balances: nobody can tell', readings: { [at]: [number(wrong1, 0.985), number(true1, 0.01)] }, cell: at, state: 'unreadable', value: null, code: 'uncertain' },
  { says: 'no sum contains it and it is sure', readings: { [outside]: [number(17, 0.99), number(11, 0.005)] }, cell: outside, state: 'number', value: 17, code: null },
  { says: 'no sum contains it and it is not sure', readings: { [outside]: [number(17, 0.8), number(11, 0.15)] }, cell: outside, state: 'unreadable', value: null, code: 'uncertain' },
  { says: 'blank or 0: no sum can tell', readings: { 'requests.granted.research': [number(0, 0.5), blank] }, cell: 'requests.granted.research', state: 'unreadable', value: null, code: 'uncertain' },
];
for (const c of cases) {
  test(c.says, () => {
    const base = c.cell === 'requests.granted.research' ? zeroed(plain, c.cell) : plain;
    const report = settle(seen(base, c.readings));
    const v = report.cells.get(c.cell)!;
    assert.deepEqual([v.state, v.value], [c.state, c.value]);
    assert.ok(v.confidence !== undefined && (v.state === 'unreadable') === (v.confidence < enough));
    assert.deepEqual(v.alternatives?.map((a) => a.value), c.kept);
    assert.deepEqual(report.problems.slice(base.problems.length).map((p) => p.code), c.code === null ? [] : [c.code]);
    if (c.state === 'unreadable') assert.ok(v.candidates!.length > 0);
  });
}

/** The same report with nothing in one cell, its sums made to fit. */
function zeroed(report: Report, ref: CellRef): Report {
  const cells = new Map(report.cells);
  const off = cells.get(ref)!.value ?? 0;
  const less = (r: CellRef, n: number): void => {
    const v = cells.get(r)!;
    cells.set(r, { ...v, value: v.value! - n, raw: String(v.value! - n) });
  };
  less(ref, off);
  for (const r of ['requests.granted.total', 'requests.concluded.research', 'requests.concluded.total', 'requests.new.research', 'requests.new.total']) less(r, off);
  return { ...report, cells };
}

test('no more readings are kept than a few of each cell, and of few cells', () => {
  const all = Object.fromEntries([...plain.cells].filter(([, v]) => v.state === 'number').map(([ref, v]) => [ref, [number(v.value!, 0.9999), ...[1, 2, 3, 4, 5].map((n) => number(v.value! + n, 0.0002 / n))]]));
  const sure = settle(seen(plain, all));
  assert.ok([...sure.cells.values()].every((v) => v.alternatives === undefined), 'where all sums hold, none is kept');
  const wrongEverywhere = Object.fromEntries(Object.entries(all).map(([ref, [first, ...others]], i) => [ref, [number(first!.value! + 40 + (i % 7), 0.9999), ...others]]));
  const kept = [...settle(seen(plain, wrongEverywhere)).cells.values()].filter((v) => v.alternatives !== undefined);
  assert.equal(kept.length, 60);
  assert.ok(kept.every((v) => v.alternatives!.length <= 3 && v.alternatives!.every((a) => a.value !== v.value)));
});

test('two cells that could be each other: nobody can tell', () => {
  const { direct, total } = { direct: 'litigation_direct.upheld', total: 'litigation_direct.corrected' };
  const a = plain.cells.get(direct)!.value!;
  const b = plain.cells.get(total)!.value!;
  const report = settle(seen(plain, { [direct]: [number(a, 0.55), number(a + 1, 0.45)], [total]: [number(b, 0.55), number(b - 1, 0.45)] }));
  assert.deepEqual([direct, total].map((r) => report.cells.get(r)!.state), ['unreadable', 'unreadable']);
});

test('a report that was not read from pictures is left as it is', () => assert.equal(settle(plain), plain));

test('a recogniser as sure as it says: hardly a wrong figure, published errors kept, most doubts settled', () => {
  const r = rng(20240611);
  const share = (): number => r.int(0, 999_999) / 1_000_000;
  const tally = { cells: 0, wrong: 0, unreadable: 0, doubted: 0 };
  for (let seed = 1; seed <= 60; seed++) {
    const report = reportFor(1000 + seed, seed % 3);
    const readings: Record<CellRef, Alternative[]> = {};
    for (const [ref, v] of report.cells) {
      if (v.state !== 'number') continue;
      // One cell in eight is doubtful; its readings are as likely to be right as they say.
      const sure = share() < 0.875 ? 0.9995 : 0.5 + share() * 0.45;
      const other = v.value! + r.pick([1, 2, 6, 7, 10, -1]);
      const misread = share() > sure;
      const truth = { ...number(v.value!, 0), raw: v.raw! };
      readings[ref] = (misread ? [number(other, sure), truth] : [truth, number(other, sure)]).map((a, i) => ({ ...a, confidence: i === 0 ? sure : (1 - sure) * 0.95 }));
      if (sure < 0.99) tally.doubted++;
    }
    const settled = settle(seen(report, readings));
    for (const ref of Object.keys(readings)) {
      const now = settled.cells.get(ref)!;
      tally.cells++;
      if (now.state === 'unreadable') tally.unreadable++;
      else if (now.value !== report.cells.get(ref)!.value) tally.wrong++;
    }
  }
  assert.ok(tally.cells > 10_000 && tally.doubted > 1000, JSON.stringify(tally));
  assert.ok(tally.wrong / tally.cells <= 0.001, JSON.stringify(tally));
  assert.ok(tally.unreadable < tally.doubted / 4, JSON.stringify(tally));
});

