// No document hangs the program or takes all its memory: each is answered, with a report or with a code and a sentence.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortBombs } from './hostile/bombs.js';
import { small } from './hostile/documents.js';
import { readApart, type Answer } from './hostile/read-apart.js';

/** A cap on one child, not a measure: many times what is needed. */
const seconds = 120;

function answered(a: Answer | undefined, name: string, failure: string | null): asserts a is Answer {
  assert.ok(a !== undefined && a.name === name, `${name}: ${failure ?? 'no answer'}`);
  if (a.code === 'report') return;
  assert.match(a.code, /^[a-z-]+$/);
  // One sentence in each language.
  assert.match(a.message.en, /^[A-Z"].*[^\n]\.$/, `${name}: ${a.message.en}`);
  assert.match(a.message.zh, /^[^\n]{6,}。$/, `${name}: ${a.message.zh}`);
}

/** Answers by name. A document that ends the child is left without one, and a new child goes on behind it. */
async function readAll(names: readonly string[]): Promise<ReadonlyMap<string, Answer>> {
  const all = new Map<string, Answer>();
  for (let from = 0; from < names.length; ) {
    const { answers } = await readApart(names.slice(from), seconds);
    for (const a of answers) all.set(a.name, a);
    from += answers.length + 1;
    if (answers.length === names.length) break;
  }
  return all;
}

const answers = readAll(small.map((h) => h.name));

for (const h of small) {
  test(`${h.name} → ${h.answer?.join(' or ') ?? 'a code or a report'}`, async () => {
    const a = (await answers).get(h.name);
    answered(a, h.name, `no answer within ${seconds} s and 1024 MB`);
    if (h.answer !== undefined) assert.ok(h.answer.includes(a.code), a.code);
  });
}

test(`${shortBombs.length} long runs of signs in lines, cells, labels, titles and attributes`, async () => {
  const { answers: said, failure } = await readApart(shortBombs.map((b) => b.name), seconds);
  shortBombs.forEach((b, i) => answered(said[i], b.name, failure));
});
