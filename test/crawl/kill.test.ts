// kill -9 at any moment: nothing is lost, nothing is fetched twice but what was under way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { query, temporaryPath } from '../store/open-temporary.js';
import { crawlAndKill } from './killing.js';

test('a crawl that is killed goes on where it was', async (t) => {
  const path = temporaryPath(t);
  const k = await crawlAndKill(path, 2, 60, [3, 41, 90]);
  assert.equal(k.kills, 3);
  assert.deepEqual([k.found, k.failed], [k.wanted, []]);
  assert.ok(k.twice <= k.inFlight, `${k.twice} requests made twice, ${k.inFlight} were under way`);
  assert.deepEqual(query(path, 'pragma integrity_check'), [{ integrity_check: 'ok' }]);
  assert.deepEqual(query(path, 'pragma foreign_key_check'), []);
});
