// Elements that show or hand out another file → its address as written, the likeliest first. Nothing is fetched.
import type { AnyNode } from 'domhandler';
import type { Embedded } from '../../model/document.js';
import { attribute, isElement, type PageElement } from './tree.js';

const file = /\.(?:pdf|docx?|xlsx?|ofd|zip|rar|wps|et|mht(?:ml)?)(?:$|[?#&\s])/i;
const image = /\.(?:jpe?g|png|gif|bmp|webp)(?:$|[?#])/i;
/** Names of parameters by which viewers are told their file: `viewer.html?file=…`. */
const parameter = /[?&#](?:file|url|src|pdf|path|doc|furl|fileurl)=([^&#]+)/i;
const inScript = /["'`]([^"'`\s<>]{1,500}\.(?:pdf|docx?|xlsx?|ofd|wps|et|jpe?g|png)(?:\?[^"'`\s<>]{0,200})?)["'`]/gi;
const furniture = /(?:^|[-_\s])(?:foot|footer|nav|navbar|menu|header|top|sidebar|share|copyright|friend|links?)(?:$|[-_\s\d])/i;
/** Pages of a flip book are numbered; fewer pictures are ornaments. */
const fewestPages = 3;
/** Enough to follow; a page of hostile length names no more. */
const most = 200;
/** Scripts longer than this are libraries. */
const longestScript = 200_000;
const highest = 40;

const rank: Readonly<Record<Embedded['kind'], number>> = { viewer: 0, frame: 1, link: 2, script: 3, image: 4, page: 5 };

export class Embeddings {
  private readonly found = new Map<string, Embedded>();
  private readonly images: { readonly address: string; readonly element: PageElement }[] = [];

  see(e: PageElement): void {
    if (this.found.size >= most) return;
    switch (e.name) {
      case 'iframe': case 'frame': case 'embed': this.shown(e, attribute(e, 'src')); break;
      case 'object': this.shown(e, attribute(e, 'data')); this.within(e); break;
      case 'a': this.link(e); break;
      case 'img': {
        const src = attribute(e, 'src') ?? attribute(e, 'data-src');
        if (src !== undefined && image.test(src) && this.images.length < 1000) this.images.push({ address: src, element: e });
        break;
      }
      case 'script': this.script(e); break;
      default: break;
    }
  }

  list(): Embedded[] {
    const all = [...this.found.values()];
    for (const address of numbered(this.images.filter((i) => !isAside(i.element)).map((i) => i.address))) all.push({ address, kind: 'image', text: '', aside: false });
    all.sort((a, b) => Number(a.aside) - Number(b.aside) || rank[a.kind] - rank[b.kind]);
    return all;
  }

  private add(e: PageElement, address: string, kind: Embedded['kind'], text: string): void {
    const known = this.found.get(address);
    if (known === undefined || (known.text === '' && text !== '' && known.kind === kind)) this.found.set(address, { address, kind, text, aside: isAside(e) });
  }

  private shown(e: PageElement, given: string | undefined): void {
    const address = given?.trim() ?? '';
    if (!isAddress(address)) return;
    const told = fileOf(address);
    if (told !== null) this.add(e, told, 'viewer', attribute(e, 'title') ?? '');
    else this.add(e, address, file.test(address) ? 'frame' : 'page', attribute(e, 'title') ?? '');
  }

  /** What an object shows where it cannot be shown. */
  private within(e: PageElement): void {
    const stack: AnyNode[] = [...e.children];
    for (let n = stack.pop(), steps = 0; n !== undefined && steps < 200; n = stack.pop(), steps++) {
      if (!isElement(n)) continue;
      if (n.name === 'param' && /^(?:src|movie|filename|url|data)$/i.test(attribute(n, 'name') ?? '')) this.shown(n, attribute(n, 'value'));
      else if (n.name === 'embed' || n.name === 'a') this.see(n);
      stack.push(...n.children);
    }
  }

  private link(e: PageElement): void {
    const address = attribute(e, 'href')?.trim() ?? '';
    if (!isAddress(address)) return;
    const text = wordsOf(e) || (attribute(e, 'title') ?? '');
    const told = fileOf(address);
    if (told !== null) this.add(e, told, 'viewer', text);
    else if (file.test(decoded(address)) || file.test(text) || file.test(attribute(e, 'download') ?? '')) this.add(e, address, 'link', text);
  }

  private script(e: PageElement): void {
    const [child] = e.children;
    if (child?.type !== 'text' || child.data.length > longestScript) return;
    const pages: string[] = [];
    for (const m of child.data.matchAll(inScript)) {
      const address = m[1]!.replaceAll('\\/', '/');
      if (image.test(address)) pages.push(address);
      else if (file.test(address) && this.found.size < most) this.add(e, fileOf(address) ?? address, 'script', '');
      if (pages.length >= most) break;
    }
    for (const address of numbered(pages)) this.add(e, address, 'image', '');
  }
}

function isAddress(address: string): boolean {
  return address !== '' && !/^(?:#|about:|javascript:|mailto:|tel:|data:)/i.test(address);
}

/** The file a viewer is told to show; null where the address is no viewer's. */
function fileOf(address: string): string | null {
  const told = parameter.exec(address)?.[1];
  if (told === undefined) return null;
  const name = decoded(told);
  return file.test(name) ? name : null;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    // A percent sign that is no escape: as it stands.
    return address;
  }
}

/** Pictures whose names differ by a number alone, in their order: the pages of a flip book. */
function numbered(addresses: readonly string[]): string[] {
  const groups = new Map<string, string[]>();
  for (const a of new Set(addresses)) {
    const pattern = a.replace(/\d+(?=\D*$)/, '#');
    if (pattern !== a) groups.set(pattern, [...(groups.get(pattern) ?? []), a]);
  }
  const [pages] = [...groups.values()].sort((a, b) => b.length - a.length);
  return pages !== undefined && pages.length >= fewestPages ? pages.slice(0, most) : [];
}

function isAside(e: PageElement): boolean {
  let up = 0;
  for (let p = e.parent; p !== null && isElement(p) && up < highest; p = p.parent, up++) {
    if (/^(?:nav|header|footer|aside)$/.test(p.name)) return true;
    if (furniture.test(attribute(p, 'class') ?? '') || furniture.test(attribute(p, 'id') ?? '')) return true;
  }
  return false;
}

function wordsOf(e: PageElement): string {
  let text = '';
  const stack: AnyNode[] = [...e.children].reverse();
  for (let n = stack.pop(), steps = 0; n !== undefined && steps < 100; n = stack.pop(), steps++) {
    if (n.type === 'text') text += n.data;
    else if (isElement(n)) for (let i = n.children.length - 1; i >= 0; i--) stack.push(n.children[i]!);
  }
  return text.replace(/\s+/g, ' ').trim().slice(0, 200);
}
