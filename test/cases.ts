// The cases in test/cases: one folder a document, with what stands in it (truth.json, by hand) and what was made of it at each stage (the golden files).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRejection } from '../src/model/rejection.js';
import type { Anchor } from '../src/model/anchor.js';
import type { Report } from '../src/model/report.js';
import { readReport } from '../src/pipeline.js';
import { defaultLimits } from '../src/model/limits.js';
import { anchorText } from '../src/store/anchor-text.js';
import { read } from '../src/read/read.js';

export const casesFolder = fileURLToPath(new URL('../../test/cases/', import.meta.url));

export interface Case {
  readonly name: string;
  readonly folder: string;
  /** `source.html`, `source.md` or `source.txt`: a name that tells nothing of the report. */
  readonly source: string;
  /** Has golden files beside its truth. */
  readonly golden: boolean;
}

/** What a person reads in the source. */
export interface Truth {
  readonly agency: string;
  readonly year: number;
  readonly published: string | null;
  /** Row of the form → column → figure; `unreadable` where the document contradicts itself or cannot be told. */
  readonly cells: Readonly<Record<string, Readonly<Record<string, number | 'blank' | 'dash' | 'unreadable'>>>>;
}

export function cases(): Case[] {
  return readdirSync(casesFolder, { withFileTypes: true })
    .filter((d) => d.isDirectory())
    .map((d) => {
      const folder = join(casesFolder, d.name);
      return { name: d.name, folder, source: readdirSync(folder).find((f) => f.startsWith('source.')) ?? 'source.missing', golden: existsSync(join(folder, 'report.json')) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function truth(c: Case): Truth {
  return JSON.parse(readFileSync(join(c.folder, 'truth.json'), 'utf8')) as Truth;
}

export const expectedFiles = ['grids.json', 'report.json', 'findings.json'] as const;
export type Expected = Readonly<Record<(typeof expectedFiles)[number], string>>;

/** The expected files of a case as text: one line a table row, a cell, a finding, so that a change shows as the lines it changes. */
export async function expected(c: Case): Promise<Expected> {
  const bytes = readFileSync(join(c.folder, c.source));
  const document = await read(bytes, c.source, defaultLimits);
  const grids = isRejection(document) ? [] : document.blocks.flatMap((b) => (b.kind === 'grid' ? [b.grid.rows.map((r) => r.cells.map((cell) => cell.text))] : []));
  const reading = await readReport(bytes, c.source);
  return {
    'grids.json': `[\n${grids.map((g) => `[\n${list(g, 2)}\n]`).join(',\n')}\n]\n`,
    'report.json': reading.status === 'report' ? reportText(reading.report) : `${JSON.stringify({ rejected: reading.error.code, message: reading.error.message }, null, 2)}\n`,
    'findings.json': reading.status === 'report' ? `[\n${list(reading.findings.filter((f) => f.outcome !== 'holds'), 2)}\n]\n` : '[]\n',
  };
}

function reportText(r: Report): string {
  const cells = [...r.cells].map(([ref, v]) => `    ${JSON.stringify(ref)}: ${JSON.stringify([v.state === 'number' ? v.value : v.state, v.raw, address(v.anchor), ...(v.unit === undefined ? [] : [v.unit]), ...(v.candidates === undefined ? [] : [v.candidates])])}`);
  const sections = r.sections.map((s) => ({ id: s.id, heading: s.heading, at: address(s.anchor), paragraphs: s.paragraphs.map((p) => [p.text, address(p.anchor)]) }));
  // Messages are worded in the sources; codes and what was found and taken are what a reading must keep.
  const problems = r.problems.map((p) => ({ code: p.code, level: p.level, found: p.found, taken: p.taken, cells: p.cells }));
  const facts = { agency: r.agency, year: r.year, title: r.title, published: r.published };
  return [
    '{',
    ...Object.entries(facts).map(([k, f]) => `  ${JSON.stringify(k)}: ${JSON.stringify(f)},`),
    `  "format": ${JSON.stringify(r.source.format)}, "charset": ${JSON.stringify(r.source.charset)},`,
    `  "edition": ${JSON.stringify(r.edition)}, "layout": ${JSON.stringify(r.layout)},`,
    `  "cells": {\n${cells.join(',\n')}\n  },`,
    `  "sections": [\n${list(sections, 4)}\n  ],`,
    `  "problems": [\n${list(problems, 4)}\n  ]`,
    '}',
    '',
  ].join('\n');
}

function address(a: Anchor | null): string | null {
  if (a === null) return null;
  return 'offset' in a ? `${a.path} @${a.offset}` : anchorText(a);
}

function list(items: readonly unknown[], indent: number): string {
  return items.map((i) => `${' '.repeat(indent)}${JSON.stringify(i)}`).join(',\n');
}
