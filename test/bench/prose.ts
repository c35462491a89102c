// Time to read the numbers of a report's prose and hold them against its tables: the most of it that a rule within a report may take.
import { check } from '../../src/check/engine.js';
import { proseFindings } from '../../src/check/prose/prose.js';
import type { Section } from '../../src/model/report.js';
import { mentionsOf } from '../../src/parse/mentions/mentions.js';
import { filled } from '../check/cells.js';
import { rng } from '../generate/rng.js';
import { printed, statements } from '../check/prose/statements.js';

export const name = 'prose: numbers of the sentences against the tables';

const rounds = 3000;
const warm = 500;
const wanted = 0.15;
/** Of the kind that fills a report and states nothing. */
const words = '坚持以公开为常态、不公开为例外，围绕中心工作持续推进政务公开标准化规范化，健全信息发布审核机制，落实三审三校制度，加强门户网站和政务新媒体日常管理，及时回应社会关切，不断提升公开的质量和实效。';

/** 4,000 signs: eight in ten say nothing, the rest states 25 numbers. */
function report(seed: number): Section[] {
  const r = rng(seed);
  const anchor = { line: 1, column: 1 };
  const paragraphs: string[] = [];
  for (const s of statements.filter((_, i) => i % 2 === seed % 2)) {
    paragraphs.push(s.words.replace('{who}', '2023年，我局').replaceAll(/\{(\d)\}/g, (_, k: string) => printed(s.of[Number(k)]!.length * 5, '件', r)));
    for (let k = r.int(2, 4); k > 0; k--) paragraphs.push(`${r.chance(0.3) ? `全年发布政务信息${r.int(10, 900)}条，` : ''}${words.repeat(r.int(1, 2))}`);
  }
  return [{ id: 'overview', heading: '一、总体情况', anchor, paragraphs: paragraphs.map((text) => ({ text, anchor })) }];
}

export async function run(): Promise<void> {
  const reports = Array.from({ length: 20 }, (_, i) => report(i));
  const signs = reports.reduce((n, s) => n + s[0]!.paragraphs.reduce((m, p) => m + p.text.length, 0), 0) / reports.length;
  const cells = filled('2021', 5);
  const facts = { cells, agency: { value: '临溪县民政局', from: 'title' as const }, year: { value: 2023, from: 'title' as const } };
  const parts = new Map<string, number[]>([['mentionsOf', []], ['proseFindings', []], ['both', []], ['check, for scale', []]]);
  let mentions = 0;
  for (let i = 0; i < rounds; i++) {
    const sections = reports[i % reports.length]!;
    const t0 = performance.now();
    const read = mentionsOf(sections);
    const t1 = performance.now();
    proseFindings({ ...facts, sections }, read);
    const t2 = performance.now();
    check(cells, {}, '2021', undefined, false);
    const t3 = performance.now();
    if (i < warm) continue;
    mentions += read.length;
    parts.get('mentionsOf')!.push(t1 - t0);
    parts.get('proseFindings')!.push(t2 - t1);
    parts.get('both')!.push(t2 - t0);
    parts.get('check, for scale')!.push(t3 - t2);
  }
  process.stdout.write(`  ${signs.toFixed(0)} signs of prose, ${(mentions / (rounds - warm)).toFixed(1)} numbers read in a report, median of ${rounds - warm}\n`);
  for (const [k, times] of parts) process.stdout.write(`    ${k.padEnd(18)}${median(times).toFixed(3).padStart(8)} ms\n`);
  process.stdout.write(`    target: both ≤ ${wanted} ms; measured ${median(parts.get('both')!).toFixed(3)} ms, ${(1000 / median(parts.get('both')!)).toFixed(0)} reports a second, ${(median(parts.get('both')!) / median(parts.get('check, for scale')!)).toFixed(1)} × check\n`);
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
