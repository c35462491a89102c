// Addresses of pages, as links: of the server, or of files of a static site that may lie in any folder.
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Lang } from '../model/text.js';

export type Query = Readonly<Record<string, string | number | null | undefined>>;

/** Parts of a path, not encoded, and what is asked of it. */
export interface Address {
  readonly path: readonly string[];
  readonly query: Query;
}

export interface Links {
  /** Pages are files: nothing that needs a server is shown. */
  readonly still: boolean;
  /** A link from the page that is being written. The language goes along. */
  to(path: readonly string[], query?: Query, fragment?: string): string;
  /** As `to`, shorter where both are near each other. */
  near(path: readonly string[], query?: Query, fragment?: string): string;
  /** The same page in another language; null where it is not in it. */
  inLanguage(lang: Lang): string | null;
  /** What a form has to send along, so that its answer is in the language of the page; null: nothing. */
  readonly spoken: Lang | null;
}

function given(query: Query): [string, string][] {
  return Object.entries(query).flatMap(([k, v]): [string, string][] => (v === null || v === undefined || v === '' ? [] : [[k, String(v)]]));
}

function encoded(path: readonly string[]): string {
  return `/${path.map(encodeURIComponent).join('/')}`;
}

/** The same in every language. */
const asset = /\.(?:css|js)$/u;

/** Links of the server. `home`: the language of addresses that say none. Where that is not Chinese all links say theirs, so that they show the same wherever they are followed. */
export function liveLinks(here: Address, lang: Lang, home: Lang = 'zh'): Links {
  const spoken = (as: Lang): Lang | null => (as === 'zh' && home === 'zh' ? null : as);
  const asked = (query: Query, as: Lang): string => {
    const all = new URLSearchParams(given({ ...query, lang: spoken(as) })).toString();
    return all === '' ? '' : `?${all}`;
  };
  const hash = (fragment?: string): string => (fragment === undefined ? '' : `#${fragment}`);
  return {
    still: false,
    to: (path, query = {}, fragment) => encoded(path) + (asset.test(path.at(-1) ?? '') ? '' : asked(query, lang)) + hash(fragment),
    near: (path, query = {}, fragment) => posix.relative(posix.dirname(encoded(here.path)), encoded(path)) + asked(query, lang) + hash(fragment),
    inLanguage: (other) => encoded(here.path) + asked(here.query, other),
    spoken: spoken(lang),
  };
}

/** Links of a static site. `found` is told every page that is linked, so that it is written too. */
export function stillLinks(here: Address, lang: Lang, found: (to: Address, lang: Lang) => void, languages: readonly Lang[] = ['zh', 'en']): Links {
  const from = posix.dirname(fileOf(here, lang));
  const link = (to: Address, as: Lang): string => {
    found(to, as);
    return posix.relative(from, fileOf(to, as)).split('/').map(encodeURIComponent).join('/');
  };
  const to = (path: readonly string[], query: Query = {}, fragment?: string): string => link({ path, query }, lang) + (fragment === undefined ? '' : `#${fragment}`);
  return { still: true, to, near: to, inLanguage: (other) => (languages.includes(other) ? link(here, other) : null), spoken: null };
}

/** The same link with its Chinese characters as they are, a third as long: for pages with many long links, which are UTF-8. Nothing else is decoded. */
export function plain(link: string): string {
  return link.replace(/%E[3-9](?:%[89AB][0-9A-F]){2}/gu, (c) => {
    const sign = decodeURIComponent(c);
    return /^\p{Script=Han}$/u.test(sign) ? sign : c;
  });
}

/** The file of a page, the same for ever: `report/青川市统计局/2024.html`, in English below `en/`. */
export function fileOf({ path, query }: Address, lang: Lang): string {
  const asked = given(query).filter(([k]) => k !== 'lang').sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => `~${k}-${v}`).join('');
  const parts = path.length === 0 ? ['index'] : [...path];
  const own = /\.(?:css|js|csv|json|svg|zip|bin)$/u.exec(path.at(-1) ?? '');
  const last = own === null ? safeName(`${parts.at(-1)!}${asked}`) : safeName(`${parts.at(-1)!.slice(0, own.index)}${asked}`) + own[0];
  return [...(lang === 'en' && !/\.(?:css|js)$|^long\.csv$/u.test(last) ? ['en'] : []), ...parts.slice(0, -1).map(safeName), own !== null ? last : `${last}.html`].join('/');
}

/** A name that every file system takes and that leads nowhere else; long ones are cut and told apart by a number. */
export function safeName(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N}._~-]/gu, (c) => `=${c.codePointAt(0)!.toString(16)}`).replace(/^\.+/u, (dots) => '=2e'.repeat(dots.length)) || '=';
  return Buffer.byteLength(safe) <= 180 ? safe : `${[...safe].slice(0, 40).join('')}-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
}
