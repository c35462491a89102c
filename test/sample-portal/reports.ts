// The reports of the sample portal: figures, words, the day they came out, and what is wrong in some on purpose.
import type { Cells, Draft } from '../generate/draft.js';
import { generate, type Generated } from '../generate/generate.js';
import { rng } from '../generate/rng.js';
import { agencies, formOf, lastYear, type AgencyPlan, type PortalId } from './agencies.js';
import { figuresOf } from './figures.js';
import { plants, written, type Plant } from './plants.js';
import { words } from './words.js';

export type { PortalId } from './agencies.js';

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
  readonly plant: Plant | null;
}

/** Known by its title in a list only: the site it leads to answers with a challenge. */
export const unreachable = { agency: '青川市市场监督管理局', year: 2024, title: title('青川市市场监督管理局', 2024), date: '2025-01-21' } as const;

export function title(agency: string, year: number): string {
  return `${agency}${year}年政府信息公开工作年度报告`;
}

let made: readonly SampleReport[] | null = null;

/** Newest first, as portals list them. */
export function sampleReports(): readonly SampleReport[] {
  return (made ??= agencies.flatMap(ofAgency).sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)));
}

function ofAgency(plan: AgencyPlan): SampleReport[] {
  const reports: SampleReport[] = [];
  for (let year = plan.from; year <= lastYear; year++) {
    const other = plan.other?.[year];
    // The year that is missing was never published; the one after it still goes on from it.
    if (other === null) continue;
    const date = other ?? `${year + 1}-${plan.day}`;
    const plant = plants[`${plan.agency} ${year}`] ?? null;
    reports.push({
      portal: plan.portal, agency: plan.agency, year, date, title: title(plan.agency, year), plant,
      made: report(plan, year, date, plant), later: plant?.mended === true ? report(plan, year, date, null) : null,
    });
  }
  return reports;
}

function report(plan: AgencyPlan, year: number, date: string, plant: Plant | null): Generated {
  const honest = figuresOf(plan, year);
  return generate({
    seed: plan.seed + year, form: formOf(year), layout: 'html-clean', size: plan.size, agency: plan.agency, year, title: (a, y) => [title(a, y)],
    figures: (cells) => copy(honest, cells),
    change: (d) => {
      // What the generator wrote it wrote for any agency; a county with regulations is one of the things planted here.
      copy(honest, d.cells);
      plant?.cells?.(d);
      words(d, plan, year, honest, rng(plan.seed * 7 + year));
      dated(d, date);
      written[`${plan.agency} ${year}`]?.(d);
      plant?.words?.(d);
    },
  });
}

function copy(from: Cells, to: Cells): void {
  for (const [ref, c] of from) to.set(ref, { ...c });
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
