// Every layout a report is written in. A new one is a file in layouts/ and a line here.
import type { Layout } from './draft.js';
import { htmlClean } from './layouts/html-clean.js';
import { htmlCut, htmlCutAgain } from './layouts/html-cut.js';
import { htmlFlat } from './layouts/html-flat.js';
import { htmlCapitals, htmlUnclosed } from './layouts/html-loose.js';
import { htmlOneTable, markdownOneTable } from './layouts/one-table.js';
import { htmlPortal } from './layouts/html-portal.js';
import { htmlBlocksApart, htmlHeaderOneRow, htmlHeaderTwoRows, htmlReviewsApart, htmlReviewsDown, htmlRunTogether } from './layouts/html-shapes.js';
import { htmlFalseSpans, htmlFramed, htmlReviewsListed } from './layouts/html-spoilt.js';
import { htmlWord } from './layouts/html-word.js';
import { htmlLittleTables, markdownLittleTables } from './layouts/little-tables.js';
import { markdownPipes, markdownRepeated, markdownTabs } from './layouts/markdown.js';
import { textAligned, textTabs } from './layouts/text.js';

export const layouts: readonly Layout[] = [
  htmlClean, htmlWord, htmlFlat, htmlOneTable, htmlPortal, htmlCut, htmlCutAgain, htmlHeaderOneRow, htmlHeaderTwoRows,
  htmlReviewsDown, htmlReviewsApart, htmlBlocksApart, htmlRunTogether, htmlLittleTables, htmlUnclosed, htmlCapitals,
  markdownPipes, markdownRepeated, markdownOneTable, markdownTabs, markdownLittleTables, textTabs, textAligned,
  htmlFalseSpans, htmlFramed, htmlReviewsListed,
];
