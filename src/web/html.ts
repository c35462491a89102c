// What pages are made of: templates whose values are escaped, and what may stand in them.
import { html, raw } from 'hono/html';

export { html, raw };
export type Html = ReturnType<typeof html>;

export const nothing: Html = raw('');
