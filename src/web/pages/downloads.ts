// Tables and files to keep: findings under a filter, figures of all reports, the codebook, an original.
import type { Context, Hono } from 'hono';
import { dataset, shapes, type Dataset } from '../../export/dataset.js';
import { findingsTable } from '../../export/findings.js';
import type { Format, Sink } from '../../export/format.js';
import { csv } from '../../export/formats/csv.js';
import { json } from '../../export/formats/json.js';
import { xlsx } from '../../export/formats/xlsx.js';
import { sarif } from '../../export/sarif.js';
import { filterOf, regionOf, whole, wordsOf, yearOf } from '../asked.js';
import type { VersionFilter } from '../../store/store.js';
import { foreignPolicy } from '../guard.js';
import { streamed } from '../streamed.js';
import type { View } from '../view.js';

const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8', sarif: 'application/sarif+json; charset=utf-8' } as const;

function versionsAsked(c: Context): VersionFilter {
  const [year, region, agency] = [yearOf(c.req.query('year')), regionOf(c.req.query('region')), wordsOf(c.req.query('agency'))];
  return { ...(year === undefined ? {} : { year }), ...(region === undefined ? {} : { region }), ...(agency === undefined ? {} : { agency }) };
}

/** Told what went wrong while a file was sent, and its address. */
export type Failed = (e: Error, address: string) => void;

export function downloads(app: Hono, viewOf: (c: Context) => View, missing: (c: Context, view: View) => Promise<Response>, failed: Failed): void {
  const sent = (c: Context, name: string, type: string, write: (sink: Sink) => Promise<void>): Response => {
    c.header('Content-Type', type);
    c.header('Content-Disposition', `attachment; filename="${name}"`);
    return streamed(c, write, (e) => failed(e, c.req.path));
  };
  const written = (c: Context, data: Dataset, format: Format, name: string, type: string): Response => sent(c, name, type, (sink) => format.write(data, { folder: false, open: async () => sink, path: () => name }));
  for (const format of ['csv', 'json', 'sarif'] as const) {
    app.get(`/export/findings.${format}`, (c) => {
      const { site, lang } = viewOf(c);
      const filter = filterOf(c.req.query());
      const pieces = format === 'sarif' ? sarif(site.store, { lang, version: site.version, rules: site.rules, filter, forOthers: true }) : findingsTable(site.store, { format, lang, filter, bom: true });
      return sent(c, `findings.${format}`, types[format], async (sink) => {
        for await (const piece of pieces) await sink.write(piece);
      });
    });
  }
  for (const shape of shapes.filter((s) => s !== 'findings')) {
    for (const format of [csv, json]) {
      const name = `${shape}.${format.id}`;
      app.get(`/export/${name}`, async (c) => {
        const { site, lang } = viewOf(c);
        const data = await dataset(site.store, { rules: site.rules, shapes: [shape], lang, bom: true, ...versionsAsked(c) });
        return written(c, data, format, name, types[format.id as 'csv' | 'json']);
      });
    }
  }
  app.get('/export/nianbao.xlsx', async (c) => {
    const view = viewOf(c);
    const { site, lang } = view;
    const filter = versionsAsked(c);
    // A workbook of everything is for the command: it takes minutes.
    if (filter.region === undefined && filter.agency === undefined) return c.json({ error: view.say('请给出 region 或 agency：全部数据的工作簿用命令 nianbao export。', 'Name a region or an agency: a workbook of everything comes from the command nianbao export.') }, 400);
    const data = await dataset(site.store, { rules: site.rules, shapes: shapes.filter((s) => s !== 'long'), lang, ...filter });
    return written(c, data, xlsx, 'nianbao.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  });
  app.get('/report/:agency/:year/original/file.bin', async (c) => {
    const view = viewOf(c);
    const v = await view.site.store.pages.report(c.req.param('agency'), yearOf(c.req.param('year')) ?? 0, whole(c.req.query('version'), 1, 100_000));
    const bytes = v === null ? null : await view.site.store.original(v.report.source.id);
    if (v === null || bytes === null) return missing(c, view);
    const ending = v.report.source.format === 'picture' ? 'bin' : v.report.source.format === 'markdown' ? 'md' : v.report.source.format === 'text' ? 'txt' : v.report.source.format;
    return c.body(new Uint8Array(bytes), 200, { 'Content-Type': 'application/octet-stream', 'Content-Disposition': `attachment; filename="${v.report.source.id.slice(0, 12)}.${ending}"`, 'Content-Security-Policy': foreignPolicy });
  });
}
