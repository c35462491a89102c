// What every column of figures means, derived from the form and its identities.
import { cellLabel } from '../form/cell-label.js';
import { allCells, formCells } from '../form/cell-refs.js';
import { editions } from '../form/editions.js';
import { identityRules } from '../form/identities.js';
import type { CellRef } from '../model/value.js';
import type { Row } from './columns.js';
import { byteOrderMark, csvLine } from './csv.js';
import type { ExportFormat } from './export.js';
import { jsonLine } from './json.js';

const columns = ['id', 'editions', 'table', 'block', 'row', 'column', 'label_zh', 'label_en', 'unit_zh', 'unit_en', 'identities'];

/** One line (CSV) or object (JSON) for each cell id of any edition. Labels are those of the newest edition that has the cell; lists are parted by `; `. */
export function codebook(options: { readonly format?: ExportFormat; readonly bom?: boolean } = {}): string {
  const inEditions = editions.map((e) => ({ id: e.id, refs: new Set(formCells(e.id).map((c) => c.ref)) }));
  const rules = rulesOfCells();
  const rows: Row[] = allCells.map((c) => {
    const label = cellLabel(c);
    const of = inEditions.filter((e) => e.refs.has(c.ref)).map((e) => e.id);
    const names = [...(rules.get(c.ref) ?? [])];
    return [c.ref, of.join('; '), c.table, c.block.id, c.row.id, c.column.id, label.zh, label.en, c.column.unit.zh, c.column.unit.en, names.length === 0 ? null : names.join('; ')];
  });
  if (options.format === 'json') return `[\n${rows.map((row) => jsonLine(columns, row)).join(',\n')}\n]\n`;
  return (options.bom === true ? byteOrderMark : '') + csvLine(columns) + rows.map(csvLine).join('');
}

function rulesOfCells(): ReadonlyMap<CellRef, ReadonlySet<string>> {
  const rules = new Map<CellRef, Set<string>>();
  for (const rule of identityRules) {
    for (const e of editions) {
      for (const { left, right } of rule.identities(e.id)) {
        for (const ref of [...left, ...right]) {
          const names = rules.get(ref) ?? new Set();
          rules.set(ref, names.add(rule.id));
        }
      }
    }
  }
  return rules;
}
