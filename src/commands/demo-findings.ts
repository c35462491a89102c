// What the demonstration says of the findings: one told whole, from the sum that is off to the cell in the original, then how many there are by each rule.
import type { RuleBasis } from '../model/rule.js';
import type { Store, StoredFinding } from '../store/store.js';
import { address } from './address.js';
import type { Context } from './context.js';
import { everyRule } from './every-rule.js';
import { basisName } from './rule-page.js';
import { visible, visibleLine } from './visible.js';
import { width, wrap } from './width.js';

/** Columns that lines of words are broken to. */
export function columnsOf({ out }: Context): number {
  return Math.max(60, Math.min(out.stream.columns ?? 100, 100));
}

/** Words under a line, moved in and broken to the width of the terminal. */
export function indented(context: Context, text: string, by: number): string {
  return wrap(visible(text), columnsOf(context) - by).split('\n').map((l) => `${' '.repeat(by)}${l}\n`).join('');
}

/** A sum that is off, of which one cell alone can be the wrong one: what was found, the cell, and where it stands. Empty where there is none. */
export async function storyText(context: Context, store: Store): Promise<string> {
  const { say, lang } = context;
  let told: StoredFinding | null = null;
  for await (const f of store.findings({ rule: 'requests.results', outcome: 'broken' })) {
    const [first] = f.finding.suspects ?? [];
    if (first?.cell !== undefined && !first.tie) told ??= f;
  }
  if (told === null) return '';
  const { agency, year, finding } = told;
  const suspect = finding.suspects![0]!;
  const answer = await store.report(agency, year);
  if (answer.status !== 'found') return '';
  const { report } = answer.report;
  return [
    `\n${visibleLine(say({ zh: `先看一处，${agency} ${year} 年：`, en: `One of the findings, ${agency} ${year}:` }))}\n`,
    indented(context, finding.message[lang], 2),
    indented(context, suspect.why[lang], 2),
    `${say({ zh: '  那一格在原件里的位置：', en: '  That cell stands in the original at' })}\n`,
    `    ${visibleLine(address(report.source.name, report.cells.get(suspect.cell!)?.anchor, lang))}\n`,
  ].join('');
}

/** The order in which kinds of rules are listed: what is certain first. */
const order: readonly RuleBasis[] = ['cells', 'years', 'levels', 'prose', 'document', 'copies', 'lead', 'versions'];

/** How often each rule found something, by what the rules look at; what could not be compared in one line. */
export async function countsText(context: Context, store: Store): Promise<string> {
  const { say, lang } = context;
  const counts = new Map<string, number>();
  let open = 0;
  for await (const { finding: f } of store.findings({})) {
    if (f.outcome === 'holds') continue;
    if (f.outcome === 'undecided' && f.kind !== 'lead' && f.kind !== 'incomplete') open += 1;
    else counts.set(f.rule, (counts.get(f.rule) ?? 0) + 1);
  }
  const found = [...counts.values()].reduce((n, c) => n + c, 0);
  const text = [`\n${say({ zh: `全部发现 ${found} 处，涉及 ${counts.size} 条规则。左为次数，右为应有的关系或所查的问题：`, en: `All that was found, ${found} findings by ${counts.size} rules. How often, and what should hold or is looked for:` })}\n`];
  for (const basis of order) {
    const own = everyRule.filter((r) => r.basis === basis && counts.has(r.id));
    if (own.length === 0) continue;
    text.push(`  ${basisName(basis)[lang]}\n`);
    for (const r of own) {
      const line = `  ${String(counts.get(r.id)!).padStart(4)}  ${r.title[lang]}`;
      const gap = columnsOf(context) - width(line) - width(r.id);
      text.push(gap >= 2 ? `${line}${' '.repeat(gap)}${r.id}\n` : `${line}\n${' '.repeat(columnsOf(context) - width(r.id))}${r.id}\n`);
    }
  }
  if (open > 0) text.push(indented(context, say({ zh: `另有 ${open} 处无法比较（例如缺上一年的报告），也都说明了缘由。`, en: `${open} more could not be compared (the report of the year before is missing, for instance); each says why.` }), 2));
  return text.join('');
}
