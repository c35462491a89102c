// Values worked out by hand, and what becomes of figures that are not there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metricOf } from '../../src/metrics/metrics.js';
import { valueOf, type Subject } from '../../src/metrics/value-of.js';
import type { EditionId } from '../../src/model/edition.js';
import type { MetricValue } from '../../src/model/metric.js';
import { cellsWith, type Stands } from '../survey/made.js';

function subject(given: Readonly<Record<string, Stands>>, more: Partial<Subject> = {}, others: Stands = 0): Subject {
  const edition: EditionId = more.edition ?? '2021';
  return { edition, layout: {}, cells: cellsWith(edition, given, others), findings: [], ...more };
}

/** 100 new and 20 carried in; 105 concluded, 15 carried over. */
const city: Readonly<Record<string, Stands>> = {
  'requests.new.total': 100, 'requests.new.natural_person': 80, 'requests.new.company': 15, 'requests.new.legal_service': 5, 'requests.carried_in.total': 20,
  'requests.granted.total': 40, 'requests.partly_granted.total': 10,
  'requests.denied_state_secret.total': 1, 'requests.denied_third_party_rights.total': 4, 'requests.denied_process_information.total': 5,
  'requests.unavailable_not_held.total': 20, 'requests.unavailable_unclear.total': 5,
  'requests.unprocessed_petition.total': 6, 'requests.unprocessed_repeated.total': 4,
  'requests.other_uncorrected.total': 7, 'requests.other_fee_unpaid.total': 1, 'requests.other_other.total': 2,
  'requests.concluded.total': 105, 'requests.carried_out.total': 15,
  'reconsideration.upheld': 6, 'reconsideration.corrected': 3, 'reconsideration.other': 1, 'reconsideration.pending': 2, 'reconsideration.total': 12,
  'litigation_direct.upheld': 4, 'litigation_direct.corrected': 1, 'litigation_direct.pending': 3, 'litigation_direct.total': 8,
  'litigation_after_reconsideration.upheld': 5, 'litigation_after_reconsideration.other': 2, 'litigation_after_reconsideration.total': 7,
  'normative_documents.issued': 3, 'normative_documents.repealed': 1, 'normative_documents.in_force': 42,
  'licences.decisions': 1204, 'penalties.decisions': 77, 'coercive_measures.decisions': 9,
};

const expected: readonly (readonly [id: string, numerator: number, denominator: number | null])[] = [
  ['requests.new', 100, null],
  ['requests.growth', 20, 80],
  ['requests.per_100000', 100, 2.5],
  ['applicants.natural_person', 80, 100], ['applicants.company', 15, 100], ['applicants.research', 0, 100], ['applicants.public_interest', 0, 100], ['applicants.legal_service', 5, 100], ['applicants.other', 0, 100],
  ['disclosure.concluded', 50, 105], ['disclosure.answered', 50, 85], ['disclosure.decided', 50, 60], ['disclosure.in_full', 40, 105],
  ['denial.rate', 10, 105], ['denial.decided', 10, 60],
  ['denial.state_secret', 1, 10], ['denial.third_party_rights', 4, 10], ['denial.process_information', 5, 10], ['denial.enforcement_file', 0, 10],
  ['unavailable.rate', 25, 105], ['unavailable.not_held', 20, 105], ['unavailable.unclear', 5, 105],
  ['unprocessed.rate', 10, 105], ['unprocessed.petition', 6, 105], ['unprocessed.repeated', 4, 105],
  ['other.rate', 10, 105],
  ['carry_over.rate', 15, 120], ['clearance.rate', 105, 120], ['clearance.of_new', 105, 100],
  ['reconsideration.rate', 12, 105], ['litigation.rate', 15, 105], ['dispute.rate', 20, 105], ['dispute.cases', 27, 105],
  ['reconsideration.correction', 3, 10], ['reconsideration.correction_of_all', 3, 12],
  ['litigation.correction', 1, 12], ['litigation.correction_of_all', 1, 15],
  ['litigation_direct.correction', 1, 5], ['litigation_after_reconsideration.correction_of_all', 0, 7],
  ['normative_documents.issued', 3, null], ['normative_documents.repealed', 1, null], ['normative_documents.in_force', 42, null],
  ['licences.decisions', 1204, null], ['penalties.decisions', 77, null], ['coercive_measures.decisions', 9, null],
  ['reports.in_time', 1, 1], ['reports.broken_totals', 0, 1],
];

for (const [id, numerator, denominator] of expected) {
  test(`${id} of the city is ${numerator}${denominator === null ? '' : ` ÷ ${denominator}`}`, () => {
    const r = valueOf(metricOf(id)!, subject(city, { inTime: true, population: 250_000, before: subject({ 'requests.new.total': 80, 'requests.new.natural_person': 80 }, { edition: '2019' }) }));
    assert.deepEqual([r.numerator, r.denominator === null ? null : Number(r.denominator.toFixed(9))], [numerator, denominator]);
    assert.equal(r.value, denominator === null ? numerator : numerator / r.denominator!);
    assert.equal(r.status, denominator !== null && metricOf(id)!.smallest !== null && denominator < metricOf(id)!.smallest! ? 'small' : 'value');
    assert.equal(r.interval !== null, metricOf(id)!.unit === 'share');
    assert.deepEqual(r.flags, []);
  });
}

interface Case {
  readonly does: string;
  readonly metric: string;
  readonly given: Subject;
  readonly is: Partial<MetricValue>;
  readonly why?: RegExp;
}

const cases: readonly Case[] = [
  { does: 'a denominator of 0 is not defined', metric: 'disclosure.concluded', given: subject({}), is: { status: 'not-defined', value: null, numerator: 0, denominator: 0, interval: null }, why: /denominator is 0/ },
  { does: 'a table left blank is not defined either, and says what was counted', metric: 'carry_over.rate', given: subject({}, {}, 'blank'), is: { status: 'not-defined', value: null }, why: /denominator is 0/ },
  { does: 'a single count left blank is missing, not 0', metric: 'requests.new', given: subject({}, {}, 'blank'), is: { status: 'missing', value: null, numerator: null }, why: /“new requests · total” is blank$/ },
  { does: 'a dash in a single count is 0', metric: 'licences.decisions', given: subject({ 'licences.decisions': 'dash' }), is: { status: 'value', value: 0, flags: [{ kind: 'counted-as-zero', cells: ['licences.decisions'] }] } },
  { does: 'a blank part of a share is 0 and named', metric: 'denial.rate', given: subject({ ...city, 'requests.denied_state_secret.total': 'blank' }), is: { status: 'value', numerator: 9, denominator: 105, flags: [{ kind: 'counted-as-zero', cells: ['requests.denied_state_secret.total'] }] } },
  { does: 'a total left blank over figures is missing', metric: 'denial.rate', given: subject({ ...city, 'requests.denied_state_secret.total': 'blank', 'requests.denied_state_secret.company': 1 }), is: { status: 'missing', value: null, denominator: 105 }, why: /state secret · total” is blank over figures/ },
  { does: 'a dash over figures too', metric: 'disclosure.concluded', given: subject({ ...city, 'requests.concluded.total': 'dash' }), is: { status: 'missing', value: null, numerator: 50 }, why: /“concluded · total” is a dash over figures/ },
  { does: 'an absent cell makes it missing', metric: 'disclosure.concluded', given: subject({ ...city, 'requests.partly_granted.total': 'absent' }), is: { status: 'missing', numerator: null, denominator: 105 }, why: /is not in the document/ },
  { does: 'an unreadable cell makes it missing', metric: 'disclosure.concluded', given: subject({ ...city, 'requests.granted.total': 'unreadable' }), is: { status: 'missing' }, why: /cannot be read/ },
  { does: 'too few to compare', metric: 'reconsideration.correction', given: subject({ 'reconsideration.upheld': 8, 'reconsideration.corrected': 1, 'reconsideration.total': 9 }), is: { status: 'small', value: 1 / 9 }, why: /only 9, fewer than the 10/ },
  { does: 'just enough', metric: 'reconsideration.correction', given: subject({ 'reconsideration.upheld': 9, 'reconsideration.corrected': 1, 'reconsideration.total': 10 }), is: { status: 'value', value: 0.1, why: null } },
  { does: 'the form of 2019 has no documents in force', metric: 'normative_documents.in_force', given: subject({}, { edition: '2019' }), is: { status: 'missing' }, why: /edition of 2019 has no such figures/ },
  { does: 'it is the block that decides, not the report', metric: 'normative_documents.in_force', given: { ...subject(city), edition: '2019', layout: { documents: '2021', requests: '2019' } }, is: { status: 'value', value: 42 } },
  { does: 'one row （六） in 2019', metric: 'other.rate', given: subject({ 'requests.other_all.total': 6, 'requests.concluded.total': 60 }, { edition: '2019' }), is: { status: 'value', value: 0.1 } },
  { does: 'made in 2019 is issued', metric: 'normative_documents.issued', given: subject({ 'normative_documents.made': 5 }, { edition: '2019' }), is: { status: 'value', value: 5 } },
  { does: 'growth needs the year before', metric: 'requests.growth', given: subject(city, { before: null }), is: { status: 'missing' }, why: /no report of the agency for the year before/ },
  { does: 'growth after a year of 0 is not defined', metric: 'requests.growth', given: subject(city, { before: subject({}) }), is: { status: 'not-defined', value: null } },
  { does: 'growth says what is missing of the year before', metric: 'requests.growth', given: subject(city, { before: subject({}, {}, 'blank') }), is: { status: 'missing' }, why: /the year before: .* is blank/ },
  { does: 'no inhabitants are guessed', metric: 'requests.per_100000', given: subject(city, { population: null }), is: { status: 'missing', numerator: 100 }, why: /no population/ },
  { does: 'a part above its whole has no interval and is flagged', metric: 'disclosure.concluded', given: subject({ ...city, 'requests.granted.total': 400 }), is: { status: 'value', value: 410 / 105, interval: null, flags: [{ kind: 'over-one' }] } },
  { does: 'a rate of reviews may exceed 1', metric: 'dispute.rate', given: subject({ ...city, 'reconsideration.total': 200 }), is: { status: 'value', value: 208 / 105, interval: null, flags: [] } },
  { does: 'late is 0', metric: 'reports.in_time', given: subject(city, { inTime: false }), is: { status: 'value', value: 0 } },
  { does: 'an unknown day is missing', metric: 'reports.in_time', given: subject(city), is: { status: 'missing' }, why: /day of publication/ },
  {
    does: 'a broken identity of its cells is flagged', metric: 'disclosure.concluded', is: { status: 'value', value: 50 / 105, flags: [{ kind: 'broken', rules: ['requests.results'], cells: ['requests.granted.total', 'requests.concluded.total'] }] },
    given: subject(city, { findings: [{ rule: 'requests.results', outcome: 'broken', kind: 'arithmetic', cells: ['requests.granted.total', 'requests.granted.company', 'requests.concluded.total'] }] }),
  },
  { does: 'one of other cells is not', metric: 'licences.decisions', given: subject(city, { findings: [{ rule: 'requests.results', outcome: 'broken', kind: 'arithmetic', cells: ['requests.concluded.total'] }] }), is: { flags: [] } },
  { does: 'a finding that is no identity is not', metric: 'requests.new', given: subject(city, { findings: [{ rule: 'prose', outcome: 'broken', kind: 'stated', cells: ['requests.new.total'] }] }), is: { flags: [] } },
  { does: 'broken totals count the report', metric: 'reports.broken_totals', given: subject(city, { findings: [{ rule: 'requests.flow', outcome: 'broken', kind: 'arithmetic', cells: ['requests.new.total'] }] }), is: { status: 'value', value: 1 } },
  { does: 'what cannot be decided is not broken', metric: 'reports.broken_totals', given: subject(city, { findings: [{ rule: 'requests.flow', outcome: 'undecided', kind: 'incomplete', cells: ['requests.new.total'] }] }), is: { status: 'value', value: 0 } },
];

for (const c of cases) {
  test(`${c.metric}: ${c.does}`, () => {
    const r = valueOf(metricOf(c.metric)!, c.given);
    for (const [name, wanted] of Object.entries(c.is)) assert.deepEqual(r[name as keyof MetricValue], wanted, name);
    if (c.why !== undefined) assert.match(r.why!.en, c.why);
  });
}
