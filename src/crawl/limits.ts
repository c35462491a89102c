// The bounds of a request and of a crawl.

/** Times in milliseconds, sizes in bytes. */
export interface FetchLimits {
  readonly connect: number;
  readonly headers: number;
  /** Between two pieces of a body. */
  readonly body: number;
  /** A request from beginning to end. */
  readonly total: number;
  /** Of a body as sent, and of what it unpacks to. */
  readonly bytes: number;
  readonly redirects: number;
}

export const defaultFetchLimits: FetchLimits = { connect: 15_000, headers: 30_000, body: 30_000, total: 180_000, bytes: 64 * 1024 * 1024, redirects: 8 };

export interface CrawlLimits {
  /** Columns below columns. */
  readonly depth: number;
  /** Pages of one list. */
  readonly pages: number;
  readonly parts: number;
  readonly documents: number;
  readonly pictures: number;
  /** Smaller pictures are ornaments, bytes. */
  readonly smallestPicture: number;
  /** Hosts asked at the same time. */
  readonly hosts: number;
}

export const defaultCrawlLimits: CrawlLimits = { depth: 4, pages: 500, parts: 40, documents: 10, pictures: 20, smallestPicture: 4096, hosts: 64 };
