// Inhabitants of regions by year, as the user gives them: a CSV with region_code, year and population.

/** Inhabitants of a region (GB/T 2260 code) in a year; null where the file has none. Nothing is estimated. */
export type Population = (regionCode: string, year: number) => number | null;

const wanted = ['region_code', 'year', 'population'] as const;

/** Columns in any order, others are ignored. Throws RangeError naming the line: a column that is missing, a code, year or number that is none, a region and year given twice. */
export function populationOf(csv: string): Population {
  const [first = '', ...lines] = csv.replace(/^\ufeff/u, '').trimEnd().split(/\r?\n/);
  const header = fields(first);
  const at = wanted.map((name) => header.indexOf(name));
  if (at.includes(-1)) throw new RangeError(`line 1 is “${first}”: the columns ${wanted.join(', ')} are expected`);
  const known = new Map<string, number>();
  for (const [i, line] of lines.entries()) {
    const row = fields(line);
    const [code = '', year = '', population = ''] = at.map((n) => row[n] ?? '');
    if (!/^\d{6}$/.test(code) || !/^\d{4}$/.test(year) || !/^\d+(?:\.\d+)?$/.test(population) || Number(population) <= 0) {
      throw new RangeError(`line ${i + 2} is “${line}”: a code of six digits, a year and a number of inhabitants above 0 are expected`);
    }
    const key = `${code} ${year}`;
    if (known.has(key)) throw new RangeError(`line ${i + 2} gives ${code} in ${year} a second time`);
    known.set(key, Number(population));
  }
  return (code, year) => known.get(`${code} ${year}`) ?? null;
}

function fields(line: string): string[] {
  return line.split(',').map((f) => f.trim().replace(/^"(.*)"$/su, '$1'));
}
