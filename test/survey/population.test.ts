// The file of inhabitants is taken as it is, or refused with the line that is wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { populationOf } from '../../src/survey/population.js';

test('columns stand in any order, others are ignored, and nothing is estimated', () => {
  const of = populationOf('\ufeffname,"year",population,region_code\r\n青川市,2020,1234567,990100\r\n青川市,2022,"1300000",990100\r\n');
  assert.deepEqual([of('990100', 2020), of('990100', 2021), of('990100', 2022), of('990200', 2020)], [1_234_567, null, 1_300_000, null]);
});

const wrong: readonly (readonly [csv: string, says: RegExp])[] = [
  ['code,year,population\n', /line 1 is “code,year,population”: the columns region_code, year, population/],
  ['region_code,year,population\n9901,2020,5\n', /line 2 is “9901,2020,5”/],
  ['region_code,year,population\n990100,2020,0\n', /line 2 .*above 0/],
  ['region_code,year,population\n990100,2020,12万\n', /line 2/],
  ['region_code,year,population\n990100,2020,5\n990100,2020,6\n', /line 3 gives 990100 in 2020 a second time/],
];
for (const [csv, says] of wrong) test(`${JSON.stringify(csv)} is refused`, () => assert.throws(() => populationOf(csv), says));
