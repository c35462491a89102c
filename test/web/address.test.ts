// Addresses of files: one for each page, the same each time, and none that leads out of the folder.
import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { fileOf, liveLinks, safeName, stillLinks } from '../../src/web/address.js';

test('pages have files, English ones below en', () => {
  const cases: readonly (readonly [readonly string[], Readonly<Record<string, string | number | null>>, 'zh' | 'en', string])[] = [
    [[], {}, 'zh', 'index.html'], [[], {}, 'en', 'en/index.html'], [['report', '青川市统计局', '2024'], {}, 'zh', 'report/青川市统计局/2024.html'], [['report', '青川市统计局', '2024', 'original'], { version: 1 }, 'zh', 'report/青川市统计局/2024/original~version-1.html'],
    [['findings'], { year: 2024, rule: 'a.b', page: null }, 'zh', 'findings~rule-a.b~year-2024.html'], [['style.css'], {}, 'en', 'style.css'], [['export', 'codebook.csv'], {}, 'en', 'en/export/codebook.csv'],
    [['agency', '../../x'], {}, 'zh', 'agency/=2e=2e=2f..=2fx.html'], [['agency', '..'], {}, 'zh', 'agency/=2e=2e.html'], [['agency', 'a/b:c*?'], {}, 'zh', 'agency/a=2fb=3ac=2a=3f.html'],
  ];
  for (const [path, query, lang, file] of cases) assert.equal(fileOf({ path, query }, lang), file);
});

test('no name leads out of its folder or is too long for a file system', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 0, maxLength: 300 }), (name) => {
    const safe = safeName(name);
    assert.ok(Buffer.byteLength(safe) <= 200 && safe !== '' && !safe.startsWith('.') && !/[/\\:\0]/u.test(safe), safe);
    assert.equal(posix.normalize(`a/${safe}`), `a/${safe}`);
  }), { numRuns: 300 });
});

test('links of the server keep the language and what is asked; those between files are relative, and tell what they lead to', () => {
  const live = liveLinks({ path: ['report', '甲', '2024'], query: { version: '1' } }, 'en');
  assert.equal(live.to(['findings'], { rule: 'a', year: null, agency: 'x&y' }, 'f'), '/findings?rule=a&agency=x%26y&lang=en#f');
  assert.equal(live.near(['report', '甲', '2024', 'original'], {}, 'c'), '2024/original?lang=en#c');
  assert.equal(live.inLanguage('zh'), '/report/%E7%94%B2/2024?version=1');
  assert.equal(live.to(['style.css']), '/style.css');
  const english = { path: ['agencies'], query: { q: '统计' } };
  assert.deepEqual((['zh', 'en'] as const).flatMap((lang) => (['zh', 'en'] as const).map((home) => liveLinks(english, lang, home).to(['agencies']))), ['/agencies', '/agencies?lang=zh', '/agencies?lang=en', '/agencies?lang=en']);
  assert.equal(liveLinks(english, 'en', 'en').inLanguage('zh'), '/agencies?q=%E7%BB%9F%E8%AE%A1&lang=zh');
  const told: string[] = [];
  const still = stillLinks({ path: ['report', '甲', '2024'], query: {} }, 'en', (to, lang) => void told.push(fileOf(to, lang)), ['zh', 'en']);
  assert.equal(still.to(['report', '甲', '2024', 'original'], {}, 'c'), '2024/original.html#c');
  assert.equal(still.to([]), '../../index.html');
  assert.equal(still.inLanguage('zh'), '../../../report/%E7%94%B2/2024.html');
  assert.deepEqual(told, ['en/report/甲/2024/original.html', 'en/index.html', 'report/甲/2024.html']);
  assert.equal(stillLinks({ path: [], query: {} }, 'zh', () => undefined, ['zh']).inLanguage('en'), null);
});
