// Revisions of GB/T 2260 → the rows of data/regions.csv: which code had which name from when to when, and what came after it.
import { samePlace, stemOf } from '../../src/register/region-name.js';

export interface Revision {
  /** YYYYMM. */
  readonly month: string;
  /** Code → name. */
  readonly names: ReadonlyMap<string, string>;
  /** Not the standard itself but a list for addresses, which also has development zones and towns. */
  readonly loose: boolean;
}

interface Row {
  readonly code: string;
  readonly name: string;
  readonly level: 'province' | 'prefecture' | 'county';
  readonly parent: string;
  /** Numbers of the first and the last revision that have it. */
  readonly first: number;
  last: number;
  successor: string;
}

/** Cities without counties, under which address lists put their towns. */
const withoutCounties = ['4419', '4420', '4604', '6202'];
/** Left in the newest list although they had ended: 长岛县 into 蓬莱区, 港闸区 into 崇川区, both 2020; 梅列区 into 三元区, 2021. And new areas that are no divisions. */
const notInForce: Readonly<Record<string, readonly string[]>> = { '202412': ['370634', '320611', '350402', '320112', '321150'] };

export function regionsCsv(revisions: readonly Revision[]): string {
  const rows = spans(revisions);
  for (const r of rows) r.successor = successor(r, rows, revisions.length);
  const month = (n: number): string => revisions[n]!.month;
  const lines = rows
    .toSorted((a, b) => (a.code === b.code ? a.first - b.first : a.code < b.code ? -1 : 1))
    .map((r) => [r.code, r.name, r.level, r.parent, r.first === 0 ? '' : month(r.first), r.last === revisions.length - 1 ? '' : month(r.last), r.successor].join(','));
  return `code,name,level,parent,from,to,successor\n${lines.join('\n')}\n`;
}

/** One row for each run of revisions in which a code has a name. */
function spans(revisions: readonly Revision[]): Row[] {
  const rows: Row[] = [];
  let open = new Map<string, Row>();
  for (const [n, revision] of revisions.entries()) {
    const now = new Map<string, Row>();
    for (const [code, printed] of revision.names) {
      const name = division(code, printed, revision);
      if (name === null) continue;
      const before = open.get(code);
      if (before !== undefined && before.name === name) {
        before.last = n;
        now.set(code, before);
      } else {
        const row: Row = { code, name, ...placeOf(code), first: n, last: n, successor: '' };
        rows.push(row);
        now.set(code, row);
      }
    }
    // An address list may leave out Taiwan, Hong Kong and Macao; they are no less there.
    for (const [code, row] of open) {
      if (now.has(code) || code < '700000') continue;
      row.last = n;
      now.set(code, row);
    }
    open = now;
  }
  return rows;
}

/** The name of a division; null for what is a heading of the code table (市辖区, 县, 省直辖县) or no division at all. */
function division(code: string, printed: string, revision: Revision): string | null {
  const name = printed.replace(/\s/g, '');
  const [city, county] = [code.slice(2, 4), code.slice(4)];
  if (/市辖区$|^[县市]$|群岛$|岛礁/.test(name) || /直辖县|直辖行政单位|省直辖|自治区直辖/.test(name)) return null;
  // Beijing as a city of itself.
  if (county === '00' && ['1101', '1201', '3101', '5001', '1102', '1202', '3102', '5002', '5003'].includes(code.slice(0, 4))) return null;
  if (code >= '700000') return code.endsWith('0000') ? name : null;
  if (!revision.loose) return name;
  if (withoutCounties.includes(code.slice(0, 4)) && county !== '00') return null;
  if (notInForce[revision.month]?.includes(code) === true) return null;
  const zone = city !== '90' && ((county >= '70' && county <= '79') || county >= '90');
  return zone ? null : name;
}

function placeOf(code: string): Pick<Row, 'level' | 'parent'> {
  const [province, city, county] = [code.slice(0, 2), code.slice(2, 4), code.slice(4)];
  if (city === '00') return { level: 'province', parent: '' };
  if (county === '00') return { level: 'prefecture', parent: `${province}0000` };
  const direct = city === '90' || ['11', '12', '31', '50'].includes(province);
  return { level: 'county', parent: direct ? `${province}0000` : `${province}${city}00` };
}

/**
 * What came after a code that ended or was renamed: the same code under its new name, or the one code of the province that came in the next revision with the same stem.
 * Empty where neither code nor name shows it (districts merged into a neighbour).
 */
function successor(row: Row, rows: readonly Row[], revisions: number): string {
  if (row.last === revisions - 1) return '';
  const next = rows.filter((r) => r.first === row.last + 1 && r.level === row.level);
  // Hainan gave its codes to other counties once: names go before codes.
  const near = next.filter((r) => r.code.slice(0, 2) === row.code.slice(0, 2));
  for (const alike of [near.filter((r) => r.name === row.name), near.filter((r) => samePlace(row.name, r.name))]) if (alike.length === 1) return alike[0]!.code;
  // The same name at the same place again after revisions that leave it out (the districts of 大兴安岭).
  const again = rows.filter((r) => r.first > row.last && r.parent === row.parent && r.name === row.name);
  if (again.length === 1) return again[0]!.code;
  if (next.some((r) => r.code === row.code)) return row.code;
  // 蓟县 became 蓟州区: a name of one character takes a second.
  const stem = stemOf(row.name);
  const longer = stem.length === 1 ? next.filter((r) => r.parent === row.parent && r.name.startsWith(stem) && stemOf(r.name).length === 2) : [];
  return longer.length === 1 ? longer[0]!.code : '';
}
