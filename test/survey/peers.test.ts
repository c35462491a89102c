// Peers of agencies whose regions have no code: the same department of regions of the level that the name tells, and nobody where it tells none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ListedAgency } from '../../src/store/figure-store.js';
import { groupsOf, peersOf } from '../../src/survey/peers.js';
import { agencyTables } from '../../src/commands/agency-tables.js';

const { regions } = agencyTables();
const agency = (name: string, department: string, regionCode: string | null = null): ListedAgency => ({ agency: name, department, regionCode, identity: null });
const all = [agency('临溪县民政局', '民政局'), agency('云栖区民政局', '民政局'), agency('青川市民政局', '民政局'), agency('临溪县水利局', '水利局'), agency('禾川县民政局', '民政局', '653228'), agency('青川市北桥镇人民政府', '北桥镇人民政府'), agency('民政局', '民政局')];

test('agencies of regions without a code have those of their department and level', () => {
  const found = peersOf([all[0]!], { kind: 'same-department' }, all, regions);
  assert.deepEqual(found.agencies.map((a) => a.agency), ['临溪县民政局', '云栖区民政局']);
  assert.match(found.says.zh, /不明的各县区的民政局/);
  assert.deepEqual(groupsOf(all, regions), [{ regionCode: 'none-county', department: '民政局', agencies: 2 }]);
});

test('a name that tells no level, and a province that is not known, have none', () => {
  for (const [of, kind] of [[all[6]!, 'same-department'], [all[5]!, 'same-department'], [all[0]!, 'same-level']] as const) assert.throws(() => peersOf([of], { kind }, all, regions), RangeError);
});
