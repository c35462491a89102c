// What follows from a page: the columns, pages, articles and pieces it leads to, what it lists, the document it is.
import type { DocumentFacts, ListedEntry, NewTask, PieceRole, Reason, Stated, Task } from '../model/crawl.js';
import type { Listed, WebPage, WebRequest } from '../model/web.js';
import type { Article, Family } from './family.js';
import type { CrawlLimits } from './limits.js';

/** What the title of a link says of where it leads. */
export type Judgement = { readonly kind: 'report' } | { readonly kind: 'collection' } | { readonly kind: 'passed'; readonly reason: string };

/** `inColumn`: the link stands in a column of annual reports. */
export type Judge = (title: string, inColumn: boolean) => Judgement;

export interface Followed {
  readonly tasks: readonly NewTask[];
  readonly listed: readonly ListedEntry[];
  readonly document: DocumentFacts | null;
  readonly note: Reason | null;
  readonly stated?: Stated;
}

const nothing: Followed = { tasks: [], listed: [], document: null, note: null };

export interface FollowContext {
  readonly task: Task;
  readonly family: Family;
  readonly judge: Judge;
  readonly limits: CrawlLimits;
  /** Keys of entries that no earlier page of the list has shown. */
  readonly unlisted: (keys: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Further pages that the list has already, and which of these keys are among them. */
  readonly pages: (keys: readonly string[]) => Promise<{ readonly count: number; readonly known: ReadonlySet<string> }>;
}

/** An address of the row keeps its fragment: with some families it alone names the column. */
export function seedTask(kind: 'portal' | 'column', url: string): NewTask {
  const task = pageTask(kind, { url, method: 'GET' }, 0, kind === 'column' ? 'own' : null, null);
  const whole = URL.canParse(url) ? new URL(url).href : url;
  return { ...task, request: { url: whole, method: 'GET' }, key: `GET ${whole}` };
}

/** The page of a portal, a column or a list. */
export async function followList(page: WebPage, context: FollowContext): Promise<Followed> {
  const { task, family, limits } = context;
  if (page.text === '') return { ...nothing, note: { code: 'status', detail: `no text: ${page.headers['content-type'] ?? 'no content type'}` } };
  const columns = task.kind === 'list' ? [] : family.columns(page);
  const self = [plain(page.url), plain(page.request.url)];
  const below = columns.filter((c) => !self.includes(plain(c.url)));
  const deeper = task.depth >= limits.depth ? [] : below.map((c) => pageTask('column', { url: c.url, method: 'GET' }, task.depth + 1, 'own', c));
  const bound: Reason | null = below.length > deeper.length ? { code: 'bound', detail: `${below.length} columns deeper than ${limits.depth}` } : null;
  if (task.kind === 'portal' && below.length === columns.length) return { ...nothing, tasks: deeper, note: bound };
  const listed = await entriesOf(page, context);
  if (listed.entries === 0 && deeper.length === 0 && task.kind === 'column') {
    const own = family.article(page);
    if (own.title !== null && context.judge(own.title, true).kind === 'report') return followArticle(page, own, { ...context, key: own.key });
  }
  return { ...listed, tasks: [...deeper, ...listed.tasks], note: bound ?? listed.note };
}

async function entriesOf(page: WebPage, { task, family, judge, limits, unlisted, pages }: FollowContext): Promise<Followed & { entries: number }> {
  const list = family.list(page);
  const column = task.column ?? task.id;
  const judged = list.entries.map((e) => ({ entry: e, key: family.key(e.url), verdict: judge(e.title, true) }));
  const fresh = await unlisted(judged.map((j) => j.key));
  const tasks: NewTask[] = [];
  for (const { entry, key, verdict } of judged) {
    if (verdict.kind === 'passed') continue;
    if (verdict.kind === 'collection') {
      const depth = task.kind === 'list' ? limits.depth : task.depth + 1;
      if (depth <= limits.depth) tasks.push(pageTask('column', { url: entry.url, method: 'GET' }, depth, 'own', entry));
    } else tasks.push({ kind: 'article', request: { url: plain(entry.url), method: 'GET' }, key: `article ${key}`, depth: 0, column: null, label: entry.title, date: entry.date });
  }
  const listed: ListedEntry[] = judged.map(({ entry, key, verdict }) => ({ key, url: entry.url, title: entry.title, date: entry.date, passedOver: verdict.kind === 'passed' ? verdict.reason : null }));
  const before = task.kind === 'list' ? task.depth : 0;
  // A first page may be a frame that a script fills: its further pages are its only ones.
  const goesOn = fresh.size > 0 || (task.kind !== 'list' && judged.length === 0);
  const told = (goesOn ? list.more : []).map((r) => pageTask('list', r, before + 1, column, null));
  // Counted, for a page may tell of hundreds of others.
  const { count, known } = told.length === 0 ? { count: 0, known: new Set<string>() } : await pages(told.map((x) => x.key));
  const more = told.filter((x, i) => !known.has(x.key) && told.findIndex((y) => y.key === x.key) === i);
  const within = more.slice(0, Math.max(0, limits.pages - count - 1));
  tasks.push(...within);
  const note: Reason | null = within.length < more.length ? { code: 'bound', detail: `lists are followed for ${limits.pages} pages` } : null;
  const pagesStated = list.pages ?? null;
  const stated = list.total === null && pagesStated === null ? {} : { stated: { entries: list.total, pages: pagesStated, twins: Math.max(0, (list.rows ?? 0) - list.entries.length) } };
  return { tasks, listed, document: null, note, entries: judged.length, ...stated };
}

/** The page of an article: it is a document, its further pages and what is attached belong to it. */
export function followArticle(page: WebPage, article: Article | null, { task, limits, key }: Pick<FollowContext, 'task' | 'limits'> & { readonly key: string }): Followed {
  const document: DocumentFacts = { key, address: plain(page.url), title: article?.title ?? null, date: article?.date ?? null };
  return { ...nothing, document, ...(article === null ? {} : pieces(page, article, task, limits)) };
}

/** A further page of an article may lead to the one after it, and has attachments of its own. */
export function followPart(page: WebPage, family: Family, task: Task, limits: CrawlLimits): Followed {
  return page.text === '' || task.position >= limits.parts ? nothing : { ...nothing, ...pieces(page, family.article(page), task, limits) };
}

function pieces(page: WebPage, article: Article, task: Task, limits: CrawlLimits): Pick<Followed, 'tasks' | 'note'> {
  const from = task.role === 'part' ? task.position : 0;
  const piece = (kind: 'part' | 'attachment', role: PieceRole, url: string, position: number, label: string | null): NewTask =>
    ({ kind, request: { url: plain(url), method: 'GET' }, key: `GET ${plain(url)}`, depth: 0, column: null, piece: { role, position }, label, date: null });
  const own = plain(page.url);
  const parts = article.parts.filter((u) => plain(u) !== own);
  const documents = article.attachments.filter((a) => a.kind === 'document');
  const pictures = article.attachments.filter((a) => a.kind === 'picture');
  const left = [[parts, limits.parts, 'parts'], [documents, limits.documents, 'attachments'], [pictures, limits.pictures, 'pictures']] as const;
  const over = left.filter(([all, bound]) => all.length > bound).map(([all, bound, name]) => `${bound} of ${all.length} ${name}`);
  const at = from * 1000;
  return {
    tasks: [
      ...parts.slice(0, limits.parts).map((u, i) => piece('part', 'part', u, from + i + 1, null)),
      ...documents.slice(0, limits.documents).map((a, i) => piece('attachment', 'attachment', a.url, at + i, a.text)),
      ...pictures.slice(0, limits.pictures).map((a, i) => piece('attachment', 'picture', a.url, at + i, a.text)),
    ],
    note: over.length === 0 ? null : { code: 'bound', detail: `kept ${over.join(', ')}` },
  };
}

function pageTask(kind: 'portal' | 'column' | 'list', request: WebRequest, depth: number, column: NewTask['column'], entry: Listed | null): NewTask {
  const r = { ...request, url: plain(request.url) };
  return { kind, request: r, key: `${r.method} ${r.url}${r.body === undefined ? '' : ` ${r.body}`}`, depth, column, label: entry?.title ?? null, date: entry?.date ?? null };
}

/** An address without the part that stays with the reader. */
export function plain(url: string): string {
  if (!URL.canParse(url)) return url;
  const u = new URL(url);
  u.hash = '';
  return u.href;
}
