// Lists of numbers as OFD writes them in attributes.

/** `0 0 210 297`; what is no number ends the list. */
export function numbersOf(list: string | undefined): number[] {
  if (list === undefined) return [];
  const out: number[] = [];
  for (const word of list.trim().split(/[\s,]+/)) {
    const n = Number(word);
    if (word === '' || !Number.isFinite(n)) break;
    out.push(n);
  }
  return out;
}

/** Advances between characters: `g 5 3.2` stands for 3.2 five times. At most `most` of them are given. */
export function advancesOf(list: string | undefined, most: number): number[] {
  if (list === undefined) return [];
  const words = list.trim().split(/[\s,]+/);
  const out: number[] = [];
  for (let i = 0; i < words.length && out.length < most; i++) {
    const repeated = /^g$/i.test(words[i]!);
    const times = repeated ? Number(words[++i]) : 1;
    if (repeated) i++;
    const value = Number(words[i]);
    if (!Number.isFinite(value) || !Number.isFinite(times) || words[i] === '') break;
    for (let k = 0; k < times && out.length < most; k++) out.push(value);
  }
  return out;
}

/** Signs of a flat path (see pdf/paths.ts) and how many of their numbers an OFD path gives them. */
const signs: Readonly<Record<string, readonly [sign: number, count: number]>> = { S: [0, 2], M: [0, 2], L: [1, 2], Q: [3, 4], B: [2, 6] };

/** `M 0 0 L 100 0 C` → the flat form in which the paths of PDF are worked on. An arc counts as a curve to its end. */
export function flatPath(abbreviated: string): number[] {
  const out: number[] = [];
  const words = abbreviated.trim().split(/[\s,]+/);
  for (let i = 0; i < words.length; ) {
    const word = words[i++]!;
    if (word === 'C' || word === 'Z') {
      out.push(4);
      continue;
    }
    const arc = word === 'A';
    const known = arc ? ([3, 7] as const) : signs[word];
    if (known === undefined) continue;
    const given = words.slice(i, i + known[1]).map(Number);
    if (given.length < known[1] || given.some((n) => !Number.isFinite(n))) break;
    i += known[1];
    if (arc) out.push(3, given[5]!, given[6]!, given[5]!, given[6]!);
    else out.push(known[0], ...given);
  }
  return out;
}
