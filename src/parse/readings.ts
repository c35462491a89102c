// A cell of a picture → Value with all its readings, the likeliest first. Nothing is decided here: which of them stands is settled behind the parser.
import type { GridCell } from '../model/grid.js';
import type { Alternative, Value } from '../model/value.js';
import { numeral, type Numeral, type NumeralContext } from './numeral.js';

/** Reads a cell; one that was read from a picture carries `confidence`, and `alternatives` with the first reading among them. */
export function readCell(cell: GridCell, context: NumeralContext): Numeral {
  const read = numeral(cell.text, context);
  if (cell.readings === undefined) return read;
  const alternatives: Alternative[] = [];
  for (const r of cell.readings) {
    const { value } = numeral(r.text, context);
    const { state, value: figure } = value;
    if (state !== 'number' && state !== 'dash' && state !== 'blank') continue;
    const same = alternatives.findIndex((a) => a.state === state && a.value === figure);
    // Two spellings of one figure are one reading.
    if (same === -1) alternatives.push({ state, value: figure, raw: r.text, confidence: r.confidence });
    else alternatives[same] = { ...alternatives[same]!, confidence: Math.min(1, alternatives[same]!.confidence + r.confidence) };
  }
  alternatives.sort((a, b) => b.confidence - a.confidence);
  const confidence = alternatives.find((a) => a.state === read.value.state && a.value === read.value.value)?.confidence ?? 0;
  const value: Value = { ...read.value, confidence, ...(alternatives.length > 0 ? { alternatives } : {}) };
  return { value, problems: read.problems };
}
