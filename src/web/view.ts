// What every page is given: the store and its tables, the language, the links, and what the reader may do.
import type { RuleRecord } from '../model/rule.js';
import type { Lang } from '../model/text.js';
import type { Tables } from '../register/agency.js';
import type { Seen } from '../register/due.js';
import type { Reread } from '../export/evidence/page.js';
import type { Store } from '../store/store.js';
import type { Population } from '../survey/index.js';
import type { Address, Links } from './address.js';
import type { Html } from './html.js';
import type { Memory } from './memory.js';

/** What a site is made of. Given by the command that serves or publishes it. */
export interface Site {
  readonly store: Store;
  readonly tables: Tables;
  /** Everything that can be found, in order. */
  readonly rules: readonly RuleRecord[];
  readonly version: string;
  /** Reads an original again, apart from this process; null where it cannot be. */
  readonly reread: (bytes: Uint8Array, name: string) => Promise<Reread | null>;
  /** Whether originals are shown. */
  readonly originals: boolean;
  /** Whether the long table is among the files of a static site. */
  readonly longTable: boolean;
  /** What is known of published reports, for the register. */
  readonly seen: () => Promise<readonly Seen[]>;
  /** YYYY-MM-DD. */
  readonly today: () => string;
  readonly memory: Memory;
  /** Inhabitants, as whoever serves gives them; null: metrics per head are not offered. */
  readonly population: Population | null;
}

export interface View {
  readonly site: Site;
  readonly lang: Lang;
  readonly say: (zh: string, en: string) => string;
  readonly links: Links;
  readonly here: Address;
  /** `http://127.0.0.1:8412`, as it was asked for; null where pages are files. */
  readonly origin: string | null;
  /** Whether decisions are taken: of everybody, of those who know the token, of nobody. */
  readonly deciding: 'open' | 'token' | 'no';
  readonly sql: boolean;
  /** What a form has to bring back. */
  readonly form: string;
}

export interface Page {
  readonly title: string;
  /** Entry of the menu that it belongs to. */
  readonly place: string;
  readonly body: Html;
  readonly before?: string | null;
  readonly after?: string | null;
  /** A script that this page alone needs. */
  readonly script?: string;
  /** Uses all of a wide screen. */
  readonly wide?: boolean;
  /** HTTP status; default 200. */
  readonly status?: 200 | 400 | 403 | 404 | 429 | 503;
}
