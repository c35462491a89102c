// Answers that are no pages: challenges, protection pages, login pages, soft 404s, empty pages. Named here, never handed on.
import type { Reason, ReasonCode } from '../model/crawl.js';
import type { WebPage } from '../model/web.js';

/** Protection systems by the marks of their pages. */
const protections: readonly (readonly [string, RegExp])[] = [
  ['瑞数', /\$_ts\s*=\s*window\[['"]\$_ts['"]\]|\$_ts\.(?:cd|nsd)\b|\bwindow\.\$_ts\b|<meta[^>]+id="[A-Za-z0-9]{8,}"[^>]*r=['"]m['"]/],
  ['知道创宇云防护', /__jsl_clearance|jiasule|创宇盾|知道创宇/],
  ['安全狗', /safedog|安全狗/i],
  ['Cloudflare', /cf-browser-verification|challenge-platform|cf_chl_opt|Just a moment\.\.\./],
  ['云锁', /yunsuo|云锁/],
  ['阿里云盾', /acw_sc__v2|errors\.aliyun\.com|aliyun_waf/],
  // The word alone is of no maker.
  ['云防护', /云防护|云安全防护/],
  ['WAF', /网站防火墙|Web应用防火墙|您的访问被(?:拦截|阻断)|您的请求.{0,12}(?:被拦截|被阻断|不合法|有威胁)|访问(?:过于)?频繁|请完成(?:安全)?验证|拖动滑块|Request (?:blocked|denied by)/i],
];
const reloads = /document\.cookie\s*=|setCookie\s*\(/;
const goesOn = /location(?:\.href)?\s*(?:\.reload\s*\(|\.replace\s*\(|=)|window\.location/;
const missing = /页面(?:不存在|没有找到|未找到|找不到|已删除|走丢)|(?:访问|请求|浏览)的(?:页面|内容|网页|信息|文章|文件).{0,10}(?:不存在|找不到|已?被?删除|未找到|没有找到|失效)|(?:文章|信息|内容|栏目)(?:不存在|已(?:被)?删除)|找不到(?:该|此|您)?.{0,6}(?:页面|网页)|page (?:not found|does ?n[o']t exist)/i;
const missingTitle = /(?:^|[^0-9])404(?:[^0-9]|$)|not found|出错了|错误页|页面错误|找不到|不存在/i;

/** A page with this much text says something of its own; marks in it are quoted, or belong to its furniture. */
const said = 400;

/** Why an answer is no page to go on with, its status counted; null: it is one. */
export function refusalOf(page: WebPage): Reason | null {
  const why = blocked(page);
  if ((page.status >= 200 && page.status < 300) || why?.code === 'challenge') return why;
  if (why?.code === 'login' && (page.status === 401 || page.status === 403)) return why;
  if (page.status === 404 || page.status === 410) return { code: 'gone', detail: `status ${page.status}` };
  if (page.status === 429) return { code: 'throttled', detail: 'status 429' };
  return { code: page.status >= 500 ? 'server' : 'status', detail: `status ${page.status}` };
}

/** null: it is a page. Statuses of failure are told by `refusalOf`, but for the two that challenges use. */
export function blocked(page: WebPage): Reason | null {
  const is = (code: ReasonCode, detail: string): Reason => ({ code, detail });
  if (page.bytes.length === 0) return is('empty', 'no bytes');
  if (page.text === '') return page.status === 412 || page.status === 521 ? is('challenge', `status ${page.status}`) : null;
  const text = textOf(page.text);
  const title = /<title[^>]*>([^<]*)/i.exec(page.text)?.[1]?.trim() ?? '';
  const little = text.length < said;
  const name = little ? protections.find(([, mark]) => mark.test(page.text) || mark.test(joinedCookies(page)))?.[0] : undefined;
  if (name !== undefined) return is('challenge', name);
  if (page.status === 412 || page.status === 521) return is('challenge', `status ${page.status}`);
  if (little && reloads.test(page.text) && goesOn.test(page.text)) return is('challenge', 'a script sets a cookie and loads the page again');
  if (asksForLogin(page, text, title)) return is('login', title.slice(0, 80) || 'a form that asks for a password');
  if (little && (missing.test(text) || missing.test(title) || missingTitle.test(title))) return is('soft-404', (title || text).slice(0, 80));
  if (/\/(?:404|error|notfound|page_?not_?found)(?:\.\w+)?\/?$/i.test(pathOf(page.url)) && page.url !== page.request.url) return is('soft-404', `led to ${page.url}`);
  if (/<(?:html|body|head|!doctype html)/i.test(page.text) && text === '' && title === '' && !/<(?:img|iframe|embed|object|frame|script)\b/i.test(page.text)) return is('empty', 'nothing on the page');
  return page.text.trim() === '' ? is('empty', 'only blanks') : null;
}

const password = /<input[^>]+type\s*=\s*["']?password/i;
const loginWords = /登录|登陆|log ?in|sign ?in|身份(?:认证|验证)/i;
const loginTitle = /统一(?:身份|用户|安全)?认证|身份认证|单点登[录陆]|(?:用户|系统|会员|账号|帐号)登[录陆]|^(?:请)?登[录陆](?:页面?|界面|系统)?$/;
/** Portals have a box to log in on every page: one that leads to documents, or to what they publish, is a page of its own all the same. */
const leadsOn = /href\s*=\s*["']?[^"'\s>]+\.(?:pdf|docx?|wps|ofd|xlsx?|mht(?:ml)?|zip|rar)\b|<(?:iframe|embed|object)\b|<a\b[^>]*>[^<]{0,80}(?:年度?报|信息公开)/i;

/** A form for a password and little besides it; or a page that calls itself one to log in and says nothing else, for its form is made by a script. */
function asksForLogin(page: WebPage, text: string, title: string): boolean {
  if (leadsOn.test(page.text)) return false;
  if (!password.test(page.text)) return text.length < said && loginTitle.test(title);
  return text.length < said || (text.length < 2 * said && loginWords.test(text + title));
}

/** What a reader sees, roughly, without blanks. Bounded: enough to tell whether there is much of it. */
function textOf(html: string): string {
  return html.slice(0, 400_000).replace(/<(script|style|noscript)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '').replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(/<[^>]*>/g, '').replace(/&nbsp;|\s/g, '');
}

function joinedCookies(page: WebPage): string {
  return page.headers['set-cookie'] ?? '';
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '';
}
