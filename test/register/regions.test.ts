// The table of regions: how it is built from revisions, how it is read, and that the shipped one holds together.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { departmentsOf } from '../../src/register/departments.js';
import { samePlace, shortNames, stemOf } from '../../src/register/region-name.js';
import { regionsOf } from '../../src/register/regions.js';
import { regionsCsv, type Revision } from './build-regions.js';
import { made, shipped } from './tables.js';

function revision(month: string, text: string, loose = false): Revision {
  return { month, loose, names: new Map(text.trim().split(/\s+/).map((w) => [w.slice(0, 6), w.slice(6)])) };
}

test('revisions become spans: renames, codes that end, successors by name before those by code', () => {
  const csv = regionsCsv([
    revision('200212', '110000岚江省 110300青川市 110301市辖区 110381望江市 110322赣县 110325定水县 110326清水县 110304东郊区'),
    revision('200712', '110000岚江省 110300新川市 110301市辖区 110382清水县 110322赣县 110326定水县'),
    revision('202412', '110000岚江省 110300新川市 110307望江区 110304赣县区 110326定水县 110382清水县 110371高新区 110391经济区', true),
  ]);
  assert.equal(csv, `code,name,level,parent,from,to,successor
110000,岚江省,province,,,,
110300,青川市,prefecture,110000,,200212,110300
110300,新川市,prefecture,110000,200712,,
110304,东郊区,county,110000,,200212,
110304,赣县区,county,110000,202412,,
110307,望江区,county,110000,202412,,
110322,赣县,county,110000,,200712,110304
110325,定水县,county,110000,,200212,110326
110326,清水县,county,110000,,200212,110382
110326,定水县,county,110000,200712,,
110381,望江市,county,110000,,200212,
110382,清水县,county,110000,200712,,
`);
});

test('stems and short names', () => {
  const stems: readonly (readonly [string, string])[] = [
    ['临夏回族自治州', '临夏'], ['积石山保安族东乡族撒拉族自治县', '积石山'], ['江城哈尼族彝族自治县', '江城'], ['内蒙古自治区', '内蒙古'], ['巴音郭楞蒙古自治州', '巴音郭楞'], ['赣县区', '赣县'], ['赣县', '赣'], ['偃师市', '偃师'],
  ];
  for (const [name, stem] of stems) assert.equal(stemOf(name), stem);
  assert.deepEqual(shortNames('临夏回族自治州', 'prefecture'), ['临夏州']);
  assert.deepEqual(shortNames('浙江省', 'province'), ['浙江']);
  assert.deepEqual(shortNames('偃师市', 'county'), []);
  assert.ok(samePlace('赣县', '赣县区') && samePlace('偃师市', '偃师区') && !samePlace('城区', '城市') && !samePlace('蓟县', '蓟州区'));
});

test('look-ups by code, name and place', () => {
  const { regions } = made;
  assert.equal(regions.byCode('990102')?.name, '临溪区');
  assert.equal(regions.byCode('123456'), null);
  assert.deepEqual(regions.path('990102').map((r) => r.name), ['岚江省', '青川市', '临溪区']);
  assert.deepEqual(regions.named('城关区').map((r) => r.code), ['990103', '990202']);
  assert.deepEqual(regions.named('城关区', '990200').map((r) => r.code), ['990202']);
  assert.deepEqual(regions.named('岚江').map((r) => r.code), ['990000']);
  assert.equal(regions.current('990221'), '990203');
  assert.ok(regions.below('990102', '990000') && !regions.below('990102', '990200'));
});

test('texts that are something else are refused with their line', () => {
  assert.throws(() => regionsOf('a,b\n'), /first line/);
  assert.throws(() => regionsOf('code,name,level,parent,from,to,successor\n99,岚江省,province\n'), /Line 2/);
  assert.throws(() => departmentsOf('x\n'), /first line/);
  assert.throws(() => departmentsOf('name,also,into,year,citation\n水务局,,水利局,,\n'), /Line 2/);
  assert.throws(() => departmentsOf('name,also,into,year,citation\n水务局,,,,\n水利局,水务局,,,\n'), /Line 3 .*second time/);
});

test('the shipped table holds together', () => {
  const { regions } = shipped;
  const inForce = regions.all.filter((r) => r.to === null);
  assert.equal(inForce.filter((r) => r.level === 'province').length, 34);
  assert.equal(inForce.filter((r) => r.level === 'prefecture').length, 333);
  assert.equal(new Set(inForce.map((r) => r.code)).size, inForce.length);
  for (const r of regions.all) {
    if (r.parent !== null) assert.ok(regions.byCode(r.parent) !== null, `${r.code} lies in ${r.parent}`);
    if (r.successor !== null) assert.ok(r.to !== null && regions.byCode(r.successor) !== null, `${r.code} became ${r.successor}`);
  }
  const before = regions.named('定安县').find((r) => r.to !== null);
  assert.deepEqual([before?.code, regions.current(before!)], ['469025', '469021']);
  for (const [before, after] of [['410381', '410307'], ['410322', '410308'], ['360721', '360704'], ['469025', '469025'], ['542400', '540600'], ['120225', '120119']] as const) assert.equal(regions.current(before), after);
  // Ended without a name that shows what came after it.
  assert.equal(regions.byCode('330104')?.successor, null);
});
