// Places of what is made up are no real ones: every agency and every page that ships or is a fixture, against the table of regions.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isRejection } from '../../src/model/rejection.js';
import { decode } from '../../src/read/charset/decode.js';
import { agencyOf } from '../../src/register/agency.js';
import { places } from '../generate/document.js';
import { shipped } from '../register/tables.js';
import { samples } from '../samples.js';
import { agencies } from './agencies.js';
import { unreachable } from './reports.js';
import { samplePortal } from './site.js';

const top = fileURLToPath(new URL('../../../', import.meta.url));
/** Names with the kind of region at their end; the shortest are ends of words (城区). */
const regions = new Set(shipped.regions.all.map((r) => r.name).filter((n) => n.length > 2));
const longest = Math.max(...[...regions].map((n) => n.length));

/** Names of regions in a text; of two that end at one place the longer. */
function regionsIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const { index } of text.matchAll(/[省市县区旗州盟]/gu)) {
    for (let n = longest; n > 2; n--) {
      const name = text.slice(Math.max(0, index + 1 - n), index + 1);
      if (regions.has(name)) {
        found.add(name);
        break;
      }
    }
  }
  return [...found];
}

test('a real name is found in a text', () => {
  assert.deepEqual(regionsIn('新疆和康县2024年'), ['和康县']);
  assert.deepEqual(regionsIn('禾川县、青川市、城区'), []);
});

test('no agency of the sample portal, of the samples or of the generator has a region code', () => {
  const names = [
    ...agencies.flatMap((a) => [a.agency, `${a.place}水务局`]), unreachable.agency, ...samplePortal().script.portals.map((p) => p.name), ...places,
    ...samples.flatMap((s) => s.report?.().facts.agency ?? []),
  ];
  for (const name of new Set(names)) assert.deepEqual([agencyOf(name, shipped).regionCode, regionsIn(name)], [null, []], name);
});

const fixtures = ['data/portal', 'data/samples', 'test/portals', 'test/cases', 'test/check/rules', 'test/documents'];
for (const folder of fixtures) {
  test(`no place of the table of regions stands in ${folder}`, () => {
    assert.ok(existsSync(join(top, folder)));
    for (const name of readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' })) {
      const path = join(top, folder, name);
      if (!statSync(path).isFile() || !/\.(?:s?html?|xml|json|txt|md|jsx?)$/.test(name)) continue;
      const read = decode(readFileSync(path));
      if (!isRejection(read)) assert.deepEqual(regionsIn(read.text), [], name);
    }
  });
}

test('nor in the examples of the READMEs, but for those that are of real places on purpose', () => {
  for (const name of ['README.md', 'README.zh.md', 'data/samples/README.md', 'test/cases/README.md', 'test/portals/README.md']) {
    assert.deepEqual(regionsIn(readFileSync(join(top, name), 'utf8')).filter((r) => r !== '河南省'), [], name);
  }
});
