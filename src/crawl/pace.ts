// When a host may be asked again: a pause with jitter, Retry-After, back-off, a breaker. Decisions only; the clock and the dice are given.
import type { HostState, Reason } from '../model/crawl.js';

/** Times in milliseconds. */
export interface PaceRules {
  /** Between the end of an answer and the next request. */
  readonly pause: number;
  /** The pause varies by this share up and down. */
  readonly jitter: number;
  /** First back-off; doubles with every failure in a row. */
  readonly backOff: number;
  readonly longestBackOff: number;
  /** Longest Retry-After and crawl-delay that are honoured; a longer one counts as this. */
  readonly longestRetryAfter: number;
  readonly longestCrawlDelay: number;
  /** Failures in a row that open the breaker, and for how long at first; doubles each time. */
  readonly breakAfter: number;
  readonly breakFor: number;
  /** The breaker opens this often without a good answer between before the host is given up. */
  readonly trips: number;
  /** Challenges in a row before the host is given up. */
  readonly blocked: number;
  /** Tries of one task. */
  readonly attempts: number;
}

export const defaultPace: PaceRules = {
  pause: 1500, jitter: 0.3, backOff: 5_000, longestBackOff: 300_000, longestRetryAfter: 3_600_000, longestCrawlDelay: 30_000,
  breakAfter: 5, breakFor: 60_000, trips: 3, blocked: 3, attempts: 4,
};

export const freshHost: HostState = { nextAt: 0, failures: 0, trips: 0, blocked: 0, delay: null, dead: null };

export interface Moment {
  readonly now: number;
  /** 0 to 1. */
  readonly random: number;
}

/** A good answer, or one that is wrong but no fault of the host: failures are forgotten, the pause begins. */
export function afterAnswer(host: HostState, rules: PaceRules, at: Moment): HostState {
  return { ...host, nextAt: at.now + pauseOf(host, rules, at.random), failures: 0, trips: 0, blocked: 0, dead: null };
}

/**
 * No answer, 5xx or 429. `retryAfter`: what the host asked for, ms.
 * After `breakAfter` failures the breaker is open; the next task is the one probe that half-open means: one more failure opens it again for twice as long.
 */
export function afterFailure(host: HostState, rules: PaceRules, at: Moment, reason: Reason, retryAfter: number | null): HostState {
  const failures = host.failures + 1;
  const opens = host.trips > 0 || failures >= rules.breakAfter;
  const trips = opens ? host.trips + 1 : 0;
  const rest = opens ? rules.breakFor * 2 ** (trips - 1) : backOff(failures, rules);
  const wait = Math.max(spread(Math.min(rest, Math.max(rules.longestBackOff, rules.breakFor)), rules.jitter, at.random), pauseOf(host, rules, at.random), Math.min(retryAfter ?? 0, rules.longestRetryAfter));
  const dead: Reason | null = trips >= rules.trips ? { code: 'unreachable', detail: `given up after ${failures} failures in a row: ${reason.code}: ${reason.detail}` } : null;
  return { ...host, nextAt: at.now + wait, failures, trips, dead };
}

/** A challenge or a protection page: it will stand before every page, so the host is given up soon. */
export function afterChallenge(host: HostState, rules: PaceRules, at: Moment, reason: Reason): HostState {
  const blocked = host.blocked + 1;
  return { ...host, nextAt: at.now + pauseOf(host, rules, at.random), blocked, failures: 0, dead: blocked >= rules.blocked ? reason : null };
}

/** When a task that has been tried `tries` times may be tried again; null: it has had its tries. */
export function retryAt(tries: number, rules: PaceRules, at: Moment, retryAfter: number | null): number | null {
  if (tries >= rules.attempts) return null;
  return at.now + Math.max(spread(backOff(tries, rules), rules.jitter, at.random), Math.min(retryAfter ?? 0, rules.longestRetryAfter));
}

/** Milliseconds to wait that a Retry-After header asks for, as seconds or as a date; null: it asks for nothing that can be read. */
export function retryAfterOf(header: string | null, now: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = /[A-Za-z]{3}/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

function pauseOf(host: HostState, rules: PaceRules, random: number): number {
  const pause = spread(rules.pause, rules.jitter, random);
  return host.delay === null ? pause : Math.max(pause, Math.min(host.delay, rules.longestCrawlDelay));
}

function backOff(failures: number, rules: PaceRules): number {
  return Math.min(rules.backOff * 2 ** (Math.max(1, failures) - 1), rules.longestBackOff);
}

function spread(ms: number, share: number, random: number): number {
  return Math.round(ms * (1 + share * (2 * random - 1)));
}
