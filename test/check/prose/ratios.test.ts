// Generated shares and changes, printed as reports print them: those that follow from their numbers give no finding, a wrong one gives one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proseFindings } from '../../../src/check/prose/prose.js';
import { changeIs, near } from '../../../src/check/prose/ratio.js';
import type { Bound } from '../../../src/model/mention.js';
import { mentionsOf } from '../../../src/parse/mentions/mentions.js';
import { rng, type Rng } from '../../generate/rng.js';

const anchor = { line: 1, column: 1 };
const runs = 800;

function found(text: string): string[] {
  const sections = [{ id: 'overview' as const, heading: '一、总体情况', anchor, paragraphs: [{ text, anchor }] }];
  const report = { cells: new Map(), agency: { value: '临溪县民政局', from: 'title' as const }, year: { value: 2023, from: 'title' as const }, sections };
  return proseFindings(report, mentionsOf(sections)).map((f) => `${f.rule} ${f.outcome}`);
}

/** As printed: rounded, or cut. */
function printed(share: number, digits: number, r: Rng): string {
  const unit = 10 ** digits;
  return (r.chance(0.7) ? Math.round(share * unit + 1e-7) / unit : Math.floor(share * unit + 1e-7) / unit).toFixed(digits);
}

/** A sentence with one share or change in it; `off`: how far from right, in per cent or in number. */
function sentence(r: Rng, off: number): string {
  const [now, last, part] = [r.int(20, 900), r.int(20, 900), r.int(1, 19)];
  const digits = r.int(0, 2);
  const word = now >= last ? r.pick(['增长', '上升', '增加']) : r.pick(['下降', '减少']);
  const change = printed(Math.abs((now / last - 1) * 100) + off, digits, r);
  const share = printed((part / now) * 100 + off, digits, r);
  const more = Math.abs(now - last) + off;
  return r.pick([
    () => `2023年收到政府信息公开申请${now}件，其中予以公开${part}件，占${share}%。`,
    () => `收到政府信息公开申请${now}件，其中自然人申请${part}件，占总数${now}件的${share}%。`,
    () => `2022年收到政府信息公开申请${last}件，2023年收到政府信息公开申请${now}件，同比${word}${change}%。`,
    () => `收到政府信息公开申请${now}件，较上年的${last}件${word}${change}%，办结${part}件。`,
    () => `收到政府信息公开申请${now}件，比2022年的${last}件${now >= last ? '增加' : '减少'}${more}件。`,
    () => `较去年同期的${last}件，今年受理政府信息公开申请${now}件，同比${word}${change}%。`,
  ])();
}

test('shares and changes that follow from their numbers', () => {
  for (let seed = 0; seed < runs; seed++) {
    const text = sentence(rng(seed), 0);
    assert.deepEqual(found(text), [], `seed ${seed}: ${text}`);
    assert.ok(mentionsOf([{ id: 'overview', heading: '', anchor, paragraphs: [{ text, anchor }] }]).some((m) => m.of !== undefined), text);
  }
});

test('shares and changes that do not', () => {
  for (let seed = 0; seed < runs; seed++) {
    const r = rng(seed + 50_000);
    const text = sentence(r, r.int(2, 60));
    assert.deepEqual(found(text), ['prose.percentage broken'], `seed ${seed}: ${text}`);
  }
});

test('rounded or cut to the last printed digit, and no further', () => {
  const table: readonly (readonly [value: number, decimals: number, unit: string | null, bound: Bound, is: number, fits: boolean])[] = [
    [41.7, 1, '%', 'exactly', 41.6667, true], [41.6, 1, '%', 'exactly', 41.6667, true], [41.5, 1, '%', 'exactly', 41.6667, false], [41.8, 1, '%', 'exactly', 41.6667, false],
    [25, 0, '%', 'exactly', 25, true], [24, 0, '%', 'exactly', 25, false], [26, 0, '%', 'exactly', 25, false], [25, 0, '%', 'exactly', 25.999, true], [25, 0, '%', 'exactly', 24.5, true], [25, 0, '%', 'exactly', 24.4, false],
    [-18.2, 1, '%', 'exactly', -18.1818, true], [-18.1, 1, '%', 'exactly', -18.1818, true], [18.2, 1, '%', 'exactly', -18.1818, false], [30, 0, '件', 'exactly', 30, true], [30, 0, '件', 'exactly', 31, false], [0, 0, null, 'exactly', 0, true], [0, 0, null, 'exactly', 1, false],
    [25, 0, '%', 'about', 27.5, true], [25, 0, '%', 'about', 31, false], [25, 0, '%', 'over', 26, true], [25, 0, '%', 'over', 24, false], [25, 0, '%', 'under', 24, true], [25, 0, '%', 'under', 26, false],
  ];
  for (const [value, decimals, unit, bound, is, fits] of table) assert.equal(near({ value, decimals, unit, bound }, is), fits, `${bound} ${value} ${unit} is ${is}`);
  assert.equal(changeIs({ unit: '%' }, 5, 0), null);
  assert.equal(changeIs({ unit: '件' }, 5, 0), 5);
  assert.equal(changeIs({ unit: '%' }, 5, 4), 25);
});
