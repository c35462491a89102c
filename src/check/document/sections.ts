// The six sections of the form: missing, in another order or with other numbers, twice, or empty. What is merely named or nested otherwise is left alone.
import { allCells } from '../../form/cell-refs.js';
import type { Finding, Passage } from '../../model/finding.js';
import type { Report, Section, SectionId } from '../../model/report.js';
import type { RuleRecord } from '../../model/rule.js';
import type { Text } from '../../model/text.js';
import type { CellRef } from '../../model/value.js';
import { lead, stated, type DocumentRule } from './rule.js';

const ground: Text = { zh: '政府信息公开工作年度报告格式：六个部分，依次编号', en: 'form of the annual report: six numbered sections' };

const missing: RuleRecord = {
  id: 'document.section_missing',
  basis: 'document',
  title: { zh: '缺少规定的部分', en: 'a section of the form is missing' },
  citation: ground,
  severity: 'warning',
  says: {
    zh: '六个部分中既没有标题、内容也不在别处的。改写的标题、自行编号、附表重新编号不算；有表无标题、有内容无标题的不算；文字或扫描件转换丢失标题的只作线索。',
    en: 'A section of which neither the heading nor its matter is found. Renamed headings, own numbering, annexes, tables and matter that merely lost their heading are left alone; in texts converted from something else it is only a lead.',
  },
  example: {
    breaks: { zh: '只有一至四和六，全文没有说问题和改进', en: 'sections one to four and six, and not a word on problems' },
    nearMiss: { zh: '“五、存在的主要问题及整改措施”；五的标题丢失但正文在', en: 'section five renamed, or without its heading but there' },
  },
};
const order: RuleRecord = {
  id: 'document.section_order',
  basis: 'document',
  title: { zh: '各部分编号或次序错乱', en: 'sections numbered or ordered otherwise than in the form' },
  citation: ground,
  severity: 'info',
  says: {
    zh: '六个部分各出现一次，而印出的编号不是一至六，或次序不同。多出自己的部分、附表重新编号、没有编号的不算。',
    en: 'All six sections stand once, but their printed numbers are not one to six, or their order is another. Reports with sections of their own, annexes and headings without numbers are left alone.',
  },
  example: {
    breaks: { zh: '一、二、三、四、四、五', en: 'one, two, three, four, four, five' },
    nearMiss: { zh: '部分内的“一、…二、…”；附表从“一、”重新编起', en: 'a list numbered 一、二、 within a section; an annex that begins anew' },
  },
};
const doubled: RuleRecord = {
  id: 'document.section_doubled',
  basis: 'document',
  title: { zh: '同一部分出现两次', en: 'a section stands twice' },
  citation: ground,
  severity: 'warning',
  says: {
    zh: '同一部分的标题以同一编号出现两次。表格上方重复的表名、附表、部分内同名的小标题不算；三个部分以上都出现两次的，是整篇重复，只作线索。',
    en: 'One section has two headings with the same number. Captions of tables, annexes and headings within a section are left alone; three or more sections twice is the whole report twice, and a lead.',
  },
  example: {
    breaks: { zh: '“五、存在的主要问题及改进情况”出现两次，各有一段', en: 'section five stands twice' },
    nearMiss: { zh: '“二、主动公开政府信息情况”之下又有表名“主动公开政府信息情况”', en: 'the heading of section two again as the caption of its table' },
  },
};
const empty: RuleRecord = {
  id: 'document.section_empty',
  basis: 'document',
  title: { zh: '有标题而没有内容', en: 'a section without content' },
  citation: ground,
  severity: 'warning',
  says: {
    zh: '部分有标题，而没有一句话，也没有表格。写“无”的、内容写在下一个小标题下的、表格是图片的不算。',
    en: 'A section has its heading, but no sentence and no table. One that says 无, and tables that are pictures, are left alone.',
  },
  example: {
    breaks: { zh: '“六、其他需要报告的事项”之下只有落款', en: 'nothing but the signature under section six' },
    nearMiss: { zh: '“六、其他需要报告的事项”之下写“无。”', en: 'section six says 无' },
  },
};

const ids: readonly SectionId[] = ['overview', 'proactive', 'requests', 'reviews', 'problems', 'other'];
const numbers = '一二三四五六七八九十';
const tables: ReadonlySet<SectionId> = new Set<SectionId>(['proactive', 'requests', 'reviews']);
const names: Readonly<Record<SectionId, Text>> = {
  overview: { zh: '一、总体情况', en: 'one (overview)' },
  proactive: { zh: '二、主动公开政府信息情况', en: 'two (proactive disclosure)' },
  requests: { zh: '三、收到和处理政府信息公开申请情况', en: 'three (requests)' },
  reviews: { zh: '四、政府信息公开行政复议、行政诉讼情况', en: 'four (reviews)' },
  problems: { zh: '五、存在的主要问题及改进情况', en: 'five (problems)' },
  other: { zh: '六、其他需要报告的事项', en: 'six (other matters)' },
};
/** Where the matter of a section can be told from its words. */
const matter: Readonly<Partial<Record<SectionId, RegExp>>> = {
  problems: /问题|問題|不足|差距|短板|薄弱|有待|改进|改進|下一步|整改/u,
  other: /处理费|處理費|收费|收費|其他(?:需要?|应当?)?报告|其他事项|收取/u,
};
/** What stands before section one: on what ground the report was made, of which time, and where to ask. */
const preface = /条例|编制|现将|现予|统计期限|本报告|电子版|联系(?:电话|地址|人)|下载|查阅/u;
/** Formats others made of a document, in which headings get lost. */
const converted: ReadonlySet<string> = new Set(['text', 'markdown', 'pdf', 'ofd', 'picture']);
const enough = 4;

function numberOf(s: Section): number | null {
  const m = /^\s*([一二三四五六七八九十])\s*[、.．，,：:]/u.exec(s.heading);
  return m === null ? null : numbers.indexOf(m[1]!) + 1;
}

function heading(report: Report, s: Section): Passage {
  return { place: { section: report.sections.indexOf(s), sectionId: s.id, paragraph: -1, start: 0, end: s.heading.length }, text: s.heading };
}

/** The cells each table has in any edition. */
const cellsOf = new Map<SectionId, readonly CellRef[]>([...tables].map((id) => [id, allCells.filter((c) => c.table === id).map((c) => c.ref)]));

function hasTable(report: Report, id: SectionId): boolean {
  return (cellsOf.get(id) ?? []).some((ref) => (report.cells.get(ref)?.state ?? 'absent') !== 'absent');
}

/** A table is a picture, or a picture could not be read: what is missing may be in it. */
function hasPictures(report: Report): boolean {
  return report.source.format === 'picture' || report.problems.some((p) => p.code === 'table-picture');
}

export const missingRule: DocumentRule = {
  record: missing,
  find: (report: Report): Finding[] => {
    const there = new Set(report.sections.map((s) => s.id));
    const gone = ids.filter((id) => !there.has(id));
    // With fewer than four the report is not written by the form at all, or its headings were not seen.
    if (gone.length === 0 || ids.length - gone.length < enough) return [];
    const absent = gone.filter((id) => (tables.has(id) ? !hasTable(report, id) : !isElsewhere(report, id)));
    return absent.map((id) => (converted.has(report.source.format) || hasPictures(report) ? lead : stated)(missing, {
      scope: id,
      message: { zh: `没有“${names[id].zh}”，正文和表格里也没有它的内容。`, en: `There is no section ${names[id].en}, and nothing of it elsewhere.` },
    }));
  },
};

/** Its matter stands under another heading; the last paragraphs of a report are where it would be. */
function isElsewhere(report: Report, id: SectionId): boolean {
  if (id === 'overview') return (report.opening ?? []).some((p) => p.text.length > 80 || !preface.test(p.text));
  const words = matter[id]!;
  // A section before that names problems in passing does not stand for the section.
  const near = id === 'problems' ? report.sections.filter((s) => s.id === 'reviews' || s.id === 'other' || s.id === 'requests') : report.sections.slice(-2);
  return near.some((s) => s.paragraphs.some((p) => words.test(p.text)));
}

export const orderRule: DocumentRule = {
  record: order,
  find: (report: Report): Finding[] => {
    const { sections } = report;
    if (sections.length !== ids.length || !ids.every((id) => sections.some((s) => s.id === id))) return [];
    const printed = sections.map(numberOf);
    const moved = sections.filter((s, i) => s.id !== ids[i]);
    if (moved.length > 0) {
      if (isAnnexed(sections, printed)) return [];
      return [stated(order, {
        passages: moved.map((s) => heading(report, s)),
        message: { zh: `各部分的次序与格式不同：${sections.map((s) => `“${s.heading}”`).join('、')}。`, en: `The sections stand in another order than in the form: ${sections.map((s) => `“${s.heading}”`).join(', ')}.` },
      })];
    }
    const wrong = sections.filter((_, i) => printed[i] !== null && printed[i] !== i + 1);
    if (wrong.length === 0) return [];
    return [stated(order, {
      passages: wrong.map((s) => heading(report, s)),
      message: { zh: `编号与格式不同：${wrong.map((s) => `“${s.heading}”应为第${numbers[ids.indexOf(s.id!)]!}部分`).join('，')}。`, en: `Numbered otherwise than in the form: ${wrong.map((s) => `“${s.heading}” is section ${names[s.id!].en}`).join(', ')}.` },
    })];
  },
};

/** The tables stand behind the prose, or are numbered anew: an annex. */
function isAnnexed(sections: readonly Section[], printed: readonly (number | null)[]): boolean {
  const numbered = printed.filter((n) => n !== null);
  const behind = [...ids.filter((id) => !tables.has(id)), ...ids.filter((id) => tables.has(id))];
  return new Set(numbered).size < numbered.length || sections.every((s, i) => s.id === behind[i]);
}

export const doubledRule: DocumentRule = {
  record: doubled,
  find: (report: Report): Finding[] => {
    // Most reports have each section once.
    if (new Set(report.sections.map((s) => s.id)).size === report.sections.length) return [];
    const pairs: (readonly [Section, Section])[] = [];
    for (const id of ids) {
      const numbered = report.sections.filter((s) => s.id === id && numberOf(s) !== null);
      const [first, ...more] = numbered;
      const again = more.find((s) => numberOf(s) === numberOf(first!));
      if (first !== undefined && again !== undefined) pairs.push([first, again]);
    }
    // A list 一、二、三、 within a section reuses the numbers, and sometimes the words.
    if (pairs.length === 0 || report.sections.some((s) => s.paragraphs.some((p) => /^\s*一、/u.test(p.text)) && s.id === 'overview')) return [];
    if (pairs.length >= 3) {
      return [lead(doubled, {
        passages: pairs.flatMap(([a, b]) => [heading(report, a), heading(report, b)]),
        message: { zh: `${pairs.length} 个部分都出现两次，整篇可能重复。`, en: `${pairs.length} sections stand twice: the whole report may be doubled.` },
      })];
    }
    return pairs.map(([a, b]) => stated(doubled, {
      scope: a.id, passages: [heading(report, a), heading(report, b)],
      message: { zh: `“${a.heading}”出现两次。`, en: `“${a.heading}” stands twice.` },
    }));
  },
};

export const emptyRule: DocumentRule = {
  record: empty,
  find: (report: Report): Finding[] => {
    if (hasPictures(report)) return [];
    const found: Finding[] = [];
    report.sections.forEach((s, i) => {
      if (s.id === null || s.heading.length > 30 || s.paragraphs.some((p) => isContent(p.text))) return;
      // Of a text that others made of a document the table may have been lost on the way, which the reading says.
      if (tables.has(s.id) && (hasTable(report, s.id) || converted.has(report.source.format))) return;
      // Its content stands under a heading of the same section (a caption), or the heading is one of several.
      if (report.sections.some((o, j) => j !== i && o.id === s.id)) return;
      const say = converted.has(report.source.format) ? lead : stated;
      found.push(say(empty, { scope: s.id, passages: [heading(report, s)], message: { zh: `“${s.heading}”之下没有内容。`, en: `There is nothing under “${s.heading}”.` } }));
    });
    return found;
  },
};

/** More than a date, a name of an organ or a page number. */
function isContent(text: string): boolean {
  const t = text.replace(/\s+/gu, '');
  if (t === '' || /^[-—\d/第页共]+$/u.test(t) || /^[\d〇○一二三四五六七八九十]+年[\d一二三四五六七八九十]+月[\d一二三四五六七八九十]+日$/u.test(t)) return false;
  return !/^[\p{Script=Han}（）()]{4,30}(?:局|委员会|委|厅|办公室|政府|办事处|中心|办)$/u.test(t);
}
