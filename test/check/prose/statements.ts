// Prose around figures, with what it states: sentences of the kinds reports have, each number with the cells it is of, and sentences about other things that look alike.
import type { CellRef } from '../../../src/model/value.js';
import type { SectionId } from '../../../src/model/report.js';
import type { Rng } from '../../generate/rng.js';
import { hanNumeralOf } from '../../parse/mentions/han-numeral.js';

/** `{0}` in the words stands for the first number with its unit. */
export interface Statement {
  readonly section: SectionId;
  readonly words: string;
  /** The cells of each number. */
  readonly of: readonly (readonly CellRef[])[];
  readonly units: readonly string[];
}

const total = (...rows: string[]): CellRef[] => rows.map((r) => `requests.${r}.total`);
const legal = ['company', 'research', 'public_interest', 'legal_service', 'other'].map((c) => `requests.new.${c}`);
const denied = ['state_secret', 'prohibited_by_law', 'security_and_stability', 'third_party_rights', 'internal_affairs', 'process_information', 'enforcement_file', 'administrative_inquiry'].map((r) => `requests.denied_${r}.total`);
const unavailable = ['not_held', 'needs_creation', 'unclear'].map((r) => `requests.unavailable_${r}.total`);
const unprocessed = ['petition', 'repeated', 'publication', 'excessive', 'reissue'].map((r) => `requests.unprocessed_${r}.total`);
const other = ['uncorrected', 'fee_unpaid', 'other'].map((r) => `requests.other_${r}.total`);
const suits = (outcome: string): CellRef[] => [`litigation_direct.${outcome}`, `litigation_after_reconsideration.${outcome}`];
const ask = ['件', '件', '件', '宗', '条', '份', '例'];
const cases = ['件', '件', '起', '宗', '例'];
const papers = ['件', '件', '份', '个'];

export const statements: readonly Statement[] = [
  { section: 'overview', words: '{who}共收到政府信息公开申请{0}，其中自然人申请{1}，法人或其他组织申请{2}。', of: [total('new'), ['requests.new.natural_person'], legal], units: ask },
  { section: 'overview', words: '全年新收政府信息公开申请{0}，上年结转{1}，办结{2}，结转下年度继续办理{3}。', of: [total('new'), total('carried_in'), total('concluded'), total('carried_out')], units: ask },
  { section: 'overview', words: '{who}受理依申请公开{0}，均按时办理。', of: [total('new')], units: ask },
  { section: 'overview', words: '（二）依申请公开。全年共收到{0}，已办结{1}，{3}转下年办理。', of: [total('new'), total('concluded'), [], total('carried_out')], units: ask },
  { section: 'overview', words: '{who}收到{0}依申请公开信息，全部登记。', of: [total('new')], units: ask },
  { section: 'requests', words: '本年度办理结果：予以公开{0}、部分公开{1}、不予公开{2}、无法提供{3}、不予处理{4}、其他处理{5}。', of: [total('granted'), total('partly_granted'), denied, unavailable, unprocessed, other], units: ask },
  { section: 'requests', words: '予以公开、部分公开、不予公开分别为{0}、{1}和{2}。', of: [total('granted'), total('partly_granted'), denied], units: ask },
  { section: 'requests', words: '其中{0}予以公开，{1}部分公开，{2}不予公开并说明理由。', of: [total('granted'), total('partly_granted'), denied], units: ask },
  { section: 'requests', words: '予以公开及部分公开{0}，无法提供{1}。', of: [total('granted', 'partly_granted'), unavailable], units: ask },
  { section: 'requests', words: '不予公开的有：属于国家秘密{0}，属于行政查询事项{1}；本机关不掌握相关政府信息{2}，重复申请{3}。', of: [[denied[0]!], [denied[7]!], [unavailable[0]!], [unprocessed[1]!]], units: ask },
  { section: 'reviews', words: '因政府信息公开被申请行政复议{0}，其中维持{1}，纠正{2}，其他结果{3}，尚未审结{4}。', of: [['reconsideration.total'], ['reconsideration.upheld'], ['reconsideration.corrected'], ['reconsideration.other'], ['reconsideration.pending']], units: cases },
  { section: 'reviews', words: '被提起行政诉讼{0}，其中维持{1}，尚未审结{2}。', of: [suits('total'), suits('upheld'), suits('pending')], units: cases },
  { section: 'reviews', words: '未经复议直接起诉{0}，复议后起诉{1}。', of: [['litigation_direct.total'], ['litigation_after_reconsideration.total']], units: cases },
  { section: 'overview', words: '政府信息公开类行政复议{0}，行政诉讼{1}。', of: [['reconsideration.total'], suits('total')], units: cases },
  { section: 'overview', words: '因政府信息公开引起的行政复议和行政诉讼{0}。', of: [['reconsideration.total', ...suits('total')]], units: cases },
  { section: 'proactive', words: '全年制定规章{0}，行政规范性文件{1}，废止行政规范性文件{2}，现行有效行政规范性文件{3}。', of: [['regulations.issued'], ['normative_documents.issued'], ['normative_documents.repealed'], ['normative_documents.in_force']], units: papers },
  { section: 'proactive', words: '{who}作出行政许可决定{0}，行政处罚处理决定数量{1}，实施行政强制{2}。', of: [['licences.decisions'], ['penalties.decisions'], ['coercive_measures.decisions']], units: cases },
  { section: 'proactive', words: '{who}制发行政规范性文件{0}，办理行政许可{1}。', of: [['normative_documents.issued'], ['licences.decisions']], units: ['件'] },
];

/** Words for none: each with the cells that must then be 0. */
export const negations: readonly { readonly section: SectionId; readonly words: string; readonly of: readonly (readonly CellRef[])[] }[] = [
  { section: 'overview', words: '{who}未收到政府信息公开申请。', of: [total('new')] },
  { section: 'overview', words: '本年度{who}无依申请公开事项。', of: [total('new')] },
  { section: 'reviews', words: '{who}未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。', of: [['reconsideration.total'], suits('total')] },
  { section: 'overview', words: '无政府信息公开行政复议、诉讼和申诉情况。', of: [['reconsideration.total'], suits('total')] },
  { section: 'reviews', words: '行政复议、行政诉讼均为0件。', of: [['reconsideration.total'], suits('total')] },
  { section: 'proactive', words: '本年未制定规章。', of: [['regulations.issued']] },
];

/** Sentences that state nothing a cell does; `#` is a number. */
export const nearMisses: readonly (readonly [SectionId, string])[] = [
  ['overview', '全年主动公开政府信息#条，其中规范性文件解读#条。'],
  ['overview', '受理公众咨询#件，答复来电#余件，办结信箱来信#件。'],
  ['overview', '{year-1}年收到政府信息公开申请#件，办结#件。'],
  ['overview', '政府信息公开申请比上年增加#件，同比增长#%。'],
  ['overview', '{year+1}年计划办理政府信息公开申请#件。'],
  ['overview', '通过网络渠道收到政府信息公开申请#件。'],
  ['overview', '云栖区水利局收到政府信息公开申请#件，办结#件。'],
  ['overview', '承办人大建议#件、政协提案#件，均按时办结答复。'],
  ['overview', '收到网民留言#条，回复#条，办结率#%。'],
  ['overview', '公开行政许可信息#条、行政处罚信息#条。'],
  ['overview', '全市受理热线工单#件，办结#件。'],
  ['overview', '自条例实施以来，累计受理政府信息公开申请#件。'],
  ['overview', '全年清理规范性文件#件，备案规范性文件#件。'],
  ['overview', '开展培训#场，#人次参加，政务新媒体发布信息#条。'],
  ['reviews', '上半年被申请行政复议#件，一审行政诉讼#件。'],
  ['proactive', '行政许可事项#项，行政处罚事项#项，行政事业性收费项目#项。'],
  ['requests', '收到涉及征地拆迁的政府信息公开申请#件，申请公开财政信息的#件。'],
  ['problems', '下一步将加强对政府信息公开申请的办理，力争全年办理#件以上。'],
  ['other', '发出收费通知#件，总金额#元。'],
];

/** A number as prose prints one: figures, with blanks or separators, full-width, in Chinese numerals. */
export function printed(n: number, unit: string, r: Rng): string {
  const spelled = hanNumeralOf(n);
  const ways: readonly string[] = [String(n), ` ${n} `, n.toLocaleString('en'), [...String(n)].map((d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join(''), n === 2 ? '两' : spelled, n < 100 ? [...String(n)].join(' ') : String(n)];
  // 百 alone is written 一百; so are 千 and 万. Rounded numerals in 万 are no exact numbers.
  const way = ways[r.pick([0, 0, 0, 1, 2, 3, 4, 5])]!;
  return `${way === spelled && n % 10_000 === 0 && n > 0 ? String(n) : way}${unit}`;
}
