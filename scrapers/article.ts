// Page of an article → its title, date, further parts, attachments and pictures, wherever the family of the portal puts them.
import type { Article } from '../src/crawl/family.js';
import type { WebPage } from '../src/model/web.js';
import { absolute, decoded, documentEnding, oneNumberApart, parsed, stemOf } from './addresses.js';
import { dateIn, dateOfAddress } from './dates.js';
import { pagerCall } from './page-call.js';
import { attribute, furnitureOf, marksOf, metaOf, oneLine, parentOf, rowNodes, textOf, treeOf, treeOfText, within, type Element, type Tree } from './tree.js';

/** `body`: words of class or id, or names of elements, that hold the article in this family; the usual ones are known besides. */
export function articleOf(page: WebPage, key: (url: string) => string, body: readonly string[] = []): Article {
  const tree = treeOf(page);
  const around = furnitureOf(tree);
  const held = bodyOf(tree, body, around);
  return {
    key: key(page.url),
    title: titleOf(tree, around),
    date: dateOfArticle(tree, page.url),
    parts: partsOf(tree, page.url),
    attachments: attachmentsOf(tree, held, around),
  };
}

const usualBodies = ['ucapcontent', 'trs_editor', 'trs_preview', 'zoom', 'vsb_content', 'vsb_content_2', 'vsb_content_4', 'vsb_content_500', 'v_news_content', 'wp_articlecontent',
  'article-content', 'article_content', 'articlecontent', 'article-body', 'news_content', 'newscontent', 'content_body', 'xxgk_content', 'detail-content', 'con_text', 'conttext', 'view-content', 'j-fontcontent', 'pages_content', 'content', 'article', 'main'];

/** The element that holds the article; several pieces (editors in a row) go by the one around them. */
function bodyOf(tree: Tree, names: readonly string[], around: ReadonlySet<Element>): Element | null {
  const order = new Map([...names, ...usualBodies].map((name, i) => [name, i] as const).reverse());
  let best: Element | null = null;
  let rank = Infinity;
  for (const e of tree.elements) {
    if (around.has(e) || e.name === 'meta') continue;
    const own = Math.min(...[e.name, ...marksOf(e)].map((w) => order.get(w) ?? Infinity));
    if (own < rank && (textOf(e, null, rowNodes) !== '' || holdsPicture(e))) [best, rank] = [e, own];
  }
  if (best !== null) return best;
  return tree.elements.find((e) => e.name === 'body') ?? null;
}

function holdsPicture(e: Element): boolean {
  return e.children.some((c) => 'attribs' in c && (['img', 'iframe', 'embed', 'object', 'a'].includes(c.name) || c.children.some((d) => 'attribs' in d && ['img', 'iframe', 'embed', 'object', 'a'].includes(d.name))));
}

const titleMarks = /^(?:article-?_?title|art-?_?title|news-?_?title|content-?_?title|xl-?_?title|detail-?_?title|title-?_?article|con-?_?title|info-?_?title|arc-?_?title|main-?_?title|bt|tit|title)$/;

function titleOf(tree: Tree, around: ReadonlySet<Element>): string | null {
  const meta = metaOf(tree, ['ArticleTitle', 'Article.Title', 'og:title']);
  if (meta !== null) return meta;
  const texts = (passes: (e: Element) => boolean): string | undefined => {
    for (const e of tree.elements) {
      if (around.has(e) || !passes(e)) continue;
      const text = textOf(e, null, rowNodes);
      if (text.length >= 4 && text.length <= 150) return text;
    }
    return undefined;
  };
  return texts((e) => e.name === 'ucaptitle') ?? texts((e) => e.name === 'h1') ?? texts((e) => marksOf(e).some((w) => titleMarks.test(w)) && e.name !== 'ul' && e.name !== 'a')
    ?? texts((e) => e.name === 'h2') ?? pageTitle(tree);
}

/** <title> without the names of site and column behind it. */
export function pageTitle(tree: Tree): string | null {
  const e = tree.elements.find((t) => t.name === 'title' && (parentOf(t) === null || parentOf(t)!.name !== 'svg'));
  const whole = e === undefined ? '' : oneLine(e.children.map((c) => (c.type === 'text' ? c.data : '')).join(''));
  const first = whole.split(/\s*[-_|–—]{1,2}\s*(?=\D)|\s+[-|]\s+/).map((s) => s.trim()).find((s) => s.length > 3);
  return first ?? (whole === '' ? null : whole);
}

const metaDates = ['PubDate', 'publishdate', 'pubtime', 'publish-date', 'article:published_time', 'DC.Date', 'createDate', 'maketime', 'ArticleDate'];

function dateOfArticle(tree: Tree, url: string): string | null {
  const meta = metaOf(tree, metaDates);
  const stated = meta === null ? null : dateIn(meta);
  if (stated !== null) return stated;
  const own = tree.elements.find((e) => e.name === 'publishtime');
  const tagged = own === undefined ? null : dateIn(textOf(own));
  if (tagged !== null) return tagged;
  for (const words of [/(?:发布|发文|公开|发表)(?:时间|日期)\s*[:：]?\s*/g, /(?:成文|生成|生效|更新|录入)(?:时间|日期)\s*[:：]?\s*/g, /(?:日期|时间)\s*[:：]\s*/g]) {
    for (const m of tree.text.matchAll(words)) {
      const date = dateIn(tree.text.slice(m.index + m[0].length, m.index + m[0].length + 16));
      if (date !== null) return date;
    }
  }
  return dateOfAddress(url);
}

const partWords = /^(?:下一?页|后一?页|下页|后页|next(?: page)?|›|>|>>|»|\[下一?页\]|\[?\d{1,3}\]?|尾页|末页|第[\d一二三四五六七八九十]{1,3}页)$/i;

/** Pages that go on with the article: the pager of scripts, and links by 下一页 or number whose addresses belong to this one's. */
function partsOf(tree: Tree, url: string): readonly string[] {
  const parts: string[] = [];
  const own = articleStem(url);
  const call = pagerCall(tree, null);
  if (call !== null && call.name === own && own !== '') parts.push(...call.urls);
  for (const e of tree.elements) {
    if (e.name !== 'a') continue;
    const text = textOf(e, null, 20).replace(/\s/g, '');
    if (!partWords.test(text)) continue;
    const to = absolute(tree.base, attribute(e, 'href'));
    if (to !== null && to !== url && goesOn(url, to)) parts.push(to);
  }
  return [...new Set(parts)].filter((p) => p !== url);
}

/** Name of the article without the number of its part: `t20240115_12` of `t20240115_12_2.html`; dates and ids stay whole. */
function articleStem(url: string): string {
  return stemOf(url).replace(/^(t\d{8}_\d+|(?:m?post|content|art_\d+|i|c)_\d+)_\d{1,3}$/i, '$1');
}

/** `post_12.html` → `post_12_2.html`, `a.html?page=2`, and books of numbered pages (`3.html` → `4.html`); not the next article. */
function goesOn(url: string, to: string): boolean {
  const a = parsed(url);
  const b = parsed(to);
  if (a === null || b === null || a.host !== b.host) return false;
  const folder = (u: URL): string => u.pathname.slice(0, u.pathname.lastIndexOf('/') + 1);
  if (a.pathname === b.pathname) return /[?&](?:page|pageno|pagenum|pageindex|p)=\d+/i.test(b.search);
  if (folder(a) !== folder(b)) return false;
  const from = articleStem(url);
  if (from !== '' && from === articleStem(to)) return true;
  if (from !== '' && new RegExp(`^${from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}_\\d{1,3}$`).test(stemOf(to))) return true;
  const step = oneNumberApart(url, to);
  // Ids of articles are long numbers; pages of a book count from one, next to each other.
  return step !== null && step.b <= 300 && step.a <= 300 && /(?:^|\/)(?:page|p|files\/page)?[_-]?\d{1,3}\.s?html?$/i.test(b.pathname);
}

type Attachment = Article['attachments'][number];

/** Attachments of an article that came as a fragment in JSON. */
export function attachmentsOfFragment(html: string, url: string): readonly Attachment[] {
  const tree = treeOfText(`<body>${html}</body>`, url);
  return attachmentsOf(tree, tree.elements[0] ?? null, new Set());
}

const holders = new Set(['iframe', 'embed', 'frame', 'object', 'source', 'param']);
const icons = /(?:icon|logo|filetype|file_?type|ewm|qrcode|erweima|print|share|wechat|weixin|spacer|blank|arrow|banner|dot|bullet)[\w-]*\.(?:gif|png|jpe?g|svg|webp)|\/(?:fileTypeImages|ico|icons)\//i;

function attachmentsOf(tree: Tree, body: Element | null, around: ReadonlySet<Element>): readonly Attachment[] {
  const found = new Map<string, Attachment>();
  const keep = (url: string | null, text: string, kind: Attachment['kind']): void => {
    if (url !== null && !found.has(url)) found.set(url, { url, text, kind });
  };
  const inBody = body === null ? new Set<Element>() : within(tree, body);
  for (const e of tree.elements) {
    if (around.has(e)) continue;
    if (e.name === 'a') {
      const url = absolute(tree.base, attribute(e, 'href'));
      const text = textOf(e, null, rowNodes) || attribute(e, 'title') || attribute(e, 'alt');
      if (url === null || !isDocumentLink(e, url, text)) continue;
      keep(viewed(url) ?? url, named(text, attribute(e, 'alt') || attribute(e, 'download')), 'document');
    } else if (holders.has(e.name)) {
      const src = attribute(e, 'src') || attribute(e, 'data') || (e.name === 'param' ? attribute(e, 'value') : '');
      const url = absolute(tree.base, src);
      if (url === null) continue;
      const inside = viewed(url);
      if (inside !== null || documentEnding(url) !== null) keep(inside ?? url, attribute(e, 'title'), 'document');
    } else if (e.name === 'img' && inBody.has(e)) {
      const src = attribute(e, 'src') || attribute(e, 'data-src') || attribute(e, 'data-original');
      const url = absolute(tree.base, src);
      if (url !== null && !icons.test(url) && !isSmall(e)) keep(url, attribute(e, 'alt') || attribute(e, 'title'), 'picture');
    } else if (e.name === 'script') {
      // Viewers of documents are called with the address: showVsbpdfIframe("/__local/….pdf", …), pdfobject.embed("….pdf").
      const code = e.children.map((c) => (c.type === 'text' ? c.data : '')).join('');
      for (const m of code.matchAll(/(?:showVsbpdfIframe|showpdf|PDFObject\.embed|pdfh5|openPdf|loadPdf|viewPdf)\w*\s*\(\s*["']([^"'\n]{1,500})["']/gi)) keep(absolute(tree.base, m[1]!), '', 'document');
    }
  }
  return [...found.values()];
}

function isDocumentLink(e: Element, url: string, text: string): boolean {
  if (documentEnding(url) !== null || documentEnding(attribute(e, 'download')) !== null) return true;
  if (marksOf(e).includes('nfw-cms-attachment')) return true;
  // Addresses without an ending (download.jsp?wbfileid=…) go by the name of the file they show.
  return /download|attach|file|annex|\bfj\b/i.test(url) && (documentEnding(text.replace(/[)）\]】\s]+$/, '')) !== null || documentEnding(attribute(e, 'alt')) !== null);
}

function named(text: string, file: string): string {
  return text !== '' ? text : file;
}

/** The document that a viewer shows: `viewer.html?file=%2Fa.pdf`; null where the address is no viewer's. */
function viewed(url: string): string | null {
  const at = parsed(url);
  if (at === null || documentEnding(decoded(at.pathname)) !== null) return null;
  for (const name of ['file', 'pdf', 'url', 'src', 'path', 'pdfurl', 'fileurl', 'filepath']) {
    const value = [...at.searchParams].find(([k]) => k.toLowerCase() === name)?.[1];
    if (value === undefined || documentEnding(value.replace(/[?#].*$/, '')) === null) continue;
    // A download script takes the name of its file; a viewer takes an address.
    if (/^(?:https?:)?\/\/|^\.{0,2}\//.test(value) || /view|pdfjs|reader|web\//i.test(at.pathname)) return absolute(url, value);
  }
  return null;
}

function isSmall(e: Element): boolean {
  const size = (name: string): number => Number(/^\d+/.exec(attribute(e, name))?.[0] ?? NaN);
  return size('width') < 60 || size('height') < 40;
}
