// Which family reads a page: asked by the crawl and by a first look, so that both find the same.
import type { Portal, WebPage } from '../model/web.js';
import type { Family } from './family.js';

/** So sure is sure enough to remember the family for the whole portal. */
const sureEnough = 0.65;

/** The family a portal's row names, or else the one that is surest of its pages, remembered once it is sure enough. */
export function familyChooser(families: readonly Family[]): (portal: Pick<Portal, 'id' | 'family'>, page: WebPage) => Family {
  const chosen = new Map<string, Family>();
  return (portal, page) => {
    const named = families.find((f) => f.id === portal.family) ?? chosen.get(portal.id);
    if (named !== undefined) return named;
    const last = families.at(-1);
    if (last === undefined) throw new Error('no families were given');
    if (page.text === '') return last;
    const best = families.map((family) => ({ family, sure: family.recognise(page).sure })).reduce((a, b) => (b.sure > a.sure ? b : a));
    if (best.sure >= sureEnough) chosen.set(portal.id, best.family);
    return best.sure > 0 ? best.family : last;
  };
}
