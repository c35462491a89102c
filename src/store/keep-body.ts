// Bytes under their SHA-256, kept once however often they come.
import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type { Db } from './connection.js';

/** Keeps the bytes; returns their SHA-256 in lower-case hex. */
export async function keepBody(db: Db, bytes: Uint8Array): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await db.selectFrom('body').select('size').where('sha256', '=', sha256).executeTakeFirst();
  if (known === undefined) await db.insertInto('body').values({ sha256, size: bytes.length, deflated: deflateSync(bytes) }).execute();
  return sha256;
}

export async function selectBody(db: Db, sha256: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom('body').select('deflated').where('sha256', '=', sha256).executeTakeFirst();
  return row === undefined ? null : new Uint8Array(inflateSync(row.deflated));
}
