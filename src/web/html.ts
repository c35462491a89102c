// What pages are made of: templates whose values are escaped, and what may stand in them.
import { html, raw } from 'hono/html';

export { html, raw };
export type Html = ReturnType<typeof html>;

export const nothing: Html = raw('');

/** Signs that turn the order of those behind them, so that 12 is seen as 21. */
const turning = /[\u061c\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** What was published with such signs is shown in the order in which it stands, with their names in their places. */
export function unturned(text: string): string {
  return text.replace(turning, (c) => `⟨U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`);
}
