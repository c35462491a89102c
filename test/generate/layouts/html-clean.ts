// A page as a careful editor writes it: headings, right spans, header cells.
import type { Layout } from '../draft.js';
import { htmlPage } from './html.js';

export const htmlClean: Layout = { id: 'html-clean', format: 'html', write: (draft) => htmlPage(draft, { th: true }) };
