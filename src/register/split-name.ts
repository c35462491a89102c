// 青川市临溪区水务局 → 青川市临溪区 and 水务局: where the names of regions end and that of the organ begins.
import type { Text } from '../model/text.js';
import type { Region, RegionLevel, Regions } from './regions.js';
import type { Tables } from './tables.js';

export interface Split {
  /** Names of the region as printed; empty where the name has none. */
  readonly place: string;
  /** What stands behind them. */
  readonly rest: string;
  /** Regions that can be meant. */
  readonly candidates: readonly Region[];
  readonly sure: boolean;
  readonly why: readonly Text[];
}

/** Names of central organs before that of the region they work in. */
const lead = /^(?:国家税务总局|国家统计局|中华人民共和国(?=.*(?:海关|海事局))|中国人民银行|国家外汇管理局|国家金融监督管理总局|中国银行保险监督管理委员会|中国银保监会|中国证券监督管理委员会|中国证监会)(?=.+)/u;
/** Organs of such lines, which name the region without its kind: 国家统计局青川调查队, 青川海关. */
const lineOrgan = /^(.{2,8}?)(调查总队|调查队|海关|海事局|监管分局|监管局|中心支行|支行|分行)$/u;
const kinds: Readonly<Record<string, readonly RegionLevel[]>> = { 省: ['province'], 自治区: ['province'], 市: ['prefecture', 'county', 'province'], 州: ['prefecture'], 盟: ['prefecture'], 县: ['county'], 区: ['county'], 旗: ['county'] };

/** `context`: code of the page's region, or null. */
export function splitName(name: string, tables: Tables, context: string | null): Split {
  const { regions } = tables;
  const bare = name.replace(lead, '');
  const known = longest(bare, regions);
  if (known !== null) return { ...known, sure: true, why: [] };
  const short = shortSplit(bare, regions, context);
  if (short !== null) return short;
  const line = lineOrgan.exec(bare);
  if (line !== null) {
    const candidates = ['市', '省', '县', '区', '地区', '州'].flatMap((unit) => regions.named(line[1]! + unit)).concat(regions.named(line[1]!));
    const head = candidates.filter((r) => r.level !== 'county');
    return { place: line[1]!, rest: line[2]!, candidates: head.length > 0 ? head : candidates, sure: false, why: [{ zh: `${line[1]!}没有写明是省、市还是县`, en: `${line[1]!} is named without its kind` }] };
  }
  const shape = byShape(bare, tables);
  if (shape !== null) return { ...shape, candidates: [], sure: false, why: [{ zh: `GB/T 2260 里没有${shape.place}`, en: `no region of GB/T 2260 is called ${shape.place}` }] };
  const region = context === null ? null : regions.byCode(context);
  // An organ of the centre, or one that leaves its region to the page.
  return { place: '', rest: bare, candidates: region === null ? [] : [region], sure: false, why: region === null ? [] : [{ zh: `地区取自本页：${region.name}`, en: `the region is that of the page, ${region.name}` }] };
}

/** The longest run of known regions, each within the one before it. */
function longest(text: string, regions: Regions): Pick<Split, 'place' | 'rest' | 'candidates'> | null {
  let best: { length: number; candidates: readonly Region[] } = { length: 0, candidates: [] };
  const walk = (at: number, within: readonly Region[] | null): void => {
    if (within !== null && at > best.length && !splitsWord(text, at)) best = { length: at, candidates: within };
    for (let n = Math.min(regions.longest, text.length - at); n >= 2; n--) {
      const word = text.slice(at, at + n);
      const next = within === null ? regions.named(word) : within.flatMap((w) => regions.named(word, w.code)).filter((r, i, all) => all.indexOf(r) === i);
      if (next.length > 0) walk(at + n, next);
    }
  };
  walk(0, null);
  if (best.length === 0) return null;
  // 省 alone of 浙江省 may have been left behind a short name.
  return { place: text.slice(0, best.length), rest: text.slice(best.length), candidates: best.candidates };
}

/** 浙江 of 浙江师范, 吉林 of 吉林街道: a short name of a province must be followed by something that can stand alone. */
function splitsWord(text: string, at: number): boolean {
  return /^(?:镇|乡|街道|路|大学|学院)/u.test(text.slice(at));
}

/** 市水务局, 区政府办: the kind of region without its name, which the page has. */
function shortSplit(text: string, regions: Regions, context: string | null): Split | null {
  const m = /^(?:我|本|全)?(自治区|省|市|州|盟|县|区|旗)(?!场监|政|容|域|划|属)(.+)$/u.exec(text) ?? /^(?:我|本)(自治区|省|市|州|盟|县|区|旗)()$/u.exec(text) ?? /^(市|区|县|州|省|旗)(政[府务协].*|市场监.*)$/u.exec(text);
  if (m === null) return null;
  const [, unit = '', rest = ''] = m;
  const path = context === null ? [] : regions.path(context);
  // The nearest region of that kind: 市 on the page of a county-level city is the city itself, on that of a district the city above.
  const meant = [...path].reverse().find((r) => kinds[unit]!.includes(r.level) && (unit === '自治区' ? /自治区$/u : new RegExp(`${unit}$`, 'u')).test(r.name));
  const why: Text = meant === undefined
    ? { zh: `“${unit}”没有写明是哪一个，本页也没有`, en: `“${unit}” does not say which one, and the page has none` }
    : { zh: `“${unit}”指本页的${meant.name}`, en: `“${unit}” is ${meant.name}, of the page` };
  return { place: '', rest, candidates: meant === undefined ? [] : [meant], sure: meant !== undefined, why: [why] };
}

/** Up to three names that end as regions do, for places the standard does not have; the last cut whose rest is a department the table knows, else the last cut at all. */
function byShape(text: string, { departments }: Tables): Pick<Split, 'place' | 'rest'> | null {
  const cuts: number[] = [];
  const unit = /[^省市县区旗州盟]{1,12}?(?:自治区|自治州|自治县|自治旗|地区|林区|省|市|州|盟|县|区|旗)/uy;
  for (let n = 0; n < 3; n++) {
    const m = unit.exec(text);
    if (m === null) break;
    if (/(?:社区|开发区|高新区|园区|景区|灌区|库区|新区|示范区|保护区|保税区|度假区|管理区|工业区|合作区|试验区|自贸区|地州|集聚区)$/u.test(m[0])) break;
    cuts.push(unit.lastIndex);
  }
  const good = cuts.findLast((at) => at === text.length || departments.of(text.slice(at)) !== null) ?? cuts.at(-1);
  return good === undefined ? null : { place: text.slice(0, good), rest: text.slice(good) };
}
