// The pages in a real browser: main tasks with the mouse, with the keyboard alone, without script and as files; accessibility, no errors, nothing from outside.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { context } from '../../src/commands/context.js';
import { serveSite, siteOf, type Served } from '../../src/commands/site.js';
import { openStore, type Store } from '../../src/store/store.js';
import { nianbao } from '../commands/run.js';

const chromium = '/usr/bin/chromium';
const skip = existsSync(chromium) ? false : `SKIPPED: there is no ${chromium}, the pages were NOT tried in a browser`;
if (skip !== false) process.stderr.write(`\n*** ${skip} ***\n`);

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Pictures of all pages are left here, to be looked at. */
const pictures = process.env['NIANBAO_SCREENSHOTS'];
const agency = '临溪县民政局';
const report = `/report/${agency}/2024`;
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

let folder = '';
let store: Store;
let served: Served;
let browser: Browser;
let finding = '';

before(async () => {
  if (skip !== false) return;
  folder = mkdtempSync(join(tmpdir(), 'nianbao-browser-'));
  const added = await nianbao(folder, ['add', join(root, 'data', 'samples'), join(root, 'test', 'documents', 'libreoffice-plain.pdf'), '--db', 'web.db', '--jobs', '1']);
  assert.equal(added.err.includes('failed'), false, added.err);
  await nianbao(folder, ['check', '--db', 'web.db']);
  store = await openStore(join(folder, 'web.db'));
  served = await serveSite(siteOf(context('zh', {}), store), { host: '127.0.0.1', port: 0, open: true, sql: true });
  finding = (await store.pages.findings({ outcome: 'broken' }, { offset: 0, limit: 1 })).rows[0]!.fingerprint;
  browser = await (await import('playwright-core')).chromium.launch({ executablePath: chromium, args: flags });
});

after(async () => {
  if (skip !== false) return;
  await browser.close();
  await served.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page that notes what goes wrong on it, and every address outside that is asked for. */
async function opened(path: string, options: BrowserContextOptions = {}): Promise<{ readonly page: Page; readonly wrong: readonly string[] }> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
  const wrong: string[] = [];
  page.on('console', (m) => {
    if (m.type() === 'error' || m.type() === 'warning') wrong.push(m.text());
  });
  page.on('pageerror', (e) => wrong.push(e.message));
  page.on('request', (r) => {
    if (!r.url().startsWith(served.address) && !/^(?:data|file|about):/u.test(r.url())) wrong.push(`asks ${r.url()}`);
  });
  await page.goto(path.startsWith('file:') ? path : served.address + encodeURI(path.slice(1)));
  return { page, wrong };
}

const pages: readonly (readonly [string, () => string])[] = [
  ['overview', () => '/'], ['overview-en', () => '/?lang=en'], ['agencies', () => '/agencies'], ['agency', () => `/agency/${agency}`], ['report', () => report], ['report-cell', () => `${report}?cell=requests.new.total`], ['prose', () => `${report}/prose`],
  ['findings', () => '/findings'], ['finding', () => `/finding/${finding}`], ['finding-en', () => `/finding/${finding}?lang=en`], ['register', () => '/register'], ['calendar', () => '/register?region=none'], ['compare', () => `/compare?agencies=${agency}`], ['compare-en', () => `/compare?agencies=${agency}&metric=disclosure.concluded,denial.rate&lang=en`], ['metrics', () => '/data/metrics'], ['metric', () => '/metric/denial.rate'], ['old-form', () => '/report/白石县人民政府/2019?cell=requests.new.total'], ['search', () => '/search?q=主动公开'], ['data', () => '/data'], ['codebook', () => '/data/codebook'], ['rules', () => '/data/rules'], ['rule', () => '/rule/requests.flow'],
  ['sql', () => '/data/sql?q=select agency, year from report_current'], ['missing', () => '/nothing'],
];

for (const width of [390, 1280]) {
  test(`every page at ${width}: no error, nothing from outside, no serious barrier, no wider than the screen`, { skip }, async () => {
    const axe = (createRequire(import.meta.url)('axe-core') as { source: string }).source;
    for (const [name, path] of pages) {
      const { page, wrong } = await opened(path(), { viewport: { width, height: 844 } });
      await page.waitForLoadState('networkidle');
      if (pictures !== undefined) {
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
      }
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { axe: check } = globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
        return (await check.run({ resultTypes: ['violations'], iframes: false })).violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => `${v.id}: ${v.nodes[0]!.html.slice(0, 200)} ${v.nodes[0]!.failureSummary.slice(0, 300)}`);
      });
      assert.deepEqual(found, [], name);
      const [wide, screen] = await page.evaluate(`[document.documentElement.scrollWidth, innerWidth]`) as [number, number];
      assert.ok(wide <= screen, `${name} is ${wide} wide on a screen of ${screen}`);
      assert.deepEqual(name === 'missing' ? wrong.filter((w) => !w.includes('404')) : wrong, [], name);
      await page.context().close();
    }
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`a click on a cell shows it in the original beside it (${javaScriptEnabled ? 'with' : 'without'} script)`, { skip }, async () => {
    const { page, wrong } = await opened(report, { javaScriptEnabled });
    const cell = page.locator('td[id="c-requests.new.total"] > a');
    const figure = (await cell.innerText()).trim();
    await cell.click();
    const place = page.frameLocator('iframe[name=original]').locator(':target');
    await place.waitFor();
    assert.equal((await place.innerText()).trim(), figure);
    if (javaScriptEnabled) {
      assert.match(page.url(), /[?&]cell=requests\.new\.total/);
      await page.reload();
      assert.equal((await page.frameLocator('iframe[name=original]').locator(':target').innerText()).trim(), figure);
    }
    assert.deepEqual(wrong, []);
    await page.context().close();
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`the whole of a cell opens its place, not its figure alone; the numbers on it stay links, and the heads beside it none (${javaScriptEnabled ? 'with' : 'without'} script)`, { skip }, async () => {
    const { page, wrong } = await opened(report, { javaScriptEnabled });
    const frame = page.frameLocator('iframe[name=original]');
    const open = (id: string): Promise<void> => frame.locator(`[id="${id}"]:target`).waitFor({ timeout: 10_000 });
    for (const id of ['requests.concluded.company', 'licences.decisions', 'requests.new.company', 'requests.granted.natural_person']) {
      const td = page.locator(`td[id="c-${id}"]`);
      const { width, height } = (await td.boundingBox())!;
      for (const position of [{ x: width / 2, y: height / 2 }, { x: 3, y: 3 }, { x: width - 3, y: 3 }, { x: 3, y: height - 3 }, { x: width - 3, y: height - 3 }]) {
        await page.locator('td[id="c-requests.carried_in.total"] > a').click();
        await open('requests.carried_in.total');
        await td.click({ position });
        await open(id);
      }
    }
    await page.locator('td[id="c-requests.carried_in.total"] > a').click();
    await open('requests.carried_in.total');
    await page.locator('td[id="c-requests.granted.natural_person"] ins').click({ force: true });
    await open('requests.granted.natural_person');
    await page.locator('td[id="c-requests.granted.natural_person"] sup a').first().click();
    assert.match(page.url(), /#f-1$/u);
    await page.locator('.form tbody th').first().click({ position: { x: 3, y: 3 } });
    assert.match(page.url(), /#f-1$/u);
    assert.deepEqual(wrong, []);
    await page.context().close();
  });
}

test('a figure can be marked with the mouse, which opens nothing', { skip }, async () => {
  const { page } = await opened(report);
  const td = page.locator('td[id="c-requests.new.natural_person"]');
  await td.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await td.boundingBox())!;
  await page.mouse.move(x + 3, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width - 3, y + height / 2, { steps: 5 });
  await page.mouse.up();
  assert.equal(await page.evaluate('String(getSelection())'), (await td.locator('a').innerText()).trim());
  assert.doesNotMatch(page.url(), /cell=/u);
  await page.context().close();
});

test('Back after several cells leaves the report: the frame and the address never disagree', { skip }, async () => {
  const { page, wrong } = await opened(`/agency/${agency}`);
  await page.goto(served.address + encodeURI(report.slice(1)));
  const shown = page.frameLocator('iframe[name=original]').locator(':target');
  for (const id of ['requests.new.total', 'requests.granted.total', 'licences.decisions']) {
    await page.locator(`td[id="c-${id}"] > a`).click();
    await page.frameLocator('iframe[name=original]').locator(`[id="${id}"]:target`).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('cell'), id);
  }
  await page.getByRole('link', { name: '打开整份' }).click();
  assert.equal(new URL(page.url()).searchParams.get('cell'), null);
  await page.locator('td[id="c-licences.decisions"] > a').click();
  await page.goBack();
  assert.equal(decodeURIComponent(new URL(page.url()).pathname), `/agency/${agency}`);
  await page.goForward();
  assert.equal(new URL(page.url()).searchParams.get('cell'), 'licences.decisions');
  await shown.waitFor();
  assert.equal(await shown.getAttribute('id'), 'licences.decisions');
  assert.deepEqual(wrong, []);
  await page.context().close();
});

for (const width of [390, 1280]) {
  test(`an address of a cell shows it in the middle of its original, at ${width}`, { skip }, async () => {
    const { page, wrong } = await opened(`${report}?cell=requests.granted.total`, { viewport: { width, height: 900 } });
    await page.waitForLoadState('networkidle');
    const frame = page.frames().find((f) => f.url().includes('/original'))!;
    await frame.waitForFunction(`(() => { const { y } = document.querySelector(':target').getBoundingClientRect(); return y > innerHeight / 4 && y < innerHeight * 3 / 4; })()`);
    assert.deepEqual(wrong, []);
    await page.context().close();
  });
}

test('charts fit a phone with their text at its size; a printed comparison has no form', { skip }, async () => {
  const { page } = await opened(`/compare?agencies=${agency}、云栖&metric=denial.rate,requests.new`, { viewport: { width: 390, height: 844 } });
  for (const img of await page.locator('.chart img').all()) await img.scrollIntoViewIfNeeded();
  await page.waitForFunction(`[...document.querySelectorAll('.chart img')].every((i) => i.complete && i.naturalWidth > 0)`);
  assert.equal(await page.locator('.chart svg:visible').count(), 0);
  const boxes = await page.evaluate<[number, number, number][]>(`[...document.querySelectorAll('.chart img')].map((i) => [i.getBoundingClientRect().right, i.parentElement.scrollWidth - i.parentElement.clientWidth, i.getBoundingClientRect().width / i.naturalWidth])`);
  assert.equal(boxes.length, 4);
  for (const [right, over, scale] of boxes) assert.ok(right <= 390 && over <= 0 && scale > 0.9, JSON.stringify(boxes));
  await page.setViewportSize({ width: 720, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('form').isVisible(), false);
  assert.equal(await page.locator('.chart svg:visible').count(), 4);
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 720);
  await page.context().close();
});

test('on paper no heading stands alone at the foot of a page', { skip }, async () => {
  const { page } = await opened(report);
  const headings = await page.evaluate<string[]>(`[...document.querySelectorAll('h1,h2,h3,caption:not(.unseen)')].map((x) => x.textContent.replace(/\\s/g, ''))`);
  // Heights of paper at which one did.
  for (const height of [13, 20]) {
    const bytes = await page.pdf({ width: '21cm', height: `${height}cm`, margin: { top: '1cm', bottom: '1cm', left: '1cm', right: '1cm' } });
    const read = await siteOf(context('zh', {}), store).reread(new Uint8Array(bytes), 'printed.pdf');
    const pages = read!.document.geometry!;
    assert.ok(pages.length > 1);
    for (const g of pages) {
      const foot = Math.max(...g.spans.filter((s) => s.text.trim() !== '').map((s) => s.box[3]));
      const last = g.spans.filter((s) => s.box[3] > foot - 3).sort((a, b) => a.box[0] - b.box[0]).map((s) => s.text).join('').replaceAll(/\s/gu, '');
      assert.ok(last.length > 0 && !headings.includes(last), `${last} at the foot of page ${g.number}, ${height} cm high`);
    }
  }
  await page.context().close();
});

test('on a phone the labels of a row stay in sight beside its figures, and a cell gone to is not under them', { skip }, async () => {
  for (const path of [report, `${report}?lang=en`, '/report/白石县人民政府/2019']) {
    const { page } = await opened(path, { viewport: { width: 390, height: 844 } });
    const table = page.locator('.form table.deep-3');
    assert.equal(await table.count(), 1);
    assert.ok(await page.evaluate<boolean>(`(() => { const s = document.querySelector('.deep-3').parentElement; s.scrollLeft = 9999; return s.scrollLeft > 50; })()`), 'it scrolls');
    const edges = await page.evaluate<number[][]>(`[...document.querySelectorAll('.deep-3 tbody tr')].map((tr) => { const b = tr.querySelector('th:last-of-type').getBoundingClientRect(); return [b.left, b.right]; })`);
    assert.equal(new Set(edges.map(([, right]) => Math.round(right!))).size, 1, 'all labels end at one edge');
    for (const [left, right] of edges) assert.ok(left! >= 0 && right! < 230, `${path} ${left} ${right}`);
    // Cells that stay in their place carry lines of their own: those that neighbours share go away with the figures.
    const lines = await page.evaluate<string[]>(`[...document.querySelectorAll('.deep-3 tbody th, .deep-3 .corner')].map((x) => { const s = getComputedStyle(x); return [s.borderCollapse, s.borderRightWidth, s.borderBottomWidth].join(' '); })`);
    assert.deepEqual([...new Set(lines)], ['separate 1px 1px'], path);
    const gaps = await page.evaluate<number[]>(`(() => { const rows = [...document.querySelectorAll('.deep-3 tbody tr')].map((tr) => tr.querySelector('th:last-of-type').getBoundingClientRect()); return rows.slice(1).map((r, i) => Math.abs(r.top - rows[i].bottom)); })()`);
    assert.ok(gaps.every((g) => g < 0.5), `${path} ${gaps.join(' ')}`);
    const cell = page.locator('td[id="c-requests.granted.natural_person"]');
    await cell.locator('> a').focus();
    assert.ok((await cell.boundingBox())!.x >= edges[0]![1]! - 1, path);
    await page.context().close();
  }
});

test('the frame of the cell in the original is inside it, and tables beside each other begin at one height', { skip }, async () => {
  const { page } = await opened(`${report}?cell=requests.granted.total`);
  const target = page.frameLocator('iframe[name=original]').locator(':target');
  await target.waitFor();
  const [width, offset] = await page.frames()[1]!.evaluate<number[]>(`(() => { const { outlineWidth, outlineOffset } = getComputedStyle(document.querySelector(':target').closest('td')); return [parseFloat(outlineWidth), parseFloat(outlineOffset)]; })()`);
  assert.ok(width! >= 3 && offset! <= -width!, `${width} ${offset}`);
  const tops = await page.evaluate<number[]>(`[...document.querySelector('.form').querySelectorAll('table')].map((t) => Math.round(t.getBoundingClientRect().top))`);
  assert.deepEqual([tops.length, new Set(tops).size], [4, 2], tops.join(' '));
  await page.context().close();
});

test('hover and focus show the arithmetic of a broken cell, and which cells belong to it', { skip }, async () => {
  const { page } = await opened(report);
  const cell = page.locator('td[data-f]').first();
  const tip = cell.locator('.tip');
  assert.equal(await tip.isVisible(), false);
  await cell.hover();
  assert.equal(await tip.isVisible(), true);
  assert.ok(await page.locator('td.mate').count() > 1);
  await page.mouse.move(0, 0);
  await cell.locator('a').first().focus();
  assert.equal(await tip.isVisible(), true);
  assert.match(await tip.innerText(), /[≠?]/);
  await page.context().close();
});

test('each table of a report is one stop of the Tab key; arrows, Home and End go through its cells, Enter opens the original, F2 goes to what was found', { skip }, async () => {
  const { page, wrong } = await opened(report);
  const { keyboard } = page;
  const on = (): Promise<string> => page.evaluate<string>(`(document.activeElement.closest('td') || {}).id || document.activeElement.tagName`);
  const tables = await page.locator('.form table').count();
  assert.equal(await page.locator('.form [tabindex="0"], .form a:not([tabindex])').count(), tables);
  assert.equal(await page.getByRole('grid').count(), tables);
  for (let i = 0; i < 40 && !(await on()).startsWith('c-'); i++) await keyboard.press('Tab');
  const walk: readonly (readonly [string, string])[] = [
    ['ArrowUp', 'c-regulations.issued'], ['ArrowRight', 'c-regulations.repealed'], ['ArrowDown', 'c-normative_documents.repealed'], ['End', 'c-normative_documents.in_force'], ['ArrowRight', 'c-normative_documents.in_force'], ['Home', 'c-normative_documents.issued'],
    ['Control+End', 'c-normative_documents.in_force'], ['Control+Home', 'c-regulations.issued'], ['ArrowRight', 'c-regulations.repealed'], ['Tab', 'c-licences.decisions'], ['Shift+Tab', 'c-regulations.repealed'], ['Tab', 'c-licences.decisions'], ['Tab', 'c-penalties.decisions'], ['Tab', 'c-fees.amount'],
    ['Tab', 'c-requests.new.natural_person'], ['ArrowDown', 'c-requests.carried_in.natural_person'], ['ArrowDown', 'c-requests.granted.natural_person'],
  ];
  for (const [i, [key, id]] of walk.entries()) {
    await keyboard.press(key);
    assert.equal(await on(), id, `${i}: ${key}`);
  }
  const tip = page.locator('td[id="c-requests.granted.natural_person"] .tip');
  assert.equal(await tip.isVisible(), true);
  assert.equal(await page.evaluate(`document.getElementById(document.activeElement.getAttribute('aria-describedby')).innerText`), await tip.innerText());
  await keyboard.press('F2');
  assert.equal(await page.evaluate(`document.activeElement.getAttribute('href')`), '#f-1');
  await keyboard.press('Escape');
  await keyboard.press('Enter');
  const place = page.frameLocator('iframe[name=original]').locator(':target');
  await place.waitFor();
  assert.equal((await place.innerText()).trim(), '32');
  assert.match(page.url(), /cell=requests\.granted\.natural_person/u);
  await page.locator('#findings ~ ol .suspects a').first().press('Enter');
  await page.waitForFunction(`document.activeElement.closest('td')?.id === 'c-requests.granted.natural_person'`);
  await keyboard.press('Tab');
  await keyboard.press('Control+End');
  assert.equal(await on(), 'c-litigation_after_reconsideration.total');
  assert.deepEqual(wrong, []);
  await page.context().close();
  const plain = await opened(report, { javaScriptEnabled: false });
  assert.ok(await plain.page.locator('.form td > a:not([tabindex])').count() >= 200);
  await plain.page.context().close();
});

test('the arithmetic of the last cells of a table is not cut off by the box it scrolls in, without script too', { skip }, async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page } = await opened(report, { viewport: { width: 390, height: 844 }, javaScriptEnabled });
    const tips = await page.evaluate<string[]>(`[...document.querySelectorAll('.form .tip')].map((x) => { x.style.display = 'block'; return x.offsetParent.className; })`);
    assert.ok(tips.length > 0);
    assert.deepEqual([...new Set(tips)], ['form']);
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390);
    await page.context().close();
  }
});

test('a page of a PDF is drawn with the cell boxed', { skip }, async () => {
  const pdf = (await store.pages.search('公开', { offset: 0, limit: 50 })).hits.length > 0 ? (await first('pdf')) : null;
  assert.ok(pdf !== null);
  const { page, wrong } = await opened(`/report/${pdf.agency}/${pdf.year}?cell=requests.new.total`);
  const box = page.frameLocator('iframe[name=original]').locator('rect:target');
  await box.waitFor({ state: 'attached', timeout: 60_000 });
  assert.ok((await box.boundingBox())!.width > 2);
  assert.deepEqual(wrong, []);
  await page.context().close();
});

async function first(format: string): Promise<{ readonly agency: string; readonly year: number } | null> {
  for await (const v of store.versions()) if (v.report.source.format === format) return v;
  return null;
}

test('findings are gone through and decided with the keyboard alone', { skip }, async () => {
  const { page, wrong } = await opened('/findings?outcome=broken');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(`document.activeElement.className`), 'skip');
  await page.keyboard.press('Enter');
  for (let i = 0; i < 40 && !(await page.evaluate<boolean>(`document.activeElement.matches('td a[href^="/finding/"]')`)); i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/finding\//);
  const start = page.url();
  await page.keyboard.press('n');
  await page.waitForURL((u) => u.href !== start && u.pathname.startsWith('/finding/'));
  assert.match(page.url(), /outcome=broken/);
  await page.keyboard.press('p');
  await page.waitForURL(start);
  for (let i = 0; i < 60 && !(await page.evaluate<boolean>(`document.activeElement.matches('input[name=status]')`)); i++) await page.keyboard.press('Tab');
  const needed = (): Promise<boolean> => page.locator('textarea[name=note]').evaluate((x) => x.hasAttribute('required'));
  await page.locator('input[value=open]').check();
  assert.equal(await needed(), false);
  await page.locator('input[value=confirmed]').focus();
  await page.keyboard.press('Space');
  assert.equal(await needed(), true);
  await page.keyboard.press('Tab');
  await page.keyboard.type('原文如此 n p');
  await page.keyboard.press('Tab');
  await page.keyboard.type('王芳');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('main li b', { hasText: '属实' }).waitFor();
  assert.equal(page.url(), start);
  assert.deepEqual((await store.reviews.all()).map((r) => [r.status, r.note, r.by]), [['confirmed', '原文如此 n p', '王芳']]);
  assert.deepEqual(wrong, []);
  await page.context().close();
});

test('filter, find and search without script', { skip }, async () => {
  const { page, wrong } = await opened('/findings', { javaScriptEnabled: false });
  await page.selectOption('select[name=severity]', 'error');
  await page.click('form.filter button');
  await page.waitForURL(/severity=error/);
  assert.equal(await page.locator('.tag.warning').count(), 0);
  await page.goto(`${served.address}?lang=en`);
  await page.fill('input[type=search]', '民政');
  await page.click('form.filter button');
  await page.getByRole('link', { name: agency }).click();
  assert.match(decodeURIComponent(page.url()), /\/agency\/临溪县民政局\?lang=en$/);
  await page.getByRole('link', { name: 'Search' }).click();
  await page.fill('input[name=q]', '依申请公开');
  await page.click('form.filter button');
  assert.ok(await page.locator('mark').count() > 0);
  await page.getByRole('link', { name: '中文' }).click();
  assert.equal(await page.inputValue('input[name=q]'), '依申请公开');
  assert.deepEqual(wrong, []);
  await page.context().close();
});

test('the static site opens from the disk: from the first page to a cell in its original', { skip }, async () => {
  const published = await nianbao(folder, ['publish', '--db', 'web.db', '--out', 'site', '--languages', 'zh']);
  assert.equal(published.code, 0, published.err);
  const { page, wrong } = await opened(pathToFileURL(join(folder, 'site', 'index.html')).href);
  await page.getByRole('link', { name: '机关', exact: true }).click();
  await page.getByRole('link', { name: agency, exact: true }).click();
  await page.getByRole('link', { name: '2024', exact: true }).first().click();
  const cell = page.locator('td[id="c-requests.new.total"] > a');
  const figure = (await cell.innerText()).trim();
  await cell.click();
  const place = page.frameLocator('iframe[name=original]').locator(':target');
  await place.waitFor();
  assert.equal((await place.innerText()).trim(), figure);
  assert.match(page.url(), /#c-requests\.new\.total$/);
  assert.deepEqual(wrong, []);
  await page.context().close();
});

test('findings of the static site are filtered by its script, which keeps what is asked in the address; without script all are there, and lists of each kind', { skip }, async () => {
  const file = pathToFileURL(join(folder, 'site', 'findings.html')).href;
  const { page, wrong } = await opened(file);
  const rows = page.locator('main tbody tr:visible');
  const all = await rows.count();
  const errors = await page.locator('main tbody tr .tag.error').count();
  assert.ok(errors > 0 && errors < all);
  await page.selectOption('#rows select', 'error');
  assert.equal(await rows.count(), errors);
  await page.fill('#rows input', `${agency} 2024`);
  const some = await rows.count();
  assert.ok(some > 0 && some < errors);
  assert.equal(await page.innerText('#rows output'), `本页 ${some} 处`);
  const shared = page.url();
  await page.goto('about:blank');
  await page.goto(shared);
  assert.equal(await rows.count(), some);
  await page.getByText('分列').click();
  await page.getByRole('link', { name: /^错误 \(/u }).click();
  await page.waitForURL(/findings~severity-error\.html/u);
  assert.equal(await rows.count(), errors);
  await page.locator('main tbody a[href^="finding/"]').first().click();
  assert.match(await page.innerText('main'), /nianbao evidence [0-9a-f]{32}/u);
  assert.deepEqual(wrong, []);
  await page.context().close();
  const plain = await opened(file, { javaScriptEnabled: false });
  assert.equal(await plain.page.locator('main tbody tr:visible').count(), all);
  assert.equal(await plain.page.locator('#rows').isVisible(), false);
  await plain.page.context().close();
});

test('the search of the static site: from the disk, with the keyboard alone; what is asked stands in the address; without script it says so', { skip }, async () => {
  const file = pathToFileURL(join(folder, 'site', 'search.html')).href;
  const { page, wrong } = await opened(file);
  for (let i = 0; i < 20 && !(await page.evaluate<boolean>(`document.activeElement.matches('input[type=search]')`)); i++) await page.keyboard.press('Tab');
  await page.keyboard.type('依申请公开');
  await page.keyboard.press('Enter');
  await page.locator('#hits mark').first().waitFor();
  assert.equal(await page.locator('#hits mark').first().innerText(), '依申请公开');
  const found = (await store.pages.search('依申请公开', { offset: 0, limit: 50 })).total;
  assert.equal(await page.innerText('#said'), `约 ${found} 处`);
  const shared = page.url();
  assert.match(decodeURIComponent(shared), /search\.html#q=依申请公开$/u);
  await page.goto('about:blank');
  await page.goto(shared);
  await page.locator('#hits mark').first().waitFor();
  assert.equal(await page.inputValue('input[type=search]'), '依申请公开');
  await page.selectOption('select', '2024');
  await page.click('button >> nth=0');
  await page.waitForURL(/year=2024/u);
  await page.waitForFunction(`[...document.querySelectorAll('#hits a')].length > 0 && [...document.querySelectorAll('#hits a')].every((a) => a.textContent.endsWith('2024'))`);
  await page.locator('#hits a').first().click();
  await page.waitForURL(/\/2024\/prose\.html#s-\d+$/u);
  for (const [query, says] of [['民政局', new RegExp(agency, 'u')], ['没有的词语', /约 0 处/u], ['公', /至少写两个字/u]] as const) {
    await page.goto(`${file}#q=${encodeURIComponent(query)}`);
    await page.reload();
    await page.waitForFunction(`document.getElementById('said').textContent !== '' && !document.getElementById('said').textContent.includes('正在')`);
    if (query === '民政局') await page.locator('#hits a', { hasText: agency }).first().waitFor();
    assert.match(await page.innerText('main'), says, query);
  }
  assert.deepEqual(wrong, []);
  await page.context().close();
  const plain = await opened(file, { javaScriptEnabled: false });
  assert.match(await plain.page.innerText('main'), /检索需要脚本/u);
  assert.equal(await plain.page.locator('input').isVisible(), false);
  await plain.page.context().close();
});
