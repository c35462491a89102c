// The page of a chart: a white sheet with title, subtitle, notes and source around the drawing, and its text alternative.
import type { Frame } from './chart.js';
import { escape, wrapped } from './text.js';

/** Told apart by people who do not see all colours (Okabe and Ito), dark enough on white; each goes with a marker of its own. */
export const colours = ['#0072b2', '#c04e00', '#00785a', '#a8447e', '#8a6100', '#2f7fae', '#111111', '#6a51a3'] as const;
export const grey = '#9a9a9a';
export const ink = '#1a1a1a';
export const faint = '#595959';
export const alarm = '#b00020';
const fonts = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif";

export const margin = 16;
export const defaultWidth = 760;

export interface Drawing {
  /** Elements, from y = 0 downwards. */
  readonly body: string;
  readonly height: number;
  /** What it shows, in sentences. */
  readonly alternative: string;
}

/** An SVG document that stands by itself: no script, no style sheet, no font and nothing from elsewhere. */
export function sheet(frame: Frame, draw: (width: number) => Drawing): string {
  const width = frame.width ?? defaultWidth;
  const room = width - 2 * margin;
  const titles = wrapped(frame.title, 17, room);
  const subtitles = wrapped(frame.subtitle, 12.5, room);
  const { body, height, alternative } = draw(width);
  let y = margin;
  const head = [
    ...titles.map((t) => line(t, margin, (y += 20), 17, ink, 'font-weight="600"')),
    ...subtitles.map((t) => line(t, margin, (y += 17), 12.5, faint)),
  ];
  const top = y + 10;
  y = top + height + 4;
  const foot = [...frame.notes, frame.source].flatMap((n) => wrapped(n, 11, room)).map((t) => line(t, margin, (y += 15), 11, faint));
  const total = round(y + margin);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}" viewBox="0 0 ${width} ${total}" role="img" aria-labelledby="${frame.id}-t ${frame.id}-d" lang="${frame.lang === 'zh' ? 'zh-CN' : 'en'}" font-family="${fonts}">`
    + `<title id="${frame.id}-t">${escape(frame.title)}</title><desc id="${frame.id}-d">${escape(alternative)}</desc>`
    + `<rect width="${width}" height="${total}" fill="#ffffff"/>${head.join('')}<g transform="translate(0 ${round(top)})">${body}</g>${foot.join('')}</svg>`;
}

export function line(text: string, x: number, y: number, size: number, colour: string, more = ''): string {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${colour}"${more === '' ? '' : ` ${more}`}>${escape(text)}</text>`;
}

export function stroke(x1: number, y1: number, x2: number, y2: number, colour: string, width = 1, more = ''): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${colour}" stroke-width="${width}"${more === '' ? '' : ` ${more}`}/>`;
}

export function round(n: number): number {
  return Math.round(n * 10) / 10;
}

const shapes: readonly ((x: number, y: number, r: number) => string)[] = [
  (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
  (x, y, r) => `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`,
  (x, y, r) => `M${x} ${round(y - 1.2 * r)}L${round(x + 1.15 * r)} ${round(y + 0.9 * r)}H${round(x - 1.15 * r)}z`,
  (x, y, r) => `M${x} ${round(y - 1.35 * r)}L${round(x + 1.35 * r)} ${y}L${x} ${round(y + 1.35 * r)}L${round(x - 1.35 * r)} ${y}z`,
  (x, y, r) => `M${x} ${round(y + 1.2 * r)}L${round(x + 1.15 * r)} ${round(y - 0.9 * r)}H${round(x - 1.15 * r)}z`,
  (x, y, r) => `M${x - r} ${round(y - r / 2)}h${2 * r}v${r}h${-2 * r}z`,
  (x, y, r) => `M${round(x - r / 2)} ${y - r}h${r}v${2 * r}h${-r}z`,
  (x, y, r) => `M${x - r} ${y - r}L${x + r} ${y + r}H${x - r}L${x + r} ${y - r}z`,
];

/** Marker of a series; hollow for values of few cases. */
export function marker(series: number, x: number, y: number, colour: string, hollow = false, r = 4): string {
  return `<path d="${shapes[series % shapes.length]!(round(x), round(y), r)}" fill="${hollow ? '#ffffff' : colour}" stroke="${colour}" stroke-width="1.5"/>`;
}

/** Of texts that stand over lines: an edge of the ground around every letter. Whatever else is in a group with it has a stroke of its own. */
export const onWhite = 'paint-order="stroke" stroke="#ffffff" stroke-width="3"';

/** `!` beside a value made of figures that do not add up. */
export function warning(x: number, y: number): string {
  return line('!', x, y, 12, alarm, 'font-weight="700" text-anchor="middle"');
}

/** With a tooltip that screen readers leave to the text alternative. */
export function titled(element: string, title: string): string {
  return `<g><title>${escape(title)}</title>${element}</g>`;
}
