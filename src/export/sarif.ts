// Findings as SARIF 2.1.0, for programs that show results of analysers: a result a finding, its cells as logical locations, decisions as suppressions.
import type { Anchor } from '../model/anchor.js';
import type { Finding } from '../model/finding.js';
import { publicName } from '../model/public-name.js';
import type { RuleRecord } from '../model/rule.js';
import type { Lang } from '../model/text.js';
import { anchorText } from '../store/anchor-text.js';
import type { Store, StoredFinding, StoredVersion, FindingFilter } from '../store/store.js';

export interface SarifOptions {
  readonly lang: Lang;
  readonly version: string;
  /** Everything that can be found, in order. */
  readonly rules: readonly RuleRecord[];
  readonly filter: FindingFilter;
  /** Documents by their addresses or the names of their files alone: for others than the owner of the machine. */
  readonly forOthers?: boolean;
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** One document, piece by piece. */
export async function* sarif(store: Store, { lang, version, rules, filter, forOthers = false }: SarifOptions): AsyncGenerator<string> {
  const index = new Map(rules.map((r, i) => [r.id, i]));
  const driver = {
    name: 'nianbao', semanticVersion: version, language: lang === 'zh' ? 'zh-CN' : 'en-US',
    rules: rules.map((r) => ({ id: r.id, name: r.id, shortDescription: { text: r.title[lang] }, fullDescription: { text: r.says[lang] }, help: { text: r.citation[lang] }, defaultConfiguration: { level: levels[r.severity] } })),
  };
  yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":${JSON.stringify(driver)}},"columnKind":"utf16CodeUnits","results":[`;
  let first = true;
  let report: StoredVersion | undefined;
  for await (const f of store.findings(filter)) {
    if (report?.versionId !== f.versionId) [report] = await store.checks.versions([f.versionId]);
    yield `${first ? '\n' : ',\n'}${JSON.stringify(await result(store, f, report!, lang, index.get(f.finding.rule), forOthers))}`;
    first = false;
  }
  yield '\n]}]}\n';
}

async function result(store: Store, f: StoredFinding, v: StoredVersion, lang: Lang, ruleIndex: number | undefined, forOthers: boolean): Promise<object> {
  const { finding } = f;
  const places = cellsShown(finding).map((ref) => ({ ref, anchor: v.report.cells.get(ref)?.anchor ?? null }));
  const artifact = { uri: uriOf(forOthers ? publicName(v.report.source.name) : v.report.source.name) };
  const decision = f.status === 'dismissed' ? (await store.reviews.standing(f)).decision : null;
  return {
    ruleId: finding.rule, ...(ruleIndex === undefined ? {} : { ruleIndex }),
    kind: finding.outcome === 'broken' ? 'fail' : 'review', level: finding.outcome === 'broken' ? levels[finding.severity] : 'none',
    message: { text: `${f.agency} ${f.year}: ${finding.message[lang]}` },
    locations: places.length === 0 ? [{ physicalLocation: { artifactLocation: artifact } }] : places.map(({ ref, anchor }) => ({
      physicalLocation: { artifactLocation: artifact, ...regionOf(anchor) },
      logicalLocations: [{ name: ref, kind: 'member', fullyQualifiedName: `${f.agency}/${f.year}/${ref}` }],
    })),
    ...(elsewhere(finding).length === 0 ? {} : { relatedLocations: elsewhere(finding) }),
    partialFingerprints: { 'nianbao/v1': f.fingerprint },
    ...(decision === null ? {} : { suppressions: [{ kind: 'external', status: 'accepted', justification: `${decision.note} (${decision.by}, ${decision.at})` }] }),
    properties: { agency: f.agency, year: f.year, version: f.version, sha256: v.report.source.id, outcome: finding.outcome, findingKind: finding.kind, status: f.status, left: finding.left, right: finding.right, difference: finding.difference, suspects: finding.suspects ?? [], anchors: Object.fromEntries(places.map((p) => [p.ref, p.anchor === null ? null : anchorText(p.anchor)])) },
  };
}

/** The cells that most likely are wrong go first: tools show the first location. */
function cellsShown(f: Finding): readonly string[] {
  const suspected = f.suspects?.flatMap((s) => (s.cell === undefined ? [] : [s.cell])) ?? [];
  return [...new Set([...suspected, ...f.cells])];
}

/** Suspect cells of other years' reports, by name: they are in another document. */
function elsewhere(f: Finding): object[] {
  const cells = (f.suspects ?? []).flatMap((s) => s.others ?? []).map((o) => [`${o.agency}/${o.year}/${o.cell}`, o.cell] as const);
  return [...new Map(cells)].map(([fullyQualifiedName, name], id) => ({ id, logicalLocations: [{ name, kind: 'member', fullyQualifiedName }] }));
}

/** Bytes in a web page, lines in a text; other formats have no region that SARIF knows. */
function regionOf(anchor: Anchor | null): object {
  if (anchor === null) return {};
  if ('offset' in anchor) return { region: { byteOffset: anchor.offset } };
  return 'line' in anchor ? { region: { startLine: anchor.line, startColumn: anchor.column } } : {};
}

function uriOf(name: string): string {
  return /^[a-z][a-z0-9+.-]*:/iu.test(name) ? encodeURI(decodeSafely(name)) : name.split('/').map(encodeURIComponent).join('/');
}

/** An address may be percent-encoded already, or not. */
function decodeSafely(name: string): string {
  try {
    return decodeURI(name);
  } catch {
    return name;
  }
}
