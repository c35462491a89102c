// Generated reports with one thing planted that a rule is to find, and with its near misses: what the recall and precision of the rules are counted on.
import type { SectionId } from '../../src/model/report.js';
import type { Cells, Draft, DraftSection } from '../generate/draft.js';
import { set, value } from '../generate/figures.js';
import { generate, type Generated, type Recipe } from '../generate/generate.js';
import { rng, type Rng } from '../generate/rng.js';
import { forms, type FormId, type Size } from '../generate/values.js';

/** What is done to a draft that is otherwise without fault. */
export interface Plant {
  /** Rule that is to find it, or that must not. */
  readonly rule: string;
  readonly forms?: readonly FormId[];
  readonly size?: Size;
  readonly kinds?: readonly Kind[];
  readonly breaks: (draft: Draft, r: Rng) => void;
  readonly nearMiss: (draft: Draft, r: Rng) => void;
  /** Other rules that find the same thing, rightly. */
  readonly also?: readonly string[];
}

export type Kind = 'department' | 'county' | 'city' | 'township';
const agencies: Readonly<Record<Kind, readonly string[]>> = {
  department: ['临溪县民政局', '云栖区统计局', '青川市教育局', '白石县自然资源局', '望江区发展和改革委员会', '松岭市住房和城乡建设局', '南泉县卫生健康委员会', '青川市市场监督管理局'],
  county: ['临溪县人民政府', '云栖区人民政府', '白石县人民政府'],
  city: ['青川市人民政府', '松岭市人民政府'],
  township: ['青川市北桥镇人民政府', '临溪县三河乡人民政府', '云栖区柳林街道办事处'],
};
const all2021: readonly FormId[] = ['2021', '2021-other-one-row'];
const all2019: readonly FormId[] = ['2019', '2019-requests-of-2021'];

const section = (d: Draft, id: SectionId): DraftSection => d.sections.find((s) => s.id === id)!;
const year = (d: Draft): number => d.facts.year!;
const agency = (d: Draft): string => d.facts.agency!;
const put = (d: Draft, cells: Readonly<Record<string, number>>): void => { for (const [ref, v] of Object.entries(cells)) if (d.cells.has(ref)) set(d.cells, ref, v); };
const say = (d: Draft, id: SectionId, text: string): void => void section(d, id).before.push(text);
const six = (d: Draft, text: string): void => { section(d, 'other').before = [text]; };

/** Whom a draft is of, and figures and dates that are in order for it. */
export function clean(seed: number, plant: Plant | null, layout: string | undefined, irregularities: readonly string[], change: (d: Draft, r: Rng) => void): Generated {
  const r = rng(seed * 7 + 3);
  const kind = r.pick(plant?.kinds ?? (['department', 'department', 'county', 'city', 'township'] as const));
  const form = r.pick(plant?.forms ?? (Object.keys(forms) as FormId[]));
  const own = r.pick(agencies[kind]);
  const recipe: Recipe = {
    seed, form, agency: own, size: plant?.size ?? r.pick(['small', 'middle']), irregularities, ...(layout === undefined ? {} : { layout }),
    title: (a, y) => [r.pick([`${a}${y}年政府信息公开工作年度报告`, `${y}年${a}信息公开年报`, `${a}${y}年度政府信息公开工作报告`])],
    figures: (cells) => orderly(cells, kind),
    change: (d) => {
      if (plant === null || d.facts.agency !== null) dated(d, kind === 'department' ? 1 : r.int(1, 3), r.int(2, 28));
      if (!irregularities.includes('table-is-a-sentence')) section(d, 'other').before = [r.pick(['本年度未收取政府信息公开信息处理费，没有其他需要报告的事项。', '全年收取信息处理费0元。', `${d.facts.year ?? ''}年，我单位未发生政府信息公开收费情况。`.replace(/^年，/u, '')])];
      change(d, r);
    },
  };
  return generate(recipe);
}

function dated(d: Draft, month: number, day: number): void {
  signed(d, (d.facts.year ?? 2023) + 1, month, day);
}

function signed(d: Draft, y: number, month: number, day: number): void {
  const iso = `${y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  d.intro = d.intro.map((t) => t.replace(/(?<=发布日期：)[\d-]+/u, iso));
  d.signature = d.signature.map((t) => (/^\d{4}年/u.test(t) ? `${y}年${month}月${day}日` : t));
  if (d.metadata['发布日期'] !== undefined) d.metadata['发布日期'] = iso;
  if (d.facts.published !== null) d.facts.published = iso;
}

/** Figures that no rule beyond the identities objects to. */
function orderly(cells: Cells, kind: Kind): void {
  const at = (ref: string): number => value(cells, ref);
  const raise = (ref: string, least: number): void => { if (cells.has(ref) && at(ref) < least) set(cells, ref, least); };
  for (const row of ['regulations', 'normative_documents']) {
    if (row === 'regulations' && kind !== 'city') for (const ref of cells.keys()) if (ref.startsWith('regulations.')) set(cells, ref, 0);
    raise(`${row}.in_force`, at(`${row}.issued`));
    raise(`${row}.total_public`, at(`${row}.published`));
  }
  for (const row of ['licences', 'other_services', 'penalties', 'coercive_measures', 'fees']) if (cells.has(`${row}.change`)) raise(`${row}.items_last_year`, Math.abs(at(`${row}.change`)) + 1);
  raise('licences.decisions', 1);
  if (cells.has('procurement.projects')) for (const ref of ['projects', 'amount']) raise(`procurement.${ref}`, 1);
  if (at('requests.new.total') + at('requests.carried_in.total') === 0) for (const ref of cells.keys()) if (/^(?:reconsideration|litigation)/u.test(ref)) set(cells, ref, 0);
}

const others: readonly string[] = ['枫桥市人民政府办公室', '黄泥县民族宗教事务局', '枫桥市信访局', '碧湖县供销合作社联合社办公室'];

export const plants: readonly Plant[] = [
  {
    rule: 'document.year',
    breaks: (d, r) => {
      const y = year(d) - 1;
      const [id, text] = r.pick<readonly [SectionId, string]>([
        ['overview', `${y}年，我局共收到政府信息公开申请${r.int(1, 90)}件，均已办结。`], ['overview', `（六）其他情况。${y}年度主动公开政府信息${r.int(10, 900)}条。`], ['overview', `${y} 年我单位未收到依申请公开政府信息的申请。`],
        ['problems', `${y}年，我局政府信息公开工作取得了一定成效，但仍有不足。`], ['other', `${y}年度未收取信息处理费。`], ['overview', `${y}年，我单位共受理依申请公开${r.pick(['五', '十二'])}件。`], ['overview', `截至${y}年12月31日，共收到申请${r.int(2, 9)}件。`], ['overview', `${y}年，我单位受理申请${r.int(5, 9)}件，较上年增加2件。`], ['overview', `${y}年，我单位受理的申请，均按时答复，答复率100%。`.replace('受理的', '共受理')], ['overview', `${y}年，${agency(d)}共制发规范性文件${r.int(1, 9)}件。`],
      ]);
      if (id === 'overview' && r.chance(0.3)) d.intro = [`本报告所列数据的统计期限自${y}年1月1日起至${y}年12月31日止。`];
      else say(d, id, text);
    },
    nearMiss: (d, r) => {
      const y = year(d);
      say(d, 'overview', r.pick([
        `与${y - 1}年相比，主动公开信息增加${r.int(2, 80)}条。`, `${y - 1}年，我局收到申请3件；${y}年，收到申请5件。`, `制定${y - 1}年度政务公开任务分工表并逐项落实。`, `印发《${y - 1}年政务公开工作要点》${r.int(1, 9)}份。`,
        `${y - 1}年12月启动的专项清理共清理信息${r.int(2, 80)}条。`, `自${y - 2}年以来，累计公开信息${r.int(200, 900)}条。`, `${y + 1}年，我局将公开解读${r.int(2, 30)}篇。`, `按照国办公开办函〔${y - 2}〕30号要求，公开信息${r.int(2, 30)}条。`, `${y - 1}年度结转的${r.int(1, 4)}件已办结。`, `${y - 1}年受理申请${r.int(2, 4)}件；今年受理8件。`, `${y - 1}年，县政府印发方案，据此公开信息${r.int(2, 9)}条。`,
      ]));
      if (r.chance(0.4)) say(d, 'problems', r.pick([`针对${y - 1}年存在的问题，我局逐一整改，培训3场。`, `${y + 1}年，我局要继续做好公开工作，举办培训${r.int(2, 6)}场。`]));
    },
  },
  {
    rule: 'document.agency',
    breaks: (d, r) => {
      const o = r.pick(others);
      const y = year(d);
      if (/局$|委员会$/u.test(agency(d)) && r.chance(0.3)) return say(d, 'overview', r.pick(['我镇未收到政府信息公开申请。', '我街道主动公开政府信息。', '本年度，我乡组织培训。']));
      const words = r.pick([`现总结${o}${y}年政府信息公开工作情况。`, `本报告由${o}根据《中华人民共和国政府信息公开条例》编制。`, `现将${o}${y}年度政府信息公开工作情况公布如下。`, `根据要求，现向社会公布${o}${y}年政府信息公开工作年度报告。`, '']);
      if (words === '') d.signature = [o, d.signature.at(-1)!];
      else d.intro = [words, ...d.intro];
    },
    nearMiss: (d, r) => {
      const a = agency(d);
      const short = a.replace(/^青川市(?=北桥)/u, '').replace('发展和改革委员会', '发改委').replace('住房和城乡建设局', '住建局').replace('卫生健康委员会', '卫健委').replace('人民政府', r.pick(['人民政府', '人民政府办公室']));
      d.intro = [r.pick([`本报告由${short}根据《中华人民共和国政府信息公开条例》编制。`, `现将${short}${year(d)}年度政府信息公开工作情况公布如下。`, `本报告由${a}办公室编制，在枫桥市人民政府网站公布。`, `在枫桥市人民政府办公室指导下编制本报告。`, '本报告由我局按照省人民政府办公厅要求编制。']), ...d.intro];
      say(d, 'overview', r.pick([`与${r.pick(others)}联合公开信息${r.int(2, 9)}条。`, '我乡村振兴办公室公开信息。', '开展“我镇我家”宣传。']));
    },
  },
  {
    rule: 'document.period',
    breaks: (d, r) => { d.intro = [r.pick([`本报告所列数据的统计期限自${year(d)}年1月1日起至${year(d)}年12月30日止。`, `统计期限为${year(d)}年1月1日至${year(d) + 1}年12月31日。`, `数据统计时间：${year(d)}年1月1日—11月30日。`])]; },
    nearMiss: (d, r) => { d.intro = [r.pick([`本报告所列数据的统计期限自${year(d)}年1月1日起至12月31日止。`, `统计期限自${year(d)}年4月8日（挂牌之日）起至${year(d)}年12月31日止。`, `统计期限为${year(d)} 年 1 月 1 日至 12 月 31 日。`])]; say(d, 'overview', `${year(d)}年1月1日至6月30日，开展专项整治行动。`); },
  },
  {
    rule: 'document.date',
    breaks: (d, r) => (d.facts.published !== null && r.chance(0.3) ? signed(d, year(d), 1, r.int(2, 28)) : say(d, 'overview', r.pick([`截至${year(d)}年2月30日，共整改问题${r.int(2, 9)}处。`, `${year(d)}年11月31日召开会议。`, `自${year(d)}1月1日起施行新的审查制度。`, `${year(d)}年13月5日前完成。`]))),
    nearMiss: (d, r) => (d.facts.published !== null && r.chance(0.3) ? signed(d, year(d), 12, 31) : say(d, 'overview', r.pick([`截至2024年2月29日，共整改问题${r.int(2, 9)}处。`, `${year(d)}年12月31日召开会议。`, '每月1日、15日开展检查，3日内办结。', `${year(d)}年1—12月培训${r.int(2, 9)}次，12月31日前完成。`]))),
  },
  {
    rule: 'document.deadline', kinds: ['department'],
    breaks: (d, r) => dated(d, r.int(2, 9), r.int(1, 28)),
    nearMiss: (d, r) => dated(d, 1, r.int(1, 31)),
  },
  {
    rule: 'document.deadline', kinds: ['county', 'city', 'township'],
    breaks: (d, r) => dated(d, r.int(4, 11), r.int(1, 28)),
    nearMiss: (d, r) => dated(d, r.int(1, 3), r.int(1, 28)),
  },
  {
    rule: 'document.regulations', kinds: ['department', 'county', 'township'], forms: ['2021', '2021-other-one-row', '2019'],
    breaks: (d, r) => put(d, { 'regulations.in_force': 12, 'regulations.issued': r.int(1, 9), 'regulations.made': r.int(1, 9), 'regulations.total_public': 12 }),
    nearMiss: (d, r) => put(d, { 'regulations.issued': 0, 'regulations.repealed': 0, 'regulations.in_force': 0, 'regulations.made': 0, 'normative_documents.in_force': r.int(300, 400) }),
  },
  {
    rule: 'document.template',
    breaks: (d, r) => {
      const n = r.int(0, 5);
      if (n === 0) section(d, 'problems').heading += '（仿宋三号字）';
      else say(d, r.pick(['overview', 'problems']), ['', '（请填写本单位存在的主要问题）', '全年主动公开政府信息XX条。', '共收到申请____件，办结____件。', '全年公开政策解读N篇，举办培训2次。', '××县××局坚持以公开为常态。'][n]!);
    },
    nearMiss: (d, r) => say(d, 'overview', r.pick(['公开《关于××项目的批复》等文件12件。', '回应王XX、李××反映的问题3件。', '咨询电话：0999-21XXXX5。', '申请人请填写申请表，可当面提交。', '佩戴N95口罩、乘坐N12路公交宣传。', '信息编号：GK_2023_015。', '公开预算（含绩效目标）等信息，区分处理（只计这一情形，不计其他情形）。', '用宋体印制公开指南200份。'])),
  },
  {
    rule: 'document.section_missing',
    breaks: (d, r) => { const id = r.pick(['problems', 'other'] as const); d.sections = d.sections.filter((s) => s.id !== id); if (id === 'other') section(d, 'problems').before = ['存在的问题：解读形式单一。']; },
    nearMiss: (d, r) => { section(d, 'problems').heading = r.pick(['五、存在的主要问题及整改措施', '', '五、政府信息公开工作存在的主要问题及改进情况', '五、存在问题及改进情况', '存在的主要问题及改进情况']); },
    also: ['document.fee_stated'],
  },
  {
    rule: 'document.section_order',
    breaks: (d, r) => { const i = r.int(3, 5); d.sections.forEach((s, j) => { if (j >= i) s.heading = s.heading.replace(/^[一二三四五六]/u, (n) => '一二三四五六'['一二三四五六'.indexOf(n) - 1]!); }); },
    nearMiss: (d, r) => { say(d, 'problems', '一、解读形式单一。'); say(d, 'problems', '二、更新不及时。'); if (r.chance(0.5)) section(d, 'proactive').heading = '、主动公开政府信息情况'; },
  },
  {
    rule: 'document.section_doubled',
    breaks: (d, r) => { const id = r.pick(['problems', 'other'] as const); const s = section(d, id); d.sections.splice(d.sections.indexOf(s), 0, { ...s, before: ['另有问题：更新不够及时，将改进。'], after: [], blocks: [] }); },
    nearMiss: (d) => { section(d, 'proactive').before.push('（一）主动公开政府信息情况见下表。'); section(d, 'overview').before.push('（二）收到和处理政府信息公开申请情况。全年平稳有序。'); },
  },
  {
    rule: 'document.section_empty',
    breaks: (d, r) => { section(d, r.pick(['problems', 'other'] as const)).before = []; },
    nearMiss: (d, r) => { section(d, 'other').before = [r.pick(['无。', '没有其他需要报告的事项。'])]; say(d, 'overview', '全年未收取信息处理费。'); },
    also: ['document.fee_stated'],
  },
  {
    rule: 'document.fee_stated', forms: all2021,
    breaks: (d, r) => six(d, r.pick(['没有其他需要报告的事项。', '无其他需要报告的事项。', '我单位将继续做好政府信息公开工作。'])),
    nearMiss: (d, r) => six(d, r.pick(['本年度未收取信息处理费。', '依申请公开收费情况：无。', '未发生政府信息公开收费事项，没有其他需要报告的事项。', '全年收取政府信息公开信息处理费 0 元。'])),
  },
  {
    rule: 'document.fee_notices', forms: ['2021'],
    breaks: (d, r) => {
      if (r.chance(0.5)) six(d, r.pick([`本年度没有发出收费通知，收取信息处理费${r.int(1, 9)}00元。`, `发出收费通知的件数为0件，总金额为0元，实际收取总金额为${r.int(1, 9)}00元。`, `本年度发出收费通知2件，总金额${r.int(1, 4)}00元，实际收取${r.int(5, 9)}00元。`])); else { six(d, r.pick(['本年度未发出收费通知。', '本年度发出收费通知0件，没有其他需要报告的事项。'])); unpaid(d.cells, r.int(1, 4)); }
    },
    nearMiss: (d, r) => { unpaid(d.cells, r.int(1, 4)); six(d, r.pick(['本年度发出收费通知3件，收取信息处理费200元。', '发出收费通知的件数为3件，总金额为300元，实际收取总金额为200元。', '本年度未收取信息处理费。'])); put(d, { 'fees.amount': 900 }); },
    also: ['document.fee_within'],
  },
  {
    rule: 'document.fee_within', forms: all2021,
    breaks: (d, r) => { put(d, { 'fees.amount': 0 }); six(d, r.pick([`本年度共收取信息处理费${r.int(2, 90)}00元。`, `全年收取政府信息公开信息处理费共计 ${r.int(300, 9000)} 元。`, `发出收费通知的件数为9件，总金额为90000元，实际收取总金额为${r.int(300, 9000)}元。`])); },
    nearMiss: (d, r) => { put(d, { 'fees.amount': r.pick([0.03, 12, 1]) }); six(d, '本年度共收取信息处理费300元，其中民政局1件。'); },
  },
  { rule: 'documents.in_force', forms: all2021, breaks: (d, r) => { const n = r.int(3, 40); put(d, { 'normative_documents.issued': n, 'normative_documents.repealed': 1, 'normative_documents.in_force': r.int(0, n - 2) }); }, nearMiss: (d, r) => { const n = r.int(3, 40); put(d, { 'normative_documents.issued': n, 'normative_documents.repealed': n, 'normative_documents.in_force': n }); } },
  { rule: 'lead.repealed_at_once', forms: all2021, breaks: (d, r) => { const n = r.int(3, 40); put(d, { 'normative_documents.issued': n, 'normative_documents.repealed': n, 'normative_documents.in_force': r.int(0, n - 1) }); }, nearMiss: (d, r) => { const n = r.int(3, 40); put(d, { 'normative_documents.issued': n, 'normative_documents.repealed': n, 'normative_documents.in_force': n + r.int(0, 9) }); } },
  { rule: 'documents.total_public', forms: ['2019', '2021-documents-of-2019'], breaks: (d, r) => put(d, { 'normative_documents.published': r.int(5, 9), 'normative_documents.total_public': r.int(0, 4) }), nearMiss: (d) => put(d, { 'normative_documents.made': 2, 'normative_documents.published': 7, 'normative_documents.total_public': 7 }) },
  { rule: 'items.left', forms: all2019, breaks: (d, r) => put(d, { 'penalties.items_last_year': r.int(0, 4), 'penalties.change': -r.int(5, 9) }), nearMiss: (d, r) => { const n = r.int(1, 9); put(d, { 'penalties.items_last_year': n, 'penalties.change': -n, 'penalties.decisions': 0 }); }, also: ['items.decided'] },
  { rule: 'items.decided', forms: all2019, breaks: (d, r) => put(d, { 'licences.items_last_year': 0, 'licences.change': 0, 'licences.decisions': r.int(1, 99) }), nearMiss: (d, r) => put(d, { 'licences.items_last_year': 0, 'licences.change': r.int(1, 9), 'licences.decisions': r.int(1, 99) }) },
  { rule: 'procurement.projects', forms: all2019, breaks: (d, r) => put(d, { 'procurement.projects': 0, 'procurement.amount': r.int(1, 900) }), nearMiss: (d, r) => put(d, { 'procurement.projects': 1, 'procurement.amount': r.int(1, 900) }) },
  { rule: 'procurement.amount', forms: all2019, breaks: (d, r) => put(d, { 'procurement.projects': r.int(1, 9), 'procurement.amount': 0 }), nearMiss: (d, r) => put(d, { 'procurement.projects': r.int(1, 9), 'procurement.amount': 0.3 }) },
  { rule: 'lead.reviews', size: 'zero', kinds: ['department', 'township'], breaks: (d, r) => { const n = r.int(1, 9); put(d, { 'reconsideration.upheld': n, 'reconsideration.total': n }); }, nearMiss: (d) => { put(d, { 'reconsideration.upheld': 2, 'reconsideration.total': 2 }); for (const x of ['natural_person', 'total']) put(d, { [`requests.new.${x}`]: 1, [`requests.carried_out.${x}`]: 1 }); } },
  { rule: 'lead.all_zero', size: 'zero', kinds: ['county', 'city'], breaks: (d) => put(d, { 'licences.decisions': 0, 'penalties.decisions': 0 }), nearMiss: (d, r) => put(d, { 'licences.decisions': r.int(1, 900) }) },
  { rule: 'lead.fees_unit', forms: all2021, breaks: (d, r) => { if (r.chance(0.5)) put(d, { 'fees.amount': r.int(20_000_000, 900_000_000) }); else { put(d, { 'fees.amount': 51234.5 }); say(d, 'overview', '本年度收取各项费用51234.5元。'); } }, nearMiss: (d, r) => { const n = r.int(100, 9000); put(d, { 'fees.amount': n }); say(d, 'overview', r.pick([`本年度收取各项费用${n}万元。`, `为企业减负1${n}元。`])); } },
];

/** So many more requests not dealt with for a fee that was not paid; every column and row still adds up. */
function unpaid(cells: Cells, n: number): void {
  for (const x of ['natural_person', 'total']) for (const row of ['new', 'other_fee_unpaid', 'concluded']) set(cells, `requests.${row}.${x}`, value(cells, `requests.${row}.${x}`) + n);
}

/** Irregularities of published reports that no rule here may object to. */
export const harmless: readonly string[] = [
  'heading-renamed', 'heading-misspelt', 'heading-missing', 'heading-spaced', 'headings-renumbered', 'annex-restarts', 'nested-numbers', 'old-citation', 'document-number', 'agency-below-only', 'agency-in-file-name-only',
  'late-publication', 'site-name-for-place', 'dashes-and-commas-mixed', 'extra-row-documents', 'extra-sub-rows', 'table-is-a-sentence', 'line-under-table', 'notes-under-tables', 'prose-before-tables', 'small-table-in-prose',
  'gbk-labelled', 'utf16le-bom', 'zero-blank', 'zero-dash', 'regulations-slash', 'person-and-total-only', 'total-blank', 'thousands', 'full-width-digits', 'label-cut', 'label-wrapped', 'label-spaced', 'label-half-width', 'label-known-slips', 'traditional', 'corner-missing',
];
