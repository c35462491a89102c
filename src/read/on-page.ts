// A block of one of several pages → the same block in the document they make together.
import type { Anchor } from '../model/anchor.js';
import type { Block } from '../model/document.js';

/** In the addresses of page `n` offsets go on from the pages before it, and the path begins with `/html[n]`. `index`: number of the table in the whole, where it is one. */
export function onPage(block: Block, n: number, before: number, index: number): Block {
  const moved = (a: Anchor): Anchor => ('offset' in a ? { path: a.path.replace(/^\/html(?=\/|$)/, `/html[${n}]`), offset: a.offset + before } : a);
  if (block.kind !== 'grid') return { ...block, anchor: moved(block.anchor) };
  const rows = block.grid.rows.map((r) => ({ cells: r.cells.map((c) => ({ ...c, anchor: moved(c.anchor) })) }));
  return { kind: 'grid', grid: { ...block.grid, index, anchor: moved(block.grid.anchor), rows } };
}
