// The documents that the crawler brought, with the pieces of their newest version; and what became of them when they were read.
import type { CrawledDocument, DocumentState, Headers, Piece, PieceRole } from '../model/crawl.js';
import { writing, type Db } from './connection.js';
import type { DocumentFilter } from './crawl-answers.js';

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

export function settleDocument(db: Db, { id, version }: Pick<CrawledDocument, 'id' | 'version'>, state: 'read' | 'rejected', reason: string | null): Promise<void> {
  return writing(db, async (d) => {
    await d.updateTable('document').set({ state, reason }).where('id', '=', id).where('version', '=', version).where('state', 'in', ['fetched', 'read', 'rejected']).execute();
  });
}
