// One published report from a seed: figures, words, irregularities, layout, bytes, and the truth beside them.
import { layouts } from './layouts.js';
import { drawDocument, type DocumentOptions } from './document.js';
import type { Cells, Draft, Facts, Form, Layout } from './draft.js';
import { irregularity, irregularities } from './irregularities.js';
import { rng } from './rng.js';
import { equations, plantSlips, type Equation } from './slips.js';
import { drawCells, forms, requestsEdition, type FormId, type Size } from './values.js';

export interface Recipe extends DocumentOptions {
  readonly seed: number;
  readonly form?: FormId;
  readonly layout?: string;
  readonly size?: Size;
  readonly irregularities?: readonly string[];
  /** Number of figures made wrong. */
  readonly slips?: number;
  /** Sets figures before the words are written around them. */
  readonly figures?: (cells: Cells) => void;
  /** Last word on the draft, before it is written. */
  readonly change?: (draft: Draft) => void;
}

export interface Generated {
  readonly bytes: Uint8Array;
  /** File name with its ending. */
  readonly name: string;
  readonly recipe: Recipe;
  readonly layout: Layout;
  readonly form: Form;
  readonly cells: Cells;
  readonly facts: Facts;
  readonly equations: readonly Equation[];
  /** Cells whose figures were made wrong. */
  readonly slips: readonly string[];
  readonly mayReject: boolean;
  readonly text: string;
}

const endings = { html: 'html', markdown: 'md', text: 'txt' } as const;

export function layoutOf(id: string): Layout {
  const found = layouts.find((l) => l.id === id);
  if (found === undefined) throw new RangeError(`No layout ${id}.`);
  return found;
}

/** Where a layout loses columns, a row with empty cells does not say which of them are empty; where rows are lines, one of empty cells is no row at all. */
function weaken(draft: Draft, layout: Layout): void {
  const blanks = new Set([...draft.cells].filter(([, c]) => c.state === 'blank').map(([ref]) => ref));
  for (const s of draft.sections) {
    for (const b of s.blocks) {
      const rows = b.id === 'reviews' ? [b.rows.flatMap((row) => row.values)] : b.rows.map((row) => row.values);
      for (const values of rows) {
        const refs = values.filter((v): v is string => typeof v === 'string');
        if (layout.shifts === true ? refs.some((ref) => blanks.has(ref)) : layout.format === 'text' && refs.every((ref) => blanks.has(ref))) for (const ref of refs) draft.cells.get(ref)!.must = false;
      }
    }
  }
}

/** The same recipe gives the same bytes on every machine. */
export function generate(recipe: Recipe): Generated {
  const r = rng(recipe.seed);
  const form = forms[recipe.form ?? r.pick(Object.keys(forms) as FormId[])];
  const layout = recipe.layout === undefined ? r.pick(layouts) : layoutOf(recipe.layout);
  const cells = drawCells(form, r, recipe.size);
  recipe.figures?.(cells);
  const draft = drawDocument(form, cells, r, recipe);
  const slips = plantSlips(draft, r, recipe.slips ?? 0);
  const wanted = (recipe.irregularities ?? []).map(irregularity).filter((x) => (x.formats?.includes(layout.format) ?? true) && (x.suits?.(draft) ?? true));
  for (const x of wanted) x.apply?.(draft, r);
  recipe.change?.(draft);
  weaken(draft, layout);
  const text = layout.write(draft, r);
  const encode = wanted.find((x) => x.encode !== undefined)?.encode;
  return {
    bytes: encode?.(text, layout.format) ?? new TextEncoder().encode(text),
    name: `${draft.name}.${endings[layout.format]}`,
    recipe, layout, form, slips, text,
    cells: draft.cells, facts: draft.facts,
    equations: equations(draft.cells, requestsEdition(form)),
    mayReject: wanted.some((x) => x.mayReject === true),
  };
}

export { irregularities, layouts };
