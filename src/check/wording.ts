// Turns of phrase that messages are made of: amounts, empty cells, lists. Both languages side by side, so that neither is forgotten.
import type { Text } from '../model/text.js';
import { plain } from './decimal.js';
import type { Place } from './place.js';
import type { Operand, Side } from './verdict.js';

/** More names than this make a sentence unreadable; the rest are counted. */
const named = 3;
/** Sides of so few cells are shown with their addends. */
const addends = 3;

/** “the results together come to 61”, “the printed total says 60”, with the addends of a short sum. */
export function amount(name: Text, side: Side): Text {
  const [only, more] = side.operands;
  if (only !== undefined && more === undefined) {
    if (only.cell.state !== 'number') return join(name, empty(side.operands));
    return { zh: `${name.zh}填的是 ${plain(only.cell.value!)}`, en: `${name.en} says ${plain(only.cell.value!)}` };
  }
  const total = plain(side.sum ?? 0);
  const shown = side.operands.length <= addends ? side.operands.map(asPrinted) : [];
  return {
    zh: `${name.zh}为 ${total}${shown.length > 0 ? `（${shown.map((s) => s.zh).join(' + ')}）` : ''}`,
    en: `${name.en} come to ${total}${shown.length > 0 ? ` (${shown.map((s) => s.en).join(' + ')})` : ''}`,
  };
}

function asPrinted(o: Operand): Text {
  if (o.cell.state === 'number') {
    const n = plain(o.cell.value!);
    return n.startsWith('-') ? { zh: `(${n})`, en: `(${n})` } : { zh: n, en: n };
  }
  return o.cell.state === 'blank' ? { zh: '空白', en: 'blank' } : { zh: `“${o.cell.raw ?? ''}”`, en: `“${o.cell.raw ?? ''}”` };
}

/** A name and what is said of it: no blank between them in Chinese. */
export function join(name: Text, said: Text): Text {
  return { zh: name.zh + said.zh, en: `${name.en} ${said.en}` };
}

/** What is said of cells that hold no figure: “is blank”, “all 23 cells are blank or hold “/””. */
export function empty(operands: readonly Operand[]): Text {
  const signs = signsOf(operands);
  const blank = operands.some((o) => o.cell.state === 'blank');
  const zhSigns = signs.map((s) => `“${s}”`).join('、');
  const enSigns = signs.map((s) => `“${s}”`).join(' or ');
  if (operands.length === 1) return blank ? { zh: '没有填写', en: 'is blank' } : { zh: `填的是${zhSigns}`, en: `holds ${enSigns}` };
  const n = operands.length;
  const all = n === 2 ? 'both' : `all ${n}`;
  if (signs.length === 0) return { zh: `${n} 格都没有填写`, en: `${all} cells are blank` };
  return blank ? { zh: `${n} 格都是空白或${zhSigns}`, en: `${all} cells are blank or hold ${enSigns}` } : { zh: `${n} 格填的都是${zhSigns}`, en: `${all} cells hold ${enSigns}` };
}

function signsOf(operands: readonly Operand[]): string[] {
  return [...new Set(operands.filter((o) => o.cell.state === 'dash').map((o) => o.cell.raw ?? '—'))];
}

/** Which cells without a figure were counted as 0, as a sentence without its full stop; null where there are none. */
export function countedAsZero(blanks: readonly Operand[], place: Place): Text | null {
  const blank = blanks.filter((o) => o.cell.state === 'blank');
  const dash = blanks.filter((o) => o.cell.state === 'dash');
  const parts: Text[] = [];
  if (blank.length > 0) {
    const names = listed(blank, place);
    parts.push({ zh: `${names.zh}空白`, en: `${names.en} ${blank.length === 1 ? 'is' : 'are'} blank` });
  }
  if (dash.length > 0) {
    const names = listed(dash, place);
    const signs = signsOf(dash);
    parts.push({ zh: `${names.zh}填的是${signs.map((s) => `“${s}”`).join('、')}`, en: `${names.en} ${dash.length === 1 ? 'holds' : 'hold'} ${signs.map((s) => `“${s}”`).join(' or ')}` });
  }
  if (parts.length === 0) return null;
  const zh = `${parts.map((p) => p.zh).join('，')}，${blanks.length === 1 ? '' : '均'}按 0 计`;
  const [one, two] = parts.map((p) => p.en);
  if (two === undefined) return { zh, en: `${one} and ${blanks.length === 1 ? 'is ' : ''}counted as 0` };
  return { zh, en: `${one} and ${two}; ${blanks.length === 2 ? 'both' : 'all'} are counted as 0` };
}

/** Names of cells, the first few and how many more. */
export function listed(operands: readonly Operand[], place: Place, say: (o: Operand) => Text = (o) => place.cell(o.ref)): Text {
  const shown = operands.slice(0, operands.length === named + 1 ? named + 1 : named).map(say);
  const more = operands.length - shown.length;
  return {
    zh: shown.map((s) => s.zh).join(shown.some((s) => !s.zh.endsWith('」')) ? '、' : '') + (more > 0 ? `等 ${operands.length} 格` : ''),
    en: series([...shown.map((s) => s.en), ...(more > 0 ? [`${more} more`] : [])]),
  };
}

/** a; a and b; a, b and c. */
function series(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]!}`;
}
