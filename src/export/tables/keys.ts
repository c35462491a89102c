// The columns every table of reports begins with, and their values.
import type { EditionId } from '../../model/edition.js';
import type { ExportedVersion } from '../../store/store.js';
import { editions } from '../../form/editions.js';
import { column, type Column, type Field, type ForeignKey } from '../table.js';

/** The first 16 digits of the SHA-256 of the document: the same in every export as long as the bytes are. */
export function reportKey(v: ExportedVersion): string {
  return v.report.source.id.slice(0, 16);
}

const report = column('report', 'string', '报告编号', 'report', {
  required: true, why: { zh: '原件 SHA-256 的前 16 位；原件不变，编号不变', en: 'first 16 digits of the SHA-256 of the document: the same as long as its bytes are' },
});

export const keyColumns: readonly Column[] = [
  report,
  column('agency', 'string', '机关', 'agency', { required: true, repeats: true }),
  column('year', 'integer', '年度', 'year', { required: true, why: { zh: '报告年度', en: 'report year' } }),
  column('region_code', 'string', '地区代码', 'region code', { repeats: true, why: { zh: 'GB/T 2260 六位代码；名称看不出时为空', en: 'GB/T 2260, six digits; empty where the name does not tell' } }),
  column('department', 'string', '部门', 'department', { repeats: true, why: { zh: '规范的部门名称；名称看不出时为空', en: 'canonical department; empty where the name does not tell' } }),
  column('version', 'integer', '版次', 'version', { required: true, why: { zh: '同一机关同一年度的第几版', en: 'number of the version within agency and year' } }),
  column('edition', 'string', '格式版本', 'edition', { required: true, values: editions.map((e) => e.id), why: { zh: '所用法定格式（发布年份）', en: 'edition of the statutory form' } }),
];

export function keys(v: ExportedVersion, edition: EditionId = v.report.edition): Field[] {
  return [reportKey(v), v.agency, v.year, v.regionCode, v.department, v.version, edition];
}

export const toReport: ForeignKey = { column: 'report', table: 'reports', refers: 'report' };
