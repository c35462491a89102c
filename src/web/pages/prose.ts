// The sentences of a report, section by section, with those marked that findings rest on.
import type { Report } from '../../model/report.js';
import { html, nothing, type Html } from '../html.js';
import type { Page, View } from '../view.js';

/** Characters shown of one report: more is no report but a damaged reading. */
const shown = 60_000;

export function proseLength(report: Pick<Report, 'sections'>): number {
  return report.sections.reduce((n, s) => n + s.paragraphs.reduce((m, p) => m + p.text.length, 0), 0);
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
  const paragraph = (text: string, key: string): Html => {
    const own = [...(marks.get(key) ?? [])].sort((a, b) => a.start - b.start);
    let at = 0;
    const parts: Html[] = [];
    for (const m of own) {
      if (m.start < at || m.end > text.length) continue;
      parts.push(html`${text.slice(at, m.start)}<mark title="${m.said}">${text.slice(m.start, m.end)}</mark>${m.fingerprint === '' ? nothing : html`<sup><a href="${links.to(['finding', m.fingerprint])}" aria-label="${m.said}">✕</a></sup>`}`);
      at = m.end;
    }
    return html`<p>${parts}${text.slice(at)}</p>`;
  };
  let room = shown;
  const sections = v.report.sections.map((s, i) => {
    const own = s.paragraphs.map((p, j) => {
      if (room <= 0 || p.text === '') return nothing;
      const text = p.text.slice(0, room);
      room -= p.text.length;
      return paragraph(text, `${i} ${j}`);
    });
    return html`<section id="s-${i}"><h2>${s.heading}</h2>${own}</section>`;
  });
  const title = `${v.agency} ${v.year} · ${say('正文', 'prose')}`;
  return {
    title, place: 'agencies',
    body: html`<h1><a href="${links.to(['report', v.agency, String(v.year)], { version: v.current ? null : v.version })}">${v.agency} ${v.year}</a> · ${say('正文', 'prose')}</h1><article class="prose" lang="zh-CN">${sections}${room <= 0 ? html`<p class="notice">${say('其余从略。', 'The rest is left out.')}</p>` : nothing}</article>`,
  };
}
