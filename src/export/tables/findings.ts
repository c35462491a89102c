// `findings`: one row for everything a rule found, unless it holds, with the suspects and what people decided.
import type { Finding } from '../../model/finding.js';
import type { ExportedVersion } from '../../store/store.js';
import { kinds, outcomes, severities, statuses } from '../finding-words.js';
import { column, type Field, type Table } from '../table.js';
import { keyColumns, keys, toReport } from './keys.js';

export const findings: Table = {
  name: 'findings',
  title: { zh: '发现', en: 'findings' },
  says: { zh: '规则查出的每一处', en: 'a row for everything a rule found' },
  columns: [
    ...keyColumns,
    column('number', 'integer', '序号', 'number', { required: true, why: { zh: '在该报告中的序号', en: 'counted from 1 within the report' } }),
    column('fingerprint', 'string', '指纹', 'fingerprint', { why: { zh: '规则、格与数不变则不变', en: 'the same as long as rule, cells and values are' } }),
    column('rule', 'string', '规则', 'rule', { required: true }),
    column('outcome', 'string', '结果', 'outcome', { required: true, values: ['broken', 'undecided'], words: outcomes }),
    column('kind', 'string', '原因', 'kind', { required: true, words: kinds }),
    column('severity', 'string', '严重程度', 'severity', { required: true, values: ['error', 'warning', 'info'], words: severities }),
    column('status', 'string', '复核状态', 'status', { required: true, values: ['open', 'confirmed', 'dismissed', 'reported'], words: statuses }),
    column('scope', 'string', '所在行列', 'scope', { why: { zh: '所检查的行或列', en: 'row or column of the form the rule was applied to' } }),
    column('left', 'number', '左边', 'left'),
    column('right', 'number', '右边', 'right'),
    column('difference', 'number', '差', 'difference', { why: { zh: '左边减右边', en: 'left − right' } }),
    column('cells', 'string', '涉及的格', 'cells', { why: { zh: '涉及的格，以“; ”分隔', en: 'cells of the rule, parted by “; ”' } }),
    column('blanks', 'string', '按 0 计的格', 'blanks', { why: { zh: '空白而按 0 计入的格', en: 'cells without a figure that counted as 0' } }),
    column('suspects', 'string', '可疑的格', 'suspects', { why: { zh: '可能的更正，可能性大的在前：“格→应为”，同时改几格的用“ + ”连接，其他年度报告的格前有年度', en: 'ways to put it right, the likeliest first: “cell→figure”, joined by “ + ” where several change together; a cell of another year’s report has its year before it' } }),
    column('message_zh', 'string', '说明', 'message (Chinese)', { required: true }),
    column('message_en', 'string', '说明（英文）', 'message (English)', { required: true }),
  ],
  primaryKey: ['report', 'number'],
  foreignKeys: [toReport, { column: 'rule', table: 'rules', refers: 'rule' }],
  rows: { each: rowsOf },
};

function rowsOf(v: ExportedVersion): Field[][] {
  return v.findings.map(({ finding: f, fingerprint, status }, i) => [
    ...keys(v), i + 1, fingerprint === '' ? null : fingerprint, f.rule, f.outcome, f.kind, f.severity, status, f.scope, f.left, f.right, f.difference,
    joined(f.cells), joined(f.blanks), suspectsOf(f), f.message.zh, f.message.en,
  ]);
}

function suspectsOf(f: Finding): string | null {
  return joined((f.suspects ?? []).map((s) => [...Object.entries(s.cells).map(([ref, value]) => `${ref}→${value}`), ...(s.others ?? []).map((o) => `${o.year} ${o.cell}→${o.value}`)].join(' + ')));
}

function joined(items: readonly string[]): string | null {
  return items.length === 0 ? null : items.join('; ');
}
