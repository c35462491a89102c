// The frame around every page: head, menu, language, foot. Complete without script.
import { html, nothing, type Html } from './html.js';
import type { Text } from '../model/text.js';
import type { Page, View } from './view.js';

/** An entry of the menu: the first part of its addresses. */
interface Place {
  readonly id: string;
  readonly title: Text;
}

export const places: readonly Place[] = [
  { id: '', title: { zh: '总览', en: 'Overview' } },
  { id: 'agencies', title: { zh: '机关', en: 'Agencies' } },
  { id: 'findings', title: { zh: '发现', en: 'Findings' } },
  { id: 'compare', title: { zh: '比较', en: 'Compare' } },
  { id: 'register', title: { zh: '发布情况', en: 'Register' } },
  { id: 'search', title: { zh: '检索', en: 'Search' } },
  { id: 'data', title: { zh: '数据', en: 'Data' } },
];

/** Of a static site: its server said it in headers. */
const policy = html`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'"><meta name="referrer" content="no-referrer">`;

export function layout(view: View, page: Page): Html {
  const { say, links, lang, site } = view;
  const other = lang === 'zh' ? 'en' : 'zh';
  const turned = links.inLanguage(other);
  const entry = (p: Place): Html => html`<li><a href="${links.to(p.id === '' ? [] : [p.id])}"${p.id === page.place ? html` aria-current="page"` : nothing}>${p.title[lang]}</a></li>`;
  return html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${links.still ? policy : nothing}
<title>${page.title} · ${say('年报', 'nianbao')}</title><link rel="stylesheet" href="${links.to(['style.css'])}"><link rel="icon" href="data:,">
${page.before == null ? nothing : html`<link rel="prev" href="${page.before}">`}${page.after == null ? nothing : html`<link rel="next" href="${page.after}">`}
<script src="${links.to(['script.js'])}" defer></script>${page.script === undefined ? nothing : html`<script src="${links.to([page.script])}" defer></script>`}</head>
<body${page.wide === true ? html` class="wide"` : nothing}><a class="skip" href="#main">${say('跳到正文', 'Skip to the content')}</a>
<header><a class="home" href="${links.to([])}">${say('年报', 'nianbao')}</a><nav aria-label="${say('主菜单', 'Main menu')}"><ul>${places.map(entry)}</ul></nav>${turned === null ? nothing : html`<a class="lang" lang="${other === 'zh' ? 'zh-CN' : 'en'}" hreflang="${other}" href="${turned}">${other === 'zh' ? '中文' : 'English'}</a>`}</header>
<main id="main" tabindex="-1">
${page.body}
</main>
<footer><p>${say('数字照原文，一概未改；每格都可回到原文所在之处。', 'Figures are as published and were never changed; each leads back to its place in the original.')} <span>nianbao ${site.version}</span></p></footer>
</body></html>
`;
}
