// Sums of figures as they are printed: decimal, so that 0.1 and 0.2 make 0.3 and no finding is float noise.

/** The sum of finite numbers taken as the shortest decimals that print them; the nearest double to the exact decimal result. */
export function exactSum(values: readonly number[]): number {
  let whole = 0;
  let safe = true;
  for (const v of values) {
    whole += v;
    if (!Number.isSafeInteger(v) || !Number.isSafeInteger(whole)) safe = false;
  }
  if (safe) return whole;
  let digits = 0n;
  let scale = 0;
  for (const v of values) {
    const d = decimal(v);
    if (d.scale > scale) {
      digits *= 10n ** BigInt(d.scale - scale);
      scale = d.scale;
    }
    digits += d.digits * 10n ** BigInt(scale - d.scale);
  }
  return Number(`${digits}e-${scale}`);
}

/** A finite number with all its digits and no exponent: `4068.208`, `1000000000000000000000`. */
export function plain(n: number): string {
  if (Number.isSafeInteger(n)) return String(n);
  const d = decimal(n);
  const sign = d.digits < 0n ? '-' : '';
  const text = (d.digits < 0n ? -d.digits : d.digits).toString().padStart(d.scale + 1, '0');
  const point = text.length - d.scale;
  return d.scale === 0 ? sign + text : `${sign}${text.slice(0, point)}.${text.slice(point)}`;
}

/** n = digits × 10^−scale, scale ≥ 0. */
function decimal(n: number): { readonly digits: bigint; readonly scale: number } {
  const m = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(n));
  if (m === null) throw new RangeError(`${n} is not a finite number.`);
  const fraction = m[2] ?? '';
  const scale = fraction.length - Number(m[3] ?? 0);
  const digits = BigInt(m[1]! + fraction);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}
