// A trend: lines over years, named at their ends.
import type { ChartBreak, ChartLine, Frame } from './chart.js';
import { axisDigits, breakLabels, drawPlot, labelRow, placesOf, spoken, type Plot } from './plot.js';
import { figureText, scaleOf } from './scale.js';
import { colours, faint, line, margin, marker, sheet, stroke } from './svg.js';
import { fitted, widthOf } from './text.js';

const size = 12;
const spacing = 17;

/** The first eight strong lines have colours, markers and names; more of them are to be drawn as small multiples. `top`: values never go above it. */
export function lineChart(frame: Frame, years: readonly number[], lines: readonly ChartLine[], breaks: readonly ChartBreak[], top: number | null = null): string {
  const shown = lines.map((l, i) => (l.strong && lines.slice(0, i).filter((x) => x.strong).length >= colours.length ? { ...l, strong: false } : l));
  const strong = shown.filter((l) => l.strong);
  return sheet(frame, (width) => {
    const intervals = strong.length <= 2;
    const named = shown.filter((l) => l.strong || l.middle === true);
    const scale = scaleOf(shown.flatMap((l) => l.points.flatMap((p) => (p.y === null ? [] : [p.y, ...(intervals && l.strong ? [p.low ?? p.y, p.high ?? p.y] : [])]))), 5, top);
    const left = margin + 8 + Math.max(...scale.ticks.map((t) => widthOf(figureText(t, frame.percent, axisDigits({ scale, percent: frame.percent })), size)));
    // Names stand at the ends of lines where there is room for both, else under the drawing.
    const beside = width >= 560;
    const longest = Math.min(200, Math.max(0, ...named.map((l) => widthOf(l.name, size))));
    const right = beside ? longest + 28 : 8;
    const height = Math.max(220, beside ? named.length * spacing + 20 : 0);
    const across = { x: left, y: 34, width: width - left - right - margin, height };
    const rows = Math.max(0, ...breakLabels({ box: across, years, scale, breaks, size }).map((l) => l.row));
    const box = { ...across, y: across.y + rows * labelRow };
    const plot: Plot = { box, years, scale, percent: frame.percent, lines: shown, breaks, size, intervals, named: true };
    const foot = box.y + height + size + 14;
    const names = beside ? atEnds(plot, named, longest) : below(named, foot, width);
    return {
      body: line(frame.unit, margin, 14, size, faint) + drawPlot(plot) + names.body,
      height: foot + (beside ? 0 : names.height),
      alternative: [frame.subtitle, spoken(lines, frame.lang), ...breaks.map((b) => `${b.after}/${b.before}: ${b.label}`)].join(' '),
    };
  });
}

/** Names as near to the ends of their lines as they can stand without touching. */
function atEnds(plot: Plot, named: readonly ChartLine[], room: number): { readonly body: string; readonly height: number } {
  const at = placesOf(plot);
  const { box } = plot;
  const wanted = named.map((l) => ({ l, i: order(named, l), y: endOf(l, at.y) ?? box.y + box.height - 6 })).sort((a, b) => a.y - b.y);
  const places = wanted.map((w) => w.y);
  for (let i = 1; i < places.length; i++) places[i] = Math.max(places[i]!, places[i - 1]! + spacing);
  const over = Math.max(0, (places.at(-1) ?? 0) - (box.y + box.height));
  for (let i = places.length - 1; i >= 0; i--) places[i] = Math.min(places[i]! - (i === places.length - 1 ? over : 0), (places[i + 1] ?? Infinity) - spacing);
  const x = box.x + box.width + 6;
  const body = wanted.map(({ l, i, y }, n) => stroke(x - 4, y, x + 3, places[n]!, colourOf(i), 1, 'stroke-opacity="0.5"') + key(i, x + 9, places[n]!) + line(fitted(l.name, size, room), x + 18, places[n]! + 4, size, colourOf(i))).join('');
  return { body, height: 0 };
}

function endOf(l: ChartLine, y: (value: number) => number): number | null {
  const last = l.points.findLast((p) => p.y !== null);
  return last === undefined ? null : y(last.y!);
}

/** Place among the coloured lines; null for the middle of all. */
function order(named: readonly ChartLine[], l: ChartLine): number | null {
  return l.strong ? named.filter((x) => x.strong).indexOf(l) : null;
}

function colourOf(i: number | null): string {
  return i === null ? faint : colours[i]!;
}

function key(i: number | null, x: number, y: number): string {
  return i === null ? stroke(x - 6, y, x + 6, y, faint, 1.8, 'stroke-dasharray="2 3"') : marker(i, x, y, colours[i]!);
}

function below(named: readonly ChartLine[], top: number, width: number): { readonly body: string; readonly height: number } {
  const body = named.map((l, n) => key(order(named, l), margin + 8, top + 8 + n * spacing) + line(fitted(l.name, size, width - 2 * margin - 24), margin + 20, top + 12 + n * spacing, size, colourOf(order(named, l)))).join('');
  return { body, height: named.length * spacing + 4 };
}
