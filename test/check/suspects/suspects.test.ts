// One report a case: what is planted, and which cells are named for it, with which value and which slip.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../src/check/engine.js';
import { withSuspects, type SuspectContext, type Suspected } from '../../../src/check/suspects/suspects.js';
import { suspectsText } from '../../../src/check/suspects/why.js';
import type { Finding } from '../../../src/model/finding.js';
import type { Problem } from '../../../src/model/problem.js';
import type { CellRef, Value } from '../../../src/model/value.js';
import { filled, value, type Written } from '../cells.js';

const people = 'natural_person';
/** 61 requests of persons and 20 of companies, all granted or not held. */
const base: Readonly<Record<CellRef, Written>> = {
  [`requests.new.${people}`]: 61, 'requests.new.company': 20, 'requests.new.total': 81,
  [`requests.granted.${people}`]: 49, 'requests.granted.company': 15, 'requests.granted.total': 64,
  [`requests.unavailable_not_held.${people}`]: 12, 'requests.unavailable_not_held.company': 5, 'requests.unavailable_not_held.total': 17,
  [`requests.concluded.${people}`]: 61, 'requests.concluded.company': 20, 'requests.concluded.total': 81,
  'reconsideration.upheld': 5, 'reconsideration.total': 5,
};

function ask(cells: ReadonlyMap<CellRef, Value>, context: SuspectContext = {}): Suspected {
  return withSuspects(check(cells, {}, '2021', undefined, false), cells, {}, '2021', context);
}

function report(changed: Readonly<Record<CellRef, Written>>): Map<CellRef, Value> {
  return filled('2021', 0, { ...base, ...changed });
}

const about = (s: Suspected, rule: string, scope: string | null): Finding => s.findings.find((f) => f.rule === rule && f.scope === scope)!;

test('the report of these tests balances', () => {
  assert.deepEqual(check(report({}), {}, '2021', undefined, false), []);
});

const single: readonly { readonly what: string; readonly ref: CellRef; readonly says: Written; readonly slip: string }[] = [
  { what: 'one digit', ref: 'requests.new.total', says: 31, slip: 'digit' },
  { what: 'two digits in the wrong order', ref: `requests.granted.${people}`, says: 94, slip: 'swapped' },
  { what: 'a digit left out', ref: 'requests.concluded.total', says: 8, slip: 'dropped' },
  { what: 'a digit typed twice', ref: `requests.unavailable_not_held.${people}`, says: 122, slip: 'doubled' },
  { what: 'noughts at the end', ref: 'requests.new.company', says: 200, slip: 'shift' },
  { what: 'the decimal point', ref: `requests.new.${people}`, says: 6.1, slip: 'shift' },
  { what: 'one too few counted', ref: 'requests.concluded.company', says: 19, slip: 'count' },
  { what: 'the figure beside it', ref: 'requests.granted.company', says: 49, slip: 'neighbour' },
  { what: 'nothing where a number belongs', ref: `requests.granted.${people}`, says: '', slip: 'left-blank' },
  { what: 'a minus too many', ref: 'requests.granted.company', says: -15, slip: 'sign' },
  { what: 'a minus before a figure of one digit', ref: 'requests.unavailable_not_held.company', says: -5, slip: 'sign' },
  { what: 'a total left blank', ref: 'requests.granted.total', says: '', slip: 'left-blank' },
  { what: 'a total of 0', ref: 'requests.concluded.total', says: 0, slip: 'total-zero' },
];

for (const { what, ref, says, slip } of single) {
  test(`${what}: every finding names the cell, its value and the slip`, () => {
    const { findings, problems } = ask(report({ [ref]: says }));
    assert.deepEqual(problems, []);
    assert.ok(findings.length > 0);
    for (const f of findings) {
      const [s, ...others] = f.suspects!;
      assert.deepEqual([s!.cell, s!.value, s!.cells, s!.rank, s!.tie, s!.slip, others], [ref, base[ref], { [ref]: base[ref] }, 1, false, slip, []]);
    }
  });
}

test('the figure of last year is told where that report is at hand', () => {
  const cells = report({ 'requests.new.total': 7305 });
  const lastYear = filled('2021', 0, { 'requests.new.total': 7305 });
  assert.deepEqual(ask(cells, { lastYear }).findings.map((f) => f.suspects![0]!.slip), ['last-year', 'last-year']);
  assert.deepEqual(ask(cells).findings.map((f) => f.suspects![0]!.slip), ['other', 'other']);
});

test('a total of 0 over parts is the first suspect, the parts come after', () => {
  const [f] = ask(report({ 'reconsideration.total': 0 })).findings;
  assert.deepEqual(f!.suspects!.map((s) => [s.cells, s.rank, s.slip]), [[{ 'reconsideration.total': 5 }, 1, 'total-zero'], [{ 'reconsideration.upheld': 0 }, 2, 'digit']]);
});

test('totals of 0 in every row are told row by row, as one habit', () => {
  const totals = Object.keys(base).filter((ref) => ref.startsWith('requests.') && ref.endsWith('.total'));
  const { findings } = ask(report(Object.fromEntries(totals.map((ref) => [ref, 0]))));
  assert.equal(findings.length, totals.length);
  for (const f of findings) {
    const ref = `requests.${f.scope}.total`;
    assert.deepEqual(f.suspects!.map((s) => [s.cells, s.slip]), [[{ [ref]: base[ref] }, 'total-zero']]);
  }
});

test('requests in the wrong column: the row holds, both columns name the two cells', () => {
  const { findings } = ask(report({ [`requests.granted.${people}`]: 48, 'requests.granted.company': 16 }));
  assert.deepEqual(findings.map((f) => f.scope), [people, 'company']);
  for (const f of findings) {
    // Which row it was, no sum tells.
    assert.ok(f.suspects!.every((s) => s.rank === 1 && s.tie && s.slip === 'column'));
    assert.deepEqual(f.suspects!.map((s) => s.cells), [
      { [`requests.granted.${people}`]: 49, 'requests.granted.company': 15 },
      { [`requests.unavailable_not_held.${people}`]: 13, 'requests.unavailable_not_held.company': 4 },
    ]);
    assert.match(f.suspects![0]!.why.zh, /1 件登错了列/);
  }
});

test('a row off by one column is one slip', () => {
  const line = [people, 'company', 'research', 'public_interest', 'legal_service', 'other', 'total'].map((c) => `requests.granted.${c}`);
  const says = [0, 49, 15, 0, 0, 0, 64];
  const { findings } = ask(report(Object.fromEntries(line.map((ref, i) => [ref, says[i]!]))));
  for (const f of findings) {
    assert.deepEqual([f.suspects![0]!.slip, f.suspects![0]!.cells], ['line-shift', { [line[0]!]: 49, [line[1]!]: 15, [line[2]!]: 0 }]);
  }
});

const results = ['granted', 'partly_granted', 'denied_state_secret', 'denied_prohibited_by_law', 'denied_security_and_stability', 'denied_third_party_rights', 'denied_internal_affairs', 'denied_process_information', 'denied_enforcement_file', 'denied_administrative_inquiry', 'unavailable_not_held'];

const moved: readonly { readonly what: string; readonly says: Readonly<Record<CellRef, Written>>; readonly should: Readonly<Record<CellRef, number>>; readonly why: RegExp }[] = [
  {
    what: 'a column typed one cell too low, nothing lost: the last figure stands at the top',
    says: { 'requests.concluded.company': 20, 'requests.granted.company': 0, 'requests.partly_granted.company': 15, 'requests.unavailable_not_held.company': 0, 'requests.unavailable_needs_creation.company': 5 },
    should: { 'requests.granted.company': 15, 'requests.partly_granted.company': 0, 'requests.unavailable_not_held.company': 5, 'requests.unavailable_needs_creation.company': 0 },
    why: /company|companies.*too low/,
  },
  {
    what: 'a column typed too high into the row of the total, which stands in the last result',
    says: { 'requests.new.company': 0, 'requests.partly_granted.company': 0, 'requests.granted.company': 0, 'requests.carried_in.company': 15, 'requests.unavailable_not_held.company': 0, 'requests.denied_administrative_inquiry.company': 5, 'requests.concluded.company': 0, 'requests.other_other.company': 20 },
    should: { 'requests.new.company': 20, 'requests.carried_in.company': 0, 'requests.granted.company': 15, 'requests.denied_administrative_inquiry.company': 0, 'requests.unavailable_not_held.company': 5, 'requests.other_other.company': 0, 'requests.concluded.company': 20 },
    why: /the whole column stands one cell too high/,
  },
  {
    what: 'two figures of a column have changed places',
    says: { [`requests.granted.${people}`]: 0, [`requests.partly_granted.${people}`]: 49, 'requests.partly_granted.total': 0 },
    should: { [`requests.granted.${people}`]: 49, [`requests.partly_granted.${people}`]: 0 },
    why: /in the wrong row|stand one cell too low/,
  },
  {
    what: 'a row typed one cell too far to the left: the first figure is lost',
    says: { [`requests.granted.${people}`]: 15, 'requests.granted.company': 0, 'requests.granted.other': 64, 'requests.granted.total': 0 },
    should: { [`requests.granted.${people}`]: 49, 'requests.granted.company': 15, 'requests.granted.other': 0, 'requests.granted.total': 64 },
    why: /the whole row stands one cell too far to the left/,
  },
];
for (const { what, says, should, why } of moved) {
  test(what, () => {
    const { findings } = ask(report(says));
    const concerned = findings.filter((f) => f.cells.some((ref) => ref in should));
    assert.ok(concerned.length > 1);
    for (const f of concerned) {
      assert.deepEqual([{ ...f.suspects![0]!.cells }, f.suspects![0]!.rank], [should, 1], `${f.rule} ${f.scope}`);
      assert.match(f.suspects![0]!.why.en, why);
    }
  });
}

test('figures of two cells that changed places may have done so in any row: a tie, and no line one cell off', () => {
  const right = { 'requests.other_other.company': 24, 'requests.other_other.research': 1, 'requests.other_other.total': 25, 'requests.unavailable_unclear.company': 30, 'requests.unavailable_unclear.research': 7, 'requests.unavailable_unclear.total': 37 };
  const sums = { 'requests.new.company': 74, 'requests.concluded.company': 74, 'requests.new.research': 8, 'requests.concluded.research': 8, 'requests.new.total': 143, 'requests.concluded.total': 143 };
  assert.deepEqual(ask(report({ ...right, ...sums })).findings, []);
  const { findings } = ask(report({ ...right, ...sums, 'requests.unavailable_unclear.company': 7, 'requests.unavailable_unclear.research': 30, 'requests.other_other.company': 1, 'requests.other_other.research': 24, 'requests.new.company': 51, 'requests.concluded.company': 51, 'requests.new.research': 31, 'requests.concluded.research': 31 }));
  assert.deepEqual(findings.map((f) => `${f.rule} ${f.scope}`), ['requests.results company', 'requests.results research']);
  for (const f of findings) {
    const first = f.suspects!.filter((s) => s.rank === 1);
    assert.deepEqual(first.map((s) => [Object.values(s.cells), s.slip, s.tie]), [[[30, 7], 'neighbour', true], [[24, 1], 'neighbour', true]]);
    assert.match(first[0]!.why.en, /\(the figures of two cells beside each other have changed places\)\. One other way is as likely/);
  }
});

test('a whole table typed one row too low is one slip', () => {
  const rows = ['new', 'carried_in', ...results, 'unavailable_needs_creation', 'unavailable_unclear', 'unprocessed_petition', 'unprocessed_repeated', 'unprocessed_publication', 'unprocessed_excessive', 'unprocessed_reissue', 'other_uncorrected', 'other_fee_unpaid', 'other_other', 'concluded', 'carried_out'];
  const right = report({});
  const columns = [people, 'company', 'research', 'public_interest', 'legal_service', 'other', 'total'];
  const { findings } = ask(report(Object.fromEntries(rows.flatMap((row, i) => columns.map((c) => [`requests.${row}.${c}`, i === 0 ? 0 : right.get(`requests.${rows[i - 1]}.${c}`)!.value!])))));
  assert.ok(findings.length > 0);
  for (const f of findings) {
    assert.equal(f.suspects![0]!.slip, 'line-shift');
    assert.match(f.suspects![0]!.why.en, /the whole table stands one cell too low/);
    for (const [ref, v] of Object.entries(f.suspects![0]!.cells)) assert.equal(v, right.get(ref)!.value);
  }
});

test('a request in a wrong row, whose total is left blank as every total of 0', () => {
  const empty = (row: string): [CellRef, Written][] => line.map((ref) => [ref.replace('granted', row), '']);
  const { findings } = ask(report({ ...Object.fromEntries([...empty('partly_granted'), ...empty('denied_state_secret')]), [`requests.partly_granted.${people}`]: 1, [`requests.unavailable_not_held.${people}`]: 11 }));
  assert.deepEqual(findings.map((f) => f.outcome), ['undecided', 'broken']);
  for (const f of findings) assert.deepEqual([f.suspects![0]!.slip, f.suspects![0]!.cells], ['row', { [`requests.partly_granted.${people}`]: 0, [`requests.unavailable_not_held.${people}`]: 12 }]);
});

test('two slips that have nothing to do with each other: each finding names its own cell', () => {
  const { findings } = ask(report({ 'requests.new.company': 50, 'requests.unavailable_not_held.total': 71 }));
  assert.deepEqual(findings.map((f) => f.suspects!.map((s) => [s.cell, s.value])), findings.map((f) => (f.scope === 'new' || f.scope === 'company' ? [['requests.new.company', 20]] : [['requests.unavailable_not_held.total', 17]])));
  assert.equal(findings.length, 4);
});

test('ties are all listed, and said to be ties', () => {
  const [f] = ask(report({ 'reconsideration.upheld': 2, 'reconsideration.corrected': 1, 'reconsideration.pending': 1, 'reconsideration.total': 5 })).findings;
  assert.deepEqual(f!.suspects!.map((s) => [s.cell, s.value, s.rank, s.tie]).sort(), [
    ['reconsideration.corrected', 2, 1, true], ['reconsideration.other', 1, 1, true], ['reconsideration.pending', 2, 1, true], ['reconsideration.total', 4, 1, true], ['reconsideration.upheld', 3, 1, true],
  ]);
  assert.match(f!.suspects![0]!.why.zh, /另有 4 种改法同样可能/);
  assert.match(f!.suspects![0]!.why.en, /4 other ways are as likely/);
});

test('what no sum sees is not claimed: two cells of one row and one column each exchanged crosswise', () => {
  const { findings } = ask(report({ [`requests.granted.${people}`]: 48, 'requests.granted.company': 16, [`requests.unavailable_not_held.${people}`]: 13, 'requests.unavailable_not_held.company': 4 }));
  assert.deepEqual(findings, []);
});

test('parts left blank under a total are filled where the columns tell them', () => {
  const { findings } = ask(report({ [`requests.granted.${people}`]: '', 'requests.granted.company': '', 'requests.granted.research': '', 'requests.granted.public_interest': '', 'requests.granted.legal_service': '', 'requests.granted.other': '' }));
  assert.deepEqual(findings.map((f) => [f.outcome, f.scope, f.suspects!.map((s) => [s.cells, s.slip])]), [
    ['undecided', 'granted', [[{ [`requests.granted.${people}`]: 49, 'requests.granted.company': 15 }, 'left-blank']]],
    ['broken', people, [[{ [`requests.granted.${people}`]: 49 }, 'left-blank']]],
    ['broken', 'company', [[{ 'requests.granted.company': 15 }, 'left-blank']]],
  ]);
});

test('a figure beyond all measure has no suspects, and breaks nothing', () => {
  const { findings } = ask(report({ 'requests.new.total': 1e15 }));
  assert.deepEqual(findings.map((f) => [f.outcome, f.suspects]), [['broken', undefined], ['broken', undefined]]);
});

test('a cell that cannot be read may be anything, and is accused of nothing', () => {
  const cells = report({ 'requests.granted.company': '?15O', 'requests.new.total': 18 });
  const broken = ask(cells).findings.filter((f) => f.outcome === 'broken');
  assert.deepEqual(broken.map((f) => f.suspects!.map((s) => s.cells)), [[{ 'requests.new.total': 81 }], [{ 'requests.new.total': 81 }]]);
});

test('what is left out says so: too many ways, or too long a search', () => {
  const cells = report({ [`requests.granted.${people}`]: 48, 'requests.granted.company': 16 });
  const many = ask(cells, { bounds: { repairs: 1 } }).findings;
  assert.deepEqual(many.map((f) => [f.suspects!.length, f.suspectsCut]), [[1, 'too-many'], [1, 'too-many']]);
  const long = ask(cells, { bounds: { work: 1 } }).findings;
  assert.deepEqual(long.map((f) => [f.suspects!.length, f.suspectsCut]), [[0, 'time'], [0, 'time']]);
  assert.match(suspectsText(long[0]!, 'zh'), /没有找完/);
});

test('a suspect is put into words that name cell, figures and slip', () => {
  const f = about(ask(report({ 'requests.concluded.total': 18 })), 'requests.results', 'total');
  assert.equal(suspectsText(f, 'zh'), '1. 若「（七）总计／总计」由 18 改为 81，所涉各式即全部相等（相邻两位数字颠倒）。');
  assert.equal(suspectsText(f, 'en'), '1. If “concluded / total” said 81 instead of 18, every sum it is in holds (two digits in the wrong order).');
});

// --- other readings of the same source --------------------------------------

test('a figure that can be read otherwise is the doubt of the reader', () => {
  const cells = report({});
  cells.set('requests.new.company', { state: 'number', value: 2010, raw: '20 10', anchor: null });
  const { findings, problems } = ask(cells);
  assert.deepEqual(problems.map((p) => [p.code, p.cells, p.found, p.taken]), [['doubtful-reading', ['requests.new.company'], '20 10', '20']]);
  assert.deepEqual(findings.map((f) => [f.outcome, f.kind, f.difference, f.suspects]), [['undecided', 'unreadable', null, undefined], ['undecided', 'unreadable', null, undefined]]);
  assert.deepEqual(cells.get('requests.new.company')!.value, 2010);
});

const line = [people, 'company', 'research', 'public_interest', 'legal_service', 'other', 'total'].map((c) => `requests.granted.${c}`);

/** A figure of a picture, and what else the recogniser held possible. */
function seen(now: number, others: Readonly<Record<number, number>>): Value {
  return { ...value(now), confidence: 0.97, alternatives: Object.entries(others).map(([v, confidence]) => ({ state: 'number', value: Number(v), raw: v, confidence })) };
}

test('what a recogniser held possible is tried before the agency is accused', () => {
  const cells = report({});
  cells.set('requests.new.company', seen(26, { 20: 0.0004 }));
  const { findings, problems } = ask(cells);
  assert.deepEqual(problems.map((p) => [p.code, p.cells, p.taken]), [['doubtful-reading', ['requests.new.company'], '20']]);
  assert.ok(findings.length === 2 && findings.every((f) => f.outcome === 'undecided' && f.kind === 'unreadable'));
});

test('three misread figures together are the doubt of the reader; a slip beside them stays the agency’s', () => {
  const cells = report({ 'reconsideration.total': 7 });
  cells.set(`requests.granted.${people}`, seen(44, { 49: 0.0004 }));
  cells.set('requests.granted.company', seen(16, { 15: 0.0004 }));
  cells.set('requests.granted.total', seen(69, { 64: 0.0003 }));
  const { findings, problems } = ask(cells);
  assert.deepEqual(problems.map((p) => p.cells), [[`requests.granted.${people}`, 'requests.granted.company', 'requests.granted.total']]);
  assert.deepEqual(findings.map((f) => [f.rule, f.outcome, f.suspects?.length ?? 0]).sort(), [
    ['reconsideration.total', 'broken', 5], ['requests.applicants', 'undecided', 0], ['requests.results', 'undecided', 0], ['requests.results', 'undecided', 0], ['requests.results', 'undecided', 0],
  ]);
});

test('another reading that mends nothing excuses nobody', () => {
  const cells = report({});
  cells.set('requests.new.company', seen(26, { 28: 0.0004 }));
  const { findings, problems } = ask(cells);
  assert.deepEqual(problems, []);
  assert.ok(findings.every((f) => f.outcome === 'broken' && f.suspects![0]!.cell === 'requests.new.company'));
});

const columns: Problem = { code: 'columns', level: 'note', cells: line, message: { zh: '', en: '' } };

/** One company asked and was answered; the row of the answer, blank but for its figures, is read one column to the left. */
function leftwards(): Map<CellRef, Value> {
  const cells = filled('2021', 0, { 'requests.new.company': 20, 'requests.new.total': 20, 'requests.concluded.company': 20, 'requests.concluded.total': 20 });
  const says: Written[] = [20, '', '', '', '', 20, ''];
  line.forEach((ref, i) => cells.set(ref, value(says[i]!)));
  return cells;
}

test('a row whose columns were assumed, and that balances one cell on, is the doubt of the reader', () => {
  const { findings, problems } = ask(leftwards(), { problems: [columns] });
  assert.deepEqual(problems.map((p) => [p.code, p.taken]), [['doubtful-reading', '0 | 20 | 0 | 20']]);
  assert.ok(findings.length > 0 && findings.every((f) => f.outcome === 'undecided' && f.suspects === undefined));
});

test('the same row standing squarely in its columns is the slip of the agency', () => {
  const { findings, problems } = ask(leftwards());
  assert.deepEqual(problems, []);
  assert.ok(findings.some((f) => f.outcome === 'broken' && f.suspects!.length > 0));
});

test('a row whose columns were assumed stays broken where moving it mends nothing', () => {
  const cells = leftwards();
  cells.set('requests.granted.other', value(7));
  const { findings, problems } = ask(cells, { problems: [columns] });
  assert.deepEqual(problems, []);
  assert.ok(findings.some((f) => f.outcome === 'broken'));
});

const remedyRow = ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'].flatMap((r) => ['upheld', 'corrected', 'other', 'pending', 'total'].map((o) => `${r}.${o}`));
const trueRow = [12, 3, 1, 2, 18, 4, 0, 0, 1, 5, 2, 0, 0, 1, 3];
const rowOf = (figures: readonly number[]): Record<CellRef, number> => Object.fromEntries(remedyRow.map((ref, i) => [ref, figures[i]!]));

const rows: readonly (readonly [string, readonly number[]])[] = [['right', [0, ...trueRow.slice(0, 14)]], ['left', [...trueRow.slice(1), 0]]];
for (const [way, figures] of rows) {
  test(`the row of reviews and lawsuits one cell too far to the ${way}: one slip over three sums`, () => {
    const { findings } = ask(report(rowOf(figures)));
    assert.equal(findings.length, 3);
    for (const f of findings) {
      // What fell off at the end may belong in the last cell or beside it.
      const first = f.suspects!.filter((s) => s.rank === 1);
      assert.deepEqual([...new Set(first.map((s) => s.slip))], ['line-shift']);
      const truth = first.filter((s) => Object.entries({ ...rowOf(figures), ...s.cells }).every(([ref, n]) => n === rowOf(trueRow)[ref]));
      assert.equal(truth.length, 1);
      assert.match(truth[0]!.why.en, new RegExp(`the whole row stands one cell too far to the ${way}`));
    }
  });
}

test('sums of reviews that are off each for itself are no row that moved; nor is one whose columns the reader assumed', () => {
  for (const figures of [[10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0], [5, 0, 0, 0, 0, 2, 1, 0, 0, 0, 1, 0, 0, 0, 0], [5, 0, 0, 0, 6, 2, 1, 0, 0, 4, 1, 0, 0, 0, 3]]) {
    for (const f of ask(report(rowOf(figures))).findings) assert.ok(f.suspects!.every((s) => s.slip !== 'line-shift'), figures.join());
  }
  const problems: Problem[] = [{ code: 'columns', level: 'warning', cells: remedyRow, found: '', taken: '', message: { zh: '', en: '' } }];
  for (const f of ask(report(rowOf(rows[0]![1])), { problems }).findings) assert.ok((f.suspects ?? []).every((s) => s.slip !== 'line-shift'));
});

const columnIds = ['natural_person', 'company', 'research', 'public_interest', 'legal_service', 'other', 'total'];
const lines: readonly (readonly [string, readonly CellRef[], RegExp])[] = [
  ['row', columnIds.map((c) => `requests.unavailable_not_held.${c}`), /each figure of the row is one too many/],
  ['row but its total', columnIds.slice(0, 6).map((c) => `requests.granted.${c}`), /figures of the row, not all, are one too many/],
];
for (const [what, refs, words] of lines) {
  test(`each cell of a ${what} one too many is one slip`, () => {
    const { findings } = ask(report(Object.fromEntries(refs.map((ref) => [ref, Number(base[ref] ?? 0) + 1]))));
    assert.ok(findings.length > 5);
    for (const f of findings) {
      const [first, second] = f.suspects!;
      assert.deepEqual([first!.slip, first!.rank, first!.tie], ['count', 1, false]);
      assert.deepEqual(first!.cells, Object.fromEntries(refs.map((ref) => [ref, Number(base[ref] ?? 0)])));
      assert.match(first!.why.en, words);
      assert.ok(second === undefined || second.rank > 1);
    }
  });
}

test('each cell of a column one too many, and figures that are off for themselves', () => {
  const column = filled('2021', 0, base);
  const raised = Object.fromEntries([...column.keys()].filter((ref) => /^requests\..*\.company$/.test(ref)).map((ref) => [ref, Number(base[ref] ?? 0) + 1]));
  const about = ask(report(raised)).findings.filter((f) => f.rule === 'requests.results' && f.scope === 'company');
  assert.deepEqual(about.map((f) => [f.suspects![0]!.rank, f.suspects![0]!.slip, Object.keys(f.suspects![0]!.cells).length]), [[1, 'count', Object.keys(raised).length]]);
  for (const f of ask(report({ 'requests.granted.natural_person': 50, 'requests.granted.company': 16 })).findings) assert.ok(f.suspects!.every((s) => !/each figure|not all/.test(s.why.en)));
});

const block = ['upheld', 'corrected', 'other', 'pending', 'total'].map((c) => `litigation_direct.${c}`);
const shiftedBlocks: readonly { readonly what: string; readonly says: readonly number[]; readonly should: readonly number[] | null }[] = [
  { what: 'to the right', says: [0, 4, 1, 0, 2], should: [4, 1, 0, 2, 7] },
  { what: 'to the left', says: [1, 0, 2, 7, 0], should: [4, 1, 0, 2, 7] },
  { what: 'nothing passed over', says: [3, 4, 1, 0, 2], should: null },
  { what: 'a figure alone', says: [0, 0, 0, 2, 0], should: null },
];
for (const { what, says, should } of shiftedBlocks) {
  test(`a kind of lawsuits one cell off, ${what}: ${should === null ? 'not' : 'among'} the suspects, and not before a slip in one cell`, () => {
    const [f] = ask(report(Object.fromEntries(block.map((ref, i) => [ref, says[i]!])))).findings;
    const shifted = f!.suspects!.filter((s) => s.slip === 'line-shift');
    assert.deepEqual(shifted.map((s) => block.map((ref, i) => s.cells[ref] ?? says[i])), should === null ? [] : [should]);
    assert.equal(f!.suspects![0]!.slip === 'line-shift', false);
  });
}
