// What a generated report is before it has a layout: its figures with their truth, its words, its tables as rows and columns without markup.
import type { BlockId, EditionId } from '../../src/model/edition.js';
import type { SectionId } from '../../src/model/report.js';
import type { Format as AnyFormat } from '../../src/model/source.js';
import type { CellRef, State } from '../../src/model/value.js';
import type { Layout as FormLayout } from '../../src/form/cell-refs.js';
import type { Rng } from './rng.js';

/** Formats that are text themselves. */
export type Format = Extract<AnyFormat, 'html' | 'markdown' | 'text'>;

export interface Form {
  readonly edition: EditionId;
  /** Blocks printed after another edition. */
  readonly layout: FormLayout;
}

/** `sup`, `del`, `hidden`: marked up so in HTML; `break`: a line break within the cell. */
export interface Piece {
  readonly text: string;
  readonly mark?: 'sup' | 'del' | 'hidden' | 'break';
}

/** What is printed in a cell of the form and what a careful reader makes of it. */
export interface TruthCell {
  state: State;
  value: number | null;
  /** Visible text; null when absent. */
  raw: string | null;
  unit?: string;
  /** True: a reader has to give exactly this. False: it may also say `unreadable`, never another number. */
  must: boolean;
  /** The same text with its marks, for HTML. */
  pieces?: readonly Piece[];
}

export type Cells = Map<CellRef, TruthCell>;

export interface DraftColumn {
  label: string;
  /** Headers above, outermost first. */
  under: string[];
}

export interface DraftRow {
  label: string;
  /** Labels before it, outermost first. */
  under: string[];
  /** One per column: a cell of the form, or words that are none. */
  values: (CellRef | { readonly text: string })[];
}

export interface DraftBlock {
  readonly id: BlockId;
  title: string;
  columns: DraftColumn[];
  rows: DraftRow[];
}

export interface DraftSection {
  readonly id: SectionId;
  heading: string;
  before: string[];
  /** A small table that belongs to the prose. */
  extra?: string[][];
  blocks: DraftBlock[];
  /** Notes and sentences under the table; the paragraphs of a section without one are `before`. */
  after: string[];
}

/** What the report says of itself; null where the page leaves it open, so that nothing is asked of a reader. */
export interface Facts {
  agency: string | null;
  year: number | null;
  /** ISO date. */
  published: string | null;
}

export interface Draft {
  readonly form: Form;
  readonly cells: Cells;
  readonly facts: Facts;
  /** Lines of the title; a line may be the agency alone. */
  title: string[];
  /** Words above the title: document number, addressee. */
  above: string[];
  /** Words between title and first section. */
  intro: string[];
  sections: DraftSection[];
  signature: string[];
  /** Remark printed in the corner of the table of requests. */
  corner: string;
  /** Metadata of the page, for layouts that have a place for it. */
  metadata: Record<string, string>;
  /** File name without ending. */
  name: string;
}

/** Writes a draft in one shape. The truth may get weaker on the way: a layout that loses columns says for which cells. */
export interface Layout {
  readonly id: string;
  readonly format: Format;
  /** True: column positions are lost, so a row with blank cells may be read as unreadable. */
  readonly shifts?: boolean;
  readonly write: (draft: Draft, rng: Rng) => string;
}

export function blockOf(draft: Draft, id: BlockId): DraftBlock | undefined {
  for (const s of draft.sections) for (const b of s.blocks) if (b.id === id) return b;
  return undefined;
}

/** Applies a change of wording to every label once, so that rows under one label stay under one label. */
export function mapLabels(draft: Draft, change: (label: string, kind: 'row' | 'column' | 'title') => string): void {
  for (const s of draft.sections) {
    for (const b of s.blocks) {
      const memo = new Map<string, string>();
      const once = (label: string, kind: 'row' | 'column'): string => {
        const known = memo.get(kind + label) ?? change(label, kind);
        memo.set(kind + label, known);
        return known;
      };
      b.title = change(b.title, 'title');
      for (const c of b.columns) {
        c.label = once(c.label, 'column');
        c.under = c.under.map((u) => once(u, 'column'));
      }
      for (const r of b.rows) {
        r.label = once(r.label, 'row');
        r.under = r.under.map((u) => once(u, 'row'));
      }
    }
  }
}
