// Views for anybody with an SQLite tool: the packed cells as one row a cell, and the blocks of the form as the form prints them. Made from the form.
import { allCells, blockOf, cellRef } from '../form/cell-refs.js';
import { editions } from '../form/editions.js';
import type { BlockId, FormRow } from '../model/edition.js';
import { states } from './pack-cells.js';

export interface View {
  readonly name: string;
  readonly select: string;
}

/** In an order in which they can be created. */
export function views(): readonly View[] {
  return [
    { name: 'report_all', select: reports },
    { name: 'report_current', select: 'select * from report_all where current = 1' },
    { name: 'wide', select: `select r.*, ${allCells.map((c) => `f.${quoted(c.ref)}`).join(', ')} from report_current r join figures f on f.version_id = r.version_id` },
    { name: 'cell_all', select: cells },
    { name: 'cell', select: 'select * from cell_all where current = 1' },
    { name: 'finding_current', select: 'select r.agency, r.year, f.* from finding f join report_current r on r.version_id = f.version_id' },
    ...blocks().map((b) => ({ name: b, select: blockView(b) })),
  ];
}

const reports = `
  select v.id as version_id, a.name as agency, r.year, v.number as version, case when v.id = r.current_version then 1 else 0 end as current,
    l.edition, v.title, v.published, (select n.name from source_name n where n.source_id = v.source_id order by n.id limit 1) as source_name, s.sha256 as source_sha256, v.added, v.layout_id,
    a.region_code, a.department
  from version v
  join report r on r.id = v.report_id
  join agency a on a.id = r.agency_id
  join form_layout l on l.id = v.layout_id
  join source s on s.id = v.source_id`;

// `e` is the entry of one cell as pack-cells.ts writes it; x, y, z, w, v, o are the parts of its anchor.
const cells = `
  select version_id, agency, year, version, current, edition, position, id, table_id, block_id, row_id, column_id, label_zh, label_en, unit_zh, unit_en,
    case
      when kind = 'array' then case when first in ('integer', 'real') then e ->> '$[0]' end
      when kind = 'object' then (e ->> '$.v') + 0
    end as value,
    case
      when kind = 'integer' then 'absent'
      when kind = 'array' then case first when 'null' then 'blank' when 'text' then 'dash' else 'number' end
      else case e ->> '$.s' ${Object.entries(states).filter(([k]) => k !== 'n').map(([k, v]) => `when '${k}' then '${v}'`).join(' ')} else 'number' end
    end as state,
    case
      when kind = 'array' then case first when 'null' then '' when 'text' then e ->> '$[0]' else e -> '$[0]' end
      when kind = 'object' then case when json_type(e, '$.r') is null then e -> '$.v' else e ->> '$.r' end
    end as raw,
    case when kind = 'object' then e ->> '$.u' end as unit,
    case
      when y is null then null
      when z is null then x || ':' || y
      when v is not null then coalesce((cells ->> ('$.t[' || o || ']')) || '#', '') || 'p' || x || '@' || y || ',' || z || ',' || w || ',' || v
      when w is not null then (cells ->> ('$.t[' || x || ']')) || '!' || (cells ->> ('$.t[' || y || ']')) || case when z = -1 then '' else z || ']' end
      else (cells ->> '$.p') || (cells ->> ('$.b[' || x || '][0]')) || case when y = -1 then '' else y || ']' end || '@' || ((cells ->> ('$.b[' || x || '][1]')) + z)
    end as anchor
  from (
    select *, json_type(e) as kind, json_type(e, '$[0]') as first,
      case json_type(e) when 'array' then e ->> '$[1]' when 'object' then e ->> '$.a[0]' end as x,
      case json_type(e) when 'array' then e ->> '$[2]' when 'object' then e ->> '$.a[1]' end as y,
      case json_type(e) when 'array' then e ->> '$[3]' when 'object' then e ->> '$.a[2]' end as z,
      case json_type(e) when 'array' then e ->> '$[4]' when 'object' then e ->> '$.a[3]' end as w,
      case json_type(e) when 'array' then e ->> '$[5]' when 'object' then e ->> '$.a[4]' end as v,
      case json_type(e) when 'array' then e ->> '$[6]' when 'object' then e ->> '$.a[5]' end as o
    from (
      select r.version_id, r.agency, r.year, r.version, r.current, r.edition, c.position, c.id, c.table_id, c.block_id, c.row_id, c.column_id, c.label_zh, c.label_en, c.unit_zh, c.unit_en,
        p.cells, p.cells -> ('$.c[' || c.position || ']') as e
      from report_all r
      join packed_cells p on p.version_id = r.version_id
      join form_cell c on c.layout_id = r.layout_id
    )
  )`;

function blocks(): readonly BlockId[] {
  return [...new Set(editions.flatMap((e) => e.tables.flatMap((t) => t.blocks.map((b) => b.id))))];
}

/** One row for each row of the block in the edition the report prints it in; a column that edition does not have is null. */
function blockView(id: BlockId): string {
  const inEditions = editions.map((e) => ({ edition: e.id, block: blockOf(e.id, id) }));
  const columns = new Set(inEditions.flatMap((x) => x.block?.columns.map((c) => c.id) ?? []));
  return inEditions.flatMap(({ edition, block }) => {
    if (block === null) return [];
    const own = new Set(block.columns.map((c) => c.id));
    return block.rows.map((row: FormRow) => {
      const figures = [...columns].map((c) => `${own.has(c) ? `f.${quoted(cellRef(block, row.id, c))}` : 'null'} as ${quoted(c)}`);
      return `select r.agency, r.year, '${row.id}' as row_id, ${text(row.label.zh)} as label_zh, ${text(row.label.en)} as label_en, ${figures.join(', ')}, r.version_id
        from report_current r join figures f on f.version_id = r.version_id join form_layout l on l.id = r.layout_id
        where coalesce(l.blocks ->> '$.${id}', l.edition) = '${edition}'`;
    });
  }).join(' union all ');
}

function quoted(id: string): string {
  return `"${id.replaceAll('"', '""')}"`;
}

function text(s: string): string {
  return `'${s.replaceAll("'", "''")}'`;
}
