// Who asks: a crawl of public hosts says whom to talk to about it, or is not begun.
import { userAgent } from '../crawl/fetch.js';
import { portOf } from '../crawl/guard.js';
import type { Portal } from '../model/web.js';
import { CommandError } from './command.js';

/**
 * The contact of --contact or NIANBAO_CONTACT, null where none is given and none is needed: on hosts that --allow-host names and on this machine nobody else is asked.
 * Throws a CommandError where public hosts would be asked by nobody.
 */
export function contactFor(portals: readonly Portal[], given: string | null, allowHosts: readonly string[]): string | null {
  const contact = given ?? process.env['NIANBAO_CONTACT'] ?? null;
  if (userAgent('0', contact) !== userAgent('0', null)) return contact;
  const stranger = portals.find((p) => [p.address, ...p.columns].some((url) => !isOwn(url, allowHosts)));
  if (stranger === undefined) return null;
  const found = contact === null || contact.trim() === '' ? { zh: '', en: '' } : { zh: `“${contact}”里没有可写入报头的字符。`, en: ` “${contact}” has no character that a header may carry:` };
  throw new CommandError(2, {
    zh: `访问 ${hostOf(stranger.address)} 要说明是谁在访问，对方才好联系。${found.zh}请加 --contact mailto:你@example.org（或一个网址），或设环境变量 NIANBAO_CONTACT。`,
    en: `${hostOf(stranger.address)} must be told whom to talk to about it:${found.en} add --contact mailto:you@example.org (or the address of a page), or set NIANBAO_CONTACT.`,
  });
}

function isOwn(address: string, allowHosts: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const host = url.hostname.toLowerCase();
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(host) || allowHosts.some((h) => [host, `${host}:${portOf(url)}`].includes(h.toLowerCase()));
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
