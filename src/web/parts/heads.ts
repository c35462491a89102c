// Labels under labels → head cells with their spans, for the columns of a table or, turned, for its rows.

export interface Head {
  readonly text: string;
  /** Position of the first line it stands over. */
  readonly at: number;
  /** Lines it stands over. */
  readonly span: number;
  /** Levels it takes up: the innermost label goes down to the table. */
  readonly depth: number;
  readonly level: number;
}

/** `paths`: for each line the labels over it, outermost first. By level, from the outermost. */
export function heads(paths: readonly (readonly string[])[]): Head[][] {
  const depth = Math.max(...paths.map((p) => p.length));
  const levels: Head[][] = Array.from({ length: depth }, () => []);
  for (const [at, path] of paths.entries()) {
    for (const [level, text] of path.entries()) {
      const inner = level === path.length - 1;
      const last = levels[level]!.at(-1);
      const before = paths[at - 1];
      const goesOn = !inner && last !== undefined && last.at + last.span === at && before !== undefined && level < before.length - 1 && path.slice(0, level + 1).every((t, i) => before[i] === t);
      if (goesOn) levels[level]![levels[level]!.length - 1] = { ...last, span: last.span + 1 };
      else levels[level]!.push({ text, at, span: 1, level, depth: inner ? depth - level : 1 });
    }
  }
  return levels;
}
