// A document that is not read: why, in a code for programs and a sentence for people.
import type { Text } from './text.js';

export type RejectionCode =
  | 'empty' | 'too-large' | 'too-complex' | 'undecodable' | 'binary' | 'unsupported'
  | 'encrypted' | 'damaged' | 'embedded' | 'needs-program'
  | 'not-a-report' | 'no-tables' | 'several-reports' | 'no-agency' | 'no-year' | 'unreachable' | 'timeout' | 'crash';

export interface Rejection {
  readonly code: RejectionCode;
  readonly message: Text;
  /** `embedded`: the addresses of the documents the page shows or links to, as written in it. */
  readonly follow?: readonly string[];
}

export function rejection(code: RejectionCode, zh: string, en: string): Rejection {
  return { code, message: { zh, en } };
}

export function isRejection(x: object): x is Rejection {
  return 'code' in x && 'message' in x;
}
