// `reports`: one row a report: where it was published and when, what its bytes are, how much of it could be read.
import { publicName } from '../../model/public-name.js';
import type { State } from '../../model/value.js';
import type { ExportedVersion } from '../../store/store.js';
import { column, type Field, type Table } from '../table.js';
import { cellsDigest } from '../package/cell-fact.js';
import { keyColumns, keys } from './keys.js';

const counted: readonly State[] = ['number', 'blank', 'dash', 'absent', 'unreadable'];

export const reports: Table = {
  name: 'reports',
  title: { zh: '报告', en: 'reports' },
  says: { zh: '每份报告一行：网址、原件、日期', en: 'a row for each report: address, document, dates' },
  columns: [
    ...keyColumns.map((c) => ({ ...c, repeats: false })),
    column('current', 'boolean', '现行版', 'current', { required: true, why: { zh: '没有被更新的版本取代', en: 'no newer version stands beside it' } }),
    column('agency_printed', 'string', '所印机关名称', 'agency as printed'),
    column('title', 'string', '标题', 'title'),
    column('published', 'date', '发布日期', 'published', { why: { zh: '报告或网页所写；没有写的为空', en: 'as the report or its page says; empty where neither does' } }),
    column('published_from', 'string', '日期出处', 'date taken from', { values: ['given', 'title', 'text', 'metadata', 'filename'] }),
    column('first_seen', 'datetime', '首次见到', 'first seen', { required: true, why: { zh: '首次取得这些字节的时间（UTC）', en: 'when these bytes were first had, UTC' } }),
    column('address', 'string', '网址', 'address', { why: { zh: '原件所在网址；从文件读入的为空', en: 'address it was published at; empty where it came from a file' } }),
    column('source_name', 'string', '来源', 'source', { why: { zh: '原件的网址或文件名', en: 'address of the document, or name of its file' } }),
    column('source_sha256', 'string', '原件 SHA-256', 'SHA-256 of the document', { required: true }),
    column('source_bytes', 'integer', '字节数', 'bytes', { required: true }),
    column('source_format', 'string', '文件格式', 'format', { required: true }),
    ...counted.map((s) => column(`cells_${s}`, 'integer', `${{ number: '有数', blank: '空白', dash: '横线', absent: '缺失', unreadable: '不清' }[s]}的格数`, `cells: ${s}`, { required: true })),
    column('cells_sha256', 'string', '数据指纹', 'digest of the cells', { required: true, why: { zh: '各格状态、数值、单位的 SHA-256：数据不变则不变', en: 'SHA-256 over states, figures and units of all cells: the same as long as none of them changes' } }),
    column('findings_broken', 'integer', '不符', 'broken', { required: true, why: { zh: '不成立的处数，不计线索', en: 'findings that do not hold, leads not counted' } }),
    column('findings_undecided', 'integer', '不能判断', 'undecided', { required: true }),
    column('problems', 'string', '阅读中的问题', 'problems of reading', { why: { zh: '问题代码，以“; ”分隔', en: 'codes, parted by “; ”' } }),
  ],
  primaryKey: ['report'],
  foreignKeys: [],
  rows: { each: (v) => [rowOf(v)] },
};

function rowOf(v: ExportedVersion): Field[] {
  const { source, title, published, agency, problems } = v.report;
  const number = new Map<State, number>();
  for (const c of v.report.cells.values()) number.set(c.state, (number.get(c.state) ?? 0) + 1);
  const found = (outcome: string): number => v.findings.filter(({ finding: f }) => f.kind !== 'lead' && f.outcome === outcome).length;
  const codes = [...new Set(problems.map((p) => p.code))];
  return [
    ...keys(v), v.current, agency.value, title.value, published.value, published.from, `${v.firstSeen.slice(0, 19)}Z`, addressOf(v), publicName(source.name), source.id, source.size, source.format,
    ...counted.map((s) => number.get(s) ?? 0), cellsDigest(v.report.cells), found('broken'), found('undecided'), codes.length === 0 ? null : codes.join('; '),
  ];
}

/** The first name that is an address. */
export function addressOf(v: ExportedVersion): string | null {
  const address = v.names.find((n) => /^https?:\/\//i.test(n));
  return address === undefined ? null : publicName(address);
}
