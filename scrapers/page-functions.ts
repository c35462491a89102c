// Links that call a function with a page number → the request that the function would send, where the page itself says how.
import type { WebRequest } from '../src/model/web.js';
import { absolute } from './addresses.js';
import { scriptValue } from './json.js';
import { attribute, parentOf, textOf, type Element, type Tree } from './tree.js';

/** `javascript:goPage(2)`, `toPage('3');return false`, `__doPostBack('pager','2')`; null where the page does not tell what follows. */
export function scriptedRequest(tree: Tree, code: string): WebRequest | null {
  const call = /(?:javascript:|^|[\s;])\s*(?:return\s+)?([A-Za-z_$][\w$]{0,60})\s*\(([^()]{0,200})\)/.exec(code);
  if (call === null) return null;
  const args = [...call[2]!.matchAll(/'([^']*)'|"([^"]*)"|(-?\d+)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
  if (call[1] === '__doPostBack') return postBack(tree, args[0] ?? '', args[1] ?? '');
  const made = functionIn(tree, call[1]!);
  if (made === null || args.length === 0) return null;
  const values = new Map(made.names.map((n, i) => [n, args[i] ?? '']));
  return located(tree, made.body, values) ?? submitted(tree, made.body, values);
}

interface PageFunction {
  readonly names: readonly string[];
  readonly body: string;
}

/** Links of a pager all call the same one. */
const known = new WeakMap<Tree, Map<string, PageFunction | null>>();

function functionIn(tree: Tree, name: string): PageFunction | null {
  const own = known.get(tree) ?? new Map<string, PageFunction | null>();
  known.set(tree, own);
  const made = own.has(name) ? own.get(name)! : functionOf(tree.scripts, name);
  own.set(name, made);
  return made;
}

function functionOf(scripts: string, name: string): PageFunction | null {
  const quoted = name.replace(/\$/g, '\\$');
  const m = new RegExp(`(?:function\\s+${quoted}\\s*|(?<![\\w$.])${quoted}\\s*=\\s*function\\s*)\\(([^)]{0,200})\\)\\s*\\{`).exec(scripts);
  if (m === null) return null;
  const from = m.index + m[0].length;
  let depth = 1;
  let end = from;
  for (const most = Math.min(scripts.length, from + 4000); end < most && depth > 0; end++) depth += scripts[end] === '{' ? 1 : scripts[end] === '}' ? -1 : 0;
  return { names: m[1]!.split(',').map((s) => s.trim()).filter((s) => s !== ''), body: scripts.slice(from, end) };
}

/** `location.href = "list_" + n + ".html"`. */
function located(tree: Tree, body: string, values: ReadonlyMap<string, string>): WebRequest | null {
  const m = /(?:location(?:\.href)?\s*=|location\.(?:assign|replace)\s*\(|window\.open\s*\()\s*([^;\n]{1,400})/.exec(body);
  if (m === null) return null;
  const written = joined(tree.scripts, m[1]!, values);
  const url = written === null ? null : absolute(tree.base, written);
  return url === null ? null : { url, method: 'GET' };
}

/** A sum of literals, arguments and variables that are literals; null for anything else. */
function joined(scripts: string, expression: string, values: ReadonlyMap<string, string>): string | null {
  let out = '';
  let rest = expression.trim();
  for (let i = 0; i < 20 && rest !== ''; i++) {
    const m = /^(?:"([^"]*)"|'([^']*)'|(\d+)|([A-Za-z_$][\w$]*))\s*(\+|,|\)|$)\s*/.exec(rest);
    if (m === null) return null;
    const value = m[4] === undefined ? (m[1] ?? m[2] ?? m[3] ?? '') : (values.get(m[4]) ?? scriptValue(scripts, m[4]));
    if (value === null) return null;
    out += value;
    if (m[5] !== '+') return out;
    rest = rest.slice(m[0].length);
  }
  return out === '' ? null : out;
}

/** `document.form1.page.value = n; document.form1.submit()`. */
function submitted(tree: Tree, body: string, values: ReadonlyMap<string, string>): WebRequest | null {
  if (!/submit\s*\(/.test(body)) return null;
  const set = new Map<string, string>();
  for (const m of body.matchAll(/(?:\.([\w$]+)\.value|getElementById\(\s*["']([\w$-]+)["']\s*\)\.value)\s*=\s*([\w$]+)|\$\(\s*["']#([\w$-]+)["']\s*\)\.val\(\s*([\w$]+)\s*\)/g)) {
    const name = m[1] ?? m[2] ?? m[4]!;
    const given = m[3] ?? m[5]!;
    const value = values.get(given) ?? (/^\d+$/.test(given) ? given : undefined);
    if (value !== undefined) set.set(name, value);
  }
  if (set.size === 0) return null;
  const input = tree.elements.find((e) => e.name === 'input' && (set.has(attribute(e, 'name')) || set.has(attribute(e, 'id'))));
  const form = input === undefined ? null : formOf(input);
  return form === null ? null : sent(tree, form, (e) => set.get(attribute(e, 'name')) ?? set.get(attribute(e, 'id')), []);
}

/** Page of an ASP.NET list: the form goes back with its state and the name of the pager. */
function postBack(tree: Tree, target: string, argument: string): WebRequest | null {
  const state = tree.elements.find((e) => e.name === 'input' && attribute(e, 'name') === '__VIEWSTATE');
  const form = state === undefined ? null : formOf(state);
  if (form === null || target === '') return null;
  const own = new Map([['__EVENTTARGET', target], ['__EVENTARGUMENT', argument]]);
  const missing = [...own].filter(([n]) => !tree.elements.some((e) => e.name === 'input' && attribute(e, 'name') === n));
  return sent(tree, form, (e) => own.get(attribute(e, 'name')), missing);
}

function formOf(e: Element): Element | null {
  for (let at: Element | null = e; at !== null; at = parentOf(at)) if (at.name === 'form') return at;
  return null;
}

function sent(tree: Tree, form: Element, changed: (e: Element) => string | undefined, extra: readonly (readonly [string, string])[]): WebRequest | null {
  const url = absolute(tree.base, attribute(form, 'action') || tree.url);
  if (url === null) return null;
  const fields = new URLSearchParams(Object.fromEntries(extra));
  for (const e of tree.elements) {
    const name = attribute(e, 'name');
    if (name === '' || formOf(e) !== form) continue;
    const kind = attribute(e, 'type').toLowerCase();
    if (e.name === 'input' && !['submit', 'button', 'image', 'reset', 'file', 'checkbox', 'radio'].includes(kind)) fields.append(name, changed(e) ?? e.attribs['value'] ?? '');
    if (e.name === 'textarea') fields.append(name, textOf(e));
  }
  if (attribute(form, 'method').toLowerCase() === 'post') return { url, method: 'POST', body: fields.toString() };
  const address = new URL(url);
  address.search = fields.toString();
  return { url: address.href, method: 'GET' };
}
