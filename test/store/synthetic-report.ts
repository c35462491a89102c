// Made-up reports of made-up agencies, cheap enough for 20,000 of them, with anchors as real pages have them.
import { createHash } from 'node:crypto';
import { formCells } from '../../src/form/cell-refs.js';
import type { EditionId } from '../../src/model/edition.js';
import type { Finding } from '../../src/model/finding.js';
import { isRejection } from '../../src/model/rejection.js';
import type { Report } from '../../src/model/report.js';
import type { CellRef, Value } from '../../src/model/value.js';
import { packReport, type PackedFindings } from '../../src/store/pack-report.js';
import type { PackedReport } from '../../src/store/packed-report.js';

export interface Wanted {
  readonly agency?: string;
  readonly year?: number;
  readonly edition?: EditionId;
  readonly name?: string;
  /** Other numbers for another seed. Default 1. */
  readonly seed?: number;
  readonly cells?: ReadonlyMap<CellRef, Value>;
}

/** Numbers from 0 to 1, the same for the same seed. */
export function dice(seed: number): () => number {
  let s = (seed * 2_654_435_761) % 4_294_967_296;
  return () => {
    s = (s * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return s / 4_294_967_296;
  };
}

/** The bytes a synthetic report pretends to come from: different for every wish. */
export function originalOf(w: Wanted): Buffer {
  return Buffer.from(`<html><title>${w.agency ?? '青川市'}${w.year ?? 2023}</title>${w.edition ?? '2021'} ${w.seed ?? 1}</html>`);
}

export function syntheticReport(w: Wanted = {}): Report {
  const { agency = '青川市', year = 2023, edition = '2021', seed = 1 } = w;
  const bytes = originalOf(w);
  return {
    source: { id: createHash('sha256').update(bytes).digest('hex'), name: w.name ?? `${agency}-${year}-${seed}.html`, size: bytes.length, format: 'html', charset: 'utf-8' },
    agency: { value: agency, from: 'title' },
    year: { value: year, from: 'title' },
    title: { value: `${agency}${year}年政府信息公开工作年度报告`, from: 'title' },
    published: { value: `${year + 1}-01-25`, from: 'metadata' },
    edition,
    layout: { documents: edition, licences: edition, penalties: edition, fees: edition, requests: edition, reviews: edition },
    cells: w.cells ?? syntheticCells(edition, seed),
    sections: [{
      id: 'overview',
      heading: '一、总体情况',
      anchor: { path: '/html/body/div[3]/p[1]', offset: 2100 },
      paragraphs: [
        { text: `${year}年，本机关主动公开信息${seed}条。`, anchor: { path: '/html/body/div[3]/p[2]', offset: 2200 } },
        { text: '两行的\n一段。', anchor: { path: '/html/body/div[3]/p[3]', offset: 2400 } },
        { text: '', anchor: { path: '/html/body/div[3]/p[4]', offset: 2500 } },
      ],
    }],
    problems: [{ code: 'label', level: 'note', message: { zh: '标签有误', en: 'label misspelt' }, found: '本年度止件数', taken: '本年废止件数' }],
  };
}

/** Mostly small numbers, many zeros; now and then a blank, a dash, an amount with its unit, a cell that is not one number. */
export function syntheticCells(edition: EditionId, seed: number): Map<CellRef, Value> {
  const roll = dice(seed);
  const frame = `/html/body/div[${1 + Math.floor(roll() * 5)}]/div[${1 + Math.floor(roll() * 4)}]`;
  let offset = 20_000 + Math.floor(roll() * 80_000);
  let lastRow = '';
  let tr = 0;
  let td = 0;
  const tables = ['proactive', 'requests', 'reviews'];
  return new Map(formCells(edition).map((c): [CellRef, Value] => {
    const row = c.block.print === 'across' ? c.block.id : `${c.block.id}.${c.row.id}`;
    td = row === lastRow ? td + 1 : 2 + Math.floor(roll() * 2);
    tr = row === lastRow ? tr : tr + 1;
    offset += row === lastRow ? 60 + Math.floor(roll() * 400) : 500 + Math.floor(roll() * 1500);
    lastRow = row;
    return [c.ref, figure(c.column.id === 'amount', roll, { path: `${frame}/table[${1 + tables.indexOf(c.table)}]/tbody/tr[${tr}]/td[${td}]`, offset })];
  }));
}

function figure(amount: boolean, roll: () => number, anchor: Value['anchor']): Value {
  const r = roll();
  if (amount) {
    const value = Math.round(roll() * 1e6) / 100;
    return { state: 'number', value, raw: `${value}万元`, unit: '万元', anchor };
  }
  if (r < 0.6) return { state: 'number', value: 0, raw: '0', anchor };
  if (r < 0.9) {
    const value = Math.floor(roll() * roll() * 400);
    return { state: 'number', value, raw: String(value), anchor };
  }
  if (r < 0.97) return { state: 'blank', value: null, raw: '', anchor };
  if (r < 0.985) return { state: 'dash', value: null, raw: '/', anchor };
  if (r < 0.99) return { state: 'absent', value: null, raw: null, anchor: null };
  return { state: 'unreadable', value: null, raw: '22（其中修订16件', anchor, candidates: [22, 16] };
}

export function syntheticFinding(rule = 'requests.flow', outcome: Finding['outcome'] = 'broken'): Finding {
  return {
    rule, outcome, kind: 'arithmetic', severity: 'error', scope: 'total',
    cells: ['requests.new.total', 'requests.carried_in.total', 'requests.concluded.total', 'requests.carried_out.total'],
    left: 12, right: 11, difference: 1, blanks: ['requests.carried_in.total'],
    message: { zh: '新收与结转之和为12，办结与结转下年之和为11，相差1。', en: 'New and carried in are 12, concluded and carried over 11: off by 1.' },
  };
}

/** What a report comes with that no rule has seen. */
export const unchecked: PackedFindings = { findings: [], mentions: [], hashes: { paragraphs: [], tables: [] }, mark: 'test' };

export function packed(w: Wanted = {}, findings: readonly Finding[] = []): PackedReport {
  const p = packReport(syntheticReport(w), { ...unchecked, findings }, originalOf(w));
  if (isRejection(p)) throw new Error(p.message.en);
  return p;
}
