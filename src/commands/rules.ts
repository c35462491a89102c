// `rules`: the rules a report is held against, as a table, a page for one, or the whole documentation. Everything comes from the records.
import Table from 'cli-table3';
import type { RuleRecord } from '../model/rule.js';
import type { Lang } from '../model/text.js';
import { command, CommandError, type ExitCode } from './command.js';
import { everyRule, ruleOf } from './every-rule.js';
import { choice } from './option.js';
import { basisName, ruleFields, rulesMarkdown, severityName } from './rule-page.js';
import { wrap } from './width.js';

export const rules = command({
  name: 'rules',
  arguments: '[ID]',
  summary: { zh: '列出核对规则，或说明一条规则', en: 'list the rules, or explain one' },
  details: {
    zh: '不带编号时列出全部规则；带编号时说明依据、比较什么、不算什么、违反和差一点的例子。markdown 是随程序的文档。',
    en: 'All rules, or with an id the ground of one, what it compares, what it leaves alone, what breaks it and what nearly does. markdown is the documentation that comes with the program.',
  },
  options: { format: choice('--format <FORMAT>', { zh: '输出格式', en: 'format of the output' }, ['table', 'json', 'markdown'], 'table') },
  examples: [
    { line: 'rules', does: { zh: '全部规则', en: 'all rules' } },
    { line: 'rules requests.flow', does: { zh: '一条规则', en: 'one rule' } },
    { line: 'rules --format markdown > RULES.md', does: { zh: '规则文档', en: 'the documentation of the rules' } },
  ],
  run: async (context, args, options): Promise<ExitCode> => {
    const [id, more] = args.filter((a): a is string => a !== undefined);
    if (more !== undefined) throw new CommandError(2, { zh: `规则一次说明一条：${id} 或 ${more}。`, en: `One rule at a time: ${id} or ${more}.` });
    const asked = id === undefined ? everyRule : [ruleOf(id)];
    const { lang } = context;
    if (options.format === 'json') await context.out.write(`${JSON.stringify(asked.map((r) => json(r, lang)), null, 1)}\n`);
    else if (options.format === 'markdown') await context.out.write(rulesMarkdown(asked, lang, id === undefined));
    else if (id === undefined) await context.out.write(`${table(asked, lang, context.out.stream.columns ?? 120)}\n`);
    else await context.out.write(page(asked[0]!, lang, context.out.stream.columns ?? 100));
    return 0;
  },
});

function json(r: RuleRecord, lang: Lang): Readonly<Record<string, unknown>> {
  return {
    id: r.id, basis: r.basis, severity: r.severity, editions: r.editions ?? null, title: r.title[lang], citation: r.citation[lang], says: r.says[lang],
    breaks: r.example?.breaks[lang] ?? null, nearMiss: r.example?.nearMiss[lang] ?? null,
  };
}

function table(all: readonly RuleRecord[], lang: Lang, columns: number): string {
  const head = lang === 'zh' ? ['编号', '看什么', '级别', '规则'] : ['id', 'looks at', 'severity', 'rule'];
  const t = new Table({ head, style: { head: [], border: [] } });
  const [ids, bases, severities] = [34, 20, 10];
  const rest = Math.max(24, columns - ids - bases - severities - 4 * 3 - 1);
  for (const r of all) t.push([r.id, basisName(r.basis)[lang], severityName(r.severity)[lang], wrap(r.title[lang], rest)]);
  return t.toString();
}

function page(r: RuleRecord, lang: Lang, columns: number): string {
  const lines = ruleFields(r, lang).map(([name, said]) => `${name}\n${wrap(said, Math.max(40, columns - 2)).replace(/^/gmu, '  ')}`);
  return `${r.id}\n${r.title[lang]}\n\n${lines.join('\n\n')}\n`;
}
