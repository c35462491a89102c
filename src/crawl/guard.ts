// Which hosts may be contacted: those of the portal's row, and never an address inside a network, also not after resolution.
import { BlockList, isIP } from 'node:net';
import type { Reason } from '../model/crawl.js';
import type { Portal } from '../model/web.js';

const forbidden = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16],
  ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) forbidden.addSubnet(net, bits, 'ipv4');
// Of IPv6 only global unicast is public; within it documentation, Teredo and 6to4, which carry an IPv4 address inside, are not.
const publicV6 = new BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) forbidden.addSubnet(net, bits, 'ipv6');

/** Whether an IP address, as text, is one of the public network. Anything that is no address is not. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (isIP(plain) === 4) return !forbidden.check(plain, 'ipv4');
  // IPv4-mapped and translated (NAT64) addresses lie outside 2000::/3 and are refused whole.
  return isIP(plain) === 6 && publicV6.check(plain, 'ipv6') && !forbidden.check(plain, 'ipv6');
}

const categories = new Set(['ac', 'com', 'edu', 'gov', 'mil', 'net', 'org']);
const provinces = new Set('ah bj cq fj gd gs gx gz ha hb he hi hk hl hn jl js jx ln mo nm nx qh sc sd sh sn sx tj tw xj xz yn zj'.split(' '));

/**
 * The name somebody registered: `sub.bei.gov.cn` → `bei.gov.cn`. The names of provinces are shared by many governments (`yi.zj.gov.cn`), so below them one label more counts,
 * but for the province's own portal (`www.zj.gov.cn` → `zj.gov.cn`). An IP address or a name without dots is itself.
 */
export function registeredName(host: string): string {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0 || labels.length <= 2) return labels.join('.');
  const [third, second, top] = labels.slice(-3) as [string, string, string];
  let own = 2;
  if (top === 'cn' && (categories.has(second) || provinces.has(second))) own = 3;
  if (top === 'cn' && second === 'gov' && provinces.has(third)) own = labels.length === 3 || (labels.length === 4 && /^www\d*$/.test(labels[0]!)) ? 3 : 4;
  return labels.slice(-own).join('.');
}

export interface Guard {
  /** null: the address may be asked for on behalf of the portal. Says nothing of what its name resolves to. */
  readonly refuse: (portal: Pick<Portal, 'address' | 'hosts'>, url: string) => Reason | null;
  /** Whether a connection to this host (as in an address, brackets and all) and port may end at this IP address. */
  readonly mayConnect: (host: string, port: number, address: string) => boolean;
}

/** @param allowHosts `host` or `host:port` that may lie inside a network: the sample portal, tests. They still must belong to the portal. */
export function guard(allowHosts: readonly string[] = []): Guard {
  const allowed = new Set(allowHosts.map((h) => h.toLowerCase()));
  const named = (host: string, port: number): boolean => allowed.has(host.toLowerCase()) || allowed.has(`${host.toLowerCase()}:${port}`);
  return {
    refuse(portal, address) {
      const url = URL.canParse(address) ? new URL(address) : null;
      if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return { code: 'host', detail: `not an http(s) address: ${address.slice(0, 200)}` };
      if (url.username !== '' || url.password !== '') return { code: 'host', detail: `an address with a password: ${url.host}` };
      if (!belongs(portal, url.hostname)) return { code: 'host', detail: `${url.hostname} is no host of the portal ${hostOf(portal.address)}` };
      const bare = url.hostname.replace(/^\[|\]$/g, '');
      if (isIP(bare) !== 0 && !isPublicAddress(bare) && !named(url.hostname, portOf(url))) return { code: 'address', detail: `${bare} is not a public address; --allow-host ${url.hostname}:${portOf(url)} would allow it` };
      return null;
    },
    mayConnect: (host, port, address) => named(host, port) || isPublicAddress(address),
  };
}

export function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}

function belongs(portal: Pick<Portal, 'address' | 'hosts'>, host: string): boolean {
  const name = registeredName(hostOf(portal.address));
  const under = (h: string, n: string): boolean => h === n || h.endsWith(`.${n}`);
  const h = host.toLowerCase().replace(/\.$/, '');
  return under(h, name) || portal.hosts.some((x) => under(h, hostOf(x)));
}

/** Of an address, or of a bare host with or without port. */
function hostOf(addressOrHost: string): string {
  const text = addressOrHost.includes('://') ? addressOrHost : `http://${addressOrHost}`;
  return URL.canParse(text) ? new URL(text).hostname.toLowerCase() : '';
}
