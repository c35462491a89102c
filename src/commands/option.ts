// Options of commands: how they are written, what they may hold, and what is said when they hold something else.
import type { Text } from '../model/text.js';

export interface Option<T> {
  /** As in `--format <FORMAT>`. */
  readonly flags: string;
  readonly summary: Text;
  /** Used when the option is not given. */
  readonly fallback: T;
  /** What the help says is used when nothing is given; null where there is nothing to say. */
  readonly fallbackText: string | null;
  /** undefined: not a value of this option. */
  readonly parse: (given: string) => T | undefined;
  /** What may be given. */
  readonly expected: Text;
}

export type OptionValues<O> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never };

export function flag(flags: string, summary: Text): Option<boolean> {
  return { flags, summary, fallback: false, fallbackText: null, parse: () => true, expected: { zh: '', en: '' } };
}

export function text(flags: string, summary: Text, fallbackText: string | null = null): Option<string | null> {
  return { flags, summary, fallback: null, fallbackText, parse: (s) => (s.trim() === '' ? undefined : s), expected: { zh: '不能为空', en: 'it must not be empty' } };
}

export function choice<const C extends readonly string[], const F extends C[number] | null>(flags: string, summary: Text, choices: C, fallback: F): Option<C[number] | F> {
  return {
    flags, fallback, fallbackText: fallback, parse: (s) => choices.find((c): c is C[number] => c === s),
    summary: { zh: `${summary.zh}：${choices.join('、')}`, en: `${summary.en}: ${choices.join(', ')}` },
    expected: { zh: `可用的有 ${choices.join('、')}`, en: `it can be ${choices.join(', ')}` },
  };
}

/** A whole number. */
export function count<F extends number | null>(flags: string, summary: Text, min: number, max: number, fallback: F): Option<number | F> {
  return {
    flags, summary, fallback, fallbackText: fallback === null ? null : String(fallback),
    parse: (s) => (/^\d{1,10}$/.test(s) && Number(s) >= min && Number(s) <= max ? Number(s) : undefined),
    expected: { zh: `应为 ${min} 到 ${max} 的整数`, en: `it must be a whole number from ${min} to ${max}` },
  };
}
