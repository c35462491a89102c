// The evidence pack of a finding as one file.
import type { Context } from 'hono';
import { zipSync } from 'fflate';
import { evidencePack } from '../../export/evidence/pack.js';
import type { View } from '../view.js';

export async function evidenceZip(c: Context, view: View, missing: () => Promise<Response>): Promise<Response> {
  const { site, lang } = view;
  const fingerprint = c.req.param('finding') ?? '';
  const found = /^[0-9a-f]{32}$/u.test(fingerprint) ? await site.store.pages.finding(fingerprint) : null;
  if (found === null) return missing();
  const files = await evidencePack(site.store, found, { lang, version: site.version, rule: site.rules.find((r) => r.id === found.finding.rule), reread: site.reread });
  const folder = `evidence-${fingerprint.slice(0, 8)}`;
  // The same finding gives the same bytes: no time of today.
  const zip = zipSync(Object.fromEntries(files.map((f) => [`${folder}/${f.path}`, f.bytes])), { mtime: new Date(2000, 0, 1) });
  return c.body(new Uint8Array(zip), 200, { 'Content-Type': 'application/zip', 'Content-Disposition': `attachment; filename="${folder}.zip"` });
}
