// Stream → the six sections with their prose, and for each table the lines and rows that may belong to it.
import type { TableId } from '../model/edition.js';
import type { Anchor } from '../model/anchor.js';
import type { Problem } from '../model/problem.js';
import type { Paragraph, Section, SectionId } from '../model/report.js';
import { label } from './label.js';
import { tornScore } from './match.js';
import { withoutStrays } from './strays.js';
import { solo, type Item, type Line, type Row } from './stream.js';
import {
  applicantGroupLexicon, applicantLexicon, itemLexicon, outcomeLexicon, proactiveColumnLexicon, proactiveRowLexicon, remedyGroupLexicon, remedyLexicon,
  requestGroupLexicon, requestRowLexicon, requestRows, sectionLexicon,
} from './vocabulary.js';
import type { ZoneItem } from './zone.js';

export interface Located {
  readonly sections: readonly Section[];
  readonly zones: Readonly<Record<TableId, readonly ZoneItem[]>>;
  /** Pictures that stand in a section that should hold a table. */
  readonly pictures: Readonly<Record<TableId, readonly { readonly src: string; readonly anchor: Anchor }[]>>;
  /** Lines before the first section: titles, dates, addressees. */
  readonly opening: readonly Line[];
  readonly problems: readonly Problem[];
}

const tables: readonly TableId[] = ['proactive', 'requests', 'reviews'];
/** Longer lines are sentences. */
const headingLength = 48;

interface OpenSection {
  readonly id: SectionId;
  readonly heading: string;
  readonly anchor: Anchor;
  readonly paragraphs: Paragraph[];
}

export function locate(items: readonly Item[]): Located {
  const sections: OpenSection[] = [];
  const zones: Record<TableId, ZoneItem[]> = { proactive: [], requests: [], reviews: [] };
  const pictures: Record<TableId, { src: string; anchor: Anchor }[]> = { proactive: [], requests: [], reviews: [] };
  const opening: Line[] = [];
  const problems: Problem[] = [];
  let zone: TableId | null = null;
  const home = new Set<Row>();

  const heading = (line: Line): boolean => {
    const found = sectionOf(line);
    if (found === null) return false;
    sections.push({ id: found.id, heading: line.text, anchor: line.anchor, paragraphs: [] });
    if (found.near) {
      problems.push({
        code: 'label', level: 'note', found: line.text, taken: found.id, anchor: line.anchor,
        message: { zh: `标题「${line.text}」按第${['一', '二', '三', '四', '五', '六'][order.indexOf(found.id)]}部分读。`, en: `The heading "${line.text}" was taken for section ${found.id}.` },
      });
    }
    zone = tables.find((t) => t === found.id) ?? null;
    return true;
  };
  const prose = (text: string, anchor: Anchor): void => {
    const open = sections[sections.length - 1];
    if (open === undefined) opening.push({ text, anchor, level: null });
    else open.paragraphs.push({ text, anchor });
  };

  for (const item of items) {
    if (item.kind === 'image') {
      if (zone !== null) pictures[zone].push({ src: item.src, anchor: item.anchor });
    } else if (item.kind === 'line') {
      if (heading(item.line)) continue;
      const hint = lineHint(item.line.text);
      if (hint !== null) zone = hint;
      if (zone !== null && item.line.text.length <= headingLength) zones[zone].push({ line: item.line, row: null });
      if (sections.length === 0) opening.push(item.line);
      else prose(item.line.text, item.line.anchor);
    } else {
      const alone = solo(item.row);
      if (alone !== null && heading({ text: alone.text.replace(/\n/g, ''), anchor: alone.anchor, level: null })) continue;
      const hint = rowHint(item.row);
      if (hint !== null) zone = hint;
      if (zone !== null) zones[zone].push({ row: item.row, line: null });
      if (zone !== null && sections.at(-1)?.id === zone) home.add(item.row);
      if (hint === null && alone !== null) for (const text of alone.text.split('\n')) prose(text, alone.anchor);
    }
  }
  const [proactive, requests, reviews] = tables.map((t) => withoutStrays(t, zones[t], home, problems));
  return { sections, zones: { proactive: proactive!, requests: requests!, reviews: reviews! }, pictures, opening, problems };
}

const order: readonly SectionId[] = ['overview', 'proactive', 'requests', 'reviews', 'problems', 'other'];

export function sectionOf(line: Line): { id: SectionId; near: boolean } | null {
  if (line.text.length > headingLength) return null;
  const l = label(line.text);
  // （一）主动公开政府信息情况 is a heading inside section one, not section two.
  if (l.ordinal?.kind === 'paren' || l.core.length < 4 || /[。；，,].*[。；，,]/.test(l.letter)) return null;
  // 没有其他需要报告的事项。 is what the section says, not its heading.
  if (l.ordinal === null && (l.letter.endsWith('。') || /^(?:没有|暂?无)/.test(l.core))) return null;
  const m = sectionLexicon.match(line.text);
  if (m === null) return null;
  const needed = l.ordinal?.kind === 'han' ? 0.62 : l.ordinal === null ? 0.88 : 0.85;
  if (m.score < needed) return null;
  // A row or group of the form set as a heading (### 二、上年结转政府信息公开申请数量, ### 行政复议) is no section.
  if ([requestRowLexicon, remedyLexicon, remedyGroupLexicon].some((lexicon) => lexicon.matches(line.text)[0]?.score === 1)) return null;
  return { id: m.key, near: m.sure === 'near' };
}

function lineHint(text: string): TableId | null {
  if (text.length > headingLength) return null;
  if ((itemLexicon.match(text)?.score ?? 0) >= tornScore) return 'proactive';
  return null;
}

/** Labels that more than one table, or the head of a table, uses too. */
const shared = new Set(['其他', '总计']);
const sharedRows = new Set(requestRows.map((r, i) => (shared.has(label(r.label.zh).core) ? i : -1)));

/** The table whose words stand in a row, where they are words of one table only. */
function rowHint(row: Row): TableId | null {
  let applicants = 0;
  let outcomes = 0;
  for (let i = 0; i < row.cells.length; i++) {
    if (row.kinds[i] !== 'words') continue;
    const text = row.cells[i]!.text;
    if (text.length > 120) continue;
    const request = requestRowLexicon.match(text);
    if (request !== null && request.score >= 0.75 && !sharedRows.has(request.key)) return 'requests';
    if (requestGroupLexicon.match(text)?.score === 1 || applicantGroupLexicon.match(text)?.score === 1) return 'requests';
    const proactive = proactiveRowLexicon.match(text);
    if ((proactive?.score ?? 0) >= 0.85) return 'proactive';
    if ((itemLexicon.match(text)?.score ?? 0) >= tornScore) return 'proactive';
    if ((proactiveColumnLexicon.matches(text)[0]?.score ?? 0) >= 0.75) return 'proactive';
    if ((remedyLexicon.match(text)?.score ?? 0) >= 0.85 || remedyGroupLexicon.match(text)?.score === 1) return 'reviews';
    const applicant = applicantLexicon.match(text);
    if (applicant !== null && !shared.has(label(text).core)) applicants++;
    const outcome = outcomeLexicon.match(text);
    if (outcome !== null && outcome.score === 1 && !shared.has(label(text).core)) outcomes++;
  }
  if (applicants >= 2) return 'requests';
  return outcomes >= 2 ? 'reviews' : null;
}
