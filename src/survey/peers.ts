// Whom an agency is compared with: the same department next door, governments of its level, the governments right below a region.
import type { Text } from '../model/text.js';
import type { Region, Regions } from '../register/regions.js';
import type { ListedAgency } from '../store/figure-store.js';

export type Peers =
  /** The same department in the regions of the same parent; of a township, the townships of its county. */
  | { readonly kind: 'same-department' }
  /** Governments of regions of the same level within the province; of a department, the same department there. */
  | { readonly kind: 'same-level' }
  /** Governments of the regions right below this one. */
  | { readonly kind: 'children-of'; readonly regionCode: string };

export interface PeerGroup {
  /** In the order of `all`. The agencies asked for are among them where they belong to it. */
  readonly agencies: readonly ListedAgency[];
  /** In words, for the subtitle. */
  readonly says: Text;
}

const government = '人民政府';
const township = /.(?:镇|乡|苏木)人民政府$|.(?:街道|地区)办事处$/u;

/** Throws RangeError in words for an agency of which region or department is not known: it has no peers that could be told. */
export function peersOf(asked: readonly ListedAgency[], peers: Peers, all: readonly ListedAgency[], regions: Regions): PeerGroup {
  const place = (a: ListedAgency): Region | null => (a.regionCode === null ? null : regions.byCode(regions.current(a.regionCode)));
  if (peers.kind === 'children-of') {
    const parent = regions.current(peers.regionCode);
    const name = regions.byCode(parent)?.name ?? parent;
    return { agencies: all.filter((a) => a.department === government && place(a)?.parent === parent), says: { zh: `${name}所辖各地的人民政府`, en: `governments right below ${name}` } };
  }
  const wanted = asked.map((a) => {
    const region = place(a);
    if (region === null || a.department === null) throw new RangeError(a.agency);
    return { region, department: a.department, province: regions.path(region)[0]!.code, town: township.test(a.department) };
  });
  const belongs = (a: ListedAgency): boolean => {
    const region = place(a);
    const { department } = a;
    if (region === null || department === null) return false;
    return wanted.some((w) => {
      const same = w.town ? township.test(department) : department === w.department;
      if (peers.kind === 'same-department') return same && (w.town ? region.code === w.region.code : region.parent === w.region.parent);
      return same && region.level === w.region.level && regions.path(region)[0]!.code === w.province;
    });
  };
  const names = [...new Set(wanted.map((w) => (w.town ? '乡镇街道' : w.department)))].join('、');
  const first = wanted[0]?.region;
  const parent = first === undefined ? '' : first.parent === null ? '全国' : (regions.byCode(wanted[0]!.town ? first.code : first.parent)?.name ?? '');
  const province = first === undefined ? '' : regions.path(first)[0]!.name;
  return {
    agencies: all.filter(belongs),
    says: peers.kind === 'same-department' ? { zh: `${parent}各地的${names}`, en: `${names} of the regions of ${parent}` } : { zh: `${province}内同级的${names}`, en: `${names} of the same level within ${province}` },
  };
}
