// The package is one by the specification: the rules of the profiles tabular-data-package and tabular-data-resource and of Table Schema, checked on what was written.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import * as fc from 'fast-check';
import { everyRule as rules } from '../../src/commands/every-rule.js';
import { csvLine } from '../../src/export/csv.js';
import { datapackageOf } from '../../src/export/formats/datapackage.js';
import type { Earlier } from '../../src/export/package/changes.js';
import { licences } from '../../src/export/package/licences.js';
import { readCsv as readBack } from '../../src/export/package/read-csv.js';
import type { Store } from '../../src/store/store.js';
import { temporaryStore } from '../store/open-temporary.js';
import { packed, syntheticCells, syntheticFinding } from '../store/synthetic-report.js';
import { written, type MemoryTarget } from './memory-target.js';
import { readCsv } from './read-csv.js';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly constraints?: { readonly required?: boolean; readonly unique?: boolean; readonly enum?: readonly string[] };
}

interface Resource {
  readonly profile: string;
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
  readonly encoding: string;
  readonly dialect: { readonly delimiter: string; readonly lineTerminator: string; readonly header: boolean };
  readonly schema: {
    readonly fields: readonly Field[];
    readonly missingValues: readonly string[];
    readonly primaryKey?: readonly string[];
    readonly foreignKeys?: readonly { readonly fields: string; readonly reference: { readonly resource: string; readonly fields: string } }[];
  };
}

interface Package {
  readonly profile: string;
  readonly name: string;
  readonly version: string;
  readonly created: string;
  readonly licenses: readonly { readonly name: string; readonly path: string }[];
  readonly sources: readonly { readonly title: string; readonly path?: string }[];
  readonly contributors: readonly { readonly title: string; readonly role: string }[];
  readonly resources: readonly Resource[];
}

const about = { version: '2025.1', created: '2025-04-01T08:00:00Z', licence: licences['CC-BY-4.0'], contributors: [{ title: '云栖区数据社', role: 'publisher' }], program: 'nianbao 0.0.0' };

async function packaged(t: TestContext, store: Store, earlier: Earlier | null = null, version = about.version): Promise<MemoryTarget> {
  return written(t, datapackageOf({ about: { ...about, version }, rules, earlier }), store);
}

function of(target: MemoryTarget): Earlier {
  return {
    read: async function* (name) {
      const bytes = target.files.get(name);
      if (bytes === undefined) throw new Error(`no ${name}`);
      // In pieces that cut characters and fields in two.
      for (let at = 0; at < bytes.length; at += 997) yield bytes.subarray(at, at + 997);
    },
  };
}

function descriptorOf(target: MemoryTarget): Package {
  return JSON.parse(target.files.get('datapackage.json')!.toString()) as Package;
}

/** How each type is written, after Table Schema. */
const lexical: Readonly<Record<string, RegExp>> = {
  string: /^[^]*$/u,
  integer: /^[-+]?\d+$/,
  number: /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i,
  boolean: /^(?:true|false)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
};

/** Everything the profiles ask for; names what is wrong. */
function faults(target: MemoryTarget): string[] {
  const p = descriptorOf(target);
  const wrong: string[] = [];
  const want = (true_: boolean, what: string): void => {
    if (!true_) wrong.push(what);
  };
  want(p.profile === 'tabular-data-package', 'profile');
  want(/^[-a-z0-9._/]+$/.test(p.name), 'name of the package');
  want(lexical['datetime']!.test(p.created), 'created');
  want(p.licenses.length > 0 && p.licenses.every((l) => URL.canParse(l.path) && /^[-A-Za-z0-9._]+$/.test(l.name)), 'licenses');
  want(p.sources.length > 0 && p.sources.every((s) => s.title !== '' && (s.path === undefined || URL.canParse(s.path))), 'sources');
  want(p.contributors.every((c) => c.title !== '' && ['author', 'publisher', 'maintainer', 'wrangler', 'contributor'].includes(c.role)), 'contributors');
  want(new Set(p.resources.map((r) => r.name)).size === p.resources.length && p.resources.length > 0, 'names of resources');
  const tables = new Map(p.resources.map((r) => [r.name, { r, rows: readCsv(target.files.get(r.path)?.toString() ?? '') }]));
  for (const { r, rows } of tables.values()) {
    const say = (true_: boolean, what: string): void => want(true_, `${r.name}: ${what}`);
    const bytes = target.files.get(r.path) ?? Buffer.alloc(0);
    const [header, ...data] = rows;
    const at = (name: string): number => r.schema.fields.findIndex((f) => f.name === name);
    say(r.profile === 'tabular-data-resource' && /^[-a-z0-9._/]+$/.test(r.name), 'profile and name');
    say(!/^[/~.]|\.\.|\\/.test(r.path), 'path');
    say(r.bytes === bytes.length && r.hash === `sha256:${createHash('sha256').update(bytes).digest('hex')}`, 'bytes and hash');
    say(r.encoding === 'utf-8' && bytes.equals(Buffer.from(bytes.toString('utf8'))), 'encoding');
    say(r.dialect.delimiter === ',' && r.dialect.lineTerminator === '\r\n' && r.dialect.header, 'dialect');
    say(JSON.stringify(header) === JSON.stringify(r.schema.fields.map((f) => f.name)), 'header');
    for (const [i, f] of r.schema.fields.entries()) {
      const values = data.map((d) => d[i]!);
      const present = values.filter((v) => !r.schema.missingValues.includes(v));
      say(f.title !== '' && f.description !== '', `${f.name} is described`);
      say(lexical[f.type] !== undefined && present.every((v) => lexical[f.type]!.test(v)), `${f.name} is ${f.type}`);
      if (f.constraints?.required === true) say(present.length === values.length, `${f.name} is required`);
      if (f.constraints?.unique === true) say(new Set(present).size === present.length, `${f.name} is unique`);
      if (f.constraints?.enum !== undefined) say(present.every((v) => f.constraints!.enum!.includes(v)), `${f.name} is listed`);
    }
    const key = r.schema.primaryKey ?? [];
    say(key.every((k) => at(k) !== -1), 'primary key');
    if (key.length > 0) say(new Set(data.map((d) => JSON.stringify(key.map((k) => d[at(k)])))).size === data.length, 'primary key is unique');
    for (const k of r.schema.foreignKeys ?? []) {
      const there = tables.get(k.reference.resource);
      const column = there?.r.schema.fields.findIndex((f) => f.name === k.reference.fields) ?? -1;
      say(at(k.fields) !== -1 && column !== -1, 'foreign key');
      const values = new Set(there?.rows.slice(1).map((d) => d[column]) ?? []);
      say(data.every((d) => values.has(d[at(k.fields)]!)), `${k.fields} is in ${k.reference.resource}`);
    }
  }
  return wrong;
}

async function filled(t: TestContext): Promise<Store> {
  const store = await temporaryStore(t);
  await store.add([
    packed({ agency: '青川市', name: 'https://www.qingchuan.example/a/1.html' }, [syntheticFinding(), syntheticFinding('gone.rule')]),
    packed({ agency: '临溪县', year: 2020, edition: '2019', seed: 4, name: 'https://www.qingchuan.example/b.html' }),
    packed({ agency: '云栖区', seed: 5 }),
  ]);
  return store;
}

test('the package is valid by its specification: schemas, checksums, keys', async (t) => {
  const target = await packaged(t, await filled(t));
  assert.deepEqual(faults(target), []);
  const p = descriptorOf(target);
  assert.deepEqual(p.resources.map((r) => r.name), ['reports', 'long', 'wide', 'documents', 'licences', 'penalties', 'fees', 'procurement', 'requests', 'reviews', 'findings', 'rules', 'codebook', 'variables']);
  assert.deepEqual(p.sources, [{ title: 'www.qingchuan.example', path: 'https://www.qingchuan.example' }]);
  assert.equal(p.version, '2025.1');
  for (const r of p.resources) assert.ok(target.files.get('README.md')!.toString().includes(`(${r.path})`));
});

const damages: readonly { readonly what: string; readonly file: string; readonly change: (text: string) => string; readonly fault: RegExp }[] = [
  { what: 'a byte of a table', file: 'data/long.csv', change: (s) => s.replace('number', 'numbeR'), fault: /bytes and hash/ },
  { what: 'a state there is not', file: 'data/long.csv', change: (s) => s.replace(',number,', ',numeral,'), fault: /state is listed/ },
  { what: 'a report twice', file: 'data/reports.csv', change: (s) => s + s.split('\r\n')[1]! + '\r\n', fault: /primary key is unique/ },
  { what: 'a report gone', file: 'data/reports.csv', change: (s) => s.split('\r\n').toSpliced(1, 1).join('\r\n'), fault: /long: report is in reports/ },
  { what: 'a header renamed', file: 'data/wide.csv', change: (s) => s.replace('agency', 'Agency'), fault: /wide: header/ },
  { what: 'a year in words', file: 'data/reports.csv', change: (s) => s.replace(',2023,', ',二〇二三,'), fault: /year is integer/ },
];
for (const { what, file, change, fault } of damages) {
  test(`the check of the package sees ${what}`, async (t) => {
    const target = await packaged(t, await filled(t));
    const damaged = new Map(target.files);
    damaged.set(file, Buffer.from(change(damaged.get(file)!.toString())));
    assert.match(faults({ ...target, files: damaged }).join('\n'), fault);
  });
}

test('the codebook in each language names every column, every cell and every rule', async (t) => {
  const target = await packaged(t, await filled(t));
  const p = descriptorOf(target);
  for (const [file, heading] of [['CODEBOOK.md', '# Codebook'], ['CODEBOOK.zh.md', '# 编码本']] as const) {
    const text = target.files.get(file)!.toString();
    assert.ok(text.startsWith(`${heading}\n`));
    for (const r of p.resources) for (const f of r.schema.fields) assert.ok(text.includes(`\`${f.name}\``), `${file} ${r.name} ${f.name}`);
    for (const r of rules) assert.ok(text.includes(`\`${r.id}\``), `${file} ${r.id}`);
    for (const line of text.split('\n').filter((l) => l.startsWith('| '))) assert.match(line, / \|$/);
  }
});

test('the changes say which reports came and went, and which cells say something else, and why', async (t) => {
  const store = await filled(t);
  const first = await packaged(t, store, null, '2024.1');
  assert.match(first.files.get('CHANGELOG.md')!.toString(), /## 2024\.1 \(2025-04-01\)\n\n首个版本/);
  assert.ok(!first.files.has('data/changes.csv'));

  const cells = new Map(syntheticCells('2021', 5));
  cells.set('requests.granted.total', { state: 'number', value: 77, raw: '77', anchor: null });
  cells.set('fees.amount', { state: 'unreadable', value: null, raw: '=x', anchor: null });
  const other = await temporaryStore(t);
  await other.add([
    // The same bytes, read otherwise.
    packed({ agency: '云栖区', seed: 5, cells }),
    // Other bytes: its old version is not looked at.
    packed({ agency: '青川市', name: 'https://www.qingchuan.example/a/1.html' }), packed({ agency: '青川市', seed: 2 }),
    packed({ agency: '新河县', seed: 6 }),
  ]);
  const second = await packaged(t, other, of(first), '2025.1');
  assert.deepEqual(faults(second), []);
  const [header, ...rows] = readCsv(second.files.get('data/changes.csv')!.toString());
  const whole = rows.filter((r) => r[3] === '').map((r) => r.slice(0, 3));
  assert.deepEqual(whole, [['report-added', '新河县', '2023'], ['report-removed', '临溪县', '2020']]);
  assert.deepEqual(header!.slice(0, 5), ['change', 'agency', 'year', 'id', 'because']);
  const reread = rows.filter((r) => r[1] === '云栖区');
  const before = syntheticCells('2021', 5);
  const text = (v: unknown): string => (v === null || v === undefined ? '' : String(v));
  assert.deepEqual(reread, ['fees.amount', 'requests.granted.total'].map((id) => {
    const [old, now] = [before.get(id)!, cells.get(id)!];
    return ['cell-changed', '云栖区', '2023', id, 'reading', old.state, text(old.value), text(old.unit), now.state, text(now.value), text(now.unit)];
  }));
  const [one, two] = [syntheticCells('2021', 1), syntheticCells('2021', 2)];
  const differing = [...one].filter(([id, v]) => v.state !== two.get(id)!.state || v.value !== two.get(id)!.value).map(([id]) => id);
  assert.deepEqual(rows.filter((r) => r[1] === '青川市').map((r) => [r[3], r[4]]), differing.map((id) => [id, 'document']));
  const log = second.files.get('CHANGELOG.md')!.toString();
  assert.match(log, new RegExp(`reports added: 1\\n.*reports removed: 1\\n.*figures changed: 2\\n.*cells changed: ${2 + differing.length} `));
  assert.ok(log.indexOf('## 2025.1') < log.indexOf('## 2024.1'));
});

test('a package held against itself says that nothing changed', async (t) => {
  const store = await filled(t);
  const again = await packaged(t, store, of(await packaged(t, store)));
  assert.equal(readCsv(again.files.get('data/changes.csv')!.toString()).length, 1);
  assert.deepEqual(faults(again), []);
});

test('what was written as CSV is read back, wherever it is cut', async () => {
  const text = fc.oneof(fc.constantFrom('=', "'", '"', '""', ',', '\r\n', '\n', '', '年报'), fc.string({ unit: 'grapheme', maxLength: 6 }));
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 9 }), async (rows, size) => {
    const bytes = Buffer.from(csvLine(['a', 'b', 'c']) + rows.map(csvLine).join(''));
    const pieces = (async function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    })();
    const found: string[][] = [];
    for await (const r of readBack(pieces)) found.push([r['a']!, r['b']!, r['c']!]);
    assert.deepEqual(found, rows);
  }), { numRuns: 200 });
});
