// The tables as Kysely knows them: one interface a table, created by create-tables.ts.
import type { Generated, Insertable } from 'kysely';
import type { CheckTables, FoundColumns } from './check-tables.js';
import type { CrawlTables } from './crawl-tables.js';

export interface Tables extends CrawlTables, CheckTables {
  /** `column` is empty for a table or view as a whole. */
  about: { name: string; column: string; zh: string; en: string };
  meta: { key: string; value: string };
  /** Region and department are null where nobody said. */
  agency: { id: Generated<number>; key: string; name: string; region_code: string | null; department: string | null; identity: string | null };
  report: { id: Generated<number>; agency_id: number; year: number; current_version: number | null };
  source: { id: Generated<number>; sha256: string; size: number; format: string; charset: string; first_seen: string };
  source_name: { id: Generated<number>; source_id: number; name: string; first_seen: string };
  form_layout: { id: Generated<number>; edition: string; blocks: string; ids: string };
  form_cell: {
    layout_id: number; position: number; id: string; table_id: string | null; block_id: string | null; row_id: string | null; column_id: string | null;
    label_zh: string | null; label_en: string | null; unit_zh: string | null; unit_en: string | null;
  };
  version: {
    id: Generated<number>; report_id: number; number: number; source_id: number; layout_id: number; agency_printed: string; agency_from: string | null; year_from: string | null;
    title: string | null; title_from: string | null; published: string | null; published_from: string | null; problems: string; added: string;
    /** Sentences between the title and the first section, as [text, anchor], JSON; null where there are none. */
    opening: string | null;
  };
  packed_cells: { version_id: number; cells: string };
  /** And one column for every cell id of the form. */
  figures: { version_id: number };
  section: { version_id: number; ordinal: number; form_id: string | null; heading: string; anchor: string; text: string; paragraphs: string };
  finding: {
    version_id: number; ordinal: number; rule: string; outcome: string; kind: string; severity: string; scope: string | null; cells: string; left_value: number | null; right_value: number | null;
    difference: number | null; blanks: string; message_zh: string; message_en: string;
  } & FoundColumns;
  rejected: { id: Generated<number>; name: string; sha256: string | null; code: string; message_zh: string; message_en: string; at: string };
}

export type FormCellRow = Insertable<Tables['form_cell']>;
