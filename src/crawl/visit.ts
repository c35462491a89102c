// One task from its lease to its end: may it be asked, what came, what does that mean for task and host.
import { sameAs, type HostState, type KnownPage, type Outcome, type Reason, type ReasonCode, type RobotsFile, type Task, type TaskEnd } from '../model/crawl.js';
import type { Portal, WebPage } from '../model/web.js';
import { blocked, refusalOf } from './blocked.js';
import type { Family } from './family.js';
import { headerOf, joined, type Answer, type Fetched, type Fetcher } from './fetch.js';
import { followArticle, followList, followPart, plain, type Followed, type Judge } from './follow.js';
import type { Frontier } from './frontier.js';
import type { Guard } from './guard.js';
import type { CrawlLimits } from './limits.js';
import { afterAnswer, afterChallenge, afterFailure, retryAfterOf, retryAt, type Moment, type PaceRules } from './pace.js';
import { pageOf, type Decode } from './page.js';
import { fetchRobots, robotsFrom, robotsVerdict } from './robots.js';

export interface VisitContext {
  readonly portal: Portal;
  readonly frontier: Frontier;
  readonly fetcher: Fetcher;
  readonly guard: Guard;
  readonly familyFor: (portal: Portal, page: WebPage) => Family;
  readonly judge: Judge;
  readonly decode: Decode;
  readonly pace: PaceRules;
  readonly limits: CrawlLimits;
  readonly now: () => number;
  readonly random: () => number;
  readonly signal?: AbortSignal;
}

export interface Visited {
  /** null: the task waits on; robots.txt was asked for, or the crawl is stopping. */
  readonly end: TaskEnd | null;
  readonly bytes: number;
}

const again: ReadonlySet<ReasonCode> = new Set(['dns', 'connect', 'timeout', 'dropped', 'truncated', 'throttled', 'server', 'empty']);
const ofHost: ReadonlySet<ReasonCode> = new Set(['dns', 'connect', 'timeout', 'dropped', 'throttled', 'server', 'tls']);

/** Asks, and keeps what came of it in the frontier. */
export async function visit(task: Task, host: HostState, context: VisitContext): Promise<Visited> {
  const { frontier, guard, portal } = context;
  const finish = async (end: TaskEnd): Promise<Visited> => {
    await frontier.finish(task, end, context.now());
    return { end, bytes: bytesOf(end.exchanges) };
  };
  const without = (outcome: Outcome, content: TaskEnd['content'] = null, state = host): TaskEnd => ({ outcome, content, exchanges: [], host: state, tasks: [], listed: [], document: null });
  const refused = guard.refuse(portal, task.request.url);
  if (refused !== null) return finish(without({ kind: 'failed', reason: refused }));
  if (task.role === 'attachment' || task.role === 'picture') {
    const earlier = await frontier.fetchedInRound(task);
    if (earlier !== null) {
      const ornament = task.role === 'picture' && ((await frontier.body(earlier.sha))?.length ?? 0) < context.limits.smallestPicture;
      return finish(without({ kind: 'done', note: null }, ornament ? null : { fetch: earlier.fetch }));
    }
  }
  const origin = new URL(task.request.url).origin;
  const file = await frontier.robots(origin);
  if (file === null || file.expires <= context.now()) return robotsFirst(task, host, origin, context);
  const verdict = robotsVerdict(file, plain(task.request.url));
  const state = { ...host, delay: verdict.delay };
  if (!verdict.allowed) return finish(without({ kind: 'failed', reason: { code: 'robots', detail: `${origin}/robots.txt forbids ${new URL(task.request.url).pathname}` } }, null, state));
  const refuse = (url: string): Reason | null => guard.refuse(portal, url) ?? forbidden(file, origin, url);
  const fetched = await context.fetcher.fetch({ ...task.request, url: plain(task.request.url) }, { refuse, known: (r) => frontier.known(r), ...(context.signal === undefined ? {} : { signal: context.signal }) });
  if (fetched.answer.kind === 'failed' && fetched.answer.reason.code === 'stopped') {
    await frontier.giveBack(task);
    return { end: null, bytes: 0 };
  }
  return finish(await endOf(task, state, fetched, context));
}

/** Robots of another origin on the same host (http and https) are those of their own; the address is asked for only if they are known, else by a task of its own. */
function forbidden(file: RobotsFile, origin: string, url: string): Reason | null {
  return new URL(url).host === new URL(origin).host && !robotsVerdict(file, url.replace(new URL(url).origin, origin)).allowed ? { code: 'robots', detail: `${file.origin}/robots.txt forbids ${url}` } : null;
}

async function robotsFirst(task: Task, host: HostState, origin: string, context: VisitContext): Promise<Visited> {
  const { frontier, fetcher, portal, guard, now, pace } = context;
  const request = { url: `${origin}/robots.txt`, method: 'GET' as const };
  const { answer, exchanges } = await fetchRobots(origin, (r) => fetcher.fetch(r, { refuse: (url) => guard.refuse(portal, url), known: () => Promise.resolve(null), ...(context.signal === undefined ? {} : { signal: context.signal }) }));
  if (answer.kind === 'failed' && answer.reason.code === 'stopped') {
    await frontier.giveBack(task);
    return { end: null, bytes: 0 };
  }
  const challenge = answer.kind === 'page' && blocked(pageOf(request, answer, context.decode))?.code === 'challenge';
  const file = robotsFrom(origin, answer, challenge, now());
  const at: Moment = { now: now(), random: context.random() };
  const reason = answer.kind === 'failed' ? answer.reason : { code: 'server' as const, detail: `robots.txt: status ${answer.kind === 'page' ? answer.status : 304}` };
  const after = file === null ? afterFailure(host, pace, at, reason, waitAsked(answer, at.now)) : afterAnswer(host, pace, at);
  await frontier.keepRobots(task, file, exchanges, after, at.now);
  return { end: null, bytes: bytesOf(exchanges) };
}

async function endOf(task: Task, host: HostState, { answer, exchanges }: Fetched, context: VisitContext): Promise<TaskEnd> {
  const at: Moment = { now: context.now(), random: context.random() };
  const failed = (reason: Reason): TaskEnd => {
    const wait = waitAsked(answer, at.now);
    const due = again.has(reason.code) ? retryAt(task.attempts + 1, context.pace, at, wait) : null;
    const outcome: Outcome = due === null ? { kind: 'failed', reason } : { kind: 'later', due, reason };
    const after = reason.code === 'challenge' ? afterChallenge(host, context.pace, at, reason) : ofHost.has(reason.code) ? afterFailure(host, context.pace, at, reason, wait) : afterAnswer({ ...host, blocked: 0 }, context.pace, at);
    return { outcome, exchanges, content: null, host: after, tasks: [], listed: [], document: null };
  };
  const calm = afterAnswer(host, context.pace, at);
  if (answer.kind === 'failed') return failed(answer.reason);
  if (answer.kind === 'moved') {
    const many = task.hops >= 5;
    if (many) return failed({ code: 'redirects', detail: `from host to host ${task.hops} times, the last ${answer.url}` });
    return { outcome: { kind: 'moved', url: withFragment(answer.url, task.request.url) }, exchanges, content: null, host: calm, tasks: [], listed: [], document: null };
  }
  const page = answer.kind === 'page' ? pageOf(task.request, answer, context.decode) : await keptPage(task, answer.known, context);
  const reason = refusalOf(page);
  if (reason !== null) return failed(reason);
  const sha = answer.kind === 'not-modified' ? answer.known.sha : null;
  const followed = await follow(task, page, sha, context);
  const end = { exchanges, host: calm, tasks: followed.tasks, listed: followed.listed, document: followed.document, ...(followed.stated === undefined ? {} : { stated: followed.stated }) };
  if (followed.note?.code === 'twin') return { ...end, outcome: { kind: 'done', note: followed.note }, content: null };
  const small = task.role === 'picture' && page.bytes.length < context.limits.smallestPicture;
  return { ...end, outcome: { kind: 'done', note: followed.note }, content: small ? null : answer.kind === 'not-modified' ? { fetch: answer.known.fetch } : 'last' };
}

/** As browsers do: the fragment goes along to the place that an address leads to. */
function withFragment(to: string, from: string): string {
  return to.includes('#') ? to : to + new URL(from).hash;
}

async function follow(task: Task, page: WebPage, sha: string | null, context: VisitContext): Promise<Followed> {
  const { frontier, limits, judge } = context;
  const family = context.familyFor(context.portal, page);
  if (task.kind === 'attachment') return { tasks: [], listed: [], document: null, note: null };
  if (task.kind === 'part') return followPart(page, family, task, limits);
  if (task.kind !== 'article') return followList(page, { task, family, judge, limits, unlisted: (keys) => frontier.unlisted(task, keys), pages: (keys) => frontier.pages(task, keys) });
  const article = page.text === '' ? null : family.article(page);
  const key = article?.key ?? family.key(page.url);
  const other = await frontier.twin(task, key, sha ?? (await sha256(page.bytes)));
  if (other !== null) return { tasks: [], listed: [], document: null, note: { code: 'twin', detail: `${sameAs}${other}` } };
  return followArticle(page, article, { task, limits, key });
}

async function sha256(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex');
}

async function keptPage(task: Task, known: KnownPage, context: VisitContext): Promise<WebPage> {
  const bytes = await context.frontier.body(known.sha);
  if (bytes === null) throw new Error(`the body ${known.sha} of ${known.url} is not kept`);
  return pageOf(task.request, { kind: 'page', url: known.url, status: known.status, headers: joined(known.headers), bytes }, context.decode);
}

function waitAsked(answer: Answer, now: number): number | null {
  return answer.kind === 'page' ? retryAfterOf(answer.headers['retry-after'] ?? null, now) : null;
}

function bytesOf(exchanges: Fetched['exchanges']): number {
  return exchanges.reduce((n, x) => n + (x.bytes?.length ?? Number(headerOf(x.responseHeaders ?? [], 'content-length') ?? 0)), 0);
}
