// Findings as tables for other programs: a row or an object a finding, what is filtered and nothing else.
import type { Finding } from '../model/finding.js';
import type { Lang } from '../model/text.js';
import type { FindingFilter, Store, StoredFinding } from '../store/store.js';
import { byteOrderMark, csvLine } from './csv.js';

/** Columns of the CSV, in order. */
export const findingColumns = ['agency', 'year', 'version', 'rule', 'scope', 'outcome', 'kind', 'severity', 'left', 'right', 'difference', 'cells', 'message', 'suspects', 'finding', 'status'] as const;

export function findingLine({ agency, year, version, finding: f, fingerprint, status }: StoredFinding, lang: Lang): string {
  return csvLine([agency, year, version, f.rule, f.scope, f.outcome, f.kind, f.severity, f.left, f.right, f.difference, f.cells.join(' '), f.message[lang], suspectsShort(f), fingerprint, status]);
}

/** `requests.granted.total=61 | 2022:requests.carried_out.total=5 …`, the likeliest first; the year stands before cells of other years' reports. */
function suspectsShort({ suspects = [] }: Finding): string {
  return suspects.map((s) => [...Object.entries(s.cells).map(([ref, value]) => `${ref}=${value}`), ...(s.others ?? []).map((o) => `${o.year}:${o.cell}=${o.value}`)].join(' ')).join(' | ');
}

export function storedFindingJson(f: StoredFinding, lang: Lang): object {
  return { agency: f.agency, year: f.year, version: f.version, finding: f.fingerprint, status: f.status, ...findingJson(f.finding, lang) };
}

export function findingJson(f: Finding, lang: Lang): object {
  return {
    rule: f.rule, outcome: f.outcome, severity: f.severity, kind: f.kind, scope: f.scope, cells: f.cells, left: f.left, right: f.right, difference: f.difference, message: f.message[lang],
    ...(f.suspects === undefined ? {} : { suspects: f.suspects.map((s) => ({ ...s, why: s.why[lang] })) }),
    ...(f.suspectsCut === undefined ? {} : { suspectsCut: f.suspectsCut }),
    ...(f.others === undefined ? {} : { others: f.others }),
    ...(f.passages === undefined ? {} : { passages: f.passages }),
  };
}

/** Piece by piece. CSV begins with a byte order mark where asked, so that Excel reads UTF-8. */
export async function* findingsTable(store: Store, { format, lang, filter, bom = false }: { readonly format: 'csv' | 'json'; readonly lang: Lang; readonly filter: FindingFilter; readonly bom?: boolean }): AsyncGenerator<string> {
  if (format === 'csv') yield (bom ? byteOrderMark : '') + csvLine(findingColumns);
  let n = 0;
  for await (const f of store.findings(filter)) {
    yield format === 'csv' ? findingLine(f, lang) : `${n === 0 ? '[\n' : ',\n'}${JSON.stringify(storedFindingJson(f, lang))}`;
    n += 1;
  }
  if (format === 'json') yield n === 0 ? '[]\n' : '\n]\n';
}
