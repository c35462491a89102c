// Files of portals: quoted CSV in any order of columns; what is wrong is said with line and column.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { agencyTables } from '../../src/commands/agency-tables.js';
import { CommandError } from '../../src/commands/command.js';
import { portalColumns, portalRow, portalsIn } from '../../src/commands/portals-file.js';
import { guard } from '../../src/crawl/guard.js';
import type { Portal } from '../../src/model/web.js';

const header = `${portalColumns.join(',')}\n`;

test('the portals that ship with the program can be read', () => {
  const portals = portalsIn(readFileSync(fileURLToPath(new URL('../../../data/portals.csv', import.meta.url)), 'utf8'), 'data/portals.csv');
  assert.ok(portals.length >= 5);
  for (const p of portals) assert.match(p.region ?? '', /^\d{6}$/);
});

test('the portals that ship with the program lie where their codes say, on hosts of their own', () => {
  const { regions } = agencyTables();
  const portals = portalsIn(readFileSync(fileURLToPath(new URL('../../../data/portals.csv', import.meta.url)), 'utf8'), 'data/portals.csv');
  for (const p of portals) {
    const region = regions.byCode(p.region!);
    assert.ok(region !== null && region.to === null, `${p.id}: ${p.region} is in force`);
    assert.ok(p.name.includes(region.name.replace(/[县市区]$/, '')), `${p.id}: ${p.region} is ${region.name}, the portal is called ${p.name}`);
    for (const c of [p.address, ...p.columns]) assert.equal(guard().refuse(p, c), null, c);
    for (const c of p.columns) assert.equal(new URL(c).protocol, new URL(p.address).protocol, `${p.id}: address and columns are of one kind`);
  }
});

test('quotes, order of columns, empty fields and line ends', () => {
  const text = '\ufeffname,address,hosts,columns\r\n"临溪县,""人民政府""",https://www.linxi.gov.example/,a.example B.example:8080,"http://h/1\r\nhttp://h/2"\r\n\r\n青川市,http://qingchuan.gov.example,,';
  assert.deepEqual(portalsIn(text, 'f.csv'), [
    { id: 'linxi', name: '临溪县,"人民政府"', address: 'https://www.linxi.gov.example/', family: 'auto', columns: ['http://h/1', 'http://h/2'], hosts: ['a.example', 'b.example:8080'], region: null },
    { id: 'qingchuan', name: '青川市', address: 'http://qingchuan.gov.example', family: 'auto', columns: [], hosts: [], region: null },
  ]);
});

const wrong: readonly (readonly [string, RegExp])[] = [
  ['', /f\.csv is empty: its first line is id,name/],
  ['id,name\n', /f\.csv:1: the column address is missing/],
  ['id,name,address,adress\n', /f\.csv:1: there is no column “adress” \(field 4\)/],
  ['name,address,name\n', /f\.csv:1: the column name is there twice/],
  [`${header}a,A,ftp://a.example,,,,\n`, /f\.csv:2: address cannot be “ftp:\/\/a\.example”/],
  [`${header}a,A,http://a.example,,,,\na,B,http://b.example,,,,\n`, /f\.csv:3: id “a” is that of line 2 too/],
  [`${header}a,"A\nB",http://a.example,,,,\nb,B,http://b.example,hanwep,,,\n`, /f\.csv:4: family cannot be “hanwep”: it can be auto, hanweb/],
  [`${header}a,,http://a.example,,,,\n`, /f\.csv:2: name cannot be “”/],
  [`${header}a,A,http://a.example,,x,,\n`, /f\.csv:2: columns cannot be “x”/],
  [`${header}a,A,http://a.example,,,http://b.example,\n`, /f\.csv:2: hosts cannot be “http:\/\/b\.example”/],
  [`${header}a,A,http://a.example,,,,41\n`, /f\.csv:2: region cannot be “41”/],
  [`${header}a b,A,http://a.example,,,,\n`, /f\.csv:2: id cannot be “a b”/],
  [`${header}a,A,http://a.example,,,,,x\n`, /f\.csv:2 has 8 fields and the header 7/],
  [`${header}a,"A,http://a.example,,,,\n`, /f\.csv:2: the quotes of field 2 do not match/],
];
test('what is wrong is said with line and column', () => {
  for (const [text, says] of wrong) assert.throws(() => portalsIn(text, 'f.csv'), (e) => e instanceof CommandError && e.code === 2 && says.test(e.text.en) && e.text.zh.includes('f.csv'), text);
});

test('a portal written as a row is read back', () => {
  const name = fc.string({ minLength: 1 }).filter((s) => s.trim() === s && s !== '' && !s.startsWith('\ufeff'));
  const portal: fc.Arbitrary<Portal> = fc.record({
    id: fc.stringMatching(/^[\w-]{1,20}$/), name, address: fc.webUrl(), family: fc.constantFrom('auto', 'trs'), columns: fc.array(fc.webUrl({ withQueryParameters: true }), { maxLength: 3 }),
    hosts: fc.array(fc.domain().map((d) => d.toLowerCase()), { maxLength: 3 }), region: fc.constantFrom(null, '410000', '410000000'),
  });
  fc.assert(fc.property(portal, (p) => assert.deepEqual(portalsIn(header + portalRow(p), 'f.csv'), [{ ...p }])));
});
