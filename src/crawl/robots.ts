// robots.txt: what an answer to it means, and whether an address may be asked for.
import parserModule from 'robots-parser';
import type { Exchange, RobotsFile } from '../model/crawl.js';
import type { WebRequest } from '../model/web.js';
import type { Answer, Fetched } from './fetch.js';

/** The name that robots.txt may address us by. */
export const productToken = 'nianbao';
const day = 86_400_000;
const longest = 512 * 1024;

interface Rules {
  isAllowed(url: string, agent?: string): boolean | undefined;
  getCrawlDelay(agent?: string): number | undefined;
}
// The package is CommonJS and its types are not.
const parse = parserModule as unknown as (url: string, text: string) => Rules;

/** Redirects from host to host that are followed, as RFC 9309 asks for; those within a host are bounded by the fetcher. */
const hops = 5;

/** Asks for the robots.txt of an origin, at other hosts too where it is redirected there; `fetch` refuses those that may not be asked. One request a day and host, so the other host's pace is not waited for. */
export async function fetchRobots(origin: string, fetch: (request: WebRequest) => Promise<Fetched>): Promise<Fetched> {
  const exchanges: Exchange[] = [];
  let url = `${origin}/robots.txt`;
  for (let hop = 0; ; hop++) {
    const fetched = await fetch({ url, method: 'GET' });
    exchanges.push(...fetched.exchanges);
    if (fetched.answer.kind !== 'moved') return { answer: fetched.answer, exchanges };
    if (hop === hops) return { answer: { kind: 'failed', reason: { code: 'redirects', detail: `robots.txt: from host to host ${hops} times, the last ${fetched.answer.url}` } }, exchanges };
    url = fetched.answer.url;
  }
}

/**
 * 2xx: its rules; 4xx, redirects that lead nowhere, and challenges: none, all is allowed; null: no answer to go by (5xx, 429, the network), ask again later and nothing else meanwhile.
 * @param challenge whether the answer is a protection page: it will stand before the pages too, and be named there.
 */
export function robotsFrom(origin: string, answer: Answer, challenge: boolean, now: number): RobotsFile | null {
  const none: RobotsFile = { origin, text: null, expires: now + day };
  if (challenge || answer.kind === 'moved') return none;
  if (answer.kind === 'failed') return ['redirects', 'host', 'address', 'too-large', 'encoding'].includes(answer.reason.code) ? none : null;
  if (answer.kind === 'not-modified') return null;
  if (answer.status === 429 || answer.status >= 500) return null;
  if (answer.status >= 400) return none;
  return { origin, text: Buffer.from(answer.bytes.subarray(0, longest)).toString('utf8'), expires: now + day };
}

export interface RobotsVerdict {
  readonly allowed: boolean;
  /** Crawl-delay, ms. */
  readonly delay: number | null;
}

export function robotsVerdict(file: RobotsFile, url: string): RobotsVerdict {
  if (file.text === null) return { allowed: true, delay: null };
  const rules = parse(`${file.origin}/robots.txt`, file.text);
  const delay = rules.getCrawlDelay(productToken);
  return { allowed: rules.isAllowed(url, productToken) !== false, delay: delay !== undefined && Number.isFinite(delay) && delay > 0 ? delay * 1000 : null };
}
