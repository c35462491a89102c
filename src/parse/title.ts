// A title as printed → the report year and the agency in it.
import { halfWidth, hanNumber } from './label.js';
import { simplify } from './simplify.js';

export interface TitleFacts {
  readonly agency: string | null;
  /** Report years named, in order; more than one is a contradiction. */
  readonly years: readonly number[];
}

const kind = /(?:政府|政务)?信息(?:公开|工开)(?:工作)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:报告|年报|报\ufffd|报$)|政务公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)/;
/** Four digits inside a name are no year (第1950区): a year is followed by 年, or stands at an end. */
const yearBefore = /(?<!\d)((?:19|20)\d{2})(?=年|度|政府|政务|信息|[-_.\s()（）]|$)|(?<![\d第])^((?:19|20)\d{2})(?!\d)/g;
const hanYear = /([一二][〇○零Ｏ九][〇○零Ｏ一二三四五六七八九]{2})年/g;

/** True for the title of an annual report on information disclosure. */
export function isTitle(text: string): boolean {
  return text.includes('公') && kind.test(squeeze(text));
}

/** Titles around annual reports that are none: notices, guides, summaries, forms. */
export function isAboutReports(text: string): boolean {
  return /通知|指南|填报|格式|模板|样表|汇总表|培训|解读|征求意见|季度|工作要点|函$/.test(squeeze(text));
}

export function titleFacts(text: string): TitleFacts | null {
  if (!text.includes('公')) return null;
  const t = squeeze(text).replace(/^(?:\[[^\]]*\])+/, '');
  const m = kind.exec(t);
  if (m === null) return null;
  // A year behind the title is that of its publication, unless there is none before.
  const before = yearsIn(t.slice(0, m.index + m[0].length));
  return { agency: agencyBefore(t.slice(0, m.index), m[0]), years: before.length > 0 ? before : yearsIn(t) };
}

export function yearsIn(text: string): number[] {
  const found = [...text.matchAll(yearBefore)].map((m) => Number(m[1] ?? m[2]));
  for (const m of text.matchAll(hanYear)) found.push(Number([...m[1]!].map((c) => ('〇○零Ｏ'.includes(c) ? 0 : hanNumber(c))).join('')));
  return [...new Set(found.filter((y) => y >= 2003 && y <= 2100))];
}

function agencyBefore(before: string, title: string): string | null {
  let a = before
    .replace(/^.+关于(?:印发|公布|发布|公开)(?=.)/, '')
    .replace(/(?:(?<![第\d])(?:19|20)\d{2}(?!\d)|[一二][〇○零Ｏ九][〇○零Ｏ一二三四五六七八九]{2})(?:年)?(?:度)?/g, '')
    .replace(/^.*[>»|]/, '')
    .replace(/^(?:关于|印发|公布|发布|公开)+/, '')
    .replace(/[《》"“”'()[\]、,.:\-_·—]/g, '');
  for (let end = tail(a); end > 0; end = tail(a)) a = a.slice(0, -end);
  // …人民政府信息公开…: the words 政府 belong to the name and to the title at once.
  if (a.endsWith('人民') && title.startsWith('政府')) a += '政府';
  return isAgency(a) ? a : null;
}

/** Length of the word at the end that belongs to no name. */
function tail(text: string): number {
  return ['关于', '年度', '的', '年'].find((w) => text.endsWith(w))?.length ?? 0;
}

const generic = /^(?:我|本|全|该)(?:局|委|办|厅|院|镇|乡|县|区|市|省|街道|单位|机关|部门|站|中心)|^(?:政府|部门|单位|各单位|本级|首页|区政府|县政府|市政府|政务公开|信息公开)$/;
const organ = /(?:政府|局|委|委员会|办|办公室|厅|院|会|中心|镇|乡|街道|办事处|县|区|市|省|自治州|州|盟|旗|站|所|队|团|社|部|署|处|室|馆|台|园|场|库|厂|公司|集团|校|中学|小学|高中|附中|附小|大学|银行|支行|总行|分行|海关|科|组|(?<=[\p{Script=Han}]{2})[一二三四五六七八九十]中)$/u;

/** The name of one organ, not a word for any. */
export function isAgency(name: string): boolean {
  return name.length >= 3 && name.length <= 40 && !generic.test(name) && /^[\p{Script=Han}\p{L}\d（）()·]+$/u.test(name) && organ.test(name);
}

function squeeze(text: string): string {
  return halfWidth(simplify(text)).replace(/\s+/g, '');
}
