// Reports among others without a document: cells and prose straight into a Report, for the rules across reports.
import { formCells } from '../../../src/form/cell-refs.js';
import type { Placed } from '../../../src/model/placed.js';
import type { Section, SectionId } from '../../../src/model/report.js';
import type { CellRef, Value } from '../../../src/model/value.js';
import type { Cells, Form } from '../draft.js';
import { number, requestsEdition } from '../values.js';

export interface Wanted {
  readonly agency: string;
  readonly year: number;
  readonly regionCode?: string | null;
  readonly department?: string | null;
  readonly identity?: string | null;
  readonly published?: string | null;
  readonly form: Form;
  readonly cells: Cells;
  /** Paragraphs of a section. */
  readonly prose?: Readonly<Partial<Record<SectionId, readonly string[]>>>;
}

const order: readonly SectionId[] = ['overview', 'proactive', 'requests', 'reviews', 'problems', 'other'];

export function placed(w: Wanted): Placed {
  const cells = new Map<CellRef, Value>();
  for (const { ref } of formCells(w.form.edition, w.form.layout)) {
    const c = w.cells.get(ref);
    cells.set(ref, { state: c?.state ?? 'absent', value: c?.value ?? null, raw: c?.raw ?? null, anchor: null, ...(c?.unit === undefined ? {} : { unit: c.unit }) });
  }
  const anchor = { line: 1, column: 1 };
  const sections: Section[] = order.map((id) => ({ id, heading: id, anchor, paragraphs: (w.prose?.[id] ?? []).map((text) => ({ text, anchor })) }));
  return {
    agency: w.agency, year: w.year, regionCode: w.regionCode ?? null, department: w.department ?? null, identity: w.identity ?? null,
    report: {
      source: { id: `${w.agency} ${w.year}`, name: `${w.agency}${w.year}.html`, size: 1, format: 'html', charset: 'utf-8' },
      agency: { value: w.agency, from: 'title' }, year: { value: w.year, from: 'title' }, title: { value: null, from: null }, published: { value: w.published ?? null, from: w.published === undefined ? null : 'text' },
      edition: w.form.edition, layout: { ...w.form.layout, requests: requestsEdition(w.form) }, cells, sections, problems: [],
    },
  };
}

/** Writes a figure over another; a cell the form lacks stays so. */
export function put(cells: Cells, ref: CellRef, value: number): void {
  if (cells.has(ref)) cells.set(ref, number(value));
}

export function at(cells: Cells, ref: CellRef): number {
  return cells.get(ref)?.value ?? 0;
}

export function empty(cells: Cells, ref: CellRef, raw: '' | '/'): void {
  if (cells.has(ref)) cells.set(ref, { state: raw === '' ? 'blank' : 'dash', value: null, raw, must: true });
}

export function torn(cells: Cells, ref: CellRef): void {
  if (cells.has(ref)) cells.set(ref, { state: 'unreadable', value: null, raw: '3?', must: false });
}
