// The tables of the crawl as Kysely knows them: the queue, every request with its body, the documents found. Times that are compared are milliseconds since 1970, others ISO 8601.
import { sql, type Generated, type SqlBool } from 'kysely';

export interface CrawlTables {
  /** Bytes under their SHA-256, zlib: of reports as published and of everything fetched, kept once. */
  body: { sha256: string; size: number; deflated: Uint8Array };
  /** `round_began`: of the round now or last under way; `round_ended` null: it is not finished. */
  portal: {
    id: string; name: string; address: string; family: string; columns: string; hosts: string; region: string | null; round: number; round_began: number; round_ended: number | null; first_fetch: number;
  };
  task: {
    id: Generated<number>; portal: string; key: string; kind: string; method: string; address: string; body: string | null; host: string; moved_to: string | null; hops: number; state: 'waiting' | 'done' | 'failed';
    priority: number; due: number; attempts: number; depth: number; round: number; column_id: number | null; document_id: number | null; role: string | null; position: number; label: string | null; listed_date: string | null;
    fetch_id: number | null; code: string | null; detail: string | null;
  };
  host: {
    host: string; next_at: number; failures: number; trips: number; blocked: number; delay: number | null; dead_code: string | null; dead_detail: string | null; leased_by: string | null; leased_until: number;
  };
  fetch: {
    id: Generated<number>; portal: string; at: string; duration: number; method: string; address: string; request_body: string | null; request_headers: string; status: number | null; response_headers: string | null;
    body_sha: string | null; not_modified_of: number | null; error_code: string | null; error_detail: string | null;
  };
  document: {
    id: Generated<number>; portal: string; key: string; address: string; title: string | null; listed_title: string | null; listed_date: string | null; date: string | null; state: string; reason: string | null;
    version: number; digest: string | null; round: number; first_seen: string; changed_at: string; unchanged_until: string | null; last_seen: string;
  };
  document_fetch: { document_id: number; version: number; role: string; position: number; fetch_id: number; sha256: string; address: string; label: string | null };
  listed: { column_id: number; key: string; portal: string; address: string; title: string; date: string | null; passed_over: string | null; round: number; first_seen: string };
  /** What a list says of its own length, by its first page: entries, pages, and rows that are one entry with another; `round` of the crawl that read it. */
  stated: { column_id: number; round: number; entries: number | null; pages: number | null; twins: number };
  robots: { origin: string; text: string | null; expires: number };
}

/** Written out, not bound: SQLite takes a partial index only where it sees that its condition holds. */
export const isWaiting = sql<SqlBool>`task.state = 'waiting'`;
