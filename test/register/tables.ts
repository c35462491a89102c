// The tables as they ship, and small ones of places that do not exist.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Tables } from '../../src/register/agency.js';
import { departmentsOf } from '../../src/register/departments.js';
import { regionsOf } from '../../src/register/regions.js';

function data(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../../data/${name}`, import.meta.url)), 'utf8');
}

export const shipped: Tables = { regions: regionsOf(data('regions.csv')), departments: departmentsOf(data('departments.csv')) };

export const made: Tables = {
  departments: shipped.departments,
  regions: regionsOf(`code,name,level,parent,from,to,successor
990000,岚江省,province,,,,
990100,青川市,prefecture,990000,,,
990102,临溪区,county,990100,,,
990103,城关区,county,990100,,,
990181,望江市,county,990100,,,
990200,松岭市,prefecture,990000,,,
990202,城关区,county,990200,,,
990221,白石县,county,990200,,201607,990203
990203,白石区,county,990200,201912,,
990300,云岭白族自治州,prefecture,990000,,,
`),
};
