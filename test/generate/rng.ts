// Chance with a memory: every generated report is a function of its seed, so a failure can be made again.

export interface Rng {
  /** A whole number from lo to hi, both included. */
  int(lo: number, hi: number): number;
  chance(p: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** Mulberry32: small, even enough for test data, the same on every machine. */
export function rng(seed: number): Rng {
  let a = (seed ^ 0x9e3779b9) >>> 0;
  const next = (): number => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  // The first draws of neighbouring seeds are alike; they are thrown away.
  for (let i = 0; i < 4; i++) next();
  const int = (lo: number, hi: number): number => lo + Math.floor(next() * (hi - lo + 1));
  return {
    int,
    chance: (p) => next() < p,
    pick: (from) => {
      const x = from[int(0, from.length - 1)];
      if (x === undefined && from.length === 0) throw new RangeError('Nothing to pick from.');
      return x!;
    },
  };
}
