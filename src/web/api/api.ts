// The interface for programs: the same questions as the pages, answered as JSON. What is offered is described once, in endpoints.ts.
import type { Context, Hono } from 'hono';
import { publicName } from '../../model/public-name.js';
import { storedFindingJson } from '../../export/findings.js';
import { anchorText } from '../../store/anchor-text.js';
import { metrics } from '../../metrics/metrics.js';
import { agenciesUnder, rowsOf } from '../../survey/index.js';
import { agencyFilterOf, allAsked, filterOf, regionOf, whole, wordsOf, yearOf } from '../asked.js';
import { placedAgencies } from '../pages/agencies.js';
import { compareAnswer } from '../pages/compare.js';
import { held } from '../pages/register.js';
import type { View } from '../view.js';
import { runSql } from '../../store/sql-query.js';
import { furthestHit, mostHits, mostRows } from './checked.js';
import { openApi } from './endpoints.js';

export function api(app: Hono, viewOf: (c: Context) => View): void {
  const page = (c: Context): { readonly offset: number; readonly limit: number } => ({ offset: whole(c.req.query('offset'), 0, 10_000_000) ?? 0, limit: whole(c.req.query('limit'), 1, mostRows) ?? 100 });
  const none = (c: Context): Response => c.json({ error: 'not found' }, 404);

  app.get('/api/openapi.json', (c) => c.json(openApi(viewOf(c).site.version, viewOf(c).sql)));
  app.get('/api/coverage', async (c) => {
    const { site } = viewOf(c);
    return c.json(await site.memory.of('coverage', 30, () => site.store.pages.coverage()));
  });
  app.get('/api/agencies', async (c) => {
    const { site } = viewOf(c);
    const { rows } = agenciesUnder(await placedAgencies(site), agencyFilterOf(c.req.query()));
    const { offset, limit } = page(c);
    return c.json({ total: rows.length, rows: rows.slice(offset, offset + limit).map((a) => ({ name: a.name, regionCode: a.regionCode, level: a.level === 'none' ? null : a.level, department: a.department, reports: a.years.length, from: a.years[0] ?? null, to: a.years.at(-1) ?? null, broken: a.broken.length })) });
  });
  app.get('/api/agencies/:agency', async (c) => {
    const found = await viewOf(c).site.store.pages.agencyYears(c.req.param('agency'), []);
    return found === null ? none(c) : c.json({ name: c.req.param('agency'), regionCode: found.regionCode, department: found.department, reports: found.years.map((y) => ({ year: y.year, versions: y.versions, edition: y.edition, published: y.published, errors: y.errors, warnings: y.warnings })) });
  });
  app.get('/api/reports/:agency/:year', async (c) => {
    const { site, lang } = viewOf(c);
    const v = await site.store.pages.report(c.req.param('agency'), yearOf(c.req.param('year')) ?? 0, whole(c.req.query('version'), 1, 100_000));
    if (v === null) return none(c);
    const { report } = v;
    return c.json({
      agency: v.agency, year: v.year, version: v.version, current: v.current, versions: v.versions, edition: report.edition, title: report.title.value, published: report.published.value, sources: [...new Set(v.names.map(publicName))], sha256: report.source.id,
      cells: Object.fromEntries([...report.cells].map(([ref, x]) => [ref, { value: x.value, state: x.state, raw: x.raw, ...(x.unit === undefined ? {} : { unit: x.unit }), anchor: x.anchor === null ? null : anchorText(x.anchor) }])),
      sections: report.sections.map((s) => ({ id: s.id, heading: s.heading, paragraphs: s.paragraphs.map((p) => p.text) })),
      problems: report.problems.map((p) => ({ code: p.code, level: p.level, message: p.message[lang], cells: p.cells ?? [] })),
      findings: v.findings.map((f) => storedFindingJson(f, lang)),
    });
  });
  app.get('/api/findings', async (c) => {
    const { site, lang } = viewOf(c);
    const { rows, total, capped } = await site.store.pages.findings(filterOf(c.req.query()), page(c));
    return c.json({ total, capped, rows: rows.map((f) => storedFindingJson(f, lang)) });
  });
  app.get('/api/findings/:finding', async (c) => {
    const { site, lang } = viewOf(c);
    const id = c.req.param('finding');
    const f = /^[0-9a-f]{32}$/u.test(id) ? await site.store.pages.finding(id) : null;
    return f === null ? none(c) : c.json({ ...storedFindingJson(f, lang), decision: (await site.store.reviews.standing(f)).decision });
  });
  app.get('/api/register', async (c) => {
    const { site } = viewOf(c);
    const nowhere = c.req.query('region') === 'none';
    const [region, year] = [regionOf(c.req.query('region')), yearOf(c.req.query('year'))];
    const rows = [...(await held(site)).byProvince].flatMap(([code, of]) => (nowhere ? code === '' : region === undefined || code === region.slice(0, 2)) ? of : []).filter((d) => (year === undefined || d.year === year) && (region === undefined || (d.agency.regionCode ?? '').startsWith(region.replace(/(?:00)+$/u, ''))));
    const { offset, limit } = page(c);
    return c.json({ total: rows.length, rows: rows.slice(offset, offset + limit).map((d) => ({ agency: d.agency.name, regionCode: d.agency.regionCode, year: d.year, due: d.due, status: d.status, date: d.date, origin: d.origin, daysLate: d.daysLate })) });
  });
  app.get('/api/search', async (c) => {
    const [year, region, agency] = [yearOf(c.req.query('year')), regionOf(c.req.query('region')), wordsOf(c.req.query('agency'))];
    const found = await viewOf(c).site.store.pages.search((c.req.query('q') ?? '').slice(0, 100), { ...(year === undefined ? {} : { year }), ...(region === undefined ? {} : { region }), ...(agency === undefined ? {} : { agency }), offset: whole(c.req.query('offset'), 0, furthestHit) ?? 0, limit: whole(c.req.query('limit'), 1, mostHits) ?? mostHits });
    return found.phrases === null ? c.json({ error: 'q: expected a phrase of two characters and more' }, 400) : c.json(found);
  });
  app.get('/api/rules', (c) => c.json(viewOf(c).site.rules.map(({ id, basis, title, citation, severity, says, editions }) => ({ id, basis, title, citation, severity, says, editions: editions ?? null }))));
  app.get('/api/metrics', (c) => c.json(metrics.map(({ id, group, title, unit, by, missing, smallest, says, caution, beside }) => ({ id, group, title, unit, by, missing, smallest, says, caution, beside: beside ?? [] }))));
  app.get('/api/compare', async (c) => {
    const view = viewOf(c);
    const answer = await compareAnswer(view, allAsked(c.req.queries()));
    if (answer === null || !('status' in answer)) return c.json({ error: answer === null ? 'nobody was named' : answer[view.lang] }, 400);
    return c.json({ compared: answer.says[view.lang], years: answer.years, breaks: answer.comparisons.map((x) => ({ metric: x.metric.id, breaks: x.breaks.map((b) => ({ ...b, why: b.why[view.lang] })) })), rows: rowsOf(answer, view.lang) });
  });
  app.get('/api/sql', async (c) => {
    const view = viewOf(c);
    if (!view.sql) return none(c);
    const answer = await runSql(view.site.store.path, (c.req.query('q') ?? '').slice(0, 10_000), { rows: 1000, seconds: 5, atOnce: 2, signal: c.req.raw.signal });
    return c.json(answer, answer.status === 'rows' ? 200 : answer.status === 'busy' ? 503 : 400);
  });
}
