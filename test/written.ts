// The road for documents that are text themselves, without a promise: for tests of the parser and the checks behind it.
import { defaultLimits } from '../src/model/limits.js';
import { isRejection, type Rejection } from '../src/model/rejection.js';
import { reportOf, type Reading } from '../src/pipeline.js';
import { readWritten } from '../src/read/read.js';
import { sniffBinary } from '../src/read/sniff.js';

function binary(bytes: Uint8Array): Rejection | null {
  const found = sniffBinary(bytes, defaultLimits);
  return typeof found === 'string' ? { code: 'unsupported', message: { zh: found, en: found } } : found;
}

export function readNow(bytes: Uint8Array, name: string): Reading {
  const document = binary(bytes) ?? (bytes.length === 0 ? null : readWritten(bytes, name, defaultLimits));
  if (document === null || isRejection(document)) return { status: 'rejected', source: null, error: document ?? { code: 'empty', message: { zh: '', en: '' } } };
  return reportOf(document);
}
