// A report → the hashes under which reports that copied it, or that it copied, will be found. The store keeps these and nothing else of it.
import type { Placed } from '../../model/placed.js';
import type { CopyHashes } from '../../model/copy-hashes.js';
import type { Report, SectionId } from '../../model/report.js';
import { mask, type Masked } from './mask.js';
import { hashesOf } from './hashes.js';
import { vectorsOf, type Vector } from './vectors.js';

export interface ParagraphSketch {
  /** Section and paragraph as counted in the report, from 0. */
  readonly section: number;
  readonly paragraph: number;
  /** At most eight whole numbers below 2^48, none twice. */
  readonly hashes: readonly number[];
}

export interface Sketch {
  readonly paragraphs: readonly ParagraphSketch[];
  readonly vectors: readonly Vector[];
}

/** A paragraph as it is compared. */
export interface Compared extends ParagraphSketch {
  readonly sectionId: SectionId | null;
  readonly text: string;
  readonly masked: Masked;
}

/** Words of a paragraph, numbers and names masked and phrases of every report left out, below which it is not compared. */
export const shortest = 50;
/** Where an organ writes of its own work; what stands between the tables is written to a pattern. */
const written: ReadonlySet<SectionId | null> = new Set<SectionId | null>(['overview', 'problems', null]);

/** What the store keeps of it: hashes only. */
export function copyHashes(report: Report): CopyHashes {
  const { paragraphs, vectors } = sketch({ agency: report.agency.value ?? '', report });
  return { paragraphs: paragraphs.map((p) => p.hashes), tables: vectors.map((v) => v.hash) };
}

/** A function of the report and the name of its agency alone. */
export function sketch(placed: Pick<Placed, 'agency' | 'report'>): Sketch {
  return {
    paragraphs: paragraphsOf(placed).map(({ section, paragraph, hashes }) => ({ section, paragraph, hashes })),
    vectors: vectorsOf(placed.report),
  };
}

/** The paragraphs long enough to be compared. */
export function paragraphsOf({ agency, report }: Pick<Placed, 'agency' | 'report'>): Compared[] {
  const out: Compared[] = [];
  report.sections.forEach((s, section) => {
    if (!written.has(s.id)) return;
    s.paragraphs.forEach(({ text }, paragraph) => {
      if (text.length < shortest) return;
      const masked = mask(text, agency);
      if (masked.text.length < shortest) return;
      out.push({ section, paragraph, sectionId: s.id, text, masked, hashes: hashesOf(masked.text, masked.starts) });
    });
  });
  return out;
}
