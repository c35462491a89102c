// The style sheets of a page → what they hide, strike out or raise within its tables. Only plain selectors are understood; the others say nothing.
import { attribute, isElement, type PageElement } from './tree.js';

export type SheetMark = 'gone' | 'unseen' | 'struck' | 'raised' | 'lowered';

export interface Sheets {
  readonly marksOf: (e: PageElement) => ReadonlySet<SheetMark>;
}

interface Compound {
  readonly tag: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
}

interface Rule {
  /** The element itself last, what it stands in before it. */
  readonly path: readonly Compound[];
  readonly property: string;
  readonly value: string;
  readonly weight: number;
}

const telling = /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|line-through|vertical-align\s*:\s*(?:super|sub)\b/i;
const sheet = /<style\b[^>]*>([\s\S]*?)<\/style/gi;
const declaration = /(?:^|;)\s*(display|visibility|text-decoration(?:-line)?|vertical-align)\s*:\s*([^;]+)/gi;
/** A page with more rules than these is looked at no further. */
const mostRules = 5000;
const longest = 400_000;
const highest = 60;
const nothing: ReadonlySet<SheetMark> = new Set();

/** Null where no sheet of the page hides, strikes out or raises anything. */
export function sheetsIn(html: string): Sheets | null {
  const text = [...html.matchAll(sheet)].map((m) => m[1]!).filter((t) => telling.test(t)).join('\n');
  if (text === '' || text.length > longest) return null;
  const rules = rulesOf(text);
  if (!rules.some((r) => markOf(r) !== null)) return null;
  const byName = new Map<string, Rule[]>();
  for (const r of rules) {
    const own = r.path[r.path.length - 1]!;
    const key = own.classes[0] !== undefined ? `.${own.classes[0]}` : own.id !== null ? `#${own.id}` : own.tag!;
    byName.set(key, [...(byName.get(key) ?? []), r]);
  }
  return { marksOf: (e) => marksOf(e, byName) };
}

function marksOf(e: PageElement, byName: ReadonlyMap<string, readonly Rule[]>): ReadonlySet<SheetMark> {
  const keys = [e.name, ...(attribute(e, 'class') ?? '').split(/\s+/).map((c) => `.${c}`), `#${attribute(e, 'id') ?? ''}`];
  const best = new Map<string, Rule>();
  for (const key of keys) {
    for (const r of byName.get(key) ?? []) {
      const known = best.get(r.property);
      if ((known === undefined || r.weight >= known.weight) && fits(e, r.path)) best.set(r.property, r);
    }
  }
  if (best.size === 0) return nothing;
  const style = attribute(e, 'style') ?? '';
  const marks = new Set<SheetMark>();
  for (const [property, rule] of best) {
    // What the element says of itself counts before the sheets.
    if (new RegExp(`(?:^|;)\\s*${property}\\s*:`, 'i').test(style)) continue;
    const mark = markOf(rule);
    if (mark !== null) marks.add(mark);
  }
  return marks;
}

function markOf({ property, value }: Rule): SheetMark | null {
  switch (property) {
    case 'display': return value.startsWith('none') ? 'gone' : null;
    case 'visibility': return value.startsWith('hidden') ? 'unseen' : value.startsWith('collapse') ? 'gone' : null;
    case 'vertical-align': return value.startsWith('super') ? 'raised' : /^sub\b/.test(value) ? 'lowered' : null;
    default: return value.includes('line-through') ? 'struck' : null;
  }
}

function fits(e: PageElement, path: readonly Compound[]): boolean {
  if (!isLike(e, path[path.length - 1]!)) return false;
  let at = path.length - 2;
  let up = 0;
  for (let p = e.parent; at >= 0 && p !== null && isElement(p) && up < highest; p = p.parent, up++) if (isLike(p, path[at]!)) at--;
  return at < 0;
}

function isLike(e: PageElement, c: Compound): boolean {
  if (c.tag !== null && c.tag !== e.name) return false;
  if (c.id !== null && attribute(e, 'id') !== c.id) return false;
  if (c.classes.length === 0) return true;
  const own = (attribute(e, 'class') ?? '').split(/\s+/);
  return c.classes.every((x) => own.includes(x));
}

/** Sheets for other widths and for paper say nothing of the page as it is first seen: blocks of `@` are left out. */
function rulesOf(text: string): Rule[] {
  const bare = withoutAt(text.replace(/<!--|-->/g, ' ').replace(/\/\*[\s\S]*?\*\//g, ' '));
  const rules: Rule[] = [];
  for (const m of bare.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const said = [...m[2]!.matchAll(declaration)].map((d) => ({ property: d[1]!.toLowerCase().replace('text-decoration-line', 'text-decoration'), value: d[2]!.trim().toLowerCase() }));
    if (said.length === 0) continue;
    for (const selector of m[1]!.split(',')) {
      const path = pathOf(selector.trim());
      if (path === null) continue;
      const weight = path.reduce((sum, c) => sum + (c.id === null ? 0 : 10_000) + c.classes.length * 100 + (c.tag === null ? 0 : 1), 0);
      for (const s of said) rules.push({ path, ...s, weight: weight + (s.value.includes('!important') ? 1_000_000 : 0) });
      if (rules.length > mostRules) return rules;
    }
  }
  return rules;
}

function withoutAt(text: string): string {
  let out = '';
  let from = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', from)) {
    out += text.slice(from, at);
    const open = text.indexOf('{', at);
    const end = text.indexOf(';', at);
    if (end !== -1 && (open === -1 || end < open)) {
      from = end + 1;
      continue;
    }
    if (open === -1) return out;
    let depth = 1;
    let i = open + 1;
    for (; i < text.length && depth > 0; i++) depth += text[i] === '{' ? 1 : text[i] === '}' ? -1 : 0;
    from = i;
  }
  return out + text.slice(from);
}

/** Tags, classes and ids, one within another; null for everything else. */
function pathOf(selector: string): Compound[] | null {
  const path: Compound[] = [];
  for (const part of selector.split(/\s*>\s*|\s+/)) {
    const m = /^([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)$/i.exec(part);
    if (m === null || part === '') return null;
    const names = m[2]!.match(/[.#][\w-]+/g) ?? [];
    path.push({ tag: m[1]?.toLowerCase() ?? null, id: names.find((n) => n.startsWith('#'))?.slice(1) ?? null, classes: names.filter((n) => n.startsWith('.')).map((n) => n.slice(1)) });
  }
  return path.length === 0 ? null : path;
}
