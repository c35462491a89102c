// Generated reports dressed for print: paper, fonts, borders and marks that browsers and word processors turn into PDF.
import { generate, type Generated } from './generate.js';
import { rng } from './rng.js';

export const borders = ['solid', 'thin', 'thick', 'double', 'dashed', 'apart', 'shaded', 'grey', 'none'] as const;
export type Border = (typeof borders)[number];
const papers = ['A4', 'A4 landscape', 'Letter', 'B5', '210mm 340mm'] as const;
/** What the pages are set in. `held-back` is for documents that are looked at only when all work on readers is done. */
const sets = {
  usual: { fonts: ['Noto Sans CJK SC', 'Noto Serif CJK SC', 'WenQuanYi Zen Hei', 'AR PL UMing CN'], bodies: [10.5, 12, 14, 16], tables: [8, 9, 10, 10.5], margins: ['20mm', '25mm 20mm', '15mm', '28mm 26mm'] },
  'held-back': { fonts: ['Noto Sans CJK TC', 'AR PL UMing TW', 'Noto Serif CJK JP', 'Noto Sans Mono CJK SC'], bodies: [11, 13, 15, 18], tables: [7.5, 8.5, 9.5, 11], margins: ['18mm', '30mm 22mm', '12mm', '24mm 30mm'] },
} as const;
export type PrintSet = keyof typeof sets;

/** LibreOffice prints one page of a cell of a layout table and leaves out what does not fit: the tables of the report are not in its PDF. */
const webOnly: readonly string[] = ['html-portal'];
/** Layouts whose tables keep their shape on paper. */
export const printLayouts = ['html-clean', 'html-one-table', 'html-header-1-row', 'html-header-2-rows', 'html-reviews-three-rows', 'html-reviews-three-tables', 'html-blocks-apart', 'html-run-together', 'html-unclosed', 'html-capitals', 'html-cut', 'html-cut-header-again', 'html-word', 'html-portal'] as const;
/** Irregularities that are seen on paper and do not hang on markup. */
export const printIrregularities = ['', 'zero-blank', 'zero-dash', 'person-and-total-only', 'total-blank', 'thousands', 'full-width-digits', 'decimal-zero', 'unit-in-cell', 'note-in-cell', 'label-known-slips', 'label-spaced', 'label-vertical', 'label-half-width', 'label-explained', 'extra-row-documents', 'extra-sub-rows', 'notes-under-tables', 'prose-before-tables', 'small-table-in-prose', 'corner-missing', 'document-number', 'two-figures', 'no-figure'] as const;

export interface Print {
  readonly report: Generated;
  readonly html: string;
  readonly border: Border;
  /** Header and footer of the browser on every page. */
  readonly headed: boolean;
}

/** The same seed gives the same page. `plain`: only what simple word processors understand. */
export function print(seed: number, plain: boolean, force: { readonly border?: Border; readonly set?: PrintSet } = {}): Print {
  const r = rng(seed * 7919 + 13);
  const { fonts, bodies, tables, margins: allMargins } = sets[force.set ?? 'usual'];
  const fitting = printLayouts.filter((l) => !plain || !webOnly.includes(l));
  const layout = fitting[seed % fitting.length]!;
  const irregularity = printIrregularities[(seed * 5) % printIrregularities.length]!;
  const report = generate({ seed, layout, irregularities: irregularity === '' ? [] : [irregularity], slips: seed % 3 });
  const border = force.border ?? (seed % 8 === 7 ? 'none' : r.pick(borders.slice(0, plain ? 3 : -1)));
  const paper = r.pick(papers);
  const font = r.pick(fonts);
  const body = r.pick(bodies);
  const table = paper === 'B5' ? 8 : r.pick(tables);
  const margins = r.pick(allMargins);
  const line = {
    solid: 'border: 1px solid #000', thin: 'border: 0.5pt solid #000', thick: 'border: 1.5pt solid #333', double: 'border: 3px double #000', dashed: 'border: 1px dashed #000',
    apart: 'border: 1px solid #000', shaded: 'border: 1px solid #999; background: #eef', grey: 'border: 1px solid #ccc', none: 'border: none',
  }[border];
  const css = `
@page { size: ${paper}; margin: ${margins}; }
body { font-family: "${font}"; font-size: ${body}pt; line-height: ${r.pick(['1.5', '1.8', '28pt'])}; }
p { text-indent: 2em; margin: 0; text-align: ${r.pick(['justify', 'left'])}; }
h1 { font-size: 22pt; text-align: center; line-height: 1.3; } h2 { font-size: ${body}pt; margin: 0; text-indent: 2em; }
table { width: 100%; border-collapse: ${border === 'apart' ? 'separate' : 'collapse'}; border-spacing: ${border === 'apart' ? r.pick(['0', '1px', '2px']) : '0'}; margin: 4pt 0; }
td, th { ${line}; font-size: ${table}pt; line-height: 1.3; padding: ${border === 'none' ? '3pt 4pt' : r.pick(['1pt 2pt', '2pt 4pt', '3pt'])}; text-align: ${r.pick(['center', 'center', 'left'])}; vertical-align: ${r.pick(['middle', 'middle', 'top'])}; font-weight: normal; }
td p, td span { font-size: ${table}pt !important; text-indent: 0 !important; line-height: 1.3 !important; }
table:has(table) > tbody > tr > td { border: none; background: none; }
tr { break-inside: ${r.pick(['auto', 'avoid'])}; }
.mark { position: fixed; left: 10%; top: 40%; font-size: 60pt; transform: rotate(-35deg); opacity: 0.15; }
.pale { position: fixed; left: 20%; top: 55%; font-size: 48pt; color: #ddd; z-index: -1; }
.upright { writing-mode: vertical-rl; display: inline-block; }
`;
  const mark = plain ? '' : r.pick(['', '', '<div class="mark">内部资料 注意保存</div>', '<div class="pale">临溪县公开专用</div>']);
  let html = report.text;
  // The label over all results stands upright in many reports.
  if (!plain && r.chance(0.25)) html = html.replaceAll(/(<td[^>]*rowspan="?\d+"?[^>]*>)(三、本年度办理结果)/g, '$1<span class="upright">$2</span>');
  const style = `<style>${css}</style>`;
  html = /<\/head>/i.test(html) ? html.replace(/<\/head>/i, `${style}</head>`) : style + html;
  html = /<body[^>]*>/i.test(html) ? html.replace(/<body[^>]*>/i, (m) => m + mark) : html;
  // Word processors know borders as attributes; browsers would add their own.
  if (plain) html = plainTables(html, border);
  return { report, html, border, headed: !plain && seed % 5 === 0 };
}

/** Tables get a border where they hold no other: those that only lay out a page have none. */
function plainTables(html: string, border: Border): string {
  const parts = html.replaceAll(/(<t[dr][^>]*?) style="[^"]*"/gi, '$1').split(/(<\/?table[^>]*>)/i);
  return parts.map((part, i) => {
    if (!/^<table/i.test(part)) return part;
    const next = parts.slice(i + 1).find((p) => /^<\/?table/i.test(p)) ?? '';
    return `<table width="100%" border="${border === 'none' || /^<table/i.test(next) ? 0 : 1}" cellspacing="0" cellpadding="2">`;
  }).join('');
}
