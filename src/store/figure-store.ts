// Figures of many reports at once, for what is computed over them: states and numbers of the current versions, without raw text, anchors and prose.
import { sql, type SqlBool } from 'kysely';
import type { EditionId } from '../model/edition.js';
import type { Finding, FindingKind, Outcome } from '../model/finding.js';
import type { Report } from '../model/report.js';
import type { CellRef, Value } from '../model/value.js';
import type { Db } from './connection.js';
import { unpackFigures } from './pack-cells.js';
import { guarded } from './store-error.js';

export interface ListedAgency {
  readonly agency: string;
  /** GB/T 2260 code, canonical department and what joins its names over the years; null where the name does not tell. */
  readonly regionCode: string | null;
  readonly department: string | null;
  readonly identity: string | null;
}

export interface StoredFigures extends ListedAgency, Pick<Report, 'edition' | 'layout'> {
  readonly versionId: number;
  readonly year: number;
  /** YYYY-MM-DD, the earliest that a version says; null where none does. */
  readonly published: string | null;
  /** ISO date and time, UTC: when any version was first seen. */
  readonly firstSeen: string;
  readonly cells: ReadonlyMap<CellRef, Pick<Value, 'state' | 'value'>>;
  /** What is broken, and totals that were not filled in. */
  readonly findings: readonly Pick<Finding, 'rule' | 'outcome' | 'kind' | 'cells'>[];
}

export interface FiguresQuery {
  /** Exact names. */
  readonly agencies: readonly string[];
  readonly from?: number;
  readonly to?: number;
  /** Only these cells; all where left out. */
  readonly cells?: ReadonlySet<CellRef>;
}

export interface FigureStore {
  /** Every agency there is, in the order of names. */
  agencies(): Promise<ListedAgency[]>;
  /** Current reports of these agencies, in the order of agency and year. */
  of(query: FiguresQuery): Promise<StoredFigures[]>;
  /** First and last report year; null where there is no report. */
  years(): Promise<{ readonly from: number; readonly to: number } | null>;
}

export function figureStore(db: Db, path: string): FigureStore {
  const run = <T>(step: () => Promise<T>) => guarded(path, step);
  return {
    agencies: () => run(() => db.selectFrom('agency').select(['name as agency', 'region_code as regionCode', 'department', 'identity']).orderBy('key').execute()),
    of: (query) => run(() => selectFigures(db, query)),
    years: () => run(async () => {
      const span = await db.selectFrom('report').select((e) => [e.fn.min('year').as('from'), e.fn.max('year').as('to')]).executeTakeFirstOrThrow();
      return span.from === null || span.to === null ? null : { from: span.from, to: span.to };
    }),
  };
}

async function selectFigures(db: Db, { agencies, from, to, cells }: FiguresQuery): Promise<StoredFigures[]> {
  let q = db.selectFrom('agency').innerJoin('report', 'report.agency_id', 'agency.id').innerJoin('version', 'version.id', 'report.current_version')
    .innerJoin('packed_cells', 'packed_cells.version_id', 'version.id').innerJoin('form_layout', 'form_layout.id', 'version.layout_id')
    .select(['version.id as versionId', 'agency.name as agency', 'agency.region_code as regionCode', 'agency.department', 'agency.identity', 'report.year', 'form_layout.edition', 'form_layout.blocks', 'form_layout.ids', 'packed_cells.cells'])
    .select(sql<string | null>`(select min(v.published) from version v where v.report_id = report.id)`.as('published'))
    .select(sql<string>`(select min(s.first_seen) from version v join source s on s.id = v.source_id where v.report_id = report.id)`.as('firstSeen'))
    .where(sql<SqlBool>`agency.name in (select value from json_each(${JSON.stringify(agencies)}))`)
    .orderBy('agency.key').orderBy('report.year');
  if (from !== undefined) q = q.where('report.year', '>=', from);
  if (to !== undefined) q = q.where('report.year', '<=', to);
  const rows = await q.execute();
  const findings = await findingsOf(db, rows.map((r) => r.versionId));
  // There are few layouts: each is read once.
  const parsed = new Map<string, unknown>();
  const once = <T>(text: string): T => {
    let value = parsed.get(text);
    if (value === undefined) parsed.set(text, (value = JSON.parse(text)));
    return value as T;
  };
  return rows.map(({ blocks, ids, cells: packed, edition, ...r }) => ({
    ...r, edition: edition as EditionId, layout: once<Report['layout']>(blocks), cells: unpackFigures(once<CellRef[]>(ids), packed, cells), findings: findings.get(r.versionId) ?? [],
  }));
}

async function findingsOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, StoredFigures['findings']>> {
  const found = new Map<number, StoredFigures['findings'][number][]>();
  const rows = await db.selectFrom('finding').select(['version_id', 'rule', 'outcome', 'kind', 'cells'])
    .where(sql<SqlBool>`version_id in (select value from json_each(${JSON.stringify(ids)}))`)
    .where((e) => e.or([e('outcome', '=', 'broken'), e('kind', '=', 'incomplete')])).orderBy('version_id').orderBy('ordinal').execute();
  for (const r of rows) {
    const own = found.get(r.version_id) ?? [];
    found.set(r.version_id, own);
    own.push({ rule: r.rule, outcome: r.outcome as Outcome, kind: r.kind as FindingKind, cells: JSON.parse(r.cells) as CellRef[] });
  }
  return found;
}
