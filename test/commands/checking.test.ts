// The rules over a store: every part finds what was planted, and one more report makes only its neighbours be looked at again.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { checkStale } from '../../src/commands/checking.js';
import type { Placed } from '../../src/model/placed.js';
import { checked, mark } from '../../src/pipeline.js';
import { packReport } from '../../src/store/pack-report.js';
import type { PackedReport } from '../../src/store/packed-report.js';
import type { Store } from '../../src/store/store.js';
import { drawWorld } from '../generate/across/copies.js';
import { drawRegion } from '../generate/across/levels.js';
import { drawLife } from '../generate/across/years.js';
import { rng } from '../generate/rng.js';
import { temporaryStore } from '../store/open-temporary.js';

function packed(p: Placed): PackedReport {
  const bytes = Buffer.from(p.report.source.id);
  const report = { ...p.report, source: { ...p.report.source, id: createHash('sha256').update(bytes).digest('hex') } };
  const made = packReport(report, { ...checked(report), mark }, bytes, { regionCode: p.regionCode, department: p.department, identity: p.identity });
  assert.ok(!('code' in made));
  return made;
}

async function found(store: Store, rules: readonly string[]): Promise<string[]> {
  const all: string[] = [];
  for await (const { finding: f, agency, year } of store.findings()) if (rules.includes(f.rule) && f.outcome === 'broken') all.push(`${f.rule} ${agency} ${year} ${f.scope}`);
  return all.sort();
}

test('breaks between years are found, and one more year touches its own agency only', async (t) => {
  const store = await temporaryStore(t);
  const lives = [1, 2, 3, 4, 5, 6].map((seed) => drawLife(`青川市第${seed}局`, rng(seed)));
  const reports = lives.flatMap((l) => l.reports);
  const broken = lives.flatMap((l, i) => [...l.broken].map((b) => {
    const [rule, year, scope] = b.split(' ');
    return `${rule} 青川市第${i + 1}局 ${year} ${scope}`;
  })).sort();
  assert.ok(broken.length > 0);
  const last = reports.at(-1)!;
  await store.add(reports.slice(0, -1).map(packed));
  const first = await checkStale(store);
  assert.equal(first.within, 0, 'what was read now was checked now');
  assert.equal(first.years, reports.length - 1);
  await store.add([packed(last)]);
  const more = await checkStale(store);
  assert.equal(more.years, reports.filter((r) => r.agency === last.agency).length);
  assert.deepEqual(await found(store, ['carry_over', 'in_force', 'restated']), broken);
  assert.deepEqual(Object.values(await checkStale(store)), [0, 0, 0, 0, 0]);
});

test('a government is held against the organs below it, and against the whole list where somebody gave one', async (t) => {
  const { reports, summary, broken } = drawRegion('900001', rng(3), { share: 1 });
  assert.ok(broken.size > 0, 'the region has something planted');
  const store = await temporaryStore(t);
  await store.add(reports.map(packed));
  const count = await checkStale(store);
  assert.equal(count.levels, reports.filter((r) => r.department?.startsWith('人民政府') === true).length);
  const scopes = (await found(store, ['roll_up'])).filter((f) => f.includes(` ${summary.agency} `)).map((f) => f.split(' ').at(-1)!);
  assert.deepEqual(scopes, [...broken].sort());
  assert.equal((await checkStale(store)).levels, 0);
  await store.checks.keepOrgans(['某市某局']);
  assert.equal((await checkStale(store)).levels, count.levels, 'a list is a reason to look again');
});

test('copies are found whichever of the two reports comes first', async (t) => {
  const { reports, copies } = drawWorld(60, 7);
  assert.ok(copies.size > 0);
  const store = await temporaryStore(t);
  // The later reports first: what they copied from comes after them.
  const order = [...reports].reverse();
  for (let i = 0; i < order.length; i += 40) {
    await store.add(order.slice(i, i + 40).map(packed));
    await checkStale(store);
  }
  const now: string[] = [];
  for await (const { finding: f, agency, year } of store.findings()) if (f.kind === 'copied') now.push(`${f.rule}: ${agency} ${year} < ${f.scope}`);
  assert.deepEqual(now.sort(), [...copies].sort());
});
