// Title of a link → whether it leads to an annual report on government-information disclosure, and if not, what it is instead.
import type { Text } from '../src/model/text.js';

export type Reason =
  | 'notice' | 'guide' | 'catalogue' | 'summary-table' | 'template' | 'within-year' | 'explained' | 'plan' | 'letter' | 'comments'
  | 'statistics' | 'accounts' | 'law-government' | 'website' | 'other-annual' | 'other';

export type Verdict =
  /** `by` says what makes it one: its own title, or only that it stands in a column of such reports. */
  | { readonly kind: 'report'; readonly by: 'title' | 'column'; readonly agency: string | null; readonly years: readonly number[] }
  /** A list of such reports under one link: of all departments, of one year. */
  | { readonly kind: 'collection'; readonly years: readonly number[] }
  | { readonly kind: 'passed'; readonly reason: Reason };

export const reasons: Readonly<Record<Reason, Text>> = {
  notice: { zh: '通知公告，不是报告', en: 'a notice, no report' },
  guide: { zh: '公开指南或制度', en: 'a guide or rule of disclosure' },
  catalogue: { zh: '公开目录', en: 'a catalogue' },
  'summary-table': { zh: '汇总表或清单', en: 'a summary table or list' },
  template: { zh: '格式、模板或填报说明', en: 'a template or instructions' },
  'within-year': { zh: '季度、半年或月度', en: 'of a quarter, half-year or month' },
  explained: { zh: '解读、图解或新闻', en: 'an explanation or news' },
  plan: { zh: '工作要点、方案或计划', en: 'a plan of work' },
  letter: { zh: '函件', en: 'a letter' },
  comments: { zh: '意见征集或反馈', en: 'a consultation' },
  statistics: { zh: '统计年报、年鉴或公报', en: 'statistics' },
  accounts: { zh: '预决算、财务或审计', en: 'budgets, accounts or audits' },
  'law-government': { zh: '法治政府建设、依法行政或执法年度报告', en: 'a report on law-based government or enforcement' },
  website: { zh: '政府网站或新媒体年度报表', en: 'a report on the web site' },
  'other-annual': { zh: '其他年度报告', en: 'another annual report' },
  other: { zh: '标题看不出是年度报告', en: 'the title says nothing of an annual report' },
};

const disclosure = /(?:政府|政务)信息(?:公开|工开)|信息公开|政务公开|政府公开/;
/** 年报, 年度报告, 工作报告, 工作情况报告 …, also cut off at the end of a narrow column. */
const report = /年\s*度?\s*(?:工作)?(?:情况)?(?:的)?(?:报\s*告|总结报告)|年报|(?:公开)(?:工作)?(?:年度)?(?:工作)?(?:的)?(?:情况)?(?:的)?(?:年度)?(?:报告|报(?:\.{2,}|…)|年(?:度报?)?(?:\.{2,}|…))/;
/** The table of the form used for 2014 to 2018 is published as a document of its own. */
const formTable = /(?:政府信息公开|信息公开|政务公开)(?:工作)?(?:情况)?统计(?:年报)?表/;

const instead: readonly (readonly [RegExp, Reason])[] = [
  [/季度|上半年|下半年|半年度|[1-9一二三四五六七八九十]月份|\d\s*[-—至~]\s*\d{1,2}月(?!.*年度报告)/, 'within-year'],
  [/模板|样表|样式|格式|填报|填写|编制说明|指标解释|范本/, 'template'],
  [/汇总表|一览表|汇总清单|清单|台账/, 'summary-table'],
  [/解读|图解|一图|看懂|读懂|问答|新闻发布|培训(?!中心|学校|基地)|会议|座谈/, 'explained'],
  [/意见征集|征求意见|征集.*意见|评议|反馈/, 'comments'],
  [/指南|制度|办法|规定|条例|细则|须知|流程/, 'guide'],
  [/目录/, 'catalogue'],
  [/要点|方案|计划(?!生育|局|委|单列)|安排|分工/, 'plan'],
];
/** Sent with a notice or a letter, the report still stands on the page. */
const enclosed = /(?:印发|公布|发布|报送|印送|呈报|公开|上报).*(?:年度报告|年报|工作报告)[》”"）)]*的?(?:通知|公告|函|报告|请示)?$/;
const calling = /(?:做好|开展|编制|编写|撰写|进一步|抓紧|及时|督促|规范|要求|填报|认真|核查|检查).*(?:年度报告|年报)|(?:年度报告|年报).*(?:编制|编写|工作安排|有关事项|有关工作|工作的通知)/;

const other: readonly (readonly [RegExp, Reason])[] = [
  [/统计年[报鉴]|统计公报|统计.*年度报告|年鉴|普查/, 'statistics'],
  [/预算|决算|财务|审计(?![局厅署])|三公|收支|资产|绩效|债务|采购年/, 'accounts'],
  [/法治(?:政府|建设)|依法行政|行政执法|法治工作|普法|法治.*报告/, 'law-government'],
  [/(?:政府|政务)?网站|新媒体|监管年报|监管年度/, 'website'],
];

const yearly = /年度?.*(?:报告|报表|总结|公报)|年报/;
const collection = /(?:各|全[省市区县州旗]|[所直]属|市直|县直|区直|部门|乡镇|镇街|街道|单位).{0,14}(?:年度?报告?|年报)(?:汇总|专栏|专题|集中公开|公开专栏)|(?:年度报告|年报)(?:汇总|汇编|专栏|专题|合集|集锦)|^(?:各部门|各单位|各乡镇|各镇街|市直部门|县直部门|区直部门|县级部门|市级部门|部门|乡镇|街道|镇街)(?:政府)?(?:信息公开)?(?:工作)?(?:年度报告|年报)$/;

/** Characters of the longest title. */
const longest = 200;

/**
 * `inColumn`: the link stands in a column of annual reports on disclosure, where `2023年度报告` or `2023年` needs no more words.
 * The title as printed; nothing of it is changed but blanks and widths.
 */
export function judge(title: string, inColumn: boolean): Verdict {
  // A text, not a title.
  if (title.length > longest) return { kind: 'passed', reason: 'other' };
  const t = squeezed(title);
  const years = yearsIn(t);
  if (instead[0]![0].test(t)) return { kind: 'passed', reason: instead[0]![1] };
  for (const [pattern, reason] of other) if (pattern.test(t) && !(disclosure.test(t) && report.test(t) && !ofAnother(t))) return { kind: 'passed', reason };
  const says = disclosure.test(t) && report.test(t);
  if (says && calling.test(t) && !enclosed.test(t)) return { kind: 'passed', reason: 'notice' };
  for (const [pattern, reason] of instead) if (pattern.test(t) && !(reason === 'guide' && says && !/(?:指南|制度|办法|规定|条例|细则|须知|流程)(?:[(（].*)?$/.test(t))) return { kind: 'passed', reason };
  if (collection.test(t)) return { kind: 'collection', years };
  if ((says || formTable.test(t)) && (!/(?:通知|公告|通报)$/.test(t) || enclosed.test(t)) && (!t.endsWith('函') || enclosed.test(t))) return { kind: 'report', by: 'title', agency: agencyIn(t), years };
  if (/(?:通知|公告|通报|公示|启事)[》)]?$|通知(?:\.{2,}|…)$/.test(t)) return { kind: 'passed', reason: 'notice' };
  if (t.endsWith('函')) return { kind: 'passed', reason: 'letter' };
  // In a column of reports a bare year, or 年度报告 without a subject, is enough; another subject is not.
  if (inColumn && years.length > 0 && /^(?:.{0,40}?)(?:19|20)\d{2}年?度?(?:年度)?(?:工作)?(?:报告|年报|总结)?(?:[(（].{1,8}[)）])?$/.test(t)) return { kind: 'report', by: 'column', agency: agencyIn(t), years };
  if (inColumn && /(?:年度报告|年报)(?:[(（].{1,8}[)）])?$/.test(t) && t.length <= 40) return { kind: 'report', by: 'column', agency: agencyIn(t), years };
  if (yearly.test(t)) return { kind: 'passed', reason: 'other-annual' };
  return { kind: 'passed', reason: 'other' };
}

/** The report of another office of law or statistics is its disclosure report all the same: 统计局2023年政府信息公开年度报告. */
function ofAnother(t: string): boolean {
  return !/(?:政府|政务)?信息(?:公开|工开)(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:报告|年报|年度)|政务公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)|(?:报告|年报)$/.test(t);
}

/** Title of a column of annual reports on disclosure: 政府信息公开年报, 公开年报, 部门年度报告. A year in it makes it a report, or the column of one year: the address tells which. */
export function isColumnTitle(title: string): boolean {
  const t = squeezed(title).replace(/^[>»·|-]+|[>»|:：]+$/g, '');
  if (title.length > longest || t.length > 30 || other.some(([p]) => p.test(t))) return false;
  const before = /^(.*?)(?:工作)?(?:年度报告|年报|年度工作报告)(?:专栏|栏目|汇总|公开)?$/.exec(t)?.[1];
  if (before === undefined || yearsIn(t).length > 0) return false;
  return disclosure.test(before) || /^(?:公开|部门|单位|[省市区县乡]级|各?乡镇|街道|本级|政府|历年|法定)*$/.test(before);
}

/** Folder or file names of addresses that portals give such columns. */
export const columnAddress = /[/_-](?:(?:zf|zw)?(?:xx)?gk(?:gz)?n(?:d)?b(?:g|ao)?|zfxxgk(?:gz)?nb|ndbg|gknb|xxgknb|nianbao|xxgkndbg|zfxxgkndbg|gkndbg|gznb|gknianbao|ndgzbg|zfxxgkgzndbg|annualreport|opennessannualreport|xxgkannualreport)(?:[_-]?\d+|\d{4}n?)?(?=[/._?]|$)/i;

export function yearsIn(text: string): readonly number[] {
  const digits = [...text.matchAll(/(?<!\d|第)((?:19|20)\d{2})(?!\d)/g)].map((m) => Number(m[1]));
  const words = [...text.matchAll(/(二[〇○零O0])([〇○零O0一二])([〇○零O0一二三四五六七八九])年?/g)].map((m) => 2000 + numeral(m[2]!) * 10 + numeral(m[3]!));
  return [...new Set([...digits, ...words])].filter((y) => y >= 2003 && y <= 2100);
}

function numeral(c: string): number {
  return Math.max(0, '〇一二三四五六七八九'.indexOf(c));
}

/** The organ a title names, or null; it names one where the words before the year or the subject end like an organ's name. */
export function agencyIn(title: string): string | null {
  const t = squeezed(title.slice(0, longest));
  const at = /(?:(?<!人民)政府|政务)?信息(?:公开|工开)|(?:(?<!人民)政府)?政务公开|年度报告|年报|$/.exec(t)!.index;
  const name = t.slice(0, at)
    .replace(/^.*关于(?:印发|公布|发布|报送|印送|公开)?/, '')
    .replace(/[《》“”"'【】[\]]/g, '')
    .replace(/^(?:图文|附件\d*|[:：.、]|\d{1,2}[.、])+/, '')
    .replace(/(?<!\d|第)(?:19|20)\d{2}(?!\d)年?度?|二[〇○零O0][〇○零O0一二][〇○零O0一二三四五六七八九]年?度?/g, '')
    .replace(/(?:关于|年度|工作|的|年)+$/, '');
  return name.length >= 3 && name.length <= 40 && !/^(?:我|本|该|各|全)/.test(name) && !/^(?:区|县|市|省|州|乡|镇)?(?:人民)?政府$/.test(name) && organ.test(name) ? name : null;
}

const organ = /(?:政府|局|委|委员会|办|办公室|厅|院|会|中心|镇|乡|街道|办事处|县|区|市|省|州|盟|旗|苏木|站|所|队|大队|支队|团|社|部|署|处|馆|台|园|场|库|厂|校|中学|小学|高中|附中|附小|保健院|集团|海关|公司|银行|支行|分行|总行|组|科|村|[一二三四五六七八九十]中)$/;

/** Full-width digits, letters and brackets made half-width, blanks out: what is compared, never what is shown. */
function squeezed(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, '');
}
