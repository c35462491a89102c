// What the interface for programs offers, as an OpenAPI description. A test asks every path that is written here.

interface Endpoint {
  readonly path: string;
  readonly summary: string;
  /** Name, place, what it is, an example. */
  readonly parameters: readonly (readonly [string, 'query' | 'path', string, string | number])[];
}

const page = [['offset', 'query', 'rows to leave out', 0], ['limit', 'query', 'rows to give, at most 500', 100]] as const;
const lang = ['lang', 'query', 'language of messages: zh or en', 'en'] as const;
const region = ['region', 'query', 'region code (GB/T 2260), or its first two or four digits', '41'] as const;
const year = ['year', 'query', 'report year', 2024] as const;

export const endpoints: readonly Endpoint[] = [
  { path: '/api/coverage', summary: 'Reports and reports with broken totals by province and year', parameters: [] },
  { path: '/api/agencies', summary: 'Agencies by part of the name, region, level, department, year and broken totals', parameters: [['q', 'query', 'part of the name', '统计'], region, ['level', 'query', 'central, province, prefecture, county, township, zone or none', 'county'], ['department', 'query', 'canonical name of the department; 乡镇街道: all townships, 开发区: all zones', '统计局'], year, ['broken', 'query', 'yes: only those with broken totals, of the year where one is named', 'yes'], ...page] },
  { path: '/api/agencies/{agency}', summary: 'One agency and its reports', parameters: [['agency', 'path', 'exact name', '青川市统计局']] },
  { path: '/api/reports/{agency}/{year}', summary: 'One report: every cell with its state, its text as printed and its place; prose, problems, findings', parameters: [['agency', 'path', 'exact name', '青川市统计局'], ['year', 'path', 'report year', 2024], ['version', 'query', 'number of the version; the current one where left out', 1], lang] },
  {
    path: '/api/findings', summary: 'Findings of current versions under a filter, the newest first',
    parameters: [['rule', 'query', 'id of a rule', 'requests.flow'], ['severity', 'query', 'error, warning or info', 'error'], ['outcome', 'query', 'broken or undecided', 'broken'], ['kind', 'query', 'kind of finding', 'arithmetic'], ['status', 'query', 'open, confirmed, dismissed or reported', 'open'], ['agency', 'query', 'name or part of it', '统计'], region, year, lang, ...page],
  },
  { path: '/api/findings/{finding}', summary: 'One finding and the decision in force', parameters: [['finding', 'path', 'its fingerprint, 32 hexadecimal digits', '0'.repeat(32)], lang] },
  { path: '/api/register', summary: 'Who has published when, against the legal deadlines', parameters: [region, year, ...page] },
  { path: '/api/search', summary: 'Phrases of two characters and more in the prose of current reports', parameters: [['q', 'query', 'phrases parted by blanks', '依申请公开'], year, region, ['agency', 'query', 'exact name', '青川市统计局'], ...page] },
  { path: '/api/rules', summary: 'The rules of the check', parameters: [] },
  { path: '/api/metrics', summary: 'The metrics that agencies are compared by', parameters: [] },
  { path: '/api/compare', summary: 'Metrics of agencies and of those beside them, a row for each metric, agency and year', parameters: [['agencies', 'query', 'names or parts of them, parted by commas', '青川市统计局'], ['metric', 'query', 'ids of metrics, parted by commas', 'requests.new'], ['years', 'query', '2024 or 2019-2024', '2019-2024'], ['peers', 'query', 'same-department, same-level or children-of REGION', ''], lang] },
  { path: '/api/sql', summary: 'A read-only query of at most five seconds and a thousand rows', parameters: [['q', 'query', 'SQL', 'select count(*) from report_current']] },
];

export function openApi(version: string, sql: boolean): object {
  const shown = endpoints.filter((e) => sql || e.path !== '/api/sql');
  return {
    openapi: '3.1.0',
    info: { title: 'nianbao', version, description: 'Annual reports of Chinese agencies on government-information disclosure. Figures are as published; nothing is corrected.' },
    paths: Object.fromEntries(shown.map((e) => [e.path, { get: {
      summary: e.summary, operationId: e.path.replace(/[/{}]+/gu, '_').replace(/^_api_|_$/gu, ''),
      parameters: e.parameters.map(([name, place, description, example]) => ({ name, in: place, required: place === 'path', description, schema: { type: typeof example === 'number' ? 'integer' : 'string' }, example })),
      responses: { 200: { description: 'as asked', content: { 'application/json': { schema: {} } } }, ...(e.path.includes('{') ? { 404: { description: 'not there', content: { 'application/json': { schema: { type: 'object', properties: { error: { type: 'string' } } } } } } } : {}) },
    } }])),
  };
}
