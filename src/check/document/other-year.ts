// Another year left in the text: a sentence that counts or sums up the year of the report, and names another one.
import type { Finding, Passage } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import type { RuleRecord } from '../../model/rule.js';
import { stated, type DocumentRule } from './rule.js';
import { isQuoted, passage, proseIn, sentenceAt, type Prose } from './text.js';

const record: RuleRecord = {
  id: 'document.year',
  basis: 'document',
  title: { zh: '正文把别的年份当作本报告年度', en: 'the text takes another year for that of the report' },
  citation: { zh: '政府信息公开条例（2019修订）第五十条：报告上一年度的工作', en: 'Regulations on Open Government Information (2019), art. 50: the report is of the year before it' },
  severity: 'warning',
  says: {
    zh: '统计期限、开头的说明、计数的句子、第一至四部分的标题所说的年份，与报告年度比较；第五部分为早于报告年度的年份写的打算也指出。下一年的打算、与上年的比较、文件名称、法律的日期、结转、日期和“以来”不算；同一段也写了本年度的不算。',
    en: 'The year of the period, of the opening, of sentences that count and of the headings of sections one to four is compared with the report year; plans of section five for a year before it are reported too. Plans for the next year, comparisons, names of documents, dates of laws, what was carried over and paragraphs that name the right year too are left alone.',
  },
  example: {
    breaks: { zh: '2023年的报告写“2022年，我局共收到政府信息公开申请5件”', en: 'the report of 2023 says “2022年，我局共收到政府信息公开申请5件”' },
    nearMiss: { zh: '2023年的报告写“比2022年增加5件”“印发《2022年政务公开任务分工表》”“2024年，我局将…”', en: 'the report of 2023 compares with 2022, names a document of 2022 and plans for 2024' },
  },
};

/** Farther years are those of laws and histories. */
const near = 3;
const yearIn = /(?<![\d〔[])(20\d{2})\s*年(?:度)?/gu;
/** What makes a year something else than the one a sentence is about. */
const dated = /^[^，,。]{0,16}基础上|^\s*(?:\d|第|以来|以前|以后|起|底|末|初|前|后|之|至|到|和|与|、|及|的|版|[—\-－~～]|上半年|下半年|[一二三四五六七八九十]+月)/u;
const compared = /比|较|同期|同比|增长|下降|增加|减少|去年|今年|上一?年(?!度?(?:结转|转结))|历年|近年|连续|以来|针对|整改|此前|曾|原/u;
/** A thing that is named by its year: 2022年度部门决算公开1条, 2022年结转1件. */
const thing = /^(?!\s*(?:[我本]|全[省市县区镇乡局]))[^，,。]{0,16}?(?:决算|预算|年报|报告|公报|要点|计划|总结|实事|清单|考核|规划|方案|项目|任务|收支|审计|评估|考试|招聘|录用|补贴|资金|标准|目录|制度|专项|会议|大会|两会|结转|转结|接转|遗留|未办结|转入)/u;
/** The requests of that year are what something was done with. */
const relative = /据此|随后|之后|此后|(?:收到|受理|接收|接到|申请|提出|发布|公开|发生|产生|引发|引起|提起)的/u;
/** This year behind a figure of the other, or as the time by which. */
const beside = /(?:\d[^。；]*[，,；;][^。；]{0,12}|[于在至到])本年(?!度?(?:结转|转结))/u;
const planned = /将|拟|计划|下一步|下步|力争|打算|要(?!求|点|件|闻|素)|争取|继续|进一步|明年|谋划|展望/u;
const self = '(?:(?:我|本|全)[\\p{Script=Han}]{1,4}?)';
const us = new RegExp(`^${self}`, 'u');
/** Against the year before the one that the sentence is about: 较上年增加2件, at its end. */
const againstBefore = /[，,（(](?:(?:较|比|与|同)[^，,]{0,4}(?:上一?年|去年|同期)|同比|环比)[^，,]*$/u;
const heading = new RegExp(`^\\s*(?:[（(]?[一二三四][）)、.．:：]+)?\\s*${self}?\\s*(20\\d{2})\\s*年(?:度)?(?!\\s*(?:\\d|[以至到和与、]))`, 'u');
/** 将政务公开纳入考核 is no plan, 将继续加强 is one. */
const plan = new RegExp(`20\\d{2}\\s*年(?:度)?[，,\\s]*(?:${self})?(?:将|拟)(?:继续(?!教育)|进一步|不断|着力|切实|大力|坚持|从以下)`, 'u');
/** 2022年政府信息公开工作年度报告现予公布: this report. */
const publishedNow = /^\s*(?:的)?(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:情况)?(?:报告|年报)(?:全文)?(?:现|特)(?:予以?|将|就|面?向社会)*(?:公布|公开|发布|公告|报告)/u;
/** The whole year, written out after it. */
const wholeYear = /^\s*(?:1\s*月\s*1\s*日[\s起]*[至到—\-－~～]+\s*12\s*月\s*31\s*日(?:止|期间)?|1\s*(?:月)?\s*[至到—\-－~～]+\s*12\s*月(?:份|底)?|全年)/u;
/** What may stand before the year of a sentence that is about it. */
const opens = new RegExp(`^(?:[（(]?[一二三四五六七八九十\\d]{1,3}(?:[）)、.．]|是)\\s*)?(?:[^，。：:]{0,16}(?:[：:]|情况|方面))?\\s*(?:在|${self})?$`, 'u');
const counts = /(?:共|累计|收到|受理|办理|办结|答复|公开|发布|公示|制发|制定|收取|接到)[^，。；]{0,25}?(?:\d+|[一二两三四五六七八九十百千]+)\s*(?:余|多)?\s*(?:件|条|次|篇|份|宗|个|项|起|例|元|期|场)/u;
/** Said of all requests of a year, without their number. */
const answered = /(?:收到|受理|接到|办理)[^，。；]{0,16}申请[^。；]{0,16}(?:均|全部)(?:已|在|按|依)[^。；]{0,10}(?:答复|办结|办理)|(?:办结率|答复率|及时率)[^，。；]{0,6}\d/u;
/** Of a year to come only what cannot be a plan. */
const done = /(?:共收到|共受理|共办结|未收到|未发生|没有发生|已办结)/u;
const none = /(?:未|没有|无)(?:收到|发生|收取|产生|接到|出现|依申请|因|受理|征收)/u;
const boiler = /^[，,]?\s*(?:在[^，。]{2,40}下[，,]\s*)?[^，。]{0,24}?(?:坚持以?|认真|严格|深入|紧紧围绕|全面贯彻|高度重视|按照|以习近平)/u;
const achieved = /(?:信息公开|政务公开)工作(?:虽然?|已)?(?:取得|有了)/u;

const rule: DocumentRule = { record, find };
export const otherYear = rule;

function find(report: Report): Finding[] {
  const { value: year, from } = report.year;
  if (year === null || from === 'filename' || from === 'metadata') return [];
  const found = new Map<number, Passage[]>();
  const add = (other: number, p: Passage): void => void found.set(other, [...(found.get(other) ?? []), p]);
  for (const p of proseIn(report)) {
    if (!p.text.includes('年')) continue;
    if (p.paragraph < 0) {
      const other = headed(p);
      if (other !== null && other !== year && Math.abs(other - year) <= near) add(other, passage(p, 0, p.text.length));
      continue;
    }
    const named = [...p.text.matchAll(yearIn)];
    if (named.length === 0 || named.some((m) => Number(m[1]) === year && !isQuoted(p.text, m.index))) continue;
    for (const m of named) {
      const other = Number(m[1]);
      if (Math.abs(other - year) > near || isQuoted(p.text, m.index)) continue;
      const at = claimed(p, m.index, m[0].length, other > year);
      if (at === null) continue;
      const all = found.get(other);
      // The second date of a period says nothing new.
      if (all?.some((x) => x.place.section === p.section && x.place.paragraph === p.paragraph && x.place.start === at[0]) !== true) add(other, passage(p, ...at));
    }
  }
  return [...found].map(([other, passages]) => stated(record, {
    passages, scope: String(other), left: other, right: year,
    message: passages.every((x) => isPlan(x.text)) ? {
      zh: `正文有 ${passages.length} 处写${other}年的打算（“${shown(passages[0]!.text)}”），而报告年度是${year}年，那一年早已过去。`,
      en: `${passages.length === 1 ? 'One sentence plans' : `${passages.length} sentences plan`} for ${other} (“${shown(passages[0]!.text)}”), but the report is of ${year}, when that was over.`,
    } : {
      zh: `正文有 ${passages.length} 处把${other}年当作本报告年度（“${shown(passages[0]!.text)}”），而报告年度是${year}年。`,
      en: `${passages.length === 1 ? 'One sentence takes' : `${passages.length} sentences take`} ${other} for the year of the report (“${shown(passages[0]!.text)}”), which is of ${year}.`,
    },
  }));
}

/** The year that the heading of a section names as its own: 一、2022年总体情况. Section five may name the year to come. */
function headed({ sectionId, text }: Prose): number | null {
  if (sectionId === null || sectionId === 'problems' || sectionId === 'other') return null;
  const years = [...text.matchAll(yearIn)];
  const m = heading.exec(text);
  return m === null || years.length !== 1 || isQuoted(text, text.indexOf(m[1]!)) ? null : Number(m[1]);
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** The sentence, where the year in it is said to be that of the report; else null. */
function claimed(p: Prose, index: number, length: number, later: boolean): readonly [number, number] | null {
  const [start, end] = sentenceAt(p.text, index);
  const sentence = p.text.slice(start, end);
  const before = p.text.slice(start, index).trim();
  const whole = p.text.slice(index + length, end);
  if (isPeriod(sentence, before, whole)) return [start, end];
  if (announces(p.section < 0, before, whole)) return [start, end];
  if ((p.section < 0 || (p.sectionId === 'overview' && p.paragraph === 0)) && /^[\p{Script=Han}（）\s]{0,30}$/u.test(before) && publishedNow.test(whole)) return [start, end];
  if (p.sectionId === 'problems' && !later && opens.test(before) && isPlan(sentence)) return [start, end];
  const until = /(?:^|[，,])截[至止](?:到)?$/u.test(before) && /^\s*12\s*月\s*31\s*日/u.test(whole);
  const after = until ? whole.replace(/^\s*12\s*月\s*31\s*日(?:止)?/u, '') : whole.replace(wholeYear, '');
  if (!(until || opens.test(before)) || dated.test(after) || thing.test(after) || relative.test(sentence) || compared.test(sentence.replace(againstBefore, '')) || planned.test(sentence)) return null;
  // A year set beside this one: 2022年度收到申请20件，本年度收到30件; but 2022年，我局…，本年度公开30条 speaks of one.
  if (/(?<!以)本年(?!度?(?:结转|转结))/u.test(p.text.slice(end, end + 40)) || p.text.includes('今年') || beside.test(after)) return null;
  const said = after.replace(/^[，,：:\s]+/u, '');
  if (p.sectionId === 'problems') return achieved.test(said) && !later ? [start, end] : null;
  if (later) return done.test(said) ? [start, end] : null;
  if (counts.test(said) || none.test(said) || answered.test(said)) return [start, end];
  // 2022年，我局坚持以…: the sentence with which a report begins.
  if (p.sectionId === 'overview' && us.test(said) && boiler.test(after)) return [start, end];
  return p.sectionId === 'overview' && p.paragraph === 0 && start === 0 && (us.test(said) || /局|委|办|政府|镇|乡|街道|中心|院|厅/u.test(said.slice(0, 20))) && boiler.test(after) ? [start, end] : null;
}

/** 2021年，我局将继续加强…, in the report of 2023: the plan of another report. */
function isPlan(sentence: string): boolean {
  return plan.test(sentence) && !/已|曾|当时|提出|要求|部署|按照《|印发/u.test(sentence);
}

/** 统计期限自2022年1月1日起至2022年12月31日止. */
function isPeriod(sentence: string, before: string, after: string): boolean {
  return /(?:统计|数据)[^，。]{0,12}(?:期限|周期|时限|时间|范围)|(?:期限|周期|时限)(?:为|是|自|从)/u.test(sentence)
    && /^\s*1\s*月\s*1\s*日/u.test(after) && /[自从为是：:]?$/u.test(before) && /12\s*月/u.test(after);
}

/** 现将2022年政府信息公开工作情况报告如下; 现向社会公布某局2022年政府信息公开年度报告; before the first section also 总结某局2022年政府信息公开工作. */
function announces(opening: boolean, before: string, after: string): boolean {
  return (opening ? /(?:现[将就把]|[现特]向社会公布|总结)[^，。；]{0,30}$/u : /(?:现[将就把]|[现特]向社会公布)[^，。；]{0,30}$/u).test(before) && /^\s*(?:的)?(?:政府|政务)?信?息?公开(?!.{0,4}经验)/u.test(after);
}
