// The signs figures are made of, and what a line of a picture could say if it is one.
import type { TextReading } from '../../model/grid.js';
import type { Component } from './components.js';
import { likelyTexts, type Alphabet, type Chances } from './ctc.js';

/** What is printed in cells of figures, each with the signs the model takes for it: on paper they look alike. */
const figureSigns: Readonly<Record<string, string>> = {
  0: '0OoＯ０〇○。QD', 1: '1１lIi丨|｜!Ⅰ亅', 2: '2２Zz乙', 3: '3３Ⅲ了', 4: '4４', 5: '5５Ss', 6: '6６bG', 7: '7７', 8: '8８B', 9: '9９gq',
  '-': '-－一—–―﹣~～_ˉ', '/': '/／∕', '.': '.．·', ',': ',，', '(': '(（', ')': ')）', '%': '%％', '±': '±', '+': '+＋', 无: '无無', 万: '万', 元: '元', 件: '件', 项: '项', 个: '个個',
};

/** Classes of the model for each sign of figures. */
export function figureAlphabet(signs: readonly string[]): Alphabet {
  return Object.entries(figureSigns).map(([sign, alike]) => ({ sign, classes: [...alike].map((c) => signs.indexOf(c)).filter((i) => i > 0) }));
}

const alike = new Set(Object.values(figureSigns).join(''));

/** True where a free reading may be a figure: nothing in it that only words have, or a sign of which the model is not sure itself. */
export function mayBeFigure(text: string, confidence: number): boolean {
  const signs = [...text.replaceAll(' ', '')];
  const words = signs.filter((c) => !alike.has(c) && /\p{Script=Han}/u.test(c)).length;
  return signs.length <= 14 && (words === 0 || (signs.length <= 2 && confidence < 0.75));
}

/** What is printed where figures are expected. Points and strokes beside a figure are specks, and no reading of their own. */
const printed = /^(?:[-+±]?\d+(?:[.,]\d+)*%?(?:\([^()]*\))?(?:万元|元|件|项|个)?|-|\/|无)$/;

/** What the ink says that the recogniser may overlook. */
export interface InkSays {
  /** How likely a point in the figure is a speck. */
  readonly speck: number;
  /** Whether a minus stands before it; null where what stands there may be dirt. */
  readonly minus: boolean | null;
  /** How many digits stand apart from each other, and how many there can be. */
  readonly digits: { readonly least: number; readonly most: number };
}

const nothingSaid: InkSays = { speck: 0.3, minus: null, digits: { least: 0, most: Infinity } };

/** So many times likelier a reading with a minus is where the ink shows one, and one without where it shows none: what is faint is no ink. */
const minusSeen = 20;
const minusMissed = 4;
/** So many times less likely a reading is with fewer digits than stand apart, and one with more: a broken digit stands as two, two that touch as one. */
const digitsMissed = 5;
const digitsAdded = 10;

/** Readings of a line as a figure, the likeliest first; empty where it is none. `confidence` is the chance among all texts of figures. */
export function figureReadings(chances: Chances, alphabet: Alphabet, { speck, minus, digits }: InkSays = nothingSaid): TextReading[] {
  const texts = new Map<string, number>();
  for (const { text, chance } of likelyTexts(chances, alphabet, 16)) {
    const bare = text.replace(/^[.,]+(?=.)|(?<=\d)[-.,]+$/g, '');
    if (printed.test(bare)) texts.set(bare, (texts.get(bare) ?? 0) + chance);
  }
  // A point between figures may be a speck: what the figure is without it is a reading too.
  for (const [text, chance] of Array.from(texts)) {
    const whole = text.replace(/(?<=\d)\.(?=\d)/, '');
    if (whole === text) continue;
    texts.set(text, chance * (1 - speck));
    texts.set(whole, (texts.get(whole) ?? 0) + chance * speck);
  }
  if (minus !== null) for (const [text, chance] of texts) if ((text.startsWith('-') && text !== '-') !== minus) texts.set(text, chance / (minus ? minusSeen : minusMissed));
  for (const [text, chance] of texts) {
    const shown = text.replaceAll(/\D/g, '').length;
    if (/\p{Script=Han}|[/%()]/u.test(text) || shown === 0) continue;
    if (shown < digits.least) texts.set(text, chance / digitsMissed);
    else if (shown > digits.most) texts.set(text, chance / digitsAdded);
  }
  const all = [...texts.values()].reduce((n, x) => n + x, 0);
  return [...texts].map(([text, chance]) => ({ text, confidence: chance / all })).sort((a, b) => b.confidence - a.confidence).slice(0, 6);
}

/** True where ink parts two figures as a point does: at their foot, with more room than a speck between figures has, which moves nothing. */
export function pointStands(components: readonly Component[]): boolean {
  const height = (c: Component): number => c.y1 - c.y0;
  const tall = components.reduce((n, c) => Math.max(n, height(c)), 0);
  const figures = components.filter((c) => height(c) > tall * 0.7).sort((a, b) => a.x0 - b.x0);
  const foot = figures.reduce((n, c) => Math.max(n, c.y1), 0);
  return components.some((c) => {
    if (Math.max(height(c), c.x1 - c.x0) > tall * 0.35 || Math.abs(foot - c.y1) > tall * 0.15) return false;
    const [before, after] = [figures.findLast((f) => f.x1 <= c.x0 + 1), figures.find((f) => f.x0 >= c.x1 - 1)];
    return before !== undefined && after !== undefined && after.x0 - before.x1 >= tall * 0.36;
  });
}

/** Whether a flat stroke stands before the figures at half their height; null where something else stands there. */
export function minusStands(components: readonly Component[]): boolean | null {
  const [width, height] = [(c: Component): number => c.x1 - c.x0, (c: Component): number => c.y1 - c.y0];
  const tall = components.reduce((n, c) => Math.max(n, height(c)), 0);
  const first = components.filter((c) => height(c) > tall * 0.7).reduce<Component | null>((f, c) => (f === null || c.x0 < f.x0 ? c : f), null);
  if (first === null) return null;
  const before = components.filter((c) => c !== first && c.x0 < first.x0 && Math.max(width(c), height(c)) > tall * 0.12);
  // One that touches the figure makes it wider.
  if (before.length === 0) return width(first) <= tall * 0.8 ? false : null;
  const [c] = before;
  if (before.length > 1 || c === undefined || c.x1 > first.x0 + 1 || first.x0 - c.x1 > tall * 0.6) return null;
  // A speck on a minus makes it higher, but not shorter.
  const isFlat = (width(c) >= height(c) * 1.25 && width(c) >= tall * 0.25 && height(c) <= tall * 0.28) || (width(c) >= height(c) * 1.6 && width(c) >= tall * 0.4 && height(c) <= tall * 0.4);
  return isFlat && Math.abs((c.y0 + c.y1) / 2 - (first.y0 + first.y1) / 2) < height(first) * 0.2 ? true : null;
}

/** What stands as high as a figure, each apart from the next; wider ones may be two that touch. */
export function digitsShown(components: readonly Component[]): InkSays['digits'] {
  const tall = components.reduce((n, c) => Math.max(n, c.y1 - c.y0), 0);
  const apart: { x0: number; x1: number }[] = [];
  for (const { x0, x1 } of components.filter((c) => c.y1 - c.y0 > tall * 0.7).sort((a, b) => a.x0 - b.x0)) {
    const last = apart.at(-1);
    if (last !== undefined && x0 < last.x1) last.x1 = Math.max(last.x1, x1);
    else apart.push({ x0, x1 });
  }
  return { least: apart.length, most: apart.every((a) => a.x1 - a.x0 <= tall * 0.7) ? apart.length : Infinity };
}
