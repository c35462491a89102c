// Two versions of a report → what changed in it. Anchors, spellings of a figure and the page around the report do not count.
import { blockOf, formCell } from '../form/cell-refs.js';
import type { BlockId, EditionId } from '../model/edition.js';
import type { Section } from '../model/report.js';
import type { CellRef, Value } from '../model/value.js';
import type { BlockChange, CellChange, ReportVersion, TextChange, VersionChanges } from '../model/version.js';

const nothing: Value = { state: 'absent', value: null, raw: null, anchor: null };

export function changesBetween(older: ReportVersion, newer: ReportVersion): VersionChanges {
  const blocks = changedBlocks(older, newer);
  const apart = new Set(blocks.map((b) => b.block));
  // A table that was a picture to one reading was not taken out or put in.
  const seen = [older, newer].every((v) => !v.problems.includes('table-picture'));
  return { cells: changedCells(older, newer, apart), blocks: seen ? blocks : blocks.filter((b) => b.change === 'edition'), texts: changedTexts(older.sections, newer.sections) };
}

function changedBlocks(older: ReportVersion, newer: ReportVersion): BlockChange[] {
  const ids = new Set([...refsByBlock(older).keys(), ...refsByBlock(newer).keys()]);
  return [...ids].flatMap((block): BlockChange[] => {
    const [before, after] = [printed(older, block), printed(newer, block)];
    if (!before && !after) return [];
    if (before !== after) return [{ block, change: before ? 'gone' : 'new' }];
    return editionOf(older, block) === editionOf(newer, block) ? [] : [{ block, change: 'edition' }];
  });
}

function editionOf(v: ReportVersion, block: BlockId): EditionId {
  return v.layout[block] ?? v.edition;
}

const blocksOf = new WeakMap<ReportVersion, Map<BlockId, CellRef[]>>();

function refsByBlock(v: ReportVersion): ReadonlyMap<BlockId, CellRef[]> {
  let known = blocksOf.get(v);
  if (known === undefined) {
    known = new Map();
    for (const ref of v.cells.keys()) {
      const id = formCell(ref)?.block.id;
      if (id !== undefined) known.set(id, [...(known.get(id) ?? []), ref]);
    }
    blocksOf.set(v, known);
  }
  return known;
}

/** Whether a single cell of the table is in the document. */
function printed(v: ReportVersion, block: BlockId): boolean {
  return (refsByBlock(v).get(block) ?? []).some((ref) => v.cells.get(ref)!.state !== 'absent');
}

/** Cells both versions can have: of a table that came, went or is printed in another edition, only those both editions have and print. */
function changedCells(older: ReportVersion, newer: ReportVersion, apart: ReadonlySet<BlockId>): CellChange[] {
  const refs = new Set([...older.cells.keys(), ...newer.cells.keys()]);
  return [...refs].flatMap((ref) => {
    const [before, after] = [older.cells.get(ref) ?? nothing, newer.cells.get(ref) ?? nothing];
    const block = formCell(ref)?.block.id;
    if (block !== undefined && apart.has(block)) {
      const common = [older, newer].every((v) => blockOf(editionOf(v, block), block)?.rows.some((r) => r.id === formCell(ref)!.row.id));
      if (!common || before.state === 'absent' || after.state === 'absent') return [];
    }
    return sameFact(before, after) ? [] : [{ ref, before, after }];
  });
}

/** 1,234 and 1234 are one fact, as are two signs for nothing; 0, a blank and a dash are three; a figure in another unit is another one. */
export function sameFact(a: Value, b: Value): boolean {
  if (a.state !== b.state) return false;
  if (a.state === 'number') return a.value === b.value && (a.unit ?? '') === (b.unit ?? '');
  return a.state !== 'unreadable' || bare(a.raw ?? '') === bare(b.raw ?? '');
}

function changedTexts(older: readonly Section[], newer: readonly Section[]): TextChange[] {
  const ids = new Set([...older, ...newer].map((s) => s.id));
  return [...ids].flatMap((section): TextChange[] => {
    const [before, after] = [sentences(older, section), sentences(newer, section)];
    if (before.join('') === after.join('')) return [];
    const removed = without(before, after).length;
    const added = without(after, before).length;
    return removed + added === 0 ? [] : [{ section, removed, added }];
  });
}

/** What portals print below a report, and change at every visit: counters, buttons, neighbours, imprints. */
const furniture = /浏览(?:次数|量)|点击(?:次数|数|率|量)|阅读(?:次数|数|量)|访问(?:次数|量)|打印(?:本页|此页)?|关闭(?:窗口|本页)?|分享(?:到|至)?|字[号体][:【[（(]|上一[篇条页]|下一[篇条页]|扫一扫|二维码|版权所有|主办单位|承办单位|ICP备|公网安备|网站标识码|责任编辑|信息来源|来源:|发布(?:时间|日期):|更新(?:时间|日期):|返回(?:顶部|首页)|当前位置|网站地图|联系我们|无障碍|附件[:下]/u;
/** A sentence of the report may speak of 访问量 too: only short pieces are furniture. */
const shortPiece = 60;

/** Sentences without blanks, however the page cuts them into paragraphs. */
function sentences(sections: readonly Section[], id: Section['id']): string[] {
  return sections
    .filter((s) => s.id === id)
    .flatMap((s) => s.paragraphs)
    .map((p) => bare(p.text))
    .filter((text) => !(text.length <= shortPiece && furniture.test(text)))
    .join('')
    .split(/(?<=[。;!?])/u)
    .filter((s) => s !== '');
}

/** Those of `all` that `others` has not, each as often as it is missing there. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const s of others) left.set(s, (left.get(s) ?? 0) + 1);
  return all.filter((s) => {
    const n = left.get(s) ?? 0;
    if (n > 0) left.set(s, n - 1);
    return n === 0;
  });
}

/** Without blanks, full-width signs half-width. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\ufeff]/gu, '');
}
