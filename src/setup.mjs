// Before the road: makes a clone ready to run. Installs what the lock file names and compiles what changed; says nothing when there is nothing to do.
// Plain JavaScript because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(`nianbao needs Node.js 20.19 or newer; this is ${process.version}: install a newer one and run the same command again.`);
}

const lock = join(root, 'package-lock.json');
const installed = join(root, 'node_modules', '.nianbao-installed');
// A package installed by name has no lock file of its own, and nothing to compile.
if (existsSync(lock)) {
  const want = createHash('sha256').update(readFileSync(lock)).update(process.versions.modules).digest('hex');
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== want) {
    note('Installing dependencies (a minute or two the first time, SQLite is compiled here) …');
    // The recogniser of pictures runs on the processor: its step that would fetch libraries for graphics cards is left out.
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { npm_config_build_from_source: 'true', ONNXRUNTIME_NODE_INSTALL: 'skip', ONNXRUNTIME_NODE_INSTALL_CUDA: 'skip' },
      'The dependencies could not be installed: see the lines above; a C++ compiler, make and Python 3 (for node-gyp) must be there, and the npm registry reachable.');
    writeFileSync(installed, want);
  }
  const info = join(root, 'dist', '.tsbuildinfo');
  const newest = Math.max(...['src', 'scrapers', 'test'].map((d) => newestIn(join(root, d))), statSync(join(root, 'tsconfig.json')).mtimeMs);
  const stamp = join(root, 'dist', '.built');
  if (!existsSync(stamp) || !existsSync(info) || statSync(stamp).mtimeMs < newest) {
    if (!existsSync(stamp)) note('Compiling …');
    prune(join(root, 'dist'));
    run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', root], {}, 'The type check failed: see the lines above.');
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, '');
  }
}

function run(command, args, env, remedy) {
  // Output goes to stderr: stdout belongs to the command that follows.
  const r = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, ...env } });
  if (r.status !== 0) stop(remedy);
}

/** Newest modification time under a folder, folders included so that a deleted file counts. */
function newestIn(dir) {
  if (!existsSync(dir)) return 0;
  let t = statSync(dir).mtimeMs;
  for (const e of readdirSync(dir, { withFileTypes: true })) {
    const p = join(dir, e.name);
    if (e.isDirectory()) t = Math.max(t, newestIn(p));
    else if (p.endsWith('.ts')) t = Math.max(t, statSync(p).mtimeMs);
  }
  return t;
}

/** Removes compiled files whose source is gone, so that no stale module or test runs. */
function prune(dir) {
  if (!existsSync(dir)) return;
  for (const e of readdirSync(dir, { withFileTypes: true })) {
    const p = join(dir, e.name);
    if (e.isDirectory()) prune(p);
    else if (p.endsWith('.js') && !existsSync(join(root, p.slice(join(root, 'dist').length + 1).replace(/\.js$/, '.ts')))) rmSync(p);
  }
}

function note(text) {
  process.stderr.write(`${text}\n`);
}

function stop(text) {
  note(text);
  process.exit(1);
}
