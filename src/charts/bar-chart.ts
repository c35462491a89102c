// A ranking: a bar for each, the longest first as given, with its interval and its place.
import type { ChartBar, Frame } from './chart.js';
import { figureText, scaleOf } from './scale.js';
import { colours, faint, grey, ink, line, margin, onWhite, round, sheet, stroke, titled, warning } from './svg.js';
import { fitted, widthOf, wrapped } from './text.js';

const size = 12;
const rowHeight = 24;
const wordsHeight = 14;

/** Bars in the order given; those without a value last or where they are, with their words instead of a bar. `top`: values never go above it. */
export function barChart(frame: Frame, bars: readonly ChartBar[], top: number | null = null): string {
  return sheet(frame, (width) => {
    const places = Math.max(0, ...bars.map((b) => widthOf(b.place, size)));
    const stacked = width < 560;
    const names = stacked ? width - 2 * margin - places - 12 : Math.min(230, Math.max(0, ...bars.map((b) => widthOf(b.name, size))));
    const labels = Math.min(width * 0.34, Math.max(40, ...bars.filter((b) => b.value !== null).map((b) => widthOf(b.label, size) + 14)));
    const left = margin + places + (stacked ? 8 : names + 18);
    const room = width - left - labels - margin;
    const scale = scaleOf(bars.flatMap((b) => (b.value === null ? [] : [b.value, b.low ?? b.value, b.high ?? b.value])), Math.max(2, Math.min(6, room / 70)), top);
    const x = (v: number): number => left + ((v - scale.min) / (scale.max - scale.min)) * room;
    const high = stacked ? rowHeight + 16 : rowHeight;
    const digits = frame.percent ? Math.max(0, scale.digits - 2) : scale.digits;
    // A unit that would run over the first figure of the axis has a line of its own.
    const tops = frame.unit !== '' && margin + widthOf(frame.unit, size) + 8 > x(scale.ticks[0]!) - widthOf(figureText(scale.ticks[0]!, frame.percent, digits), 11) / 2 ? 16 : 0;
    const head = 34 + tops;
    // Words instead of a bar stand there whole, on as many lines as they need.
    const words = bars.map((b) => (b.value === null ? wrapped(b.label, 11, width - margin - left - 4) : []));
    const tall = words.map((w) => high + Math.max(0, w.length - 1) * wordsHeight);
    const height = head + tall.reduce((sum, n) => sum + n, 0);
    const grid = scale.ticks.map((t) => stroke(x(t), head - 6, x(t), height, t === 0 ? '#555555' : '#dddddd') + line(figureText(t, frame.percent, digits), x(t), head - 11, 11, faint, 'text-anchor="middle"')).join('');
    let y = head;
    const rows = bars.map((b, i) => {
      if (i > 0) y += tall[i - 1]!;
      const middle = stacked ? y + 28 : y + rowHeight / 2;
      const nameX = stacked ? left + 4 : left - 10;
      const name = line(fitted(b.name, size, names), nameX, stacked ? y + 13 : middle + 4, size, ink, `text-anchor="${stacked ? 'start' : 'end'}"${b.strong ? ' font-weight="700"' : ''}`);
      const place = line(b.place, margin + places, stacked ? y + 13 : middle + 4, size, faint, 'text-anchor="end"');
      return titled(place + name + (b.value === null ? words[i]!.map((w, n) => line(w, left + 4, middle + 4 + n * wordsHeight, 11, faint, 'font-style="italic"')).join('') : bar(b, b.value, middle, x, width - margin)), `${b.place} ${b.name}: ${b.label}`.trim());
    }).join('');
    return { body: `${line(frame.unit, margin, 14, size, faint)}${grid}<g ${onWhite}>${rows}</g>`, height: height + 4, alternative: [frame.subtitle, ...bars.map((b) => `${b.place} ${b.name}${frame.lang === 'zh' ? '：' : ': '}${b.label}`)].join(frame.lang === 'zh' ? '；' : '; ') };
  });
}

function bar(b: ChartBar, value: number, middle: number, x: (v: number) => number, right: number): string {
  const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))];
  const colour = b.strong ? colours[0] : grey;
  const thick = 12;
  const body = `<rect x="${round(from)}" y="${round(middle - thick / 2)}" width="${round(Math.max(1, to - from))}" height="${thick}" fill="${b.small === true ? '#ffffff' : colour}" stroke="${colour}" stroke-width="1"/>`;
  const interval = b.low === null || b.low === undefined || b.high === null || b.high === undefined ? '' : [stroke(x(b.low), middle, x(b.high), middle, ink, 1.2), ...[b.low, b.high].map((v) => stroke(x(v), middle - 4, x(v), middle + 4, ink, 1.2))].join('');
  const end = Math.max(to, x(b.high ?? value)) + 6;
  return body + interval + (b.flagged === true ? warning(end + 3, middle + 4) : '') + line(fitted(b.label, size, right - end - 8), end + (b.flagged === true ? 10 : 0), middle + 4, size, ink);
}
