// What a paragraph says of the fee for processing requests: notices sent, what they asked for, what was collected.

/** A number with its words and where they stand in the paragraph. */
export interface FeeFigure {
  readonly value: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Amounts in yuan. Null: not said. */
export interface FeeWords {
  readonly notices: FeeFigure | null;
  readonly noticed: FeeFigure | null;
  readonly collected: FeeFigure | null;
}

const filler = '(?:共计|合计|总计|总额|总金额|金额|分别|共|为|是|的|了|，|,|人民币|\\s)*';
const number = '(\\d[\\d,，]*(?:\\.\\d+)?)\\s*';
const yuan = `${number}(万)?元`;
const none = /(?:未|没有|无)(?:发出|发送|发)过?(?:政府信息公开)?(?:信息处理费)?(?:的)?收费通知/u;
const counted = new RegExp(`收费通知(?:书)?(?:的)?(?:件数|份数|数量)?(?:共计|共|为|是|\\s)*${number}[件份次]|${number}[件份次](?:信息处理费)?收费通知`, 'u');
/** Behind the notices and before what was collected. */
const asked = new RegExp(`^[，,、；;\\s]*(?:涉及|通知|应收|收费|合计|共计)?(?:的)?(?:总金额|金额|总额)${filler}${yuan}`, 'u');
const collecting = new RegExp(`收(?:取|缴)(?:政府)?(?:信息)?(?:公开)?(?:的)?(?:信息)?处理费(?:用)?${filler}(?:\\d+\\s*[件笔份次]\\s*[，,、]?\\s*${filler})?${yuan}`, 'u');
const actually = new RegExp(`实(?:际收(?:取|缴|到)|收)(?:的)?(?:信息处理费)?${filler}${yuan}`, 'u');

/** A sum of one organ or another among them is none of all: 其中民政局收取 380 元 is not read. */
export function feeWords(text: string): FeeWords {
  const no = none.exec(text);
  const n = counted.exec(text);
  const notices = no !== null ? figure(no, 0, 0) : n === null ? null : figure(n, amountOf(n[1] ?? n[2]!), 0);
  const behind = notices === null ? '' : text.slice(notices.end);
  const a = asked.exec(behind);
  const c = actually.exec(text) ?? collecting.exec(text);
  return {
    notices,
    noticed: a === null ? null : figure(a, money(a), notices!.end),
    collected: c === null ? null : figure(c, money(c), 0),
  };
}

/** The last two groups of an amount. */
function money(m: RegExpExecArray): number {
  return amountOf(m[1]!) * (m[2] === undefined ? 1 : 10_000);
}

function amountOf(printed: string): number {
  return Number(printed.replace(/[,，]/gu, ''));
}

function figure(m: RegExpExecArray, value: number, from: number): FeeFigure {
  return { value, text: m[0].replace(/^[，,、；;\s]+/u, ''), start: from + m.index + /^[，,、；;\s]*/u.exec(m[0])![0].length, end: from + m.index + m[0].length };
}
