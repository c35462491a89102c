// Why something was not fetched, in words for a table that people read.
import type { Reason, ReasonCode } from '../model/crawl.js';
import type { Text } from '../model/text.js';

const words: Readonly<Record<ReasonCode, Text>> = {
  host: { zh: '不是这个门户的主机', en: 'not a host of the portal' },
  address: { zh: '不是公网地址', en: 'not a public address' },
  robots: { zh: 'robots.txt 不允许', en: 'robots.txt forbids it' },
  dns: { zh: '域名解析不了', en: 'its name cannot be resolved' },
  connect: { zh: '连接不上', en: 'no connection' },
  tls: { zh: '加密连接失败', en: 'no encrypted connection' },
  timeout: { zh: '超时', en: 'timed out' },
  dropped: { zh: '连接中断', en: 'the connection was dropped' },
  truncated: { zh: '没有传完', en: 'cut off' },
  'too-large': { zh: '太大', en: 'too large' },
  encoding: { zh: '解压不了', en: 'cannot be decompressed' },
  redirects: { zh: '转来转去', en: 'redirected without an end' },
  gone: { zh: '网页已不在', en: 'gone' },
  throttled: { zh: '被限速', en: 'throttled' },
  server: { zh: '服务器出错', en: 'the server failed' },
  status: { zh: '被拒绝', en: 'refused' },
  challenge: { zh: '被防护系统拦下', en: 'stopped by a protection system' },
  login: { zh: '要登录', en: 'asks for a login' },
  'soft-404': { zh: '网页已不在', en: 'gone' },
  empty: { zh: '没有内容', en: 'nothing in it' },
  twin: { zh: '与另一地址相同', en: 'the same as another address' },
  unreachable: { zh: '主机打不开', en: 'its host was given up' },
  bound: { zh: '到了抓取的上限', en: 'a bound of the crawl' },
  stopped: { zh: '中途停下', en: 'stopped' },
  short: { zh: '列表没有取全', en: 'the list was not had whole' },
  unread: { zh: '取到而没有读出', en: 'fetched and not read' },
};

export function reasonText({ code, detail }: Reason): Text {
  const { zh, en } = words[code];
  return { zh: `${zh}（${code}：${detail}）`, en: `${en} (${code}: ${detail})` };
}
