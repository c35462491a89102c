// A Frictionless Data Package: all tables as CSV, datapackage.json with schemas, keys and checksums, the codebook in both languages, and what changed since an earlier package.
import { createHash } from 'node:crypto';
import type { RuleRecord } from '../../model/rule.js';
import { csvLine } from '../csv.js';
import type { Dataset } from '../dataset.js';
import type { Format, Target } from '../format.js';
import { changedRows, changes, Comparison, type Changes, type Earlier } from '../package/changes.js';
import { changelog } from '../package/changelog.js';
import { codebookText } from '../package/codebook-text.js';
import { descriptor, type About, type Resource, type Written } from '../package/descriptor.js';
import { readme } from '../package/readme.js';
import { addressOf } from '../tables/reports.js';
import { csv } from './csv.js';

export interface PackageOptions {
  readonly about: About;
  readonly rules: readonly RuleRecord[];
  /** The package to compare with. */
  readonly earlier: Earlier | null;
}

/** Throws what `earlier` throws. */
export function datapackageOf({ about, rules, earlier }: PackageOptions): Format {
  return {
    id: 'datapackage',
    ending: null,
    one: 'all',
    write: async (data, target) => {
      const files: Written[] = [];
      const noting = notingTarget(target, files);
      const comparison = earlier === null ? null : await Comparison.with(earlier);
      const origins = new Set<string>();
      const seeing: Dataset = {
        ...data,
        bom: false,
        pass: (tables, give) => data.pass(tables, give, (v) => {
          const address = addressOf(v);
          if (address !== null && URL.canParse(address)) origins.add(new URL(address).origin);
          comparison?.see(v);
        }),
      };
      await csv.write(seeing, noting('data/'));
      const resources: Resource[] = data.tables.map((table) => ({ table, file: files.find((f) => f.path === `data/${table.name}.csv`)! }));
      let found: { readonly changes: Changes; readonly cells: number } | null = null;
      if (comparison !== null && earlier !== null) {
        const ended = comparison.end();
        found = { changes: ended, cells: await writeChanges(ended, earlier, data, noting('data/')) };
        resources.push({ table: changes, file: files.find((f) => f.path === 'data/changes.csv')! });
      }
      const all = resources.map((r) => r.table);
      const texts = files.length;
      const top = noting('');
      await text(top, 'CODEBOOK.zh.md', codebookText(all, rules, 'zh'));
      await text(top, 'CODEBOOK.md', codebookText(all, rules, 'en'));
      await text(top, 'CHANGELOG.md', changelog({ version: about.version, day: about.created.slice(0, 10) }, found, earlier === null ? '' : await told(earlier)));
      await text(top, 'README.md', readme(about, resources));
      await text(target, 'datapackage.json', `${JSON.stringify(descriptor(about, resources, files.slice(texts), [...origins].sort()), null, 1)}\n`);
    },
  };
}

/** Cells that changed. */
async function writeChanges(found: Changes, earlier: Earlier, data: Dataset, target: Target): Promise<number> {
  const sink = await target.open('changes.csv');
  await sink.write(csvLine(changes.columns.map((c) => c.name)));
  let cells = 0;
  for await (const row of changedRows(found, earlier, (agency, year) => data.cellsOf(agency, year))) {
    if (row[3] !== null) cells++;
    await sink.write(csvLine(row));
  }
  await sink.end();
  return cells;
}

/** The changelog of the earlier package; a package without one is a package all the same. */
async function told(earlier: Earlier): Promise<string> {
  const decoder = new TextDecoder();
  let all = '';
  try {
    for await (const piece of earlier.read('CHANGELOG.md')) all += decoder.decode(piece, { stream: true });
  } catch {
    return '';
  }
  return all + decoder.decode();
}

async function text(target: Target, name: string, content: string): Promise<void> {
  const sink = await target.open(name);
  await sink.write(content);
  await sink.end();
}

/** Notes size and SHA-256 of everything that is written under a folder. */
function notingTarget(target: Target, files: Written[]): (folder: string) => Target {
  return (folder) => ({
    folder: target.folder,
    path: (name) => target.path(folder + name),
    open: async (name) => {
      const sink = await target.open(folder + name);
      const hash = createHash('sha256');
      let bytes = 0;
      return {
        write: (piece) => {
          const b = typeof piece === 'string' ? Buffer.from(piece) : piece;
          hash.update(b);
          bytes += b.length;
          return sink.write(b);
        },
        end: async () => {
          await sink.end();
          files.push({ path: folder + name, bytes, sha256: hash.digest('hex') });
        },
      };
    },
  });
}
