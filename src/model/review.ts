// What a person decided about a finding. Kept by the fingerprint of rule, cells and values, so that it holds as long as those do.

/** `open`: nobody decided, or somebody took a decision back. `reported`: the agency, or somebody else, was told. */
export type ReviewStatus = 'open' | 'confirmed' | 'dismissed' | 'reported';

export interface Decision {
  readonly status: ReviewStatus;
  readonly note: string;
  /** Name of the person. */
  readonly by: string;
  /** ISO date and time, UTC. */
  readonly at: string;
}

/** A decision with everything needed to hold it against findings of any store. */
export interface Review extends Decision {
  readonly fingerprint: string;
  /** The same for all values at one place: rule, agency, year and cells. */
  readonly slot: string;
  readonly rule: string;
  readonly agency: string;
  readonly year: number;
}

/** Where a finding stands. */
export interface Standing {
  readonly status: ReviewStatus;
  /** The decision in force; null where there is none. */
  readonly decision: Decision | null;
  /** Decisions on other values at the same place: the values changed, and so it is open again. */
  readonly before: readonly Decision[];
}
