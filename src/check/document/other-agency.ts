// Another agency left in the text: the report names an organ as its own author that its title does not.
import type { Finding, Passage } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import type { RuleRecord } from '../../model/rule.js';
import { canBeOne, isOrgan, kindOf, squeezed } from './agency.js';
import { lead, stated, type DocumentRule } from './rule.js';
import { isQuoted, passage, proseIn, sentenceAt, type Prose } from './text.js';

const record: RuleRecord = {
  id: 'document.agency',
  basis: 'document',
  title: { zh: '正文以别的机关自称', en: 'the text names another agency as itself' },
  citation: { zh: '政府信息公开条例（2019修订）第四十九条：各行政机关报告本机关的工作', en: 'Regulations on Open Government Information (2019), art. 49: every organ reports its own work' },
  severity: 'warning',
  says: {
    zh: '“本报告由…编制”“现将…年政府信息公开…”“总结…年政府信息公开工作”和落款中的机关，与标题中的机关比较。“我镇”“我乡”“我街道”出现在局的报告里，也是别的机关的自称；“我县”多指地方，只看机关名称里没有县的。简称、全称、地名错一字、政府与其办公室、上级机关作为上级提到的不算。',
    en: 'The organ in “this report was compiled by”, “the report of … is published”, “sums up the work of …” and in the signature is compared with that of the title. 我镇, 我乡 or 我街道 in the report of a bureau is the self-name of another too; 我县 mostly is the place, and counts only where the name of the organ has no county. Short forms, a place misspelt by one sign, a government and its office, and organs merely mentioned are left alone.',
  },
  example: {
    breaks: { zh: '临溪县统计局的报告写“本报告由临溪县民政局编制”；或写“我镇共受理申请5件”', en: 'the report of 临溪县统计局 says “本报告由临溪县民政局编制”, or “我镇共受理申请5件”' },
    nearMiss: { zh: '临溪县发展和改革委员会的报告写“本报告由县发改委编制”，并提到“在临溪县人民政府领导下”“我县”', en: 'the report of 临溪县发展和改革委员会 calls itself 县发改委 and mentions the county government and 我县' },
  },
};

const name = '([\\p{Script=Han}（）]{4,30}?)';
const info = '(?:的)?(?:政府|政务)?信息公开';
const patterns: readonly { readonly words: string; readonly at: RegExp }[] = [
  { words: '总结', at: new RegExp(`总结了?\\s*${name}\\s*20\\d{2}\\s*年(?:度)?${info}`, 'u') },
  { words: '公布', at: new RegExp(`(?:公布|公开)\\s*${name}\\s*20\\d{2}\\s*年(?:度)?${info}`, 'u') },
  { words: '现', at: new RegExp(`现[将就把]\\s*${name}\\s*20\\d{2}\\s*年(?:度)?${info}`, 'u') },
  { words: '报告由', at: new RegExp(`报告由\\s*${name}\\s*(?:根据|依据|按照|依照|编制|组织编制|负责编制|编写)`, 'u') },
  // 根据《条例》，由石门县财政局编制本报告。
  { words: '编制', at: new RegExp(`(?:^|[，,。；])\\s*(?:现|特|现特)?由\\s*${name}(?:负责|组织|牵头)?编制(?:了|完成|形成)?(?:本|这份)(?:年度)?(?:报告|年报)`, 'u') },
  // 石门县财政局根据条例编制本报告: who writes is the subject of the sentence.
  { words: '编制', at: new RegExp(`(?:^|[。；])\\s*(?!根据|依据|按照|依照|遵照|由|在|经|受|为)${name}(?:根据|依据|按照|依照)[^。；]{0,80}?(?:组织|负责)?编制(?:了|完成|形成)?(?:本|这份)(?:年度)?(?:报告|年报)`, 'u') },
];
/** 2023年，临溪县民政局坚持…: the subject of the first sentence. */
const subject = new RegExp(`^20\\d{2}\\s*年(?:度)?[，,]?\\s*${name}(?=坚持|认真|严格|深入|紧紧|高度重视|全面贯彻|始终)`, 'u');

const rule: DocumentRule = { record, find };
export const otherAgency = rule;

function find(report: Report): Finding[] {
  const { value: own, from } = report.agency;
  if (own === null || (from !== 'title' && from !== 'text' && from !== 'given') || !isOrgan(own)) return [];
  const found = new Map<string, Passage[]>();
  const signing = new Set<Passage>();
  const add = (other: string, p: Passage): void => void found.set(other, [...(found.get(other) ?? []), p]);
  let first: Finding | null = null;
  const prose = proseIn(report);
  for (const p of prose) {
    // Who writes is said before the first section, or as it begins.
    if (p.paragraph < 0 || (p.section >= 0 && (p.sectionId !== 'overview' || p.paragraph > 1))) continue;
    for (const { words, at } of patterns) {
      const m = p.text.includes(words) ? at.exec(p.text) : null;
      if (m !== null && isOther(m[1]!, own)) add(squeezed(m[1]!), passage(p, m.index, m.index + m[0].length));
    }
    if (p.sectionId !== 'overview' || p.paragraph !== 0) continue;
    const m = subject.exec(p.text);
    if (m !== null && isOther(m[1]!, own)) first = doubt(m[1]!, own, passage(p, 0, m[0].length));
  }
  const signed = signature(prose);
  if (signed !== null && isOther(signed.text, own)) {
    const at = passage(signed, 0, signed.text.length);
    signing.add(at);
    add(squeezed(signed.text), at);
  }
  const certain = [...found].map(([other, passages]) => stated(record, {
    passages, scope: other,
    message: signing.has(passages[0]!) ? {
      zh: `落款是“${other}”，而报告是${own}的。`,
      en: `The signature at the end is that of “${other}”, but the report is of ${own}.`,
    } : {
      zh: `正文以“${other}”自称（“${passages[0]!.text}”），而报告是${own}的。`,
      en: `The text speaks as “${other}” (“${passages[0]!.text}”), but the report is of ${own}.`,
    },
  }));
  const others = [...certain, ...selfNames(prose, own)];
  return others.length > 0 || first === null ? others : [first];
}

/** What organs of one kind call themselves, and whose report cannot say it; 我乡村振兴局 and 我镇江市 are other words. 我局 is left alone: governments and townships have bureaus that write for them. */
const selves: readonly { readonly word: string; readonly at: RegExp; readonly not: (own: string) => boolean }[] = [
  { word: '我镇', at: /(?<![自使令])我镇(?![江海雄巴远平宁安原赉沅康坪静定压])/u, not: (own) => kindOf(own) === 'department' || isTownship(own, /街道办事处$/u) },
  { word: '我乡', at: /我乡(?![村镇亲情愁土])/u, not: (own) => kindOf(own) === 'department' || isTownship(own, /街道办事处$/u) },
  { word: '我街道', at: /我街道/u, not: (own) => kindOf(own) === 'department' || isTownship(own, /(?:[镇乡]|苏木)(?:人民)?政府$/u) },
  { word: '我县', at: /我县/u, not: (own) => kindOf(own) === 'department' && !/[县旗]/u.test(own) },
];

function isTownship(own: string, ending: RegExp): boolean {
  return kindOf(own) === 'township' && ending.test(squeezed(own));
}

/** A word by which organs of another kind speak of themselves. */
function selfNames(prose: readonly Prose[], own: string): Finding[] {
  return selves.filter((s) => s.not(own)).flatMap(({ word, at }) => {
    const passages = prose.flatMap((p) => {
      const m = p.paragraph >= 0 && p.text.includes(word) ? at.exec(p.text) : null;
      if (m === null || isQuoted(p.text, m.index)) return [];
      const [start, end] = sentenceAt(p.text, m.index);
      return [passage(p, start, end)];
    });
    if (passages.length === 0) return [];
    return [stated(record, {
      passages, scope: word,
      message: {
        zh: `正文有 ${passages.length} 处自称“${word}”（“${shown(passages[0]!.text)}”），而报告是${own}的。`,
        en: `The text calls its organ “${word}” in ${passages.length === 1 ? 'one place' : `${passages.length} places`} (“${shown(passages[0]!.text)}”), but the report is of ${own}.`,
      },
    })];
  });
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function doubt(other: string, own: string, at: Passage): Finding {
  return lead(record, {
    passages: [at], scope: squeezed(other),
    message: { zh: `开头一句说的是“${squeezed(other)}”，而报告是${own}的，请核对。`, en: `The first sentence is about “${squeezed(other)}”, but the report is of ${own}: please look.` },
  });
}

/** 政务公开办公室, 局信息中心: without a place in its name it may be a part of any organ. */
const part = /^[^省市县区州盟旗镇乡]*(?:办公室|办|中心|处)$/u;

function isOther(named: string, own: string): boolean {
  const n = squeezed(named);
  return isOrgan(n) && !part.test(n) && !canBeOne(n, own);
}

/** The line above a date at the end of the report. */
function signature(prose: readonly Prose[]): Prose | null {
  for (let i = prose.length - 1; i > 0 && i > prose.length - 4; i--) {
    if (!/^[\s\d〇○一二三四五六七八九十]+年[\s\d一二三四五六七八九十]+月[\s\d一二三四五六七八九十]+日$/u.test(prose[i]!.text)) continue;
    const above = prose[i - 1]!;
    return above.paragraph >= 0 && above.text.length <= 30 && !/[，。：；]/u.test(above.text) ? above : null;
  }
  return null;
}
