// A body as it is sent → its bytes, decompressed, never more than the limit of either; a bomb stops while it unpacks.
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import type { Reason } from '../model/crawl.js';

export class BodyError extends Error {
  constructor(readonly reason: Reason) {
    super(reason.detail);
  }
}

/** @param encoding the Content-Encoding header, or ''. @param limit bytes, of the body as sent and of what it unpacks to. Throws BodyError, and what the stream throws. */
export async function unpack(body: Readable, encoding: string, limit: number): Promise<Uint8Array> {
  const names = encoding.toLowerCase().split(',').map((s) => s.trim()).filter((s) => s !== '' && s !== 'identity').reverse();
  // Giving a body up is said on the stream, too, where nobody may be listening any more.
  body.on('error', () => undefined);
  if (names.length > 2 || names.some((n) => !['gzip', 'x-gzip', 'deflate', 'br'].includes(n))) {
    body.destroy();
    throw new BodyError({ code: 'encoding', detail: `unknown Content-Encoding ${encoding.slice(0, 80)}` });
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of names.reduce((source, name) => unpacked(source, name), bounded(body, limit))) {
    size += chunk.length;
    if (size > limit) {
      body.destroy();
      throw tooLarge(limit);
    }
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

async function* bounded(body: Readable, limit: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    yield chunk;
  }
}

async function* unpacked(source: AsyncGenerator<Buffer>, name: string): AsyncGenerator<Buffer> {
  const first = await source.next();
  if (first.done === true) return;
  // Some servers send raw deflate where zlib is meant.
  const zlib = name === 'br' ? createBrotliDecompress() : name !== 'deflate' ? createGunzip() : (first.value[0]! & 0x0f) === 8 ? createInflate() : createInflateRaw();
  let cut: unknown = null;
  void feed(zlib, first.value, source).catch((e: unknown) => {
    cut = e;
    zlib.destroy();
  });
  try {
    for await (const chunk of zlib as AsyncIterable<Buffer>) yield chunk;
  } catch (e) {
    if (cut !== null) throw cut;
    const why = e instanceof Error ? e.message : String(e);
    throw new BodyError(/unexpected end/i.test(why) ? { code: 'truncated', detail: `the ${name} body ends too early` } : { code: 'encoding', detail: `not ${name}: ${why}` });
  } finally {
    zlib.destroy();
    await source.return(undefined);
  }
}

async function feed(zlib: Transform, first: Buffer, rest: AsyncGenerator<Buffer>): Promise<void> {
  const push = (chunk: Buffer): Promise<void> => new Promise((done) => {
    if (zlib.destroyed || zlib.write(chunk)) return done();
    return void zlib.once('drain', done).once('close', done);
  });
  await push(first);
  for await (const chunk of rest) {
    if (zlib.destroyed) return;
    await push(chunk);
  }
  if (!zlib.destroyed) zlib.end();
}

function tooLarge(limit: number): BodyError {
  return new BodyError({ code: 'too-large', detail: `more than ${limit} bytes` });
}
