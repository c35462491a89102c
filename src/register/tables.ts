// What names of agencies are read against: regions and departments.
import type { Departments } from './departments.js';
import type { Regions } from './regions.js';

export interface Tables {
  readonly regions: Regions;
  readonly departments: Departments;
}
