// The same metric as one line of SQL over exported tables, so that anybody can compute it again without this program.
import type { State } from '../model/value.js';
import type { Metric, Operand, Ratio, Term } from '../model/metric.js';
import type { CellRef } from '../model/value.js';
import { identityIds, partsOf } from './parts.js';

/**
 * One statement in the SQL of SQLite and DuckDB: `agency`, `year` and `value` of every report, null where there is none. It reads the exported tables by their names: `wide` for figures and `long` for
 * what stands where there is no figure, and as far as the metric needs them `findings`, `register` and `population` (region_code, year, population).
 */
export function metricSql(metric: Metric): string {
  const ratios = distinct(Object.values(metric.by));
  const operands = ratios.flatMap((r) => [...r.numerator, ...(r.denominator ?? [])].map((t) => t.of));
  const joins = [
    ...(operands.some((o) => o.kind === 'cell' && o.before) ? [' left join wide p on p.agency = w.agency and p.year = w.year - 1'] : []),
    ...(operands.some((o) => o.kind === 'fact' && o.fact === 'in-time') ? [' left join register r on r.agency = w.agency and r.year = w.year'] : []),
    ...(operands.some((o) => o.kind === 'population') ? [' left join population n on n.region_code = w.region_code and n.year = w.year'] : []),
  ];
  return `select w.agency, w.year, case ${ratios.map((r) => `when ${known(metric, r)} then ${quotient(metric, r)}`).join(' ')} end as value from wide w${joins.join('')}`;
}

/** The expression alone over columns of `wide`, of the newest edition that has the metric: for a quick look at reports without gaps. */
export function metricExpression(metric: Metric): string {
  const { numerator, denominator } = Object.values(metric.by).at(-1)!;
  const top = expression(metric, numerator);
  return denominator === null ? top : `1.0 * (${top}) / nullif(${expression(metric, denominator)}, 0)`;
}

function distinct(ratios: readonly Ratio[]): Ratio[] {
  return [...new Map(ratios.map((r) => [JSON.stringify(r), r])).values()].reverse();
}

function quotient(metric: Metric, { numerator, denominator }: Ratio): string {
  const top = expression(metric, numerator);
  if (denominator === null) return top;
  const bottom = expression(metric, denominator);
  return `case when ${bottom} > 0 then 1.0 * (${top}) / (${bottom}) end`;
}

function expression(metric: Metric, terms: readonly Term[]): string {
  return terms.map(({ times, of }, i) => {
    const sign = times < 0 ? (i === 0 ? '-' : ' - ') : i === 0 ? '' : ' + ';
    const size = Math.abs(times);
    return `${sign}${size === 1 ? '' : `${size} * `}${operandSql(metric, of)}`;
  }).join('');
}

function operandSql(metric: Metric, of: Operand): string {
  switch (of.kind) {
    case 'report': return '1';
    case 'population': return 'n.population';
    case 'fact': return of.fact === 'in-time' ? `case r.status when 'published' then 1 when 'late' then 0 end` : `case when exists (select 1 from findings f where f.agency = w.agency and f.year = w.year and f.outcome = 'broken' and f.rule in (${[...identityIds].map(text).join(', ')})) then 1 else 0 end`;
    case 'cell': {
      const column = `${of.before ? 'p' : 'w'}.${quoted(of.cell)}`;
      return Object.values(metric.missing).includes('zero') ? `coalesce(${column}, 0)` : column;
    }
  }
}

/** Every cell has a figure, or what counts as 0; no total that would count as 0 stands over figures. */
function known(metric: Metric, { numerator, denominator }: Ratio): string {
  const cells = (before: boolean): CellRef[] => [...new Set([...numerator, ...(denominator ?? [])].flatMap(({ of }) => (of.kind === 'cell' && of.before === before ? [of.cell] : [])))];
  const conditions = ([['w', cells(false)], ['p', cells(true)]] as const).flatMap(([table, own]) => (own.length === 0 ? [] : [states(metric, table, own), ...own.flatMap((c) => notOverFigures(table, c))]));
  return conditions.length === 0 ? '1 = 1' : conditions.join(' and ');
}

function states(metric: Metric, table: 'w' | 'p', cells: readonly CellRef[]): string {
  const allowed: State[] = ['number', ...(Object.keys(metric.missing) as (keyof Metric['missing'])[]).filter((s) => metric.missing[s] === 'zero')];
  return `(select count(*) from long l where l.agency = ${table}.agency and l.year = ${table}.year and l.id in (${cells.map(text).join(', ')}) and l.state in (${allowed.map(text).join(', ')})) = ${cells.length}`;
}

function notOverFigures(table: 'w' | 'p', cell: CellRef): string[] {
  const parts = [...partsOf(cell)];
  if (parts.length === 0) return [];
  return [`not (${table}.${quoted(cell)} is null and ${parts.map((p) => `abs(coalesce(${table}.${quoted(p)}, 0))`).join(' + ')} > 0)`];
}

function quoted(id: string): string {
  return `"${id.replaceAll('"', '""')}"`;
}

function text(s: string): string {
  return `'${s.replaceAll("'", "''")}'`;
}
