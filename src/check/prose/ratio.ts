// What a share or a change comes to, and whether a printed one is that, to its last digit.
import type { Mention } from '../../model/mention.js';

/** In per cent. */
export function share(part: number, whole: number): number {
  return (part / whole) * 100;
}

/** From the figure of the year before to that of this one, in per cent or in the unit of the mention; null where there is none. */
export function changeIs(m: Pick<Mention, 'unit'>, now: number, last: number): number | null {
  if (m.unit !== '%') return now - last;
  return last > 0 ? share(now - last, last) : null;
}

/** Rounded to the digits of the mention, or cut; a number of things is exactly that. */
export function near(m: Pick<Mention, 'value' | 'bound' | 'decimals' | 'unit'>, is: number): boolean {
  const [value, exact] = m.value < 0 ? [-m.value, -is] : [m.value, is];
  const last = 10 ** -m.decimals;
  if (m.bound === 'over') return exact >= value - last / 1000 && exact <= value + 10;
  if (m.bound === 'under') return exact <= value + last / 1000 && exact >= value - 10;
  if (m.bound === 'about') return Math.abs(exact - value) <= Math.max(last, 5);
  if (m.unit !== '%') return exact === value;
  const noise = last / 1e6;
  return exact - value < last - noise && value - exact <= last / 2 + noise;
}
