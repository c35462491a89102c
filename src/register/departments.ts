// Departments under one name each, and what reforms made of them: what data/departments.csv says.

export interface Department {
  /** Canonical name, without region. */
  readonly name: string;
  /** The organ it was renamed to or merged into, and the first report year under it; null where nothing came after it. */
  readonly into: { readonly name: string; readonly year: number } | null;
}

export interface Departments {
  /** The department of a name as printed, without region; null for one the table does not have. 厅 and 委 are those of 局 and 委员会 under their own name. */
  readonly of: (printed: string) => Department | null;
}

const header = 'name,also,into,year,citation';

/** Reads the text of data/departments.csv. Throws RangeError for a text that is something else, naming the line. */
export function departmentsOf(csv: string): Departments {
  const [first, ...lines] = csv.trimEnd().split(/\r?\n/);
  if (first !== header) throw new RangeError(`The first line of the departments is “${first ?? ''}”, not “${header}”.`);
  const known = new Map<string, Department>();
  for (const [i, line] of lines.entries()) {
    const [name = '', also = '', into = '', year = ''] = line.split(',');
    const dated = /^\d{4}$/.test(year);
    if (name === '' || (into !== '') !== dated) throw new RangeError(`Line ${i + 2} of the departments is “${line}”: a name, and both or none of successor and year are expected.`);
    const department: Department = { name, into: dated ? { name: into, year: Number(year) } : null };
    for (const n of [name, ...also.split('|').filter((a) => a !== '')]) {
      if (known.has(n)) throw new RangeError(`Line ${i + 2} of the departments names ${n} a second time.`);
      known.set(n, department);
    }
  }
  return {
    of: (printed) => known.get(printed) ?? provincial(known, printed),
  };
}

/** Provinces say 厅 for what counties call 局: 国土资源厅 became 自然资源厅. */
function provincial(known: ReadonlyMap<string, Department>, printed: string): Department | null {
  if (!printed.endsWith('厅')) return null;
  const bureau = known.get(`${printed.slice(0, -1)}局`);
  if (bureau === undefined) return null;
  const hall = (name: string): string => name.replace(/局$/u, '厅');
  return { name: hall(bureau.name), into: bureau.into === null ? null : { name: hall(bureau.into.name), year: bureau.into.year } };
}
