// The archived original, drawn anew: its tables, its pages or its sentences with every cell of the form marked and linkable. Nothing of its own markup gets in.
import { drawGrid, drawPage, type Mark } from '../../export/drawing.js';
import type { Reread } from '../../export/evidence/page.js';
import type { Anchor } from '../../model/anchor.js';
import { anchorText } from '../../store/anchor-text.js';
import type { ReportPage } from '../../store/page-store.js';
import { frameStyle } from '../assets/style.js';
import { html, nothing, raw, type Html } from '../html.js';
import { cellName } from '../parts/arithmetic.js';
import type { View } from '../view.js';

/** What a frame shows: the document alone, or why it cannot be shown. */
export async function originalPage(view: View, asked: { readonly agency: string; readonly year: number; readonly version?: number }): Promise<{ readonly body: Html; readonly status: 200 | 404 } | null> {
  const { site, say } = view;
  const v = await site.store.pages.report(asked.agency, asked.year, asked.version);
  if (v === null) return null;
  const bytes = await site.store.original(v.report.source.id);
  if (bytes === null) return { body: frame(view, html`<p>${say('原件没有存档。', 'The original was not kept.')}</p>`), status: 404 };
  // The bytes of a version never change: they are read once.
  const read = await site.memory.of(`original ${v.report.source.id}`, Infinity, () => site.reread(bytes, v.names[0] ?? v.report.source.name));
  if (read === null) return { body: frame(view, html`<p>${say('原件未能再次读出，请下载。', 'The original could not be read again: download it.')}</p>`), status: 200 };
  return { body: frame(view, drawn(view, v, read, v.report.source.format === 'pdf' && lacksFonts(bytes))), status: 200 };
}

/** The letters of such a file are not in it: a picture of its pages would have boxes in their place, while its words are known. */
function lacksFonts(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return text.includes('/BaseFont') && !text.includes('/FontFile');
}

function drawn(view: View, v: ReportPage, { document, pages }: Reread, words: boolean): Html {
  const marks = marksOf(view, v);
  const at = (a: Anchor): Mark | undefined => marks.get(anchorText(a));
  const shown = new Set(document.blocks.flatMap((b) => (b.kind === 'grid' ? b.grid.rows.flatMap((r) => r.cells.flatMap((c) => ('page' in c.anchor && at(c.anchor) !== undefined ? [c.anchor.page] : []))) : [])));
  const geometry = (document.geometry ?? []).filter((g) => shown.has(g.number));
  if (geometry.length > 0) return html`${geometry.map((g) => html`<figure><figcaption>${view.say(`第 ${g.number} 页`, `page ${g.number}`)}</figcaption>${raw(drawPage(g, document, at, { picture: words ? undefined : pages.get(g.number), everything: words }))}</figure>`)}`;
  return html`${document.blocks.map((b) => (b.kind === 'grid' ? html`<div class="scroll" tabindex="0">${raw(drawGrid(b.grid, at))}</div>` : b.kind === 'text' ? (b.level === undefined ? html`<p>${b.text}</p>` : html`<p><b>${b.text}</b></p>`) : html`<p><i>${view.say('［图片］', '[picture]')}</i></p>`))}`;
}

/** A place where two cells of the form stand has both names. */
function marksOf({ lang }: View, v: ReportPage): ReadonlyMap<string, Mark> {
  const broken = new Set(v.findings.filter((f) => f.status !== 'dismissed' && f.finding.outcome === 'broken').flatMap((f) => f.finding.cells));
  const wrong = new Set(v.findings.filter((f) => f.status !== 'dismissed').flatMap((f) => (f.finding.suspects ?? []).filter((s) => s.rank === 1 && !s.tie).flatMap((s) => Object.keys(s.cells))));
  const marks = new Map<string, Mark & { readonly ids: readonly string[] }>();
  for (const [ref, value] of v.report.cells) {
    if (value.anchor === null) continue;
    const key = anchorText(value.anchor);
    const known = marks.get(key);
    const kind = wrong.has(ref) ? 'suspect' : broken.has(ref) ? 'part' : known?.kind ?? 'figure';
    marks.set(key, { kind, ids: [...(known?.ids ?? []), ref], title: [...(known === undefined ? [] : [known.title]), cellName(ref, lang)].join('; '), note: '' });
  }
  return marks;
}

function frame({ lang, links, say }: View, body: Html): Html {
  return html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${links.still ? html`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">` : nothing}<title>${say('存档的原件', 'The archived original')}</title><style>${raw(frameStyle)}</style></head><body><main>${body}</main></body></html>
`;
}
