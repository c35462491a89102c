// Small multiples: one little trend for each, all on the same scale, so that shapes can be compared at a glance.
import type { ChartBreak, ChartLine, Frame } from './chart.js';
import { axisDigits, drawPlot, spoken } from './plot.js';
import { figureText, scaleOf } from './scale.js';
import { faint, ink, line, margin, sheet } from './svg.js';
import { fitted, widthOf } from './text.js';

export interface Panel {
  readonly title: string;
  /** Strong lines are of the panel; others stand behind it for comparison, as the median of all. */
  readonly lines: readonly ChartLine[];
  readonly breaks: readonly ChartBreak[];
  /** A scale of its own, for panels of other metrics. */
  readonly own?: { readonly percent: boolean; readonly unit: string; readonly top: number | null };
}

const size = 10;
const panelHeight = 92;

/** Panels in the order given, as many beside each other as there is room for. All share one scale unless they have their own. */
export function smallMultiples(frame: Frame, years: readonly number[], panels: readonly Panel[], top: number | null = null): string {
  return sheet(frame, (width) => {
    const shared = scaleOf(valuesOf(panels.filter((p) => p.own === undefined)), 3, top);
    const columns = Math.max(1, Math.min(panels.length, Math.floor((width - 2 * margin + 14) / 180)));
    const cell = (width - 2 * margin - (columns - 1) * 14) / columns;
    const high = panelHeight + 58;
    const body = panels.map((p, i) => {
      const [cx, cy] = [margin + (i % columns) * (cell + 14), 20 + Math.floor(i / columns) * high];
      const scale = p.own === undefined ? shared : scaleOf(valuesOf([p]), 3, p.own.top);
      const percent = p.own?.percent ?? frame.percent;
      const axis = 6 + Math.max(...scale.ticks.map((t) => widthOf(figureText(t, percent, axisDigits({ scale, percent })), size)));
      const unit = p.own === undefined ? '' : p.own.unit;
      const room = cell - (unit === '' ? 0 : widthOf(unit, size) + 8);
      return line(fitted(p.title, 12, room), cx, cy + 12, 12, ink, 'font-weight="600"')
        + (unit === '' ? '' : line(unit, cx + cell, cy + 12, size, faint, 'text-anchor="end"'))
        + drawPlot({ box: { x: cx + axis, y: cy + 24, width: cell - axis, height: panelHeight }, years, scale, percent, lines: p.lines, breaks: p.breaks, size, intervals: false, named: false, colour: 0 });
    }).join('');
    const unit = frame.unit === '' ? '' : line(frame.unit, margin, 12, 12, faint);
    return { body: unit + body, height: 20 + Math.ceil(panels.length / columns) * high, alternative: [frame.subtitle, ...panels.map((p) => `${p.title}${frame.lang === 'zh' ? '。' : '. '}${spoken(p.lines.filter((l) => l.strong), frame.lang)}`)].join(' ') };
  });
}

function valuesOf(panels: readonly Panel[]): number[] {
  return panels.flatMap((p) => p.lines.flatMap((l) => l.points.flatMap((x) => (x.y === null ? [] : [x.y]))));
}
