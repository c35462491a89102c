// For each rule across reports, and each about sentences: reports that break it and a near miss, small documents as they are kept in test/check/rules/RULE/.
import type { Cells, Draft } from '../generate/draft.js';
import { misprint, people, set, value } from '../generate/figures.js';
import { generate, type Generated, type Recipe } from '../generate/generate.js';

export interface Example {
  readonly rule: string;
  readonly kind: 'breaks' | 'near-miss';
  /** The file of the report that has the finding, or nearly has it. */
  readonly of: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

type Part = Omit<Recipe, 'layout' | 'title'>;

const made = (recipe: Part): Generated => generate({ layout: 'markdown-pipes', title: (a, y) => [`${a}${y}年政府信息公开工作年度报告`], size: 'small', form: '2021', ...recipe });

/** The last of the reports is the one the example is about. */
function example(rule: string, kind: Example['kind'], ...parts: readonly Part[]): Example {
  const files = new Map(parts.map((p) => [`${p.agency}-${p.year}.md`, made(p).bytes]));
  return { rule, kind, of: [...files.keys()].at(-1)!, files };
}

const bureau = { agency: '临溪县民政局' };
const carries = (row: string) => (cells: Cells): void => {
  set(cells, `requests.${row}.natural_person`, 3);
  set(cells, `requests.${row}.company`, 0);
  set(cells, `requests.${row}.total`, people.reduce((n, c) => n + value(cells, `requests.${row}.${c}`), 0));
};
/** Two years of a bureau that follow, but for what is misprinted in the second. */
const two = (seed: number, form: Recipe['form'], change: (d: Draft) => void): readonly [Part, Part] => {
  const first: Part = { ...bureau, seed, year: form === '2019' ? 2019 : 2022, form, figures: carries('carried_out') };
  const last = made(first).cells;
  return [first, {
    ...bureau, seed: seed + 1, year: form === '2019' ? 2020 : 2023, form, change,
    figures: (cells) => {
      for (const c of [...people, 'total']) set(cells, `requests.carried_in.${c}`, value(last, `requests.carried_out.${c}`));
      for (const s of ['regulations', 'normative_documents']) if (cells.has(`${s}.in_force`)) set(cells, `${s}.in_force`, value(last, `${s}.in_force`) + value(cells, `${s}.issued`) - value(cells, `${s}.repealed`));
      for (const s of ['licences', 'other_services', 'penalties', 'coercive_measures', 'fees']) if (cells.has(`${s}.items_last_year`)) set(cells, `${s}.items_last_year`, value(last, `${s}.items_last_year`) + value(last, `${s}.change`));
    },
  }];
};

const below = ['水利局', '教育局', '司法局', '北桥镇人民政府'].map((name, i): Part => ({ agency: `临溪县${name}`, seed: 700 + i, year: 2023, size: 'middle' }));
const own: Part = { agency: '临溪县人民政府', seed: 799, year: 2023, size: 'middle' };
const summary = (change: (d: Draft) => void): Part => ({
  ...own, change,
  figures: (cells) => {
    const reports = below.map((p) => made(p).cells);
    for (const ref of cells.keys()) set(cells, ref, Number(reports.reduce((n, c) => n + value(c, ref), value(cells, ref)).toFixed(4)));
  },
});
const granted = 'requests.denied_internal_affairs.natural_person';
const atHand = below.reduce((n, p) => n + value(made(p).cells, granted), 0);

const plans = '各科室把旧文件台账逐卷翻检，凡群众问过三遍以上的事项都改写成问答，由退休教师通读一遍再上网；集市日在镇口摆摊答疑，把听来的难处记进本子，月末逐条回话，仍有个别偏远村组够不着，下一步打算借学校礼堂轮流开讲。';
const work = (n: readonly number[]): string => `民政局把补贴发放名册改成表格推送，共推送${n[0]!}期，其中图解${n[1]!}篇，回复村组来信${n[2]!}封，请老住户当面挑毛病后又改了${n[3]!}处。`;
const says = (id: 'overview' | 'problems', words: string) => (d: Draft): void => {
  d.sections.find((s) => s.id === id)!.before.push(words);
};

/** One report whose sentence is about figures that are set. */
const said = (seed: number, words: string): Part => ({
  ...bureau, seed, year: 2023,
  figures: (cells) => {
    for (const ref of cells.keys()) if (ref.startsWith('requests.')) set(cells, ref, 0);
    for (const [row, n] of [['new', 12], ['granted', 11], ['concluded', 11], ['carried_out', 1]] as const) for (const c of ['natural_person', 'total']) set(cells, `requests.${row}.${c}`, n);
    for (const [c, n] of [['natural_person', -7], ['company', 7]] as const) for (const row of ['new', 'granted', 'concluded']) set(cells, `requests.${row}.${c}`, value(cells, `requests.${row}.${c}`) + n);
  },
  change: (d) => {
    d.sections.find((s) => s.id === 'overview')!.before = [words];
  },
});

/** Since the first of `two`, in the words of a report. */
function grownTo(seed: number, now: number): string {
  const last = value(made(two(seed, '2021', () => undefined)[0]).cells, 'requests.new.total');
  return `${now < last ? '下降' : '增长'}${(Math.abs(now / last - 1) * 100).toFixed(1)}%`;
}

export const examples: readonly Example[] = [
  example('prose', 'breaks', said(301, '2023年，我局共收到政府信息公开申请21件，均已登记。')),
  example('prose', 'near-miss', said(301, '2023年，我局共收到政府信息公开申请12件，比上年减少9件，答复咨询21件。')),
  example('prose.percentage', 'breaks', said(311, '2023年，我局共收到政府信息公开申请12件，其中自然人申请5件，占47.1%。')),
  example('prose.percentage', 'near-miss', said(311, '2023年，我局共收到政府信息公开申请12件，其中自然人申请5件，占41.6%，群众满意度98.5%。')),
  example('prose.sentences', 'breaks', said(321, '2023年，我局共收到政府信息公开申请12件，办结9件，结转下年度继续办理1件。')),
  example('prose.sentences', 'near-miss', said(321, '2023年，我局共收到政府信息公开申请12件，办结11件，结转下年度继续办理1件。')),
  example('carry_over', 'breaks', ...two(101, '2021', misprint('requests.carried_in.natural_person', (v) => v - 2))),
  example('carry_over', 'near-miss', ...two(101, '2021', (d) => void Object.assign(d.cells.get('requests.carried_in.company')!, { state: 'blank', value: null, raw: '' }))),
  example('in_force', 'breaks', ...two(111, '2021', misprint('normative_documents.in_force', (v) => v + 1))),
  example('in_force', 'near-miss', ...two(111, '2021', misprint('licences.decisions', (v) => v + 1))),
  example('restated', 'breaks', ...two(121, '2019', misprint('licences.items_last_year', (v) => v + 10))),
  example('restated', 'near-miss', ...two(121, '2019', misprint('licences.change', (v) => v + 10))),
  example('prose.growth', 'breaks', ...two(131, '2021', () => undefined).slice(0, 1), said(132, '2023年，我局共收到政府信息公开申请12件，同比增长300%。')),
  example('prose.growth', 'near-miss', ...two(131, '2021', () => undefined).slice(0, 1), said(132, `2023年，我局共收到政府信息公开申请12件，同比${grownTo(131, 12)}。`)),
  example('roll_up', 'breaks', ...below, summary(misprint(granted, () => atHand - 1))),
  example('roll_up', 'near-miss', ...below, summary(misprint(granted, () => atHand))),
  example('copied.last_year', 'breaks', { ...bureau, seed: 201, year: 2022, change: says('problems', plans) }, { ...bureau, seed: 202, year: 2023, change: says('problems', plans) }),
  example('copied.last_year', 'near-miss', { ...bureau, seed: 201, year: 2022, change: says('overview', work([48, 17, 127, 19])) }, { ...bureau, seed: 202, year: 2023, change: says('overview', work([52, 17, 98, 23])) }),
  example('copied.other_agency', 'breaks', { agency: '青川市林业局', seed: 211, year: 2022, change: says('overview', `2022年，青川市林业局${plans}`) }, { ...bureau, seed: 212, year: 2023, change: says('overview', `2023年，临溪县民政局${plans}`) }),
  example('copied.other_agency', 'near-miss', { agency: '青川市林业局', seed: 211, year: 2022, change: says('overview', plans) }, { ...bureau, seed: 212, year: 2023, change: says('overview', `${plans.slice(0, 40)}，并在窗口备好样表，由值班人员逐户回访，问清楚看不懂的是哪一句，再把那一句重写，半年里重写了大半本，老人说字号合适。`) }),
  example('copied.figures', 'breaks', { ...bureau, seed: 221, year: 2022, size: 'large' }, { ...bureau, seed: 221, year: 2023, size: 'large' }),
  example('copied.figures', 'near-miss', { ...bureau, seed: 221, year: 2022, size: 'large' }, {
    ...bureau, seed: 221, year: 2023, size: 'large',
    change: (d) => {
      for (const ref of ['penalties.decisions', 'requests.granted.natural_person', 'reconsideration.pending']) misprint(ref, (v) => v + 1)(d);
    },
  }),
];
