// Addresses and dates: twins have one key, neighbours have not; dates of lists and addresses.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absolute, documentEnding, oneNumberApart, plainKey, withNumber } from '../../scrapers/addresses.js';
import { dateIn, dateOfAddress, dateOfStamp } from '../../scrapers/dates.js';
import { familyOf } from '../../scrapers/index.js';

const h = 'www.linxi.gov.example';
const twins: readonly (readonly [family: string, ...urls: string[]])[] = [
  ['kaipuyun', `http://${h}/zwgk/content/post_12.html`, `https://${h}/zwgk/content/mpost_12.html`, 'https://linxi.gov.example/gkmlpt/content/0/0/post_12.html', `http://${h}/zwgk/content/post_12_2.html`],
  ['trs', `http://${h}/nb/202401/t20240109_128.html`, `https://${h}/nb/202401/t20240109_128_wap.html`, `http://${h}/other/t20240109_128_app.shtml`, `http://${h}/nb/202401/t20240109_128_1.html`],
  ['vsb', `http://${h}/info/5069/1161636.htm`, `https://linxi.gov.example/xxgk/xxgk_content.jsp?urltype=news.NewsContentUrl&wbtreeid=5069&wbnewsid=1161636`],
  ['hanweb', `http://${h}/art/2024/1/9/art_77278_118.html`, `https://linxi.gov.example:443/art/2024/1/9/art_77278_118.html#top`],
  ['ucap', `http://${h}/mzj/gknb/202401/2ecfb31a335f4d689220a3a23e24a986.shtml`, `http://${h}/mzj/c133076/202401/2ecfb31a335f4d689220a3a23e24a986.shtml`],
  ['longxun', `http://${h}/XxgkAnnualReport/show/3641.html`, `https://${h}/openness/XxgkAnnualReport/show/3641.html`],
  ['epoint', `http://${h}/html/info/detail?infoGuid=0C8A9D8C-1111-2222-3333-444455556666`, `http://${h}/rest/getGovInfoDetail?infoGuid=0c8a9d8c-1111-2222-3333-444455556666`, `http://${h}/003/20240115/0c8a9d8c-1111-2222-3333-444455556666.html`],
  ['generic', `http://${h}/a/index.html`, `https://linxi.gov.example/a/`, `http://${h}/a;jsessionid=AB12`, `http://${h}//a?from=timeline`, `http://${h}:80/a`],
];
test('twins have one key', () => {
  for (const [family, ...urls] of twins) assert.equal(new Set(urls.map(familyOf(family)!.key)).size, 1, urls.map(familyOf(family)!.key).join('\n'));
});

const neighbours: readonly (readonly [family: string, a: string, b: string])[] = [
  ['kaipuyun', `http://${h}/content/post_12.html`, `http://${h}/content/post_13.html`],
  ['kaipuyun', `http://${h}/content/post_12.html`, `http://gk.linxi.gov.example/content/post_12.html`],
  ['trs', `http://${h}/t20240109_128.html`, `http://${h}/t20240109_1281.html`],
  ['trs', `http://${h}/t20240109_128.html`, `http://${h}/t20240110_128.html`],
  ['vsb', `http://${h}/info/5069/1161636.htm`, `http://${h}/info/5070/1161636.htm`],
  ['hanweb', `http://${h}/art/2024/1/9/art_77278_118.html`, `http://${h}/art/2024/1/9/art_77278_119.html`],
  ['hanweb', `http://${h}/module/xxgk/xxgkAnnualReport.jsp?area=1&fbtime=2023`, `http://${h}/module/xxgk/xxgkAnnualReport.jsp?area=1&fbtime=2024`],
  ['longxun', `http://${h}/XxgkAnnualReport/show/3641.html`, `http://${h}/Xxgknb/show/3641.html`],
  ['generic', `http://${h}/public/column/551?timeFrame=2018`, `http://${h}/public/column/551?timeFrame=2019`],
  ['generic', `http://${h}/a?b=1`, `http://${h}/a`],
];
test('neighbours have two', () => {
  for (const [family, a, b] of neighbours) assert.notEqual(familyOf(family)!.key(a), familyOf(family)!.key(b));
});

test('links as pages write them', () => {
  const base = `http://${h}/a/b/index.html`;
  const cases: readonly (readonly [string, string | null])[] = [
    ['./202401/t1.html', `http://${h}/a/b/202401/t1.html`], ['../c.htm', `http://${h}/a/c.htm`], ['..\\c.htm', `http://${h}/a/c.htm`], [' /d\n.html ', `http://${h}/d.html`], ['?p=2', `http://${h}/a/b/index.html?p=2`],
    ['//x.example/1#top', 'http://x.example/1'], ['http://u:p@x.example/', 'http://x.example/'],
    ['javascript:void(0)', null], ['JavaScript:;', null], ['mailto:a@b', null], ['#', null], ['', null], ['http://', null], ['ftp://x/', null], ['x'.repeat(5000), null],
  ];
  for (const [href, to] of cases) assert.equal(absolute(base, href), to, href);
  assert.equal(absolute('no address', 'x.html'), null);
  assert.equal(plainKey('no address'), 'no address');
});

test('numbers of addresses', () => {
  const step = oneNumberApart('http://h1/list_2.html?c=7', 'http://h1/list_5.html?c=7')!;
  assert.deepEqual([step.a, step.b], [2, 5]);
  assert.equal(withNumber('http://h1/list_2.html?c=7', step.place, 9), 'http://h1/list_9.html?c=7');
  for (const [a, b] of [['x1y2', 'x2y3'], ['x1', 'x1'], ['x1', 'y1'], ['x1', 'x1y1']] as const) assert.equal(oneNumberApart(a, b), null);
});

test('endings of documents', () => {
  for (const [name, ending] of [['http://h/a.PDF', 'pdf'], ['http://h/d.jsp?f=%E5%B9%B4%E6%8A%A5.docx', 'docx'], ['年报.ofd', 'ofd'], ['http://h/2024.mht', 'mht'], ['http://h/d?id=1&name=a.MHTML', 'mhtml'], ['http://h/a.mhtmls', null], ['http://h/a.html', null], ['http://h/pdf/', null], ['http://h/a.pdf.html', null]] as const) assert.equal(documentEnding(name), ending, name);
});

test('dates', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['[2024-01-15]', '2024-01-15'], ['2024/1/5', '2024-01-05'], ['2024.01.05 10:00', '2024-01-05'], ['发布：2024年 1月 5日', '2024-01-05'], ['2023-02-30', null], ['2023-02-30 2023-02-28', '2023-02-28'], ['12024-01-15', null], ['01-15', null], ['2024年政府信息公开', null], ['', null],
  ];
  for (const [text, date] of cases) assert.equal(dateIn(text), date, text);
  for (const [url, date] of [['/art/2024/1/9/art_1_2.html', '2024-01-09'], ['/202401/t20240109_1.html', '2024-01-09'], ['/columns/u/202201/20/u.html', '2022-01-20'], ['/c/2026-01-15/7.shtml', '2026-01-15'], ['/gknb/202401/x.shtml', null]] as const) assert.equal(dateOfAddress(url), date, url);
  assert.equal(dateOfStamp(1_781_771_108), '2026-06-18');
  assert.equal(dateOfStamp(1_704_038_400_000), '2024-01-01', 'the day is that of China');
  assert.equal(dateOfStamp(5), null);
});
