// Remembers answers that take long, for as long as the store has not changed, or for a short while when it changes all the time.

export interface Memory {
  /** The answer under this name, made anew when the store has changed since and it is older than `seconds`. */
  of<T>(name: string, seconds: number, make: () => Promise<T>): Promise<T>;
}

interface Kept {
  readonly stamp: number;
  readonly at: number;
  readonly value: Promise<unknown>;
}

/** `stamp` changes with the store; `limit` answers are kept, those asked for longest ago forgotten first. */
export function memory(stamp: () => Promise<number>, limit = 64): Memory {
  const kept = new Map<string, Kept>();
  return {
    of: async <T>(name: string, seconds: number, make: () => Promise<T>): Promise<T> => {
      const now = await stamp();
      const known = kept.get(name);
      if (known !== undefined && (known.stamp === now || performance.now() - known.at < seconds * 1000)) {
        kept.delete(name);
        kept.set(name, known);
        return known.value as Promise<T>;
      }
      const value = make();
      kept.delete(name);
      kept.set(name, { stamp: now, at: performance.now(), value });
      if (kept.size > limit) kept.delete(kept.keys().next().value!);
      // What failed is tried again.
      value.catch(() => kept.delete(name));
      return value;
    },
  };
}
