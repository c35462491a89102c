// The figures of a generated report as a program that takes text out of pages could leave them: labels torn from their figures, in the order asked for.
import { blockOf, cellRef } from '../../src/form/cell-refs.js';
import type { EditionId } from '../../src/model/edition.js';
import { generate } from './generate.js';
import type { Cells } from './draft.js';

/**
 * `wrapped`: labels over several lines and the figures on the line asked for, labels of groups between them; `cut`: the figures of a row over several lines;
 * `row-major`, `column-major`: all labels, then all figures, one a line.
 */
export const shapes = ['wrapped', 'cut', 'row-major', 'column-major'] as const;
export type Shape = (typeof shapes)[number];

export interface DumpOptions {
  readonly shape: Shape;
  readonly seed: number;
  readonly edition: EditionId;
  /** What a zero is printed as: `''` leaves no trace of it. */
  readonly zero?: string;
  /** Figures set before the text is written. */
  readonly figures?: (cells: Cells) => void;
}

export interface Dump {
  readonly text: string;
  readonly cells: Cells;
}

const head = ['（本列数据的勾稽关系为：第一项加第二项之', '和，等于第三项加第四项之和）', '申请人情况', '自然', '人', '法人或其他组织 总', '计', '商业', '企业', '科研', '机构', '社会公益', '组织', '法律服务', '机构', '其', '他'];
const outcomes = '结果维持 结果纠正 其他结果 尚未审结 总计';

export function dump({ shape, seed, edition, zero, figures }: DumpOptions): Dump {
  const { cells } = generate({ seed, form: edition, layout: 'html-clean', ...(figures === undefined ? {} : { figures }) });
  const requests = blockOf(edition, 'requests')!;
  const shown = (ref: string): string => {
    const raw = cells.get(ref)?.raw ?? '';
    return raw === '0' && zero !== undefined ? zero : raw;
  };
  const rows = requests.rows.map((r) => ({ label: r.label.zh, under: r.under ?? [], values: requests.columns.map((c) => shown(cellRef(requests, r.id, c.id))) }));
  const printed = (values: readonly string[]): string[] => values.filter((v) => v !== '');
  const lines: string[] = [];
  if (shape === 'row-major' || shape === 'column-major') {
    const all = shape === 'row-major' ? rows.flatMap((r) => r.values) : requests.columns.flatMap((_, c) => rows.map((r) => r.values[c]!));
    lines.push(...head, ...rows.map((r) => r.label), ...printed(all));
  } else {
    lines.push(...head);
    let groups = 0;
    rows.forEach((r, i) => {
      const at = r.label.length > 8 ? Math.ceil(r.label.length / 2) : r.label.length;
      const parts = [r.label.slice(0, at), r.label.slice(at)].filter((p) => p !== '');
      const on = (seed + i) % parts.length;
      const own = printed(r.values);
      if (r.under.length > groups) lines.push(...r.under.slice(groups).flatMap((u) => [u.slice(0, 5), u.slice(5)].filter((p) => p !== '')));
      groups = r.under.length;
      if (shape === 'wrapped') parts.forEach((p, k) => lines.push(k === on ? [p, ...own].join(' ') : p));
      else lines.push(...parts, ...[own.slice(0, 3), own.slice(3, 4), own.slice(4)].filter((x) => x.length > 0).map((x) => x.join(' ')));
    });
  }
  const reviews = blockOf(edition, 'reviews')!;
  const fifteen = printed(reviews.rows.flatMap((r) => reviews.columns.map((c) => shown(cellRef(reviews, r.id, c.id)))));
  const text = [
    '青川市水务局2023年政府信息公开工作年度报告', '', '一、总体情况', '二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况', ...lines,
    '四、政府信息公开行政复议、行政诉讼情况', '行政复议 行政诉讼', `${outcomes} 未经复议直接起诉 复议后起诉`, `${outcomes} ${outcomes}`, fifteen.join(' '),
    '五、存在的主要问题及改进情况', '本机关公开的内容不够全面。', '六、其他需要报告的事项', '无。', '青川市水务局', '2024年1月15日', '',
  ].join('\n');
  return { text, cells };
}
