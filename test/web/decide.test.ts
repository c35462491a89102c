// Decisions on the page: those of our own form are kept as `review` keeps them; all others are refused and change nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStore } from '../../src/store/store.js';
import { asking, form, smallSite, type Ask } from './site.js';

async function secretOf(ask: Ask, finding: string): Promise<string> {
  return /name="form" value="([^"]+)"/u.exec((await ask(`/finding/${finding}`)).text)![1]!;
}

test('a decision is kept, shown, and leads to the next finding under the filter', async (t) => {
  const { site, store } = await smallSite(t);
  const ask = asking(site);
  const { rows } = await store.pages.findings({ rule: 'requests.flow' }, { offset: 0, limit: 9 });
  const [first, second] = rows.map((f) => f.fingerprint);
  const secret = await secretOf(ask, first!);
  const sent = await ask(`/finding/${first!}/decide?rule=requests.flow&lang=en`, form({ form: secret, status: 'confirmed', note: '原文如此', by: '王芳', go: 'next' }));
  assert.deepEqual([sent.status, sent.headers.get('location')], [303, `/finding/${second!}?rule=requests.flow&lang=en`]);
  assert.match((await ask(`/finding/${first!}`)).text, /<b>属实<\/b> · 原文如此 <span class="dim">王芳/);
  assert.match((await ask('/findings?status=confirmed')).text, /共 1 处/);
  assert.deepEqual((await store.reviews.all()).map((r) => [r.fingerprint, r.status, r.note, r.by]), [[first, 'confirmed', '原文如此', '王芳']]);
});

test('the form asks for what the server asks for; who comes to its address by hand is led to the finding', async (t) => {
  const { site, store } = await smallSite(t);
  const ask = asking(site);
  const { fingerprint } = (await store.pages.findings({}, { offset: 0, limit: 1 })).rows[0]!;
  const { text } = await ask(`/finding/${fingerprint}`);
  for (const field of [/<textarea name="note"[^>]*>/u, /<input name="by"[^>]*>/u, /<input type="radio" name="status"[^>]*>/u]) assert.match(field.exec(text)![0], / required/u);
  const led = await ask(`/finding/${fingerprint}/decide?rule=requests.flow&lang=en`);
  assert.deepEqual([led.status, led.headers.get('location')], [303, `/finding/${fingerprint}?rule=requests.flow&lang=en`]);
  assert.equal((await ask(led.headers.get('location')!)).status, 200);
});

const good = { status: 'dismissed', note: 'x', by: 'y' };
const refusals: readonly (readonly [string, (secret: string) => Parameters<Ask>[1], number, RegExp])[] = [
  ['no secret', () => form(good), 403, /表单已过期/], ['another secret', () => form({ ...good, form: 'x'.repeat(24) }), 403, /表单已过期/],
  ['from another site', (s) => ({ ...form({ ...good, form: s }), headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } }), 403, /表单已过期/],
  ['no status', (s) => form({ ...good, form: s, status: 'perhaps' }), 400, /请选择结论/], ['nobody', (s) => form({ ...good, form: s, by: ' ' }), 400, /请写明是谁/], ['no reason', (s) => form({ ...good, form: s, note: '' }), 400, /请写明理由/],
  ['no form', (s) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...good, form: s }) }), 400, /表单太大或不完整/], ['too much', (s) => form({ ...good, form: s, note: 'x'.repeat(20_000) }), 400, /表单太大/],
];

test('what is not of our own form, or not whole, changes nothing', async (t) => {
  const { site, store } = await smallSite(t);
  const ask = asking(site);
  const { fingerprint } = (await store.pages.findings({}, { offset: 0, limit: 1 })).rows[0]!;
  const secret = await secretOf(ask, fingerprint);
  for (const [what, init, status, says] of refusals) {
    const answer = await ask(`/finding/${fingerprint}/decide`, init(secret));
    assert.equal(answer.status, status, what);
    assert.match(answer.text, says, what);
  }
  assert.equal((await ask('/finding/00000000000000000000000000000000/decide', form({ ...good, form: secret }))).status, 404);
  assert.deepEqual(await store.reviews.all(), []);
});

test('beyond this machine decisions need the token, which a browser keeps as something else; without one there are none', async (t) => {
  const { site, store } = await smallSite(t);
  const { fingerprint } = (await store.pages.findings({}, { offset: 0, limit: 1 })).rows[0]!;
  const closed = asking(site, {});
  assert.doesNotMatch((await closed(`/finding/${fingerprint}`)).text, /<form class="decide"/);
  assert.equal((await closed(`/finding/${fingerprint}/decide`, form(good))).status, 403);

  const ask = asking(site, { token: 'correct horse battery' });
  const secret = await secretOf(ask, fingerprint);
  assert.equal((await ask(`/finding/${fingerprint}/decide`, form({ ...good, form: secret, token: 'wrong' }))).status, 403);
  const kept = await ask(`/finding/${fingerprint}/decide`, form({ ...good, form: secret, token: 'correct horse battery' }));
  assert.equal(kept.status, 303);
  const cookie = kept.headers.get('set-cookie') ?? '';
  assert.match(cookie, /HttpOnly; SameSite=Strict/);
  assert.ok(!cookie.includes('correct'));
  const again = form({ ...good, form: secret, status: 'open', note: '' });
  assert.equal((await ask(`/finding/${fingerprint}/decide`, { ...again, headers: { ...again.headers, cookie: cookie.split(';')[0]! } })).status, 303);
  for (let i = 0; i < 9; i++) await ask(`/finding/${fingerprint}/decide`, form({ ...good, form: secret, token: `wrong ${i}` }));
  assert.equal((await ask(`/finding/${fingerprint}/decide`, form({ ...good, form: secret, token: 'correct horse battery' }))).status, 429);
  assert.equal((await store.reviews.all()).length, 2);
});

test('a site over a store that is only read shows all pages', async (t) => {
  const { site, store } = await smallSite(t);
  const readonly = await openStore(store.path, { readonly: true });
  t.after(() => readonly.close());
  const ask = asking({ ...site, store: readonly }, {});
  for (const path of ['/', '/agencies', '/findings', '/register', '/search?q=主动', '/data']) assert.equal((await ask(path)).status, 200, path);
});
