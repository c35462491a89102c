// Lines over years in a box: axis, grid, breaks of the form, lines with their gaps, markers, intervals. Used by the trend and by each of the small multiples.
import type { ChartBreak, ChartLine, ChartPoint } from './chart.js';
import { figureText, type Scale } from './scale.js';
import { colours, faint, grey, line, marker, onWhite, round, stroke, titled, warning } from './svg.js';
import { widthOf } from './text.js';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Plot {
  readonly box: Box;
  readonly years: readonly number[];
  readonly scale: Scale;
  readonly percent: boolean;
  readonly lines: readonly ChartLine[];
  readonly breaks: readonly ChartBreak[];
  /** Size of figures on the axes. */
  readonly size: number;
  /** Draw the intervals of strong lines. */
  readonly intervals: boolean;
  /** Write what changed above the break. */
  readonly named: boolean;
  /** Position of a strong line among the colours; its own order where left out. */
  readonly colour?: number;
}

export interface Places {
  readonly x: (year: number) => number;
  readonly y: (value: number) => number;
}

export function placesOf({ box, years, scale }: Pick<Plot, 'box' | 'years' | 'scale'>): Places {
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0];
  const inset = Math.min(24, box.width / 10);
  const step = last === first ? 0 : (box.width - 2 * inset) / (last - first);
  return {
    x: (year) => (last === first ? box.x + box.width / 2 : box.x + inset + (year - first) * step),
    y: (value) => box.y + box.height - ((value - scale.min) / (scale.max - scale.min)) * box.height,
  };
}

export function drawPlot(plot: Plot): string {
  const at = placesOf(plot);
  const strong = plot.lines.filter((l) => l.strong);
  return [
    axes(plot, at), breakMarks(plot, at),
    ...plot.lines.filter((l) => !l.strong).map((l) => (l.middle === true ? trail(l, plot.breaks, at, faint, 1.8, 'stroke-dasharray="2 3"') : trail(l, plot.breaks, at, grey, 1, 'stroke-opacity="0.55"'))),
    ...strong.map((l, i) => strongLine(plot, l, (plot.colour ?? i) % colours.length, at)),
  ].join('');
}

/** Digits for the ticks, in the figures as written. */
export function axisDigits({ scale, percent }: Pick<Plot, 'scale' | 'percent'>): number {
  return percent ? Math.max(0, scale.digits - 2) : scale.digits;
}

function axes(plot: Plot, at: Places): string {
  const { box, scale, years, size, percent } = plot;
  const bottom = box.y + box.height;
  const ticks = scale.ticks.map((t) => stroke(box.x, at.y(t), box.x + box.width, at.y(t), t === 0 ? '#555555' : '#dddddd') + line(figureText(t, percent, axisDigits(plot)), box.x - 6, at.y(t) + size * 0.35, size, faint, 'text-anchor="end"'));
  // Every year where they fit, else every second, fifth, tenth.
  const room = years.length < 2 ? box.width : at.x(years[1]!) - at.x(years[0]!);
  const every = [1, 2, 5, 10, 20].find((n) => n * room >= widthOf('2024', size) + 8) ?? 50;
  const labels = years.filter((_, i) => (years.length - 1 - i) % every === 0).map((y) => line(String(y), at.x(y), bottom + size + 6, size, faint, 'text-anchor="middle"'));
  return ticks.join('') + labels.join('');
}

interface BreakLabel {
  /** Of its middle. */
  readonly x: number;
  /** 0: just above the box; others above each other. */
  readonly row: number;
}

/** Height of a row of labels, pixels. */
export const labelRow = 15;
/** Room left between two labels in a row. */
const between = 6;

/** Where the labels of breaks stand so that none touches another; in the order of the breaks. */
export function breakLabels({ box, years, scale, breaks, size }: Pick<Plot, 'box' | 'years' | 'scale' | 'breaks' | 'size'>): readonly BreakLabel[] {
  const at = placesOf({ box, years, scale });
  // Where each row is taken, from and to.
  const rows: (readonly [number, number])[][] = [];
  return breaks.map((b) => {
    const half = widthOf(b.label, size) / 2;
    const x = Math.min(Math.max(breakAt(b, at), box.x + half), box.x + box.width - half);
    const isFree = (row: readonly (readonly [number, number])[]): boolean => row.every(([from, to]) => x + half + between <= from || x - half - between >= to);
    const free = rows.findIndex(isFree);
    const row = free < 0 ? rows.length : free;
    (rows[row] ??= []).push([x - half, x + half]);
    return { x, row };
  });
}

function breakAt(b: ChartBreak, at: Places): number {
  return (at.x(b.after) + at.x(b.before)) / 2;
}

/** Dashed lines, each up to its label where there is one; the labels stand on white before all lines. */
function breakMarks(plot: Plot, at: Places): string {
  const { box, named, size, breaks } = plot;
  const labels = named ? breakLabels(plot) : [];
  const top = (i: number): number => box.y - 4 - (labels[i]?.row ?? 0) * labelRow;
  const lines = breaks.map((b, i) => titled(stroke(breakAt(b, at), top(i), breakAt(b, at), box.y + box.height, '#777777', 1, 'stroke-dasharray="3 3"'), b.label));
  return [...lines, ...labels.map(({ x }, i) => line(breaks[i]!.label, x, top(i) - 4, size, faint, `text-anchor="middle" ${onWhite}`))].join('');
}

/** The line through neighbouring years that both have a value; breaks of the form dash or part it. */
function trail(l: ChartLine, breaks: readonly ChartBreak[], at: Places, colour: string, width: number, more = ''): string {
  return l.points.slice(1).map((p, i) => {
    const before = l.points[i]!;
    if (p.y === null || before.y === null || p.x !== before.x + 1) return '';
    const join = breaks.find((b) => b.after === before.x && b.before === p.x)?.join ?? 'solid';
    if (join === 'none') return '';
    return stroke(at.x(before.x), at.y(before.y), at.x(p.x), at.y(p.y), colour, width, more.includes('dasharray') || join === 'solid' ? more : `stroke-dasharray="6 4" ${more}`.trim());
  }).join('');
}

function strongLine(plot: Plot, l: ChartLine, i: number, at: Places): string {
  const colour = colours[i]!;
  const r = plot.size < 11 ? 3 : 4;
  const marks = l.points.map((p) => titled(p.y === null ? gap(plot, p, at, colour, i) : (plot.intervals ? whisker(p, at, colour) : '') + marker(i, at.x(p.x), at.y(p.y), colour, p.small === true, r) + (p.flagged === true ? warning(at.x(p.x) + r + 4, at.y(p.y) - r - 1) : ''), `${l.name} ${p.x}: ${p.label}`));
  return trail(l, plot.breaks, at, colour, 2) + marks.join('');
}

function whisker(p: ChartPoint, at: Places, colour: string): string {
  if (p.low === null || p.low === undefined || p.high === null || p.high === undefined) return '';
  const x = at.x(p.x);
  return [stroke(x, at.y(p.low), x, at.y(p.high), colour, 1, 'stroke-opacity="0.6"'), ...[p.low, p.high].map((v) => stroke(x - 3, at.y(v), x + 3, at.y(v), colour, 1, 'stroke-opacity="0.6"'))].join('');
}

/** No value: a small cross at the foot, so that a gap is seen to be one. */
function gap({ box }: Plot, p: ChartPoint, at: Places, colour: string, i: number): string {
  const [x, y] = [at.x(p.x) + (i - 1) * 7, box.y + box.height - 5];
  return `<path d="M${round(x - 2.5)} ${round(y - 2.5)}l5 5m0 -5l-5 5" stroke="${colour}" stroke-width="1.2" fill="none"/>`;
}

/** Every series in words: its name, and each year with its value or why there is none. */
export function spoken(lines: readonly ChartLine[], lang: 'zh' | 'en'): string {
  const [between, stop] = lang === 'zh' ? ['；', '。'] : ['; ', '. '];
  return lines.map((l) => `${l.name}${lang === 'zh' ? '：' : ': '}${l.points.map((p) => `${p.x} ${p.label}`).join(between)}${stop}`).join('');
}
