// The sample portal that ships in data/portal: its files and the script its server plays. Five portals of five families, and a site behind a challenge.
import type { Play, Route, Script } from '../../src/commands/sample-portal.js';
import { defaultLimits } from '../../src/model/limits.js';
import { isRejection } from '../../src/model/rejection.js';
import type { Portal } from '../../src/model/web.js';
import { readWritten } from '../../src/read/read.js';
import { pdfOf } from '../generate/files/pdf.js';
import type { Generated } from '../generate/generate.js';
import { writtenAs } from '../written-as.js';
import { article, bodyOf, challenge, columnName, halves, home, list, onlyAttached, page, rows, type Around, type Entry, type Site } from './pages.js';
import { sampleReports, unreachable, type PortalId, type SampleReport } from './reports.js';

const html = 'text/html; charset=utf-8';
const types = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const;

/** Titles that stand in the lists and are no annual reports. */
export const passedOver = [
  '青川市人民政府办公室关于做好2024年政府信息公开工作年度报告编制工作的通知', '临溪县2024年第三季度政府信息公开情况统计表', '白石县政府信息公开指南',
] as const;

/** Reports that are no page of their own, by agency and year. */
export const attached: Readonly<Record<string, keyof typeof types>> = {
  '青川市教育局 2022': 'pdf', '临溪县水利局 2022': 'docx', '云栖区财政局 2024': 'pdf', '白石县司法局 2023': 'docx', '青川市北桥镇财政所 2023': 'pdf',
};
/** Only the page around it is another after a month. */
export const refurnished = { agency: '青川市教育局', year: 2023 } as const;
export const inTwoPages = { agency: '临溪县人民政府', year: 2024 } as const;

export interface PortalFiles {
  readonly script: Script;
  /** By path in data/portal, `site.json` included. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const is = (r: SampleReport, which: { readonly agency: string; readonly year: number }): boolean => r.agency === which.agency && r.year === which.year;
const formatOf = (r: SampleReport): keyof typeof types | undefined => attached[`${r.agency} ${r.year}`];

export function samplePortal(): PortalFiles {
  const files = new Map<string, Uint8Array>();
  const hosts: Record<string, Record<string, Route>> = {};
  const reports = sampleReports();
  const news: Entry[] = [];

  /** Keeps a file and says how it is sent. */
  function kept(name: string, content: string | Uint8Array, type: string): Play & { readonly file: string } {
    files.set(name, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    return { file: name, type };
  }

  /** A host with its robots.txt; `at` adds a route. */
  function host(id: string): (request: string, name: string, content: string | Uint8Array, type?: string, more?: Partial<Route>) => void {
    const routes: Record<string, Route> = { 'GET /robots.txt': { text: 'User-agent: *\nDisallow: /admin/\nCrawl-delay: 0.01\n', type: 'text/plain' } };
    hosts[id] = routes;
    return (request, name, content, type = html, more = {}) => {
      routes[request] = { ...kept(`${id}/${name}`, content, type), ...more };
    };
  }

  /** The page of a report in its holder, and what it becomes. */
  function reportPage(at: ReturnType<typeof host>, id: PortalId, site: Site, r: SampleReport, path: string, around: Around): void {
    const name = path.split('/').at(-1)!;
    const later = r.later !== null ? article(site, r, bodyOf(r.later), { ...around, visits: 4102 }) : is(r, refurnished) ? article(site, r, bodyOf(r.made), { ...around, visits: 9313, after: `<div class="hot"><h3>热点</h3>\n${rows(news)}</div>` }) : null;
    at(`GET ${path}`, name, article(site, r, bodyOf(r.made), { ...around, visits: 1880 + r.year }), html, later === null ? {} : { later: kept(`${id}/${name.replace('.', '.later.')}`, later, html) });
  }

  const of = (id: PortalId): SampleReport[] => reports.filter((r) => r.portal === id);
  qingchuan();
  linxi();
  yunqi();
  baishi();
  beiqiao();
  hosts['shichang'] = {
    'GET /robots.txt': { text: challenge, type: html, status: 412 },
    'GET /art/2025/1/21/art_77_5001.html': { text: challenge, type: html, status: 412 },
  };
  const portal = (id: PortalId, name: string, path: string, more: readonly string[] = []): Portal => ({ id, name, address: `{{origin:${id}}}${path}`, family: 'auto', columns: [], hosts: more, region: null });
  const script: Script = {
    portals: [portal('qingchuan', '青川市人民政府', '/', ['{{origin:shichang}}']), portal('linxi', '临溪县人民政府', '/'), portal('yunqi', '云栖区政府信息公开平台', '/gkmlpt/index'), portal('baishi', '白石县人民政府', '/'), portal('beiqiao', '青川市北桥镇', '/')],
    hosts,
  };
  files.set('site.json', new TextEncoder().encode(`${JSON.stringify(script, null, 1)}\n`));
  return { script, files };

  /** Hanweb: the first rows as XML in the page, the rest by POST. */
  function qingchuan(): void {
    const site: Site = { name: '青川市人民政府', foot: '<script src="/script/hanweb.js"></script>\n' };
    const at = host('qingchuan');
    const entries = of('qingchuan').map((r, i): Entry & { report: SampleReport } => ({ url: `/art/${r.date.replace(/-0?/g, '/')}/art_8349_${7100 - i}.html`, title: r.title, date: r.date, report: r }));
    for (const { url, report: r } of entries) {
      if (formatOf(r) === undefined) reportPage(at, 'qingchuan', site, r, url, { holder: '<div id="zoom">' });
      else {
        const file = '/module/download/downfile.jsp?classid=0&filename=7f3a2b.pdf';
        at(`GET ${url}`, url.split('/').at(-1)!, article(site, r, onlyAttached(r.title, `<a href="${file.replace('&', '&amp;')}">${r.title}.pdf</a>`), { holder: '<div id="zoom">' }));
        at(`GET ${file}`, '7f3a2b.pdf', pdf(r.made, r.title), types.pdf);
      }
    }
    const notice = { url: '/art/2024/12/20/art_8349_7000.html', title: passedOver[0], date: '2024-12-20' };
    at(`GET ${notice.url}`, 'art_8349_7000.html', page(site, notice.title, `<div id="zoom"><h1>${notice.title}</h1><p>各县（区）人民政府，市政府各部门：现将2024年度报告编制工作有关事项通知如下。</p></div>`, { crumb: columnName }));
    const listed = [...entries, notice, { url: '{{origin:shichang}}/art/2025/1/21/art_77_5001.html', title: unreachable.title, date: unreachable.date }].sort((a, b) => (a.date < b.date ? 1 : -1));
    const record = (e: Entry): string => `<record><![CDATA[<li><a href="${e.url}" title="${e.title}" target="_blank">${e.title}</a><span>${e.date}</span></li>]]></record>`;
    const store = (some: readonly Entry[]): string => `<datastore><totalrecord>${listed.length}</totalrecord><totalpage>${Math.ceil(listed.length / 3)}</totalpage><recordset>${some.map(record).join('\n')}</recordset></datastore>`;
    at('GET /', 'home.html', home(site, '/col/col8349/index.html', [{ url: '/art/2025/2/1/art_12_9.html', title: '青川市召开春季防汛会', date: '2025-02-01' }]));
    const call = `<script>$(function(){ $('#31591').jpage({ themeName:'default', perpage:3, totalRecord:${listed.length}, proxyUrl:'/module/web/jpage/dataproxy.jsp',\n  ajaxParam:{ 'col':'1','appid':'1','webid':'18','path':'/','columnid':'8349','sourceContentType':'1','unitid':'31591','webname':'青川市人民政府','permissiontype':'0' } }); });</script>`;
    at('GET /col/col8349/index.html', 'col8349.html', page(site, columnName, `<div id="31591"><script type="text/xml">${store(listed.slice(0, 9))}</script></div>\n${call}`, { crumb: columnName }));
    at(`POST /module/web/jpage/dataproxy.jsp?startrecord=10&endrecord=${listed.length}&perpage=3`, 'dataproxy-10.xml', `<?xml version="1.0" encoding="utf-8"?>${store(listed.slice(9))}`, 'text/xml; charset=utf-8', { form: { columnid: '8349', unitid: '31591', webid: '18' } });
  }

  /** TRS: static pages announced by a script; a report over two pages; the mobile twin of another in the list. */
  function linxi(): void {
    const site: Site = { name: '临溪县人民政府' };
    const at = host('linxi');
    const column = '/zwgk/zfxxgknb/';
    const own = of('linxi').map((r, i): Entry & { report: SampleReport; id: string } => {
      const id = `t${r.date.replaceAll('-', '')}_${330100 - i}`;
      return { id, url: `./${id.slice(1, 7)}/${id}.html`, title: r.title, date: r.date, report: r };
    });
    for (const { id, url, report: r } of own) {
      const path = new URL(url, `http://x${column}`).pathname;
      if (formatOf(r) === 'docx') {
        at(`GET ${path}`, `${id}.html`, article(site, r, onlyAttached(r.title, `<a href="./P0${id.slice(-6)}.docx">${r.title}.docx</a>`), { holder: '<div class="TRS_Editor">' }));
        at(`GET ${path.replace(/[^/]*$/, '')}P0${id.slice(-6)}.docx`, `P0${id.slice(-6)}.docx`, writtenAs(r.made, 'docx'), types.docx);
      } else if (is(r, inTwoPages)) {
        const around = (n: number): Around => ({ holder: '<div class="TRS_Editor">', after: `<div class="page"><script>createPageHTML(2, ${n}, "${id}", "html");</script></div>` });
        halves(bodyOf(r.made)).forEach((half, n) => at(`GET ${n === 0 ? path : path.replace('.html', '_1.html')}`, n === 0 ? `${id}.html` : `${id}_1.html`, article(site, r, half, around(n))));
      } else reportPage(at, 'linxi', site, r, path, { holder: '<div class="TRS_Editor">' });
    }
    const twin = own.find((e) => e.report.agency === '临溪县水利局' && e.report.year === 2024)!;
    const listed: Entry[] = [...own, { ...twin, url: twin.url.replace('.html', '_wap.html') }, { url: './202410/t20241015_330050.html', title: passedOver[1], date: '2024-10-15' }];
    at('GET /', 'home.html', home(site, column, [{ url: './xw/202502/t20250201_330900.html', title: '临溪县召开春季防汛会', date: '2025-02-01' }]));
    const pager = (n: number): string => `<div class="page"><script>createPageHTML(2, ${n}, "index", "html");</script></div>`;
    at(`GET ${column}`, 'index.html', list(site, listed.slice(0, 7), pager(0)));
    at(`GET ${column}index_1.html`, 'index_1.html', list(site, listed.slice(7), pager(1)));
  }

  /** Kaipuyun: a platform whose lists are JSON. */
  function yunqi(): void {
    const site: Site = { name: '云栖区人民政府' };
    const at = host('yunqi');
    const own = of('yunqi').map((r, i): Entry & { report: SampleReport } => ({ url: `/gkmlpt/content/0/963/post_${963140 - i}.html`, title: r.title, date: r.date, report: r }));
    for (const { url, report: r } of own) {
      const name = url.split('/').at(-1)!;
      if (formatOf(r) === undefined) reportPage(at, 'yunqi', site, r, url, { holder: '<div class="article-content">' });
      else {
        at(`GET ${url}`, name, article(site, r, onlyAttached(r.title, `<a class="nfw-cms-attachment" href="/attachment/0/512/512077.pdf" alt="${r.title}.pdf">${r.title}.pdf</a>`), { holder: '<div class="article-content">' }));
        at('GET /attachment/0/512/512077.pdf', '512077.pdf', pdf(r.made, r.title), types.pdf);
      }
    }
    const tree = [{ id: 700, name: '政府信息公开指南', children: [] }, { id: 710, name: '法定主动公开内容', children: [{ id: 715, name: '部门预算' }] }, { id: 721, name: columnName, children: [] }];
    at('GET /gkmlpt/index', 'index.html', page(site, '云栖区政府信息公开平台', `<div id="app"></div><script>\nwindow._CONFIG = { SITE: '云栖区', SID: '662021', TREE: ${JSON.stringify(tree)} };\n</script>`));
    for (let n = 1; (n - 1) * 4 < own.length; n++) {
      const articles = own.slice((n - 1) * 4, n * 4).map((e) => ({ id: Number(/\d+(?=\.html)/.exec(e.url)![0]), title: e.title, url: `{{origin:yunqi}}${e.url}`, created_at: `${e.date} 16:25:04` }));
      at(`GET /gkmlpt/api/all/721?page=${n}&sid=662021`, `all-721-${n}.json`, JSON.stringify({ total: own.length, articles }), 'application/json');
    }
  }

  /** VSB: pages of a list numbered downwards, attachments by a download script. */
  function baishi(): void {
    const site: Site = { name: '白石县人民政府', head: '<script src="/system/resource/js/counter.js"></script>' };
    const at = host('baishi');
    const own = of('baishi').map((r, i): Entry & { report: SampleReport } => ({ url: `info/1012/${2090 - i}.htm`, title: r.title, date: r.date, report: r }));
    for (const { url, report: r } of own) {
      if (formatOf(r) === undefined) reportPage(at, 'baishi', site, r, `/${url}`, { holder: '<div class="v_news_content" id="vsb_content">' });
      else {
        const file = '/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1623&wbfileid=44817';
        at(`GET /${url}`, url.split('/').at(-1)!, article(site, r, onlyAttached(r.title, `<a href="${file.replaceAll('&', '&amp;')}">${r.title}.docx</a>`), { holder: '<div class="v_news_content" id="vsb_content">' }));
        at(`GET ${file}`, '44817.docx', writtenAs(r.made, 'docx'), types.docx);
      }
    }
    const listed: Entry[] = [...own, { url: 'info/1010/1500.htm', title: passedOver[2], date: '2022-01-05' }];
    const pager = (own: number, links: string): string => `<div class="pb_sys_common"><span class="p_pages"><span class="p_t">共${listed.length}条</span><span class="p_no_d">${own}</span>${links}</span></div>`;
    at('GET /', 'home.html', home(site, 'gknb.htm', [{ url: 'info/1001/1400.htm', title: '白石县召开春季防汛会', date: '2025-02-01' }]));
    at('GET /gknb.htm', 'gknb.html', list(site, listed.slice(0, 10), pager(1, '<span class="p_next p_fun"><a href="gknb/1.htm">下页</a></span><span class="p_last p_fun"><a href="gknb/1.htm">尾页</a></span>')));
    at('GET /gknb/1.htm', 'gknb-1.html', list(site, listed.slice(10).map((e) => ({ ...e, url: `../${e.url}` })), pager(2, '<span class="p_first p_fun"><a href="../gknb.htm">首页</a></span><span class="p_prev p_fun"><a href="../gknb.htm">上页</a></span>')));
  }

  /** No family: a plain list with 下一页; one entry is the PDF itself. */
  function beiqiao(): void {
    const site: Site = { name: '青川市北桥镇人民政府' };
    const at = host('beiqiao');
    const own = of('beiqiao').map((r, i): Entry & { report: SampleReport } => ({ url: formatOf(r) === 'pdf' ? `/upload/nb-${r.year}.pdf` : `/zfxxgk/show-${610 - i}.html`, title: r.title, date: r.date, report: r }));
    for (const { url, report: r } of own) {
      if (formatOf(r) === 'pdf') at(`GET ${url}`, url.split('/').at(-1)!, pdf(r.made, r.title), types.pdf);
      else reportPage(at, 'beiqiao', site, r, url, { holder: '<div class="content">' });
    }
    at('GET /', 'home.html', home(site, '/zfxxgk/gknb/list.html', [{ url: '/news/show-1.html', title: '北桥镇召开春季防汛会', date: '2025-02-01' }]));
    at('GET /zfxxgk/gknb/list.html', 'list.html', list(site, own.slice(0, 4), '<div class="page"><a href="list_2.html">下一页</a></div>'));
    at('GET /zfxxgk/gknb/list_2.html', 'list_2.html', list(site, own.slice(4), '<div class="page"><a href="list.html">上一页</a></div>'));
  }
}

function pdf(made: Generated, title: string): Uint8Array {
  const document = readWritten(made.bytes, made.name, defaultLimits);
  if (isRejection(document)) throw new RangeError(document.message.en);
  return pdfOf(document.blocks, title);
}
