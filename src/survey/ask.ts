// Parts of a question as they are written on a command line or in an address: years, and whom to compare with.
import type { Region, Regions } from '../register/regions.js';
import type { Peers } from './peers.js';

/** `2019-2024`, `2024`; null for anything else. */
export function yearsFrom(text: string): { readonly from: number; readonly to: number } | null {
  const m = /^((?:19|20)\d\d)(?:[-–—]((?:19|20)\d\d))?$/u.exec(text.trim());
  const [from, to] = [Number(m?.[1]), Number(m?.[2] ?? m?.[1])];
  return m === null || to < from || to - from > 60 ? null : { from, to };
}

export type PeersRead =
  | { readonly status: 'read'; readonly peers: Peers }
  /** None of `same-department`, `same-level`, `children-of REGION`. */
  | { readonly status: 'unknown' }
  | { readonly status: 'no-region'; readonly name: string }
  /** Several regions of today have the name. */
  | { readonly status: 'ambiguous'; readonly name: string; readonly regions: readonly Region[] };

/** `same-department`, `same-level`, `children-of 河南省` (also `children-of:410000`). Regions by name, by code, or by the first two or four digits of it. */
export function peersFrom(text: string, regions: Regions): PeersRead {
  const given = text.trim();
  if (given === 'same-department' || given === 'same-level') return { status: 'read', peers: { kind: given } };
  const name = /^children-of[\s:=]+(\S.*)$/u.exec(given)?.[1]?.trim();
  if (name === undefined) return { status: 'unknown' };
  const found = /^\d{2}(?:\d{2}){0,2}$/.test(name) ? [regions.byCode(name.padEnd(6, '0'))].filter((r) => r !== null) : regions.named(name);
  const codes = [...new Set(found.map((r) => regions.current(r)))];
  if (codes.length === 0) return { status: 'no-region', name };
  if (codes.length > 1) return { status: 'ambiguous', name, regions: codes.map((c) => regions.byCode(c)!) };
  return { status: 'read', peers: { kind: 'children-of', regionCode: codes[0]! } };
}
