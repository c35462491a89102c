// Hashes under which what is nearly the same in two reports is found again.
export interface CopyHashes {
  /** Of each paragraph long enough to be compared; whole numbers below 2^48. */
  readonly paragraphs: readonly (readonly number[])[];
  /** One for each table with enough figures. */
  readonly tables: readonly number[];
}
