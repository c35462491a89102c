// Does a sentence count what the tables of this report count? An organ's tables are its own; those of a government are of its region.
import type { Mention } from '../../model/mention.js';

/** `same`: yes. `doubt`: it may count more or less than the tables. `other`: another organ, or a region the report is not of. */
export type Whose = 'same' | 'doubt' | 'other';

type Level = 'province' | 'city' | 'district' | 'county' | 'prefecture' | 'league' | 'banner' | 'township';
const levels: Readonly<Record<string, Level>> = { 省: 'province', 市: 'city', 区: 'district', 县: 'county', 州: 'prefecture', 盟: 'league', 旗: 'banner', 镇: 'township', 乡: 'township', 街道: 'township' };

interface Agency {
  readonly name: string;
  /** Of a government or what acts as one; null for departments and offices. */
  readonly level: Level | null;
  readonly office: boolean;
  /** It decides on reconsiderations itself. */
  readonly judges: boolean;
}

/** What the name of an organ tells of it. */
export function agencyOf(name: string | null): Agency {
  const bare = (name ?? '').replaceAll(/\s/g, '');
  const governs = /(街道|[省市区县州盟旗镇乡])(?:人民政府|政府|办事处|行政公署)?$/.exec(bare) ?? /(区)(?:管理委员会|管委会)$/.exec(bare);
  const level = governs === null ? null : levels[governs[1]!]!;
  return { name: bare, level, office: /(?:办公室|办公厅|政府办|府办)$/.test(bare), judges: /司法|复议/.test(bare) || (level !== null && level !== 'township') };
}

export function whose(mention: Mention, agency: Agency): Whose {
  const { level } = agency;
  const higher = level !== null && level !== 'township';
  const words = mention.subject ?? '';
  if (mention.scope === 'own') {
    // 我镇 in the report of a town is all of it; 本机关 in that of a government may be its office alone.
    if (/镇|乡|街道/.test(words)) return level === 'township' ? 'same' : 'other';
    return higher ? 'doubt' : 'same';
  }
  if (mention.scope === 'region') {
    const named = /街道|[省市区县州盟旗镇乡]/.exec(words)?.[0];
    if (level === null) return 'doubt';
    if (named === undefined) return /行政区域/.test(words) ? 'same' : 'doubt';
    return levels[named] === level ? 'same' : 'other';
  }
  if (mention.scope === 'office') return agency.office ? 'same' : higher ? 'doubt' : 'other';
  return words === '' ? 'same' : named(words, agency);
}

/** An organ called by its name: this one, with or without its place; or another. */
function named(words: string, { name, level }: Agency): Whose {
  const own = words.replace(/^[内本]/, '');
  if (/^(?:单位|机关|部门|分局|局|委|办|中心)$/.test(own)) return level === null || level === 'township' ? 'same' : 'doubt';
  if (name === '') return 'other';
  // 县民政局 is not that of a city; an organ whose place is not known may be any.
  const same = name === own || (own.length >= 3 && name.endsWith(own)) || (name.length >= 4 && own.endsWith(name)) || own.replace(/^[省市区县州旗乡镇]/, '') === name;
  if (level === null || level === 'township') return same || (level === 'township' && /^(?:镇|乡|街道)(?:人民政府|政府|办事处|办)?$/.test(own)) ? 'same' : 'other';
  return same || /^[省市区县州盟旗](?:人民)?政府$/.test(own) ? 'doubt' : 'other';
}

/** Reconsiderations that the organ itself decides on are not those against it. */
export function mayJudge(mention: Mention, agency: Agency): boolean {
  return agency.judges && mention.cells.some((c) => c.startsWith('reconsideration.')) && /收到|受理|审理|办理|处理|接|審|辦/.test(mention.text);
}
