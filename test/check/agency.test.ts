// What the name of an agency says for certain, and when two names can be one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canBeOne, cannotRegulate, kindOf, type AgencyKind } from '../../src/check/document/agency.js';

const names: readonly (readonly [string, AgencyKind | null, boolean])[] = [
  ['临溪县民政局', 'department', true], ['青川市市场监督管理局', 'department', true], ['望江区住房和城乡建设局', 'department', true], ['青川省水利厅', 'department', true], ['青川市科委', 'department', true],
  ['云栖区发展和改革委员会', 'department', true], ['临溪县人民政府', 'government', true], ['云栖区人民政府', 'government', true], ['白石旗人民政府', 'government', true], ['临溪县人民政府办公室', 'government-office', true],
  ['青川市人民政府', 'government', false], ['青川省人民政府', 'government', false], ['白石自治州人民政府', 'government', false], ['白石自治区人民政府', 'government', false], ['青川市人民政府办公室', 'government-office', false],
  ['青川市北桥镇人民政府', 'township', true], ['三河乡人民政府', 'township', true], ['云栖区柳林街道办事处', 'township', true],
  ['青川新区人民政府', null, false], ['青川高新区管理委员会', null, false], ['国家枫桥局', null, false], ['水利部', null, false], ['枫桥大学', null, false],
];
for (const [name, kind, powerless] of names) {
  test(`${name}: ${kind ?? 'not to be told'}, ${powerless ? 'makes no regulations' : 'may make regulations'}`, () => {
    assert.deepEqual([kindOf(name), cannotRegulate(name)], [kind, powerless]);
  });
}

const pairs: readonly (readonly [string, string, boolean])[] = [
  ['临溪县发展和改革委员会', '临溪县发改委', true], ['临溪县发展和改革委员会', '县发改委', true], ['青川市云栖区人民政府', '云栖区人民政府办公室', true], ['云栖区人民政府', '云栖区政府办公室', true],
  ['沐阳县人民政府', '沭阳县人民政府', true], ['临溪县文化广电和旅游局', '临溪县文化和旅游局', true], ['临溪县文体广电和旅游局', '临溪县文化广电旅游体育局', true], ['三河乡人民政府', '三河乡党政办公室', true], ['临溪县卫生健康委员会', '临溪县卫健局', true],
  ['临溪县统计局', '临溪县民政局', false], ['临溪县财政局', '临溪县民政局', false], ['临溪县统计局', '白石县统计局', false], ['临溪县统计局', '临溪县人民政府办公室', false], ['临溪县人民政府', '白石县人民政府', false], ['青川市北桥镇人民政府', '青川市南山镇人民政府', false],
];
for (const [a, b, one] of pairs) {
  test(`${a} and ${b} ${one ? 'can be one' : 'are two'}`, () => {
    assert.deepEqual([canBeOne(a, b), canBeOne(b, a)], [one, one]);
  });
}
