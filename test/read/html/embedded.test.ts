// Pages that only show or hand out the report: which addresses they name, and in what order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReport } from '../../../src/pipeline.js';
import { generate } from '../../generate/generate.js';

const title = '临溪县水务局2023年政府信息公开工作年度报告';
const page = (body: string, name = title): Uint8Array => new TextEncoder().encode(`<!DOCTYPE html><html><head><meta charset="utf-8"><title>${name}</title></head><body><div class="nav"><a href="/guide.pdf">信息公开指南</a></div><h1>${name}</h1>${body}<div id="footer"><a href="/form.doc">申请表</a></div></body></html>`);

const cases: readonly (readonly [name: string, body: string, follow: readonly string[]])[] = [
  ['a viewer is told its file', '<iframe src="/pdfjs/web/viewer.html?file=%2Ffiles%2F2023%E5%B9%B4%E6%8A%A5.pdf&amp;page=1"></iframe>', ['/files/2023年报.pdf']],
  ['a file in a frame, with entities', '<embed src="a/b.pdf?x=1&amp;y=2">', ['a/b.pdf?x=1&y=2']],
  ['a page saved as one file', '<iframe src="/f/a.mht"></iframe><embed src="b.mhtml?x=1">', ['/f/a.mht', 'b.mhtml?x=1']],
  ['an object and what it shows instead', '<object data="r.ofd"><a href="r.pdf">下载</a></object>', ['r.ofd', 'r.pdf']],
  ['attachments: the one that is named a report first', `<p><a href="1.xls">附表</a><a href="P02.docx">${title}.docx</a><a href="3.zip">打包下载</a></p>`, ['P02.docx', '1.xls', '3.zip']],
  ['a download without the ending in its address', `<a href="/down?id=5">${title}.wps</a>`, ['/down?id=5']],
  ['what is shown before what is linked', '<a href="1.et">附件</a><iframe src="2.pdf"></iframe>', ['2.pdf', '1.et']],
  ['a flip book in a script', '<script>var pages=["files\\/1.jpg","files\\/2.jpg","files\\/3.jpg"], logo="logo.png";</script>', ['files/1.jpg', 'files/2.jpg', 'files/3.jpg']],
  ['a flip book of pictures', '<img src="logo.png"><img src="p/1.png"><img src="p/2.png"><img src="p/3.png">', ['p/1.png', 'p/2.png', 'p/3.png']],
  ['a file named in a script', `<script>PDFObject.embed('/u/2023.pdf', '#x');</script>`, ['/u/2023.pdf']],
  ['another page in a frame', '<iframe src="article.html"></iframe>', ['article.html']],
];
for (const [name, body, follow] of cases) {
  test(name, async () => {
    const reading = await readReport(page(body), 'page.html');
    assert.ok(reading.status === 'rejected');
    assert.deepEqual([reading.error.code, reading.error.follow], ['embedded', follow]);
    for (const said of [reading.error.message.zh, reading.error.message.en]) assert.ok(said.includes(follow[0]!));
  });
}

const bare = (body: string, name = '临溪县水务局'): Uint8Array => new TextEncoder().encode(`<meta charset="utf-8"><title>${name}</title>${body}`);
const alone: readonly (readonly [name: string, bytes: Uint8Array, follow: readonly string[] | null])[] = [
  ['a frame', bare('<iframe src="http://example.invalid/files/e3.pdf"></iframe>'), ['http://example.invalid/files/e3.pdf']],
  ['a viewer, under a menu', bare('<div>首页 &gt; 政务公开</div><embed src="web/viewer.html?file=%2Fa.pdf"><p>打印 关闭</p>'), ['/a.pdf']],
  ['an object', bare('<object data="a.ofd"></object>'), ['a.ofd']],
  ['a frame below an article', bare(`<p>${'本局负责全县水资源的管理和保护。'.repeat(10)}</p><iframe src="a.pdf"></iframe>`), null],
  ['a frame below a table', bare('<table><tr><td>1</td><td>2</td></tr></table><iframe src="a.pdf"></iframe>'), null],
  ['another page in a frame', bare('<iframe src="a.html"></iframe>'), null],
  ['a link', bare('<a href="a.pdf">下载</a>'), null],
  ['a frame in the foot of the page', bare('<div class="footer"><iframe src="a.pdf"></iframe></div>'), null],
];
for (const [name, bytes, follow] of alone) {
  test(`a page without text or a name that says so, around ${name}`, async () => {
    const reading = await readReport(bytes, 'page.html');
    assert.ok(reading.status === 'rejected');
    assert.deepEqual([reading.error.code, reading.error.follow ?? null], [follow === null ? 'not-a-report' : 'embedded', follow]);
  });
}

const others: readonly (readonly [name: string, bytes: Uint8Array, code: string])[] = [
  ['only the furniture of the page links to files', page('<p>正文</p>'), 'no-tables'],
  ['addresses that are none', page('<a href="javascript:void(0)">年报.pdf</a><iframe src="about:blank"></iframe><a href="#x.pdf">1</a>'), 'no-tables'],
  ['another kind of page', page('<a href="1.pdf">办事流程</a>', '临溪县水务局办事流程'), 'not-a-report'],
  ['a page of another name that links to a report', page(`<a href="1.pdf">${title}</a>`, '临溪县水务局'), 'embedded'],
];
for (const [name, bytes, code] of others) {
  test(`${name}: ${code}`, async () => {
    const reading = await readReport(bytes, 'page.html');
    assert.equal(reading.status === 'rejected' ? reading.error.code : 'report', code);
  });
}

test('a page with the tables is a report, whatever it links to', async () => {
  const g = generate({ seed: 4, layout: 'html-clean', irregularities: [] });
  const reading = await readReport(new TextEncoder().encode(g.text.replace('</body>', '<a href="1.pdf">年报下载</a><iframe src="2.pdf"></iframe></body>')), 'page.html');
  assert.equal(reading.status, 'report');
});
