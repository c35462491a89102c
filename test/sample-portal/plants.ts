// What is wrong in the sample portal on purpose: one report for each rule, and what the check has to say of it.
import type { Cells, Draft, DraftSection } from '../generate/draft.js';
import { misprint, set, sixty, value } from '../generate/figures.js';

export interface Plant {
  readonly rule: string;
  /** All that is found in the report: rule and scope. A slip in one cell breaks the sums of its row and of its column. */
  readonly finds: readonly string[];
  /** Figures printed otherwise. Where none: the figures themselves are odd, see `own`. */
  readonly cells?: (draft: Draft) => void;
  /** Words printed otherwise, after they were written. */
  readonly words?: (draft: Draft) => void;
  /** A month later the report stands there without the slip. */
  readonly mended?: true;
}

type Change = (d: Draft) => void;
const all = (...changes: readonly Change[]): Change => (d) => {
  for (const c of changes) c(d);
};
const add = (ref: string, n: number): Change => misprint(ref, (v) => v + n);
const put = (ref: string, n: number): Change => misprint(ref, () => n);
const section = (d: Draft, id: DraftSection['id']): DraftSection => d.sections.find((s) => s.id === id)!;
const replace = (id: DraftSection['id'], from: RegExp, to: string): Change => (d) => {
  const own = section(d, id);
  if (!own.before.some((p) => from.test(p))) throw new RangeError(`${String(from)} is not in ${id} of ${d.facts.agency!}.`);
  own.before = own.before.map((p) => p.replace(from, to));
};
const says = (id: DraftSection['id'], text: string): Change => (d) => void section(d, id).before.push(text);
const intro = (from: RegExp, to: string): Change => (d) => {
  d.intro = d.intro.map((p) => p.replace(from, to));
};
const other = (text: string): Change => (d) => {
  section(d, 'other').before = [text];
};

/** Written by somebody, once. */
const plans = '各科室把旧文件台账逐卷翻检，凡群众问过三遍以上的事项都改写成问答，由退休教师通读一遍再上网；集市日在镇口摆摊答疑，把听来的难处记进本子，月末逐条回话，仍有个别偏远村组够不着，下一步打算借学校礼堂轮流开讲。';
const clinic = '把办事窗口的录音转成文字，挑出听不懂的说法请护士长改写，改好的卡片贴在候诊区墙上，由导诊员当面讲给排队的人听，讲完请他们复述，复述不出来的就再改，一张卡片往往要改到第四稿才算完。';

export const plants: Readonly<Record<string, Plant>> = {
  // Cells of one table.
  '青川市统计局 2024': { rule: 'requests.results', finds: ['requests.results natural_person', 'requests.applicants granted'], cells: add('requests.granted.natural_person', 1), mended: true },
  '临溪县民政局 2024': { rule: 'requests.flow', finds: ['requests.flow natural_person', 'requests.flow total'], cells: all(add('requests.carried_out.natural_person', 2), add('requests.carried_out.total', 2)) },
  '云栖区财政局 2024': { rule: 'requests.applicants', finds: ['requests.applicants new', 'requests.applicants carried_out'], cells: all(add('requests.new.total', 1), add('requests.carried_out.total', 1)) },
  '白石县司法局 2023': { rule: 'reconsideration.total', finds: ['reconsideration.total'], cells: add('reconsideration.total', 1) },
  '白石县人民政府 2024': { rule: 'litigation_direct.total', finds: ['litigation_direct.total'], cells: add('litigation_direct.total', 2) },
  '云栖区人民政府 2022': { rule: 'litigation_after_reconsideration.total', finds: ['litigation_after_reconsideration.total'], cells: add('litigation_after_reconsideration.total', 1) },
  '青川市教育局 2022': { rule: 'documents.in_force', finds: ['documents.in_force normative_documents'], cells: put('normative_documents.issued', 15) },
  '白石县人民政府 2019': { rule: 'documents.total_public', finds: ['documents.total_public normative_documents'], cells: put('normative_documents.published', 60) },
  '白石县司法局 2019': { rule: 'procurement.projects', finds: ['procurement.projects'], cells: all(put('procurement.projects', 0), put('procurement.amount', 25.6)) },
  '白石县司法局 2020': { rule: 'items.left', finds: ['items.left coercive_measures'], cells: misprint('coercive_measures.change', (v) => v - 60) },
  '白石县自然资源局 2019': { rule: 'items.decided', finds: ['items.decided coercive_measures'] },
  '白石县自然资源局 2020': { rule: 'procurement.amount', finds: ['procurement.amount'], cells: all(put('procurement.projects', 4), put('procurement.amount', 0)) },
  // Words against figures.
  '临溪县林业局 2022': { rule: 'prose', finds: ['prose'], words: replace('overview', /现行有效行政规范性文件(\d+)件/, '现行有效行政规范性文件2$1件') },
  '青川市统计局 2023': { rule: 'prose.percentage', finds: ['prose.percentage'], words: (d) => {
    const [part, whole] = [value(d.cells, 'requests.new.natural_person'), value(d.cells, 'requests.new.total')];
    says('overview', `本年度共收到政府信息公开申请${whole}件，其中自然人申请${part}件，占${((part / whole) * 100 - 6).toFixed(1)}%。`)(d);
  } },
  '白石县自然资源局 2024': { rule: 'prose.sentences', finds: ['prose', 'prose.sentences'], words: (d) => says('problems', `本年度共收到政府信息公开申请${value(d.cells, 'requests.new.total') + 10}件，答复口径尚不统一，问题仍然存在。`)(d) },
  // The report itself.
  '临溪县民政局 2023': { rule: 'document.deadline', finds: ['document.deadline'] },
  '云栖区财政局 2022': { rule: 'document.agency', finds: ['document.agency 临溪县民政局'], words: intro(/编制本报告。/, '编制本报告。本报告由临溪县民政局编制。') },
  '云栖区人民政府 2023': { rule: 'document.date', finds: ['document.date'], words: (d) => says('overview', '截至2023年2月30日，政务新媒体已完成年度备案。')(d) },
  '白石县自然资源局 2023': { rule: 'document.fee_notices', finds: ['document.fee_notices'], words: other('本年度未发出收费通知，收取信息处理费300元。') },
  '白石县人民政府 2022': { rule: 'document.fee_stated', finds: ['document.fee_stated'], words: other('没有其他需要报告的事项。') },
  '白石县自然资源局 2022': { rule: 'document.fee_within', finds: ['document.fee_within'], words: other('本年度发出收费通知2件，收取信息处理费3800元。') },
  '临溪县人民政府 2023': { rule: 'document.period', finds: ['document.period'], words: intro(/12月31日止/, '12月30日止') },
  '禾川县人民政府 2024': { rule: 'document.regulations', finds: ['document.regulations'] },
  '白石县司法局 2024': { rule: 'document.section_doubled', finds: ['document.section_doubled problems'], words: (d) => {
    const at = d.sections.findIndex((s) => s.id === 'problems');
    d.sections.splice(at, 0, { ...d.sections[at]!, before: ['详见下文。'] });
  } },
  '青川市北桥镇人民政府 2023': { rule: 'document.section_empty', finds: ['document.section_empty other'], words: (d) => {
    section(d, 'other').before = [];
  } },
  '白石县司法局 2022': { rule: 'document.section_missing', finds: ['document.section_missing problems'], words: (d) => {
    d.sections = d.sections.filter((s) => s.id !== 'problems');
  } },
  '白石县人民政府 2023': { rule: 'document.section_order', finds: ['document.section_order'], words: (d) => {
    for (const [id, n] of [['problems', '四'], ['other', '五']] as const) section(d, id).heading = section(d, id).heading.replace(/^./, n);
  } },
  '临溪县水利局 2024': { rule: 'document.template', finds: ['document.template'], words: replace('overview', /主动公开政府信息\d+条/, '主动公开政府信息XX条') },
  '云栖区财政局 2023': { rule: 'document.year', finds: ['document.year 2022'], words: replace('overview', /^2023年/, '2022年') },
  // What is only unusual.
  '白石县自然资源局 2021': { rule: 'lead.repealed_at_once', finds: ['lead.repealed_at_once normative_documents'] },
  '禾川县人民政府 2022': { rule: 'lead.all_zero', finds: ['lead.all_zero'] },
  '云栖区卫生健康局 2022': { rule: 'lead.fees_unit', finds: ['lead.fees_unit'], cells: (d) => void d.cells.set('fees.amount', { state: 'number', value: 3600, raw: '3600元', unit: '元', must: true }) },
  '云栖区卫生健康局 2024': { rule: 'lead.jump', finds: ['lead.jump licences.decisions'], cells: misprint('licences.decisions', (v) => v * 100) },
  '青川市北桥镇财政所 2024': { rule: 'lead.reviews', finds: ['lead.reviews'] },
  '青川市教育局 2024': { rule: 'lead.zero', finds: ['lead.zero licences.decisions'] },
  // Between reports.
  '禾川县人民政府 2023': { rule: 'carry_over', finds: ['carry_over natural_person', 'carry_over total'], cells: all(...['natural_person', 'total'].flatMap((c) => [add(`requests.carried_in.${c}`, 1), add(`requests.new.${c}`, -1)])) },
  '青川市人民政府 2024': { rule: 'in_force', finds: ['in_force normative_documents'], cells: add('normative_documents.in_force', 1) },
  '白石县人民政府 2020': { rule: 'restated', finds: ['restated licences'], cells: add('licences.items_last_year', 10) },
  '青川市人民政府 2023': { rule: 'prose.growth', finds: ['prose.growth'], words: (d) => says('overview', `全年共收到政府信息公开申请${value(d.cells, 'requests.new.total')}件，同比增长25.3%。`)(d) },
  '临溪县人民政府 2024': { rule: 'roll_up', finds: ['roll_up licences.decisions'], cells: add('licences.decisions', -9) },
  '临溪县林业局 2023': { rule: 'copied.last_year', finds: ['copied.last_year 临溪县林业局 2022'], words: says('problems', plans) },
  '临溪县林业局 2024': { rule: 'copied.figures', finds: ['copied.figures 临溪县林业局 2023'] },
  '云栖区卫生健康局 2023': { rule: 'copied.other_agency', finds: ['copied.other_agency 临溪县民政局 2022'], words: says('overview', `2023年，云栖区卫生健康局${clinic}`) },
};

/** Whom others copied from. */
export const written: Readonly<Record<string, (draft: Draft) => void>> = {
  '临溪县林业局 2022': says('problems', plans),
  '临溪县民政局 2022': says('overview', `2022年，临溪县民政局${clinic}`),
};

const figures = (of: Readonly<Record<string, number>>) => (cells: Cells): void => {
  for (const [ref, n] of Object.entries(of)) set(cells, ref, n);
};
const table = figures({ 'licences.decisions': 381, 'penalties.decisions': 57, 'coercive_measures.decisions': 12, 'fees.amount': 12.35, 'normative_documents.issued': 1, 'normative_documents.repealed': 0 });

/** Figures of an agency that are not drawn but set: those that are odd in themselves, and what has to stand around a planted one. */
export const own: Readonly<Record<string, (cells: Cells) => void>> = {
  // A city decides and issues more than its departments, even where one of them prints too many or none.
  '青川市人民政府 2022': figures({ 'licences.decisions': 1204, 'normative_documents.issued': 12, 'normative_documents.in_force': 60 }),
  '青川市人民政府 2023': figures({ 'licences.decisions': 1263 }),
  '青川市人民政府 2024': figures({ 'licences.decisions': 1190 }),
  '青川市统计局 2024': sixty,
  '青川市教育局 2022': figures({ 'licences.decisions': 310 }),
  '青川市教育局 2023': figures({ 'licences.decisions': 288 }),
  '青川市教育局 2024': figures({ 'licences.decisions': 0 }),
  '禾川县人民政府 2024': figures({ 'regulations.issued': 3, 'regulations.in_force': 3 }),
  // What the county itself decides, so that little is left when it counts too few.
  '临溪县人民政府 2024': figures({ 'licences.decisions': 0 }),
  // Governments that decide and buy more than a department of theirs prints too many of.
  '云栖区人民政府 2022': figures({ 'licences.decisions': 6140 }),
  '云栖区人民政府 2023': figures({ 'licences.decisions': 6285 }),
  '云栖区人民政府 2024': figures({ 'licences.decisions': 6207 }),
  '白石县人民政府 2019': figures({ 'procurement.projects': 12, 'procurement.amount': 318.6 }),
  '白石县人民政府 2020': figures({ 'procurement.projects': 13, 'procurement.amount': 341.2 }),
  '临溪县林业局 2023': table,
  '临溪县林业局 2024': table,
  '云栖区卫生健康局 2022': figures({ 'fees.amount': 0.36 }),
  '云栖区卫生健康局 2023': figures({ 'fees.amount': 0, 'licences.decisions': 52 }),
  '云栖区卫生健康局 2024': figures({ 'fees.amount': 0, 'licences.decisions': 56 }),
  '白石县自然资源局 2019': figures({ 'coercive_measures.items_last_year': 0, 'coercive_measures.change': 0, 'coercive_measures.decisions': 12 }),
  '白石县自然资源局 2021': figures({ 'normative_documents.issued': 5, 'normative_documents.repealed': 2, 'normative_documents.in_force': 3 }),
  '白石县自然资源局 2022': figures({ 'fees.amount': 0 }),
  '白石县自然资源局 2023': figures({ 'fees.amount': 2.5 }),
  '白石县自然资源局 2024': figures({ 'fees.amount': 2.64 }),
  '青川市北桥镇财政所 2024': figures({ 'reconsideration.upheld': 1, 'reconsideration.total': 1 }),
};
