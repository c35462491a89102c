// What is exported: the tables, and one pass over the store that fills them. Memory does not grow with the store.
import type { Lang } from '../model/text.js';
import type { CellRef, Value } from '../model/value.js';
import type { RuleRecord } from '../model/rule.js';
import type { ExportedVersion, Store, VersionFilter } from '../store/store.js';
import type { Row, Table } from './table.js';
import { blocks } from './tables/blocks.js';
import { codebook } from './tables/codebook.js';
import { findings } from './tables/findings.js';
import { long } from './tables/long.js';
import { reports } from './tables/reports.js';
import { rulesTable } from './tables/rules.js';
import { variablesTable } from './tables/variables.js';
import { wide } from './tables/wide.js';

/** Tables that can be asked for by name. */
export const shapes = ['long', 'wide', ...blocks.map((b) => b.name), 'reports', 'findings', 'rules', 'codebook', 'variables'] as const;

export interface DatasetOptions extends VersionFilter {
  readonly rules: readonly RuleRecord[];
  /** Only these tables; left out: all. */
  readonly shapes?: readonly string[];
  /** Language of headers where a format has headers for people. Default zh. */
  readonly lang?: Lang;
  /** CSV only: begin with a byte order mark, so that Excel reads UTF-8. Default false. */
  readonly bom?: boolean;
}

export type Give = (table: Table, rows: readonly Row[]) => void | Promise<void>;

export interface Dataset {
  readonly tables: readonly Table[];
  readonly lang: Lang;
  readonly bom: boolean;
  /** What a rule is called; its id where this program has it no more. */
  ruleTitle(id: string): string;
  /** Hands over the rows of these tables in one pass, those of a report together, in the order of agency, year and version. `see` is shown each report first. Throws StoreError. */
  pass(tables: readonly Table[], give: Give, see?: (v: ExportedVersion) => void | Promise<void>): Promise<void>;
  /** Cells of the current version of one report, by the exact name of its agency; null where there is none. */
  cellsOf(agency: string, year: number): Promise<ReadonlyMap<CellRef, Value> | null>;
}

/** Current versions only, unless `all`. Without a store only tables that no report changes have rows. */
export async function dataset(store: Store | null, options: DatasetOptions): Promise<Dataset> {
  const seen = store === null ? [] : [...new Set((await store.tally()).findings.map((f) => f.rule))];
  const described = [reports, long, wide, ...blocks, findings, rulesTable(options.rules, seen), codebook];
  const tables = [...described, variablesTable(described)].filter((t) => options.shapes === undefined || options.shapes.includes(t.name));
  const lang = options.lang ?? 'zh';
  const titles = new Map(options.rules.map((r) => [r.id, r.title[lang]]));
  return {
    tables,
    lang,
    bom: options.bom ?? false,
    ruleTitle: (id) => titles.get(id) ?? id,
    cellsOf: async (agency, year) => {
      const answer = await store?.report(agency, year);
      return answer?.status === 'found' ? answer.report.report.cells : null;
    },
    pass: async (wanted, give, see) => {
      for (const t of wanted) if ('all' in t.rows) await give(t, t.rows.all);
      const each = wanted.flatMap((table) => ('each' in table.rows ? [{ table, rows: table.rows.each }] : []));
      if (store === null || (each.length === 0 && see === undefined)) return;
      for await (const v of store.exported(options)) {
        if (see !== undefined) await see(v);
        for (const { table, rows } of each) {
          const given = give(table, rows(v));
          if (given !== undefined) await given;
        }
      }
    },
  };
}
