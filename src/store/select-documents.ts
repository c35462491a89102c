// The documents that the crawler brought, with the pieces of their newest version; and what became of them when they were read.
import { createHash } from 'node:crypto';
import type { CrawledDocument, DocumentState, Headers, Piece, PieceRole } from '../model/crawl.js';
import { writing, type Db } from './connection.js';
import type { DocumentFilter } from './crawl-answers.js';
import { selectBody } from './keep-body.js';

const documentsAPage = 100;
const roles: readonly PieceRole[] = ['page', 'part', 'attachment', 'picture'];

export async function* selectDocuments(db: Db, filter: DocumentFilter): AsyncIterableIterator<CrawledDocument> {
  let last = 0;
  for (;;) {
    let q = db.selectFrom('document').selectAll().where('id', '>', last).orderBy('id').limit(documentsAPage);
    if (filter.portal !== undefined) q = q.where('portal', '=', filter.portal);
    if (filter.state !== undefined) q = q.where('state', '=', filter.state);
    if (filter.address !== undefined) q = q.where('address', '=', filter.address);
    const page = await q.execute();
    for (const d of page) {
      yield {
        id: d.id, portal: d.portal, key: d.key, address: d.address, title: d.title ?? d.listed_title, listedTitle: d.listed_title, listedDate: d.listed_date, date: d.date, state: d.state as DocumentState, reason: d.reason,
        version: d.version, firstSeen: d.first_seen, changedAt: d.changed_at, unchangedUntil: d.unchanged_until, lastSeen: d.last_seen, pieces: await piecesOf(db, d.id, d.version),
      };
    }
    if (page.length < documentsAPage) return;
    last = page.at(-1)!.id;
  }
}

async function piecesOf(db: Db, id: number, version: number): Promise<Piece[]> {
  const rows = await db.selectFrom('document_fetch as p').innerJoin('fetch as f', 'f.id', 'p.fetch_id').selectAll('p').select(['f.at', 'f.response_headers'])
    .where('p.document_id', '=', id).where('p.version', '=', version).orderBy('p.position').execute();
  const pieces = rows.map((p): Piece => ({
    role: p.role as PieceRole, position: p.position, address: p.address, label: p.label, sha: p.sha256, fetch: p.fetch_id, at: p.at,
    mediaType: p.response_headers === null ? null : ((JSON.parse(p.response_headers) as Headers).find(([k]) => k === 'content-type')?.[1] ?? null),
  }));
  return pieces.sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || a.position - b.position);
}

export interface StoredPages {
  readonly pages: readonly StoredPiece[];
  readonly pictures: readonly StoredPiece[];
}

export interface StoredPiece {
  readonly address: string;
  readonly bytes: Uint8Array;
}

/** Of any version: which one is told by the bytes that its pages make together. */
export async function selectPages(db: Db, addresses: readonly string[], sha: string): Promise<StoredPages | null> {
  const found = await db.selectFrom('document_fetch as p').innerJoin('document as d', 'd.id', 'p.document_id').select(['p.document_id', 'p.version']).distinct()
    .where('d.address', 'in', [...addresses]).where('p.role', '=', 'part').execute();
  for (const { document_id, version } of found) {
    const pieces = await piecesOf(db, document_id, version);
    const kept = async (...wanted: readonly PieceRole[]): Promise<StoredPiece[]> => Promise.all(pieces.filter((p) => wanted.includes(p.role)).map(async (p) => ({ address: p.address, bytes: (await selectBody(db, p.sha)) ?? new Uint8Array() })));
    const pages = await kept('page', 'part');
    const hash = createHash('sha256');
    for (const p of pages) hash.update(p.bytes);
    if (hash.digest('hex') === sha) return { pages, pictures: await kept('picture') };
  }
  return null;
}

export function settleDocument(db: Db, { id, version }: Pick<CrawledDocument, 'id' | 'version'>, state: 'read' | 'rejected', reason: string | null): Promise<void> {
  return writing(db, async (d) => {
    await d.updateTable('document').set({ state, reason }).where('id', '=', id).where('version', '=', version).where('state', 'in', ['fetched', 'read', 'rejected']).execute();
  });
}
