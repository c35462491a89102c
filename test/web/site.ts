// A small site over a store of its own, with an agency whose every word is hostile; asked without a network.
import type { TestContext } from 'node:test';
import { context } from '../../src/commands/context.js';
import { siteOf } from '../../src/commands/site.js';
import type { Finding } from '../../src/model/finding.js';
import type { Store } from '../../src/store/store.js';
import { webSite, type SiteOptions } from '../../src/web/site.js';
import type { Site } from '../../src/web/view.js';
import { temporaryStore } from '../store/open-temporary.js';
import { packed, syntheticCells, syntheticFinding, syntheticReport, unchecked, originalOf } from '../store/synthetic-report.js';
import { packReport } from '../../src/store/pack-report.js';
import type { PackedReport } from '../../src/store/packed-report.js';

export const hostile = '<script>alert(1)</script>"\'青川市&amp;局';
const code = '330100';

export const suspected: Finding = {
  ...syntheticFinding(), suspects: [{ cells: { 'requests.new.total': 11 }, cell: 'requests.new.total', value: 11, rank: 1, tie: false, slip: 'count', why: { zh: '若改为 11，即相等。', en: 'With 11 it balances.' } }],
  suspectsCut: 'too-many',
  passages: [{ place: { section: 0, sectionId: 'overview', paragraph: 0, start: 0, end: 5 }, text: '2023年' }],
};

/** 青川市统计局 2022 and 2023 (twice), 临溪县民政局 2023, and the hostile one. */
export async function smallSite(t: TestContext): Promise<{ readonly site: Site; readonly store: Store }> {
  const store = await temporaryStore(t);
  const at = (p: PackedReport, department: string): PackedReport => ({ ...p, regionCode: code, department });
  const later = syntheticCells('2021', 3);
  later.set('requests.new.total', { ...later.get('requests.new.total')!, state: 'number', value: 4321, raw: '4321' });
  await store.add([
    at(packed({ agency: '青川市统计局', year: 2022, seed: 2 }), '统计局'), at(packed({ agency: '青川市统计局', seed: 3 }, [suspected]), '统计局'),
    at(packed({ agency: '临溪县民政局', seed: 4 }, [{ ...syntheticFinding('requests.results'), severity: 'warning' }]), '民政局'),
  ]);
  await store.add([at(packed({ agency: '青川市统计局', seed: 5, cells: later }, [suspected]), '统计局'), evil()]);
  return { site: siteOf(context('zh', {}), store), store };
}

function evil(): PackedReport {
  const w = { agency: hostile, name: 'javascript:alert(1)//<img src=x onerror=alert(1)>', seed: 9 };
  const report = syntheticReport(w);
  const cells = new Map(report.cells);
  cells.set('requests.new.total', { state: 'unreadable', value: null, raw: '<img src=x onerror=alert(1)>', anchor: { path: '/html"><script>', offset: 1 } });
  const bad = { ...report, cells, title: { value: hostile, from: 'title' as const }, sections: report.sections.map((s) => ({ ...s, heading: hostile, paragraphs: s.paragraphs.map((p) => ({ ...p, text: `${hostile}${p.text}` })) })), problems: report.problems.map((p) => ({ ...p, found: hostile, message: { zh: hostile, en: hostile } })) };
  const finding: Finding = { ...suspected, message: { zh: hostile, en: hostile }, passages: [{ place: { section: 0, sectionId: null, paragraph: 0, start: 0, end: 8 }, text: hostile.slice(0, 8) }, { place: { section: 0, sectionId: null, paragraph: 9, start: 0, end: 8 }, text: hostile, agency: hostile, year: 2023 }], others: [{ agency: hostile, year: 2023, cell: '<b>', value: 1 }] };
  const p = packReport(bad, { ...unchecked, findings: [finding] }, originalOf(w));
  if (!('agencyKey' in p)) throw new Error(p.message.en);
  return p;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

export type Ask = (path: string, init?: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }) => Promise<Answer>;

export function asking(site: Site, options: SiteOptions = { open: true, sql: true }): Ask {
  const app = webSite(site, options);
  return async (path, { method = 'GET', headers = {}, body } = {}) => {
    const answer = await app.request(encodeURI(path).replaceAll('%25', '%'), { method, headers: { host: 'localhost', ...headers }, ...(body === undefined ? {} : { body }) });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
}

/** A form as a browser of our own page sends it. */
export function form(fields: Readonly<Record<string, string>>): { readonly method: string; readonly headers: Readonly<Record<string, string>>; readonly body: string } {
  return { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams(fields).toString() };
}
