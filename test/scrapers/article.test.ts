// Pages of articles: key, title, date, further parts, attachments and pictures, in every family's own way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { familyOf } from '../../scrapers/index.js';
import type { Article } from '../../src/crawl/family.js';
import { webPage } from './saved.js';

const h = 'http://www.linxi.gov.example';
const furniture = '<div class="nav"><a href="/gk.pdf">办事手册</a><h1>临溪县人民政府</h1></div>';
const title = '临溪县民政局2023年政府信息公开工作年度报告';

interface Case {
  readonly says: string;
  readonly family: string;
  readonly url: string;
  readonly html: string;
  readonly expected: Partial<Article>;
}

const document = (url: string, text = ''): Article['attachments'][number] => ({ url, text, kind: 'document' });
const picture = (url: string): Article['attachments'][number] => ({ url, text: '', kind: 'picture' });

const cases: readonly Case[] = [
  {
    says: 'metadata goes first, navigation is no article', family: 'hanweb', url: `${h}/art/2024/1/19/art_8_77.html`,
    html: `<html><head><meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="2024-01-20 10:11"><title>x</title></head><body>${furniture}<div id="zoom"><p>一、总体情况</p><a href="/f/1.docx">附件.docx</a><img src="/u/t.png"></div></body></html>`,
    expected: { key: 'linxi.gov.example/art_8_77', title, date: '2024-01-20', parts: [], attachments: [document(`${h}/f/1.docx`, '附件.docx'), picture(`${h}/u/t.png`)] },
  },
  {
    says: 'an article in parts announces them by a script', family: 'trs', url: `${h}/nb/202401/t20240115_12.html`,
    html: `${furniture}<div class="TRS_Editor"><h1>${title}</h1>文</div><script>createPageHTML(3, 0, "t20240115_12", "html");</script>`,
    expected: { key: 'linxi.gov.example/t20240115_12', title, date: '2024-01-15', parts: [1, 2].map((n) => `${h}/nb/202401/t20240115_12_${n}.html`), attachments: [] },
  },
  {
    says: 'a mobile twin, parts by links, the next article is no part', family: 'kaipuyun', url: `${h}/c/content/mpost_12.html`,
    html: `<div class="article-content"><p>发布时间：2024年1月9日</p><a class="nfw-cms-attachment" href="/attachment/0/1/2.pdf" alt="年报.pdf"></a><a href="mpost_12_2.html">2</a><a href="mpost_12_2.html">下一页</a><a href="post_13.html">下一篇</a><a href="post_13.html">下一页</a></div>`,
    expected: { key: 'linxi.gov.example/post_12', date: '2024-01-09', parts: [`${h}/c/content/mpost_12_2.html`], attachments: [document(`${h}/attachment/0/1/2.pdf`, '年报.pdf')] },
  },
  {
    says: 'the platform keeps the article in a script', family: 'kaipuyun', url: `${h}/gkmlpt/content/0/963/post_963149.html`,
    html: `<title>平台</title><div id="app"></div><script>window._CONFIG = { SID: '7', DETAIL: {"id":963149,"title":"${title}","created_at":"2024-01-11 09:00:00","content":"<p>文<a href=\\"/a/1.pdf\\">年报</a></p>"} };</script>`,
    expected: { title, date: '2024-01-11', attachments: [document(`${h}/a/1.pdf`, '年报')] },
  },
  {
    says: 'a viewer called by a script, a download without an ending', family: 'vsb', url: `${h}/info/1012/2001.htm`,
    html: `<h1>${title}</h1><div id="vsb_content" class="v_news_content"><script>showVsbpdfIframe("/__local/A/12/x.pdf","100%","600","0","","vsb_content");</script></div><ul><li>附件【<a href="/system/_content/download.jsp?urltype=news.DownloadAttachUrl&amp;owner=1&amp;wbfileid=9">年报.doc</a>】</li></ul>日期：2024-01-12`,
    expected: { key: 'linxi.gov.example/info/1012/2001', title, date: '2024-01-12', attachments: [document(`${h}/__local/A/12/x.pdf`), document(`${h}/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1&wbfileid=9`, '年报.doc')] },
  },
  {
    says: 'pages saved as one file are documents', family: 'generic', url: `${h}/nb/2024.html`,
    html: `<h1>${title}</h1><div class="content"><p>见附件。</p><a href="/f/2024.mht">年报</a><a href="/down?name=2023.mhtml">上年</a><a href="/f/mht.html">说明</a></div>`,
    expected: { title, attachments: [document(`${h}/f/2024.mht`, '年报'), document(`${h}/down?name=2023.mhtml`, '上年')] },
  },
  {
    says: 'own tags', family: 'ucap', url: `${h}/mzj/gknb/202401/2ecfb31a335f4d689220a3a23e24a986.shtml`,
    html: `<title>临溪县人民政府</title><table><tr><td>公开日期</td><td><publishtime>2024-01-17</publishtime></td></tr></table><h1>栏目名称</h1><ucaptitle>${title}</ucaptitle><ucapcontent><p><img src="1.png" width="600"></p><p><img src="/images/icon_pdf.gif"></p></ucapcontent>`,
    expected: { key: 'linxi.gov.example/2ecfb31a335f4d689220a3a23e24a986', title, date: '2024-01-17', attachments: [picture(`${h}/mzj/gknb/202401/1.png`)] },
  },
  {
    says: 'a page that a script fills leads to its service', family: 'epoint', url: `${h}/html/info/detail?infoGuid=0c8a9d8c-1111-2222-3333-444455556666`,
    html: '<div id="app"></div><script>$.get("/EpointWebBuilder/rest/getGovInfoDetail?infoGuid=" + id)</script>',
    expected: { key: 'linxi.gov.example/0c8a9d8c-1111-2222-3333-444455556666', title: null, parts: [`${h}/EpointWebBuilder/rest/getGovInfoDetail?infoGuid=0c8a9d8c-1111-2222-3333-444455556666`] },
  },
  {
    says: 'the answer of the service', family: 'epoint', url: `${h}/EpointWebBuilder/rest/getGovInfoDetail?infoGuid=0c8a9d8c-1111-2222-3333-444455556666`,
    html: JSON.stringify({ status: { code: 200 }, custom: { title, infodate: '2024-01-18 08:00', infocontent: '<p>文<img src="/p/1.jpg"></p>', attachments: [{ attachname: '年报.pdf', attachurl: '/files/9' }] } }),
    expected: { key: 'linxi.gov.example/0c8a9d8c-1111-2222-3333-444455556666', title, date: '2024-01-18', parts: [], attachments: [picture(`${h}/p/1.jpg`), document(`${h}/files/9`, '年报.pdf')] },
  },
  {
    says: 'the module', family: 'longxun', url: `${h}/XxgkAnnualReport/show/3641.html`,
    html: `<title>${title}-临溪县人民政府</title><p>发布日期：2024-01-19</p><div class="j-fontContent"><iframe src="/js/pdfjs/web/viewer.html?file=%2Fupload%2F1.pdf"></iframe></div>`,
    expected: { key: 'linxi.gov.example/xxgkannualreport/3641', title, date: '2024-01-19', attachments: [document(`${h}/upload/1.pdf`)] },
  },
  {
    says: 'a book of pages goes on, and each document counts once', family: 'generic', url: `${h}/ebook/2023/3.html`,
    html: `<title>${title}</title><div class="content"><img data-src="p3.jpg"><embed src="a.pdf"><a href="a.pdf">下载</a></div><a href="2.html">上一页</a><a href="4.html">下一页</a>`,
    expected: { title, parts: [`${h}/ebook/2023/4.html`], attachments: [picture(`${h}/ebook/2023/p3.jpg`), document(`${h}/ebook/2023/a.pdf`)] },
  },
  {
    says: 'nothing to be told', family: 'generic', url: `${h}/x`, html: '', expected: { key: 'linxi.gov.example/x', title: null, date: null, parts: [], attachments: [] },
  },
];

for (const c of cases) {
  test(`${c.family}: ${c.says}`, () => {
    const article = familyOf(c.family)!.article(webPage({ url: c.url, method: 'GET' }, c.html));
    for (const [name, value] of Object.entries(c.expected)) assert.deepEqual(article[name as keyof Article], value, name);
  });
}
