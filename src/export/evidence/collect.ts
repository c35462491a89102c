// Everything one finding rests on, out of the store: the report and its versions, the reports it is held against, the requests that brought them, and what people decided.
import type { Finding, OtherCell } from '../../model/finding.js';
import { publicName } from '../../model/public-name.js';
import type { BesideCell } from '../../model/suspect.js';
import type { Decision, Review } from '../../model/review.js';
import { editedFrom } from '../../model/version.js';
import type { HistoryVersion, Store, StoredFinding, StoredVersion } from '../../store/store.js';
import type { StoredFetch } from '../../store/crawl-store.js';

/** One document as published, and how it came. */
export interface Exhibit {
  readonly agency: string;
  readonly year: number;
  readonly version: number;
  /** The finding is about this one. */
  readonly own: boolean;
  /** What the finding says was changed is held against this one. */
  readonly before: boolean;
  readonly current: boolean;
  /** Addresses and names of files, as anybody may see them. */
  readonly names: readonly { readonly name: string; readonly at: string }[];
  readonly sha256: string;
  readonly bytes: Uint8Array | null;
  /** Name of the file in the pack. */
  readonly file: string;
  readonly stored: StoredVersion;
}

export interface Evidence {
  readonly found: StoredFinding;
  /** The report of the finding first, then its other versions, then other reports. */
  readonly exhibits: readonly Exhibit[];
  readonly fetches: readonly StoredFetch[];
  readonly decisions: readonly Review[];
  /** On other values at the same place: those have changed since. */
  readonly before: readonly Decision[];
}

export async function collect(store: Store, found: StoredFinding): Promise<Evidence> {
  const exhibits: Exhibit[] = [];
  for (const { agency, year } of reportsOf(found)) {
    const own = agency === found.agency && year === found.year;
    const versions = await store.history(agency, year);
    const from = own && found.finding.kind === 'changed' ? editedFrom(versions, versions.findIndex((v) => v.version === found.version)) : null;
    // Of other reports the version that is current is what the finding rests on.
    for (const v of own ? versions : versions.filter((x) => x.current)) exhibits.push(await exhibit(store, v, { agency, year, own: own && v.version === found.version, before: v === from }));
  }
  exhibits.sort((a, b) => Number(b.own) - Number(a.own) || Number(b.before) - Number(a.before));
  const fetches: StoredFetch[] = [];
  for await (const f of store.crawl.fetches({ bodies: await bodiesOf(store, exhibits) })) fetches.push(f);
  return { found, exhibits, fetches, decisions: (await store.reviews.all()).filter((r) => r.fingerprint === found.fingerprint), before: (await store.reviews.standing(found)).before };
}

/** Figures of the years beside that its suspects rest on, each once. */
export function besideOf({ suspects = [] }: Finding): readonly BesideCell[] {
  return [...new Map(suspects.flatMap((s) => s.beside ?? []).map((b) => [`${b.agency} ${b.year} ${b.cell}`, b])).values()];
}

/** Cells of other years' reports that its suspects would change, with what they say now, each once. */
export function changedElsewhere({ suspects = [] }: Finding): readonly OtherCell[] {
  return [...new Map(suspects.flatMap((s) => s.others ?? []).map((o) => [`${o.agency} ${o.year} ${o.cell}`, { agency: o.agency, year: o.year, cell: o.cell, value: o.printed }])).values()];
}

/** The report of the finding and those it names. */
function reportsOf({ agency, year, finding }: StoredFinding): readonly { readonly agency: string; readonly year: number }[] {
  const all = [{ agency, year }, ...(finding.others ?? []), ...besideOf(finding), ...changedElsewhere(finding), ...(finding.passages ?? []).flatMap((p) => (p.agency === undefined || p.year === undefined ? [] : [{ agency: p.agency, year: p.year }]))];
  return [...new Map(all.map((r) => [`${r.agency} ${r.year}`, { agency: r.agency, year: r.year }])).values()];
}

async function exhibit(store: Store, v: HistoryVersion, of: { readonly agency: string; readonly year: number; readonly own: boolean; readonly before: boolean }): Promise<Exhibit> {
  const [stored] = await store.checks.versions([v.versionId]);
  const name = v.met[0]?.name ?? v.sourceId;
  return {
    ...of, version: v.version, current: v.current, names: v.met.map((m) => ({ name: publicName(m.name), at: m.at })), sha256: v.sourceId, bytes: await store.original(v.sourceId), stored: stored!,
    file: `originals/${v.sourceId.slice(0, 12)}-${safe(of.agency)}-${of.year}-v${v.version}${extensionOf(name, stored!.report.source.format)}`,
  };
}

/** A report that a crawl brought may be put together from several answers. */
async function bodiesOf(store: Store, exhibits: readonly Exhibit[]): Promise<string[]> {
  const bodies = new Set(exhibits.map((e) => e.sha256));
  for (const name of new Set(exhibits.flatMap((e) => e.names.map((n) => n.name)))) {
    for await (const d of store.crawl.documents({ address: name })) for (const p of d.pieces) bodies.add(p.sha);
  }
  return [...bodies];
}

const extensions: Readonly<Record<StoredVersion['report']['source']['format'], string>> = { html: '.html', markdown: '.md', text: '.txt', pdf: '.pdf', ofd: '.ofd', docx: '.docx', doc: '.doc', xlsx: '.xlsx', xls: '.xls', picture: '' };

/** By the bytes; a picture keeps the ending it came with. */
function extensionOf(name: string, format: StoredVersion['report']['source']['format']): string {
  return extensions[format] === '' ? (/\.(?:png|jpe?g|gif|bmp|tiff?)$/iu.exec(name)?.[0].toLowerCase() ?? '.bin') : extensions[format];
}

/** A name that every file system takes. */
export function safe(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40);
}

/** Cells of the report that the finding names, those most likely wrong first. */
export function cellsOf(f: Finding): readonly string[] {
  return [...new Set([...(f.suspects ?? []).filter((s) => s.rank === 1).flatMap((s) => Object.keys(s.cells)), ...f.cells])];
}
