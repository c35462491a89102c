// Decisions on findings: kept through checks, carried from store to store, open again when the values change.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { markdown, shortByOne } from './documents.js';
import { inFolder, nianbao } from './run.js';

interface Found {
  readonly finding: string;
  readonly status: string;
  readonly rule: string;
  readonly scope: string | null;
}

async function findings(folder: string, db: string, ...more: readonly string[]): Promise<Found[]> {
  return JSON.parse((await nianbao(folder, ['findings', '--db', db, '--format', 'json', ...more])).out) as Found[];
}

test('a decision survives another check, goes to another store, and is open again when the values change', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'a.md'), markdown('青川市统计局', 2024, shortByOne));
    for (const db of ['one.db', 'two.db']) await nianbao(folder, ['add', '--db', db, 'a.md']);
    const [first] = await findings(folder, 'one.db');
    assert.equal(first!.status, 'open');
    const start = first!.finding.slice(0, 8);

    const decided = await nianbao(folder, ['review', '--db', 'one.db', start, '--status', 'confirmed', '--note', '原文如此', '--by', '王芳']);
    assert.match(decided.out, /now: confirmed/);
    await nianbao(folder, ['check', '--db', 'one.db', '--again']);
    assert.deepEqual((await findings(folder, 'one.db', '--status', 'confirmed')).map((f) => f.finding), [first!.finding]);
    assert.ok((await findings(folder, 'one.db', '--status', 'open')).every((f) => f.finding !== first!.finding));

    const lines = (await nianbao(folder, ['review', '--db', 'one.db', '--export'])).out;
    writeFileSync(join(folder, 'decisions.jsonl'), lines);
    for (const said of [/^1 decision taken, 0 here already/, /^0 decisions taken, 1 here already/]) {
      assert.match((await nianbao(folder, ['review', '--db', 'two.db', '--import', 'decisions.jsonl'])).out, said);
    }
    assert.deepEqual((await findings(folder, 'two.db', '--status', 'confirmed')).map((f) => f.finding), [first!.finding]);

    await nianbao(folder, ['review', '--db', 'one.db', start, '--status', 'dismissed', '--note', '已更正', '--by', '李明']);
    const history = await nianbao(folder, ['review', '--db', 'one.db', start, '--lang', 'zh']);
    assert.match(history.out, /现状：不成立\n.*属实  王芳  原文如此\n.*不成立  李明  已更正/);

    // The same sum, off by another number.
    writeFileSync(join(folder, 'a.md'), markdown('青川市统计局', 2024, { ...shortByOne, 'requests.concluded.natural_person': '59' }));
    await nianbao(folder, ['add', '--db', 'one.db', 'a.md']);
    const after = (await findings(folder, 'one.db')).find((f) => f.rule === 'requests.results' && f.scope === 'natural_person');
    assert.ok(after !== undefined && after.status === 'open' && after.finding !== first!.finding);
  });
});

test('what cannot be decided is said in one sentence', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'a.md'), markdown('青川市统计局', 2024, shortByOne));
    writeFileSync(join(folder, 'bad.jsonl'), '{"fingerprint": 1}\n');
    await nianbao(folder, ['add', '--db', 't.db', 'a.md']);
    const number = (await findings(folder, 't.db'))[0]!.finding;
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [[], /number of a finding is missing/],
      [['ffff'], /There is no finding ffff/],
      [['%'], /There is no finding %/],
      [[number, '--status', 'confirmed', '--note', 'x'], /Say who decides/],
      [[number, '--status', 'confirmed', '--by', 'x'], /Say why/],
      [['--import', 'bad.jsonl'], /Line 1 of bad\.jsonl is no decision/],
      [['--import', 'nowhere.jsonl'], /nowhere\.jsonl cannot be read \(ENOENT\)/],
    ];
    for (const [args, said] of cases) {
      const r = await nianbao(folder, ['review', '--db', 't.db', ...args]);
      assert.equal(r.code, 2, args.join(' '));
      assert.match(r.err, said);
    }
  });
});

test('findings as SARIF name the rule, the cells in the original and the decision', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'a.md'), markdown('青川市统计局', 2024, shortByOne));
    await nianbao(folder, ['add', '--db', 't.db', 'a.md']);
    const [first] = await findings(folder, 't.db');
    await nianbao(folder, ['review', '--db', 't.db', first!.finding, '--status', 'dismissed', '--note', '查过', '--by', '王芳']);
    const log = JSON.parse((await nianbao(folder, ['findings', '--db', 't.db', '--format', 'sarif'])).out) as {
      version: string; runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; ruleIndex: number; kind: string; partialFingerprints: Record<string, string>; suppressions?: { justification: string }[]; locations: { physicalLocation: { artifactLocation: { uri: string }; region?: { startLine: number } } }[] }[] }[];
    };
    const run = log.runs[0]!;
    assert.equal(log.version, '2.1.0');
    assert.equal(run.results.length, (await findings(folder, 't.db')).length);
    for (const r of run.results) assert.equal(run.tool.driver.rules[r.ruleIndex]!.id, r.ruleId);
    const own = run.results.find((r) => r.partialFingerprints['nianbao/v1'] === first!.finding)!;
    assert.match(own.suppressions![0]!.justification, /^查过 \(王芳/);
    assert.equal(own.locations[0]!.physicalLocation.artifactLocation.uri, 'a.md');
    assert.ok(own.locations.every((l) => (l.physicalLocation.region?.startLine ?? 0) > 0));
  });
});

test('what is found again in the store is what was found when it was read', async () => {
  await inFolder(async (folder) => {
    const samples = fileURLToPath(new URL('../../../data/samples/', import.meta.url));
    await nianbao(folder, ['add', '--db', 't.db', samples]);
    const first = (await nianbao(folder, ['findings', '--db', 't.db', '--format', 'json'])).out;
    assert.ok((JSON.parse(first) as unknown[]).length > 5);
    await nianbao(folder, ['check', '--db', 't.db', '--again']);
    assert.equal((await nianbao(folder, ['findings', '--db', 't.db', '--format', 'json'])).out, first);
  });
});
