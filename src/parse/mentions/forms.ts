// The ways prose states a figure, each a pattern over the letters of words.ts that a whole clause must match, with what it then counts.
import type { SectionId } from '../../model/report.js';
import { applicantSum, documentSum, handled, receivedSum, remedies, resultSum, reviewCells, totals, type Sum } from './cells.js';
import { among, counted, type Counted } from './counted.js';
import type { Token } from './tokens.js';

/** What the clauses before have said. */
export interface Context {
  readonly section: SectionId | null;
  /** What the paragraph is about, by the last word that left no doubt. */
  topic: 'requests' | 'reviews' | 'documents' | 'fees' | null;
  /** It has spoken of requests for information: 申请 is one of those. */
  asking: boolean;
  /** Cases of another kind were named since requests were: in this sentence, or in one before. */
  elsewhere: 'here' | 'before' | null;
  /** The sentence is about government information. */
  about: boolean;
  /** The row whose requests were counted last. */
  row: string | null;
  /** All that was counted of requests, and what was not read: applicants named next are of some of it. */
  counted: Counted[];
  /** The applicants the sentence counted last. */
  kind: string | null;
  /** The number of those requests, where the clause before counted them. */
  count: Token | null;
  /** Nothing was counted or said since. */
  direct: boolean;
  /** Remedies named last; several where nothing stood between them. */
  remedies: readonly { readonly rows: readonly string[]; readonly number: Token | null }[];
  outcomeSeen: boolean;
  /** Of the requests counted last it was said what became of them. */
  sorted: boolean;
  /** Fees were collected, not only asked for. */
  collected: boolean;
  /** Documents and what was done with them. */
  document: string | null;
  done: string | null;
  /** The sentence sets part apart from whole. */
  readonly parted: boolean;
  /** Organisations are counted under two names. */
  readonly twoKinds: boolean;
}

/** One figure found: the sum it states, and the token of its number (null: none, by negation). */
export interface Found extends Sum {
  readonly number: Token | null;
  readonly part?: boolean;
  readonly derived?: boolean;
}

interface Hit {
  readonly tokens: readonly Token[];
  readonly letters: string;
  /** As it is printed, in plain signs. */
  readonly text: string;
  readonly marks: ReadonlySet<string>;
  readonly context: Context;
}

interface Form {
  readonly says: string;
  readonly form: RegExp;
  readonly units?: RegExp;
  /** Null where the context does not bear it. */
  readonly make: (hit: Hit) => readonly Found[] | null;
}

const counts = /^(?:件次|人次|件|条|宗|起|例|份|次|项|个|笔|封)$/;
const money = /^(?:元|万元|亿元)$/;
const decided = /^(?:件|宗|起|例|次|份)$/;

const find = (h: Hit, letter: string): Token | undefined => h.tokens.find((t) => t.letter === letter);
const num = (h: Hit): Token => find(h, 'N')!;
/** 申请 alone counts where the paragraph is about information. */
const asked = (h: Hit): boolean => h.letters.includes('Q') || (h.letters.includes('Z') && h.letters.includes('W')) || (h.context.asking && (h.letters.includes('W') ? h.context.elsewhere !== 'here' : h.context.topic === 'requests'));
/** 上年结转 N 件 alone: of reviews, suits, licences and petitions some are carried in too. */
const ofRequests = (h: Hit): boolean => h.letters.includes('Q') || (h.context.asking && (h.context.topic === 'requests' || (h.context.elsewhere === null && h.context.topic === null))) || (h.letters.includes('W') && h.context.elsewhere !== 'here');
const settled = (h: Hit): boolean => h.letters.includes('Q') || (h.context.asking && h.context.topic === 'requests');
const disputed = (h: Hit): boolean => /[QZ]/.test(h.letters) || h.context.about || h.context.section === 'reviews' || h.context.topic === 'requests' || h.context.topic === 'reviews';
const documentOf: Readonly<Record<string, string>> = { M: 'normative_documents', m: 'regulations' };

function request(h: Hit, sum: Sum, row: string): readonly Found[] {
  h.context.topic = 'requests';
  h.context.asking = true;
  h.context.elsewhere = null;
  h.context.row = row;
  h.context.count = find(h, 'N') ?? null;
  if (h.context.count !== null) h.context.counted.push(counted(sum, h.context.count, false));
  h.context.sorted = row === 'concluded';
  return [{ ...sum, number: find(h, 'N') ?? null }];
}

const appliedFor = /^(?:收到|收悉|接到|接收|收件)(?![^复]*(?:受理|办理|处理))[^复]*复议申请/;

function review(h: Hit, rows: readonly string[]): readonly Found[] | null {
  const { context } = h;
  // 收到行政复议申请 5 件: not each becomes a case.
  if (appliedFor.test(h.text)) return null;
  context.topic = 'reviews';
  context.elsewhere = 'here';
  // 行政诉讼 2 件，其中直接起诉 1 件: what follows is of these.
  const wider = context.remedies.filter((r) => !rows.every((row) => r.rows.includes(row)));
  // 新发生行政复议 3 件: those of years before are counted too, and have outcomes.
  if (h.marks.has('newly') || find(h, 'R')?.id === 'new') {
    context.remedies = [];
    context.outcomeSeen = false;
    return [{ cells: reviewCells(rows, 'total'), number: num(h), part: true }];
  }
  context.remedies = context.outcomeSeen ? [{ rows, number: num(h) }] : [...wider, { rows, number: num(h) }];
  context.outcomeSeen = false;
  return [{ cells: reviewCells(rows, 'total'), number: num(h) }];
}

function outcome(h: Hit, id: string): readonly Found[] | null {
  const [only, more] = h.context.remedies;
  if (h.context.topic !== 'reviews' || only === undefined || more !== undefined) return null;
  h.context.outcomeSeen = true;
  return [{ cells: reviewCells(only.rows, id), number: num(h) }];
}

/** 均获维持: all of what was counted before, by remedy. */
function every(h: Hit, id: string): readonly Found[] | null {
  if (h.context.topic !== 'reviews' || h.context.outcomeSeen || h.context.remedies.length === 0) return null;
  if (h.context.remedies.length > 1 && !h.letters.startsWith('J')) return null;
  h.context.outcomeSeen = true;
  return h.context.remedies.filter((r) => r.number !== null && r.number.value !== 0).map((r) => ({ cells: reviewCells(r.rows, id), number: r.number, derived: true }));
}

/** 新收 5 件、上年结转 2 件，共 7 件; 行政复议：维持 3 件，纠正 1 件，总计 4 件. */
function summedUp(h: Hit): readonly Found[] | null {
  const { counted: all, remedies: [only, more], topic, outcomeSeen } = h.context;
  if (!h.marks.has('summed')) return null;
  if (topic === 'reviews') return outcomeSeen && only?.number === null && more === undefined ? [{ cells: reviewCells(only.rows, 'total'), number: num(h) }] : null;
  if (topic !== 'requests' || all.at(-1)?.rows[0]?.join() !== 'carried_in' || all.at(-2)?.rows[0]?.join() !== 'new') return null;
  return [{ cells: totals('new', 'carried_in'), number: num(h) }];
}

function documents(h: Hit, row: string, done: string): readonly Found[] {
  h.context.topic = 'documents';
  h.context.document = row;
  h.context.done = done;
  return [{ ...documentSum(row, done), number: find(h, 'N') ?? null }];
}

function decisions(h: Hit): readonly Found[] {
  // 办理 may be of more than decisions.
  h.context.done = h.letters.startsWith('H') ? null : 'v';
  h.context.document = null;
  if (h.context.topic === 'requests') h.context.topic = null;
  h.context.elsewhere = 'here';
  return [{ cells: [`${find(h, 'l')!.id}.decisions`], number: num(h) }];
}

function applicants(h: Hit): readonly Found[] | null {
  const kind = find(h, 'a')!.id;
  if (h.context.twoKinds && kind !== 'natural_person' || !asked(h)) return null;
  const of = among(h.context.counted, num(h).value!);
  if (of === null) return null;
  h.context.kind = kind;
  if (h.letters.includes('Q')) h.context.topic = 'requests';
  return [{ ...applicantSum(kind, of), number: num(h) }];
}

/** 均为自然人申请: all of the requests counted before. */
function allApplicants(h: Hit): readonly Found[] | null {
  const { count, row } = h.context;
  if (h.context.topic !== 'requests' || count === null || count.value === 0 || row === null) return null;
  return [{ ...applicantSum(find(h, 'a')!.id, among(h.context.counted, count.value!) ?? []), number: count, derived: true }];
}

/** 收到 23 件，均予以公开: all of those counted directly before; of those carried in there may be more. */
function allResults(h: Hit): readonly Found[] | null {
  const { count, row, direct } = h.context;
  if (h.context.topic !== 'requests' || !direct || count === null || count.value === 0 || count.bound !== 'exactly' || (row !== 'new' && row !== 'concluded')) return null;
  return results(h, [h.letters[1]!], !h.context.parted).map((f) => ({ ...f, number: count, derived: true, part: true }));
}

function results(h: Hit, letters: readonly string[], alone: boolean): readonly Found[] {
  h.context.sorted = true;
  if (h.letters.includes('Q')) h.context.topic = 'requests';
  const [sum, number] = [resultSum(letters, alone), find(h, 'N') ?? null];
  if (number !== null) h.context.counted.push(counted(sum, number, true));
  return [{ ...sum, number }];
}

/** 其中重复申请 3 件 of those that came in is not yet what was done with them. */
function reason(h: Hit): readonly Found[] | null {
  const row = find(h, 'r')!.id;
  if (!settled(h)) return null;
  // 收到 20 件，涉及内部事务信息的 3 件 tells what they asked for; behind 不予公开 9 件 it is why.
  const last = h.context.counted.at(-1);
  if (h.letters.includes('V') && !(last?.result === true && last.rows[0]!.includes(row))) return null;
  if (row.startsWith('unprocessed_') && h.context.row === 'new' && !h.context.sorted) return [];
  return [{ cells: totals(row), number: num(h) }];
}

/** What is said of fees goes on; nothing is stated yet. */
function feesNamed(h: Hit, collected: boolean): readonly Found[] {
  h.context.topic = 'fees';
  h.context.collected = collected;
  return [];
}

/** The amount is the last number; before it may stand how many paid. */
function fee(h: Hit): readonly Found[] | null {
  const [first, second] = h.tokens.filter((t) => t.letter === 'N');
  const amount = second ?? first!;
  if (!money.test(amount.unit!) || (second !== undefined && !counts.test(first!.unit!))) return null;
  h.context.topic = 'fees';
  h.context.collected = false;
  return [{ cells: ['fees.amount'], number: amount, part: true }];
}

function noFee(h: Hit): readonly Found[] {
  h.context.topic = 'fees';
  h.context.collected = false;
  return [{ cells: ['fees.amount'], number: null, part: true }];
}

/** Nothing of any of a list of things: 无行政复议、诉讼和申诉. */
function none(h: Hit): readonly Found[] | null {
  const out: Found[] = [];
  const items = h.letters.replaceAll(/[!JNV]/g, '').replaceAll('CL', 'C&L').split(/[&c]/);
  for (const item of items) {
    const kind = /[CLBF]/.exec(item)?.[0];
    // None anew: there may be those of years before.
    if (kind !== undefined && (h.marks.has('newly') || find(h, 'R')?.id === 'new')) return null;
    // Where fees for information were spoken of, so it is of information; and none of any kind is none of these.
    if (kind !== undefined && (disputed(h) || h.context.topic === 'fees')) out.push({ cells: reviewCells(remedies[kind]!, 'total'), number: null });
    else if (/^[RHZW]*[QW][QWZ]*$/.test(item) && asked(h) && !(item.startsWith('W') && items.length > 1)) {
      h.context.asking = true;
      h.context.topic = 'requests';
      out.push({ cells: totals('new'), number: null });
    } else if (!/^[~Z]*$/.test(item)) return null;
  }
  const number = find(h, 'N');
  return out.length === 0 ? null : number === undefined ? out : out.map((f) => ({ ...f, number }));
}

const q = '[QWZ]*';

const forms: readonly Form[] = [
  { says: '新收政府信息公开申请 N 件; 收到 N 件', form: new RegExp(`^(?:${q}R+H*${q}N|R+N${q})(?:J?D)?$`), units: counts, make: (h) => (asked(h) ? request(h, receivedSum(find(h, 'R')!.id === 'new'), 'new') : null) },
  { says: '处理政府信息公开申请 N 件', form: new RegExp(`^${q}H${q}N$`), units: counts, make: (h) => (asked(h) && !/^HZ?N$/.test(h.letters) || h.letters === 'HN' && settled(h) && h.context.row !== null ? request(h, handled, 'concluded') : null) },
  { says: '上年结转 N 件', form: new RegExp(`^(?:R?I${q}|${q}I)N${q}$`), units: counts, make: (h) => (ofRequests(h) ? request(h, { cells: totals('carried_in') }, 'carried_in') : null) },
  { says: '（含上年结转 N 件）', form: new RegExp(`^hI${q}N$`), units: counts, make: (h) => [{ cells: totals('carried_in'), number: num(h), part: true }] },
  { says: '结转下年度 N 件; N 件结转下年', form: new RegExp(`^(?:[QW]*U${q}N|N${q}J?U)$`), units: counts, make: (h) => (asked(h) ? request(h, { cells: totals('carried_out') }, 'carried_out') : null) },
  { says: '政府信息公开申请总量为 N 件', form: /^QN$/, units: counts, make: (h) => (/总[数量]|申请[数量]/.test(h.text) ? request(h, receivedSum(false), 'new') : null) },
  { says: 'N 件正在办理', form: new RegExp(`^(?:w${q}N|N${q}w)$`), units: counts, make: (h) => (h.context.topic === 'reviews' ? outcome(h, 'pending') : settled(h) && h.context.row !== null ? request(h, { cells: totals('carried_out') }, 'carried_out') : null) },
  { says: '办结 N 件; 申请答复 N 件', form: new RegExp(`^(?:${q}D${q}N|DN[QW]|N${q}J?D)$`), units: counts, make: (h) => (asked(h) && (h.context.row !== null || /[QW]/.test(h.letters)) ? request(h, h.letters.startsWith('N') && h.letters.includes('J') ? handled : { cells: totals('concluded') }, 'concluded') : null) },
  { says: '予以公开 N 件; N 件部分公开', form: /^(?:[Qv]?[gpdnut]W?N|N[QW]*J?[gpdnut]W?)(?:x)?$/, units: counts, make: (h) => (settled(h) ? results(h, [/[gpdnut]/.exec(h.letters)![0]], !h.context.parted) : null) },
  { says: '公开 N 件 (among other results)', form: /^(?:bN|Nb)$/, units: counts, make: (h) => (settled(h) && h.context.parted && h.context.row !== null ? results(h, ['b'], true) : null) },
  { says: '予以公开及部分公开 N 件', form: /^(?:[gpdnut]c)+[gpdnut]W?N$/, units: counts, make: (h) => (settled(h) ? results(h, [...h.letters].filter((l) => /[gpdnut]/.test(l)), false) : null) },
  { says: '收到 N 件，均予以公开', form: /^J[gpdnut]$/, make: allResults },
  { says: '信息不存在 N 件 (among results)', form: /^(?:jN|NJ?j)$/, units: counts, make: (h) => (settled(h) ? [] : null) },
  { says: '重复申请 N 件', form: /^(?:V?rW?N|NJ?V?r|V?r[dnu]N)$/, units: counts, make: reason },
  { says: '自然人申请 N 件; N 件为法人申请', form: new RegExp(`^(?:R?Q?aV?${q}N|N${q}J?a${q}R?)$`), units: counts, make: applicants },
  { says: '收到 N 件，均为自然人申请', form: /^Ja[QW]*$/, make: allApplicants },
  { says: '未收到政府信息公开申请; 无行政复议、诉讼', form: /^Z?![RHV]*(?:[QZW]|V)*[QWCLBF~][QZW]*(?:(?:[c&]|(?<=C)(?=L))[VRQZ]*[CLBFQ~])*V?$/, make: none },
  { says: '未收到一件政府信息公开申请', form: /^!R?N[QWZ]+$/, units: counts, make: (h) => (num(h).value === 1 && num(h).bound === 'exactly' && asked(h) ? none({ ...h, tokens: h.tokens.filter((t) => t.letter !== 'N'), letters: h.letters.replace('N', '') }) : null) },
  { says: '未发生一起行政复议', form: /^!V?N[QZV]*[CL]$/, units: counts, make: (h) => (num(h).value === 1 && disputed(h) ? [{ cells: reviewCells(remedies[/[CL]/.exec(h.letters)![0]]!, 'total'), number: null }] : null) },
  { says: '无不予公开的申请', form: /^!V?[dnu][QW]*$/, make: (h) => (settled(h) ? [{ ...resultSum([/[dnu]/.exec(h.letters)![0]], false), number: null }] : null) },
  { says: '未收到信访举报投诉类申请', form: /^!(?:R|V)?r[QW]*$/, make: (h) => (settled(h) && find(h, 'r')!.id === 'unprocessed_petition' ? [{ cells: totals('unprocessed_petition'), number: null }] : null) },
  { says: '行政复议、行政诉讼均为 0 件', form: /^[QZV]*[CLBFQ](?:[c&]V?[CLBFQ])+J?N$/, make: (h) => (num(h).value === 0 ? none(h) : null) },
  { says: '行政复议、行政诉讼均无', form: /^[QZV]*[CLBF](?:[c&]V?[CLBF])*J?!V?$/, make: none },
  { says: '未结转下年; 无上年结转', form: new RegExp(`^!${q}[IU]${q}$`), make: (h) => (asked(h) ? [{ cells: totals(h.letters.includes('I') ? 'carried_in' : 'carried_out'), number: null }] : null) },
  { says: '行政复议 N 件; N 件行政诉讼', form: /^(?:[RHVQZ]*[CLBF]V?N|N[VQZ]*[CLBF])$/, units: counts, make: (h) => (disputed(h) ? review(h, remedies[/[CLBF]/.exec(h.letters)![0]]!) : null) },
  { says: '行政复议和行政诉讼 N 件', form: /^[RHVQZ]*C[c&]V?LN$/, units: counts, make: (h) => (disputed(h) ? review(h, [...remedies['C']!, ...remedies['L']!]) : null) },
  { says: '行政复议维持 N 件', form: /^[QZV]*[CLBF]eN$/, units: counts, make: (h) => (disputed(h) ? [{ cells: reviewCells(remedies[/[CLBF]/.exec(h.letters)![0]]!, find(h, 'e')!.id), number: num(h) }] : null) },
  { says: '维持 N 件; N 件被纠正', form: /^(?:eN|NJ?e)$/, units: counts, make: (h) => outcome(h, find(h, 'e')!.id) },
  { says: '共 N 件, after what it sums up', form: /^N$/, units: decided, make: summedUp },
  { says: '均获维持', form: /^J?[ew]$/, make: (h) => every(h, find(h, 'e')?.id ?? 'pending') },
  { says: '制定规范性文件 N 件; 现行有效的规章 N 件', form: /^(?:[izfo][Mm]N|[Mm][izf]N|[iz]N[Mm])$/, units: /^(?:件|份|个|部|项|条)$/, make: (h) => documents(h, documentOf[/[Mm]/.exec(h.letters)![0]]!, /[izfo]/.exec(h.letters)![0]) },
  { says: '废止文件 N 件, after 制定规范性文件 N 件', form: /^[zf]k?N$/, units: /^(?:件|份|个|部|项|条)$/, make: (h) => (h.context.document !== null ? documents(h, h.context.document, h.letters[0]!) : null) },
  { says: '制定规章 N 件，规范性文件 N 件', form: /^[Mm]N$/, units: /^(?:件|份|个|部|项|条)$/, make: (h) => (h.context.done !== null && h.context.done !== 'v' ? documents(h, documentOf[h.letters[0]!]!, h.context.done) : null) },
  { says: '未制定规章; 未废止规范性文件', form: /^!V?[iz][Mm]$/, make: (h) => documents(h, documentOf[/[Mm]/.exec(h.letters)![0]]!, /[iz]/.exec(h.letters)![0]) },
  { says: '未制发规章和行政规范性文件', form: /^!V?[iz][Mm](?:[c&][Mm])+$/, make: (h) => [...h.letters].filter((l) => documentOf[l] !== undefined).flatMap((l) => documents(h, documentOf[l]!, /[iz]/.exec(h.letters)![0])) },
  { says: '作出行政处罚决定 N 件; 行政许可处理决定数量 N 件', form: /^(?:[Hv]lv?N|lv+N)$/, units: decided, make: (h) => (h.letters.startsWith('H') && find(h, 'l')!.id !== 'licences' ? null : decisions(h)) },
  { says: '作出行政许可决定 N 件，行政处罚决定 N 件', form: /^lN$/, units: decided, make: (h) => (h.context.done === 'v' || /决定数/.test(h.text) ? decisions(h) : null) },
  { says: '未作出行政处罚; 无行政强制', form: /^![VHv]?l(?:[c&]l)*v?$/, make: (h) => h.tokens.filter((t) => t.letter === 'l').map((t) => ({ cells: [`${t.id}.decisions`], number: null })) },
  { says: '行政事业性收费 N 万元', form: /^(?:q?\$q?s?N)$/, units: money, make: (h) => [{ cells: ['fees.amount'], number: num(h) }] },
  { says: '未收取行政事业性收费', form: /^![qV]*\$$/, make: () => [{ cells: ['fees.amount'], number: null }] },
  { says: '收取信息处理费 N 元; 收取信息处理费 N 笔 N 元', form: /^(?:H?Q)?(?:qPs?N?s?N|Pqs?N|Ps?N)$/, make: fee },
  { says: '收取信息处理费 N 笔', form: /^(?:qPN|PqN)$/, units: counts, make: (h) => feesNamed(h, true) },
  { says: '发出收费通知 N 件; 未发出收费通知', form: /^(?:TN|!V?T)$/, units: counts, make: (h) => feesNamed(h, false) },
  { says: '总金额 N 元, after 发出收费通知 N 件; 共计 N 元, after 收取信息处理费 N 笔', form: /^s?N$/, units: money, make: (h) => (h.context.topic !== 'fees' ? null : h.context.collected ? fee(h) : h.letters === 'sN' ? [] : null) },
  { says: '实际收取总金额 N 元', form: /^qs?N$/, units: money, make: (h) => (h.context.topic === 'fees' && find(h, 'q')!.id === 'actual' ? fee(h) : null) },
  { says: '发出收费通知的件数和总金额以及实际收取的总金额均为 0', form: /^T[c&]+s[c&]+qsJ?N$/, make: (h) => (num(h).value === 0 ? [{ cells: ['fees.amount'], number: num(h), part: true }] : null) },
  { says: '未收取信息处理费; 依申请公开收费情况无; 政府信息公开未发生收费情况', form: /^(?:![qV]*P[qV]?|P!V?|[QZ]!V?y|!V[QZ]y)$/, make: noFee },
];

const known = new Map<string, readonly Form[]>();
const remembered = 5000;

/** The forms a clause of these letters has, in their order. Clauses are short and alike: what was found once is kept. */
export function formsOf(letters: string): readonly Form[] {
  let own = known.get(letters);
  if (own === undefined) {
    own = letters.length > 40 ? [] : forms.filter((f) => f.form.test(letters));
    if (known.size >= remembered) known.clear();
    known.set(letters, own);
  }
  return own;
}
