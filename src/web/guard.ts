// What every answer says to the browser, which hosts are answered at all, and who may write.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';

export const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** Of what others have published: no script, no forms, an origin of its own. Drawings of pages carry their sizes with them. */
export const foreignPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

export function headers(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const set = (name: string, value: string): void => {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    };
    set('Content-Security-Policy', policy);
    set('X-Content-Type-Options', 'nosniff');
    // Other sites are told nothing; our own forms are told where they come from.
    set('Referrer-Policy', 'same-origin');
    set('Cross-Origin-Opener-Policy', 'same-origin');
    set('Cross-Origin-Resource-Policy', 'same-origin');
    set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()');
    set('Cache-Control', 'no-cache');
  };
}

const drawing = /^\/compare\/(?:.*\/)?(?:trend|ranking|multiples)\.svg$/u;

/** Other sites may link here and show drawings as images; nothing else is embedded or loaded: a page elsewhere could keep this server busy with its queries. */
export function ownPages(): MiddlewareHandler {
  return async (c, next) => (c.req.header('sec-fetch-site') === 'cross-site' && c.req.header('sec-fetch-mode') !== 'navigate' && !(drawing.test(c.req.path) && c.req.header('sec-fetch-dest') === 'image') ? c.text('Only pages of this site may ask for this.\n', 403) : next());
}

/** A name that leads here by somebody else's DNS is not answered: only numbers, names of this machine, and the names given. */
export function knownHosts(names: readonly string[]): MiddlewareHandler {
  const known = new Set(['localhost', ...names.map((n) => n.toLowerCase())]);
  return async (c, next) => {
    const host = (c.req.header('host') ?? '').toLowerCase().replace(/:\d+$/u, '');
    if (!known.has(host) && !/^\d{1,3}(?:\.\d{1,3}){3}$|^\[[0-9a-f:.]+\]$/u.test(host)) return c.text('This host name is not served here.\n', 421);
    return next();
  };
}

export type Deciding = 'open' | 'token' | 'no';

export interface Writing {
  readonly deciding: Deciding;
  /** Brought back by our own forms only. */
  readonly form: string;
  /** null: it may be written; else why not, and the status. */
  refused(c: Context, fields: ReadonlyMap<string, string>): { readonly status: 403 | 429; readonly why: 'read-only' | 'form' | 'token' | 'slow' } | null;
}

const cookie = 'nianbao_key';
/** Wrong tokens within a minute before nobody is asked any more. */
const tries = 10;

/** `token`: what decisions need; null: nothing where `open`, else they are not taken. */
export function writing({ token, open }: { readonly token: string | null; readonly open: boolean }): Writing {
  const form = randomBytes(18).toString('base64url');
  const deciding: Deciding = token !== null ? 'token' : open ? 'open' : 'no';
  // What the browser keeps is not the token, and is worth nothing to another run of the server.
  const pass = token === null ? '' : digest(`${form}\n${token}`);
  let wrong: number[] = [];
  return {
    deciding, form,
    refused: (c, fields) => {
      if (deciding === 'no') return { status: 403, why: 'read-only' };
      const site = c.req.header('sec-fetch-site');
      if ((site !== undefined && site !== 'same-origin') || !same(fields.get('form') ?? '', form)) return { status: 403, why: 'form' };
      if (token === null) return null;
      const kept = (c.req.header('cookie') ?? '').split(/;\s*/u).find((x) => x.startsWith(`${cookie}=`))?.slice(cookie.length + 1) ?? '';
      if (same(kept, pass)) return null;
      wrong = wrong.filter((at) => performance.now() - at < 60_000);
      if (wrong.length >= tries) return { status: 429, why: 'slow' };
      if (!same(fields.get('token') ?? '', token)) {
        wrong.push(performance.now());
        return { status: 403, why: 'token' };
      }
      c.header('Set-Cookie', `${cookie}=${pass}; HttpOnly; SameSite=Strict; Path=/; Max-Age=43200`, { append: true });
      return null;
    },
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function same(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}
