// What a program asks is answered as it was asked, or not at all: a page passes over what it does not understand, a table of everything in place of a province would be taken for the province.
import type { MiddlewareHandler } from 'hono';
import { metricOf } from '../../metrics/metrics.js';
import { agencyFilterOf, allAsked, cellOf, filterOf, lists, regionOf, whole, yearOf } from '../asked.js';
import { endpointAt } from './endpoints.js';

/** Metrics of one answer. */
export const mostMetrics = 4;
/** Rows of one answer. */
export const mostRows = 500;
/** Of a search: sections in one answer, and how far into what was found. */
export const mostHits = 50;
export const furthestHit = 1000;

/** The largest number that is read as one of a page. */
export const lastPage = 999_999_999;

type Check = readonly [expected: string, fits: (text: string) => boolean];

const upTo = (first: number, last: number): Check => [`a number from ${first} to ${last}`, (t) => whole(t, first, last) !== undefined];
const regionOrNone: Check = ['a region code, its first two or four digits, or none', (t) => t === 'none' || regionOf(t) !== undefined];

/** By name of the parameter, what it is to be; true where it is. */
const checks: Readonly<Record<string, Check>> = {
  year: ['a year', (t) => yearOf(t) !== undefined],
  region: ['a region code, or its first two or four digits', (t) => regionOf(t) !== undefined],
  severity: ['error, warning or info', (t) => filterOf({ severity: t }).severity !== undefined],
  outcome: ['broken or undecided', (t) => filterOf({ outcome: t }).outcome !== undefined],
  kind: ['a kind of finding', (t) => filterOf({ kind: t }).kind !== undefined],
  status: ['open, confirmed, dismissed or reported', (t) => filterOf({ status: t }).status !== undefined],
  rule: ['the id of a rule', (t) => filterOf({ rule: t }).rule !== undefined],
  level: ['central, province, prefecture, county, township, zone or none', (t) => agencyFilterOf({ level: t }).level !== undefined],
  broken: ['yes', (t) => t === 'yes'],
  version: ['a number from 1', (t) => whole(t, 1, 100_000) !== undefined],
  cell: ['the id of a cell', (t) => cellOf(t) !== undefined],
  offset: ['a number from 0', (t) => whole(t, 0, 10_000_000) !== undefined],
  limit: upTo(1, mostRows),
  metric: [`ids of metrics, at most ${mostMetrics}, parted by commas`, (t) => t.split(',').length <= mostMetrics && t.split(',').every((m) => metricOf(m.trim()) !== undefined)],
  lang: ['zh or en', (t) => t === 'zh' || t === 'en'],
  page: ['a number from 1', (t) => whole(t, 1, lastPage) !== undefined],
};

/** Where a parameter is something else than elsewhere. Only some can tell agencies without a region from all. */
const otherwise: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  '/api/search': { limit: upTo(1, mostHits), offset: upTo(0, furthestHit) },
  ...Object.fromEntries(['/api/agencies', '/api/findings', '/api/register', '/export/findings.csv', '/export/findings.json', '/export/findings.sarif', '/agencies', '/findings', '/finding', '/register'].map((path) => [path, { region: regionOrNone }])),
};

function checkOf(path: string, name: string): Check | undefined {
  return otherwise[path]?.[name] ?? (Object.hasOwn(checks, name) ? checks[name] : undefined);
}

function isOdd(check: Check | undefined, text: string): boolean {
  return check !== undefined && text !== '' && !check[1](text);
}

/** Of the parameters that a page looks at, those whose value is not what it is to be: the page passes over them, and says so. `path`: of the page, without what is named in it. */
export function passedOver(path: string, query: Readonly<Record<string, string>>, names: readonly string[]): readonly string[] {
  return names.filter((name) => isOdd(checkOf(path, name), query[name] ?? ''));
}

/** Why a question of these names is not answered; null: it is understood. A name that is not known may be a misspelt one, and of two values one would be passed over; lists may be given in parts. Empty values are not said, as forms send them. */
export function misnamed(queries: Readonly<Record<string, readonly string[]>>, names: readonly string[]): string | null {
  for (const [name, texts] of Object.entries(queries)) {
    if (texts.every((t) => t === '')) continue;
    if (!names.includes(name)) return `${name}: there is no such parameter here; expected ${names.length === 0 ? 'none' : names.join(', ')}`;
    if (texts.length > 1 && !lists.includes(name)) return `${name}: expected once`;
  }
  return null;
}

/** 400 with `{ error }` for a parameter that is not described for the address, is said twice, or whose value is not what it is to be. `isRule`: whether there is a rule of this id. */
export function checked(isRule: (id: string) => Promise<boolean>): MiddlewareHandler {
  return async (c, next) => {
    const refused = (error: string): Response => c.json({ error }, 400);
    const endpoint = endpointAt(c.req.path);
    const queries = c.req.queries();
    if (endpoint !== undefined) {
      const why = misnamed(queries, endpoint.parameters.flatMap(([name, place]) => (place === 'query' ? [name] : [])));
      if (why !== null) return refused(why);
    }
    for (const [name, text] of Object.entries(allAsked(queries))) {
      const check = checkOf(c.req.path, name);
      if (isOdd(check, text) || (name === 'rule' && text !== '' && !(await isRule(text)))) return refused(`${name}: expected ${check![0]}`);
    }
    return next();
  };
}
