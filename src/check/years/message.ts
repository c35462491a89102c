// What two years of an equation say, as a person would put it: each figure with its year, what follows from them, and what stands there instead.
import type { Text } from '../../model/text.js';
import { plain } from '../decimal.js';
import { placeOf, type Place } from '../place.js';
import { empty, listed } from '../wording.js';
import type { YearOperand, YearVerdict } from './judge.js';

export function yearMessage(v: YearVerdict): Text {
  const place = placeOf(v.identity.named);
  const said = sentence(v, place);
  const blanks = v.kind === 'arithmetic' ? v.blanks.filter(() => [...v.left, v.right].some((o) => o.cell.state === 'number')) : [];
  const zero: Text = blanks.length === 0 ? { zh: '', en: '' } : { zh: `${names(blanks, place).zh}没有数，按 0 计。`, en: ` ${capital(names(blanks, place).en)} ${blanks.length === 1 ? 'has' : 'have'} no figure, counted as 0.` };
  return { zh: `${place.name.zh}：${said.zh}。${zero.zh}`, en: `${place.name.en}: ${said.en}.${zero.en}` };
}

function sentence(v: YearVerdict, place: Place): Text {
  const all = [...v.left, v.right];
  const open: Text = { zh: '无法与上年核对', en: 'so the two years cannot be compared' };
  if (v.kind === 'unreadable' || v.kind === 'absent') {
    const gone = all.filter((o) => o.cell.state === v.kind);
    const { zh, en } = names(gone, place);
    if (v.kind === 'absent') return { zh: `文件中没有${zh}，${open.zh}`, en: `${en} ${gone.length === 1 ? 'is' : 'are'} not in the document, ${open.en}` };
    return { zh: `${zh}读不出确定的数（原文${gone.map((o) => `“${o.cell.raw ?? ''}”`).join('、')}），${open.zh}`, en: `${en} cannot be read (printed ${gone.map((o) => `“${o.cell.raw ?? ''}”`).join(', ')}), ${open.en}` };
  }
  const left = leftSide(v, place);
  const right = stands(v.right, place);
  if (v.kind === 'incomplete') return { zh: `${left.zh}，${right.zh}，${open.zh}`, en: `${left.en}, ${right.en}, ${open.en}` };
  if (v.outcome === 'holds') return { zh: `${left.zh}，${right.zh}，两边相等`, en: `${left.en}, ${right.en}; the two agree` };
  const off = plain(Math.abs(v.difference!));
  return { zh: `${left.zh}，${right.zh}，两边应当相等，相差 ${off}`, en: `${left.en}, but ${right.en}; the two should be equal and differ by ${off}` };
}

/** `2022 年「现行有效件数」5，加 2023 年「本年制发件数」2，减 …，得 6`. */
function leftSide(v: YearVerdict, place: Place): Text {
  const [first, ...more] = v.left;
  const { zh, en } = stands(first!, place);
  if (more.length === 0) return { zh, en };
  const added = more.map((o) => {
    const n = o.cell.state === 'number' ? plain(o.cell.value!) : '0';
    const name = called(o, place);
    return o.term.sign === 1 ? { zh: `加 ${name.zh}${n}`, en: `plus ${n} of ${name.en}` } : { zh: `减 ${name.zh}${n}`, en: `less ${n} of ${name.en}` };
  });
  const makes: Text = v.leftSum === null || first!.cell.state !== 'number' ? { zh: '', en: '' } : { zh: `，得 ${plain(v.leftSum)}`, en: `, makes ${plain(v.leftSum)}` };
  return { zh: `${[zh, ...added.map((t) => t.zh)].join('，')}${makes.zh}`, en: `${[en, ...added.map((t) => t.en)].join(', ')}${makes.en}` };
}

function stands(o: YearOperand, place: Place): Text {
  const name = called(o, place);
  if (o.cell.state === 'number') return { zh: `${name.zh}为 ${plain(o.cell.value!)}`, en: `${name.en} is ${plain(o.cell.value!)}` };
  const none = empty([o]);
  return { zh: `${name.zh}${none.zh}`, en: `${name.en} ${none.en}` };
}

function called(o: YearOperand, place: Place): Text {
  const name = place.cell(o.ref);
  return { zh: `${o.placed.year} 年报告${name.zh}`, en: `${name.en} in the report of ${o.placed.year}` };
}

function names(operands: readonly YearOperand[], place: Place): Text {
  return listed(operands, place, (o) => called(o as YearOperand, place));
}

function capital(s: string): string {
  return s.charAt(0).toUpperCase() + s.slice(1);
}
