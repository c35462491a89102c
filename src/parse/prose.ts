// Lines of a section → its prose: words of tables left out, lines that a converter broke joined to sentences, and the page around the report cut off.
import type { Paragraph, Section, SectionId } from '../model/report.js';
import { isDateLine } from './dates.js';
import { label } from './label.js';
import { isAgency, isTitle, yearsIn } from './title.js';
import { labelWords } from './vocabulary.js';

const tabular: ReadonlySet<SectionId | null> = new Set<SectionId | null>(['proactive', 'requests', 'reviews']);
/** Longer lines that are no words of a table are prose also without a mark. */
const longWords = 20;
/** A line made of words of the form to this share is a header, or several labels in one line. */
const coveredEnough = 0.8;

/** `wrapped`: lines are lines of a file, so that a sentence can go over several. */
export function proseOf(sections: readonly Section[], wrapped: boolean): Section[] {
  return sections.map((s, i) => {
    const own = i === sections.length - 1 ? ended(s.paragraphs) : s.paragraphs;
    return { ...s, paragraphs: paragraphs(own, tabular.has(s.id), wrapped) };
  });
}

/** The sentences before the first section: what is left of the lines above it without title, dates, menus and other words of the page. */
export function openingOf(lines: readonly Paragraph[], wrapped: boolean): Paragraph[] {
  const from = lines.findLastIndex((l) => l.text.length <= 90 && !l.text.includes('。') && isTitle(l.text)) + 1;
  return paragraphs(lines.slice(from), false, wrapped).filter((p) => p.text.length >= shortestSentence && /[。；，]/.test(p.text) && !isFurniture(p.text));
}

const shortestSentence = 15;

function paragraphs(lines: readonly Paragraph[], inTables: boolean, wrapped: boolean): Paragraph[] {
  const out: Paragraph[] = [];
  /** The line before was prose and does not end a sentence. */
  let open = false;
  for (const line of lines) {
    const goesOn = wrapped && open && label(line.text).ordinal === null;
    if (inTables && !isProse(line.text) && !(goesOn && !isTableWords(line.text))) {
      open = false;
      continue;
    }
    const last = out[out.length - 1];
    if (goesOn && last !== undefined) out[out.length - 1] = { text: last.text + line.text, anchor: last.anchor };
    else out.push(line);
    open = line.text.length >= 18 && !/[。：；！？:;!?）)]$/.test(line.text);
  }
  return out;
}

// --- words of tables --------------------------------------------------------

const note = /^[（(*※]?\s*(?:注|备注|附注|说明|填表说明)\s*\d*\s*[:：.、]/;
/** What a short line says where it says something: 本年度未收到申请. */
const statement = /[，无未]|没有|(?:19|20)\d{2}\s*年/;

/** In a section with a table: true for sentences, notes and numbered headings of prose, false for labels, headers and pieces of them. */
export function isProse(text: string): boolean {
  if (note.test(text)) return true;
  if (/[。！？]|；$/.test(text)) return !checkSum(text);
  return (text.length > longWords || statement.test(text) || /^(?:han|paren)$/.test(label(text).ordinal?.kind ?? '')) && !isTableWords(text);
}

/** （本列数据的勾稽关系为：…） stands in the corner of the request table, whole or in lines. */
const corner = label('本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和').core;

function checkSum(text: string): boolean {
  return /^[（(]?\s*本列数据的?(?:勾|钩)稽关系/.test(text);
}

/** Labels, columns and groups of the form: whole, cut, or several in one line. */
export function isTableWords(text: string): boolean {
  if (checkSum(text)) return true;
  const { core, bare } = label(text);
  if (core === '' || corner.includes(core)) return true;
  if (core.length > longestHeader) return false;
  if (labelWords.some((w) => w.includes(core) || (bare.length > 1 && w.includes(bare)))) return true;
  const rest = uncovered(core);
  // 没有行政复议、行政诉讼 is made of labels too, and says something.
  return rest.length <= core.length * (1 - coveredEnough) && !/^无(?!\d)|未|没有|\d[件条项份次宗个]/.test(rest);
}

const longestHeader = 200;
const piece = 4;
/** Short labels whole, longer ones in all their pieces of four signs. */
const pieces = new Set([...labelWords, corner].flatMap((w) => (w.length <= piece ? [w] : Array.from({ length: w.length - piece + 1 }, (_, i) => w.slice(i, i + piece)))));

/** The signs of a line that belong to no label or piece of one. */
function uncovered(core: string): string {
  let rest = '';
  let to = 0;
  for (let i = 0; i < core.length; i++) {
    for (let n = 2; n <= piece; n++) if (pieces.has(core.slice(i, i + n))) to = Math.max(to, i + n);
    if (i >= to) rest += core[i]!;
  }
  return rest;
}

// --- the end of the report --------------------------------------------------

const framed = /^[【[（(|·\s]*(?:打印|关闭|分享|收藏|返回顶部|返回|字号|大\s*中\s*小)(?:本页|页面|窗口|到)?[】\])）|·\s:：]*/;
const around = /^[【[（(<《\s]*(?:上一?[篇条页]|下一?[篇条页]|前一篇|后一篇|相关(?:阅读|链接|信息|文章|新闻|报道|推荐|文档|附件下载)|扫一扫|微信扫|分享到|分享至|责任编辑|主办(?:单位)?\s*[:：]|承办(?:单位)?\s*[:：]|联系我们|网站地图|关于我们|网站声明|隐私声明|版权声明|备案号|网站标识码|友情链接)/;
const anywhere = /版权所有|网站标识码|ICP备|公网安备|网站地图/i;
const attachment = /^[【[]?\s*附件|\.(?:docx?|wps|pdf|xlsx?|et|zip|rar|ofd)\b/i;

/** A line of the page around the report: buttons, neighbours, the foot, titles of other reports. */
export function isFurniture(text: string): boolean {
  if (text.length > 120 || /[。；！？]$/.test(text) || attachment.test(text)) return false;
  return isButtons(text) || around.test(text) || anywhere.test(text) || isLoneTitle(text);
}

/** 【打印】 【关闭】: nothing but buttons in the line. */
function isButtons(text: string): boolean {
  let rest = text;
  for (let m = framed.exec(rest); m !== null && rest !== ''; m = framed.exec(rest)) rest = rest.slice(m[0].length);
  return rest === '' || (rest.length < text.length && rest.length <= 2 && !/\p{Script=Han}/u.test(rest));
}

/** A title and at most the date a list puts behind it. */
function isLoneTitle(text: string): boolean {
  if (text.length > 70 || /[，。；：:]/.test(text) || !isTitle(text) || yearsIn(text).length === 0) return false;
  return /(?:报告|年报)[》”"]?\s*[[(（]?[\d\-./年月日]*[\])）]?$/.test(text);
}

/** The lines of the last section up to its signature, or to the page around it; attachments named below the signature stay. */
function ended(lines: readonly Paragraph[]): readonly Paragraph[] {
  const furniture = lines.findIndex((l) => isFurniture(l.text));
  const own = furniture === -1 ? lines : lines.slice(0, furniture);
  const date = own.findIndex((l) => isDateLine(l.text));
  if (date === -1) return own;
  const next = own[date + 1]?.text.replace(/\s+/g, '') ?? '';
  // The agency can stand below the date where it does not stand above.
  const end = date + (isAgency(next) && !isAgency((own[date - 1]?.text ?? '').replace(/\s+/g, '')) ? 2 : 1);
  return [...own.slice(0, end), ...own.slice(end).filter((l) => attachment.test(l.text))];
}
