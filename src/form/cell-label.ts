// What a person calls a cell: the labels of its row and its column as the form prints them.
import type { FormCell } from '../model/edition.js';
import type { Text } from '../model/text.js';

/** `（一）予以公开 · 自然人`, `granted · natural persons`. */
export function cellLabel(cell: FormCell): Text {
  const { row, column } = cell;
  return { zh: `${row.label.zh} · ${column.label.zh}`, en: `${row.label.en} · ${column.label.en}` };
}
