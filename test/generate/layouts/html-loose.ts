// Old hand-written markup that a browser repairs: unclosed cells and rows, no tbody, tags in capitals, CRLF.
import type { Layout } from '../draft.js';
import { htmlPage } from './html.js';

export const htmlUnclosed: Layout = { id: 'html-unclosed', format: 'html', write: (draft) => htmlPage(draft, { unclosed: true, tbody: false }) };

export const htmlCapitals: Layout = {
  id: 'html-capitals',
  format: 'html',
  write: (draft) =>
    htmlPage(draft, { tbody: false, cell: (inner) => (inner === '' ? '&nbsp;' : ` ${inner} `), heading: (t) => `<p align="center"><b>${t}</b></p>` })
      .replace(/<(\/?)([a-z][a-z0-9]*)/g, (_, slash: string, name: string) => `<${slash}${name.toUpperCase()}`)
      .replaceAll('\n', '\r\n'),
};
