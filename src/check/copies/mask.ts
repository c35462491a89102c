// A paragraph → what is compared of it: words alone, numbers and names masked, phrases of every report left out, each sign with its place in the original.
import { isBoilerplate } from './boilerplate.js';

export interface Masked {
  readonly text: string;
  /** For each sign of `text`, the offset (UTF-16) of what it stands for in the original. */
  readonly from: readonly number[];
  /** … and where that ends. */
  readonly to: readonly number[];
  /** Places in `text` where a clause begins. */
  readonly starts: readonly number[];
}

const number = '[0-9０-９]+(?:[.,．，][0-9０-９]+)*[%％]?|(?<![0-9０-９])[〇零一二三四五六七八九十百千万两]+(?=余?[件份条次项类期篇宗场批起例])';
/** What an organ calls itself and the place it is in. */
const self = '我[局委办镇乡县市区州省厅院站处校]|我街道|我单位|我中心|本机关|本单位|本[局委办镇乡厅院]|全[省市县区州镇乡旗](?![^，。]{0,1}性)|[省市县区州旗镇乡](?=委|政府|级|直)';
/** No letter, digit or Han character; written out, because a class of Unicode takes three times as long. */
const noWord = '[^0-9A-Za-z０-９Ａ-Ｚａ-ｚ\\u3400-\\u9fff]';
/** What ends a clause. */
const ends = /[，,；;：:。！!？?\n]/;
const patterns = new Map<string, RegExp>();
const keptPatterns = 2000;

/** `agency`: the name that is masked with its parts, 青川市云栖区水务局 as 青川市, 青川, 云栖区, 云栖 and 水务局. */
export function mask(paragraph: string, agency: string): Masked {
  const pattern = patternOf(agency);
  let text = '';
  const from: number[] = [];
  const to: number[] = [];
  const starts: number[] = [];
  let begins = true;
  const put = (sign: string, start: number, end: number): void => {
    if (begins) starts.push(text.length);
    begins = false;
    text += sign;
    from.push(start);
    to.push(end);
  };
  for (const [start, end] of sentences(paragraph)) {
    const sentence = paragraph.slice(start, end);
    if (isBoilerplate(sentence)) continue;
    let at = 0;
    begins = true;
    const plain = (until: number): void => {
      for (; at < until; at++) put(sentence[at]!, start + at, start + at + 1);
    };
    for (const m of sentence.matchAll(pattern)) {
      plain(m.index);
      at = m.index + m[0].length;
      if (m[1] !== undefined) put('#', start + m.index, start + at);
      else if (m[2] !== undefined) put('@', start + m.index, start + at);
      else if (ends.test(m[0])) begins = true;
    }
    plain(sentence.length);
  }
  return { text, from, to, starts };
}

/** Start and end of each sentence. */
function* sentences(text: string): Iterable<readonly [number, number]> {
  let start = 0;
  for (const m of text.matchAll(/[。！？；!?;\n]+/g)) {
    yield [start, m.index + m[0].length];
    start = m.index + m[0].length;
  }
  if (start < text.length) yield [start, text.length];
}

function patternOf(agency: string): RegExp {
  let pattern = patterns.get(agency);
  if (pattern === undefined) {
    const names = namesOf(agency).map((n) => n.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    if (patterns.size >= keptPatterns) patterns.clear();
    patterns.set(agency, (pattern = new RegExp(`(${number})|(${[...names, self].join('|')})|${noWord}+`, 'g')));
  }
  return pattern;
}

/** The name, its places with and without what they are, and what is left; the longest first. */
export function namesOf(agency: string): string[] {
  const places = /^[^省市州县区旗盟镇乡]{2,8}?(?:自治区|自治州|自治县|开发区|街道|省|市|州|县|区|旗|盟|镇|乡)/u;
  const names = new Set([agency]);
  let rest = agency;
  for (let m = places.exec(rest); m !== null; m = places.exec(rest)) {
    names.add(m[0]);
    const stem = m[0].replace(/(?:自治区|自治州|自治县|开发区|街道|.)$/u, '');
    if (stem.length >= 2) names.add(stem);
    rest = rest.slice(m[0].length);
  }
  if (rest.length >= 2) names.add(rest);
  return [...names].filter((n) => n !== '').sort((a, b) => b.length - a.length);
}
