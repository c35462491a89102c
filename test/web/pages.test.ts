// Every route: what it answers, in both languages, for what is there and for what is not; hostile words stay words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'parse5';
import type { Schema } from '../../src/web/api/answers.js';
import { endpoints } from '../../src/web/api/endpoints.js';
import { packed } from '../store/synthetic-report.js';
import { asking, hostile, smallSite, suspected } from './site.js';

const agency = '青川市统计局';
const evil = encodeURIComponent(hostile);

const routes: readonly (readonly [string, number, RegExp])[] = [
  ['/', 200, /共 4 份报告/], ['/?lang=en', 200, /4 reports/],
  ['/agencies', 200, /共 3 个机关/], ['/agencies?q=统计', 200, /共 1 个机关/], ['/agencies?region=33', 200, /共 2 个机关/], ['/agencies?region=none', 200, /共 1 个机关/], ['/agencies?region=99&page=7', 200, /共 0 个机关/], ['/agencies?q=%25', 200, /共 0 个机关/],
  ['/agencies?level=prefecture&department=统计局&year=2023&broken=yes', 200, /<option value="2023" selected>2023 \(1\)[^]*name="broken" value="yes" checked>只看有不符的 \(1\)[^]*共 1 个机关，市级，统计局，有 2023 年报告，有不符/], ['/agencies?level=zone', 200, /<option value="zone" selected>开发区 \(0\)[^]*共 0 个机关/], ['/agencies?level=nonsense&broken=1', 200, /共 3 个机关/], ['/agencies?region=33&broken=yes&lang=en', 200, /only with broken totals \(1\)[^]*href="\/agencies\?region=3301&amp;broken=yes&amp;lang=en"[^]*1 agency/],
  [`/agency/${agency}`, 200, /年度之间的结转/], ['/agency/没有的局', 404, /没有这一页/], [`/agency/${evil}`, 200, /历年/],
  [`/report/${agency}/2023`, 200, /4321/], [`/report/${agency}/2023?lang=en`, 200, /Most likely wrong[^]*There are too many ways to put it right; not all are listed\./], [`/report/${agency}/2023?version=1`, 200, /这是旧版/], [`/report/${agency}/2023?version=9`, 404, /没有这一页/], [`/report/${agency}/1066`, 404, /没有这一页/], [`/report/${evil}/2023`, 200, /读不出/],
  [`/report/${agency}/2023?cell=requests.new.total`, 200, /<iframe[^>]+src="2023\/original#requests\.new\.total"/], [`/report/${agency}/2023?cell=nonsense`, 200, /<iframe[^>]+sandbox><\/iframe>/],
  [`/report/${agency}/2023/prose`, 200, /<mark title="[^"]+">2023年<\/mark>/], [`/report/${evil}/2023/prose`, 200, /id="s-0"/],
  ['/findings', 200, /共 3 处/], ['/findings?rule=requests.flow', 200, /共 2 处/], ['/findings?severity=warning', 200, /共 1 处/], ['/findings?year=2022', 200, /没有符合条件/], ['/findings?region=33', 200, /共 2 处/], ['/findings?status=open&outcome=broken', 200, /共 3 处/], ['/findings?status=confirmed', 200, /没有符合条件/], ['/findings?agency=民政', 200, /共 1 处/], ['/findings?region=none', 200, /地区不明[^]*共 1 处/], ['/findings?kind=lead', 200, /没有符合/], ['/findings?severity=nonsense&year=x', 200, /共 3 处/], ['/findings?page=99', 200, /共 3 处/],
  ['/finding/00000000000000000000000000000000', 404, /没有这一页/], ['/finding/xyz', 404, /没有这一页/],
  ['/register', 200, /谁发布了/], ['/register?region=33', 200, /浙江省/], ['/register?region=none', 200, /统计局/], ['/register?year=2023', 200, /应有/],
  ['/search', 200, /检索正文/], ['/search?q=主动公开', 200, /<mark>主动公开<\/mark>/], ['/search?q=公', 200, /至少写两个字/], ['/search?q=没有的词语', 200, /约 0 处/], ['/search?q=%22 OR *', 200, /检索正文/], ['/search?q=主动公开&year=2022', 200, /约 1 处/],
  ['/data', 200, /openapi\.json/], ['/data/codebook', 200, /<tr id="requests\.granted\.total"><td><code>requests\.granted\.total<\/code><\/td><td>（一）予以公开 · 总计<\/td><td>件<\/td><td>2019; 2021<\/td><td>②<\/td><td><a href="#e-\d+">/], ['/data/rules', 200, /requests\.flow/], ['/rule/requests.flow', 200, /表内注/], ['/rule/none', 404, /没有这一页/],
  ['/data/sql', 200, /例/], ['/data/metrics', 200, /denial\.rate/], ['/metric/denial.rate', 200, /<code>[^<]*÷[^<]*<\/code>/], ['/metric/none', 404, /没有这一页/], ['/compare?metric=denial.rate', 200, /value="denial\.rate" selected/], ['/export/nianbao.xlsx', 400, /请给出 region 或 agency/], ['/export/nianbao.xlsx?region=4l', 400, /region: expected/], ['/export/nianbao.xlsx?agency=统计', 200, /^PK/], ['/nothing/here', 404, /没有这一页/], ['/report/../../etc/passwd', 404, /没有这一页/], ['/%2e%2e/%2e%2e/etc/passwd', 404, /没有这一页/],
];

test('every route answers, and what is not there is said in words', async (t) => {
  const { site } = await smallSite(t);
  const ask = asking(site);
  for (const [path, status, says] of routes) {
    const answer = await ask(path);
    assert.equal(answer.status, status, path);
    assert.match(answer.text, says, path);
  }
});

const misread: readonly (readonly [path: string, said: RegExp | null, still: RegExp])[] = [
  ['/findings?severity=zzz', /没有看懂 severity=zzz：/, /共 3 处/], ['/findings?year=20x4&status=x&lang=en', /Not understood: status=x, year=20x4\./, /3 findings/], ['/findings?region=河南', /没有看懂 region=河南：/, /共 3 处/], ['/findings?severity=warning', null, /共 1 处/], ['/findings?severity=&year=&page=', null, /共 3 处/],
  ['/agencies?level=zzz', /没有看懂 level=zzz：/, /共 3 个机关/], ['/agencies?year=abc&q=统计&lang=en', /Not understood: year=abc\./, /1 agency/], ['/agencies?page=x', /没有看懂 page=x：/, /共 3 个机关/],
  [`/report/${agency}/2023?version=abc`, /没有看懂 version=abc：/, /4321/], [`/report/${agency}/2023?version=1`, null, /这是旧版/], [`/report/${agency}/2023/prose?version=0`, /没有看懂 version=0：/, /2023年/],
  ['/register?year=x', /没有看懂 year=x：/, /应有/], ['/search?q=主动公开&year=x', /没有看懂 year=x：/, /<mark>/], ['/search?q=主动公开&region=none', /没有看懂 region=none：/, /<mark>/],
  ['/?lang=fr', /没有看懂 lang=fr：/, /共 4 份报告/], [`/report/${agency}/2023?cell=requests.nwe.total`, /没有看懂 cell=requests\.nwe\.total：/, /4321/], [`/report/${agency}/2023?cell=requests.new.total`, null, /4321/], [`/agencies?level=${evil}`, /没有看懂 level=&lt;script&gt;/, /共 3 个机关/],
];

/** Of programs: what is refused, and the word that stands before what was expected. */
const refusedOfPrograms: readonly (readonly [path: string, name: string])[] = [
  ['/export/wide.csv?region=none', 'region'], ['/export/long.json?region=none', 'region'], ['/export/nianbao.xlsx?region=none', 'region'], ['/api/search?q=公开&region=none', 'region'],
  ['/export/wide.csv?regoin=33', 'regoin'], ['/export/findings.csv?severty=error', 'severty'], ['/export/wide.csv?rule=requests.flow', 'rule'], ['/api/findings?yaer=2023', 'yaer'], ['/api/rules?id=prose', 'id'], ['/api/reports/青川市统计局/2023?verson=1', 'verson'],
  ['/api/findings?year=2022&year=2023', 'year'], ['/api/findings?rule=requests.flwo', 'rule'], ['/export/findings.json?rule=constructor', 'rule'], ['/api/search?q=公', 'q'], ['/api/search', 'q'], ['/api/search?q=公开&limit=51', 'limit'], ['/api/search?q=公开&offset=1001', 'offset'], ['/api/findings?limit=501', 'limit'],
];

test('no table of everything stands in for what a program asked and was not understood', async (t) => {
  const ask = asking((await smallSite(t)).site);
  for (const [path, name] of refusedOfPrograms) {
    const { status, text } = await ask(path);
    assert.equal(status, 400, `${path} ${text.slice(0, 100)}`);
    assert.ok((JSON.parse(text) as { error: string }).error.startsWith(`${name}: `), `${path} ${text}`);
  }
  for (const path of ['/export/wide.csv?region=33&year=&agency=', '/api/findings?rule=&region=none', '/export/findings.sarif?rule=requests.flow&region=none', '/api/openapi.json?x=1', '/api/search?q=公开&limit=50']) assert.equal((await ask(path)).status, 200, path);
});

test('agencies without a region are asked for as such, where that can be asked', async (t) => {
  const { site, store } = await smallSite(t);
  await store.add([{ ...packed({ agency: '无名局', seed: 31 }, [suspected]), regionCode: null, department: null }]);
  const ask = asking(site);
  for (const path of ['/api/agencies', '/api/findings', '/api/register']) {
    const of = async (region: string): Promise<readonly { agency?: string; name?: string }[]> => (JSON.parse((await ask(`${path}${region}`)).text) as { rows: { agency?: string; name?: string }[] }).rows;
    const [all, none] = [await of(''), await of('?region=none')];
    const names = none.map((r) => r.agency ?? r.name);
    assert.ok(names.includes('无名局') && none.length <= all.length && (path === '/api/register' || !names.includes('青川市统计局')), `${path} ${names.join(' ')}`);
  }
});

test('a value that was not understood is named on the page, which shows the rest', async (t) => {
  const ask = asking((await smallSite(t)).site);
  for (const [path, said, still] of misread) {
    const { status, text } = await ask(path);
    assert.equal(status, 200, path);
    if (said === null) assert.doesNotMatch(text, /没有看懂|Not understood/u, path);
    else assert.match(text, said, path);
    assert.match(text, still, path);
  }
});

test('a page behind the last says so, and leads back', async (t) => {
  const ask = asking((await smallSite(t)).site);
  for (const [path, says] of [['/findings?page=99999', /没有第 99999 页：<a rel="prev" href="\/findings">只有一页/], ['/findings?severity=error&page=7&lang=en', /There is no page 7: <a rel="prev" href="\/findings\?severity=error&amp;lang=en">all is on one page/], ['/agencies?page=2', /没有第 2 页/], ['/search?q=主动公开&page=999', /没有第 51 页/], ['/register?region=none&page=200000', /没有第 200000 页/]] as const) assert.match((await ask(path)).text, says, path);
});

test('a register of nothing says so', async (t) => {
  const ask = asking((await smallSite(t)).site);
  for (const [path, says] of [['/register?year=2050', /没有 2050 年度的记录：库里是 2022–2023 年度的报告。/], ['/register?year=2050&lang=en', /Nothing is known of 2050: the reports at hand are of 2022–2023\./], ['/register?region=65', /新疆维吾尔自治区[^]*库里没有这个地区的机关。/], ['/register?region=65&lang=en', /No agency at hand lies in this region\./]] as const) {
    const { text } = await ask(path);
    assert.match(text, says, path);
    assert.doesNotMatch(text, /<table/u, path);
  }
  assert.match((await ask('/register')).text, /<table/u);
});

test('programs are answered as programs, also where there is nothing', async (t) => {
  const ask = asking((await smallSite(t)).site);
  for (const [path, method] of [['/api/nope', 'GET'], ['/api', 'GET'], ['/api/nope/x?lang=en', 'GET'], ['/api/findings', 'POST']] as const) {
    const { status, text, headers } = await ask(path, { method, headers: method === 'POST' ? { 'sec-fetch-site': 'same-origin' } : {} });
    assert.deepEqual([status, headers.get('content-type'), JSON.parse(text)], [404, 'application/json', { error: 'not found' }], path);
  }
  assert.match((await ask('/apinope')).text, /没有这一页/);
});

test('an address that says no language has that of the site; its links and forms say theirs', async (t) => {
  const { site } = await smallSite(t);
  for (const [home, path, lang, carried] of [['zh', '/agencies', 'zh-CN', null], ['zh', '/agencies?lang=en', 'en', 'en'], ['en', '/agencies', 'en', 'en'], ['en', '/agencies?lang=zh', 'zh-CN', 'zh'], ['en', '/agencies?lang=xx', 'en', 'en']] as const) {
    const { text } = await asking(site, { open: true, lang: home })(path);
    assert.ok(text.includes(`<html lang="${lang}">`), `${home} ${path}`);
    assert.equal(/<input type="hidden" name="lang" value="(\w+)">/u.exec(text)?.[1] ?? null, carried);
    const links = [...text.matchAll(/<a href="(\/[^"]*)"/gu)].map((m) => m[1]!);
    assert.ok(links.length > 5);
    for (const l of links) assert.equal(new URL(l.replaceAll('&amp;', '&').replaceAll('&#39;', '%27'), 'http://localhost').searchParams.get('lang'), carried, l);
  }
});

test('hostile words are words on every page: no element, attribute or address comes of them', async (t) => {
  const { site, store } = await smallSite(t);
  const ask = asking(site);
  const [found] = (await store.pages.findings({ agency: hostile }, { offset: 0, limit: 1 })).rows;
  await store.reviews.decide(found!, { status: 'confirmed', note: hostile, by: hostile, at: '2025-01-01T00:00:00.000Z' });
  const pages = ['/', '/agencies', `/agency/${evil}`, `/report/${evil}/2023`, `/report/${evil}/2023/prose`, `/report/${evil}/2023/original`, '/findings', `/finding/${found!.fingerprint}`, `/findings?agency=${evil}`, `/agencies?q=${evil}`, `/search?q=${evil}`, '/search?q=青川市', '/register', `/data/sql?q=${encodeURIComponent(`select '${hostile.replaceAll("'", "''")}' as "<script>"`)}`];
  for (const path of pages.flatMap((p) => [p, p.includes('?') ? `${p}&lang=en` : `${p}?lang=en`])) {
    const { status, text } = await ask(path);
    assert.equal(status, 200, path);
    assert.deepEqual(elements(text).filter(({ name, attributes }) => (name === 'script' && attributes['src'] === undefined) || name === 'img' || name === 'b>' || Object.keys(attributes).some((a) => a.startsWith('on')) || /^\s*javascript:/iu.test(attributes['href'] ?? attributes['src'] ?? '')), [], path);
  }
});

test('every answer has its policy, and other host names are not answered', async (t) => {
  const { site } = await smallSite(t);
  const ask = asking(site, { open: true, names: ['nianbao.example'] });
  for (const path of ['/', '/style.css', '/api/rules', '/nothing', '/export/codebook.csv']) {
    const { headers } = await ask(path);
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'; style-src 'self'; script-src 'self'/, path);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'same-origin');
  }
  assert.match((await ask(`/report/${agency}/2023/original`)).headers.get('content-security-policy') ?? '', /^sandbox; default-src 'none'/);
  for (const [host, status] of [['evil.example', 421], ['', 421], ['nianbao.example:80', 200], ['192.0.2.7:8412', 200], ['[::1]:8412', 200], ['LOCALHOST', 200], ['localhost.evil.example', 421], ['127.0.0.1.evil.example', 421]] as const) assert.equal((await ask('/', { headers: { host } })).status, status, host);
  // Drawings alone may be shown by pages elsewhere.
  const elsewhere = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };
  for (const [path, status, policy] of [[`/compare/trend.svg?agencies=${agency}`, 200, 'cross-origin'], [`/compare/table.csv?agencies=${agency}`, 403, 'same-origin'], ['/', 403, 'same-origin']] as const) {
    const answer = await ask(path, { headers: elsewhere });
    assert.deepEqual([answer.status, answer.headers.get('cross-origin-resource-policy')], [status, policy], path);
  }
  for (const [mode, status] of [['no-cors', 403], ['navigate', 200]] as const) assert.equal((await ask('/', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': mode } })).status, status);
  assert.equal((await ask('/data/sql?q=select 1')).status, 404);
  assert.equal((await ask('/api/sql?q=select 1')).status, 404);
});

test('the interface for programs answers as it describes: every path, every status, what it sends', async (t) => {
  const { site, store } = await smallSite(t);
  const ask = asking(site);
  interface Responses { readonly [status: string]: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> } }
  const described = JSON.parse((await ask('/api/openapi.json')).text) as { openapi: string; paths: Record<string, { get: { operationId: string; responses: Responses } }> };
  assert.equal(described.openapi, '3.1.0');
  assert.deepEqual(Object.keys(described.paths), endpoints.map((e) => e.path));
  assert.equal(new Set(Object.values(described.paths).map((p) => p.get.operationId)).size, endpoints.length);
  const [found] = (await store.pages.findings({}, { offset: 0, limit: 1 })).rows;
  const own: Readonly<Record<string, string>> = { agency, year: '2023', finding: found!.fingerprint, table: 'wide' };
  const nobody: Readonly<Record<string, string>> = { agency: 'nobody', year: '2023', finding: '0'.repeat(32), table: 'nothing' };
  for (const e of endpoints) {
    const { responses } = described.paths[e.path]!.get;
    const of = (names: Readonly<Record<string, string>>): string => e.path.replace(/\{(\w+)\}/gu, (_, name: string) => names[name]!);
    const query = e.parameters.filter(([name, place]) => place === 'query' && name !== 'version').map(([name, , , example]) => `${name}=${String(example)}`).join('&');
    const wrong = e.parameters.filter(([name, place]) => place === 'query' && ['year', 'region', 'lang', 'offset'].includes(name)).map(([name]) => `${name}=nonsense`);
    const asked: Readonly<Record<string, readonly string[]>> = {
      200: [`${of(own)}?${query}`, ...(e.parameters.every(([name, place]) => place === 'path' || !['q', 'agencies', 'agency', 'region'].includes(name)) || e.path.startsWith('/api/agencies') || e.path.startsWith('/api/findings') || e.path === '/api/register' ? [of(own)] : e.path === '/api/search' ? ['/api/search?q=公开'] : [])], 404: [of(nobody)], 400: [...wrong.map((w) => `${of(own)}?${w}`), ...(e.path === '/api/sql' ? ['/api/sql?q=drop table report', '/api/sql?q=select nonsense', '/api/sql'] : e.path === '/api/compare' ? ['/api/compare', '/api/compare?agencies=nobody', '/api/compare?agencies=青川市统计局&metric=nothing', `/api/compare?agencies=${agency}&years=soon`] : e.path === '/export/nianbao.xlsx' ? ['/export/nianbao.xlsx', '/export/nianbao.xlsx?year=2023'] : [])],
    };
    for (const [status, { content }] of Object.entries(responses)) {
      // Two queries of five seconds would have to run.
      if (status === '503') continue;
      // An exact name is the only question that some have.
      assert.ok(status === '400' ? asked[status]!.length > 0 || e.parameters.every(([, place]) => place === 'path') : true, `${e.path} ${status}`);
      for (const path of asked[status] ?? assert.fail(`${e.path} describes ${status}`)) {
        const answer = await ask(path);
        assert.equal(answer.status, Number(status), path);
        const type = (answer.headers.get('content-type') ?? '').split(';')[0]!;
        assert.ok(type in content, `${path} is ${type}, described as ${Object.keys(content).join(', ')}`);
        if (!/json/u.test(type)) continue;
        const { schema } = content[type]!;
        assert.notDeepEqual(schema, {}, path);
        assert.equal(misfit(JSON.parse(answer.text.replace(/^\ufeff/u, '')), schema), null, path);
      }
    }
  }
  const report = JSON.parse((await ask(`/api/reports/${agency}/2023`)).text) as { cells: Record<string, { value: number; raw: string }>; findings: object[] };
  assert.deepEqual([report.cells['requests.new.total']!.value, report.findings.length], [4321, 1]);
});

const kinds: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (v) => typeof v === 'string', integer: Number.isInteger, number: (v) => typeof v === 'number', boolean: (v) => typeof v === 'boolean', null: (v) => v === null, array: Array.isArray, object: (v) => typeof v === 'object' && v !== null && !Array.isArray(v),
};

/** As much of JSON Schema as the description uses; where it does not fit, else null. */
function misfit(value: unknown, s: Schema, at = ''): string | null {
  if (s.oneOf !== undefined) return s.oneOf.filter((x) => misfit(value, x) === null).length === 1 ? null : `${at} is one of several`;
  if (s.enum !== undefined) return s.enum.includes(value) ? null : `${at} is ${String(value)}`;
  if (s.type === undefined) return null;
  if (![s.type].flat().some((t) => kinds[t]!(value))) return `${at} is ${JSON.stringify(value)?.slice(0, 60)}, not ${String(s.type)}`;
  if (Array.isArray(value)) return value.map((x, i) => (s.items === undefined ? null : misfit(x, s.items, `${at}[${i}]`))).find((x) => x !== null) ?? null;
  if (typeof value !== 'object' || value === null) return null;
  const lacks = (s.required ?? []).find((k) => !Object.hasOwn(value, k));
  if (lacks !== undefined) return `${at} has no ${lacks}`;
  const { additionalProperties: others = true } = s;
  return Object.entries(value).map(([k, x]) => {
    const own = s.properties?.[k] ?? others;
    return own === true ? null : own === false ? `${at}.${k} is not described` : misfit(x, own, `${at}.${k}`);
  }).find((x) => x !== null) ?? null;
}

test('signs that turn the order of what follows are named, not obeyed', async (t) => {
  const { site, store } = await smallSite(t);
  const p = packed({ agency: '白石县民政局', seed: 12 });
  await store.add([{ ...p, sections: p.sections.map((s) => ({ ...s, heading: `${s.heading}\u2067`, paragraphs: s.paragraphs.map((x) => ({ ...x, text: `\u202e12件${x.text}` })) })) }]);
  const ask = asking(site);
  for (const path of ['/report/白石县民政局/2023/prose', '/search?q=公开', '/agencies?q=\u202e白石', '/report/白石县民政局/2023']) assert.doesNotMatch((await ask(path)).text, /[\u202a-\u202e\u2066-\u2069]/u, path);
  assert.match((await ask('/report/白石县民政局/2023/prose')).text, /⟨U\+2067⟩[^]*⟨U\+202E⟩12件/u);
});

test('the codebook of the web is the exported one: every variable, and every identity with a number that leads to it', async (t) => {
  const { site } = await smallSite(t);
  const ask = asking(site);
  const rows = JSON.parse((await ask('/export/codebook.json')).text) as { id: string; label_en: string; unit_en: string; equations: string | null }[];
  const { text } = await ask('/data/codebook?lang=en');
  const found = new Map(elements(text).flatMap(({ name, attributes }) => (name === 'tr' && attributes['id'] !== undefined ? [[attributes['id'], true] as const] : [])));
  assert.deepEqual([...found.keys()].sort(), rows.map((r) => r.id).sort());
  const said = new Map([...text.matchAll(/<li id="e-(\d+)" value="\d+"><code>([^<]*)<\/code>/gu)].map((m) => [m[1]!, m[2]!]));
  for (const r of rows) {
    const own = new RegExp(`<tr id="${r.id.replaceAll('.', '\\.')}">(.*)</tr>`, 'u').exec(text)![1]!;
    assert.ok(own.includes(`<td>${r.label_en}</td><td>${r.unit_en}</td>`), r.id);
    assert.deepEqual([...own.matchAll(/#e-(\d+)/gu)].map((m) => said.get(m[1]!)), r.equations?.split('; ') ?? [], r.id);
  }
  assert.ok(said.size > 42);
});

test('what is filtered can be taken along, as CSV, JSON and SARIF', async (t) => {
  const { site } = await smallSite(t);
  const ask = asking(site);
  const csv = await ask('/export/findings.csv?severity=warning');
  assert.match(csv.headers.get('content-disposition') ?? '', /findings\.csv/);
  assert.equal(csv.text.trimEnd().split('\r\n').length, 2);
  assert.equal((JSON.parse((await ask('/export/findings.json?region=33')).text) as object[]).length, 2);
  assert.equal((JSON.parse((await ask('/export/findings.sarif?region=33')).text) as { runs: { results: object[] }[] }).runs[0]!.results.length, 2);
  assert.equal((await ask(`/export/wide.csv?agency=${agency}`)).text.trimEnd().split('\r\n').length, 3);
  assert.ok((await ask(`/report/${agency}/2023/original/file.bin`)).text.startsWith('<html>'));
});

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

function elements(text: string): Element[] {
  const found: Element[] = [];
  const walk = (node: object): void => {
    if ('tagName' in node && 'attrs' in node) found.push({ name: String(node.tagName), attributes: Object.fromEntries((node.attrs as { name: string; value: string }[]).map((a) => [a.name, a.value])) });
    if ('childNodes' in node) for (const child of node.childNodes as object[]) walk(child);
  };
  walk(parse(text));
  return found;
}
