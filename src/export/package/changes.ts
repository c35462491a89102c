// What changed since an earlier package: reports that came, went or say something else, and each of their cells that does. Memory grows with the number of reports, not of cells.
import type { CellRef, Value } from '../../model/value.js';
import type { ExportedVersion } from '../../store/store.js';
import { column, type Field, type Row, type Table } from '../table.js';
import { reportKey } from '../tables/keys.js';
import { cellFact, cellsDigest, factOf } from './cell-fact.js';
import { readCsv } from './read-csv.js';

/** An earlier package, a folder or a zip. */
export interface Earlier {
  /** A file of it by its name within; throws where there is none. */
  read(name: string): AsyncIterable<Uint8Array>;
}

export const changes: Table = {
  name: 'changes',
  title: { zh: '变动', en: 'changes' },
  says: { zh: '与上一版数据包相比变动的报告和格', en: 'reports and cells that differ from the earlier package' },
  columns: [
    column('change', 'string', '变动', 'change', { required: true, values: ['report-added', 'report-removed', 'cell-added', 'cell-removed', 'cell-changed'] }),
    column('agency', 'string', '机关', 'agency', { required: true }),
    column('year', 'integer', '年度', 'year', { required: true }),
    column('id', 'string', '格的编号', 'cell id', { why: { zh: '整份报告的变动为空', en: 'empty where the whole report came or went' } }),
    column('because', 'string', '原因', 'because', { values: ['document', 'reading'], why: { zh: 'document 原件变了；reading 原件没变，读法变了', en: 'document: other bytes were published; reading: the same bytes are read otherwise' } }),
    ...(['before', 'after'] as const).flatMap((n) => [
      column(`${n}_state`, 'string', n === 'before' ? '原状态' : '现状态', `state ${n}`),
      column(`${n}_value`, 'number', n === 'before' ? '原数值' : '现数值', `figure ${n}`),
      column(`${n}_unit`, 'string', n === 'before' ? '原单位' : '现单位', `unit ${n}`),
    ]),
  ],
  primaryKey: [],
  foreignKeys: [],
  rows: { all: [] },
};

interface Known {
  readonly agency: string;
  readonly year: number;
  readonly report: string;
  readonly digest: string;
}

export interface Changed extends Known {
  readonly because: 'document' | 'reading';
}

export interface Changes {
  readonly added: readonly Known[];
  readonly removed: readonly Known[];
  /** Reports of which a cell says something else. */
  readonly changed: readonly Changed[];
}

/** Shown each report of the new package; says at the end what changed. Current versions only. */
export class Comparison {
  private readonly added: Known[] = [];
  private readonly changed: Changed[] = [];

  private constructor(private readonly before: Map<string, Known>) {}

  static async with(earlier: Earlier): Promise<Comparison> {
    const before = new Map<string, Known>();
    for await (const r of readCsv(earlier.read('data/reports.csv'))) {
      if (r['current'] === 'true') before.set(keyOf(r['agency'] ?? '', Number(r['year'])), { agency: r['agency'] ?? '', year: Number(r['year']), report: r['report'] ?? '', digest: r['cells_sha256'] ?? '' });
    }
    return new Comparison(before);
  }

  see(v: ExportedVersion): void {
    if (!v.current) return;
    const now = { agency: v.agency, year: v.year, report: reportKey(v), digest: cellsDigest(v.report.cells) };
    const key = keyOf(v.agency, v.year);
    const then = this.before.get(key);
    this.before.delete(key);
    if (then === undefined) this.added.push(now);
    else if (then.digest !== now.digest) this.changed.push({ ...then, because: then.report === now.report ? 'reading' : 'document' });
  }

  end(): Changes {
    return { added: this.added, removed: [...this.before.values()], changed: this.changed };
  }
}

function keyOf(agency: string, year: number): string {
  return `${agency}\t${year}`;
}

/** Rows of the table of changes. */
export async function* changedRows(c: Changes, earlier: Earlier, cellsOf: (agency: string, year: number) => Promise<ReadonlyMap<CellRef, Value> | null>): AsyncGenerator<Row> {
  const whole = (change: string, k: Known): Row => [change, k.agency, k.year, ...Array<null>(changes.columns.length - 3).fill(null)];
  for (const k of c.added) yield whole('report-added', k);
  for (const k of c.removed) yield whole('report-removed', k);
  if (c.changed.length === 0) return;
  const wanted = new Map(c.changed.map((k) => [k.report, k]));
  let current: Changed | undefined;
  let cells: Before = new Map();
  for await (const r of readCsv(earlier.read('data/long.csv'))) {
    const own = wanted.get(r['report'] ?? '');
    // Rows of a report stand together.
    if (own !== current) {
      if (current !== undefined) yield* cellRows(current, cells, await cellsOf(current.agency, current.year));
      [current, cells] = [own, new Map()];
    }
    if (own !== undefined) cells.set(r['id']!, { state: r['state']!, value: r['value']!, unit: r['unit']!, raw: r['raw']! });
  }
  if (current !== undefined) yield* cellRows(current, cells, await cellsOf(current.agency, current.year));
}

type Before = Map<string, { readonly state: string; readonly value: string; readonly unit: string; readonly raw: string }>;

function* cellRows(c: Changed, before: Before, after: ReadonlyMap<CellRef, Value> | null): Generator<Row> {
  for (const id of new Set([...before.keys(), ...(after?.keys() ?? [])])) {
    const [old, now] = [before.get(id), after?.get(id)];
    if (old !== undefined && now !== undefined && cellFact(old.state, old.value, old.unit, old.raw) === factOf(now)) continue;
    const then: Field[] = old === undefined ? [null, null, null] : [old.state, old.value === '' ? null : Number(old.value), old.unit === '' ? null : old.unit];
    const here: Field[] = now === undefined ? [null, null, null] : [now.state, now.value, now.unit ?? null];
    yield [old === undefined ? 'cell-added' : now === undefined ? 'cell-removed' : 'cell-changed', c.agency, c.year, id, c.because, ...then, ...here];
  }
}
