// Names of regions, and the provinces that can be chosen.
import type { Site } from '../view.js';

/** Newest name of a region by its code or the first digits of it; the digits where there is no such code. */
export function regionName(site: Site, code: string): string {
  return site.tables.regions.byCode(code.padEnd(6, '0'))?.name ?? code;
}

/** From the province down. */
export function regionPath(site: Site, code: string): readonly { readonly code: string; readonly name: string }[] {
  return site.tables.regions.path(code.padEnd(6, '0')).map((r) => ({ code: r.code, name: r.name }));
}

/** 410000 → 41, 410100 → 4101. */
export function digitsOf(code: string): string {
  return code.replace(/(?:00)+$/u, '');
}

/** Provinces in force, by the first two digits. */
export function provinces(site: Site): readonly { readonly code: string; readonly name: string }[] {
  return site.tables.regions.all.filter((r) => r.level === 'province' && r.to === null).map((r) => ({ code: r.code.slice(0, 2), name: r.name }));
}
