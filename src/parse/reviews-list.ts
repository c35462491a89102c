// Table four set as a list: each outcome on a row or in a line of its own with its one figure, the remedy beside or above it.
import type { GridCell } from '../model/grid.js';
import type { ZoneItem } from './zone.js';
import type { Line, Row } from './stream.js';
import { outcomeLexicon, outcomes, remedies, remedyLexicon } from './vocabulary.js';

export interface ListedFigure {
  readonly remedy: number;
  readonly outcome: number;
  readonly label: GridCell;
  readonly cell: GridCell;
}

type Entry = { readonly names: number } | Omit<ListedFigure, 'remedy'>;

const longestLine = 200;
const longestLabel = 40;

/** The figures of the remedies that have all five outcomes in such a list; none at all where one stands twice, or under no remedy. */
export function listedReviews(zone: readonly ZoneItem[]): readonly ListedFigure[] {
  const found: ListedFigure[] = [];
  let remedy: number | null = null;
  for (const item of zone) {
    for (const e of item.row === null ? inLine(item.line) : inRow(item.row)) {
      if ('names' in e) remedy = e.names;
      else if (remedy === null || found.some((f) => f.remedy === remedy && f.outcome === e.outcome)) return [];
      else found.push({ remedy, ...e });
    }
  }
  return found.filter((f) => found.filter((g) => g.remedy === f.remedy).length === outcomes.length);
}

/** 行政诉讼 | 复议后起诉 | 结果维持 | 3, whatever of the labels before the outcome is written again. */
function inRow(row: Row): Entry[] {
  const last = row.kinds.lastIndexOf('words');
  const names = row.cells.slice(0, last + 1).flatMap((c): Entry[] => {
    const key = remedyIn(c.text);
    return key === null ? [] : [{ names: key }];
  });
  const outcome = last === -1 ? null : outcomeLexicon.match(row.cells[last]!.text);
  // Empty cells to spare may stand about the one figure.
  const behind = row.cells.slice(last + 1);
  const filled = behind.filter((c) => c.text !== '');
  if (outcome?.score !== 1 || behind.length === 0 || filled.length > 1 || row.kinds.slice(0, last).includes('figure') || names.length > 1) return names;
  return [...names, { outcome: outcome.key, label: row.cells[last]!, cell: filled[0] ?? behind[0]! }];
}

/** The label of a remedy, also in brackets behind the name of its group: 行政诉讼（复议后起诉）. */
function remedyIn(text: string): number | null {
  if (text === '' || text.length > longestLabel) return null;
  const own = text.split(/[（()）·—\-－:：]+/).map((t) => t.trim()).filter((t) => t !== '');
  const keys = new Set([text, ...own].flatMap((t) => {
    const m = remedyLexicon.match(t);
    return m !== null && m.score >= 0.8 ? [m.key] : [];
  }));
  return keys.size === 1 ? [...keys][0]! : null;
}

const remedyWords = remedies.flatMap((r, key) => [r.label.zh, ...(r.also ?? [])].map((word) => ({ word, key }))).sort((a, b) => b.word.length - a.word.length);
const figure = String.raw`[:：为]?\s*([0-9０-９]+|[-－—–/／]{1,2}|无)\s*(?:件|宗|起|例)?(?![0-9０-９.．])`;
const words = new RegExp(`(${remedyWords.map((w) => w.word).join('|')})|(${outcomes.map((o) => o.label.zh).join('|')})${figure}`, 'gu');
/** What may stand between the entries of a list; any other word makes it a sentence. */
const between = /行政诉讼|其中|[（(]?[一二三四五六1-6][)）、.．]|[\s，,；;、。:：（()）·—\-－*•●○■□▪]/gu;

/** 行政复议：结果维持3件，结果纠正0件，其他结果0件，尚未审结0件，总计3件。 */
function inLine(line: Line): Entry[] {
  const text = line.text.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
  if (text.length > longestLine) return [];
  const entries: Entry[] = [];
  const at = (word: string): GridCell => ({ text: word, colspan: 1, rowspan: 1, column: entries.length, anchor: line.anchor });
  for (const m of text.matchAll(words)) {
    if (m[1] !== undefined) entries.push({ names: remedyWords.find((w) => w.word === m[1])!.key });
    else entries.push({ outcome: outcomes.findIndex((o) => o.label.zh === m[2]), label: at(m[2]!), cell: at(m[3]!) });
  }
  return text.replace(words, '').replace(between, '') === '' ? entries : [];
}
