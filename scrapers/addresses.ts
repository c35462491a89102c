// Addresses: links as written → absolute ones, two spellings of one address → one key, one number of an address changed.

/** Longest address that is followed; what is longer is data, not an address. */
const longest = 4096;

/** The absolute http(s) address without its fragment, or null: scripts, mail, nonsense. */
export function absolute(base: string, href: string): string | null {
  const written = href.replace(/[\t\r\n]/g, '').replaceAll('\\', '/').trim();
  if (written === '' || written.length > longest || written.startsWith('#') || /^(?:javascript|mailto|tel|data|about|blob|file):/i.test(written)) return null;
  try {
    const url = new URL(written, base);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    url.hash = '';
    url.username = '';
    url.password = '';
    return url.href;
  } catch {
    return null;
  }
}

export function parsed(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

/** Host as twins share it: without port of the scheme and `www.`. */
export function hostOf(url: URL): string {
  return url.host.replace(/^www\./, '').replace(/:(?:80|443)$/, '');
}

const defaultFile = /\/(?:index|default)\.(?:s?html?|jsp|aspx?|php)$/i;
/** What tells of the visitor, not of the page. */
const visitors = /^(?:utm_\w+|jsessionid|sessionid|from|spm|timestamp|_t|rand|random|v)$/i;

/**
 * An address as a key: http and https, www, a default file name, a closing slash, order of the query, sessions and fragments make no difference.
 * What is no address is its own key.
 */
export function plainKey(address: string): string {
  const url = parsed(address.trim());
  if (url === null) return address.trim();
  const path = decoded(url.pathname).replace(/;jsessionid=[^/?]*/i, '').replace(/\/{2,}/g, '/').replace(defaultFile, '/').replace(/(?!^)\/$/, '');
  const query = [...url.searchParams].filter(([k]) => !visitors.test(k)).map(([k, v]) => `${k}=${v}`).sort().join('&');
  return `${hostOf(url)}${path}${query === '' ? '' : `?${query}`}`;
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** File name of the path without its ending: `t20240115_12` of `…/t20240115_12.html`. */
export function stemOf(address: string): string {
  const path = parsed(address)?.pathname ?? '';
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]+$/i, '');
}

/** Two addresses that differ in one number of path or query: where, and which numbers; else null. */
export function oneNumberApart(a: string, b: string): { readonly place: number; readonly a: number; readonly b: number } | null {
  const as = a.split(/(\d+)/);
  const bs = b.split(/(\d+)/);
  if (as.length !== bs.length) return null;
  let place = -1;
  for (let i = 0; i < as.length; i++) {
    if (as[i] === bs[i]) continue;
    if (i % 2 === 0 || place >= 0 || as[i]!.length > 9 || bs[i]!.length > 9) return null;
    place = i;
  }
  return place < 0 ? null : { place, a: Number(as[place]), b: Number(bs[place]) };
}

/** The address with the number at this place replaced. */
export function withNumber(address: string, place: number, n: number): string {
  const parts = address.split(/(\d+)/);
  parts[place] = String(n);
  return parts.join('');
}

/** The address with one parameter of its query set, the others as they are. */
export function withParameter(address: string, name: string, value: string | number): string {
  const url = parsed(address);
  if (url === null) return address;
  url.searchParams.set(name, String(value));
  return url.href;
}

const documents = /\.(pdf|docx?|xlsx?|ofd|wps|et|rtf|mht(?:ml)?|zip|rar|7z)$/i;

/** The ending of a document, from a file name, an address's path or the values of its query; null for pages. */
export function documentEnding(name: string): string | null {
  const direct = documents.exec(name.trim());
  if (direct !== null) return direct[1]!.toLowerCase();
  const url = parsed(name);
  if (url === null) return null;
  const inPath = documents.exec(decoded(url.pathname));
  if (inPath !== null) return inPath[1]!.toLowerCase();
  for (const value of url.searchParams.values()) {
    const m = documents.exec(value.replace(/[?#].*$/, ''));
    if (m !== null) return m[1]!.toLowerCase();
  }
  return null;
}
