// Which reports share a hash, in memory: for a whole store at once, and for tests. The tables of a store answer the same two questions.
import type { CopyHashes } from '../../model/copy-hashes.js';
import type { Sketch } from './sketch.js';

/** How many agencies may share a hash before it is what most reports have. */
export function commonFrom(agencies: number): number {
  return Math.min(20, Math.max(5, Math.floor(agencies / 100)));
}

/** A paragraph with so many hashes shares more than one of them with one that is near-identical. */
const many = 6;

/** Numbers of the reports to compare with one: a table in common, or of one paragraph two hashes (one, where it has few). `reportsWith`: null for a common hash. */
export function candidatesOf({ paragraphs, tables }: CopyHashes, reportsWith: (hash: number) => readonly number[] | null): number[] {
  const found = new Set<number>(tables.flatMap((hash) => reportsWith(hash) ?? []));
  for (const hashes of paragraphs) {
    const once = new Set<number>();
    for (const hash of hashes) for (const report of reportsWith(hash) ?? []) if (hashes.length < many || once.has(report)) found.add(report);
    else once.add(report);
  }
  return [...found];
}

/** A hash is followed up to this many agencies; beyond, it is common for any number of them. */
const most = commonFrom(Infinity) + 1;

/** About 30 bytes a hash; nothing of a report but its number. Numbers of reports are whole and below 2^31. */
export class CopyIndex {
  private readonly agencies = new Map<string, number>();
  /** Open addressing: hash (−1 where free), number of agencies, first link. */
  private hashes = new Float64Array(1 << 16).fill(-1);
  private counts = new Uint8Array(1 << 16);
  private heads = new Int32Array(1 << 16);
  private used = 0;
  /** Links: report, agency, next link (0 is none). */
  private reports = new Int32Array(1 << 16);
  private whose = new Int32Array(1 << 16);
  private next = new Int32Array(1 << 16);
  private links = 1;

  /** `who`: the agency as `whoOf` has it. */
  add(report: number, who: string, { paragraphs, vectors }: Sketch): void {
    let agency = this.agencies.get(who);
    if (agency === undefined) this.agencies.set(who, (agency = this.agencies.size));
    for (const p of paragraphs) for (const hash of p.hashes) this.put(hash, report, agency);
    for (const v of vectors) this.put(v.hash, report, agency);
  }

  /** Whether so many agencies have the hash that sharing it means nothing. */
  common(hash: number): boolean {
    const slot = this.slot(hash);
    return this.hashes[slot] === hash && this.counts[slot]! > commonFrom(this.agencies.size);
  }

  /** Numbers of the other reports to compare with this one. */
  candidates(own: Sketch, self: number): number[] {
    return candidatesOf({ paragraphs: own.paragraphs.map((p) => p.hashes), tables: own.vectors.map((v) => v.hash) }, (hash) => this.reportsWith(hash)).filter((report) => report !== self);
  }

  private reportsWith(hash: number): number[] | null {
    const slot = this.slot(hash);
    if (this.hashes[slot] !== hash) return [];
    if (this.counts[slot]! > commonFrom(this.agencies.size)) return null;
    const found: number[] = [];
    for (let link = this.heads[slot]!; link !== 0; link = this.next[link]!) found.push(this.reports[link]!);
    return found;
  }

  private put(hash: number, report: number, agency: number): void {
    let slot = this.slot(hash);
    if (this.hashes[slot] !== hash) {
      if (this.used * 10 > this.hashes.length * 7) {
        this.grow();
        slot = this.slot(hash);
      }
      this.hashes[slot] = hash;
      this.used++;
    }
    if (this.counts[slot]! >= most) return;
    let known = false;
    for (let link = this.heads[slot]!; link !== 0; link = this.next[link]!) {
      if (this.reports[link] === report) return;
      if (this.whose[link] === agency) known = true;
    }
    if (!known) this.counts[slot]!++;
    if (this.links === this.next.length) {
      this.reports = longer(this.reports);
      this.whose = longer(this.whose);
      this.next = longer(this.next);
    }
    this.reports[this.links] = report;
    this.whose[this.links] = agency;
    this.next[this.links] = this.heads[slot]!;
    this.heads[slot] = this.links++;
  }

  /** Where the hash is, or would go. */
  private slot(hash: number): number {
    const last = this.hashes.length - 1;
    let at = (hash % 0x7fffffff) & last;
    while (this.hashes[at] !== -1 && this.hashes[at] !== hash) at = (at + 1) & last;
    return at;
  }

  private grow(): void {
    const { hashes, counts, heads } = this;
    this.hashes = new Float64Array(hashes.length * 2).fill(-1);
    this.counts = new Uint8Array(counts.length * 2);
    this.heads = new Int32Array(heads.length * 2);
    hashes.forEach((hash, i) => {
      if (hash === -1) return;
      const slot = this.slot(hash);
      this.hashes[slot] = hash;
      this.counts[slot] = counts[i]!;
      this.heads[slot] = heads[i]!;
    });
  }
}

function longer(of: Int32Array): Int32Array<ArrayBuffer> {
  const out = new Int32Array(of.length * 2);
  out.set(of);
  return out;
}
