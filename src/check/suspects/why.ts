// A suspect in words: what stands there, what it would have to say, and by which slip the one becomes the other.
import type { Finding } from '../../model/finding.js';
import { cutSaid, type Slip, type Suspect } from '../../model/suspect.js';
import type { Lang, Text } from '../../model/text.js';
import type { CellRef, Value } from '../../model/value.js';
import { plain } from '../decimal.js';
import { nameOf } from '../place.js';
import { borneText } from './across-years.js';
import type { Shift } from './shift.js';
import type { Part } from './parts.js';
import type { Weighed } from './weigh.js';

const slips: Readonly<Record<Slip, Text>> = {
  digit: { zh: '错了一位数字', en: 'one digit wrong' },
  swapped: { zh: '相邻两位数字颠倒', en: 'two digits in the wrong order' },
  dropped: { zh: '漏了一位数字', en: 'a digit left out' },
  doubled: { zh: '多了一位数字', en: 'a digit too many' },
  shift: { zh: '小数点或末尾的 0 错位', en: 'the decimal point or the noughts at the end are off' },
  count: { zh: '多数或少数了一两件', en: 'one or two counted too many or too few' },
  neighbour: { zh: '与相邻一格的数相同，疑为串格', en: 'the same figure as in the cell beside it' },
  'line-shift': { zh: '错开一格', en: 'off by one cell' },
  'last-year': { zh: '与上一年度的数相同，疑为未更新', en: 'the figure of last year’s report' },
  column: { zh: '登错了列', en: 'entered in the wrong column' },
  row: { zh: '登错了行', en: 'entered in the wrong row' },
  'left-blank': { zh: '漏填', en: 'left blank' },
  'total-zero': { zh: '总计填 0，而所含各项不为 0', en: 'a total of 0 over parts that are not' },
  sign: { zh: '多了负号', en: 'a minus that does not belong there' },
  misread: { zh: '识别结果中也有这个数，疑为识别有误', en: 'the recogniser held that possible too: the reading is in doubt' },
  other: { zh: '', en: '' },
};

const ways: Readonly<Record<Shift['towards'], Text>> = {
  right: { zh: '右移了一格', en: 'one cell too far to the right' },
  left: { zh: '左移了一格', en: 'one cell too far to the left' },
  down: { zh: '下移了一格', en: 'one cell too low' },
  up: { zh: '上移了一格', en: 'one cell too high' },
  more: { zh: '各多 1', en: 'one too many' },
  less: { zh: '各少 1', en: 'one too few' },
};

/** More changes than this are counted and not listed. */
export const listed = 8;

/** Why these cells could be the wrong ones. `ties`: how many other ways are as likely. */
export function why(part: Part, weighed: Weighed, cells: ReadonlyMap<CellRef, Value>, ties: number): Text {
  const entries = [...part.cells];
  const each = entries.slice(0, listed).map(([ref, should]) => changed(nameOf(ref), should, cells.get(ref), part.filled.has(ref)));
  const more = entries.length - each.length;
  const zh = `若${each.map((t) => t.zh).join('、')}${more > 0 ? `等共 ${entries.length} 格` : ''}，${part.filled.size > 0 ? '本式即相等' : '所涉各式即全部相等'}`;
  const holds = part.filled.size > 0 ? 'this sum holds' : `every sum ${entries.length === 1 ? 'it is' : 'they are'} in holds`;
  const en = `If ${each.map((t) => t.en).join(', ')}${more > 0 ? ` and ${more} more cells changed` : ''}, ${holds}`;
  const by = reason(part, weighed, cells);
  const open = part.open ? notOnly : null;
  const sure = unsure(part, cells);
  const after = [borneText(weighed.borne), open, sure, alike(ties)].filter((t) => t !== null);
  return {
    zh: `${zh}${by === null ? '' : `（${by.zh}）`}。${after.map((t) => t.zh).join('')}`,
    en: [`${en}${by === null ? '' : ` (${by.en})`}.`, ...after.map((t) => t.en)].join(' '),
  };
}

/** Of values that the sums leave some play. */
export const notOnly: Text = { zh: '各格的数不是唯一的，这里取最接近原文的一种。', en: 'The values are not the only ones: these are the nearest to what is printed.' };

function alike(ties: number): Text | null {
  return ties === 0 ? null : { zh: `另有 ${ties} 种改法同样可能，仅凭勾稽关系无法区分。`, en: `${ties === 1 ? 'One other way is' : `${ties} other ways are`} as likely: the sums do not tell them apart.` };
}

/** `「…」由 3 改为 5`. */
export function changed(name: Text, should: number, value: Value | undefined, filled: boolean): Text {
  const to = plain(should);
  if (value?.state === 'number') return { zh: `${name.zh}由 ${plain(value.value!)} 改为 ${to}`, en: `${name.en} said ${to} instead of ${plain(value.value!)}` };
  const raw = value?.state === 'dash' ? value.raw ?? '—' : null;
  if (raw !== null) return { zh: `${name.zh}由“${raw}”改为 ${to}`, en: `${name.en} said ${to} instead of “${raw}”` };
  return { zh: `${name.zh}${filled ? '补填' : '的空白改为'} ${to}`, en: `${name.en}, left blank, said ${to}` };
}

/** By which slip, in words; null where none is known. */
export function reason(part: Part, w: Omit<Weighed, 'borne' | 'beside'>, cells: ReadonlyMap<CellRef, Value>): Text | null {
  if (w.slip === 'column' || w.slip === 'row') {
    const [ref, should] = [...part.cells][0]!;
    const n = plain(Math.abs(should - (cells.get(ref)?.value ?? 0)));
    return { zh: `疑有 ${n} 件${slips[w.slip].zh}`, en: `${n} ${n === '1' ? 'request' : 'requests'} ${slips[w.slip].en}` };
  }
  if (part.shift !== null) return shifted(part.shift);
  if (w.slip === 'neighbour' && w.each.length === 0) return { zh: '相邻两格的数对调', en: 'the figures of two cells beside each other have changed places' };
  // That a cell was left blank is said with its name.
  if (w.slip === 'sign' && [...part.cells.values()].some((n) => n < 0)) return { zh: '漏了负号', en: 'a minus that is left out' };
  const said = (w.slip === 'other' ? [...new Set(w.each)] : [w.slip]).filter((s) => s !== 'other' && s !== 'left-blank').map((s) => slips[s]);
  if (w.summed === true) said.push({ zh: '总计按错数加总', en: 'the total was summed from it' });
  return said.length === 0 ? null : { zh: said.map((t) => t.zh).join('；'), en: said.map((t) => t.en).join('; ') };
}

function shifted({ what, towards, whole }: Shift): Text {
  const { zh, en } = ways[towards];
  if (towards === 'more' || towards === 'less') return { zh: `${what === 'row' ? '一行' : '一列'}${whole ? '' : '中几格'}的数${zh}`, en: whole ? `each figure of the ${what} is ${en}` : `figures of the ${what}, not all, are ${en}` };
  const line = { row: ['整行', '一行中的几格', 'the whole row stands', 'figures of the row stand'], column: ['整列', '一列中的几格', 'the whole column stands', 'figures of the column stand'], table: ['整表', '表中几行或几列', 'the whole table stands', 'a part of the table stands'] }[what];
  return { zh: `${whole ? line[0] : line[1]}${zh}`, en: `${whole ? line[2] : line[3]} ${en}` };
}

/** Cells read from a picture say so: it may be the reading that is wrong. */
function unsure(part: Part, cells: ReadonlyMap<CellRef, Value>): Text | null {
  return unsureAt(Math.min(...[...part.cells.keys()].map((ref) => cells.get(ref)?.confidence ?? 1)));
}

/** `least`: the smallest confidence among the cells; 1 where none is from a picture. */
export function unsureAt(least: number): Text | null {
  return least > 0.995 ? null : { zh: `原文为图片，识别的把握为 ${plain(least)}，也可能是识别有误。`, en: `Read from a picture with a confidence of ${plain(least)}: the reading may be at fault.` };
}

/** The suspects of a finding as lines a person reads, the likeliest first; empty where there are none. No more than `most` are written out. */
export function suspectsText(finding: Finding, lang: Lang, most = 5): string {
  const suspects = finding.suspects ?? [];
  const shown = suspects.slice(0, most);
  const lines = shown.map((s) => `${numbered(s, lang)} ${s.why[lang]}`);
  const more = suspects.length - shown.length;
  if (more > 0) lines.push(lang === 'zh' ? `另有 ${more} 种改法。` : `${more} more ${more === 1 ? 'way' : 'ways'} to put it right.`);
  if (finding.suspectsCut !== undefined) lines.push(cutSaid[finding.suspectsCut][lang]);
  return lines.join('\n');
}

function numbered(s: Suspect, lang: Lang): string {
  if (lang === 'zh') return `${s.rank}.${s.tie ? '（并列）' : ''}`;
  return `${s.rank}.${s.tie ? ' (tie)' : ''}`;
}
