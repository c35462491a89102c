// Documents issued, repealed, in force, published: what the counts of one year must be to each other, whatever came before.
import { formCells } from '../../form/cell-refs.js';
import type { EditionId } from '../../model/edition.js';
import type { Identity, Rule } from '../../model/rule.js';

/** One equation a row of the block of documents as an edition prints it. A report printed otherwise has none of its cells, and nothing is said. */
function perRow(edition: EditionId, left: readonly string[], right: readonly string[]): readonly Identity[] {
  const rows = new Map(formCells(edition).filter((c) => c.block.id === 'documents').map((c) => [c.row.id, c.row]));
  return [...rows.values()].map((row) => ({
    scope: row.id, scopeLabel: row.label,
    left: left.map((c) => `${row.id}.${c}`), right: right.map((c) => `${row.id}.${c}`),
  }));
}

export const inForce: Rule = {
  id: 'documents.in_force',
  basis: 'cells',
  title: { zh: '本年制发的文件或仍有效，或已废止', en: 'what was issued this year is in force or was repealed' },
  citation: { zh: '行政规范性文件、规章自施行起有效，至废止为止', en: 'a document is in force from its issue until it is repealed' },
  severity: 'warning',
  editions: ['2021'],
  says: {
    zh: '规章、行政规范性文件各一行：现行有效件数加本年废止件数，不应少于本年制发件数。当年制发当年废止的不算；往年文件只会使左边更大。',
    en: 'For regulations and normative documents: those in force and those repealed this year together are at least those issued this year. A document issued and repealed within the year is left alone; those of earlier years only add to the left.',
  },
  example: {
    breaks: { zh: '本年制发 5 件，本年废止 1 件，现行有效 3 件', en: '5 issued, 1 repealed, 3 in force' },
    nearMiss: { zh: '本年制发 5 件，本年废止 2 件，现行有效 3 件', en: '5 issued, 2 repealed, 3 in force' },
  },
  relation: '≥',
  leftName: { zh: '现行有效件数与本年废止件数之和', en: 'documents in force and repealed this year together' },
  rightName: { zh: '本年制发件数', en: 'documents issued this year' },
  totals: false,
  identities: () => perRow('2021', ['in_force', 'repealed'], ['issued']),
};

export const totalPublic: Rule = {
  id: 'documents.total_public',
  basis: 'cells',
  title: { zh: '对外公开总数量包含本年新公开数量', en: 'what is public in total includes what was published this year' },
  citation: { zh: '2019版格式：总数量包含本年数量', en: 'form of 2019: the total includes the year' },
  severity: 'warning',
  editions: ['2019'],
  says: {
    zh: '规章、规范性文件各一行：对外公开总数量不应少于本年新公开数量。新制作与新公开之间没有必然关系，不比较。',
    en: 'For regulations and normative documents: the total made public is at least what was published this year. What was made and what was published need not agree and are not compared.',
  },
  example: {
    breaks: { zh: '本年新公开 8 件，对外公开总数量 2 件', en: '8 published this year, 2 public in total' },
    nearMiss: { zh: '本年新制作 3 件，新公开 8 件，总数量 8 件', en: '3 made, 8 published, 8 public in total' },
  },
  relation: '≥',
  leftName: { zh: '对外公开总数量', en: 'documents public in total' },
  rightName: { zh: '本年新公开数量', en: 'documents published this year' },
  totals: false,
  identities: () => perRow('2019', ['total_public'], ['published']),
};
