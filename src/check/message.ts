// A verdict in words, as a person would say it: what stands where, what it should be, by how much it is off, and what was counted as 0.
import type { Text } from '../model/text.js';
import { plain } from './decimal.js';
import { placeOf, type Place } from './place.js';
import { offended, open, question } from './relation.js';
import type { Operand, Side, Verdict } from './verdict.js';
import { amount, countedAsZero, empty, join, listed } from './wording.js';

/** The sentence of a verdict in both languages; numbers with all their digits. */
export function message(v: Verdict): Text {
  const place = placeOf(v.identity);
  const said = sentence(v, place);
  const zh = `${place.name.zh === '' ? '' : `${place.name.zh}：`}${said.zh}。`;
  const en = place.name.en === '' ? `${said.en.charAt(0).toUpperCase()}${said.en.slice(1)}.` : `${place.name.en}: ${said.en}.`;
  const named = v.rule.relation !== '=' && v.kind === 'incomplete';
  const blanks = anyFigure(v) && !named && !waits(v) ? countedAsZero(v.blanks, place) : null;
  return blanks === null ? { zh, en } : { zh: `${zh}${blanks.zh}。`, en: `${en} ${blanks.en}.` };
}

function anyFigure(v: Verdict): boolean {
  return v.left.printed + v.right.printed > 0;
}

function sentence(v: Verdict, place: Place): Text {
  if (v.kind === 'unreadable') return unreadable(v, place);
  if (v.kind === 'absent') return absent(v, place);
  if (v.rule.relation !== '=') return v.kind === 'incomplete' ? open(v, place) : v.outcome === 'broken' ? offended(v) : fits(v);
  if (v.kind === 'incomplete') return waits(v) ? waiting(v, place) : incomplete(v);
  return v.outcome === 'broken' ? broken(v) : holds(v);
}

/** Both sides have figures, but one of them contains a total that was left blank. */
function waits(v: Verdict): boolean {
  return v.kind === 'incomplete' && v.left.printed > 0 && v.right.printed > 0;
}

function waiting(v: Verdict, place: Place): Text {
  const names = listed(v.blanks, place);
  const open = unanswered(v);
  const state = empty(v.blanks);
  return { zh: `${names.zh}${state.zh}，而它应汇总的各格有数，${open.zh}`, en: `${names.en} ${v.blanks.length === 1 ? state.en : 'have no figure'} over parts that have one, ${open.en}` };
}

function broken(v: Verdict): Text {
  const left = amount(v.rule.leftName, v.left);
  const right = amount(v.rule.rightName, v.right);
  const off = plain(Math.abs(v.difference!));
  if (!v.rule.totals) {
    return { zh: `${left.zh}，${right.zh}，两边应当相等，相差 ${off}`, en: `${left.en}, but ${right.en}; the two should be equal and differ by ${off}` };
  }
  const high = v.difference! < 0;
  return { zh: `${left.zh}，${right.zh}，${high ? '多' : '少'} ${off}`, en: `${left.en}, but ${right.en}, ${off} too ${high ? 'high' : 'low'}` };
}

function fits(v: Verdict): Text {
  const left = amount(v.rule.leftName, v.left);
  return { zh: `${left.zh}，与${v.rule.rightName.zh}相符`, en: `${left.en}, which agrees with ${v.rule.rightName.en}` };
}

function holds(v: Verdict): Text {
  if (!anyFigure(v)) return { zh: '各格均未填数，两边相等', en: 'no cell holds a figure, so the two sides agree' };
  const left = amount(v.rule.leftName, v.left);
  const { rightName } = v.rule;
  return { zh: `${left.zh}，与${rightName.zh}相等`, en: `${left.en}, and ${rightName.en} ${v.right.operands.length === 1 ? 'agrees' : 'agree'}` };
}

/** One side has figures, the other none. */
function incomplete(v: Verdict): Text {
  const [filled, name, gap, gapName] = v.right.printed === 0 ? [v.left, v.rule.leftName, v.right, v.rule.rightName] as const : [v.right, v.rule.rightName, v.left, v.rule.leftName] as const;
  const known = amount(name, filled);
  const missing = gapIn(gap, gapName);
  // What a single blank total should be is known; how blank parts should be filled is not.
  const should = v.contested === true ? { zh: '，而它所在的另一式推得的数不同，应为多少不能确定', en: '; another sum that it is in would have it say something else, so what it should be is not certain' } : gap.operands.length === 1 ? { zh: `，应为 ${plain(filled.sum!)}`, en: `; it should be ${plain(filled.sum!)}` } : { zh: '', en: '' };
  return { zh: `${known.zh}，而${missing.zh}${should.zh}`, en: `${known.en}, but ${missing.en}${should.en}` };
}

function gapIn(side: Side, name: Text): Text {
  const state = empty(side.operands);
  return side.operands.length === 1 ? join(name, state) : { zh: `${name.zh}无从计算：${state.zh}`, en: `${name.en} cannot be added up: ${state.en}` };
}

function unreadable(v: Verdict, place: Place): Text {
  const torn = operandsOf(v).filter((o) => o.cell.state === 'unreadable');
  const names = listed(torn, place, (o) => {
    const name = place.cell(o.ref);
    const could = (o.cell.candidates ?? []).map(plain);
    const raw = o.cell.raw ?? '';
    return {
      zh: `${name.zh}（原文“${raw}”${could.length > 0 ? `，可能是 ${could.join(' 或 ')}` : ''}）`,
      en: `${name.en} (printed “${raw}”${could.length > 0 ? `, perhaps ${could.join(' or ')}` : ''})`,
    };
  });
  const open = unanswered(v);
  return { zh: `${names.zh}读不出确定的数，${open.zh}`, en: `${names.en} cannot be read as ${torn.length === 1 ? 'one certain figure' : 'certain figures'}, ${open.en}` };
}

function absent(v: Verdict, place: Place): Text {
  const gone = operandsOf(v).filter((o) => o.cell.state === 'absent');
  const names = listed(gone, place);
  const open = unanswered(v);
  return {
    zh: `文件中没有${names.zh}${gone.length === 1 ? '一格' : ''}，${open.zh}`,
    en: `${names.en} ${gone.length === 1 ? 'is' : 'are'} not in the document, ${open.en}`,
  };
}

function unanswered(v: Verdict): Text {
  const { leftName, rightName, relation } = v.rule;
  if (relation !== '=') {
    const ask = question(v.rule);
    return { zh: `无法核对${ask.zh}`, en: `so it cannot be told whether ${ask.en}` };
  }
  return { zh: `无法核对${leftName.zh}是否等于${rightName.zh}`, en: `so it cannot be told whether ${leftName.en} ${v.left.operands.length === 1 ? 'equals' : 'equal'} ${rightName.en}` };
}

function operandsOf(v: Verdict): readonly Operand[] {
  return [...v.left.operands, ...v.right.operands];
}
