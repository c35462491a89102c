// How far a crawl is: pages, reports, bytes, the rate, each host, the time left.
import type { HostQueue } from '../model/crawl.js';
import type { PaceRules } from './pace.js';

export interface CrawlTotals {
  readonly requests: number;
  /** Tasks done. */
  readonly pages: number;
  /** Reports whose page has come. */
  readonly reports: number;
  readonly failed: number;
  /** Of bodies, decompressed. */
  readonly bytes: number;
}

export interface HostProgress {
  readonly host: string;
  /** `asking`: a request is under way; `pausing`: between two; `backing-off`: after a failure; `open`: the breaker is; `dead`: given up. */
  readonly state: 'asking' | 'pausing' | 'backing-off' | 'open' | 'dead';
  readonly waiting: number;
  /** When it may be asked again, ms since 1970. */
  readonly nextAt: number;
  readonly failures: number;
  readonly why: string | null;
}

export interface CrawlProgress extends CrawlTotals {
  /** Tasks that wait, as far as they are known. */
  readonly waiting: number;
  /** Pages a minute since the beginning. */
  readonly rate: number;
  readonly hosts: readonly HostProgress[];
  /** Milliseconds that the tasks known now will take at least: the longest queue at the pace of its host, its rest and the tasks put off counted; null: nothing to go by yet. */
  readonly timeLeft: number | null;
  /** The host that all waits for, and how many milliseconds yet; null: something is asked, or will be at the usual pace. */
  readonly waitingFor: { readonly host: string; readonly left: number } | null;
}

export function progressOf(totals: CrawlTotals, queues: readonly HostQueue[], asking: ReadonlySet<string>, pace: PaceRules, begun: number, now: number): CrawlProgress {
  const hosts = queues.map((q): HostProgress => ({
    host: q.host, waiting: q.waiting, nextAt: q.state.nextAt, failures: q.state.failures, why: q.state.dead?.detail ?? null,
    state: q.state.dead !== null ? 'dead' : asking.has(q.host) ? 'asking' : q.state.trips > 0 ? 'open' : q.state.failures > 0 ? 'backing-off' : 'pausing',
  }));
  const elapsed = now - begun;
  const left = queues.map((q) => Math.max(0, q.state.nextAt - now, q.due - now) + q.waiting * Math.max(pace.pause, q.state.delay ?? 0));
  const next = [...queues].filter((q) => q.state.dead === null).sort((a, b) => a.state.nextAt - b.state.nextAt)[0];
  const resting = next === undefined || asking.size > 0 ? 0 : next.state.nextAt - now;
  return {
    ...totals, hosts, waiting: queues.reduce((n, q) => n + q.waiting, 0),
    rate: elapsed > 0 ? (totals.pages * 60_000) / elapsed : 0,
    waitingFor: next !== undefined && resting > 2 * Math.max(pace.pause, next.state.delay ?? 0) ? { host: next.host, left: resting } : null,
    timeLeft: totals.requests === 0 ? null : Math.max(0, ...left),
  };
}
