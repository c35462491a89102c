// `rules`: what each rule compares, and on what ground.
import type { RuleRecord } from '../../model/rule.js';
import { column, type Table } from '../table.js';

/** `seen`: ids of rules that stored findings name; those the program no longer has get a row by their id. */
export function rulesTable(rules: readonly RuleRecord[], seen: readonly string[]): Table {
  const gone = seen.filter((id) => !rules.some((r) => r.id === id));
  return {
    name: 'rules',
    title: { zh: '规则', en: 'rules' },
    says: { zh: '每条规则比较什么，依据什么', en: 'what each rule compares, and its ground' },
    columns: [
      column('rule', 'string', '规则', 'rule', { required: true }),
      column('severity', 'string', '严重程度', 'severity'),
      column('basis', 'string', '检查对象', 'looks at'),
      column('editions', 'string', '适用格式', 'editions', { why: { zh: '只适用于这些格式；空：全部', en: 'the editions it applies to; empty: all' } }),
      ...(['title', 'says', 'citation'] as const).flatMap((n) => [
        column(`${n}_zh`, 'string', { title: '名称', says: '内容', citation: '依据' }[n], `${n} (Chinese)`),
        column(`${n}_en`, 'string', `${{ title: '名称', says: '内容', citation: '依据' }[n]}（英文）`, `${n} (English)`),
      ]),
    ],
    primaryKey: ['rule'],
    foreignKeys: [],
    rows: {
      all: [
        ...rules.map((r) => [r.id, r.severity, r.basis, r.editions?.join('; ') ?? null, r.title.zh, r.title.en, r.says.zh, r.says.en, r.citation.zh, r.citation.en]),
        ...gone.map((id) => [id, null, null, null, null, null, null, null, null, null]),
      ],
    },
  };
}
