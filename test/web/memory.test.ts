// What is remembered, until when, and who waits for what is made anew.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memory } from '../../src/web/memory.js';

/** A store that can change, and answers that are counted. */
function changing(): { readonly change: () => void; readonly stamp: () => Promise<number>; readonly make: () => Promise<number>; readonly made: () => number } {
  let stamp = 0;
  let made = 0;
  return { change: () => void (stamp += 1), stamp: async () => stamp, make: async () => (made += 1), made: () => made };
}

test('an answer is given again until the store changes, and then after its time', async () => {
  const c = changing();
  const m = memory(c.stamp);
  assert.deepEqual([await m.of('a', 0, c.make), await m.of('a', 0, c.make), await m.of('b', 0, c.make)], [1, 1, 2]);
  c.change();
  assert.equal(await m.of('a', 1000, c.make), 1);
  assert.equal(await m.of('a', 0, c.make), 3);
});

test('while a new answer is made the older one is given, and it is made once', async () => {
  const c = changing();
  const m = memory(c.stamp);
  const asked: (() => void)[] = [];
  const slow = async (): Promise<number> => {
    const n = await c.make();
    if (n > 1) await new Promise<void>((go) => asked.push(go));
    return n;
  };
  assert.equal(await m.older('a', 'monday', 0, slow), 1);
  assert.equal(await m.older('a', 'monday', 0, slow), 1);
  assert.equal(c.made(), 1);
  for (const turn of [(): void => c.change(), (): void => undefined]) {
    turn();
    assert.equal(await m.older('a', 'tuesday', 0, slow), 1);
    assert.equal(c.made(), 2);
  }
  asked.shift()!();
  await new Promise((go) => setImmediate(go));
  assert.equal(await m.older('a', 'tuesday', 0, slow), 2);
  assert.equal(c.made(), 2);
});

test('what failed or gave nothing is tried again; an older answer outlives a failure', async () => {
  const c = changing();
  const m = memory(c.stamp);
  let broken = true;
  const weak = async (): Promise<number | null> => {
    const n = await c.make();
    if (broken) throw new Error('no');
    return n === 2 ? null : n;
  };
  await assert.rejects(m.of('a', 9, weak));
  broken = false;
  assert.deepEqual([await m.of('a', 9, weak), await m.of('a', 9, weak), await m.of('a', 9, weak)], [null, 3, 3]);
  assert.equal(await m.older('b', '', 9, weak), 4);
  broken = true;
  assert.equal(await m.older('b', 'x', 0, weak), 4);
  await new Promise((go) => setImmediate(go));
  assert.equal(await m.older('b', 'x', 0, weak), 4);
  assert.equal(c.made(), 6);
});

test('of many answers those asked for longest ago are forgotten', async () => {
  const c = changing();
  const m = memory(c.stamp, 2);
  for (const name of ['a', 'b', 'a', 'c']) await m.of(name, 0, c.make);
  assert.deepEqual([await m.of('a', 0, c.make), await m.of('c', 0, c.make), await m.of('b', 0, c.make)], [1, 3, 4]);
});
