// How many days a report was or is behind its deadline, in words: of pages and of the terminal alike.
import type { Lang, Text } from '../model/text.js';
import type { Due } from './due.js';

/** `late by 33 days`; `missing, 33 days past the deadline`: since when it was not there, or could not be had, nobody knows. `said`: the word for the status. */
export function daysSaid({ status, daysLate }: Pick<Due, 'status' | 'daysLate'>, said: Text, lang: Lang): string {
  if (daysLate === null) return said[lang];
  const days = daysLate === 1 ? '1 day' : `${daysLate} days`;
  if (status === 'late') return lang === 'zh' ? `迟 ${daysLate} 天` : `late by ${days}`;
  return lang === 'zh' ? `${said.zh}，期限已过 ${daysLate} 天` : `${said.en}, ${days} past the deadline`;
}
