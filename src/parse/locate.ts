// Stream → the six sections with their prose, and for each table the lines and rows that may belong to it.
import type { TableId } from '../model/edition.js';
import type { Anchor } from '../model/anchor.js';
import type { Grid } from '../model/grid.js';
import type { Problem } from '../model/problem.js';
import type { Paragraph, Section, SectionId } from '../model/report.js';
import { headingLength, headingsOf, type Heading } from './heading.js';
import { label } from './label.js';
import { tornScore } from './match.js';
import { withoutStrays } from './strays.js';
import { solo, type Item, type Line, type Row } from './stream.js';
import {
  applicantGroupLexicon, applicantLexicon, itemLexicon, outcomeLexicon, proactiveColumnLexicon, proactiveRowLexicon, remedyGroupLexicon, remedyLexicon,
  requestGroupLexicon, requestRowLexicon, requestRows,
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
  /** What stands right above a table, behind the first section. */
  readonly captions: ReadonlyMap<Grid, string>;
  /** Rows that stand in the section of their table. */
  readonly home: ReadonlySet<Row>;
}

const tables: readonly TableId[] = ['proactive', 'requests', 'reviews'];
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
  const captions = new Map<Grid, string>();
  let above: string | null = null;

  const headings = headingsOf(items, (row) => rowHint(row) !== null);
  const heading = (line: Line, found: Heading | undefined): boolean => {
    if (found === undefined) return false;
    sections.push({ id: found.id, heading: line.text, anchor: line.anchor, paragraphs: [] });
    if (found.by !== 'words') problems.push(takenFor(line, found));
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
      // One line may stand over several tables; a heading or a sentence begins anew.
      if (sections.length > 0) above = item.line.text;
      if (heading(item.line, headings.get(item))) {
        above = item.line.text;
        continue;
      }
      const hint = lineHint(item.line.text);
      if (hint !== null) zone = hint;
      if (zone !== null && item.line.text.length <= headingLength) zones[zone].push({ line: item.line, row: null });
      if (sections.length === 0) opening.push(item.line);
      else prose(item.line.text, item.line.anchor);
    } else {
      const alone = solo(item.row);
      if (above !== null && !captions.has(item.row.grid)) captions.set(item.row.grid, above);
      if (alone !== null && heading({ text: alone.text.replace(/\n/g, ''), anchor: alone.anchor, level: null }, headings.get(item))) continue;
      const hint = rowHint(item.row);
      if (hint !== null) zone = hint;
      if (zone !== null) zones[zone].push({ row: item.row, line: null });
      if (zone !== null && sections.at(-1)?.id === zone) home.add(item.row);
      if (hint === null && alone !== null) for (const text of alone.text.split('\n')) prose(text, alone.anchor);
    }
  }
  const [proactive, requests, reviews] = tables.map((t) => withoutStrays(t, zones[t], home, problems));
  return { sections, zones: { proactive: proactive!, requests: requests!, reviews: reviews! }, pictures, opening, problems, captions, home };
}

const order: readonly SectionId[] = ['overview', 'proactive', 'requests', 'reviews', 'problems', 'other'];

function takenFor(line: Line, { id, by }: Heading): Problem {
  const shared = { level: 'note', found: line.text, taken: id, anchor: line.anchor } as const;
  const n = '一二三四五六'[order.indexOf(id)]!;
  return by === 'place'
    ? { code: 'order', ...shared, message: { zh: `标题「${line.text}」按其编号和位置作第${n}部分读。`, en: `The heading "${line.text}" was taken for section ${id} by its number and place.` } }
    : { code: 'label', ...shared, message: { zh: `标题「${line.text}」按第${n}部分读。`, en: `The heading "${line.text}" was taken for section ${id}.` } };
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
