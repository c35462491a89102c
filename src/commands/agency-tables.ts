// The tables that names of agencies are read against, loaded when the first name is.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Tables } from '../register/agency.js';
import { departmentsOf } from '../register/departments.js';
import { regionsOf } from '../register/regions.js';

let tables: Tables | null = null;

/** From data/ of the package. */
export function agencyTables(): Tables {
  return (tables ??= { regions: regionsOf(text('regions.csv')), departments: departmentsOf(text('departments.csv')) });
}

function text(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../../data/${name}`, import.meta.url)), 'utf8');
}
