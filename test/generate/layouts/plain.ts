// Markdown and plain text of a draft: the same words with bars, tabs or blanks between the cells.
import type { Draft, DraftSection } from '../draft.js';
import { expand, extraTable, type PrintCell, type PrintRow } from '../tables.js';

/** Visible text of a printed cell; a line break is a blank, as nothing else can stand in a row of text. */
export function cellText(draft: Draft, c: PrintCell, lineBreak = ' '): string {
  const truth = c.ref === undefined ? undefined : draft.cells.get(c.ref);
  const text = truth === undefined ? c.text : (truth.raw ?? '');
  return text.replaceAll('\n', lineBreak);
}

/** `empty`: covered places are empty; `repeat`: merged text stands in every place it covered, as table readers print it. */
export function pipeTable(draft: Draft, rows: readonly PrintRow[], covered: 'empty' | 'repeat'): string {
  const lines = expand(rows).map((slots) => `| ${slots.map((s) => (s === null || (covered === 'empty' && (s.dx > 0 || s.dy > 0)) ? '' : cellText(draft, s.cell, '<br>').replaceAll('|', '\\|'))).join(' | ')} |`);
  const columns = expand(rows)[0]?.length ?? 0;
  return [lines[0], `|${' --- |'.repeat(columns)}`, ...lines.slice(1)].join('\n');
}

/** `level`: number of # before the heading of a section, counted from 0; converters are not steady in it. */
export function markdownPage(draft: Draft, tables: (section: DraftSection) => string, level: (section: number) => number = () => 2): string {
  const out: string[] = [...draft.above, ...draft.title.map((t) => `# ${t.replaceAll('\n', ' ')}`), ...draft.intro];
  for (const [i, s] of draft.sections.entries()) {
    if (s.heading !== '') out.push(`${'#'.repeat(level(i))} ${s.heading}`.trim());
    out.push(...s.before);
    if (s.extra !== undefined) out.push(pipeTable(draft, extraTable(s.extra), 'empty'));
    if (s.blocks.length > 0) out.push(tables(s));
    out.push(...s.after);
  }
  return `${[...out, ...draft.signature].join('\n\n')}\n`;
}

export function textPage(draft: Draft, tables: (section: DraftSection) => string): string {
  const out: string[] = [...draft.above, ...draft.title.flatMap((t) => t.split('\n')), '', ...draft.intro];
  for (const s of draft.sections) {
    if (s.heading !== '') out.push('', s.heading);
    out.push(...s.before);
    if (s.extra !== undefined) out.push(s.extra.map((row) => row.join('\t')).join('\n'));
    if (s.blocks.length > 0) out.push(tables(s));
    out.push(...s.after);
  }
  return `${[...out, '', ...draft.signature].join('\n')}\n`;
}
