// The sentences of a report, section by section, with those marked that findings rest on.
import type { Report } from '../../model/report.js';
import { html, nothing, type Html } from '../html.js';
import type { Page, View } from '../view.js';

/** Characters shown of one report: more is no report but a damaged reading. */
const shown = 60_000;

export function proseLength(report: Pick<Report, 'opening' | 'sections'>): number {
  return [{ paragraphs: report.opening ?? [] }, ...report.sections].reduce((n, s) => n + s.paragraphs.reduce((m, p) => m + p.text.length, 0), 0);
}

/** Name of a section within the page; −1 is what stands before the first. */
export function sectionId(section: number): string {
  return section < 0 ? 's-opening' : `s-${section}`;
}

export async function prosePage(view: View, asked: { readonly agency: string; readonly year: number; readonly version?: number }): Promise<Page | null> {
  const { site, say, links, lang } = view;
  const v = await site.store.pages.report(asked.agency, asked.year, asked.version);
  if (v === null) return null;
  const marks = new Map<string, { readonly start: number; readonly end: number; readonly said: string; readonly fingerprint: string }[]>();
  for (const { finding, fingerprint, status } of v.findings) {
    if (status === 'dismissed') continue;
    for (const p of finding.passages ?? []) {
      if (p.agency !== undefined) continue;
      const key = `${p.place.section} ${p.place.paragraph}`;
      marks.set(key, [...(marks.get(key) ?? []), { start: p.place.start, end: p.place.end, said: finding.message[lang], fingerprint }]);
    }
  }
  const marked = (text: string, key: string): Html => {
    const own = [...(marks.get(key) ?? [])].sort((a, b) => a.start - b.start);
    let at = 0;
    const parts: Html[] = [];
    for (const m of own) {
      if (m.start < at || m.end > text.length) continue;
      parts.push(html`${text.slice(at, m.start)}<mark title="${m.said}">${text.slice(m.start, m.end)}</mark>${m.fingerprint === '' ? nothing : html`<sup><a href="${links.to(['finding', m.fingerprint])}" aria-label="${m.said}">✕</a></sup>`}`);
      at = m.end;
    }
    return html`${parts}${text.slice(at)}`;
  };
  let room = shown;
  const section = (i: number, heading: string | null, paragraphs: Report['sections'][number]['paragraphs']): Html => {
    const own = paragraphs.map((p, j) => {
      if (room <= 0 || p.text === '') return nothing;
      const text = p.text.slice(0, room);
      room -= p.text.length;
      return html`<p>${marked(text, `${i} ${j}`)}</p>`;
    });
    return html`<section id="${sectionId(i)}">${heading === null ? nothing : html`<h2>${marked(heading, `${i} -1`)}</h2>`}${own}</section>`;
  };
  const opening = v.report.opening ?? [];
  const sections = [opening.length === 0 ? nothing : section(-1, null, opening), ...v.report.sections.map((s, i) => section(i, s.heading, s.paragraphs))];
  const title = `${v.agency} ${v.year} · ${say('正文', 'prose')}`;
  return {
    title, place: 'agencies',
    body: html`<h1><a href="${links.to(['report', v.agency, String(v.year)], { version: v.current ? null : v.version })}">${v.agency} ${v.year}</a> · ${say('正文', 'prose')}</h1><article class="prose" lang="zh-CN">${sections}${room <= 0 ? html`<p class="notice">${say('其余从略。', 'The rest is left out.')}</p>` : nothing}</article>`,
  };
}
