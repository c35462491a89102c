// A reading as the JSON that other programs take: one object a document, its ids those of the form.
import { findingJson } from '../export/findings.js';
import type { Finding } from '../model/finding.js';
import type { Problem } from '../model/problem.js';
import type { Rejection } from '../model/rejection.js';
import type { Report } from '../model/report.js';
import type { Lang } from '../model/text.js';
import type { Value } from '../model/value.js';

export type Read =
  | { readonly status: 'report'; readonly report: Report; readonly findings: readonly Finding[] }
  | { readonly status: 'rejected'; readonly error: Rejection };

/** Keys in the order in which they are documented; messages in one language. `findings` are given as they are: leave out before what is not wanted. */
export function readJson(file: string, read: Read, lang: Lang): object {
  if (read.status === 'rejected') return { file, status: 'rejected', error: { code: read.error.code, message: read.error.message[lang], ...(read.error.follow === undefined ? {} : { follow: read.error.follow }) }, findings: [] };
  return { file, status: 'report', report: reportJson(read.report, lang), findings: read.findings.map((f) => findingJson(f, lang)) };
}

function reportJson(report: Report, lang: Lang): object {
  return {
    agency: report.agency.value,
    year: report.year.value,
    edition: report.edition,
    title: report.title.value,
    published: report.published.value,
    from: { agency: report.agency.from, title: report.title.from, year: report.year.from, published: report.published.from },
    layout: report.layout,
    cells: Object.fromEntries([...report.cells].map(([ref, v]) => [ref, valueJson(v)])),
    sections: report.sections.map((s) => ({ id: s.id, heading: s.heading, anchor: s.anchor, paragraphs: s.paragraphs.map((p) => ({ text: p.text, anchor: p.anchor })) })),
    problems: report.problems.map((p) => problemJson(p, lang)),
  };
}

function valueJson(v: Value): object {
  return {
    value: v.value,
    state: v.state,
    raw: v.raw,
    ...(v.unit === undefined ? {} : { unit: v.unit }),
    ...(v.candidates === undefined ? {} : { candidates: v.candidates }),
    ...(v.confidence === undefined ? {} : { confidence: v.confidence }),
    anchor: v.anchor,
  };
}

function problemJson(p: Problem, lang: Lang): object {
  return {
    code: p.code,
    level: p.level,
    message: p.message[lang],
    ...(p.found === undefined ? {} : { found: p.found }),
    ...(p.taken === undefined ? {} : { taken: p.taken }),
    ...(p.cells === undefined ? {} : { cells: p.cells }),
    ...(p.anchor === undefined ? {} : { anchor: p.anchor }),
  };
}
