// A portal's article page: menus, breadcrumb, 索引号 table, share bar, scripts, and the report within layout tables.
import type { Draft, Layout } from '../draft.js';
import { escape, htmlPage } from './html.js';

function page(body: string, draft: Draft): string {
  const title = escape(draft.title.join(' ').replaceAll('\n', ''));
  const meta = draft.metadata;
  const row = (a: string, b: string, c: string, d: string): string => `<tr><td class="c1">${a}</td><td>${b}</td><td class="c1">${c}</td><td>${d}</td></tr>`;
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>${title}_政府信息公开</title>
<meta name="SiteName" content="政务公开网" />
<meta name="ArticleTitle" content="${title}" />
${meta['发布日期'] === undefined ? '' : `<meta name="PubDate" content="${meta['发布日期']} 09:31:36" />`}
${meta['发布机构'] === undefined ? '' : `<meta name="ContentSource" content="${meta['发布机构']}" />`}
<script type="text/javascript">var _t = "<table><tr><td>99</td></tr></table>"; function share() { return 1 < 2; }</script>
<style type="text/css">.c1 { width: 80px } td { padding: 2px }</style>
</head>
<body>
<!-- <table><tr><td>旧版本 88</td></tr></table> -->
<div class="top"><a href="/">首页</a> | <a href="#">无障碍</a> | <a href="#">长者版</a> | 今天是<span id="date"></span></div>
<table width="1000" align="center" class="layout"><tr><td colspan="2"><ul><li>政务公开</li><li>办事服务</li><li>互动交流</li></ul></td></tr>
<tr><td width="200"><ul><li>指南</li><li>制度</li><li>年报 12</li></ul></td><td>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; 政务公开 &gt; 政府信息公开年报</div>
<table class="table_content"><tbody>
${row('索引号', '014300799/2024-00012', '分类', '信息公开年报 &nbsp; 报告')}
${row('发布机构', meta['发布机构'] ?? '', '发布日期', meta['发布日期'] ?? '')}
${row('文号', '', '时效', '')}
</tbody></table>
<div class="tools">【字体：大 中 小】【打印】 浏览次数：<span>1024</span></div>
<table width="100%" class="layout"><tr><td><div id="zoom">
${body}
</div></td></tr></table>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<p>附件：</p><p>上一篇：没有了</p><p>相关文档</p><table><tr><td>1</td><td>政府信息公开指南</td></tr><tr><td>2</td><td>依申请公开</td></tr></table>
</td></tr></table>
<div class="foot">主办：政务公开办公室 版权所有 网站标识码：9999990012 备案序号09990012号</div>
<script>share();</script>
</body>
</html>
`;
}

export const htmlPortal: Layout = { id: 'html-portal', format: 'html', write: (draft) => htmlPage(draft, { page, heading: (t) => `<p><strong>${escape(t)}</strong></p>` }) };
