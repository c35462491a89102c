// Names as published → region and organ: structure on places that do not exist, the table on some that do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agencyOf, agencyReader, type AgencyContext } from '../../src/register/agency.js';
import { made, shipped } from './tables.js';

interface Case {
  readonly name: string;
  readonly in?: AgencyContext;
  /** `code department level kind`, - for null, ? at the end where it is not sure. */
  readonly is: string;
}

function told(c: Case, tables = made): string {
  const a = agencyOf(c.name, tables, c.in);
  return `${a.regionCode ?? '-'} ${a.department} ${a.level ?? '-'} ${a.kind}${a.sure ? '' : ' ?'}`;
}

const cases: readonly Case[] = [
  { name: '青川市临溪区水务局', is: '990102 水务局 county department' },
  { name: '岚江省青川市临溪区水务局', is: '990102 水务局 county department' },
  { name: '青川市 水务局', is: '990100 水务局 prefecture department' },
  { name: '青川市水利局', is: '990100 水利局 prefecture department' },
  { name: '岚江水利厅', is: '990000 水利厅 province department' },
  { name: '云岭州卫健委', is: '990300 卫生健康委员会 prefecture department' },
  { name: '云岭白族自治州卫生健康委', is: '990300 卫生健康委员会 prefecture department' },
  { name: '青川市', is: '990100 人民政府 prefecture government' },
  { name: '青川市人民政府', is: '990100 人民政府 prefecture government' },
  { name: '青川市政府办', is: '990100 人民政府办公室 prefecture government-office' },
  { name: '岚江省人民政府办公厅', is: '990000 人民政府办公厅 province government-office' },
  { name: '青川市市场监督管理局', is: '990100 市场监督管理局 prefecture department' },
  { name: '青川市临溪区东街街道', is: '990102 东街街道办事处 township township ?' },
  { name: '青川市临溪区人民政府东街街道办事处', is: '990102 东街街道办事处 township township' },
  { name: '望江市白沙镇人民政府', is: '990181 白沙镇人民政府 township township' },
  { name: '青川市高新技术产业开发区管委会', is: '990100 高新技术产业开发区管理委员会 zone zone' },
  { name: '国家税务总局青川市税务局', is: '990100 税务局 prefecture vertical' },
  { name: '国家统计局青川调查队', is: '990100 调查队 prefecture vertical ?' },
  { name: '青川海关', is: '990100 海关 prefecture vertical ?' },
  { name: '国家税务总局', is: '- 国家税务总局 central department' },
  // The same name in two cities.
  { name: '城关区水务局', is: '- 水务局 - department ?' },
  { name: '城关区水务局', in: { region: '990100' }, is: '990103 水务局 county department' },
  { name: '城关区水务局', in: { region: '990202' }, is: '990202 水务局 county department' },
  { name: '城关区水务局', in: { region: '990300' }, is: '- 水务局 - department ?' },
  { name: '松岭市城关区水务局', is: '990202 水务局 county department' },
  // Names that leave their region to the page.
  { name: '区水务局', in: { region: '990102' }, is: '990102 水务局 county department' },
  { name: '市水务局', in: { region: '990102' }, is: '990100 水务局 prefecture department' },
  { name: '市水务局', in: { region: '990181' }, is: '990181 水务局 county department' },
  { name: '市水务局', is: '- 水务局 - department ?' },
  { name: '市场监督管理局', in: { region: '990102' }, is: '990102 市场监督管理局 county department ?' },
  { name: '水务局', in: { region: '990102' }, is: '990102 水务局 county department ?' },
  { name: '我局', in: { agency: '青川市水务局' }, is: '990100 水务局 prefecture department' },
  { name: '本机关', in: { agency: '我局' }, is: '- 本机关 - department ?' },
  { name: '我局', is: '- 我局 - department ?' },
  // Places the standard does not have.
  { name: '南泉市水务局', is: '- 水务局 - department ?' },
  { name: '白石区水务局', is: '990203 水务局 county department' },
  { name: '白石县水务局', is: '990221 水务局 county department' },
];
for (const c of cases) {
  test(`${c.name}${c.in === undefined ? '' : ` (${Object.values(c.in).join(', ')})`}`, () => assert.equal(told(c), c.is));
}

test('what is not sure says why in both languages', () => {
  for (const c of cases) {
    const a = agencyOf(c.name, made, c.in);
    for (const w of a.why) assert.ok(w.zh !== '' && w.en !== '');
    if (!a.sure && c.name !== '水务局') assert.ok(a.why.length > 0, c.name);
  }
  const [why] = agencyOf('城关区水务局', made).why;
  assert.deepEqual(why, { zh: '“城关区”可指岚江省青川市城关区、岚江省松岭市城关区', en: '“城关区” can be 岚江省青川市城关区, 岚江省松岭市城关区' });
});

test('a region that came later says so, and the name is kept as printed', () => {
  const a = agencyOf('和康县水务局', shipped, { year: 2018 });
  assert.deepEqual([a.key, a.why.at(-1)], ['和康县 水务局', {
    zh: 'GB/T 2260 到2019年12月还没有新疆维吾尔自治区和田地区和康县，2018年的报告不会是它的',
    en: 'GB/T 2260 had no 新疆维吾尔自治区和田地区和康县 yet in 2019-12: a report of 2018 is not of it',
  }]);
  // A reader that has met it in another year says the same.
  const whose = agencyReader(shipped);
  assert.deepEqual([2024, 2018, 2024].map((year) => whose('和康县水务局', { year }).regionCode), ['653228', null, '653228']);
});

test('every region of the shipped table is found under its whole name, and never another one under its own', () => {
  const { regions } = shipped;
  for (const r of regions.all) {
    const whole = [...regions.path(r)].map((p) => p.name).join('');
    for (const organ of ['水务局', '市场监督管理局', '人民政府', '城关镇人民政府']) {
      const a = agencyOf(whole + organ, shipped, { year: Number(r.to?.slice(0, 4) ?? 2025) });
      assert.deepEqual([a.key.split(' ')[0], a.department], [regions.current(r), organ], whole + organ);
    }
    const bare = agencyOf(`${r.name}水务局`, shipped, { year: 2025 });
    assert.ok(r.to !== null || bare.regionCode === null || bare.regionCode === r.code, `${r.name} is ${r.code}, not ${bare.regionCode}`);
  }
});

test('spellings and years of one agency have one key', () => {
  for (const [a, b] of [
    ['青川市卫健委', '青川市卫生健康委员会'], ['白石县水务局', '松岭市白石区水务局'], ['青川市临溪区水务局', '临溪区水务局'], ['青川市', '青川市人民政府'],
    ['南泉市清溪县水务局', '南泉市 清溪县水务局'], ['临溪区东街街道', '青川市临溪区人民政府东街街道办事处'],
  ] as const) assert.equal(agencyOf(a, made).key, agencyOf(b, made).key, a);
  for (const [a, b] of [['青川市水务局', '青川市水利局'], ['青川市城关区水务局', '松岭市城关区水务局'], ['青川市人民政府', '青川市人民政府办公室'], ['南泉市水务局', '北泉市水务局']] as const) {
    assert.notEqual(agencyOf(a, made).key, agencyOf(b, made).key, a);
  }
});

test('reforms end an organ, for a bureau and for a department of a province', () => {
  const ends = (name: string) => agencyOf(name, made).endedBy;
  assert.deepEqual(ends('青川市国土局'), { name: '自然资源局', year: 2019 });
  assert.deepEqual(ends('岚江省国土资源厅'), { name: '自然资源厅', year: 2019 });
  assert.deepEqual(ends('青川市扶贫办'), { name: '乡村振兴局', year: 2021 });
  assert.deepEqual(ends('青川市乡村振兴局'), { name: '农业农村局', year: 2023 });
  assert.equal(ends('青川市自然资源局'), null);
});

const real: readonly Case[] = [
  { name: '鼓楼区水务局', is: '- 水务局 - department ?' },
  { name: '南京市鼓楼区水务局', is: '320106 水务局 county department' },
  { name: '鼓楼区水务局', in: { region: '350100' }, is: '350102 水务局 county department' },
  { name: '吉林省吉林市财政局', is: '220200 财政局 prefecture department' },
  { name: '内蒙古自治区水利厅', is: '150000 水利厅 province department' },
  { name: '积石山县水务局', is: '622927 水务局 county department' },
  { name: '上海市浦东新区人民政府', is: '310115 人民政府 county government' },
  { name: '偃师市水利局', is: '410381 水利局 county department' },
  { name: '定安县水务局', is: '469021 水务局 county department' },
  { name: '毕节市水务局', is: '- 水务局 - department ?' },
  { name: '毕节市水务局', in: { year: 2009 }, is: '522401 水务局 county department' },
  { name: '毕节市水务局', in: { year: 2024 }, is: '520500 水务局 prefecture department' },
  { name: '鼓楼区水务局', in: { year: 2024 }, is: '- 水务局 - department ?' },
  // The revision of 202412 has 和康县, that of 201912 has not: in 2019 it can have been there when the report came out, in 2018 not.
  { name: '和康县水务局', is: '653228 水务局 county department' },
  { name: '和康县水务局', in: { year: 2024 }, is: '653228 水务局 county department' },
  { name: '和康县水务局', in: { year: 2019 }, is: '653228 水务局 county department' },
  { name: '和康县水务局', in: { year: 2018 }, is: '- 水务局 - department ?' },
  { name: '新疆和田地区和康县水务局', in: { year: 2018 }, is: '653228 水务局 county department' },
  { name: '和康县水务局', in: { year: 2018, region: '653200' }, is: '653228 水务局 county department' },
  { name: '和康县水务局', in: { year: 2018, region: '410000' }, is: '- 水务局 - department ?' },
];
for (const c of real) test(`of the shipped table: ${c.name}${c.in === undefined ? '' : ` (${Object.values(c.in).join(', ')})`}`, () => assert.equal(told(c, shipped), c.is));

test('a reader of many names says of each what is said of it alone, whatever came before', () => {
  const asked = cases.flatMap((c) => [{ ...c.in, year: 2008 }, { ...c.in, year: 2023 }, c.in ?? {}].map((context) => ({ name: c.name, context })));
  const whose = agencyReader(made);
  for (const { name, context } of [...asked, ...asked.reverse()]) assert.deepEqual(whose(name, context), agencyOf(name, made, context), name);
});
