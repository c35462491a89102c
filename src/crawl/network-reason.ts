// What the network or undici says when there is no answer → a reason with a name.
import type { Reason, ReasonCode } from '../model/crawl.js';

/** Of errors that the guard throws: their message says all. */
export const refusedAddress = 'REFUSED_ADDRESS';

const codes: Readonly<Record<string, ReasonCode>> = {
  [refusedAddress]: 'address', ENOTFOUND: 'dns', EAI_AGAIN: 'dns', EAI_NODATA: 'dns', EAI_FAIL: 'dns',
  ECONNREFUSED: 'connect', EHOSTUNREACH: 'connect', ENETUNREACH: 'connect', EADDRNOTAVAIL: 'connect',
  UND_ERR_CONNECT_TIMEOUT: 'timeout', UND_ERR_HEADERS_TIMEOUT: 'timeout', UND_ERR_BODY_TIMEOUT: 'timeout', ETIMEDOUT: 'timeout',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'truncated', UND_ERR_HEADERS_OVERFLOW: 'too-large', HPE_HEADER_OVERFLOW: 'too-large',
  ECONNRESET: 'dropped', EPIPE: 'dropped', UND_ERR_SOCKET: 'dropped', ECONNABORTED: 'dropped',
};

/** @param headersCame whether a connection that ended had begun to answer. */
export function networkReason(e: unknown, headersCame: boolean): Reason {
  const error = innermost(e);
  const code = 'code' in error ? String(error.code) : '';
  const detail = `${code === '' || code === refusedAddress ? '' : `${code}: `}${error.message}`.replace(/\s+/g, ' ').slice(0, 300);
  const known = codes[code];
  if (known === 'dropped' && headersCame) return { code: 'truncated', detail };
  if (known !== undefined) return { code: known, detail };
  if (/^ERR_(?:TLS|SSL)|CERT|SELF_SIGNED|UNABLE_TO_|EPROTO|DEPTH_ZERO/.test(code)) return { code: 'tls', detail };
  if (code.startsWith('HPE_')) return { code: 'dropped', detail: `no HTTP: ${detail}` };
  return { code: headersCame ? 'truncated' : 'dropped', detail };
}

/** Several addresses tried give an AggregateError; undici wraps what a socket says. */
function innermost(e: unknown): Error {
  if (e instanceof AggregateError && e.errors.length > 0) return innermost(e.errors[0]);
  if (e instanceof Error && e.cause instanceof Error) return innermost(e.cause);
  return e instanceof Error ? e : new Error(String(e));
}
