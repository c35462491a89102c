// What the interface for programs offers, as an OpenAPI description. A test asks every path that is written here.
import { shapes } from '../../export/dataset.js';
import { answers } from './answers.js';

export interface Endpoint {
  readonly path: string;
  readonly summary: string;
  /** Name, place, what it is, an example. */
  readonly parameters: readonly (readonly [string, 'query' | 'path', string, string | number])[];
  /** Of the answer; JSON where left out. */
  readonly media?: string;
  /** When it answers 400. */
  readonly refuses?: string;
}

const page = [['offset', 'query', 'rows to leave out', 0], ['limit', 'query', 'rows to give, at most 500', 100]] as const;
const lang = ['lang', 'query', 'language of messages: zh or en', 'en'] as const;
const region = ['region', 'query', 'region code (GB/T 2260), or its first two or four digits', '41'] as const;
const regionOrNone = ['region', 'query', 'region code (GB/T 2260), or its first two or four digits; none: of agencies without a known one', '41'] as const;
const year = ['year', 'query', 'report year', 2024] as const;
const findings = [
  ['rule', 'query', 'id of a rule', 'requests.flow'], ['severity', 'query', 'error, warning or info', 'error'], ['outcome', 'query', 'broken or undecided', 'broken'], ['kind', 'query', 'kind of finding', 'arithmetic'],
  ['status', 'query', 'open, confirmed, dismissed or reported', 'open'], ['agency', 'query', 'name or part of it', '统计'], regionOrNone, year, lang,
] as const;

export const endpoints: readonly Endpoint[] = [
  { path: '/api/coverage', summary: 'Reports and reports with broken totals by province and year', parameters: [] },
  { path: '/api/agencies', summary: 'Agencies by part of the name, region, level, department, year and broken totals', parameters: [['q', 'query', 'part of the name', '统计'], regionOrNone, ['level', 'query', 'central, province, prefecture, county, township, zone or none', 'county'], ['department', 'query', 'canonical name of the department; 乡镇街道: all townships, 开发区: all zones', '统计局'], year, ['broken', 'query', 'yes: only those with broken totals, of the year where one is named', 'yes'], ...page] },
  { path: '/api/agencies/{agency}', summary: 'One agency and its reports', parameters: [['agency', 'path', 'exact name', '青川市统计局']] },
  { path: '/api/reports/{agency}/{year}', summary: 'One report: every cell with its state, its text as printed and its place; prose, problems, findings', parameters: [['agency', 'path', 'exact name', '青川市统计局'], ['year', 'path', 'report year', 2024], ['version', 'query', 'number of the version; the current one where left out', 1], lang] },
  {
    path: '/api/findings', summary: 'Findings of current versions under a filter, the newest first', parameters: [...findings, ...page],
  },
  { path: '/api/findings/{finding}', summary: 'One finding and the decision in force', parameters: [['finding', 'path', 'its fingerprint, 32 hexadecimal digits', '0'.repeat(32)], lang] },
  { path: '/api/register', summary: 'Who has published when, against the legal deadlines', parameters: [regionOrNone, year, ...page] },
  { path: '/api/search', summary: 'Phrases of two characters and more in the prose of current reports', parameters: [['q', 'query', 'phrases parted by blanks', '依申请公开'], year, region, ['agency', 'query', 'exact name', '青川市统计局'], ['offset', 'query', 'rows to leave out, at most 1000', 0], ['limit', 'query', 'rows to give, at most 50', 50]], refuses: 'no phrase of two characters is named, or a parameter is not what it is to be' },
  { path: '/api/rules', summary: 'The rules of the check', parameters: [] },
  { path: '/api/metrics', summary: 'The metrics that agencies are compared by', parameters: [] },
  {
    path: '/api/compare', summary: 'Metrics of agencies and of those beside them, a row for each metric, agency and year',
    parameters: [['agencies', 'query', 'names or parts of them, parted by commas', '青川市统计局'], ['metric', 'query', 'ids of metrics, at most four, parted by commas', 'requests.new'], ['years', 'query', '2024 or 2019-2024', '2019-2024'], ['peers', 'query', 'same-department, same-level or children-of REGION', ''], lang],
    refuses: 'nobody was named, a name fits nobody or several, or a parameter is not what it is to be',
  },
  { path: '/api/sql', summary: 'A read-only query of at most five seconds and a thousand rows', parameters: [['q', 'query', 'SQL', 'select count(*) from report_current']], refuses: 'it is no query, has an error, or took too long' },
  ...([['csv', 'text/csv'], ['json', 'application/json']] as const).map(([ending, media]) => ({
    path: `/export/{table}.${ending}`, summary: `A whole table as ${ending.toUpperCase()}, of current versions`, media,
    parameters: [['table', 'path', `one of ${shapes.filter((x) => x !== 'findings').join(', ')}`, 'wide'], year, region, ['agency', 'query', 'name or part of it', '统计'], lang] as const,
  })),
  ...([['csv', 'text/csv', 'as CSV'], ['json', 'application/json', 'as JSON'], ['sarif', 'application/sarif+json', 'for tools that read SARIF 2.1.0']] as const).map(([ending, media, says]) => ({ path: `/export/findings.${ending}`, summary: `Findings under a filter ${says}`, parameters: findings, media })),
  { path: '/export/nianbao.xlsx', summary: 'All tables but long as a workbook, of a province or of agencies', parameters: [region, year, ['agency', 'query', 'name or part of it', '统计'], lang], media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', refuses: 'neither region nor agency is named, or a parameter is not what it is to be' },
];

/** What is described for an address; undefined: it is no address of the interface, or takes nothing. */
export function endpointAt(path: string): Endpoint | undefined {
  const parts = path.split('/');
  const fits = (e: Endpoint): boolean => {
    const own = e.path.split('/');
    return own.length === parts.length && own.every((o, i) => (o.startsWith('{') ? parts[i] !== '' && parts[i]!.endsWith(o.slice(o.indexOf('}') + 1)) : o === parts[i]));
  };
  return endpoints.find((e) => e.path === path) ?? endpoints.find(fits);
}

const word = { type: 'string' } as const;
const failed = { type: 'object', properties: { error: word }, required: ['error'] } as const;

const sqlRefused = { oneOf: [{ type: 'object', properties: { status: { enum: ['refused'] }, why: word }, required: ['status', 'why'] }, { type: 'object', properties: { status: { enum: ['timeout'] } }, required: ['status'] }, failed] } as const;

interface OtherAnswer {
  readonly status: number;
  readonly when: string;
  /** Of JSON; null: a page that says it. */
  readonly schema: object | null;
}

/** What else than 200 is answered. */
function otherAnswers(e: Endpoint): readonly OtherAnswer[] {
  const sql = e.path === '/api/sql';
  return [
    ...(e.parameters.length === 0 ? [] : [{ status: 400, when: e.refuses ?? 'a parameter is not what it is to be', schema: sql ? sqlRefused : failed }]),
    ...(e.parameters.every(([, place]) => place !== 'path') ? [] : [{ status: 404, when: 'not there', schema: e.path.startsWith('/api/') ? failed : null }]),
    ...(sql ? [{ status: 503, when: 'other queries are running', schema: { type: 'object', properties: { status: { enum: ['busy'] } }, required: ['status'] } }] : []),
  ];
}

export function openApi(version: string, sql: boolean): object {
  const shown = endpoints.filter((e) => sql || e.path !== '/api/sql');
  return {
    openapi: '3.1.0',
    info: { title: 'nianbao', version, description: 'Annual reports of Chinese agencies on government-information disclosure. Figures are as published; nothing is corrected.' },
    paths: Object.fromEntries(shown.map((e) => [e.path, { get: {
      summary: e.summary, operationId: e.path.replace(/[/{}.]+/gu, '_').replace(/^_(?:api_)?|_$/gu, ''),
      parameters: e.parameters.map(([name, place, description, example]) => ({ name, in: place, required: place === 'path', description, schema: { type: typeof example === 'number' ? 'integer' : 'string' }, example })),
      responses: {
        200: { description: 'as asked', content: { [e.media ?? 'application/json']: { schema: answers[e.path] ?? {} } } },
        ...Object.fromEntries(otherAnswers(e).map(({ status, when, schema }) => [status, { description: when, content: schema === null ? { 'text/html': { schema: word } } : { 'application/json': { schema } } }])),
      },
    } }])),
  };
}
