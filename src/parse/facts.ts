// Agency, report year, title and date of a report: from its title, then its text, then what the page says of itself, then the file name; always saying which.
import type { Document } from '../model/document.js';
import type { Problem } from '../model/problem.js';
import type { Fact, FactSource } from '../model/report.js';
import { dateIn, isDateLine } from './dates.js';
import type { Located } from './locate.js';
import { likeness } from './match.js';
import type { Item } from './stream.js';
import { isAgency, isTitle, titleFacts, yearsIn } from './title.js';

export interface Facts {
  readonly title: Fact<string>;
  readonly agency: Fact<string>;
  readonly year: Fact<number>;
  readonly published: Fact<string>;
  readonly problems: readonly Problem[];
}

/** What the user knows; it counts where the document itself is silent, before the file name. */
export interface Given {
  readonly agency?: string;
  readonly year?: number;
  /** Of a document that hangs on a page: what the link calls it, empty where it says nothing. This and its file name count before the agency and the year of the page. */
  readonly label?: string;
}

const none = { value: null, from: null };

export function facts(document: Document, items: readonly Item[], located: Located, given: Given): Facts {
  const problems: Problem[] = [];
  const pairs = [...document.metadata.map((m) => ({ name: m.name, value: m.value })), ...pairsIn(items)];
  const title = titleOf(document, located, pairs);
  const inTitle = title.value === null ? null : titleFacts(title.value);
  const around = title.value === null || title.line === null ? null : agencyBeside(located, title.line);
  const signature = signatureOf(located);
  const file = titleFacts(baseName(document.source.name).replace(/[-_]/g, ''));
  const called = given.label === undefined ? null : calledBy(given.label, document.source.name);

  const agency = first<string>([
    [title.from ?? 'title', inTitle?.agency ?? null],
    ['text', around ?? signature.agency ?? agencyInText(located)],
    ['metadata', pairs.filter((p) => agencyNames.has(p.name)).map((p) => p.value.replace(/\s+/g, '')).find(isAgency) ?? null],
    ['given', called?.agency ?? given.agency ?? null],
    ['filename', file?.agency ?? nameInFile(document.source.name)],
  ]);
  const period = periodYear(located);
  const years = inTitle?.years ?? [];
  const year = first<number>([
    [title.from ?? 'title', years[years.length - 1] ?? null],
    ['text', period ?? null],
    ['metadata', pairs.filter((p) => titleNames.has(p.name) && isTitle(p.value)).flatMap((p) => yearsIn(p.value))[0] ?? null],
    ['given', called?.year ?? given.year ?? null],
    ['filename', yearsIn(baseName(document.source.name)).at(-1) ?? null],
  ]);
  const published = first<string>([
    ['text', signature.date],
    ['metadata', pairs.filter((p) => dateNames.has(p.name)).map((p) => dateIn(p.value)).find((d) => d !== null) ?? null],
    ['filename', dateIn(baseName(document.source.name))],
  ]);

  if (years.length > 1) problems.push(warn('year-differs', `标题中有不止一个年份：${years.join('、')}，取 ${year.value}。`, `The title names more than one year (${years.join(', ')}); ${year.value} was taken.`, years.join(' '), String(year.value)));
  if (period !== null && year.value !== null && period !== year.value) {
    problems.push(warn('year-differs', `标题年份为 ${year.value}，正文统计期限为 ${period} 年。`, `The title says ${year.value}, the period in the text is ${period}.`, String(period), String(year.value)));
  }
  if (agency.from === 'title' && signature.agency !== null && agency.value !== null && likeness(signature.agency, agency.value) < 0.35 && !shareName(signature.agency, agency.value)) {
    problems.push(warn('agency-differs', `标题中的机关是「${agency.value}」，落款是「${signature.agency}」。`, `The title names "${agency.value}", the signature "${signature.agency}".`, signature.agency, agency.value));
  }
  if (agency.value === null) problems.push(lost('agency-missing', '文中没有机关名称。', 'The document names no agency.'));
  if (year.value === null) problems.push(lost('year-missing', '文中没有报告年度。', 'The document names no report year.'));
  return { title: { value: title.value, from: title.from }, agency, year, published, problems };
}

/** Whose report of which year a link and a file name speak of. In a file name a number is a year only where it is called one: files are named after the day they were put up, too. */
export function calledBy(label: string, name: string): { readonly agency: string | null; readonly year: number | null } {
  const file = baseName(name).replace(/[-_]/g, '');
  const text = label.replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const facts = [titleFacts(text), titleFacts(file)];
  const bare = /^(?:附件\d*[:：.、]?)?\s*(20\d{2})(?:年度?|(?:年度?)?(?:工作)?(?:年报|报告))?$/.exec(text.trim());
  const spoken = [text, file].map((t) => /(?<!\d)(20\d{2})\s*年/.exec(t)?.[1] ?? null);
  return {
    agency: facts[0]?.agency ?? facts[1]?.agency ?? null,
    year: facts[0]?.years.at(-1) ?? (bare === null ? null : Number(bare[1])) ?? numberOf(spoken[0]) ?? facts[1]?.years.at(-1) ?? numberOf(spoken[1]),
  };
}

function numberOf(text: string | null | undefined): number | null {
  return text == null ? null : Number(text);
}

function first<T>(candidates: readonly (readonly [FactSource, T | null])[]): Fact<T> {
  for (const [from, value] of candidates) if (value !== null) return { value, from };
  return none;
}

// --- title ----------------------------------------------------------------

const titleNames = new Set(['ucaptitle', 'articletitle', 'title', 'og:title', '名称', '标题', '信息名称', '文件名称']);
const agencyNames = new Set(['发布机构', '发布单位', '发文机关', '发文单位', '公开机构', '公开责任部门', '责任部门', '单位', '编制单位', '来源', '信息来源', '稿源', '作者', 'contentsource', 'author', 'publisher', '发文机构', '制发机关']);
const dateNames = new Set(['publishtime', 'pubdate', 'publishdate', 'article:published_time', '公开日期', '发布日期', '发布时间', '生成日期', '成文日期', '发文日期', '公开时间', '日期', '时间']);

function titleOf(document: Document, located: Located, pairs: readonly { name: string; value: string }[]): Fact<string> & { line: number | null } {
  const stated = pairs.filter((p) => titleNames.has(p.name)).map((p) => p.value);
  let best: { text: string; line: number; rank: number } | null = null;
  located.opening.forEach((line, i) => {
    const next = located.opening[i + 1];
    let text = line.text.replace(/^(?:标题|名称|题名|信息名称)\s*[:：]\s*/, '');
    if (text.length > 90 || /[>»|；。]/.test(text)) return;
    if (!isTitle(text) && next !== undefined && next.text.length <= 40 && text.length <= 45 && !/[，。：:]/.test(text) && !isTitle(next.text) && isTitle(text + next.text)) text += next.text;
    const f = titleFacts(text);
    if (f === null) return;
    const squeezed = text.replace(/\s+/g, '');
    const rank = (f.years.length > 0 ? 4 : 0) + (f.agency === null ? 0 : 2) + (line.level === 1 ? 2 : line.level === null ? 0 : 1) + (stated.some((s) => s.replace(/\s+/g, '').includes(squeezed)) ? 3 : 0);
    // Of equals the last: lists of other years stand in the margin before the article.
    if (best === null || rank >= best.rank) best = { text, line: i, rank };
  });
  const chosen = best as { text: string; line: number; rank: number } | null;
  if (chosen !== null && chosen.rank >= 2) return { value: chosen.text.replace(/\s+/g, ' '), from: 'title', line: chosen.line };
  const meta = stated.find((s) => isTitle(s));
  if (meta !== undefined) return { value: meta, from: 'metadata', line: null };
  if (chosen !== null) return { value: chosen.text, from: 'title', line: chosen.line };
  const name = baseName(document.source.name);
  return isTitle(name) ? { value: name, from: 'filename', line: null } : { ...none, line: null };
}

/** A bare title has its agency on the line above or below. */
function agencyBeside(located: Located, line: number): string | null {
  for (const at of [line - 1, line + 1]) {
    const name = located.opening[at]?.text.replace(/\s+/g, '') ?? '';
    if (isAgency(name) && !isTitle(name)) return name;
  }
  return null;
}

// --- text -----------------------------------------------------------------

/** Agency and date at the foot of the report, or under its title. */
function signatureOf(located: Located): { agency: string | null; date: string | null } {
  const tail = located.sections.at(-1)?.paragraphs.slice(-30).map((p) => p.text) ?? [];
  const head = located.opening.slice(-12).map((l) => l.text);
  for (const lines of [tail, head]) {
    for (let i = lines.length - 1; i >= 0; i--) {
      if (!isDateLine(lines[i]!)) continue;
      const name = [lines[i - 1], lines[i + 1]].map((l) => (l ?? '').replace(/\s+/g, '')).find((l) => isAgency(l) && !isTitle(l));
      return { agency: name ?? null, date: dateIn(lines[i]!) };
    }
  }
  return { agency: null, date: null };
}

/** 现向社会公布某县财政局2023年政府信息公开年度报告 · 本报告由某局编制. */
function agencyInText(located: Located): string | null {
  const lines = [...located.opening.slice(-12).map((l) => l.text), ...(located.sections[0]?.paragraphs.slice(0, 4).map((p) => p.text) ?? [])];
  for (const raw of lines) {
    const line = raw.replace(/\s+/g, '');
    const m = /(?:公布|现将|由|年度?[，,])([\p{Script=Han}]{3,30}?)(?:关于)?(?:20\d{2}年|编制|认真|严格|按照|深入)/u.exec(line) ?? /^([\p{Script=Han}]{4,30}?)(?:20\d{2}年)/u.exec(line);
    if (m !== null && isAgency(m[1]!)) return m[1]!;
  }
  return null;
}

/** Year of the period the figures are for: 2023年1月1日至2023年12月31日. */
function periodYear(located: Located): number | null {
  const lines = [...located.opening.map((l) => l.text), ...located.sections.flatMap((s) => s.paragraphs.map((p) => p.text))];
  for (const line of lines) {
    const m = /(?<!\d)(20\d{2})\s*年\s*1\s*月\s*1\s*日[\s起]*[至到—\-－~]/.exec(line);
    if (m !== null) return Number(m[1]);
  }
  return null;
}

// --- what the page says of itself -------------------------------------------

/** 发布机构 | 某局 in rows, 发布日期：2024-01-17 in lines, as far as the report has not begun. */
function pairsIn(items: readonly Item[]): { name: string; value: string }[] {
  const pairs: { name: string; value: string }[] = [];
  for (const item of items.slice(0, 400)) {
    if (item.kind === 'row') {
      const { cells } = item.row;
      for (let i = 0; i + 1 < cells.length; i++) {
        const name = cells[i]!.text.replace(/[\s:：]/g, '');
        if (name.length <= 8) pairs.push({ name, value: cells[i + 1]!.text });
      }
    } else if (item.kind === 'line' && item.line.text.length <= 200) {
      for (const m of item.line.text.matchAll(/([\p{Script=Han}]{2,6})\s*[:：]\s*([^:：]{2,60}?)(?=\s+[\p{Script=Han}]{2,6}\s*[:：]|$)/gu)) pairs.push({ name: m[1]!, value: m[2]! });
    }
  }
  return pairs;
}

function baseName(name: string): string {
  const base = name.split(/[/\\]/).pop() ?? name;
  let decoded = base;
  try {
    decoded = decodeURIComponent(base);
  } catch {
    // A percent sign that is no escape: the name as it stands.
  }
  return decoded.replace(/\.[A-Za-z0-9.]{1,12}$/, '');
}

/** 某市某局-2023.html. */
function nameInFile(name: string): string | null {
  const m = /[\p{Script=Han}]{3,30}/u.exec(baseName(name));
  return m !== null && isAgency(m[0]) ? m[0] : null;
}

function shareName(a: string, b: string): boolean {
  return a.includes(b.slice(-3)) || b.includes(a.slice(-3));
}

function warn(code: string, zh: string, en: string, found: string, taken: string): Problem {
  return { code, level: 'warning', message: { zh, en }, found, taken };
}

function lost(code: string, zh: string, en: string): Problem {
  return { code, level: 'error', message: { zh, en } };
}
