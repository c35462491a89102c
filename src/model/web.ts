// What passes between crawler and scrapers: addresses asked for, what came back, and what a page says of others.

/** What makes a request another one; headers are the crawler's. */
export interface WebRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** Form fields of a POST as sent (`a=1&b=2`). */
  readonly body?: string;
}

/** A page that came back with a body, decoded if it is text. */
export interface WebPage {
  readonly request: WebRequest;
  /** Address after redirects: relative links start from it. */
  readonly url: string;
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** The bytes as text; empty for what is not text. */
  readonly text: string;
}

/** An entry of a list: what it is called there, and the date the list gives it (YYYY-MM-DD). */
export interface Listed {
  readonly url: string;
  readonly title: string;
  readonly date: string | null;
}

/** What a task of the crawl is for. */
export type TaskKind = 'portal' | 'column' | 'list' | 'article' | 'part' | 'attachment';

/** A portal as its row in data/portals.csv has it. */
export interface Portal {
  /** Short name, unique: the first label of the host where the row gives none. */
  readonly id: string;
  readonly name: string;
  /** Address of the portal or of one agency's part of it. */
  readonly address: string;
  /** Family or `auto`. */
  readonly family: string;
  /** Addresses of annual-report columns, where known. */
  readonly columns: readonly string[];
  /** Other hosts that belong to it (attachments, unit sites). The host of `address` always does, and hosts under the same registered name. */
  readonly hosts: readonly string[];
  /** GB/T 2260, six digits, or longer codes of streets and townships. */
  readonly region: string | null;
}
