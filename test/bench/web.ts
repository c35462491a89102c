// The web over a store of 20,000 reports: server time and weight of every kind of page, beside their targets.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { siteOf } from '../../src/commands/site.js';
import { context } from '../../src/commands/context.js';
import { agencyTables } from '../../src/commands/agency-tables.js';
import type { Finding, Severity } from '../../src/model/finding.js';
import { openStore, type Store } from '../../src/store/store.js';
import { groupsOf } from '../../src/survey/index.js';
import { held } from '../../src/web/pages/register.js';
import { webSite } from '../../src/web/site.js';
import { dice, packed, syntheticFinding } from '../store/synthetic-report.js';

const reports = 20_000;
const years = [2019, 2020, 2021, 2022, 2023];
const batch = 200;
const rounds = 40;
const departments = ['统计局', '财政局', '民政局', '教育局', '水务局', '司法局', '人民政府'];
const sentences = ['本年度主动公开政府信息三百余条', '依申请公开工作平稳有序', '举办业务培训两期', '规范性文件均按期公开并配有解读', '完善信息发布审核制度', '申请人对答复不服的，依法告知救济途径', '未收取信息处理费', '政务公开专区服务群众一千余人次', '重点领域信息公开不够及时', '下一步将加强队伍建设'];

export const name = `web: ${reports} reports`;

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  // A store that was made before may be given, to look at it or to spare its making.
  const given = process.env['NIANBAO_BENCH_DB'];
  try {
    const path = given ?? join(folder, 'web.db');
    const store = await openStore(path);
    if ((await store.tally()).reports < reports) await fill(store);
    await measure(store);
    await store.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Agencies spread over real region codes, so that provinces are as full as they are. */
export async function fill(store: Store, wanted = reports): Promise<void> {
  const codes = agencyTables().regions.all.filter((r) => r.to === null && r.level === 'county').map((r) => r.code);
  const rules: readonly (readonly [string, Severity, Finding['outcome']])[] = [['requests.flow', 'error', 'broken'], ['requests.results', 'error', 'broken'], ['carry_over', 'warning', 'broken'], ['lead.zero', 'info', 'undecided']];
  for (let i = 0; i < wanted; i += batch) {
    await store.add(Array.from({ length: Math.min(batch, wanted - i) }, (_, k) => {
      const at = i + k;
      const n = Math.floor(at / years.length);
      const roll = dice(at + 1);
      const findings = rules.filter(() => roll() < 0.3).map(([rule, severity, outcome]) => ({ ...syntheticFinding(rule, outcome), severity }));
      const department = departments[n % departments.length]!;
      const p = packed({ agency: `云栖${n}区${department}`, year: years[at % years.length]!, edition: years[at % years.length]! < 2021 ? '2019' : '2021', seed: at + 1 }, findings);
      const [section] = p.sections;
      const prose = Array.from({ length: 5 }, (_, s) => ({ ...section!, heading: `${'一二三四五'[s]!}、第${s + 1}部分`, paragraphs: Array.from({ length: 4 }, () => ({ ...section!.paragraphs[0]!, text: `${Array.from({ length: 8 }, () => sentences[Math.floor(roll() * sentences.length)]!).join('，')}${at % 997}件。` })) }));
      return { ...p, regionCode: codes[n % codes.length]!, department, sections: prose };
    }));
  }
}

async function measure(store: Store): Promise<void> {
  const site = siteOf(context('zh', {}), store);
  const app = webSite(site, { open: true, sql: true });
  const rows = await store.pages.agencies();
  const found = (await store.pages.findings({}, { offset: 0, limit: 400 })).rows;
  const roll = dice(7);
  const any = <T>(of: readonly T[]): T => of[Math.floor(roll() * of.length)]!;
  const report = (): string => `/report/${encodeURIComponent(any(rows).name)}/${any(years)}`;
  const groups = groupsOf(await store.figures.agencies(), site.tables.regions);
  const group = (): string => {
    const g = any(groups);
    return `/compare/in/${g.regionCode ?? 'all'}/${encodeURIComponent(g.department)}`;
  };
  const measured = ['requests.new', 'denial.rate', 'disclosure.concluded', 'reports.in_time', 'litigation.correction'];
  const region = (): string => any(rows).regionCode!.slice(0, 2);
  const routes: readonly (readonly [string, () => string, number])[] = [
    ['overview', () => '/', 100], ['agencies', () => `/agencies?page=${1 + Math.floor(roll() * 40)}`, 50], ['agencies of a region', () => `/agencies?region=${region()}`, 50], ['agencies under filters', () => `/agencies?level=county&department=${encodeURIComponent(any(departments))}&year=${any(years)}&broken=yes`, 50], ['agencies by name', () => `/agencies?q=${encodeURIComponent(any(departments))}`, 50],
    ['agency', () => `/agency/${encodeURIComponent(any(rows).name)}`, 50], ['report', report, 50], ['report at a cell', () => `${report()}?cell=requests.granted.total`, 50], ['prose', () => `${report()}/prose`, 50],
    ['findings', () => `/findings?page=${1 + Math.floor(roll() * 100)}`, 50], ['findings of a rule', () => `/findings?rule=${any(['requests.flow', 'requests.results', 'carry_over'])}&page=${1 + Math.floor(roll() * 20)}`, 50],
    ['findings: severity, year', () => `/findings?severity=error&year=${any(years)}`, 50], ['findings: region, status', () => `/findings?region=${region()}&status=open`, 50], ['findings: decided', () => '/findings?status=confirmed', 50], ['findings by agency', () => `/findings?agency=${encodeURIComponent(any(departments))}`, 50],
    ['finding', () => `/finding/${any(found).fingerprint}?severity=error`, 50], ['register', () => `/register?year=${any(years)}`, 50], ['register: calendar', () => `/register?region=none&page=${1 + Math.floor(roll() * 40)}`, 50],
    ['search', () => `/search?q=${encodeURIComponent(any(['依申请公开', '培训', '信息处理费 制度', '公开']))}`, 50], ['search of a phrase with a number', () => `/search?q=${encodeURIComponent(any(['12件', '1日', '解读。']))}`, 50], ['search of a province', () => `/search?q=${encodeURIComponent('解读')}&region=${region()}`, 50], ['search of a year', () => `/search?q=${encodeURIComponent('解读')}&year=${any(years)}`, 50],
    ['compare: peers', () => `/compare?agencies=${encodeURIComponent(any(rows).name)}&peers=same-department&metric=${any(measured)}`, 100], ['compare: four metrics', () => `/compare?agencies=${encodeURIComponent(any(rows).name)}&peers=same-level&metric=requests.new,denial.rate,carry_over.rate,dispute.rate`, 100],
    ['compare: a group', () => `${group()}?metric=${any(measured)}`, 100], ['compare: groups', () => `/compare/in/${any(groups).regionCode ?? '410000'}`, 50],
    ['codebook', () => '/data/codebook', 50], ['rules', () => '/data/rules', 50], ['api: findings', () => `/api/findings?region=${region()}`, 50], ['api: report', () => report().replace('/report/', '/api/reports/'), 50],
  ];
  // As a server does when it begins; pages are answered between its steps.
  const from = performance.now();
  let longest = 0;
  let last = from;
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  await held(site);
  clearInterval(beat);
  process.stdout.write(`the register, made when the server begins: ${Math.round(performance.now() - from)} ms, of which nobody else is answered for ${Math.round(longest)} ms at a time\n`);
  process.stdout.write(`${'page'.padEnd(28)} ${'first'.padStart(8)} ${'median'.padStart(8)} ${'p95'.padStart(8)} ${'cpu p95'.padStart(8)}   target ${'KB'.padStart(6)}   target\n`);
  for (const [what, path, target] of routes) {
    const took: number[] = [];
    const busy: number[] = [];
    let weight = 0;
    for (let i = 0; i <= rounds; i++) {
      const asked = path();
      const cpu = process.cpuUsage();
      const from = performance.now();
      const answer = await app.request(asked, { headers: { host: 'localhost' } });
      const bytes = (await answer.arrayBuffer()).byteLength;
      took.push(performance.now() - from);
      const { user, system } = process.cpuUsage(cpu);
      if (i > 0) busy.push((user + system) / 1000);
      if (answer.status !== 200) throw new Error(`${asked} answers ${answer.status}`);
      weight = Math.max(weight, bytes);
    }
    const [first, ...others] = took;
    others.sort((a, b) => a - b);
    busy.sort((a, b) => a - b);
    process.stdout.write(`${what.padEnd(28)} ${ms(first!)} ${ms(others[Math.floor(rounds / 2)]!)} ${ms(others[Math.floor(rounds * 0.95)]!)} ${ms(busy[Math.floor(rounds * 0.95)]!)}   < ${String(target).padEnd(4)} ${(weight / 1000).toFixed(0).padStart(6)}   < 150\n`);
  }
  const memory = /VmHWM:\s*(\d+)/u.exec(readFileSync('/proc/self/status', 'utf8'));
  if (memory !== null) process.stdout.write(`peak memory, MB ${Math.round(Number(memory[1]) / 1000)}\n`);
}

function ms(n: number): string {
  return n.toFixed(1).padStart(8);
}
