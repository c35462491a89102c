// What the interface for programs answers with, as JSON Schema: of every address that is described. A test holds the answers against it.
import { columns } from '../../survey/index.js';

/** As much of JSON Schema as is said here. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
}

const word: Schema = { type: 'string' };
const whole: Schema = { type: 'integer' };
const number: Schema = { type: 'number' };
const truth: Schema = { type: 'boolean' };
const orNull = (s: Schema): Schema => ({ ...s, type: [s.type as string, 'null'] });
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const said = (s: Schema, description: string): Schema => ({ ...s, description });

/** All of `always` are there, of `sometimes` those that have something to say, and nothing else. */
function record(always: Readonly<Record<string, Schema>>, sometimes: Readonly<Record<string, Schema>> = {}): Schema {
  return { type: 'object', properties: { ...always, ...sometimes }, required: Object.keys(always), additionalProperties: false };
}

const both = record({ zh: word, en: word });
const regionCode = said(orNull(word), 'GB/T 2260, six digits; null where the name does not tell');
const finding = {
  agency: word, year: whole, version: whole, finding: said(word, 'fingerprint, 32 hexadecimal digits'), status: said(word, 'open, confirmed, dismissed or reported'), rule: word, outcome: said(word, 'broken or undecided'), severity: word, kind: word,
  scope: said(orNull(word), 'row or column of the form the rule was applied to'), cells: listOf(word), left: orNull(number), right: orNull(number), difference: orNull(number), message: word,
};
const more = {
  suspects: said(listOf({ type: 'object' }), 'ways to put it right, the likeliest first'), suspectsCut: said(word, 'why not all ways were looked for'), others: said(listOf({ type: 'object' }), 'cells of other reports that were compared'), passages: said(listOf({ type: 'object' }), 'sentences it is about'),
};
const cell = record({ value: said(orNull(number), 'null unless state is number'), state: said(word, 'number, blank, dash, absent or unreadable'), raw: said(orNull(word), 'as printed'), anchor: said(orNull(word), 'its place in the document') }, { unit: orNull(word) });
const figure: Schema = { type: ['string', 'number', 'null'] };

/** By path as described; of JSON. */
export const answers: Readonly<Record<string, Schema>> = {
  '/api/coverage': listOf(record({ province: said(orNull(word), 'first two digits of the region code'), year: whole, reports: whole, broken: said(whole, 'reports with broken totals') })),
  '/api/agencies': record({ total: whole, rows: listOf(record({ name: word, regionCode, level: orNull(word), department: orNull(word), reports: whole, from: orNull(whole), to: orNull(whole), broken: said(whole, 'reports with broken totals') })) }),
  '/api/agencies/{agency}': record({ name: word, regionCode, department: orNull(word), reports: listOf(record({ year: whole, versions: whole, edition: word, published: orNull(word), errors: whole, warnings: whole })) }),
  '/api/reports/{agency}/{year}': record({
    agency: word, year: whole, version: whole, current: truth, versions: listOf(record({ versionId: whole, version: whole, current: truth, firstSeen: word })), edition: word, title: orNull(word), published: orNull(word), sources: listOf(word), sha256: word,
    cells: said({ type: 'object', additionalProperties: cell }, 'by id of the codebook'), sections: listOf(record({ id: orNull(word), heading: word, paragraphs: listOf(word) })), problems: listOf(record({ code: word, level: word, message: word, cells: listOf(word) })), findings: listOf(record(finding, more)),
  }),
  '/api/findings': record({ total: whole, capped: said(truth, 'there are more than were counted'), rows: listOf(record(finding, more)) }),
  '/api/findings/{finding}': record({ ...finding, decision: { oneOf: [record({ status: word, note: word, by: word, at: word }), { type: 'null' }] } }, more),
  '/api/register': record({ total: whole, rows: listOf(record({ agency: word, regionCode, year: whole, due: said(word, 'YYYY-MM-DD'), status: said(word, 'published, late, undated, unread, missing, unreachable or not-yet-due'), date: orNull(word), origin: said(orNull(word), 'where the date is from: page, list or first-seen'), daysLate: said(orNull(whole), 'days past the deadline') })) }),
  '/api/search': record({ hits: listOf(record({ agency: word, year: whole, ordinal: said(whole, 'of the section, from 0'), heading: word, pieces: said(listOf(word), 'of the text; every other one, from the second, is what was looked for') })), total: said(whole, 'sections that have all phrases, as far as they were counted'), capped: said(truth, 'not all that may have them were looked into'), phrases: listOf(word) }),
  '/api/rules': listOf(record({ id: word, basis: word, title: both, citation: both, severity: word, says: both, editions: { type: ['array', 'null'], items: word } })),
  '/api/metrics': listOf(record({ id: word, group: word, title: both, unit: word, by: said({ type: 'object' }, 'numerator and denominator by edition'), missing: said({ type: 'object', additionalProperties: word }, 'what a cell without a number does, by state'), smallest: said(orNull(whole), 'smallest denominator that is ranked'), says: both, caution: { oneOf: [both, { type: 'null' }] }, beside: said(listOf(word), 'usual variants') })),
  '/api/compare': record({ compared: word, years: listOf(whole), breaks: listOf(record({ metric: word, breaks: listOf({ type: 'object' }) })), rows: listOf(record(Object.fromEntries(columns.map((c) => [c, figure])))) }),
  '/api/sql': record({ status: { enum: ['rows'] }, columns: listOf(word), rows: listOf(listOf({})), more: said(truth, 'there are more rows') }),
  '/export/{table}.json': listOf({ type: 'object' }),
  '/export/findings.json': listOf(record(finding, more)),
  '/export/findings.sarif': { type: 'object' },
};
