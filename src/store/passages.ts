// Where phrases stand in a text: the pieces around them. Depends on nothing but `levelled`, so that a page without a server can do the same.
import { levelled } from './bigrams.js';

/** Characters shown before and behind. */
export const around = 60;
/** Places shown of one text. */
export const places = 3;

/** Every other piece, beginning with the second, is what was looked for; null: a phrase is not there after all. */
export function passages(text: string, phrases: readonly string[]): string[] | null {
  const level = levelled(text);
  if (!phrases.every((p) => level.includes(p))) return null;
  const found: [number, number][] = [];
  for (const p of phrases) {
    for (let at = level.indexOf(p), n = 0; at >= 0 && n < places; at = level.indexOf(p, at + p.length), n++) found.push([at, at + p.length]);
  }
  found.sort((a, b) => a[0] - b[0]);
  const pieces: string[] = [];
  let end = 0;
  let shown = 0;
  for (const [from, to] of found) {
    if (from < end || shown >= places) continue;
    const gap = text.slice(end, from);
    const before = shown === 0 ? (from > around ? `…${text.slice(from - around, from)}` : gap) : gap.length > 2 * around ? `${gap.slice(0, around)}…${gap.slice(-around)}` : gap;
    pieces.push(before, text.slice(from, to));
    end = to;
    shown += 1;
  }
  pieces.push(text.length - end > around ? `${text.slice(end, end + around)}…` : text.slice(end));
  return pieces;
}
