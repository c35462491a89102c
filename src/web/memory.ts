// Remembers answers that take long, for as long as the store has not changed, or for a short while when it changes all the time.

export interface Memory {
  /** The answer under this name, made anew when the store has changed since and it is older than `seconds`. */
  of<T>(name: string, seconds: number, make: () => Promise<T>): Promise<T>;
  /** As `of`, but nobody waits for the new answer while there is an older one: that is given until the new one is made. With another `mark` it is an older one, too. */
  older<T>(name: string, mark: string, seconds: number, make: () => Promise<T>): Promise<T>;
}

interface Kept {
  readonly stamp: number;
  readonly mark: string;
  readonly at: number;
  readonly value: Promise<unknown>;
}

/** `stamp` changes with the store; `limit` answers are kept, those asked for longest ago forgotten first. */
export function memory(stamp: () => Promise<number>, limit = 64): Memory {
  const kept = new Map<string, Kept>();
  /** Names whose next answer is being made. */
  const renewing = new Set<string>();
  const fresh = (known: Kept | undefined, now: number, seconds: number): known is Kept => known !== undefined && (known.stamp === now || performance.now() - known.at < seconds * 1000);
  const keep = (name: string, of: Kept): void => {
    kept.delete(name);
    kept.set(name, of);
    if (kept.size > limit) kept.delete(kept.keys().next().value!);
  };
  const made = async <T>(name: string, now: number, mark: string, make: () => Promise<T>): Promise<T> => {
    const value = make();
    keep(name, { stamp: now, mark, at: performance.now(), value });
    // What failed, or gave nothing, is tried again.
    const drop = (): void => {
      if (kept.get(name)?.value === value) kept.delete(name);
    };
    value.then((v) => v === null && drop(), drop);
    return value;
  };
  return {
    of: async <T>(name: string, seconds: number, make: () => Promise<T>): Promise<T> => {
      const now = await stamp();
      const known = kept.get(name);
      if (!fresh(known, now, seconds)) return made(name, now, '', make);
      keep(name, known);
      return known.value as Promise<T>;
    },
    older: async <T>(name: string, mark: string, seconds: number, make: () => Promise<T>): Promise<T> => {
      const now = await stamp();
      const known = kept.get(name);
      if (known === undefined) return made(name, now, mark, make);
      keep(name, known);
      if ((known.mark !== mark || !fresh(known, now, seconds)) && !renewing.has(name)) {
        renewing.add(name);
        make().then((value) => keep(name, { stamp: now, mark, at: performance.now(), value: Promise.resolve(value) }), () => undefined).finally(() => renewing.delete(name));
      }
      return known.value as Promise<T>;
    },
  };
}
