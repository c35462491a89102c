// The site as files: every page that a page links to, beginning with the first.
import { dataset } from '../export/dataset.js';
import type { Sink } from '../export/format.js';
import { csv } from '../export/formats/csv.js';
import type { Lang } from '../model/text.js';
import { fileOf, stillLinks, type Address } from './address.js';
import { searchFiles } from './search-index.js';
import { webSite } from './site.js';
import type { Site } from './view.js';

export interface StillFile {
  /** Within the folder, with `/`; the same for the same page whenever it is published. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A table too large to be held at once, which pages link: written piece by piece. Throws what goes wrong, so that no file is cut short in silence. */
export interface StillTable {
  readonly path: string;
  write(sink: Sink): Promise<void>;
}

const longTable: Address = { path: ['export', 'long.csv'], query: {} };

/** The same in every language, and written once. */
export function stillTables(site: Site): readonly StillTable[] {
  return !site.longTable ? [] : [{
    path: fileOf(longTable, 'zh'),
    write: async (sink) => csv.write(await dataset(site.store, { rules: site.rules, shapes: ['long'], bom: true }), { folder: false, open: async () => sink, path: (name) => name }),
  }];
}

/** Pages that are made at the same time: some wait for an original to be read. */
const atOnce = 8;

/** The first language is that of the top folder, if it is Chinese; English lies below `en/`. Links to pages that are not there are errors of the program, and thrown. What `stillTables` gives is linked, and not among these. */
export async function* still(site: Site, languages: readonly Lang[]): AsyncGenerator<StillFile> {
  // What was linked last is written first: then few pages wait at a time, whatever the number of reports.
  const waiting: { readonly to: Address; readonly lang: Lang }[] = [];
  const known = new Set<string>();
  const found = (to: Address, lang: Lang): void => {
    // Both languages of an original one after the other: it is read once.
    for (const each of to.path.at(-1) === 'original' ? languages : [lang]) {
      const file = fileOf(to, each);
      if (file === fileOf(longTable, each) || known.has(file) || !languages.includes(each)) continue;
      known.add(file);
      waiting.push({ to, lang: each });
    }
  };
  const app = webSite(site, { links: (here, lang) => stillLinks(here, languages.includes(lang) ? lang : languages[0]!, found, languages) });
  const make = async ({ to, lang }: { readonly to: Address; readonly lang: Lang }): Promise<StillFile> => {
    const query = new URLSearchParams(Object.entries(to.query).flatMap(([k, v]): [string, string][] => (v === null || v === undefined || v === '' ? [] : [[k, String(v)]])));
    if (lang === 'en') query.set('lang', 'en');
    const asked = `/${to.path.map(encodeURIComponent).join('/')}?${query.toString()}`;
    const answer = await app.request(asked, { headers: { host: 'localhost' } });
    // A report may be expected, and linked, under a name that no report has.
    if (answer.status !== 200 && answer.status !== 404) throw new Error(`${asked} answers ${answer.status}`);
    return { path: fileOf(to, lang), bytes: new Uint8Array(await answer.arrayBuffer()) };
  };
  for (const lang of languages) found({ path: [], query: {} }, lang);
  const making: Promise<StillFile>[] = [];
  while (waiting.length > 0 || making.length > 0) {
    while (making.length < atOnce && waiting.length > 0) {
      const file = make(waiting.pop()!);
      // Its failure is told when its turn comes.
      file.catch(() => undefined);
      making.push(file);
    }
    yield await making.shift()!;
  }
  yield* searchFiles(site);
}
