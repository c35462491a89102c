// Marks of a family in a page → how sure it is. Marks are independent hints: each leaves less room for doubt.
import type { Recognition } from '../src/crawl/family.js';

export interface Mark {
  readonly pattern: RegExp;
  /** How sure this mark alone makes, 0–1. */
  readonly weight: number;
}

/** Most characters of a mark that are shown. */
const shown = 80;

export function recognition(text: string, marks: readonly Mark[]): Recognition {
  let doubt = 1;
  const found: string[] = [];
  for (const m of marks) {
    const hit = m.pattern.exec(text);
    if (hit === null) continue;
    doubt *= 1 - m.weight;
    found.push(hit[0].replace(/\s+/g, ' ').slice(0, shown));
  }
  return { sure: Math.round((1 - doubt) * 100) / 100, marks: found };
}
