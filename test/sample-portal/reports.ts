// The reports of the sample portal: five fictional places, ten agencies, three years each, with what is wrong in some on purpose.
import type { Draft } from '../generate/draft.js';
import { documents, follow, misprint } from '../generate/figures.js';
import { generate, type Generated } from '../generate/generate.js';
import type { Size } from '../generate/values.js';

export interface SampleReport {
  readonly portal: PortalId;
  readonly agency: string;
  readonly year: number;
  /** Day of publication, YYYY-MM-DD. */
  readonly date: string;
  readonly title: string;
  readonly made: Generated;
  /** As it reads after a month, where it was edited without a word. */
  readonly later: Generated | null;
  /** Rule that a planted error breaks. */
  readonly planted: string | null;
}

export type PortalId = 'qingchuan' | 'linxi' | 'yunqi' | 'baishi' | 'beiqiao';

/** What is changed in print, by agency and year. `later`: what a month after is printed instead. */
interface Plant {
  readonly rule: string;
  readonly change: (draft: Draft) => void;
  readonly later?: (draft: Draft) => void;
}

const all = (...changes: readonly ((d: Draft) => void)[]) => (d: Draft): void => {
  for (const c of changes) c(d);
};
const add = (ref: string, n: number): ((d: Draft) => void) => misprint(ref, (v) => v + n);

/** One report for each rule. The first is put right a month later, which is how a reader comes to know that it was wrong. */
const plants: Readonly<Record<string, Plant>> = {
  '青川市统计局 2024': { rule: 'requests.results', change: add('requests.granted.total', 1), later: () => undefined },
  '临溪县民政局 2024': { rule: 'requests.flow', change: all(add('requests.carried_out.natural_person', 2), add('requests.carried_out.total', 2)) },
  '云栖区财政局 2023': { rule: 'requests.applicants', change: all(add('requests.new.total', 1), add('requests.carried_out.total', 1)) },
  '白石县司法局 2023': { rule: 'reconsideration.total', change: add('reconsideration.total', 1) },
  '白石县人民政府 2024': { rule: 'litigation_direct.total', change: add('litigation_direct.total', 2) },
  '青川市北桥镇人民政府 2024': { rule: 'litigation_after_reconsideration.total', change: add('litigation_after_reconsideration.total', 1) },
};

interface AgencyPlan {
  readonly portal: PortalId;
  readonly agency: string;
  readonly size: Size;
  readonly seed: number;
  /** Day of publication, of the year after the report year. */
  readonly day: string;
  /** Years published on another day, or not at all. */
  readonly other?: Readonly<Record<number, string | null>>;
}

const agencies: readonly AgencyPlan[] = [
  { portal: 'qingchuan', agency: '青川市人民政府', size: 'large', seed: 4100, day: '03-20' },
  { portal: 'qingchuan', agency: '青川市统计局', size: 'middle', seed: 4299, day: '01-15' },
  { portal: 'qingchuan', agency: '青川市教育局', size: 'middle', seed: 4300, day: '01-22' },
  { portal: 'linxi', agency: '临溪县人民政府', size: 'middle', seed: 4400, day: '03-12' },
  { portal: 'linxi', agency: '临溪县民政局', size: 'small', seed: 4500, day: '01-18', other: { 2023: '2024-03-05' } },
  { portal: 'linxi', agency: '临溪县水利局', size: 'small', seed: 4600, day: '01-25', other: { 2023: null } },
  { portal: 'yunqi', agency: '云栖区人民政府', size: 'middle', seed: 4700, day: '03-08' },
  { portal: 'yunqi', agency: '云栖区财政局', size: 'small', seed: 4800, day: '01-10' },
  { portal: 'baishi', agency: '白石县人民政府', size: 'middle', seed: 4900, day: '03-26' },
  { portal: 'baishi', agency: '白石县司法局', size: 'small', seed: 5000, day: '01-29' },
  { portal: 'beiqiao', agency: '青川市北桥镇人民政府', size: 'zero', seed: 5100, day: '01-09' },
  { portal: 'beiqiao', agency: '青川市北桥镇财政所', size: 'zero', seed: 5200, day: '01-11' },
];
export const years = [2022, 2023, 2024] as const;

/** Known by its title in a list only: the site it leads to answers with a challenge. */
export const unreachable = { agency: '青川市市场监督管理局', year: 2024, title: title('青川市市场监督管理局', 2024), date: '2025-01-21' } as const;

export function title(agency: string, year: number): string {
  return `${agency}${year}年政府信息公开工作年度报告`;
}

/** Newest first, as portals list them. */
export function sampleReports(): readonly SampleReport[] {
  return agencies.flatMap(ofAgency).sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

function ofAgency(plan: AgencyPlan): SampleReport[] {
  const reports: SampleReport[] = [];
  let before: { readonly cells: Generated['cells'] } | null = null;
  years.forEach((year, i) => {
    const own = plan.other?.[year];
    const date = own ?? `${year + 1}-${plan.day}`;
    const plant = plants[`${plan.agency} ${year}`];
    const last = before;
    const make = (change: ((d: Draft) => void) | undefined): Generated => generate({
      seed: plan.seed + i, form: '2021', layout: 'html-clean', size: plan.size, agency: plan.agency, year, title: (a, y) => [title(a, y)],
      figures: (cells) => {
        documents(i + 1, i, 8)(cells);
        if (last !== null) follow(() => last)(cells);
      },
      change: (d) => {
        dated(d, date);
        change?.(d);
      },
    });
    const honest = make(undefined);
    before = honest;
    // The year that is missing was never published; the one after it still goes on from it.
    if (own === null) return;
    reports.push({
      portal: plan.portal, agency: plan.agency, year, date, title: title(plan.agency, year), planted: plant?.rule ?? null,
      made: plant === undefined ? honest : make(plant.change), later: plant?.later === undefined ? null : make(plant.later),
    });
  });
  return reports;
}

/** Puts the day of publication wherever the draft says one. */
function dated(draft: Draft, date: string): void {
  const old = draft.facts.published;
  draft.facts.published = date;
  draft.intro = draft.intro.map((p) => (old === null ? p : p.replaceAll(old, date)));
  draft.metadata['发布日期'] = date;
  const [y, m, d] = date.split('-').map(Number);
  draft.signature[1] = `${y}年${m}月${d}日`;
}
