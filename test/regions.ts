// `npm run regions`: writes data/regions.csv anew from the packages that keep GB/T 2260. Worth running when one of them has a newer revision.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { regionsCsv, type Revision } from './register/build-regions.js';

/** The packages are plain data without types; each gives code → name. */
const load = createRequire(import.meta.url);
type Names = Readonly<Record<string, string>>;

function flat(groups: Readonly<Record<string, Names>>): Map<string, string> {
  return new Map(Object.values(groups).flatMap((g) => Object.entries(g)).filter(([code]) => /^\d{6}$/.test(code)));
}

const standard: Revision[] = (load('gb2260/lib/revisions.json') as string[])
  .toSorted()
  .map((month) => ({ month, names: new Map(Object.entries(load(`gb2260/lib/${month}.json`) as Names)), loose: false }));
const revisions: readonly Revision[] = [
  ...standard,
  // Neither package names its date: each is dated by the youngest change it has and the oldest it lacks.
  { month: '201912', names: flat(load('china-area-data') as Record<string, Names>), loose: true },
  { month: '202412', names: flat((load('@vant/area-data') as { readonly areaList: Record<string, Names> }).areaList), loose: true },
];
const csv = regionsCsv(revisions);
writeFileSync(fileURLToPath(new URL('../../data/regions.csv', import.meta.url)), csv);
process.stdout.write(`${csv.split('\n').length - 2} regions written to data/regions.csv\n`);
