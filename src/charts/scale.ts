// Figures → places on an axis, and the round figures written beside it.

export interface Scale {
  readonly ticks: readonly number[];
  /** Digits behind the point that tell the ticks apart. */
  readonly digits: number;
  readonly min: number;
  readonly max: number;
}

/** A scale from 0, or below it where a value is, with about `count` ticks at 1, 2 or 5 times a power of ten. `top`: values never go above it. */
export function scaleOf(values: readonly number[], count: number, top: number | null = null): Scale {
  // What no axis could show is 0.
  const seen = values.filter((v) => Math.abs(v) > 1e-9);
  const highest = Math.max(0, ...seen);
  const lowest = Math.min(0, ...seen);
  const span = highest - lowest || 1;
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((m) => m * power >= rough * 0.999) ?? 10);
  const first = Math.floor(lowest / step + 1e-9);
  const last = Math.ceil((highest === lowest ? 1 : highest) / step - 1e-9);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(digits + 2)));
  const max = ticks.at(-1)!;
  if (top !== null && max > top && highest <= top) return { ticks: [...ticks.filter((t) => t < top), top], digits, min: ticks[0]!, max: top };
  return { ticks, digits, min: ticks[0]!, max };
}

/** `12,345`, `37.5`: for axes and labels. Percentages are written without their sign. */
export function figureText(n: number, percent: boolean, digits: number): string {
  const shown = percent ? n * 100 : n;
  const text = Math.abs(shown).toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
  return shown < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}
