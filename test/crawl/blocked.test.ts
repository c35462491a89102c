// What is no page is named; what is one, though it speaks of such things, is not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocked, refusalOf } from '../../src/crawl/blocked.js';
import type { WebPage } from '../../src/model/web.js';

const long = '青川市统计局主动公开政府信息，依法办理政府信息公开申请。'.repeat(30);

function page(text: string, more: Partial<WebPage> = {}): WebPage {
  return { request: { url: 'http://a.test/x.html', method: 'GET' }, url: 'http://a.test/x.html', status: 200, headers: {}, bytes: Buffer.from(text), text, ...more };
}

const answers: readonly (readonly [string, WebPage, string | null])[] = [
  ['412 with the script of 瑞数', page('<html><meta id="9DhefwqGPrzGxEp9hPaoag" content="x" r=\'m\'><script>$_ts=window[\'$_ts\'];if(!$_ts)$_ts={};</script></html>', { status: 412 }), 'challenge: 瑞数'],
  ['the same with 200', page('<script>$_ts=window[\'$_ts\'];$_ts.cd="x"</script>'), 'challenge: 瑞数'],
  ['412 with nothing known', page('<p>Precondition Failed</p>', { status: 412 }), 'challenge: status 412'],
  ['521 of 知道创宇', page('<script>document.cookie=("__jsl_clearance_s=1")+";";location.href=location.pathname</script>', { status: 521 }), 'challenge: 知道创宇云防护'],
  ['521 that is binary', page('', { status: 521, bytes: Buffer.from([0, 1]) }), 'challenge: status 521'],
  ['云防护 that names no maker', page('<title>云防护</title><p>您的访问可能造成安全威胁，已被云防护拦截</p>'), 'challenge: 云防护'],
  ['云防护 of 知道创宇', page('<title>云防护</title><p>知道创宇云防护</p>'), 'challenge: 知道创宇云防护'],
  ['云锁 by its cookie', page('<p>请稍候</p>', { headers: { 'set-cookie': 'yunsuo_session_verify=1' } }), 'challenge: 云锁'],
  ['安全狗', page('<title>网站防火墙</title><p>safedog</p>'), 'challenge: 安全狗'],
  ['Cloudflare', page('<title>Just a moment...</title>', { status: 503 }), 'challenge: Cloudflare'],
  ['a firewall', page('<p>您的请求被拦截，疑似攻击行为</p>', { status: 403 }), 'challenge: WAF'],
  ['a cookie and a reload', page('<script>document.cookie="a=1";location.reload()</script>'), 'challenge: a script sets a cookie and loads the page again'],
  ['a login page', page('<title>统一身份认证</title><form>用户登录<input type="password" name="p"></form>'), 'login: 统一身份认证'],
  ['a login page that never says so in its text', page('<title>统一身份认证</title><form action="/in">用户名<input name="u">密码<input type="password" name="p"></form>'), 'login: 统一身份认证'],
  ['a password field and no title', page('<form>账号<input name="u">口令<input name=p type=password></form>'), 'login: a form that asks for a password'],
  ['a login page whose form a script makes', page('<title>统一身份认证平台</title><div id="app"></div><p>请稍候</p>'), 'login: 统一身份认证平台'],
  ['a short page with a login box that leads to the document', page('<title>青川市水务局2024年政府信息公开年度报告</title><input type="password">登录<a href="/f/1.pdf">附件</a>'), null],
  ['a short list with a login box', page('<title>政府信息公开</title><input type="password">登录<ul><li><a href="/1.html">青川市水务局2024年政府信息公开年度报告</a></li></ul>'), null],
  ['a short page that shows a document and has a login box', page('<title>公开</title><input type="password">登录<iframe src="/v?f=1"></iframe>'), null],
  ['a short page of a department that speaks of logging in', page('<title>青川市水务局</title><p>办事请登录政务服务网。</p>'), null],
  ['a missing page with 200', page('<title>提示</title><p>您访问的页面不存在</p>'), 'soft-404: 提示'],
  ['a title of 404', page('<title>404</title><p>返回首页</p>'), 'soft-404: 404'],
  ['led to an error page', page(`<title>青川市</title>${long}`, { url: 'http://a.test/404.html' }), 'soft-404: led to http://a.test/404.html'],
  ['no bytes', page(''), 'empty: no bytes'],
  ['blanks', page(' \n '), 'empty: only blanks'],
  ['a frame of a page', page('<html><head></head><body><div></div></body></html>'), 'empty: nothing on the page'],
  ['a report', page(`<title>年度报告</title>${long}`), null],
  ['a report that speaks of pages that are missing', page(`<title>年度报告</title>${long}清理页面不存在等问题404个。云防护。`), null],
  ['a report on a portal with a login box and a cookie script', page(`<script>document.cookie="a=1";window.location.href;</script><input type="password">登录${long}`), null],
  ['a page of pictures only', page('<html><body><img src="1.png"></body></html>'), null],
  ['a document', page('', { bytes: Buffer.from('%PDF-1.4') }), null],
  ['a year with 404 in it', page('<title>20404号文件</title><p>短</p>'), null],
];

for (const [what, answer, reason] of answers) {
  test(`${what}: ${reason ?? 'a page'}`, () => {
    const found = blocked(answer);
    assert.equal(found === null ? null : `${found.code}: ${found.detail}`, reason);
  });
}

test('a status that is none of a page says so, whatever its body is', () => {
  const said = (status: number, text: string): string | null => {
    const why = refusalOf(page(text, { status }));
    return why === null ? null : `${why.code}: ${why.detail}`;
  };
  assert.deepEqual([404, 410, 429, 500, 403].map((s) => said(s, '')), ['gone: status 404', 'gone: status 410', 'throttled: status 429', 'server: status 500', 'status: status 403']);
  assert.equal(said(200, ''), 'empty: no bytes');
  assert.equal(said(403, '<title>登录</title><input type="password">'), 'login: 登录');
  assert.equal(said(404, '<title>登录</title><input type="password">'), 'gone: status 404');
  assert.equal(said(412, '<p>x</p>'), 'challenge: status 412');
  assert.equal(said(200, long), null);
});
