// The language as a field of a form that asks: its answer is in the language of the page.
import { html, nothing, type Html } from '../html.js';
import type { View } from '../view.js';

export function langField({ links }: View): Html {
  return links.spoken === null ? nothing : html`<input type="hidden" name="lang" value="${links.spoken}">`;
}
