// The pages around the reports, as the families of portals build them: home, lists in their own structures, articles in their own containers.
import type { Generated } from '../generate/generate.js';
import { escape } from '../generate/layouts/html.js';
import type { SampleReport } from './reports.js';

export interface Entry {
  readonly url: string;
  readonly title: string;
  readonly date: string;
}

export interface Site {
  readonly name: string;
  /** Into <head>. */
  readonly head?: string;
  /** What the system leaves at the end of its pages. */
  readonly foot?: string;
}

export const columnName = '政府信息公开年报';

/** `visits`: the counter in the furniture, which is another on another day. */
export function page(site: Site, title: string, body: string, options: { readonly head?: string; readonly crumb?: string; readonly visits?: number } = {}): string {
  const crumb = options.crumb === undefined ? '' : `<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; ${options.crumb}</div>\n`;
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>${escape(title)}</title>${options.head ?? ''}${site.head ?? ''}</head>
<body>
<div class="header"><div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/hudong/">互动交流</a></li></ul></div></div>
${crumb}${body}
<div class="footer"><a href="/map.html">网站地图</a> 主办：${site.name}${options.visits === undefined ? '' : `　访问量：${options.visits}`}</div>
${site.foot ?? ''}</body>
</html>
`;
}

export function home(site: Site, column: string, news: readonly Entry[]): string {
  return page(site, site.name, `<div class="main"><h2>政务公开</h2><p><a href="${column}">${columnName}</a></p><h2>要闻</h2>\n${rows(news)}</div>`);
}

export function rows(entries: readonly Entry[]): string {
  const cut = (t: string): string => (t.length > 30 ? `${t.slice(0, 28)}...` : t);
  return `<ul class="list">\n${entries.map((e) => `<li><a href="${e.url}" target="_blank" title="${escape(e.title)}">${escape(cut(e.title))}</a><span>${e.date}</span></li>`).join('\n')}\n</ul>`;
}

export function list(site: Site, entries: readonly Entry[], pager: string): string {
  return page(site, `${columnName}_${site.name}`, `${rows(entries)}\n${pager}`, { crumb: columnName });
}

export interface Around {
  /** Start tag of what holds the article. */
  readonly holder: string;
  readonly visits?: number;
  readonly after?: string;
}

export function article(site: Site, report: Pick<SampleReport, 'title' | 'date' | 'agency'>, body: string, around: Around): string {
  const head = `<meta name="SiteName" content="${site.name}"><meta name="ColumnName" content="${columnName}"><meta name="ArticleTitle" content="${report.title}"><meta name="PubDate" content="${report.date}"><meta name="ContentSource" content="${report.agency}">`;
  return page(site, `${report.title}_${site.name}`, `${around.holder}\n${body}\n</div>${around.after ?? ''}`, { head, crumb: columnName, ...(around.visits === undefined ? {} : { visits: around.visits }) });
}

/** The report without the page the generator puts around it. */
export function bodyOf(made: Generated): string {
  const [, body] = /<body>\n([\s\S]*)\n<\/body>/.exec(made.text) ?? [];
  if (body === undefined) throw new RangeError(`No body in ${made.name}.`);
  return body;
}

/** Sections one to three, and the rest. */
export function halves(body: string): readonly [string, string] {
  const at = body.indexOf('<h2>四、');
  if (at < 0) throw new RangeError('No section four.');
  return [body.slice(0, at), body.slice(at)];
}

/** A page that only has the report attached. */
export function onlyAttached(title: string, link: string): string {
  return `<h1>${title}</h1>\n<p>现予公布，详见附件。</p>\n<p>附件：${link}</p>`;
}

/** What stands before every page of a site behind a protection system. */
export const challenge = `<!DOCTYPE html><html><head><meta id="9DhefwqGPrzGxEp9hPaoag" content="" r='m'><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=52131;$_ts.cd="";</script></head><body></body></html>`;
