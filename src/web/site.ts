// The routes: address → page, in the language and with the links that are wanted. The same site is served and written to files.
import { Hono, type Context } from 'hono';
import type { Lang } from '../model/text.js';
import { liveLinks, type Address, type Links, type Query } from './address.js';
import { api } from './api/api.js';
import { checked, lastPage, passedOver } from './api/checked.js';
import { agencyFilterOf, allAsked, cellOf, filterOf, queryOf, regionOf, whole, yearOf } from './asked.js';
import { script } from './assets/script.js';
import { searchScript } from './assets/search-script.js';
import { style } from './assets/style.js';
import { foreignPolicy, headers, knownHosts, ownPages, writing } from './guard.js';
import { html, unturned } from './html.js';
import { layout } from './layout.js';
import { agenciesPage } from './pages/agencies.js';
import { agencyPage } from './pages/agency.js';
import { compareFiles, comparePage } from './pages/compare.js';
import { codebookPage } from './pages/codebook.js';
import { dataPage, rulePage, rulesPage } from './pages/data.js';
import { decide } from './pages/decide.js';
import { downloads } from './pages/downloads.js';
import { evidenceZip } from './pages/evidence.js';
import { findingPage } from './pages/finding.js';
import { findingsPage } from './pages/findings.js';
import { groupFiles, groupPage, groupsPage } from './pages/groups.js';
import { metricPage, metricsPage } from './pages/metrics.js';
import { originalPage } from './pages/original.js';
import { overviewPage } from './pages/overview.js';
import { prosePage } from './pages/prose.js';
import { registerPage } from './pages/register.js';
import { reportPage } from './pages/report.js';
import { searchPage, stillSearchPage } from './pages/search.js';
import { sqlPage } from './pages/sql.js';
import type { Page, Site, View } from './view.js';

const findingFilter: readonly string[] = ['rule', 'severity', 'outcome', 'kind', 'status', 'region', 'year'];

export interface SiteOptions {
  /** Language of addresses that say none; Chinese where left out. */
  readonly lang?: Lang;
  /** Names under which it may be asked besides localhost and numbers. */
  readonly names?: readonly string[];
  /** Whether decisions are taken without a token: only where nobody else can ask. */
  readonly open?: boolean;
  readonly token?: string | null;
  /** Told what went wrong with a page. */
  readonly onError?: (e: Error, address: string) => void;
  /** Whether SQL of the reader is run. */
  readonly sql?: boolean;
  /** Links of the page that is written; left out: those of the server. */
  readonly links?: (here: Address, lang: Lang) => Links;
}

export function webSite(site: Site, options: SiteOptions = {}): Hono {
  const app = new Hono();
  const guard = writing({ token: options.token ?? null, open: options.open ?? false });
  // A store may have been checked by rules that this program has no more.
  const isRule = async (id: string): Promise<boolean> => site.rules.some((r) => r.id === id) || (await site.store.tally()).findings.some((f) => f.rule === id);
  app.use(headers()).use(knownHosts(options.names ?? [])).use(ownPages()).use('/api/*', checked(isRule)).use('/export/*', checked(isRule));

  const home = options.lang ?? 'zh';
  const linksOf = options.links ?? ((here: Address, lang: Lang): Links => liveLinks(here, lang, home));
  const viewOf = (c: Context): View => {
    const { lang: asked, ...query } = allAsked(c.req.queries()) as Query;
    const lang = asked === 'en' || asked === 'zh' ? asked : home;
    const here: Address = { path: c.req.path.split('/').filter((p) => p !== '').map(decoded), query };
    return { site, lang, say: (zh, en) => (lang === 'zh' ? zh : en), links: linksOf(here, lang), here, origin: options.links === undefined ? new URL(c.req.url).origin : null, deciding: options.links === undefined ? guard.deciding : 'no', sql: options.sql ?? false, form: guard.form };
  };
  const show = async (c: Context, view: View, page: Page | null): Promise<Response> => c.html(unturned(String(await layout(view, page ?? missing(view)))), page === null ? 404 : page.status ?? 200);
  // `looksAt`: parameters whose values it understands or passes over.
  const get = (path: string, page: (view: View, p: Readonly<Record<string, string>>, c: Context) => Promise<Page | null>, looksAt: readonly string[] = []): void => {
    app.get(path, async (c) => {
      const view = viewOf(c);
      // A part of the path goes before what is asked of it.
      const asked = allAsked(c.req.queries());
      return show(c, view, passing(view, passedOver(path.replace(/\/:.*$/u, ''), asked, ['lang', ...looksAt]), asked, await page(view, { ...asked, ...c.req.param() }, c)));
    });
  };
  const report = (p: Readonly<Record<string, string>>) => {
    const year = yearOf(p['year']);
    const version = whole(p['version'], 1, 100_000);
    const cell = cellOf(p['cell']);
    return { agency: p['agency'] ?? '', year: year ?? 0, ...(version === undefined ? {} : { version }), ...(cell === undefined ? {} : { cell }) };
  };

  app.get('/style.css', (c) => c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/script.js', (c) => c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
  app.get('/search.js', (c) => c.body(searchScript, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
  get('/', (view) => overviewPage(view));
  get('/agencies', (view, p) => agenciesPage(view, agencyFilterOf(p), pageOf(p)), ['region', 'level', 'year', 'broken', 'page']);
  get('/agency/:agency', (view, p) => agencyPage(view, p['agency']!));
  get('/report/:agency/:year', (view, p) => reportPage(view, report(p)), ['version', 'cell']);
  get('/report/:agency/:year/prose', (view, p) => prosePage(view, report(p)), ['version']);
  get('/findings', (view, p) => findingsPage(view, filterOf(p), pageOf(p)), findingFilter.concat('page'));
  get('/finding/:finding', (view, p) => findingPage(view, p['finding']!, filterOf(p), null), findingFilter);
  get('/compare', (view, p) => comparePage(view, p), ['page']);
  get('/compare/in/:region', (view, p) => groupsPage(view, p['region']!));
  get('/compare/in/:region/:department', (view, p) => groupPage(view, { region: p['region']!, department: p['department']!, metric: p['metric'], page: pageOf(p) }), ['page']);
  groupFiles(app, viewOf, (c, view) => show(c, view, null));
  compareFiles(app, viewOf, (c, view) => show(c, view, null));
  get('/register', (view, p) => registerPage(view, { region: p['region'] === 'none' ? 'none' : regionOf(p['region']), year: yearOf(p['year']), page: pageOf(p) }), ['region', 'year', 'page']);
  get('/search', (view, p) => view.links.still ? stillSearchPage(view) : searchPage(view, { query: (p['q'] ?? '').slice(0, 100), year: yearOf(p['year']), region: regionOf(p['region']), page: Math.min(pageOf(p), 51) }), ['year', 'region', 'page']);
  get('/data', (view) => dataPage(view));
  get('/data/codebook', (view) => codebookPage(view));
  get('/data/metrics', (view) => metricsPage(view));
  get('/metric/:metric', (view, p) => metricPage(view, p['metric']!));
  get('/data/rules', (view) => rulesPage(view));
  get('/rule/:rule', (view, p) => rulePage(view, p['rule']!));
  get('/data/sql', (view, p, c) => sqlPage(view, p['q'] ?? '', c.req.raw.signal));

  app.get('/report/:agency/:year/original', async (c) => {
    const view = viewOf(c);
    const page = await originalPage(view, report({ ...c.req.query(), ...c.req.param() } as Record<string, string>));
    if (page === null) return show(c, view, null);
    return c.html(unturned(String(await page.body)), page.status, { 'Content-Security-Policy': foreignPolicy });
  });
  // Where a form was sent is no page: who comes there by the address is led to the finding.
  app.get('/finding/:finding/decide', (c) => c.redirect(viewOf(c).links.to(['finding', c.req.param('finding')], queryOf(filterOf(c.req.query()))), 303));
  app.post('/finding/:finding/decide', (c) => {
    const view = viewOf(c);
    return decide(c, view, guard, (page) => show(c, view, page));
  });
  app.get('/finding/:finding/evidence.zip', (c) => evidenceZip(c, viewOf(c), () => show(c, viewOf(c), null)));
  downloads(app, viewOf, (c, view) => show(c, view, null), (e, address) => options.onError?.(e, address));
  api(app, viewOf);
  const program = (c: Context): boolean => /^\/api(?:\/|$)/u.test(c.req.path);
  app.notFound((c) => program(c) ? c.json({ error: 'not found' }, 404) : show(c, viewOf(c), null));
  app.onError(async (e, c) => {
    options.onError?.(e, c.req.path);
    if (program(c)) return c.json({ error: 'the program failed' }, 500);
    const view = viewOf(c);
    return c.html(unturned(String(await layout(view, failed(view, e)))), 500);
  });
  return app;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** However far behind the last page: the list says that it is not there. */
function pageOf(p: Readonly<Record<string, string>>): number {
  return whole(p['page'], 1, lastPage) ?? 1;
}

/** What was not understood, on a page that shows everything else. */
function passing({ say }: View, names: readonly string[], asked: Readonly<Record<string, string>>, page: Page | null): Page | null {
  if (page === null || names.length === 0) return page;
  const said = names.map((name) => `${name}=${(asked[name] ?? '').slice(0, 60)}`).join(say('、', ', '));
  return { ...page, body: html`<p class="notice" role="alert">${say(`没有看懂 ${said}：本页没有按它处理。`, `Not understood: ${said}. It changes nothing on this page.`)}</p>
${page.body}` };
}

function missing({ say, links }: View): Page {
  return { title: say('没有这一页', 'There is no such page'), place: '-', body: html`<h1>${say('没有这一页', 'There is no such page')}</h1><p>${say('它可能已被新版取代，或从未有过。', 'It may have been replaced, or never have been.')} <a href="${links.to(['agencies'])}">${say('按机关查找', 'Look by agency')}</a></p>` };
}

/** Says nothing of the machine: what went wrong is told to the terminal by whoever serves. */
function failed({ say }: View, e: Error): Page {
  const text = 'text' in e && typeof e.text === 'object' && e.text !== null && 'zh' in e.text && 'en' in e.text ? say(String(e.text.zh), String(e.text.en)) : say('程序出错了。', 'The program failed.');
  return { title: say('出错了', 'Something went wrong'), place: '-', body: html`<h1>${say('出错了', 'Something went wrong')}</h1><p>${text}</p>` };
}
