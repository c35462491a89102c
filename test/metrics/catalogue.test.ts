// The records of metrics: whole, in both languages, over cells the form has; the crosswalk covers every cell; the pages are up to date.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { formCells } from '../../src/form/cell-refs.js';
import { editions } from '../../src/form/editions.js';
import { continuityOf, crosswalk, notableCrossings } from '../../src/metrics/crosswalk.js';
import { metricOf, metrics } from '../../src/metrics/metrics.js';
import { metricFields, metricsMarkdown } from '../../src/metrics/page.js';
import { partsOf } from '../../src/metrics/parts.js';
import type { EditionId } from '../../src/model/edition.js';
import type { Ratio } from '../../src/model/metric.js';

function cellsOf(r: Ratio): string[] {
  return [...r.numerator, ...(r.denominator ?? [])].flatMap(({ of }) => (of.kind === 'cell' ? [of.cell] : []));
}

test('metrics have ids of their own and words in both languages, and name others that are there', () => {
  assert.equal(new Set(metrics.map((m) => m.id)).size, metrics.length);
  for (const m of metrics) {
    assert.match(m.id, /^[a-z0-9_]+\.[a-z0-9_]+$/);
    for (const t of [m.title, m.says, m.caution]) assert.ok(t.zh !== '' && t.en !== '' && !/undefined|null/.test(t.zh + t.en), m.id);
    for (const b of m.beside ?? []) assert.ok(metricOf(b) !== undefined, `${m.id} names ${b}`);
    assert.equal(m.unit === 'count', m.counts !== undefined, m.id);
    for (const lang of ['zh', 'en'] as const) for (const [name, said] of metricFields(m, lang)) assert.ok(name !== '' && said !== '' && !/undefined|NaN/.test(said), `${m.id} ${name}`);
  }
});

test('a denominator that is more than one operand stands in brackets', () => {
  const formulaOf = (id: string): string | undefined => metricFields(metricOf(id)!, 'en').find(([name]) => name.startsWith('Formula'))?.[1];
  assert.equal(formulaOf('requests.per_100000'), '`requests.new.total ÷ (population ÷ 100,000)`');
  assert.equal(formulaOf('applicants.company'), '`requests.new.company ÷ requests.new.total`');
});

test('titles tell metrics apart', () => {
  for (const lang of ['zh', 'en'] as const) assert.equal(new Set(metrics.map((m) => m.title[lang])).size, metrics.length);
});

test('every cell of a metric is in the edition it is given for, and what editions do differently they do with other cells', () => {
  for (const m of metrics) {
    for (const [e, r] of Object.entries(m.by)) {
      const there = new Set(formCells(e as EditionId).map((c) => c.ref));
      for (const ref of cellsOf(r)) assert.ok(there.has(ref), `${m.id}: ${e} has no ${ref}`);
    }
    const ratios = [...new Set(Object.values(m.by).map((r) => JSON.stringify(r)))].map((s) => JSON.parse(s) as Ratio);
    // Else the SQL could not tell which edition a report follows.
    for (const r of ratios) for (const o of ratios) if (r !== o) assert.ok(cellsOf(r).some((c) => !cellsOf(o).includes(c)), m.id);
  }
});

test('absent and unreadable are never counted as 0', () => {
  for (const m of metrics) assert.deepEqual([m.missing.absent, m.missing.unreadable], ['missing', 'missing'], m.id);
});

test('every cell of both editions stands in the crosswalk once', () => {
  const [older, newer] = [editions[0]!, editions[1]!];
  assert.deepEqual(crosswalk.flatMap((c) => c.from.cells).sort(), formCells(older.id).map((c) => c.ref).sort());
  assert.deepEqual(crosswalk.flatMap((c) => c.to.cells).sort(), formCells(newer.id).map((c) => c.ref).sort());
  for (const c of crosswalk) {
    assert.equal(c.continuity === 'none', c.from.cells.length === 0 || c.to.cells.length === 0, JSON.stringify(c));
    assert.equal(c.continuity === 'broader', c.wider !== null);
    assert.ok(c.why.zh !== '' && c.why.en !== '');
  }
});

const crossings: readonly (readonly [from: string, to: readonly string[], continuity: string])[] = [
  ['requests.granted.total', ['requests.granted.total'], 'equal'],
  ['requests.other_all.company', ['requests.other_uncorrected.company', 'requests.other_fee_unpaid.company', 'requests.other_other.company'], 'equal'],
  ['normative_documents.made', ['normative_documents.issued'], 'broader'],
  ['normative_documents.total_public', [], 'none'],
  ['licences.decisions', ['licences.decisions'], 'equal'],
  ['licences.items_last_year', [], 'none'],
  ['procurement.amount', [], 'none'],
  ['reconsideration.pending', ['reconsideration.pending'], 'equal'],
];
for (const [from, to, continuity] of crossings) {
  test(`${from} goes on as ${to.join(' + ') || 'nothing'}: ${continuity}`, () => {
    const found = crosswalk.find((c) => c.from.cells.includes(from))!;
    assert.deepEqual([found.to.cells, found.continuity], [to, continuity]);
  });
}

test('rows of the form are taken together where every column goes the same way', () => {
  const rows = notableCrossings();
  assert.deepEqual(rows.filter((r) => r.from.startsWith('requests.')).map((r) => [r.from, r.to]), [['requests.other_all.*', 'requests.other_uncorrected.* + requests.other_fee_unpaid.* + requests.other_other.*']]);
  assert.equal(rows.find((r) => r.to === 'fees.amount')!.continuity, 'none');
  assert.ok(!rows.some((r) => r.from === 'reconsideration.total'));
});

test('a metric goes on as the weakest of its cells does', () => {
  const of = (id: string): string => continuityOf(metricOf(id)!)[0]!.continuity;
  assert.deepEqual(['disclosure.concluded', 'other.rate', 'normative_documents.issued', 'normative_documents.in_force', 'normative_documents.public', 'reports.broken_totals'].map(of), ['equal', 'equal', 'broader', 'none', 'none', 'equal']);
});

test('totals know their parts, in every edition', () => {
  assert.equal(partsOf('requests.new.total').size, 6);
  assert.ok(partsOf('requests.concluded.company').has('requests.other_all.company') && partsOf('requests.concluded.company').has('requests.other_other.company'));
  assert.deepEqual([...partsOf('reconsideration.total')], ['reconsideration.upheld', 'reconsideration.corrected', 'reconsideration.other', 'reconsideration.pending']);
  assert.equal(partsOf('licences.decisions').size, 0);
});

for (const [file, lang] of [['METRICS.md', 'en'], ['METRICS.zh.md', 'zh']] as const) {
  test(`src/metrics/${file} is what the records make of it`, () => {
    assert.equal(readFileSync(fileURLToPath(new URL(`../../../src/metrics/${file}`, import.meta.url)), 'utf8'), metricsMarkdown(metrics, lang, true), 'npm run golden renews it');
  });
}
