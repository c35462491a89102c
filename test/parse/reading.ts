// Fragments of reports for the tests of the parser: a title is put above, and the cells asked for come back as written.
import assert from 'node:assert/strict';
import type { Report } from '../../src/model/report.js';
import type { CellRef } from '../../src/model/value.js';
import { readNow } from '../written.js';

export function reading(fragment: string, title = '云栖区水务局2023年政府信息公开工作年度报告'): Report {
  const text = fragment.includes('<') && !fragment.startsWith('|') ? `<html><body><h1>${title}</h1>${fragment}</body></html>` : `# ${title}\n\n${fragment}\n`;
  const got = readNow(new TextEncoder().encode(text), 'fragment');
  assert.ok(got.status === 'report', got.status === 'rejected' ? got.error.code : '');
  return got.report;
}

/** The cells of a row or block as one word each: the figure, or the state where there is none. */
export function shown(report: Report, refs: readonly CellRef[]): string[] {
  return refs.map((r) => {
    const v = report.cells.get(r);
    return v === undefined ? 'no such cell' : v.state === 'number' ? String(v.value) : v.state;
  });
}

export function request(row: string): CellRef[] {
  return ['natural_person', 'company', 'research', 'public_interest', 'legal_service', 'other', 'total'].map((c) => `requests.${row}.${c}`);
}

export function remedy(row: string): CellRef[] {
  return ['upheld', 'corrected', 'other', 'pending', 'total'].map((c) => `${row}.${c}`);
}
