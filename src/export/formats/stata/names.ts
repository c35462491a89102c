// Names that Stata takes: 32 signs of letters, digits and underscores, each once; the same in every export.

const longest = 32;

/** In the order of `ids`. */
export function statNames(ids: readonly string[]): string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const plain = id.replace(/^requests\./, 'q.').replace(/[^a-z0-9]+/gi, '_');
    const short = plain.length <= longest ? plain : plain.split('_').map((word) => word.slice(0, 4)).join('_').slice(0, longest);
    let name = short;
    for (let n = 2; taken.has(name); n++) name = `${short.slice(0, longest - String(n).length)}${n}`;
    taken.add(name);
    return name;
  });
}
