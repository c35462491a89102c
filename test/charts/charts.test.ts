// Drawings are whole: well-formed, standing by themselves, saying in words what they draw, with nothing outside the sheet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { barChart } from '../../src/charts/bar-chart.js';
import type { ChartBar, ChartBreak, ChartLine, Frame } from '../../src/charts/chart.js';
import { lineChart } from '../../src/charts/line-chart.js';
import { figureText, scaleOf } from '../../src/charts/scale.js';
import { smallMultiples } from '../../src/charts/small-multiples.js';
import { escape, fitted, widthOf, wrapped } from '../../src/charts/text.js';

interface Read {
  readonly tags: readonly SaxesTagPlain[];
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

/** Throws for what is no XML. */
function read(svg: string): Read {
  const tags: SaxesTagPlain[] = [];
  const texts = new Map<string, string[]>();
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', (t) => {
    tags.push(t);
    open.push(t.name);
  });
  parser.on('text', (s) => texts.set(open.at(-1) ?? '', [...(texts.get(open.at(-1) ?? '') ?? []), s]));
  parser.on('closetag', () => void open.pop());
  parser.on('error', (e) => assert.fail(e));
  parser.write(svg).close();
  return { tags, texts };
}

const numbers = ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height'];

/** What every drawing keeps to. */
function whole(svg: string): Read {
  const found = read(svg);
  const [root] = found.tags;
  assert.equal(root!.attributes['xmlns'], 'http://www.w3.org/2000/svg');
  const [width, height] = [Number(root!.attributes['width']), Number(root!.attributes['height'])];
  const ids = found.tags.flatMap((t) => (t.attributes['id'] === undefined ? [] : [t.attributes['id']]));
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(root!.attributes['aria-labelledby']!.split(' '), ids.slice(0, 2));
  for (const t of found.tags) {
    assert.ok(['svg', 'title', 'desc', 'rect', 'g', 'text', 'line', 'path'].includes(t.name), t.name);
    for (const [name, value] of Object.entries(t.attributes)) {
      assert.ok(!/NaN|undefined|Infinity/.test(value), `${t.name} ${name}="${value}"`);
      assert.ok(!name.startsWith('on') && name !== 'href' && name !== 'style', name);
      if (numbers.includes(name)) assert.ok(Number(value) >= -0.01 && Number(value) <= Math.max(width, height) + 0.01, `${t.name} ${name}="${value}"`);
      if (name.startsWith('x') && numbers.includes(name)) assert.ok(Number(value) <= width, `${t.name} ${name}="${value}" of ${width}`);
    }
  }
  return found;
}

const frame: Frame = { id: 'a', lang: 'zh', title: '公开率（占办结）', subtitle: '3 个机关 · 2019–2023', unit: '%', percent: true, source: '数据来源：年度报告', notes: ['空心：分母不足 30，不排名。'] };
const years = [2019, 2020, 2021, 2022, 2023];
const line = (name: string, values: readonly (number | null)[], more: Partial<ChartLine> = {}): ChartLine => ({ name, strong: true, points: values.map((y, i) => ({ x: 2019 + i, y, label: y === null ? '没有意义' : `${y * 100}%` })), ...more });

test('a trend says in words every year of every line, and where the form changed', () => {
  const svg = lineChart(frame, years, [line('青川市水务局', [0.1, 0.2, null, 0.4, 0.5])], [{ after: 2020, before: 2021, label: '2019 版 │ 2021 版', join: 'solid' }]);
  const { texts } = whole(svg);
  assert.equal(texts.get('title')![0], '公开率（占办结）');
  assert.equal(texts.get('desc')!.join(''), '3 个机关 · 2019–2023 青川市水务局：2019 10%；2020 20%；2021 没有意义；2022 40%；2023 50%。 2020/2021: 2019 版 │ 2021 版');
  for (const words of ['%', '青川市水务局', '数据来源：年度报告', '空心：分母不足 30，不排名。', '2019 版 │ 2021 版', '2023']) assert.ok(texts.get('text')!.includes(words), words);
});

const parted = (label: string, ...from: readonly number[]): ChartBreak[] => from.map((after) => ({ after, before: after + 1, label: `${label}${after}`, join: 'solid' }));
const manyBreaks: readonly (readonly [breaks: readonly ChartBreak[], rowsAt360: number, rowsAt760: number])[] = [
  [parted('2019 版 │ 2021 版', 2020), 1, 1], [parted('2019 版 │ 2021 版', 2019, 2022), 1, 1], [parted('2019 版 │ 2021 版', 2019, 2020), 2, 1], [parted('form of 2014 │ form of 2019, ', 2019, 2020, 2021, 2022), 4, 2],
  [[...parted('2014 版 │ 2021 版', 2020), ...parted('2019 版 │ 2021 版', 2020, 2021)], 3, 2],
];

test('labels of breaks stand above each other where they would touch, and all within the sheet', () => {
  for (const [breaks, ...rows] of manyBreaks) {
    for (const [i, width] of [360, 760].entries()) {
      const svg = lineChart({ ...frame, width }, years, [line('青川市水务局', [0.1, 0.2, null, 0.4, 0.5])], breaks);
      whole(svg);
      const labels = [...svg.matchAll(/<text x="([\d.]+)" y="(-?[\d.]+)" font-size="12"[^>]*paint-order[^>]*>([^<]+)<\/text>/gu)].map(([, x, y, text]) => ({ x: Number(x), y: Number(y), half: widthOf(text!, 12) / 2, text }));
      assert.deepEqual(labels.map((l) => l.text), breaks.map((b) => b.label));
      for (const [n, a] of labels.entries()) {
        assert.ok(a.x - a.half >= 0 && a.x + a.half <= width && a.y >= 24, `${a.text} at ${a.x} ${a.y} of ${width}`);
        for (const b of labels.slice(0, n)) assert.ok(Math.abs(a.y - b.y) >= 12 || Math.abs(a.x - b.x) >= a.half + b.half, `${a.text} and ${b.text} at ${width}`);
      }
      assert.equal(new Set(labels.map((l) => l.y)).size, rows[i], `${breaks.length} breaks at ${width}`);
    }
  }
});

/** Pieces of the line of the one series: from year to year. */
function joints(svg: string): number {
  return read(svg).tags.filter((t) => t.name === 'line' && t.attributes['stroke'] === '#0072b2' && t.attributes['stroke-width'] === '2').length;
}

const joined: readonly (readonly [does: string, values: readonly (number | null)[], join: 'solid' | 'dashed' | 'none' | null, pieces: number])[] = [
  ['goes from year to year', [1, 2, 3, 4, 5], null, 4],
  ['has a gap where there is no value', [1, 2, null, 4, 5], null, 2],
  ['goes on over a break of the form', [1, 2, 3, 4, 5], 'solid', 4],
  ['is dashed over one that counts otherwise', [1, 2, 3, 4, 5], 'dashed', 4],
  ['ends at one after which nothing answers to it', [1, 2, 3, 4, 5], 'none', 3],
];
for (const [does, values, join, pieces] of joined) {
  test(`a line ${does}`, () => {
    const svg = lineChart({ ...frame, percent: false }, years, [line('甲', values)], join === null ? [] : [{ after: 2020, before: 2021, label: 'b', join }]);
    assert.equal(joints(svg), pieces);
    assert.equal(/stroke-width="2" stroke-dasharray="6 4"/.test(svg), join === 'dashed');
  });
}

test('a year that is left out parts the line', () => {
  const points = [2019, 2020, 2022].map((x) => ({ x, y: 1, label: '1' }));
  assert.equal(joints(lineChart(frame, years, [{ name: '甲', strong: true, points }], [])), 1);
});

test('only eight lines have a colour; the others stand behind them', () => {
  const svg = lineChart(frame, years, Array.from({ length: 12 }, (_, i) => line(`第${i}局`, [0.1, 0.2, 0.3, 0.4, i / 12])), []);
  const { texts } = whole(svg);
  assert.deepEqual(texts.get('text')!.filter((t) => t.startsWith('第')).length, 8);
  assert.ok(texts.get('desc')!.join('').includes('第11局'));
});

const bars: readonly ChartBar[] = [
  { name: '青川市水务局', place: '1', value: 0.75, low: 0.6, high: 0.85, label: '75.0%（30/40）', strong: true },
  { name: '松岭市水务局', place: '2=', value: 0.5, low: 0.3, high: 0.7, label: '50.0%（20/40）', strong: false, flagged: true },
  { name: '云岭市水务局', place: '–', value: 0.4, low: 0.1, high: 0.8, label: '40.0%（2/5）', strong: false, small: true },
  { name: '白石市水务局', place: '–', value: null, label: '没有意义：分母为 0', strong: false },
];

test('a ranking draws a bar for a value, hollow where there are few cases, and words where there is none', () => {
  for (const width of [760, 360]) {
    const { tags, texts } = whole(barChart({ ...frame, width }, bars, 1));
    const drawn = tags.filter((t) => t.name === 'rect' && t.attributes['stroke'] !== undefined);
    assert.deepEqual(drawn.map((t) => t.attributes['fill'] === '#ffffff'), [false, false, true]);
    assert.ok(texts.get('text')!.includes('没有意义：分母为 0'));
    assert.equal(texts.get('text')!.filter((t) => t === '!').length, 1);
    assert.match(texts.get('desc')!.join(''), /2= 松岭市水务局：50\.0%（20\/40）/);
  }
});

test('the unit and the figures of the axis stand beside or above each other, and words instead of a bar stand there whole', () => {
  const why = 'missing: the denominator of that year was given neither in the report nor in the file of inhabitants';
  for (const width of [760, 360]) for (const unit of ['%', 'per 100,000 inhabitants', '每十万人']) {
    const { tags, texts } = whole(barChart({ ...frame, unit, width }, [...bars, { name: '长河市水务局', place: '–', value: null, label: why, strong: false }], 1));
    const lines = texts.get('text')!.map((text, i) => ({ text, ...tags.filter((t) => t.name === 'text')[i]!.attributes }) as { text: string; x: string; y: string; 'font-size': string; 'text-anchor'?: string });
    const own = lines.find((l) => l.text === unit)!;
    const axis = lines.filter((l) => l['text-anchor'] === 'middle' && l['font-size'] === '11');
    assert.ok(axis.length > 1);
    for (const a of axis) assert.ok(Number(a.y) - Number(own.y) >= 12 || Number(own.x) + widthOf(unit, 12) <= Number(a.x) - widthOf(a.text, 11) / 2, `${width} ${unit} ${a.text}`);
    const words = lines.filter((l) => why.includes(l.text) && l.text.length > 3);
    assert.equal(words.map((l) => l.text).join(' '), why);
    for (const w of words) assert.ok(Number(w.x) + widthOf(w.text, 11) <= width - 16, w.text);
    assert.ok(words.length > (width === 360 ? 1 : 0));
  }
});

test('a bar begins at 0 also where values are below it', () => {
  const { tags } = whole(barChart({ ...frame, percent: true }, [{ name: '甲', place: '1', value: 0.5, label: '+50%', strong: true }, { name: '乙', place: '2', value: -0.5, label: '−50%', strong: true }]));
  const [up, down] = tags.filter((t) => t.name === 'rect' && t.attributes['stroke'] !== undefined).map((t) => [Number(t.attributes['x']), Number(t.attributes['width'])] as const);
  assert.ok(Math.abs(down![0] + down![1] - up![0]) < 0.2 && Math.abs(up![1] - down![1]) < 0.2);
});

test('small multiples have a title for each, and one scale for all unless they have their own', () => {
  const panels = ['甲', '乙', '丙'].map((n, i) => ({ title: `${n}市水务局`, lines: [line(n, [0.1, 0.2, 0.3 * (i + 1), null, 0.1])], breaks: [] }));
  const { texts } = whole(smallMultiples(frame, years, panels, 1));
  for (const p of panels) assert.ok(texts.get('text')!.includes(p.title));
  assert.equal(texts.get('text')!.filter((t) => t === '100').length, 3);
  const own = whole(smallMultiples({ ...frame, unit: '' }, years, panels.map((p) => ({ ...p, own: { percent: false, unit: '件', top: null } }))));
  assert.equal(own.texts.get('text')!.filter((t) => t === '100').length, 0);
  assert.equal(own.texts.get('text')!.filter((t) => t === '件').length, 3);
});

test('any words and figures make a whole drawing', () => {
  const words = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('</text><script>alert(1)</script>', '"\' onload="x', '&amp;', ']]>', '\u0000\ud800', '很长的名称'.repeat(12)));
  const value = fc.oneof(fc.constant(null), fc.double({ min: -1, max: 3, noNaN: true }), fc.integer({ min: 0, max: 1_000_000 }));
  const lines = fc.array(fc.record({ name: words, strong: fc.boolean(), points: fc.array(fc.record({ y: value, label: words, small: fc.boolean(), flagged: fc.boolean() }), { maxLength: 5 }) }), { maxLength: 10 });
  fc.assert(fc.property(words, words, lines, fc.constantFrom(320, 360, 760, 1200), fc.boolean(), (title, note, drawn, width, percent) => {
    const f: Frame = { ...frame, title, subtitle: note, notes: [note], unit: title.slice(0, 4), width, percent };
    const all = drawn.map((l): ChartLine => ({ ...l, points: l.points.map((p, i) => ({ ...p, x: 2019 + i })) }));
    whole(lineChart(f, years, all, []));
    whole(smallMultiples(f, years, all.map((l) => ({ title: l.name, lines: [l], breaks: [] }))));
    whole(barChart(f, drawn.flatMap((l) => l.points.map((p): ChartBar => ({ name: l.name, place: '1', value: p.y, label: p.label, strong: l.strong })))));
  }), { numRuns: 30 });
});

test('scales begin at 0 or below, hold every value, and have few round ticks', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: -1e6, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 20 }), (values) => {
    const s = scaleOf(values, 5);
    // What no axis could show is 0.
    const hair = (s.max - s.min) * 1e-8 + 1e-9;
    assert.ok(s.min <= Math.min(0, ...values) + hair && s.max >= Math.max(...values) - hair && s.ticks.includes(0) && s.max > s.min, JSON.stringify(s));
    assert.ok(s.ticks.length >= 2 && s.ticks.length <= 9, String(s.ticks.length));
  }));
  assert.deepEqual(scaleOf([0.93], 5, 1).ticks, [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(scaleOf([0], 5).max, 1);
  assert.deepEqual([figureText(0.125, true, 1), figureText(-1234.5, false, 0), figureText(-0.0001, true, 1)], ['12.5', '−1,235', '0.0']);
});

test('text is escaped, cut and wrapped', () => {
  assert.equal(escape('<a href="x">&\'\u0007'), '&lt;a href=&quot;x&quot;&gt;&amp;&#39;\ufffd');
  assert.equal(fitted('青川市水务局', 10, 60), '青川市水务局');
  assert.equal(fitted('青川市水务局', 10, 40), '青川市…');
  assert.deepEqual(wrapped('甲乙丙，丁戊', 10, 40), ['甲乙丙，', '丁戊']);
  assert.ok(wrapped('a line of words that is long', 10, 60).every((l) => widthOf(l, 10) <= 60 && !l.startsWith(' ')));
});
