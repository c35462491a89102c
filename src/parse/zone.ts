// What may belong to a table of the form, in reading order: lines, and rows of grids.
import type { Line, Row } from './stream.js';

export type ZoneItem = { readonly line: Line; readonly row: null } | { readonly row: Row; readonly line: null };
