// What a paragraph is about before its first word: the heading it stands under, or the report itself where nothing else is said.
import type { Clause } from './clause.js';

/** What the paragraphs under a heading within a section are about; null before the first. */
export type Under = 'requests' | 'other' | null;

const longest = 40;
const heading = /^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑩])[^，,。；;：:！!]*[：:。]?\s*$/;

/** Other things that are applied for, or answered. */
const services = /[许許]可|[审審]批|政[务務]服[务務]|[办辦]事大[厅廳]|[热熱][线線]|信[访訪]|救助|[补補][贴貼]|登[记記]/;

/** （二）依申请公开情况, a paragraph by itself: the next ones are about requests, until another stands there. */
export function headed(text: string, under: Under): Under {
  if (text.length > longest || !heading.test(text)) return under === null && services.test(text) ? 'other' : under;
  if (/依申[请請]|信息公[开開]申[请請]/.test(text)) return 'requests';
  return under === 'requests' && /申[请請]|受理|答[复覆]|[办辦]理|[处處]理/.test(text) ? under : 'other';
}

/** 共收到申请 149 件，共办结 146 件, and nothing before it: in such a report they are those for information. */
export function isBare(clauses: readonly Clause[]): boolean {
  const [first, second] = clauses.filter((c) => c.letters !== '').map((c) => c.letters.replace(/^[SGO]/, ''));
  return first !== undefined && second !== undefined && /^(?:R+H*WN|WR+N)$/.test(first) && /^J?DN$/.test(second);
}
