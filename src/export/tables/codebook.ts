// `codebook`: what every cell id means: labels, editions, unit, what an empty figure says, the identities it stands in. Made from the form.
import { cellLabel } from '../../form/cell-label.js';
import { allCells } from '../../form/cell-refs.js';
import { editions } from '../../form/editions.js';
import { identityRules } from '../../form/identities.js';
import type { CellRef } from '../../model/value.js';
import { column, type Table } from '../table.js';
import { statNames } from '../formats/stata/names.js';
import { editionsOf, missing } from './missing.js';

interface Stands {
  readonly rules: Set<string>;
  readonly equations: Set<string>;
}

export interface Equation {
  readonly rule: string;
  /** In cell ids, the editions before it where not all print it. */
  readonly text: string;
  readonly refs: readonly CellRef[];
}

export const codebook: Table = {
  name: 'codebook',
  title: { zh: '编码本', en: 'codebook' },
  says: { zh: '每格的含义', en: 'what each cell means' },
  columns: [
    column('id', 'string', '格的编号', 'cell id', { required: true }),
    column('label_zh', 'string', '项目', 'label (Chinese)', { required: true }),
    column('label_en', 'string', '项目（英文）', 'label (English)', { required: true }),
    column('under', 'string', '上级标题', 'printed under', { why: { zh: '印在其上的标题', en: 'headings printed above the row, outermost first' } }),
    column('editions', 'string', '格式版本', 'editions', { required: true, why: { zh: '有此格的格式', en: 'editions of the form that have the cell' } }),
    column('table', 'string', '表', 'table', { required: true }),
    column('block', 'string', '部分', 'block', { required: true }),
    column('row', 'string', '行编号', 'row', { required: true }),
    column('column', 'string', '列编号', 'column', { required: true }),
    column('unit_zh', 'string', '单位', 'unit (Chinese)', { required: true }),
    column('unit_en', 'string', '单位（英文）', 'unit (English)', { required: true }),
    column('missing_zh', 'string', '空值含义', 'missing (Chinese)', { required: true }),
    column('missing_en', 'string', '空值含义（英文）', 'missing (English)', { required: true }),
    column('identities', 'string', '勾稽规则', 'identities', { why: { zh: '所在的勾稽关系，规则编号', en: 'rules whose identities the cell stands in' } }),
    column('equations', 'string', '勾稽关系', 'equations', { why: { zh: '所在的等式，每版格式分列', en: 'the equations it stands in, by edition' } }),
    column('stata', 'string', 'Stata 变量名', 'name in Stata', { required: true }),
  ],
  primaryKey: ['id'],
  foreignKeys: [],
  rows: { all: rows() },
};

function rows(): (string | null)[][] {
  const stands = standing();
  const stata = statNames(allCells.map((c) => c.ref));
  return allCells.map((c, i) => {
    const label = cellLabel(c);
    const [own, says] = [stands.get(c.ref), missing(c)];
    const under = [...(c.row.under ?? []), ...(c.column.under ?? [])];
    return [
      c.ref, label.zh, label.en, joined(under, ' › '), editionsOf(c).join('; '), c.table, c.block.id, c.row.id, c.column.id, c.column.unit.zh, c.column.unit.en, says.zh, says.en,
      joined([...(own?.rules ?? [])], '; '), joined([...(own?.equations ?? [])], '; '), stata[i]!,
    ];
  });
}

/** By cell. */
function standing(): ReadonlyMap<CellRef, Stands> {
  const found = new Map<CellRef, Stands>();
  for (const e of equations()) {
    for (const ref of e.refs) {
      const own = found.get(ref) ?? { rules: new Set(), equations: new Set() };
      found.set(ref, own);
      own.rules.add(e.rule);
      own.equations.add(e.text);
    }
  }
  return found;
}

/** All identities of the form; those that both editions print alike are said once. */
export function equations(): readonly Equation[] {
  return identityRules.flatMap((rule) => {
    const alike = new Map<string, { readonly refs: readonly CellRef[]; readonly in: string[] }>();
    for (const e of editions) {
      for (const { left, right } of rule.identities(e.id)) {
        const equation = `${left.join(' + ')} ${rule.relation} ${right.join(' + ')}`;
        const known = alike.get(equation);
        if (known === undefined) alike.set(equation, { refs: [...left, ...right], in: [e.id] });
        else known.in.push(e.id);
      }
    }
    return [...alike].map(([equation, { refs, in: of }]) => ({ rule: rule.id, refs, text: of.length === editions.length ? equation : `[${of.join(', ')}] ${equation}` }));
  });
}

function joined(items: readonly string[], by: string): string | null {
  return items.length === 0 ? null : items.join(by);
}
