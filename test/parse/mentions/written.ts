// Mentions in short, for tables of tests: `new=12`, `denied=3`, `new@legal>=20 region`, `fees part=0`, `new up 25% from 80 in 2022`.
import type { Mention } from '../../../src/model/mention.js';
import type { SectionId } from '../../../src/model/report.js';
import type { CellRef } from '../../../src/model/value.js';
import { mentionsOf } from '../../../src/parse/mentions/mentions.js';

const anchor = { line: 1, column: 1 };
const marks = { exactly: '=', about: '~', over: '>', under: '<' } as const;
/** How many cells a group of the form has. */
const groups: Readonly<Record<string, number>> = { denied: 8, unavailable: 3, unprocessed: 5, other: 3 };

export function read(text: string, id: SectionId | null = 'overview'): Mention[] {
  return mentionsOf([{ id, heading: '一、总体情况', anchor, paragraphs: [{ text, anchor }] }]);
}

/** `new`, `new+carried_in`, `new@legal`, `denied`, `litigation.upheld`. Cells that are no whole group are all named. */
export function sumInShort(cells: readonly CellRef[]): string {
  const names: string[] = [];
  const left = new Set(cells);
  for (const row of ['new', 'carried_in', 'concluded']) {
    const legal = ['company', 'research', 'public_interest', 'legal_service', 'other'].map((c) => `requests.${row}.${c}`);
    if (legal.every((c) => left.has(c))) {
      names.push(`${row}@legal`);
      for (const c of legal) left.delete(c);
    }
  }
  for (const [group, n] of Object.entries(groups)) {
    const own = [...left].filter((c) => c.startsWith(`requests.${group}_`) && c !== 'requests.other_all.total' && c.endsWith('.total'));
    if (own.length !== n) continue;
    names.push(group);
    for (const c of own) left.delete(c);
  }
  for (const outcome of ['total', 'upheld', 'corrected', 'other', 'pending']) {
    const own = [`litigation_direct.${outcome}`, `litigation_after_reconsideration.${outcome}`];
    if (!own.every((c) => left.has(c))) continue;
    names.push(outcome === 'total' ? 'litigation' : `litigation.${outcome}`);
    for (const c of own) left.delete(c);
  }
  names.push(...[...left].map((c) => c.replace(/^requests\.(\w+)\.total$/, '$1').replace(/^requests\.(\w+)\.(\w+)$/, '$1@$2').replace(/^fees\.amount$/, 'fees').replace(/^(recon\w+|litig\w+)\.total$/, '$1')));
  return [...new Set(cells.map((c) => names.find((n) => n === c) ?? ''))].filter((n) => n !== '').concat(names.filter((n) => !cells.includes(n))).join('+');
}

/** One mention in short. */
export function inShort(m: Mention): string {
  const flags = [m.part === true ? ' part' : '', m.derived === true ? ' derived' : ''].join('');
  const value = m.of === undefined ? `${m.value}` : `${m.value}%/${m.whole ?? sumInShort(m.of)}`;
  const who = m.scope === 'unsaid' ? (m.subject === null ? '' : ` [${m.subject}]`) : m.scope === 'own' ? '' : ` ${m.scope}`;
  if (m.change !== undefined) return `${sumInShort(m.of!)} ${m.value < 0 ? 'down' : 'up'} ${Math.abs(m.value)}${m.unit === '%' ? '%' : ''}${m.change.last === null ? '' : ` from ${m.change.last}`}${m.change.since === null ? '' : ` in ${m.change.since}`}`;
  return `${sumInShort(m.cells)}${flags}${m.negated ? '!' : marks[m.bound]}${value}${who}`;
}

export function readInShort(text: string, id: SectionId | null = 'overview'): string {
  return read(text, id).map(inShort).join(', ');
}
