// One report and those that share a hash with it → findings: the passages side by side, the figures with how improbable they are.
import type { Finding, OtherCell, Passage, Severity } from '../../model/finding.js';
import type { Placed } from '../../model/placed.js';
import type { RuleRecord } from '../../model/rule.js';
import { alikeness } from './alike.js';
import type { Copied, Figures } from './copied.js';
import { chosenFigures, figuresMessage } from './figures.js';
import { passagesMessage } from './message.js';
import { follows, whoOf } from './order.js';
import { figuresRule, lastYearRule, otherAgencyRule } from './rules.js';
import { paragraphsOf, type Compared } from './sketch.js';

/** A paragraph with this share of its hashes common is one that most reports have. */
const mostlyCommon = 0.7;
/** Without figures that show it, a paragraph has to be longer to be called a copy; in signs as compared. */
const longWithoutFigures = 80;

/**
 * Findings that belong to `own`: what it has in common with earlier reports among the candidates, at most one finding for each of them and rule. `common` says of a hash whether most reports have it.
 * A report that is added can also be the earlier one of two: then its candidates have to be asked again, too.
 */
export function copyFindings(own: Placed, candidates: readonly Placed[], common: (hash: number) => boolean): Finding[] {
  const earlier = candidates.filter((c) => c !== own && follows(own, c));
  if (earlier.length === 0) return [];
  return [...figureFindings(own, earlier, common), ...passageFindings(own, earlier, common)];
}

function figureFindings(own: Placed, earlier: readonly Placed[], common: (hash: number) => boolean): Finding[] {
  return chosenFigures(own, earlier, common).map(({ of, vectors }) => {
    const cells = vectors.flatMap((v) => v.cells);
    const others: OtherCell[] = cells.map((cell) => ({ agency: of.agency, year: of.year, cell, value: of.report.cells.get(cell)?.value ?? null }));
    return { ...finding(figuresRule, figuresRule.severity, of, figuresMessage(own, of, vectors)), cells, others };
  });
}

function passageFindings(own: Placed, earlier: readonly Placed[], common: (hash: number) => boolean): Finding[] {
  const paragraphs = paragraphsOf(own).filter((p) => p.hashes.filter(common).length < mostlyCommon * p.hashes.length);
  if (paragraphs.length === 0) return [];
  const before = lastOf(own, earlier);
  const found = new Map<Compared, Copied[]>(paragraphs.map((p) => [p, []]));
  for (const of of earlier) {
    // Of its own reports, only the one before counts.
    if (whoOf(of) === whoOf(own) && of !== before) continue;
    for (const copied of alikeIn(paragraphs, of)) found.get(copied.own)!.push(copied);
  }
  return [...grouped(chosen(found, before))].flatMap(([of, all]) => {
    const rule = of === before ? lastYearRule : otherAgencyRule;
    const counted = all.filter((c) => counts(c, of === before));
    if (counted.length === 0) return [];
    const severity: Severity = counted.some((c) => grave(c, of === before)) ? rule.severity : 'info';
    return [{ ...finding(rule, severity, of, passagesMessage(own, of, counted)), passages: counted.flatMap(passages) }];
  });
}

/** The latest of the agency's own earlier reports. */
function lastOf(own: Placed, earlier: readonly Placed[]): Placed | null {
  return earlier.filter((p) => whoOf(p) === whoOf(own)).sort((a, b) => b.year - a.year)[0] ?? null;
}

function alikeIn(paragraphs: readonly Compared[], of: Placed): Copied[] {
  const byHash = new Map<number, Compared[]>();
  for (const p of paragraphs) for (const hash of p.hashes) byHash.set(hash, [...(byHash.get(hash) ?? []), p]);
  return paragraphsOf(of).flatMap((other) => {
    const near = new Set(other.hashes.flatMap((hash) => byHash.get(hash) ?? []));
    return [...near].flatMap((own) => {
      const alike = alikeness(own, other);
      return alike === null ? [] : [{ own, other, of, alike, figures: compared(own, other) }];
    });
  });
}

/** One source for each paragraph: the agency's own report before explains it; else the report that has most of the paragraphs, the most alike, the latest. */
function chosen(found: ReadonlyMap<Compared, readonly Copied[]>, before: Placed | null): Copied[] {
  const has = new Map<Placed, number>();
  for (const all of found.values()) for (const of of new Set(all.map((c) => c.of))) has.set(of, (has.get(of) ?? 0) + 1);
  const first = (a: Copied, b: Copied): number =>
    Number(b.of === before) - Number(a.of === before) || has.get(b.of)! - has.get(a.of)! || b.alike.jaccard - a.alike.jaccard || b.of.year - a.of.year || (a.of.agency < b.of.agency ? -1 : 1);
  return [...found.values()].flatMap((all) => [...all].sort(first).slice(0, 1));
}

function grouped(all: readonly Copied[]): Map<Placed, Copied[]> {
  const by = new Map<Placed, Copied[]>();
  for (const c of all) by.set(c.of, [...(by.get(c.of) ?? []), c]);
  return by;
}

/** Wording kept from year to year under new figures is how reports are written; a few words without any figure are too few. */
function counts({ own, figures }: Copied, before: boolean): boolean {
  if (figures === 'same') return true;
  return own.masked.text.length >= longWithoutFigures && (figures === 'none' || !before);
}

/** Problems and plans that did not change in a year, figures that did not, words of another without figures of one's own. */
function grave({ own, figures }: Copied, before: boolean): boolean {
  return figures === 'same' || (figures === 'none' && (!before || own.sectionId === 'problems'));
}

/** What the paragraphs count: no years, dates, numbers of documents and of list items. */
function figuresIn({ text, masked }: Compared): string {
  const shown = [...masked.text].map((sign, i) => (sign === '#' ? i : -1)).filter((i) => i >= 0);
  return shown.flatMap((i) => {
    const [start, end] = [masked.from[i]!, masked.to[i]!];
    const printed = text.slice(start, end).normalize('NFKC');
    if (/^\s*(?:年|月|日|号|[.、．）)](?!\d))/u.test(text.slice(end)) || /[〔［[第]\s*$/u.test(text.slice(0, start)) || /^(?:19|20)\d\d$/.test(printed)) return [];
    return [printed];
  }).join(' ');
}

function compared(a: Compared, b: Compared): Figures {
  const [own, other] = [figuresIn(a), figuresIn(b)];
  return own === '' && other === '' ? 'none' : own === other ? 'same' : 'changed';
}

/** The passage of the report itself, then the one it was found in. */
function passages({ own, other, of, alike }: Copied): Passage[] {
  return [passage(own, alike.first), { ...passage(other, alike.second), agency: of.agency, year: of.year }];
}

function passage({ section, sectionId, paragraph, text }: Compared, [start, end]: readonly [number, number]): Passage {
  return { place: { section, sectionId, paragraph, start, end }, text: text.slice(start, end) };
}

/** `scope` names the other report, so that each stands for itself. */
function finding(rule: RuleRecord, severity: Severity, of: Placed, message: Finding['message']): Finding {
  return { rule: rule.id, outcome: 'broken', kind: 'copied', severity, scope: `${of.agency} ${of.year}`, cells: [], left: null, right: null, difference: null, blanks: [], message };
}
