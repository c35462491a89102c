// Small digits raised beside a figure or set below its foot are marks of notes, in whatever format: they become signs of their own, so that 21¹ is never read as 211.

const raisedSigns = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const loweredSigns = '₀₁₂₃₄₅₆₇₈₉';

/** Digits as raised signs, all else as it is. */
export function raised(words: string): string {
  return words.replace(/[0-9]/g, (d) => raisedSigns[Number(d)]!);
}

/** Raised signs as the digits they are. */
export function unraised(words: string): string {
  return words.replace(/[⁰¹²³⁴-⁹]/g, (sign) => String(raisedSigns.indexOf(sign)));
}

/** Digits as lowered signs, all else as it is. */
export function lowered(words: string): string {
  return words.replace(/[0-9]/g, (d) => loweredSigns[Number(d)]!);
}

/** Raised digits and nothing else. */
export function isRaised(words: string): boolean {
  return /^[⁰¹²³⁴-⁹]+$/.test(words);
}
