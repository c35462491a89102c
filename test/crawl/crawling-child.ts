// A process that crawls loopback portals into a database until it is through, or somebody kills it.
import { openStore } from '../../src/store/store.js';
import { crawl } from './crawling.js';
import { portalOf } from './site.js';

const [path, ...addresses] = process.argv.slice(2);
const store = await openStore(path!);
process.stdout.write('open\n');
await crawl(store, addresses.map((address, i) => portalOf({ address }, { id: `p${i}`, columns: [`${address}nb/`] })));
await store.close();
