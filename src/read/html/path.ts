// PageElement → XPath in the DOM a browser builds. Numbers of siblings are counted once for each parent.
import type { ParentNode } from 'domhandler';
import { isElement, type PageElement } from './tree.js';

export class Paths {
  private readonly nth = new Map<PageElement, number>();
  private readonly known = new Map<PageElement, string>();

  of(e: PageElement): string {
    const cached = this.known.get(e);
    if (cached !== undefined) return cached;
    // Up to an ancestor whose path is known, then down again: no recursion, pages nest deep.
    const chain: PageElement[] = [];
    let base = '';
    for (let node: PageElement | null = e; node !== null; node = parentOf(node)) {
      const path = this.known.get(node);
      if (path !== undefined) {
        base = path;
        break;
      }
      chain.push(node);
    }
    for (let i = chain.length - 1; i >= 0; i--) {
      const node = chain[i]!;
      base = `${base}/${this.step(node)}`;
      this.known.set(node, base);
    }
    return base;
  }

  private step(e: PageElement): string {
    if (e.name === 'html' || e.name === 'body' || e.name === 'head') return e.name;
    if (!this.nth.has(e) && e.parent !== null) this.number(e.parent);
    const n = this.nth.get(e) ?? 1;
    // XPath has no plain step for names with a colon (o:p).
    return /^[a-z][\w-]*$/.test(e.name) ? `${e.name}[${n}]` : `*[name()='${e.name}'][${n}]`;
  }

  private number(parent: ParentNode): void {
    const counts = new Map<string, number>();
    for (const c of parent.children) {
      if (!isElement(c)) continue;
      const n = (counts.get(c.name) ?? 0) + 1;
      counts.set(c.name, n);
      this.nth.set(c, n);
    }
  }
}

function parentOf(e: PageElement): PageElement | null {
  const p = e.parent;
  return p !== null && isElement(p) ? p : null;
}
