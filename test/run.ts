// Runs every compiled test file and ends with one line of counts, which is what CI reads. Works without --test globs, so on Node 20 as on newer ones.
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Test files under a folder; words on the command line pick those whose path contains one of them. */
function testFiles(dir: string, words: readonly string[]): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.test.js') && (words.length === 0 || words.some((w) => f.includes(w))))
    .map((f) => join(dir, f))
    .sort();
}

const files = testFiles(here, process.argv.slice(2));
/** Node names a file that stands for its tests by its path, absolute or from here. */
const isFile = (name: string): boolean => files.includes(resolve(name));
const counts = { passed: 0, failed: 0, skipped: 0 };
const stream = run({ files, concurrency: Math.max(1, availableParallelism()) });
// A suite, and a file that stands for its tests, is counted by its tests alone; a file that fails before its first test counts once.
const withTests = new Set<string>();
stream.on('test:pass', (e) => {
  if (e.details.type === 'suite' || isFile(e.name)) return;
  if (e.file !== undefined) withTests.add(e.file);
  if (e.skip !== undefined) counts.skipped++;
  else counts.passed++;
});
stream.on('test:fail', (e) => {
  if (e.details.type === 'suite') return;
  if (isFile(e.name) && withTests.has(e.name)) return;
  if (e.file !== undefined) withTests.add(e.file);
  counts.failed++;
});
stream.on('end', () => {
  // The reporter's own lines come first.
  setImmediate(() => {
    if (files.length === 0) counts.failed++;
    process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}\n`);
    process.exitCode = counts.failed > 0 ? 1 : 0;
  });
});
stream.compose(new spec()).pipe(process.stdout, { end: false });
