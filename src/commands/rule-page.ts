// One rule in words: the fields of its page, on the terminal and in Markdown.
import type { Severity } from '../model/finding.js';
import type { RuleBasis, RuleRecord } from '../model/rule.js';
import type { Lang, Text } from '../model/text.js';

const bases: Readonly<Record<RuleBasis, Text>> = {
  cells: { zh: '报告的各格', en: 'cells of a report' },
  prose: { zh: '报告的文字', en: 'its sentences' },
  document: { zh: '报告本身', en: 'the report itself' },
  years: { zh: '同一机关各年', en: 'years of an agency' },
  levels: { zh: '政府与下级机关', en: 'levels' },
  copies: { zh: '与别的报告雷同', en: 'copies' },
  versions: { zh: '同一报告各版', en: 'versions' },
  lead: { zh: '线索', en: 'leads' },
};

export function basisName(basis: RuleBasis): Text {
  return bases[basis];
}

export function severityName(severity: Severity): Text {
  return { error: { zh: '错误', en: 'error' }, warning: { zh: '警告', en: 'warning' }, info: { zh: '提示', en: 'info' } }[severity];
}

/** Where the documents that show a rule stand, from the root of the package. */
export function exampleFolder(id: string): string {
  return `test/check/rules/${id}/`;
}

/** What a page says of a rule, in the order of the page: the name of the field and its words. */
export function ruleFields(r: RuleRecord, lang: Lang): readonly (readonly [string, string])[] {
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const editions = r.editions === undefined ? say('各版格式', 'every edition of the form') : r.editions.map((e) => say(`${e} 版`, e)).join(say('、', ', '));
  return [
    [say('看什么', 'Looks at'), basisName(r.basis)[lang]],
    [say('级别', 'Severity'), severityName(r.severity)[lang]],
    [say('适用格式', 'Editions'), editions],
    [say('依据', 'Ground'), r.citation[lang]],
    [say('比较什么', 'What it compares'), r.says[lang]],
    ...(r.example === undefined ? [] : [
      [say('违反的例子', 'What breaks it'), r.example.breaks[lang]] as const,
      [say('差一点而不违反', 'What nearly does'), r.example.nearMiss[lang]] as const,
    ]),
    [say('例子的文件', 'Documents that show it'), exampleFolder(r.id)],
  ];
}

/** The pages of rules, under a table of them where `whole`. */
export function rulesMarkdown(all: readonly RuleRecord[], lang: Lang, whole: boolean): string {
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const top = !whole ? [] : [
    say('# 核对规则', '# The rules'), '',
    say('由规则记录生成：`nianbao rules --format markdown --lang zh`。请不要手改。', 'Made from the records of the rules by `nianbao rules --format markdown --lang en`. Not to be edited by hand.'), '',
    say('| 编号 | 看什么 | 级别 | 规则 |', '| id | looks at | severity | rule |'), '| --- | --- | --- | --- |',
    ...all.map((r) => `| [${r.id}](#${anchor(r.id)}) | ${basisName(r.basis)[lang]} | ${severityName(r.severity)[lang]} | ${r.title[lang]} |`), '',
  ];
  const pages = all.flatMap((r) => [`## ${r.id}`, '', `**${r.title[lang]}**`, '', ...ruleFields(r, lang).map(([name, said]) => `- ${name}${say('：', ': ')}${said.includes('/check/rules/') ? `\`${said}\`` : said}`), '']);
  return `${[...top, ...pages].join('\n').trimEnd()}\n`;
}

/** As a Markdown reader makes the address of a heading. */
function anchor(id: string): string {
  return id.toLowerCase().replace(/[^a-z0-9_ -]/gu, '');
}
