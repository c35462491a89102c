// JSON as portals write it (callbacks around it, commas too many, control characters) and values that stand in scripts.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The value, or undefined for what is no JSON even with its common faults mended. */
export function lenientJson(text: string): Json | undefined {
  const bare = text.replace(/^\ufeff/, '').trim();
  const inside = /^[\w$.]{1,80}\s*\(([\s\S]*)\)\s*;?$/.exec(bare)?.[1]?.trim() ?? bare;
  if (!/^[[{]/.test(inside)) return undefined;
  return tried(inside) ?? tried(inside.replace(/[\u0000-\u001f]+/g, ' ')) ?? tried(withoutSpareCommas(inside.replace(/[\u0000-\u001f]+/g, ' ')));
}

function tried(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Commas before a closing bracket and doubled ones go; text in quotes stays as it is. */
function withoutSpareCommas(text: string): string {
  return text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|,(?=\s*[\]},])/g, (m) => (m === ',' ? '' : m));
}

export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value under the first of these keys that holds a text or a number; names are compared without case. */
export function field(object: { readonly [key: string]: Json }, names: readonly string[]): string | null {
  const own = new Map(Object.entries(object).map(([k, v]) => [k.toLowerCase(), v]));
  for (const name of names) {
    const value = own.get(name.toLowerCase());
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  }
  return null;
}

/** The first value under one of these keys at any depth that passes; breadth first, so outer ones go before. */
export function deep(value: Json | undefined, names: readonly string[], passes: (v: Json) => boolean): Json | undefined {
  const wanted = names.map((n) => n.toLowerCase());
  let level: Json[] = value === undefined ? [] : [value];
  for (let depth = 0; depth < 8 && level.length > 0; depth++) {
    const next: Json[] = [];
    for (const v of level) {
      if (Array.isArray(v)) next.push(...(v as Json[]).slice(0, 5000));
      else if (isObject(v)) {
        for (const name of wanted) for (const [k, held] of Object.entries(v)) if (k.toLowerCase() === name && passes(held)) return held;
        for (const held of Object.values(v)) next.push(held);
      }
    }
    level = next.filter((v) => typeof v === 'object' && v !== null);
  }
  return undefined;
}

export function wholeNumber(value: Json | null | undefined): number | null {
  const n = typeof value === 'number' ? value : typeof value === 'string' && /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : NaN;
  return Number.isSafeInteger(n) && n >= 0 ? n : null;
}

/** `name: 'value'`, `"name" = 12`, `var name = "x"` in a script; null where it is not written as a literal. */
export function scriptValue(script: string, name: string): string | null {
  const m = new RegExp(`(?<![\\w$])["']?${name}["']?\\s*[:=]\\s*(?:"([^"\\n]{0,2000})"|'([^'\\n]{0,2000})'|(-?\\d{1,12}(?![\\w.])))`, 'i').exec(script);
  return m === null ? null : (m[1] ?? m[2] ?? m[3] ?? null);
}

/** The pairs of an object literal that holds nothing but texts and numbers, from its opening bracket on. */
export function literalPairs(script: string, from: number): readonly (readonly [string, string])[] {
  const end = script.indexOf('}', from);
  if (from < 0 || end < 0 || end - from > 5000) return [];
  const pairs = script.slice(from + 1, end).matchAll(/["']?([\w$]{1,60})["']?\s*:\s*(?:"([^"]*)"|'([^']*)'|(-?\d+|true|false|null))/g);
  return [...pairs].map((m) => [m[1]!, m[2] ?? m[3] ?? m[4] ?? ''] as const);
}
