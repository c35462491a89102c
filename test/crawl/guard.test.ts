// Which hosts a portal's row allows, and which addresses nobody may be sent to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guard, isPublicAddress, registeredName } from '../../src/crawl/guard.js';

const inside = [
  '0.0.0.0', '0.1.2.3', '10.0.0.1', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.9.9.9', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.168.1.1', '192.0.2.1', '198.18.0.1', '224.0.0.1', '239.255.255.255',
  '240.0.0.1', '255.255.255.255', '::', '::1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1', '64:ff9b::7f00:1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456::1', 'ff02::1', '2001:db8::1', '2002:7f00:1::1', '2001::1', '[::1]',
  '', 'localhost', '127.1', '0x7f000001', '1.2.3',
];
const outside = ['1.1.1.1', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.1', '172.15.255.255', '172.32.0.0', '192.167.255.255', '223.255.255.255', '2400:3200::1', '240e::1', '[2400:3200::1]'];

test('addresses inside networks are told from public ones at their edges', () => {
  for (const a of inside) assert.equal(isPublicAddress(a), false, a);
  for (const a of outside) assert.equal(isPublicAddress(a), true, a);
});

test('registered names', () => {
  const names = {
    'sub.bei.gov.cn': 'bei.gov.cn', 'bei.gov.cn': 'bei.gov.cn', 'a.b.bei.gov.cn': 'bei.gov.cn', 'www.zj.gov.cn': 'zj.gov.cn', 'zj.gov.cn': 'zj.gov.cn', 'yi.zj.gov.cn': 'yi.zj.gov.cn', 'www.yi.zj.gov.cn': 'yi.zj.gov.cn',
    'www.bei.cn': 'bei.cn', 'www.bei.com.cn': 'bei.com.cn', 'www.bei.zj.cn': 'bei.zj.cn', 'a.example.org': 'example.org', 'localhost': 'localhost', '127.0.0.1': '127.0.0.1', '[::1]': '[::1]',
  };
  for (const [host, name] of Object.entries(names)) assert.equal(registeredName(host), name, host);
});

test('a portal\'s row says which hosts may be asked', () => {
  const portal = { address: 'https://www.bei.gov.cn/nb/', hosts: ['files.example.org', 'https://static.nan.gov.cn/'] };
  const refused: readonly (readonly [string, 'host' | 'address' | null])[] = [
    ['http://www.bei.gov.cn/a', null], ['https://oss.bei.gov.cn:8443/a', null], ['http://files.example.org/x', null], ['http://b.files.example.org/x', null], ['http://static.nan.gov.cn/', null],
    ['http://www.nan.gov.cn/', 'host'], ['http://notbei.gov.cn/', 'host'], ['http://bei.gov.cn.example.org/', 'host'], ['http://example.org/', 'host'], ['ftp://www.bei.gov.cn/', 'host'], ['file:///etc/passwd', 'host'],
    ['javascript:void(0)', 'host'], ['http://user:pass@www.bei.gov.cn/', 'host'], ['http://127.0.0.1/', 'host'], ['not an address', 'host'],
  ];
  for (const [url, code] of refused) assert.equal(guard().refuse(portal, url)?.code ?? null, code, url);
});

test('an address inside a network needs to be allowed by name, and by port where a port is named', () => {
  const portal = { address: 'http://127.0.0.1:8001/', hosts: [] };
  assert.equal(guard().refuse(portal, 'http://127.0.0.1:8001/')?.code, 'address');
  assert.equal(guard().refuse(portal, 'http://2130706433:8001/')?.code, 'address', 'written as one number');
  assert.equal(guard(['127.0.0.1:8001']).refuse(portal, 'http://127.0.0.1:8001/'), null);
  assert.equal(guard(['127.0.0.1:8001']).refuse(portal, 'http://127.0.0.1:8002/')?.code, 'address');
  assert.equal(guard(['127.0.0.1']).refuse(portal, 'http://127.0.0.1:8002/'), null);
  assert.equal(guard(['sample.test:80']).mayConnect('sample.test', 80, '127.0.0.1'), true);
  assert.equal(guard(['sample.test:80']).mayConnect('sample.test', 81, '127.0.0.1'), false);
  assert.equal(guard(['sample.test:80']).mayConnect('other.test', 80, '127.0.0.1'), false);
});
