// Every rule of the program has a report that breaks it and one that nearly does, read the whole way from the bytes, and its page is up to date.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { documentFindings } from '../../src/check/document/index.js';
import { check } from '../../src/check/engine.js';
import { leadFindings } from '../../src/check/leads/index.js';
import { rules as cellRules } from '../../src/check/rules/index.js';
import { everyRule } from '../../src/commands/every-rule.js';
import { rulesMarkdown } from '../../src/commands/rule-page.js';
import { editFindings } from '../../src/compare/silent-edit.js';
import type { Finding } from '../../src/model/finding.js';
import type { Report } from '../../src/model/report.js';
import type { RuleBasis } from '../../src/model/rule.js';
import type { ReportVersion } from '../../src/model/version.js';
import { readNow } from '../written.js';
import { examples, type Example } from './across-examples.js';
import { findingsAmong, placed } from './placed-reports.js';

const folder = fileURLToPath(new URL('../../../test/check/rules/', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Everything found in the newest of the reports of one agency. */
function within(reports: readonly Report[]): readonly Finding[] {
  const [report, ...earlier] = [...reports].sort((a, b) => b.year.value! - a.year.value!);
  return [...check(report!.cells, report!.layout, report!.edition, cellRules, false), ...documentFindings(report!), ...leadFindings(report!, earlier)];
}

function version(r: Report, at: string): ReportVersion {
  return { edition: r.edition, layout: r.layout, cells: r.cells, sections: r.sections, problems: r.problems.map((p) => p.code), names: ['https://example.invalid/report.html'], firstSeen: at, lastSeen: at };
}

/** Which of its reports an example is about: the one that its recipe names, or the last. */
function ownIn(id: string, kind: Example['kind']): number {
  const of = examples.find((e) => e.rule === id && e.kind === kind)?.of;
  return of === undefined ? names(id, kind).length - 1 : names(id, kind).indexOf(of);
}

/** What is found in that report, among the others. */
function among(reports: readonly Report[], id: string, kind: Example['kind']): readonly Finding[] {
  const own = reports[ownIn(id, kind)];
  const all = reports.map(placed);
  return findingsAmong(all, all.find((p) => p.report === own)!);
}

/** How a rule of each basis is applied to its files, in the order of their names. */
const looks: Readonly<Record<RuleBasis, (reports: readonly Report[], id: string, kind: Example['kind']) => readonly Finding[]>> = {
  cells: within,
  document: within,
  lead: within,
  prose: among,
  years: among,
  levels: among,
  copies: among,
  versions: ([older, newer]) => editFindings(version(older!, '2024-01-20T00:00:00Z'), version(newer!, '2024-02-20T00:00:00Z')),
};
/** Rules of these compare documents: one file cannot show them. */
const several: readonly RuleBasis[] = ['years', 'levels', 'copies', 'versions'];

/** `breaks.html`, `breaks.1.html` … of the rule, or all that is in its folder `breaks`. */
function names(id: string, kind: Example['kind']): string[] {
  const there = existsSync(join(folder, id)) ? readdirSync(join(folder, id)).sort() : [];
  return there.includes(kind) ? readdirSync(join(folder, id, kind)).sort() : there.filter((f) => f.startsWith(`${kind}.`));
}

function reportsIn(id: string, kind: Example['kind']): Report[] {
  return names(id, kind).map((f) => {
    const path = [join(folder, id, kind, f), join(folder, id, f)].find((p) => existsSync(p))!;
    const reading = readNow(readFileSync(path), f);
    if (reading.status === 'rejected') assert.fail(`${id}/${f} is not read as a report: ${reading.error.message.en}`);
    return reading.report;
  });
}

for (const rule of everyRule) {
  test(`${rule.id}: one report breaks it, one nearly does`, () => {
    const [breaks, near] = [reportsIn(rule.id, 'breaks'), reportsIn(rule.id, 'near-miss')];
    const least = several.includes(rule.basis) ? 2 : 1;
    assert.ok(breaks.length >= least && near.length >= least, `test/check/rules/${rule.id} holds ${breaks.length} breaks.* and ${near.length} near-miss.*, at least ${least} of each are needed`);
    const said = (reports: readonly Report[], kind: Example['kind']): readonly Finding[] => looks[rule.basis](reports, rule.id, kind).filter((f) => f.rule === rule.id && f.outcome !== 'holds');
    const found = said(breaks, 'breaks');
    assert.ok(found.some((f) => f.outcome === 'broken' || f.kind === 'lead'), `nothing of ${rule.id} is found in breaks.*`);
    for (const f of found) {
      for (const words of [f.message.zh, f.message.en]) assert.ok(words !== '' && !/undefined|NaN|\bnull\b/.test(words), words);
      for (const p of f.passages ?? []) assert.ok(p.text !== '' && textAt(breaks.find((r) => r.agency.value === p.agency && r.year.value === p.year) ?? breaks[ownIn(rule.id, 'breaks')]!, p.place.section, p.place.paragraph).slice(p.place.start, p.place.end) === p.text, `“${p.text}” does not stand at its place`);
    }
    assert.deepEqual(said(near, 'near-miss').map((f) => f.message.en), []);
  });
}

function textAt(r: Report, section: number, paragraph: number): string {
  if (section < 0) return r.opening![paragraph]!.text;
  return paragraph < 0 ? r.sections[section]!.heading : r.sections[section]!.paragraphs[paragraph]!.text;
}

test('what is not wrong by any rule: no near miss breaks a rule of cells', () => {
  for (const rule of everyRule.filter((r) => r.basis === 'document')) {
    for (const r of reportsIn(rule.id, 'near-miss')) assert.deepEqual(check(r.cells, r.layout, r.edition, cellRules, false).filter((f) => f.outcome === 'broken').map((f) => f.rule), [], rule.id);
  }
});

test('there is no folder of a rule that is gone', () => {
  const ids = new Set(everyRule.map((r) => r.id));
  assert.deepEqual(readdirSync(folder).filter((d) => !ids.has(d)), []);
});

test('rules have ids of their own, in order, and words in both languages', () => {
  const ids = everyRule.map((r) => r.id);
  assert.deepEqual(ids, [...new Set(ids)].sort());
  for (const r of everyRule) for (const t of [r.title, r.citation, r.says, ...(r.example === undefined ? [] : [r.example.breaks, r.example.nearMiss])]) assert.ok(t.zh !== '' && t.en !== '', r.id);
});

for (const [file, lang] of [['RULES.md', 'en'], ['RULES.zh.md', 'zh']] as const) {
  test(`src/check/${file} is what the records make of it`, () => {
    assert.equal(readFileSync(join(root, 'src', 'check', file), 'utf8'), rulesMarkdown(everyRule, lang, true), 'npm run golden renews it');
  });
}
