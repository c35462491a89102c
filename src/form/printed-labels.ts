// What stands before or over a line of the form, outermost first, and the line itself, in either language: tables that are drawn as the form prints them are made of these.
import type { FormColumn, FormRow } from '../model/edition.js';
import type { Lang } from '../model/text.js';
import { headNames } from './editions/2021.js';

/** Labels of a row or column with those of its groups. In English the numbers are those of the form, and what the group says is not said again: `denied: state secret` under `denied` is `1. state secret`. */
export function printedLabels({ label, under = [] }: FormRow | FormColumn, lang: Lang): readonly string[] {
  if (lang === 'zh') return [...under, label.zh];
  const own = under.length > 0 ? label.en.slice(label.en.indexOf(': ') + 1).trim() : label.en;
  return [...under.map((u) => `${numberOf(u)}${headNames[u] ?? u}`), `${numberOf(label.zh)}${own}`];
}

const figures = '一二三四五六七八九十';
const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** `三、` → `III. `, `（三）` → `(3) `, `3.` → `3. `. */
function numberOf(printed: string): string {
  const [, outer, inner, last] = /^(?:([一二三四五六七八九十])、|（([一二三四五六七八九十])）|(\d)\.)/u.exec(printed) ?? [];
  if (outer !== undefined) return `${roman[figures.indexOf(outer)]!}. `;
  if (inner !== undefined) return `(${figures.indexOf(inner) + 1}) `;
  return last === undefined ? '' : `${last}. `;
}
