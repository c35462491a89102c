// Bytes of a page in one encoding under the label of another: the text is the same, and what was declared wrongly or damaged is said.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import iconv from 'iconv-lite';
import { Converter } from 'opencc-js';
import { isRejection } from '../../../src/model/rejection.js';
import { decode, type Decoded } from '../../../src/read/charset/decode.js';

const title = '青川市水务局2023年政府信息公开工作年度报告';
const prose = '本年度收到政府信息公开申请3件，其中自然人申请2件、商业企业申请1件，全部按时办结，未发生行政复议、行政诉讼。';
const traditional = Converter({ from: 'cn', to: 'tw' });
const page = (label: string | null, words = prose): string => `<!DOCTYPE html><html><head>${label === null ? '' : `<meta charset="${label}">`}<title>${title}</title></head><body><h1>${title}</h1><p>${words}</p></body></html>`;

/** The charset of the bytes, as iconv names it, and as it is reported. */
const encodings: readonly (readonly [bytes: string, charset: string, write: (s: string) => string])[] = [
  ['gb18030', 'gb18030', (s) => s],
  ['utf8', 'utf-8', (s) => s],
  ['big5', 'big5', traditional],
];
const labels: readonly (readonly [label: string | null, charset: string | null])[] = [
  ['gb2312', 'gb18030'], ['gbk', 'gb18030'], ['utf-8', 'utf-8'], ['big5', 'big5'], ['euc-kr', 'euc-kr'], ['shift_jis', 'shift_jis'], ['iso-8859-1', 'windows-1252'], ['no-such-charset', null], [null, null],
];

function decoded(bytes: Uint8Array): Decoded {
  const d = decode(bytes);
  assert.ok(!isRejection(d), 'the text is decoded');
  return d;
}

for (const [bytes, charset, write] of encodings) {
  for (const [label, named] of labels) {
    test(`bytes of ${bytes} with ${label === null ? 'no label' : `the label ${label}`}`, () => {
      const text = write(page(label));
      const d = decoded(iconv.encode(text, bytes));
      assert.deepEqual([d.text, d.charset], [text, charset]);
      assert.deepEqual(d.problems.map((p) => [p.code, p.found, p.taken]), named === null || named === charset ? [] : [['charset-label', named, charset]]);
    });
  }
}

const long = prose.repeat(20);
for (const [bytes, charset, write] of encodings) {
  for (const label of ['gb2312', 'utf-8', 'big5', null]) {
    test(`${bytes} cut in the middle of a character, ${label ?? 'no'} label`, () => {
      const text = write(page(label, long));
      const end = text.indexOf('</p>');
      const whole = iconv.encode(text.slice(0, end), bytes);
      const d = decoded(whole.subarray(0, whole.length - 1));
      assert.equal(d.charset, charset);
      assert.ok(d.text.startsWith(text.slice(0, end - 2)));
      assert.ok(d.problems.some((p) => p.code === 'charset-damaged'));
    });
    test(`${bytes} with a few damaged bytes, ${label ?? 'no'} label`, () => {
      const text = write(page(label, long));
      const spoilt = Buffer.from(iconv.encode(text, bytes));
      const from = spoilt.length - 600;
      for (const at of [from, from + 150, from + 301]) spoilt[at] = 0xff;
      const d = decoded(spoilt);
      assert.equal(d.charset, charset);
      assert.ok(d.text.includes(write(title)));
      assert.ok(d.problems.some((p) => p.code === 'charset-damaged'));
    });
  }
}

test('where nothing is Chinese the label decides', () => {
  const text = '<html><head><meta charset="iso-8859-1"></head><body>Rapport annuel : données publiées, café</body></html>';
  assert.equal(decoded(iconv.encode(text, 'latin1')).text, text);
});
