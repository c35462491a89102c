// What a program asks is answered as it was asked, or not at all: a page passes over what it does not understand, a table of everything in place of a province would be taken for the province.
import type { MiddlewareHandler } from 'hono';
import { metricOf } from '../../metrics/metrics.js';
import { agencyFilterOf, filterOf, regionOf, whole, yearOf } from '../asked.js';

/** Metrics of one answer. */
export const mostMetrics = 4;
/** Rows of one answer. */
export const mostRows = 500;

/** The largest number that is read as one of a page. */
export const lastPage = 999_999_999;

/** By name of the parameter, what it is to be; true where it is. */
const checks: Readonly<Record<string, readonly [expected: string, fits: (text: string) => boolean]>> = {
  year: ['a year', (t) => yearOf(t) !== undefined],
  region: ['a region code, its first two or four digits, or none', (t) => t === 'none' || regionOf(t) !== undefined],
  severity: ['error, warning or info', (t) => filterOf({ severity: t }).severity !== undefined],
  outcome: ['broken or undecided', (t) => filterOf({ outcome: t }).outcome !== undefined],
  kind: ['a kind of finding', (t) => filterOf({ kind: t }).kind !== undefined],
  status: ['open, confirmed, dismissed or reported', (t) => filterOf({ status: t }).status !== undefined],
  rule: ['the id of a rule', (t) => filterOf({ rule: t }).rule !== undefined],
  level: ['central, province, prefecture, county, township, zone or none', (t) => agencyFilterOf({ level: t }).level !== undefined],
  broken: ['yes', (t) => t === 'yes'],
  version: ['a number from 1', (t) => whole(t, 1, 100_000) !== undefined],
  offset: ['a number from 0', (t) => whole(t, 0, 10_000_000) !== undefined],
  limit: [`a number from 1 to ${mostRows}`, (t) => whole(t, 1, mostRows) !== undefined],
  metric: [`ids of metrics, at most ${mostMetrics}, parted by commas`, (t) => t.split(',').length <= mostMetrics && t.split(',').every((m) => metricOf(m.trim()) !== undefined)],
  lang: ['zh or en', (t) => t === 'zh' || t === 'en'],
};

function odd(name: string, text: string): boolean {
  const check = checks[name];
  return check !== undefined && text !== '' && !check[1](text);
}

/** Of the parameters that a page looks at, those whose value is not what it is to be: the page passes over them, and says so. */
export function passedOver(query: Readonly<Record<string, string>>, names: readonly string[]): readonly string[] {
  return names.filter((name) => odd(name, query[name] ?? '') || (name === 'page' && (query[name] ?? '') !== '' && whole(query[name], 1, lastPage) === undefined));
}

/** 400 with `{ error }` for a parameter whose value is not what it is to be. Empty ones are not said, as forms send them. */
export function checked(): MiddlewareHandler {
  return async (c, next) => {
    for (const [name, text] of Object.entries(c.req.query())) {
      if (odd(name, text)) return c.json({ error: `${name}: expected ${checks[name]![0]}` }, 400);
    }
    return next();
  };
}
