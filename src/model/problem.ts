// What a reading had to assume, or could not do. Nothing is assumed without one of these.
import type { Anchor } from './anchor.js';
import type { Text } from './text.js';
import type { CellRef } from './value.js';

/** `note`: read otherwise than by the letter, without doubt. `warning`: a person should look. `error`: something is missing or could not be read. */
export type ProblemLevel = 'note' | 'warning' | 'error';

export interface Problem {
  /** Kind of problem, one of the codes listed in src/parse/README.md, src/read/README.md, src/settle/README.md and src/check/suspects/README.md. */
  readonly code: string;
  readonly level: ProblemLevel;
  readonly message: Text;
  /** What stands in the original, and what it was taken for. */
  readonly found?: string;
  readonly taken?: string;
  readonly cells?: readonly CellRef[];
  readonly anchor?: Anchor;
}
