// The codebook as a text to read, in one language: every table with its columns, every cell of the form, every rule. Made from the same records as the tables.
import { cellLabel } from '../../form/cell-label.js';
import { allCells } from '../../form/cell-refs.js';
import { editions } from '../../form/editions.js';
import { identityRules } from '../../form/identities.js';
import type { RuleRecord } from '../../model/rule.js';
import type { Lang, Text } from '../../model/text.js';
import type { Column, Table } from '../table.js';
import { editionsOf } from '../tables/missing.js';

const words = {
  title: { zh: '编码本', en: 'Codebook' },
  tables: { zh: '表', en: 'Tables' },
  variable: { zh: '变量', en: 'variable' },
  type: { zh: '类型', en: 'type' },
  label: { zh: '名称', en: 'label' },
  says: { zh: '说明', en: 'description' },
  unit: { zh: '单位', en: 'unit' },
  key: { zh: '主键', en: 'primary key' },
  refers: { zh: '外键', en: 'foreign key' },
  figures: { zh: '以及每格一列，列名为格的编号，见下', en: 'and a column for each cell, named by its id, see below' },
  cells: { zh: '格', en: 'Cells of the form' },
  editions: { zh: '格式版本', en: 'editions' },
  identities: { zh: '勾稽规则', en: 'identities' },
  rules: { zh: '规则', en: 'Rules' },
  severity: { zh: '严重程度', en: 'severity' },
  ground: { zh: '依据', en: 'ground' },
  empty: {
    zh: '空的数值字段不是 0：没有印出确定的数。`long` 的 `state` 说明是空白（blank）、横线（dash）、缺失（absent）还是不能确定（unreadable）。以单引号开头的文字是防止电子表格把它当作公式，去掉一个单引号即为原文。',
    en: 'An empty figure is not 0: no certain figure is printed. `state` in `long` says whether the cell is blank, has a dash, is absent or is not one certain figure (unreadable). A text that begins with an apostrophe is guarded against spreadsheets that would run it: take one apostrophe off.',
  },
} as const satisfies Record<string, Text>;

export function codebookText(tables: readonly Table[], rules: readonly RuleRecord[], lang: Lang): string {
  const w = (k: keyof typeof words): string => words[k][lang];
  const forms = editions.map((e) => `- ${e.id}：${e.citation[lang]}（${e.years.from}–${e.years.to ?? ''}）`).join('\n');
  return `# ${w('title')}\n\n${forms}\n\n${w('empty')}\n\n## ${w('tables')}\n${tables.map((t) => tableText(t, lang, w)).join('')}\n## ${w('cells')}\n${cellsText(lang, w)}\n## ${w('rules')}\n\n${rulesText(rules, lang, w)}`;
}

type Word = (k: keyof typeof words) => string;

function tableText(t: Table, lang: Lang, w: Word): string {
  const plain = t.columns.filter((c) => c.cell === undefined);
  const rows = plain.map((c) => [code(c.name), typeText(c), c.label[lang], c.says[lang], c.unit?.[lang] ?? '']);
  const keys = [
    ...(t.primaryKey.length === 0 ? [] : [`${w('key')}: ${t.primaryKey.map(code).join(', ')}`]),
    ...t.foreignKeys.map((k) => `${w('refers')}: ${code(k.column)} → ${code(`${k.table}.${k.refers}`)}`),
  ];
  const more = plain.length < t.columns.length ? `\n${w('figures')}\n` : '';
  return `\n### \`${t.name}\` ${t.title[lang]}\n\n${t.says[lang]}${keys.length === 0 ? '' : `\n\n${keys.join('; ')}`}\n\n${grid([w('variable'), w('type'), w('label'), w('says'), w('unit')], rows)}${more}`;
}

function typeText(c: Column): string {
  return c.values !== undefined && c.values.length <= 8 ? `${c.type}: ${c.values.join(' \\| ')}` : c.type;
}

function cellsText(lang: Lang, w: Word): string {
  const rules = new Map<string, string[]>();
  for (const r of identityRules) {
    const refs = new Set(editions.flatMap((e) => r.identities(e.id).flatMap((i) => [...i.left, ...i.right])));
    for (const ref of refs) rules.set(ref, [...(rules.get(ref) ?? []), r.id]);
  }
  const blocks = [...new Map(allCells.map((c) => [c.block.id, c.block])).values()];
  return blocks.map((b) => {
    const rows = allCells.filter((c) => c.block.id === b.id).map((c) => [code(c.ref), cellLabel(c)[lang], c.column.unit[lang], editionsOf(c).join(', '), (rules.get(c.ref) ?? []).map(code).join(', ')]);
    return `\n### ${b.title[lang]}\n\n${grid(['id', w('label'), w('unit'), w('editions'), w('identities')], rows)}`;
  }).join('');
}

function rulesText(rules: readonly RuleRecord[], lang: Lang, w: Word): string {
  return grid(['id', w('label'), w('severity'), w('says'), w('ground')], rules.map((r) => [code(r.id), r.title[lang], r.severity, r.says[lang], r.citation[lang]]));
}

function grid(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((c) => c.replaceAll(/(?<!\\)\|/g, '\\|').replaceAll('\n', ' ')).join(' | ')} |\n`;
  return line(header) + line(header.map(() => '---')) + rows.map(line).join('');
}

function code(text: string): string {
  return `\`${text}\``;
}
