// What must be known of a sentence before its first clause is read.
import type { SectionId } from '../../model/report.js';
import { remedies } from './cells.js';
import type { Clause } from './clause.js';

export interface Survey {
  /** It speaks of what was late: what was in time is not all. */
  readonly late: boolean;
  /** It sets part apart from whole. */
  readonly parted: boolean;
  /** Organisations are counted under two names. */
  readonly twoKinds: boolean;
  /** 均与政府信息公开无关: reviews of all kinds were counted. */
  readonly dead: boolean;
  /** 新收申请中，予以公开 3 件: of those carried in, there are more. */
  readonly ofNew: boolean;
  /** 本机关作为行政复议机关: what is counted of reviews are those it decided on. */
  readonly judging: boolean;
  /** It names reviews, suits or their outcomes. */
  readonly reviews: boolean;
  /** It opens with words that are not of requests: 劳动仲裁方面，新收 3 件. */
  readonly stray: boolean;
}

const unrelated = /与(?:政府|政务)?信息公开[^,。;]{0,8}无关|不涉及(?:政府|政务)?信息公开|均?非(?:政府|政务)?信息公开/;
const judge = /(?:作为|担任|履行)[^,。;]{0,12}复议(?:机关|机构|职责|职能)|复议(?:机关|机构|局|委员会)(?:全年|共|累计|依法)*(?:受理|收到|审理|办理|审结)/;
const amongNew = /(?:新收|新受理|新接收|收到|受理|接收)[^,。;:()]{0,20}中[,:]/;

/** `text`: of the paragraph, which the tokens have places in. */
export function surveyOf(clauses: readonly Clause[], text: string): Survey {
  let [late, parted, legal, organisations, remedy, outcome] = [false, false, false, false, false, false];
  const tokens = clauses.flatMap((c) => c.tokens);
  for (const t of tokens) {
    if (t.id === 'late') late = true;
    else if (t.id === 'legal?') legal = true;
    if (t.letter === 'p' || t.letter === 'd') parted = true;
    else if (t.letter === 'x') organisations ||= t !== clauses[0]!.tokens[0] && text.slice(t.start, t.end).includes('组织');
    else if (remedies[t.letter] !== undefined) remedy = true;
    else if (t.letter === 'e') outcome = true;
  }
  const own = tokens.length === 0 ? '' : text.slice(tokens[0]!.start, tokens.at(-1)!.end);
  const opening = clauses.find((c) => c.letters !== '')?.letters ?? '';
  return { judging: (remedy || own.includes('复议')) && /复议[机局委职]/.test(own) && judge.test(own), reviews: remedy || outcome, stray: /[xXl~]/.test(opening) && !/[NQ]/.test(opening), late, parted, twoKinds: legal && organisations, dead: remedy && unrelated.test(own), ofNew: (own.includes('中,') || own.includes('中:')) && amongNew.test(own) };
}

/** A paragraph without one of these words states nothing about a cell; simplified and traditional, as short as tells them apart: every paragraph is searched for them. */
const speaks = /申[请請]|[复復複][议議]|[诉訴][讼訟]|[规規]章|[规規][范範]性|[许許]可|[处處][罚罰]|[强強]制|[收理][费費]/;
const states = /[\d０-９一二三四五六七八九十两兩百千万萬零〇壹贰貳叁參肆伍陆陸柒捌玖无無未]|没有|沒有|不存在/;

const about: ReadonlySet<SectionId | null> = new Set<SectionId | null>(['requests', 'reviews']);
const longest = 20_000;

/** False for paragraphs that need not be read: no word of the form, no number or negation. */
export function mayState(text: string, id: SectionId | null): boolean {
  return text.length <= longest && (about.has(id) || speaks.test(text)) && states.test(text);
}
