// An evidence pack: the files of one folder that proves one finding without the program.
import { createHash } from 'node:crypto';
import type { Lang } from '../../model/text.js';
import type { RuleRecord } from '../../model/rule.js';
import { besideOf, changedElsewhere, collect, type Evidence } from './collect.js';
import { evidencePage, type Reread } from './page.js';
import type { Store, StoredFinding } from '../../store/store.js';

export interface PackFile {
  /** Within the folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface PackOptions {
  readonly lang: Lang;
  readonly version: string;
  readonly rule: RuleRecord | undefined;
  /** Reads an original again, for the drawing of what stands where; null where it cannot be. */
  readonly reread: (bytes: Uint8Array, name: string) => Promise<Reread | null>;
}

/** `index.html`, `finding.json`, `requests.json`, the originals, and `SHA256SUMS` over all of them, in this order. */
export async function evidencePack(store: Store, found: StoredFinding, options: PackOptions): Promise<PackFile[]> {
  const evidence = await collect(store, found);
  const reread = new Map<string, Reread>();
  for (const x of evidence.exhibits) {
    if (x.bytes === null || (!x.own && !x.before && x.agency === found.agency && x.year === found.year)) continue;
    const read = await options.reread(x.bytes, x.names[0]?.name ?? x.file);
    if (read !== null) reread.set(x.file, read);
  }
  const text = (path: string, content: string): PackFile => ({ path, bytes: new TextEncoder().encode(content) });
  const originals = evidence.exhibits.flatMap((x) => (x.bytes === null ? [] : [{ path: x.file, bytes: x.bytes }]));
  const files = [
    text('index.html', evidencePage(evidence, { ...options, reread })),
    text('finding.json', `${JSON.stringify(described(evidence, options), null, 1)}\n`),
    text('requests.json', `${JSON.stringify(evidence.fetches, null, 1)}\n`),
    // Two reports of one document are one file.
    ...new Map(originals.map((f) => [f.path, f])).values(),
  ];
  const sums = files.map((f) => `${createHash('sha256').update(f.bytes).digest('hex')}  ${f.path}\n`).join('');
  return [...files, text('SHA256SUMS', sums)];
}

function described({ found, exhibits, decisions, before }: Evidence, { rule, version }: PackOptions): object {
  const { finding, fingerprint, agency, year } = found;
  return {
    program: `nianbao ${version}`, fingerprint, agency, year, version: found.version, rule: rule ?? { id: finding.rule }, finding,
    reports: exhibits.map((x) => ({
      agency: x.agency, year: x.year, version: x.version, current: x.current, sha256: x.sha256, file: x.bytes === null ? null : x.file, names: x.names,
      cells: Object.fromEntries((x.own || x.before ? finding.cells : [...(finding.others ?? []), ...besideOf(finding), ...changedElsewhere(finding)].filter((o) => o.agency === x.agency && o.year === x.year).map((o) => o.cell)).map((ref) => [ref, x.stored.report.cells.get(ref) ?? null])),
    })),
    decisions, before,
  };
}
