// Document → Report or Rejection: the steps in order. Reads what stands there; checks nothing.
import { formCells, type Layout } from '../form/cell-refs.js';
import { editionFor } from '../form/edition-for.js';
import { edition as editionOf } from '../form/editions.js';
import type { BlockId, EditionId, FormTable, TableId } from '../model/edition.js';
import type { Document, Embedded } from '../model/document.js';
import type { Problem } from '../model/problem.js';
import { rejection, type Rejection } from '../model/rejection.js';
import type { Report } from '../model/report.js';
import type { CellRef, Value } from '../model/value.js';
import { Cells } from './cells.js';
import { withWholeRows } from './cut-rows.js';
import { facts, type Facts, type Given } from './facts.js';
import { locate, type Located } from './locate.js';
import { openingOf, proseOf } from './prose.js';
import { readProactive } from './proactive.js';
import { readRequests } from './requests.js';
import { readReviews } from './reviews.js';
import { ofOneYear } from './one-year.js';
import { withoutOtherYears } from './other-year.js';
import { otherReportIn } from './several.js';
import { stream } from './stream.js';
import { leaveOpen, rejoin } from './torn/rejoin.js';
import { turnedUpright } from './turned.js';
import { upright } from './upright.js';
import { isAboutReports, isTitle, yearsIn } from './title.js';
import { remedies } from './vocabulary.js';

const absent: Value = { state: 'absent', value: null, raw: null, anchor: null };
/** Without a title, this many rows of the request table are needed to take a document for a report. */
const rowsEnough = 5;
/** So many years in titles without a section below them are a list. */
const titlesEnough = 3;
/** A page with no more characters than this around a document has no text of its own: its name, a menu, a line to print it. */
const mostAround = 120;

export function parse(original: Document, given: Given = {}): Report | Rejection {
  const { blocks: asInForm, problems: turned } = turnedUpright(original.blocks);
  const { blocks: own, problems: ofYears } = ofOneYear(asInForm);
  const { blocks, problems: cut } = withWholeRows(own);
  const document: Document = { ...original, blocks };
  const written = stream(document);
  const set = upright(written);
  // Only text that others made of a page tears labels from figures; readers of pages know where things stand.
  const { items, open, problems: torn } = isText(document) ? rejoin(written, set) : { items: set, open: [], problems: [] };
  const located = locate(items);
  const known = facts(document, items, located, given);
  const { zones, problems: otherYears } = withoutOtherYears(located, known.year.value);
  const cells = new Cells();
  const proactive = readProactive(zones.proactive, cells);
  const requests = readRequests(zones.requests, cells);
  const reviews = readReviews(zones.reviews, cells) || open.some((o) => o.refs.some((r) => isReview(r)));
  leaveOpen(open, cells);
  const refused = refuse(document, located, cells, known, requests.rows);
  if (refused !== null) return refused;
  const other = otherReportIn(located, known.agency, known.year);
  if (other !== null) return rejection('several-reports', `一份文件里有不止一份年报：「${known.title.value ?? document.source.name}」之后还有「${other}」；请拆成每份一个文件。`, `There is more than one report in this document: behind "${known.title.value ?? document.source.name}" stands "${other}"; give each as a file of its own.`);

  const edition = overall(proactive, requests.edition, known.year.value);
  const layout: Partial<Record<BlockId, EditionId>> = { ...proactive };
  if (requests.rows > 0) layout.requests = requests.edition ?? edition;
  if (reviews) layout.reviews = edition;
  const values = assemble(edition, layout, cells);
  const problems = [
    ...document.problems, ...known.problems, ...located.problems, ...turned, ...ofYears, ...otherYears, ...cut, ...torn, ...cells.problems,
    ...mixed(edition, layout, known.year.value), ...missing(edition, layout, values, located), ...foreign(edition, layout, cells),
  ];
  const wrapped = document.source.format !== 'html';
  const opening = openingOf(located.opening, wrapped);
  return {
    source: document.source, agency: known.agency, year: known.year, title: known.title, published: known.published,
    edition, layout, cells: values, sections: proseOf(located.sections, wrapped), ...(opening.length > 0 ? { opening } : {}), problems,
  };
}

function isText(document: Document): boolean {
  return document.source.format === 'text' || document.source.format === 'markdown';
}

function isReview(ref: CellRef): boolean {
  return remedies.some((r) => ref.startsWith(`${r.id}.`));
}

function refuse(document: Document, located: Located, cells: Cells, known: Facts, requestRows: number): Rejection | null {
  const title = known.title.value;
  const named = title !== null && isTitle(title);
  const figures = [...cells.values.values()].filter((v) => v.state === 'number' || v.state === 'unreadable' || v.state === 'dash').length;
  // 解读, 通知: they quote rows of a report, or hold the empty form.
  if (title !== null && isAboutReports(title) && requestRows < rowsEnough) return rejection('not-a-report', `「${title}」不是年度报告；请改用年度报告本身。`, `"${title}" is not an annual report: give the report itself.`);
  if (cells.values.size > 0 && (named || requestRows >= rowsEnough || located.sections.length >= 3)) {
    if (figures === 0 && title !== null && isAboutReports(title)) {
      return rejection('not-a-report', `「${title}」中的表格是未填写的空表，不是年度报告；请改用填好的报告。`, `"${title}" holds the empty form and is not an annual report: give the one that is filled in.`);
    }
    return null;
  }
  const pictures = Object.values(located.pictures).reduce((sum, p) => sum + p.length, 0);
  if (named && title !== null && isAboutReports(title)) return rejection('not-a-report', `「${title}」不是年度报告；请改用年度报告本身。`, `"${title}" is not an annual report: give the report itself.`);
  // A list of reports: titles of several years, one below the other, and nothing of a report under them.
  const years = new Set(located.opening.filter((l) => isTitle(l.text)).flatMap((l) => yearsIn(l.text)));
  if (located.sections.length === 0 && years.size >= titlesEnough) return rejection('not-a-report', `这是 ${years.size} 个年度报告的目录，不是年度报告；请打开其中一年的报告。`, `This is a list of the reports of ${years.size} years, not an annual report: open one of them and give that.`);
  const follow = embeddedIn(document, located, named);
  if (follow.length > 0) {
    const first = follow.slice(0, 3);
    const more = follow.length > first.length ? { zh: ` 等 ${follow.length} 个`, en: ` and ${follow.length - first.length} more` } : { zh: '', en: '' };
    return {
      ...rejection('embedded', `网页里没有表格，年报在它嵌入或链接的文件里：${first.join('、')}${more.zh}。`, `The page has no tables; the report is in what it embeds or links to: ${first.join(', ')}${more.en}.`),
      follow,
    };
  }
  if (named || located.sections.length >= 3) {
    return pictures > 0
      ? rejection('no-tables', `是年度报告，但表格是图片（${pictures} 张），读不出数字；请改用带文字表格的版本。`, `This is an annual report, but its tables are pictures (${pictures}) and hold no text; use a version with text tables.`)
      : rejection('no-tables', '是年度报告，但没有格式规定的表格；请确认正文或附件已完整下载。', 'This is an annual report, but has none of the tables of the form; check that the page and its attachments are complete.');
  }
  const alone = shownAlone(document);
  if (alone.length > 0) {
    const names = { zh: alone.slice(0, 3).join('、'), en: alone.slice(0, 3).join(', ') };
    return { ...rejection('embedded', `网页本身没有正文，只嵌入了文件：${names.zh}；请改读该文件。`, `The page has no text of its own and only embeds a document: ${names.en}; give that instead.`), follow: alone };
  }
  return rejection('not-a-report', '没有政府信息公开年度报告的标题、章节或表格；请确认文件或网址是否正确、是否下载完整。', 'There is no title, section or table of an annual report on government-information disclosure: check that this is the right file or address, and that it was fetched whole.');
}

/** Addresses of the files in which the report may be, the likeliest first; none where nothing says that one of them is a report. */
function embeddedIn(document: Document, located: Located, named: boolean): string[] {
  const embedded = document.embedded ?? [];
  const report = (e: Embedded): boolean => isTitle(e.text) || isTitle(decodedName(e.address)) || /年报|年度报告/.test(e.text);
  if (!named && !embedded.some(report)) return [];
  // The prose is here, and its tables are pictures: those are not another document.
  const wanted = embedded.filter((e) => (!e.aside || report(e)) && (located.sections.length < 3 || (e.kind !== 'image' && e.kind !== 'page')));
  const files = wanted.some((e) => e.kind !== 'page') ? wanted.filter((e) => e.kind !== 'page') : wanted;
  return [...files.filter(report), ...files.filter((e) => !report(e))].map((e) => e.address);
}

/** Addresses of the documents that are all a page shows: what they are, the page does not say. */
function shownAlone(document: Document): string[] {
  const shown = (document.embedded ?? []).filter((e) => !e.aside && (e.kind === 'viewer' || e.kind === 'frame'));
  const words = document.blocks.reduce((sum, b) => sum + (b.kind === 'text' ? b.text.length : b.kind === 'grid' ? Infinity : 0), 0);
  return words > mostAround ? [] : shown.map((e) => e.address);
}

function decodedName(address: string): string {
  try {
    return decodeURIComponent(address.slice(address.lastIndexOf('/') + 1));
  } catch {
    return address;
  }
}

/** The edition of the report is that of most blocks of table two, which differ most; then of table three; then of the year. */
function overall(proactive: Layout, requests: EditionId | null, year: number | null): EditionId {
  const votes = new Map<EditionId, number>();
  for (const e of Object.values(proactive)) votes.set(e, (votes.get(e) ?? 0) + 1);
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1]);
  if (first !== undefined && (second === undefined || first[1] > second[1])) return first[0];
  return proactive.documents ?? requests ?? editionFor(year);
}

function assemble(edition: EditionId, layout: Layout, cells: Cells): Map<CellRef, Value> {
  const values = new Map<CellRef, Value>();
  for (const c of formCells(edition, layout)) values.set(c.ref, cells.values.get(c.ref) ?? absent);
  return values;
}

function mixed(edition: EditionId, layout: Layout, year: number | null): Problem[] {
  const problems: Problem[] = [];
  for (const [block, e] of Object.entries(layout)) {
    if (e === edition) continue;
    problems.push({
      code: 'edition-mixed', level: 'warning', found: e, taken: edition,
      message: { zh: `「${titleOf(block as BlockId, e)}」用的是 ${e} 版格式，其余部分是 ${edition} 版。`, en: `The block ${block} is printed in edition ${e}, the report in edition ${edition}.` },
    });
  }
  if (year !== null && editionFor(year) !== edition) {
    problems.push({
      code: 'edition-mixed', level: 'warning', found: edition, taken: edition,
      message: { zh: `${year} 年度应使用 ${editionFor(year)} 版格式，表格是 ${edition} 版。`, en: `The form for ${year} is edition ${editionFor(year)}; the tables are edition ${edition}.` },
    });
  }
  return problems;
}

function titleOf(block: BlockId, edition: EditionId): string {
  for (const t of editionOf(edition).tables) for (const b of t.blocks) if (b.id === block) return b.title.zh;
  return block;
}

function missing(edition: EditionId, layout: Layout, values: ReadonlyMap<CellRef, Value>, located: Located): Problem[] {
  const problems: Problem[] = [];
  const laidOut = formCells(edition, layout);
  for (const table of editionOf(edition).tables) {
    const own = laidOut.filter((c) => c.table === table.id);
    if (own.every((c) => values.get(c.ref)!.state === 'absent')) {
      problems.push(tableMissing(table, located.pictures[table.id].length, own.map((c) => c.ref)));
      continue;
    }
    const rows = new Map<string, CellRef[]>();
    for (const c of own) rows.set(`${c.block.id} ${c.row.label.zh}`, [...(rows.get(`${c.block.id} ${c.row.label.zh}`) ?? []), c.ref]);
    for (const [row, refs] of rows) {
      if (!refs.every((r) => values.get(r)!.state === 'absent')) continue;
      const name = row.slice(row.indexOf(' ') + 1);
      problems.push({ code: 'row-missing', level: 'warning', cells: refs, taken: name, message: { zh: `表中没有「${name}」一行。`, en: `The table has no row "${name}".` } });
    }
  }
  return problems;
}

function tableMissing(table: FormTable, pictures: number, refs: readonly CellRef[]): Problem {
  const name: Record<TableId, string> = { proactive: 'two', requests: 'three', reviews: 'four' };
  return pictures > 0
    ? { code: 'table-picture', level: 'error', cells: refs, message: { zh: `「${table.heading.zh}」的表格是图片，没有读入。`, en: `The table of section ${name[table.id]} is a picture and was not read.` } }
    : { code: 'table-missing', level: 'error', cells: refs, message: { zh: `没有「${table.heading.zh}」的表格。`, en: `The table of section ${name[table.id]} is not in the document.` } };
}

/** Figures that stand in the document but have no cell in the form as laid out: 其他处理 with a figure of its own above its three rows. */
function foreign(edition: EditionId, layout: Layout, cells: Cells): Problem[] {
  const laidOut = new Set(formCells(edition, layout).map((c) => c.ref));
  const out = [...cells.values].filter(([ref, v]) => !laidOut.has(ref) && v.state === 'number');
  if (out.length === 0) return [];
  return [{
    code: 'extra-row', level: 'warning', cells: out.map(([ref]) => ref), found: out.map(([, v]) => v.raw).join(' '),
    message: { zh: `有 ${out.length} 个数字在本版格式中没有对应的格，未读入。`, en: `${out.length === 1 ? 'One figure has' : `${out.length} figures have`} no cell in the form as printed here and ${out.length === 1 ? 'was' : 'were'} left out.` },
  }];
}
