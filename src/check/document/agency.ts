// What the name of an agency says for certain: what kind of organ it is, whether it may make regulations, whether two names are two organs. What a name leaves open is null.

export type AgencyKind = 'township' | 'department' | 'government' | 'government-office';

/** The last unit of place in a name; 市 of 市场监督管理局 and 区 of 区划 are none. */
const placed = /^(.*(?:省|自治区|自治州|地区|市|州|盟|县|区|旗)(?!场|政(?!府)|容|域|划|属))(.*)$/u;
const zone = /(?:新区|开发区|高新区|园区|景区|度假区|示范区|保税区|试验区|管理区|合作区|自贸区|工业区|矿区|林区|灌区|库区|社区)$/u;
const department = /(?:局|委|委员会|厅|办公室|办)$/u;

export function squeezed(name: string): string {
  return name.replace(/\s+/gu, '');
}

/** null where the name does not say. */
export function kindOf(name: string): AgencyKind | null {
  const n = squeezed(name);
  if (/(?:[镇乡]|苏木)(?:人民)?政府$|街道办事处$/u.test(n)) return 'township';
  const m = placed.exec(n);
  if (m === null || zone.test(m[1]!) || /^(?:中国|国家|中华)/u.test(n)) return null;
  const rest = m[2]!;
  if (/^(?:人民)?政府$/u.test(rest)) return 'government';
  if (/^(?:人民)?政府办(?:公[厅室])?$/u.test(rest)) return 'government-office';
  if (/管理?委员会$|管委会$|(?<!城)[镇乡]|街道|^委/u.test(rest) && !/(?:国有资产监督管理|监督管理)委员会$/u.test(rest)) return null;
  return rest.length > 1 && department.test(rest) ? 'department' : null;
}

/**
 * True where the law gives an organ of that name no power to make regulations (规章): townships, counties and districts, and the departments of any local government.
 * Governments of provinces and of cities may have it, organs without a place in their name too: false.
 */
export function cannotRegulate(name: string): boolean {
  const kind = kindOf(name);
  if (kind === 'township' || kind === 'department') return true;
  if (kind === null) return false;
  const place = placed.exec(squeezed(name))![1]!;
  return /(?:县|旗)$/u.test(place) || (place.endsWith('区') && !/(?:自治区|地区|特别行政区)$/u.test(place));
}

const organ = /(?:政府|局|委|委员会|办|办公室|厅|中心|镇|乡|街道|办事处|署|处)$/u;
const anyOrgan = /^(?:我|本|各|全|该|有关|相关|其他|市|县|区|省)[^市县区省州]{0,8}$|各级|有关|相关|社会公众|社会各|单位/u;

/** The name of one organ, with its place, not a word for any. */
export function isOrgan(name: string): boolean {
  return name.length >= 4 && name.length <= 30 && organ.test(name) && !anyOrgan.test(name);
}

const office = /(?:人民)?政府(?:办公[厅室]|办)$|党政(?:综合)?办(?:公室)?$/u;
const ending = /(?:局|委员会|委|厅|办公室|办|中心)$/u;

/** True where both names can be one organ: a part, a short form, a place misspelt by one sign, a government and its office, words in another order. */
export function canBeOne(a: string, b: string): boolean {
  const [x, y] = [whole(a), whole(b)];
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  if (long.includes(short) || isWithin(short, long)) return true;
  const [p, q] = [split(x), split(y)];
  if (!samePlace(p.place, q.place)) return false;
  const [i, o] = p.rest.length <= q.rest.length ? [p.rest, q.rest] : [q.rest, p.rest];
  return i === '' || isWithin(i, o) || shared(i, o) > 0.5;
}

/** Without blanks and brackets, the office as the government it is of. */
function whole(name: string): string {
  const n = squeezed(name).replace(/[（(][^）)]*[）)]/gu, '');
  return n.replace(office, '人民政府').replace(/(?<!人民)政府$/u, '人民政府').replace(/^中华人民共和国/u, '');
}

function split(name: string): { readonly place: string; readonly rest: string } {
  const m = placed.exec(name);
  const [region, organ] = m === null ? ['', name] : [m[1]!, m[2]!];
  const town = /^(.*(?:(?<!城)[镇乡]|苏木|街道))(人民政府|办事处|)$/u.exec(organ);
  const [place, rest] = town === null ? [region, organ] : [region + town[1]!, '人民政府'];
  return { place, rest: rest === '人民政府' ? rest : rest.replace(ending, '') };
}

/** 临溪县 and 青川市临溪县 are one place; a missing one can be any. */
function samePlace(a: string, b: string): boolean {
  const last = (p: string): string => /[^省市州盟县区旗镇乡]+(?:街道|[省市州盟县区旗镇乡])$/u.exec(p)?.[0] ?? p;
  return a === '' || b === '' || a.includes(last(b)) || b.includes(last(a)) || differsBySign(last(a), last(b));
}

/** Every sign of the shorter stands in the longer, in its order: 发改 in 发展和改革. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const c of long) if (c === short[at]) at++;
  return at === short.length;
}

function differsBySign(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 3) return false;
  let n = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) n++;
  return n <= 1;
}

function shared(a: string, b: string): number {
  const own = new Set(a);
  return [...own].filter((c) => b.includes(c)).length / own.size;
}
