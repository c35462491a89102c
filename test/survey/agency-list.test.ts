// Agencies under a filter: which there are, and that every choice says how many it would leave.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { agencyTables } from '../../src/commands/agency-tables.js';
import type { AgencyRow } from '../../src/store/page-store.js';
import { agenciesUnder, placed, type AgencyFilter } from '../../src/survey/agency-list.js';

const row = (name: string, department: string | null, regionCode: string | null, years: readonly number[], broken: readonly number[] = []): AgencyRow => ({ name, department, regionCode, years, broken });
const all = placed([
  row('浙江省统计局', '统计局', '330000', [2022, 2023]), row('杭州市统计局', '统计局', '330100', [2022, 2023], [2022]), row('杭州市西湖区统计局', '统计局', '330106', [2023], [2023]), row('杭州市西湖区民政局', '民政局', '330106', [2022, 2023], [2022, 2023]),
  row('西湖区北桥镇人民政府', '北桥镇人民政府', '330106', [2023]), row('青川市高新区管委会', '高新区管理委员会', null, [2023]), row('临溪县民政局', '民政局', null, [2022]), row('青川市民政局', '民政局', null, []), row('白石藏族自治州民政局', '民政局', null, [2023]), row('望江地区民政局', '民政局', null, [2023]), row('ＡＢＣ统计局', null, null, [2023]),
], agencyTables());
const names = (filter: AgencyFilter): string[] => agenciesUnder(all, filter).rows.map((a) => a.name);

test('levels are those of the region, of the organ, or what the name tells for certain', () => {
  assert.deepEqual(all.map((a) => a.level), ['province', 'prefecture', 'county', 'county', 'township', 'zone', 'county', 'none', 'prefecture', 'prefecture', 'none']);
  assert.deepEqual(all.slice(4, 6).map((a) => a.organ), ['乡镇街道', '开发区']);
});

const asked: readonly (readonly [AgencyFilter, readonly string[]])[] = [
  [{ name: '统计' }, ['浙江省统计局', '杭州市统计局', '杭州市西湖区统计局', 'ＡＢＣ统计局']], [{ name: 'abc' }, ['ＡＢＣ统计局']], [{ name: '%' }, []],
  [{ region: '3301', organ: '统计局' }, ['杭州市统计局', '杭州市西湖区统计局']], [{ region: '330000', level: 'province' }, ['浙江省统计局']], [{ region: 'none', level: 'county' }, ['临溪县民政局']],
  [{ broken: true }, ['杭州市统计局', '杭州市西湖区统计局', '杭州市西湖区民政局']], [{ broken: true, year: 2023 }, ['杭州市西湖区统计局', '杭州市西湖区民政局']], [{ year: 1999 }, []],
];

test('all filters hold together', () => {
  for (const [filter, found] of asked) assert.deepEqual(names(filter), found, JSON.stringify(filter));
});

test('a choice leaves as many as it says', () => {
  const option = <T>(...of: T[]): fc.Arbitrary<T | undefined> => fc.constantFrom(undefined, ...of);
  fc.assert(fc.property(fc.record({ name: option('民政', '统计'), region: option('33', '330106', 'none'), level: option('county' as const, 'none' as const), organ: option('统计局', '民政局', '乡镇街道'), year: option(2022, 2023), broken: option(true) }), (filter) => {
    const { choices } = agenciesUnder(all, filter);
    for (const [level, n] of choices.level) assert.equal(names({ ...filter, level }).length, n);
    for (const [organ, n] of choices.organ) assert.equal(names({ ...filter, organ }).length, n);
    for (const [year, n] of choices.year) assert.equal(names({ ...filter, year }).length, n);
    for (const [region, n] of choices.region) if (region === null) assert.equal(names({ ...filter, region: 'none' }).length, n); else if (region.endsWith('06')) assert.equal(names({ ...filter, region }).length, n);
    assert.equal(names({ ...filter, broken: true }).length, choices.broken);
  }));
});
