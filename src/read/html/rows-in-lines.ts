// Paragraphs of a page that are rows of a table without its markup (figures set apart by tabs, bars or blanks) → the table they are.
import type { Block, TextBlock } from '../../model/document.js';
import type { Grid } from '../../model/grid.js';
import type { Limits } from '../../model/limits.js';
import { isRejection } from '../../model/rejection.js';
import { readText } from '../text/text.js';

/** With fewer rows of figures between two tables the lines are prose. */
const rowsEnough = 5;
/** A row has so many figures at least. */
const figuresEnough = 2;
const entry = /^(?:[+\-－−]?[\d０-９][\d０-９,，.．]*|[-－—–/／\\]{1,2})$/;

/** `blanks`: the text of a block with its blanks as wide as the page has them. Blocks that are no rows stay as they are. */
export function rowsInLines(blocks: readonly Block[], blanks: ReadonlyMap<TextBlock, string>, limits: Limits): Block[] {
  const out: Block[] = [];
  let run: TextBlock[] = [];
  const close = (): void => {
    for (const b of asTables(run, blanks, limits)) out.push(b);
    run = [];
  };
  for (const b of blocks) {
    if (b.kind === 'text') run.push(b);
    else {
      close();
      out.push(b);
    }
  }
  close();
  let index = 0;
  return out.map((b) => (b.kind === 'grid' ? { kind: 'grid', grid: { ...b.grid, index: index++ } } : b));
}

function asTables(run: readonly TextBlock[], blanks: ReadonlyMap<TextBlock, string>, limits: Limits): readonly Block[] {
  const words = run.map((b) => (b.level === undefined ? (blanks.get(b) ?? b.text) : ''));
  if (words.filter((w) => mayBeRow.test(w)).length < rowsEnough) return run;
  const page = readText(words.map((w) => w.replace(/[\r\n]+/g, ' ')).join('\n'), limits);
  if (isRejection(page)) return run;
  const tables = new Map<number, Grid>();
  const covered = new Set<number>();
  let rows = 0;
  for (const b of page.blocks) {
    if (b.kind !== 'grid') continue;
    rows += b.grid.rows.filter((r) => r.cells.filter((c) => entry.test(c.text)).length >= figuresEnough).length;
    const placed = b.grid.rows.map((r) => ({ cells: r.cells.map((c) => ({ ...c, anchor: run[lineOf(c.anchor)]!.anchor })) }));
    const lines = b.grid.rows.flatMap((r) => r.cells.map((c) => lineOf(c.anchor)));
    const first = Math.min(...lines);
    for (const l of lines) covered.add(l);
    tables.set(first, { ...b.grid, rows: placed, anchor: run[first]!.anchor });
  }
  if (rows < rowsEnough) return run;
  return run.flatMap((b, i): Block[] => {
    const grid = tables.get(i);
    return grid !== undefined ? [{ kind: 'grid', grid }] : covered.has(i) ? [] : [b];
  });
}

const mayBeRow = /[\d０-９][\s|\u3000]+[\d０-９]/;

/** Index of the line a cell of a text stands on. */
function lineOf(anchor: Grid['anchor']): number {
  return 'line' in anchor ? anchor.line - 1 : 0;
}
