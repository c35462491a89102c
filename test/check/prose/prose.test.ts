// Sentences against tables, percentages and each other: what is found, what is only pointed out, what is left alone, and in what words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proseFindings } from '../../../src/check/prose/prose.js';
import { proseRules } from '../../../src/check/prose/rules.js';
import type { EditionId } from '../../../src/model/edition.js';
import type { Finding } from '../../../src/model/finding.js';
import type { SectionId } from '../../../src/model/report.js';
import type { Value } from '../../../src/model/value.js';
import { mentionsOf } from '../../../src/parse/mentions/mentions.js';
import { filled, type Written } from '../cells.js';

interface Case {
  readonly agency?: string | null;
  readonly edition?: EditionId;
  readonly section?: SectionId;
  /** Cells other than 0; `requests.` and `.total` may be left out. */
  readonly cells?: Readonly<Record<string, Written>>;
  readonly rest?: Written;
  readonly says: string | readonly string[];
  readonly holds?: boolean;
}

function findings({ agency = '临溪县民政局', edition = '2021', section = 'overview', cells = {}, rest = 0, says, holds = false }: Case): Finding[] {
  const anchor = { line: 1, column: 1 };
  const full = Object.fromEntries(Object.entries(cells).map(([k, v]) => [/\./.test(k) ? k : `requests.${k}.total`, v]));
  // `~5`: read from a picture, and not surely.
  const unsure = Object.entries(full).filter(([, w]) => typeof w === 'string' && w.startsWith('~'));
  const texts = typeof says === 'string' ? [says] : says;
  const report = {
    cells: new Map([...filled(edition, rest, full), ...unsure.map(([ref, w]): [string, Value] => [ref, { state: 'number', value: Number(String(w).slice(1)), raw: String(w), anchor: null, confidence: 0.6 }])]), agency: { value: agency, from: 'title' as const }, year: { value: 2023, from: 'title' as const },
    sections: [{ id: section, heading: '一、总体情况', anchor, paragraphs: texts.map((text) => ({ text, anchor })) }],
  };
  return proseFindings(report, mentionsOf(report.sections), holds);
}

/** 61 came in and 9 were left, 58 of the 70 were concluded; those of natural persons, and the rest of companies. */
const flow: Readonly<Record<string, Written>> = {
  new: 61, carried_in: 9, granted: 20, partly_granted: 8, concluded: 58, carried_out: 12,
  'requests.new.natural_person': 40, 'requests.carried_in.natural_person': 7, 'requests.granted.natural_person': 13, 'requests.partly_granted.natural_person': 5, 'requests.concluded.natural_person': 37, 'requests.carried_out.natural_person': 10,
  'requests.new.company': 21, 'requests.carried_in.company': 2, 'requests.granted.company': 7, 'requests.partly_granted.company': 3, 'requests.concluded.company': 21, 'requests.carried_out.company': 2,
};

/** `prose broken 12 13`: rule, outcome, what the sentence says, what stands there. */
const short = (f: Finding): string => `${f.rule} ${f.outcome} ${f.left} ${f.right}`;

const table: readonly (readonly [string, Case, readonly string[]])[] = [
  ['a number agrees', { cells: { new: 12 }, says: '共受理政府信息公开申请12件。' }, []],
  ['a number differs', { cells: { new: 5 }, says: '共受理政府信息公开申请2件。' }, ['prose broken 2 5']],
  ['what was carried in is counted with it', { cells: { new: 10, carried_in: 2 }, says: '共受理政府信息公开申请12件。' }, []],
  ['new requests only', { cells: { new: 10, carried_in: 2 }, says: '新收政府信息公开申请12件。' }, ['prose broken 12 10']],
  ['none, but there were', { cells: { new: 3 }, says: '我局未收到政府信息公开申请。' }, ['prose broken 0 3']],
  ['in force: none against 32', { cells: { 'normative_documents.in_force': 32 }, section: 'proactive', says: '现行有效的规范性文件0件。' }, ['prose broken 0 32']],
  ['combined results', { cells: { granted: 200, partly_granted: 75, unavailable_not_held: 337 }, section: 'requests', says: '予以公开及部分公开258件，无法提供265件。' }, ['prose broken 258 275', 'prose broken 265 337']],
  ['all upheld, but some pending', { cells: { 'reconsideration.total': 9, 'reconsideration.upheld': 7, 'reconsideration.pending': 2, 'litigation_direct.total': 1, 'litigation_direct.upheld': 1 }, section: 'reviews', says: '行政复议9件，行政诉讼1件，均获维持。' }, ['prose broken 9 7']],
  ['ten in, none out', { cells: { new: 10, concluded: 10 }, says: '新受理政府信息公开申请10件，全年办结0件，转下一年办理0件。' }, ['prose broken 0 10', 'prose.sentences broken 10 0']],
  ['eleven in, eight and one out', { cells: { new: 11, concluded: 8, carried_out: 1 }, says: '受理政府信息公开申请11件，办结8件，结转下年1件。' }, ['prose.sentences broken 11 9']],
  ['more out than in: some were carried in', { cells: { new: 11, concluded: 12, carried_out: 1 }, says: '受理政府信息公开申请11件，办结12件，结转下年1件。' }, []],
  ['flow with what was carried in', { cells: { new: 11, carried_in: 3, concluded: 12, carried_out: 1 }, says: '新收政府信息公开申请11件，上年结转3件，办结12件，结转下年1件。' }, ['prose.sentences broken 14 13']],
  ['applicants: of what came in, behind what was carried in', { cells: flow, says: '收到政府信息公开申请61件，上年结转9件，其中自然人申请40件。' }, []],
  ['applicants: of both together', { cells: flow, says: '收到政府信息公开申请61件，上年结转9件，其中自然人申请47件，法人或其他组织申请23件。' }, []],
  ['applicants: of what was carried in', { cells: flow, says: '收到政府信息公开申请61件，上年结转9件，其中自然人申请7件。' }, []],
  ['applicants: of neither', { cells: flow, says: '收到政府信息公开申请61件，上年结转9件，其中自然人申请44件。' }, ['prose broken 44 40']],
  ['applicants: of what was carried in, and wrong', { cells: flow, says: '收到政府信息公开申请61件，上年结转9件，其中自然人申请6件。' }, ['prose broken 6 7']],
  ['applicants: more than anything counted', { cells: flow, says: '收到政府信息公开申请61件，上年结转9件，其中自然人申请400件。' }, ['prose broken 400 7']],
  ['applicants: behind all that was done', { cells: flow, says: '收到政府信息公开申请61件，办结58件，结转下年度继续办理12件，其中自然人申请40件，商业企业21件。' }, []],
  ['applicants: behind all that was done, and wrong', { cells: flow, says: '收到政府信息公开申请61件，办结58件，结转下年度继续办理12件，其中自然人申请41件。' }, ['prose broken 41 37']],
  ['applicants: of all to be handled', { cells: flow, says: '收到政府信息公开申请61件，上年结转9件，共计办理70件，自然人47件，法人或其他组织23件。' }, []],
  ['applicants: of those granted', { cells: flow, says: '收到政府信息公开申请61件，予以公开20件，其中自然人13件；部分公开8件，其中自然人5件。' }, []],
  ['applicants: of those granted, in brackets', { cells: flow, says: '收到政府信息公开申请61件，予以公开20件（自然人13件、商业企业7件），部分公开8件（自然人5件）。' }, []],
  ['applicants: of those granted, and wrong', { cells: flow, says: '收到政府信息公开申请61件，予以公开20件，其中自然人14件。' }, ['prose broken 14 13']],
  ['applicants: of those granted whole and in part', { cells: flow, says: '收到政府信息公开申请61件，予以公开20件，部分公开8件，其中自然人18件。' }, []],
  ['applicants: of a number that was not read', { cells: flow, says: '收到政府信息公开申请61件，延期答复6件，其中自然人4件。' }, []],
  ['reviews the organ decides itself', { cells: { 'reconsideration.total': 6, 'reconsideration.upheld': 4, 'litigation_direct.total': 3, 'litigation_direct.upheld': 3 }, says: '本机关作为行政复议机关，受理政府信息公开类行政复议申请15件，其中维持11件，纠正2件。' }, []],
  ['reviews the organ decides itself, said a sentence before', { cells: { 'reconsideration.total': 6, 'reconsideration.upheld': 4, 'litigation_direct.total': 3, 'litigation_direct.upheld': 3 }, says: '局里担任复议机构。收到政府信息公开行政复议申请15件，维持11件。' }, []],
  ['reviews a judicial bureau handles', { agency: '临溪县司法局', cells: { 'reconsideration.total': 6, 'reconsideration.upheld': 4, 'litigation_direct.total': 3, 'litigation_direct.upheld': 3 }, says: '受理政府信息公开行政复议申请15件，维持11件。' }, []],
  ['reviews against a judicial bureau', { agency: '临溪县司法局', cells: { 'reconsideration.total': 6, 'reconsideration.upheld': 4, 'litigation_direct.total': 3, 'litigation_direct.upheld': 3 }, says: '政府信息公开引发行政复议6件，维持5件。' }, ['prose broken 5 4']],
  ['results of what was carried in', { cells: flow, says: '收到政府信息公开申请61件，上年结转9件，今年全部办结，其中予以公开3件，部分公开2件。' }, []],
  ['results of what was carried in, more than there are', { cells: { ...flow, granted: 2 }, says: '收到政府信息公开申请61件，上年结转9件，今年全部办结，其中予以公开3件，部分公开2件。' }, ['prose broken 3 2']],
  ['results of all, behind what was carried in', { cells: flow, says: '收到政府信息公开申请61件，上年结转9件，办结58件，其中予以公开3件。' }, ['prose broken 3 20']],
  ['results of those received this year', { cells: flow, says: '收到政府信息公开申请61件，当年办结49件，其中予以公开18件，部分公开7件。' }, []],
  ['results of those received this year, more than there are', { cells: flow, says: '收到政府信息公开申请61件，当年办结49件，其中予以公开31件。' }, ['prose broken 31 20']],
  ['outcomes of reviews and suits together', { cells: { 'reconsideration.total': 6, 'reconsideration.upheld': 4, 'litigation_direct.total': 3, 'litigation_direct.upheld': 3 }, says: '收到政府信息公开申请0件，由此引发行政复议6件，行政诉讼3件，其中维持7件。' }, []],
  ['outcomes of reviews and suits together, the words of one not known', { cells: { 'reconsideration.total': 6, 'reconsideration.upheld': 4, 'litigation_direct.total': 3, 'litigation_direct.upheld': 3 }, says: '收到政府信息公开申请0件，所以引来行政复议6件，行政诉讼3件，其中维持7件。' }, []],
  ['growth from the year before, said behind it', { cells: { new: 100 }, says: '2023年，我局收到政府信息公开申请100件，同比增长18%，2022年为80件。' }, ['prose.percentage broken 18 25']],
  ['growth from the year before, told between', { cells: { new: 100 }, says: '2023年，我局收到政府信息公开申请100件，2022年收到80件，同比增长25%。' }, []],
  ['decisions of both years', { cells: { 'licences.decisions': 90 }, says: '2023年作出行政许可决定90件，2022年作出120件，同比减少30%。' }, ['prose.percentage broken -30 -25']],
  ['applicants, respectively', { cells: flow, says: '收到政府信息公开申请61件，其中自然人、法人或其他组织申请分别为40件、21件。' }, []],
  ['applicants, respectively, and wrong', { cells: flow, says: '收到政府信息公开申请61件，其中自然人、法人或其他组织申请分别为45件、16件。' }, ['prose broken 45 40', 'prose broken 16 21']],
  ['all who may apply', { cells: flow, says: '收到自然人、法人或其他组织申请政府信息公开61件。' }, []],
  ['none denied', { cells: { ...flow, denied_internal_affairs: 3 }, says: '收到政府信息公开申请61件，无不予公开的申请。' }, ['prose broken 0 3']],
  ['none denied, nor in the table', { cells: flow, says: '收到政府信息公开申请61件，无不予公开的申请。' }, []],
  ['none denied without a ground', { cells: { ...flow, denied_internal_affairs: 3 }, says: '收到政府信息公开申请61件，无不予公开的随意情形。' }, []],
  ['no complaints received', { cells: { ...flow, unprocessed_petition: 12 }, says: '收到政府信息公开申请61件，未收到信访举报投诉类申请。' }, ['prose broken 0 12']],
  ['no complaints received, but perhaps the year before', { cells: { ...flow, unprocessed_petition: 5 }, says: '收到政府信息公开申请61件，未收到信访举报投诉类申请。' }, []],
  ['none denied of those carried in', { cells: { ...flow, denied_internal_affairs: 3 }, says: '收到政府信息公开申请61件，上年结转9件，今年全部办结，无不予公开的情况。' }, []],
  ['the office of a government whose table is of its region', { agency: '白石县人民政府', cells: { new: 95 }, says: '县政府办公室受理政府信息公开申请17件。' }, ['prose undecided 17 95']],
  ['a government by itself', { agency: '白石县人民政府', cells: { new: 95 }, says: '县政府受理政府信息公开申请17件。' }, ['prose undecided 17 95']],
  ['a region in the report of its government', { agency: '白石县人民政府', cells: { new: 95 }, says: '全县共受理政府信息公开申请17件。' }, ['prose broken 17 95']],
  ['a region in the report of a department', { cells: { new: 5 }, says: '全县民政系统工作有序。全县共受理政府信息公开申请17件。' }, ['prose undecided 17 5']],
  ['of whom the sentence before has counted', { cells: { new: 5 }, says: '全县共受理政府信息公开申请17件。其中，自然人申请15件。' }, ['prose undecided 17 5', 'prose undecided 15 0']],
  ['another region than that of the government', { agency: '云栖区人民政府', cells: { new: 5 }, says: '全市共受理政府信息公开申请17件。' }, []],
  ['another organ', { agency: '白石县人民政府', cells: { new: 95 }, says: '县水利局收到政府信息公开申请17件。' }, []],
  ['the organ by its short name', { cells: { new: 5 }, says: '县民政局收到政府信息公开申请17件。' }, ['prose broken 17 5']],
  ['an organ of the same kind elsewhere', { agency: '青川市民政局', cells: { new: 5 }, says: '县民政局收到政府信息公开申请17件。' }, []],
  ['an organ whose place is not known', { agency: '民政局', cells: { new: 5 }, says: '县民政局收到政府信息公开申请17件。' }, ['prose broken 17 5']],
  ['a figure read from a picture, not surely', { cells: { new: '~5' }, says: '收到政府信息公开申请17件。' }, []],
  ['the whole is stated, and a part of it', { agency: '白石县人民政府', cells: { new: 95 }, says: '全县共受理政府信息公开申请95件，其中县政府办公室受理17件。' }, []],
  ['a town and its report', { agency: '临溪县三河乡人民政府', cells: { new: 5 }, says: '我乡收到政府信息公开申请17件。' }, ['prose broken 17 5']],
  ['another year', { cells: { new: 5 }, says: '2022年收到政府信息公开申请17件。' }, []],
  ['another year, and this one', { cells: { new: 5 }, says: '2022年收到政府信息公开申请17件，今年收到6件。' }, ['prose broken 6 5']],
  ['another year, all of it', { cells: { new: 5 }, says: '2022年工作有序，全年收到政府信息公开申请17件。' }, []],
  ['requests carried over from last year', { cells: { carried_in: 5 }, says: '2022年度结转政府信息公开申请4件。' }, ['prose broken 4 5']],
  ['of an organ without a name', { agency: null, cells: { new: 5 }, says: '我局收到政府信息公开申请17件。' }, ['prose broken 17 5']],
  ['a bureau of justice decides on reconsiderations', { agency: '南泉县司法局', cells: { 'reconsideration.total': 1 }, section: 'reviews', says: '全年受理行政复议申请17件。' }, []],
  ['those against it', { agency: '南泉县司法局', cells: { 'reconsideration.total': 1 }, section: 'reviews', says: '因政府信息公开被申请行政复议17件。' }, ['prose broken 17 1']],
  ['over, and within it', { cells: { new: 326 }, says: '收到政府信息公开申请300余件。' }, []],
  ['over, but it is under', { cells: { new: 286 }, says: '收到政府信息公开申请300余件。' }, ['prose broken 300 286']],
  ['about', { cells: { new: 12_345 }, says: '收到政府信息公开申请1.2万件。' }, []],
  ['about, and far off', { cells: { new: 1234 }, says: '收到政府信息公开申请1.2万件。' }, ['prose broken 12000 1234']],
  ['yuan in the sentence, 万元 in the table', { cells: { 'fees.amount': 203.98 }, section: 'proactive', says: '行政事业性收费2039758.6元。' }, []],
  ['another amount', { cells: { 'fees.amount': 203.97 }, section: 'proactive', says: '行政事业性收费2139758.6元。' }, ['prose broken 213.97586 203.97']],
  ['yuan in both: the slip of the table is another rule', { cells: { 'fees.amount': 2039758.6 }, section: 'proactive', says: '行政事业性收费2039758.6元。' }, []],
  ['the fee for information is not compared', { cells: { 'fees.amount': 12 }, section: 'other', says: '本年度未收取信息处理费。' }, []],
  ['a blank total over figures is their sum', { cells: { new: '', 'requests.new.natural_person': 4 }, rest: '', says: '收到政府信息公开申请4件。' }, []],
  ['a blank table', { rest: '', says: '收到政府信息公开申请4件。' }, ['prose undecided 4 null']],
  ['a blank table and none', { rest: '', says: '未收到政府信息公开申请。' }, []],
  ['a table that is not there', { rest: null, says: '收到政府信息公开申请4件。' }, []],
  ['a cell that cannot be read', { cells: { new: '?1 2' }, says: '收到政府信息公开申请4件。' }, []],
  ['documents of the form of 2019', { edition: '2019', cells: { 'normative_documents.made': 3, 'normative_documents.published': 4 }, section: 'proactive', says: '制定规范性文件4件。' }, []],
  ['other results of the form of 2019', { edition: '2019', cells: { other_all: 3 }, section: 'requests', says: '不予处理0件，其他处理4件。' }, ['prose broken 4 3']],
  ['granted may include partly', { cells: { granted: 3, partly_granted: 2 }, section: 'requests', says: '予以公开5件。' }, []],
  ['granted beside partly does not', { cells: { granted: 3, partly_granted: 2 }, section: 'requests', says: '予以公开5件，部分公开2件。' }, ['prose broken 5 3']],
  ['some of what was carried in', { cells: { concluded: 9, carried_in: 3 }, says: '答复政府信息公开申请9件（含上年结转2件）。' }, []],
  ['more than was carried in', { cells: { concluded: 9, carried_in: 3 }, says: '答复政府信息公开申请9件（含上年结转4件）。' }, ['prose broken 4 3']],
  ['one figure stated twice', { cells: { new: 5 }, says: ['收到政府信息公开申请2件。', '收到政府信息公开申请2件。'] }, ['prose broken 2 5']],
  ['two numbers for one thing', { cells: { new: 5 }, says: ['收到政府信息公开申请5件。', '新收政府信息公开申请6件。'] }, ['prose broken 6 5', 'prose.sentences broken 5 6']],
  ['two senses of one word', { cells: { new: 5, carried_in: 1 }, says: ['受理政府信息公开申请6件。', '新收政府信息公开申请5件。'] }, []],
  ['two numbers and no table', { rest: null, says: ['收到政府信息公开申请5件。', '新收政府信息公开申请6件。'] }, ['prose.sentences broken 5 6']],
  ['two senses and no table', { rest: null, says: ['受理政府信息公开申请6件，上年结转1件。', '收到政府信息公开申请5件。'] }, []],
  ['applicants', { rest: null, says: '收到政府信息公开申请12件，其中自然人申请9件，法人或其他组织申请2件。' }, ['prose.sentences broken 12 11']],
  ['applicants that add up', { rest: null, says: '收到政府信息公开申请12件，其中自然人申请9件，法人或其他组织申请3件。' }, []],
  ['more results than were concluded', { rest: null, says: '收到政府信息公开申请12件，办结10件，其中予以公开6件，部分公开3件，不予公开2件。' }, ['prose.sentences broken 10 11']],
  ['some of the results', { rest: null, says: '收到政府信息公开申请12件，办结10件，其中予以公开6件，部分公开3件。' }, []],
  ['a share', { rest: null, says: '收到政府信息公开申请12件，其中予以公开5件，占41.7%。' }, []],
  ['a share that was cut', { rest: null, says: '收到政府信息公开申请12件，其中予以公开5件，占41.6%。' }, []],
  ['a share one too high in its last digit', { rest: null, says: '收到政府信息公开申请20件，其中予以公开5件，占26%。' }, ['prose.percentage broken 26 25']],
  ['a share one too low in its last digit', { rest: null, says: '收到政府信息公开申请20件，其中予以公开5件，占24%。' }, ['prose.percentage broken 24 25']],
  ['a share that is another', { rest: null, says: '收到政府信息公开申请12件，其中予以公开5件，占47.1%。' }, ['prose.percentage broken 47.1 41.67']],
  ['a share of what was concluded', { rest: null, says: '收到政府信息公开申请12件，办结10件，其中予以公开5件，占50%。' }, []],
  ['a share in words', { rest: null, says: '收到政府信息公开申请12件，其中予以公开5件，占百分之四十。' }, ['prose.percentage broken 40 41.7']],
  ['a share of a number beside it', { rest: null, says: '收到政府信息公开申请12件，其中自然人申请5件，占总数12件的41.7%。' }, []],
  ['a share of a number beside it that is another', { rest: null, says: '收到政府信息公开申请12件，其中自然人申请5件，占总数12件的45%。' }, ['prose.percentage broken 45 41.7']],
  ['a share of what came in with what was carried in', { rest: null, says: '新收政府信息公开申请126件，上年结转4件。其中予以公开65件，占50%。' }, []],
  ['a share of a number that was not read', { rest: null, says: '新收政府信息公开申请126件，上年结转4件，共130件，其中予以公开65件，占50%。' }, []],
  ['a share of a total that only the table has', { cells: { new: 12, concluded: 10, granted: 5, carried_out: 2 }, says: '收到政府信息公开申请12件，其中予以公开5件，占50%。' }, []],
  ['a share of a whole that is not stated, beside another kind', { rest: null, section: 'requests', says: '自然人申请38件，占76%；商业企业申请12件，占24%。' }, []],
  ['a share of one kind of documents', { rest: null, section: 'proactive', says: '制定行政规范性文件30件，废止3件，占20%。' }, []],
  ['a share of a remedy', { rest: null, section: 'reviews', says: '行政复议5件，其中维持4件，占75%。' }, ['prose.percentage broken 75 80']],
  ['a reason and its result', { rest: null, section: 'requests', says: '不予公开8件，其中属于国家秘密2件，占20%。' }, ['prose.percentage broken 20 25']],
  ['growth of the two figures in the sentence', { cells: { new: 100 }, says: '2022年收到政府信息公开申请80件，2023年收到政府信息公开申请100件，同比增长25%。' }, []],
  ['another growth', { cells: { new: 100 }, says: '2022年收到政府信息公开申请80件，2023年收到政府信息公开申请100件，同比增长20%。' }, ['prose.percentage broken 20 25']],
  ['growth against a figure beside it', { cells: { new: 45 }, says: '2023年收到政府信息公开申请45件，较2022年的55件减少10件，下降18.2%。' }, []],
  ['growth that was cut', { cells: { new: 45 }, says: '收到政府信息公开申请45件，较上年的55件下降18.1%。' }, []],
  ['a fall that is none', { cells: { new: 45 }, says: '收到政府信息公开申请45件，较上年的35件减少10件。' }, ['prose.percentage broken -10 10']],
  ['a fall by another number, and share', { cells: { new: 45 }, says: '收到政府信息公开申请45件，较2022年的55件减少12件，下降21.8%。' }, ['prose.percentage broken -12 -10', 'prose.percentage broken -21.8 -18.18']],
  ['growth about so much', { cells: { new: 100 }, says: '收到政府信息公开申请100件，较上年的81件增长约25%。' }, []],
  ['growth since a year that is not the one before', { cells: { new: 100 }, says: '2023年收到政府信息公开申请100件，较2019年的50件增长25%。' }, []],
  ['growth without the figure of the year before', { cells: { new: 100 }, says: '收到政府信息公开申请100件，同比增长25%。' }, []],
  ['growth from nothing', { cells: { new: 100 }, says: '收到政府信息公开申请100件，较上年的0件增长25%。' }, []],
  ['as many as the year before, which it was not', { cells: { new: 45 }, says: '收到政府信息公开申请45件，与2022年的44件持平。' }, ['prose.percentage broken 0 1']],
  ['not more than so many', { cells: { new: 286 }, says: '收到政府信息公开申请近300件。' }, []],
  ['more than so many', { cells: { new: 305 }, says: '收到政府信息公开申请近300件。' }, ['prose broken 300 305']],
  ['a hundred and some', { cells: { new: 99 }, says: '收到政府信息公开申请百余件。' }, ['prose broken 100 99']],
  ['repeated requests among those that came in', { cells: { new: 148, concluded: 148, unprocessed_repeated: 1 }, says: '新收政府信息公开申请148件（其中重复申请3件）。' }, []],
  ['repeated requests among those that were concluded', { cells: { new: 148, concluded: 148, unprocessed_repeated: 1 }, says: '新收政府信息公开申请148件，办结148件（其中重复申请3件）。' }, ['prose broken 3 1']],
  ['documents made public, on the form of 2019', { edition: '2019', cells: { 'normative_documents.published': 4, 'normative_documents.made': 5 }, section: 'proactive', says: '主动公开规章1件，行政规范性文件4件。' }, ['prose broken 1 0']],
  ['documents made public, which the form of 2021 does not ask for', { cells: { 'normative_documents.issued': 2 }, section: 'proactive', says: '主动公开行政规范性文件4件。' }, []],
  ['those received of what was concluded', { cells: { new: 12, concluded: 13, carried_in: 3, carried_out: 2 }, says: '办结政府信息公开申请13件（本年新收10件，上年结转3件）。' }, []],
  ['granted, part of it partly', { cells: { granted: 3, partly_granted: 2 }, section: 'requests', says: '予以公开5件（其中部分公开2件）。' }, []],
  ['lawsuits of all kinds', { cells: { 'litigation_direct.total': 2 }, section: 'reviews', says: '我局共办理行政诉讼案件35件，其中涉及政府信息公开2件。' }, []],
  ['concluded of those received this year', { cells: { new: 20, carried_in: 3, concluded: 21, carried_out: 2 }, says: '新收政府信息公开申请20件，办结18件，结转下年2件。' }, []],
  ['answered of those received this year, the others not due yet', { cells: { new: 20, carried_in: 3, concluded: 21, carried_out: 2 }, says: '收到政府信息公开申请20件，已答复18件，未到答复期限2件。' }, []],
  ['neither all that was concluded nor that of this year', { cells: { new: 20, carried_in: 3, concluded: 21, carried_out: 2 }, says: '新收政府信息公开申请20件，办结19件。' }, ['prose broken 19 21']],
  ['concluded, where the paragraph counts what was carried in', { cells: { new: 20, carried_in: 3, concluded: 21, carried_out: 2 }, says: '新收政府信息公开申请20件，上年结转3件，办结18件。' }, ['prose broken 18 21']],
  ['concluded of those counted anew, behind what was carried in', { cells: { new: 20, carried_in: 3, concluded: 21, carried_out: 2 }, says: '新收政府信息公开申请20件，上年结转3件。共收到政府信息公开申请20件，当年办结18件，结转下年2件。' }, []],
  ['concluded of all at hand', { cells: { new: 20, carried_in: 3, concluded: 21, carried_out: 2 }, says: '收到政府信息公开申请23件（含上年结转3件），办结18件。' }, ['prose broken 18 21']],
  ['concluded of this year, and all that was', { cells: { new: 20, carried_in: 3, concluded: 21, carried_out: 2 }, says: ['收到政府信息公开申请20件，办结18件。', '全年办结政府信息公开申请21件。'] }, []],
  ['results of all that was concluded, beside what was of this year', { cells: { new: 20, carried_in: 3, concluded: 21, carried_out: 2, granted: 15, partly_granted: 6 }, says: '收到政府信息公开申请20件，办结18件。其中予以公开15件，部分公开6件。' }, []],
  ['new reviews among all', { cells: { 'reconsideration.total': 5 }, section: 'reviews', says: '新发生政府信息公开行政复议3件，上年结转2件。' }, []],
  ['more new reviews than there are', { cells: { 'reconsideration.total': 5 }, section: 'reviews', says: '新发生政府信息公开行政复议6件。' }, ['prose broken 6 5']],
  ['reviews applied for', { cells: { 'reconsideration.total': 4 }, section: 'reviews', says: '收到政府信息公开行政复议申请5件，受理4件。' }, []],
  ['results of the new requests', { cells: { granted: 9, denied_state_secret: 3 }, says: '依法办理政府信息公开申请。新收申请中，予以公开7件，不予公开4件。' }, ['prose broken 4 3']],
  ['results of the requests of some', { cells: { new: 20, granted: 9, 'requests.new.company': 6, 'requests.granted.company': 2 }, says: '新收政府信息公开申请20件，其中商业企业申请6件，予以公开2件。' }, []],
  ['results of neither some nor all', { cells: { new: 20, granted: 9, 'requests.new.company': 6, 'requests.granted.company': 2 }, says: '新收政府信息公开申请20件，其中商业企业申请6件，予以公开3件。' }, ['prose broken 3 9']],
  ['results in a sentence of their own', { cells: { new: 20, granted: 9, 'requests.new.company': 6, 'requests.granted.company': 2 }, says: '新收政府信息公开申请20件，其中商业企业申请6件。予以公开2件。' }, ['prose broken 2 9']],
  ['applicants of the new requests among all at hand', { cells: { new: 20, carried_in: 3, 'requests.new.natural_person': 15, 'requests.new.company': 5 }, says: '受理政府信息公开申请23件（含上年结转3件），其中自然人申请15件，法人或其他组织申请5件。' }, []],
  ['applicants of the new requests among all at hand, without a table', { rest: null, says: '受理政府信息公开申请23件（含2022年结转3件），其中自然人申请15件，法人或其他组织申请5件。' }, []],
  ['applicants of neither', { rest: null, says: '受理政府信息公开申请23件（含2022年结转3件），其中自然人申请15件，法人或其他组织申请6件。' }, ['prose.sentences broken 23 21']],
  ['growth by so many, and the share of it', { cells: { new: 100 }, says: '收到政府信息公开申请100件，较上年增加20件，增长25%。' }, []],
  ['growth by so many, and another share', { cells: { new: 100 }, says: '收到政府信息公开申请100件，较上年增加20件，增长35%。' }, ['prose.percentage broken 35 25']],
  ['a fall by so many, and another share', { cells: { new: 60 }, says: '收到政府信息公开申请60件，较上年减少40件，下降66.7%。' }, ['prose.percentage broken -66.7 -40']],
  ['growth by so many from none', { cells: { new: 20 }, says: '收到政府信息公开申请20件，较上年增加20件，增长100%。' }, []],
  ['nothing carried in', { cells: { new: 20, concluded: 18, carried_out: 2 }, says: '新收政府信息公开申请20件，办结17件，结转下年2件。' }, ['prose broken 17 18', 'prose.sentences broken 20 19']],
  ['growth and the figure of the year before in brackets', { cells: { new: 412 }, says: '收到政府信息公开申请412件、同比增长32%（上年368件）。' }, ['prose.percentage broken 32 12']],
  ['growth that follows from the figure in brackets', { cells: { new: 412 }, says: '收到政府信息公开申请412件、同比增长12%（上年368件）。' }, []],
  ['growth from the figure beside it', { cells: { new: 1500 }, says: '收到政府信息公开申请1500件，上年1000件，增长50%。' }, []],
  ['another growth from the figure beside it', { cells: { new: 1500 }, says: '收到政府信息公开申请1500件，上年1000件，增长60%。' }, ['prose.percentage broken 60 50']],
  ['a figure of a year that is not the one before, in brackets', { cells: { new: 1500 }, says: '收到政府信息公开申请1500件，同比增长60%（2019年1000件）。' }, []],
  ['a share of none of the numbers stated', { cells: { new: 1307, concluded: 1307 }, says: '新收政府信息公开申请1307件，其中自然人申请634件，占57.5%。' }, ['prose broken 634 0', 'prose.percentage broken 57.5 48.51']],
  ['a share of another number stated, 占总数', { rest: null, says: '新收政府信息公开申请1307件，办结1103件，其中予以公开634件，占总数的57.5%。' }, []],
  ['a share of a number stated behind it', { rest: null, says: '新收政府信息公开申请1307件，其中予以公开634件，占57.5%，全年办结1103件。' }, []],
  ['all granted', { cells: { new: 23, concluded: 23, granted: 23 }, says: '收到政府信息公开申请23件，均予以公开。' }, []],
  ['all granted, with those carried in', { cells: { new: 23, carried_in: 2, concluded: 25, granted: 25 }, says: '收到政府信息公开申请23件，均予以公开。' }, []],
  ['all granted, some of them partly', { cells: { new: 23, concluded: 23, granted: 20, partly_granted: 3 }, says: '收到政府信息公开申请23件，均予以公开。' }, []],
  ['all granted, but some were denied', { cells: { new: 23, concluded: 23, granted: 20, denied_state_secret: 3 }, says: '收到政府信息公开申请23件，均予以公开。' }, ['prose broken 23 20']],
  ['no reviews, said behind the fee', { cells: { 'reconsideration.total': 2 }, section: 'other', says: '未收取信息处理费，没有发生行政复议、行政诉讼案件。' }, ['prose broken 0 2']],
  ['the fee for information, stated twice', { cells: {}, says: ['全年收取信息处理费1260元。', '本年度收取信息处理费0.126万元。'] }, []],
  ['the fee for information, rounded', { cells: {}, says: ['全年收取信息处理费1260元。', '本年度收取信息处理费0.13万元。'] }, []],
  ['two fees for information', { cells: {}, says: ['全年收取信息处理费1260元。', '本年度未收取信息处理费。'] }, ['prose.sentences broken 0.126 0']],
  ['the fee of an office beside that of the region', { agency: '白石县人民政府', cells: {}, says: ['全县收取信息处理费1260元。', '其中县政府办公室收取信息处理费300元。'] }, []],
  ['shares of something else', { rest: null, says: '收到政府信息公开申请12件，同比增长41%，办结率98%。' }, []],
];

test('what sentences say against tables and each other', () => {
  for (const [what, c, expected] of table) assert.deepEqual(findings(c).map(short), expected, what);
});

test('every rule is broken by a sentence and not by a near miss, and says what it is', () => {
  const broken = new Set(table.flatMap(([, c]) => findings(c)).filter((f) => f.outcome === 'broken').map((f) => f.rule));
  assert.deepEqual([...broken].sort(), proseRules.map((r) => r.id).sort());
  for (const r of proseRules) for (const text of [r.title, r.citation, r.says]) assert.ok(text.zh !== '' && text.en !== '', r.id);
  assert.ok(proseRules.every((r) => r.basis === 'prose'));
});

test('what holds is given where it is asked for', () => {
  const [f] = findings({ cells: { new: 12 }, says: '共受理政府信息公开申请12件。', holds: true });
  assert.equal(short(f!), 'prose holds 12 12');
  assert.equal(f!.difference, 0);
});

test('findings have the passages they rest on', () => {
  const [f] = findings({ cells: { new: 5 }, says: ['收到政府信息公开申请2件。', '收到政府信息公开申请2件。'] });
  assert.deepEqual(f!.passages!.map((p) => [p.place.paragraph, p.place.start, p.place.end, p.text]), [[0, 0, 12, '收到政府信息公开申请2件'], [1, 0, 12, '收到政府信息公开申请2件']]);
  assert.equal(f!.difference, -3);
  assert.deepEqual(f!.cells, ['requests.new.total']);
});

const words: readonly (readonly [Case, string, string])[] = [
  [
    { cells: { new: 5 }, says: '共受理政府信息公开申请2件。' },
    '「一、总体情况」第 1 段写“受理政府信息公开申请2件”，而表中「本年新收政府信息公开申请数量 · 总计」填的是 5，相差 3。',
    'Paragraph 1 of 「一、总体情况」 says “受理政府信息公开申请2件”, but the table has 5 for “new requests · total”, a difference of 3.',
  ],
  [
    { cells: { new: 10, carried_in: 2 }, says: '共受理政府信息公开申请17件。' },
    '「一、总体情况」第 1 段写“受理政府信息公开申请17件”，而表中「本年新收政府信息公开申请数量 · 总计」填的是 10，相差 7；按「本年新收政府信息公开申请数量 与 上年结转政府信息公开申请数量 · 总计」计为 12，也不相符。',
    'Paragraph 1 of 「一、总体情况」 says “受理政府信息公开申请17件”, but the table has 10 for “new requests · total”, a difference of 7; taken as “new requests and carried in from last year · total” it would be 12, which does not fit either.',
  ],
  [
    { cells: { denied_state_secret: 2, denied_enforcement_file: 3 }, section: 'requests', says: '不予公开4件。' },
    '「一、总体情况」第 1 段写“不予公开4件”，而表中「不予公开（共 8 项） · 总计」相加为 5，相差 1。',
    'Paragraph 1 of 「一、总体情况」 says “不予公开4件”, but the table has 5 for “denied (8 rows) · total” together, a difference of 1.',
  ],
  [
    { cells: { 'reconsideration.upheld': 1, 'reconsideration.total': 2 }, section: 'reviews', says: '行政复议2件，均获维持。' },
    '「一、总体情况」第 1 段写“均获维持”（即 2），而表中「行政复议 · 结果维持」填的是 1，相差 1。',
    'Paragraph 1 of 「一、总体情况」 says “均获维持” (that is, 2), but the table has 1 for “administrative reconsideration · upheld”, a difference of 1.',
  ],
  [
    { cells: { new: 286 }, says: '未收到政府信息公开申请。' },
    '「一、总体情况」第 1 段写“未收到政府信息公开申请”（即 0），而表中「本年新收政府信息公开申请数量 · 总计」填的是 286，相差 286。',
    'Paragraph 1 of 「一、总体情况」 says “未收到政府信息公开申请” (that is, 0), but the table has 286 for “new requests · total”, a difference of 286.',
  ],
  [
    { agency: '白石县人民政府', cells: { new: 95 }, says: '县政府办公室受理政府信息公开申请17件。' },
    '「一、总体情况」第 1 段写“受理政府信息公开申请17件”，说的是“县政府办公室”；表中「本年新收政府信息公开申请数量 · 总计」是 95，统计范围可能不同，未判定。',
    'Paragraph 1 of 「一、总体情况」 says “受理政府信息公开申请17件”, counting “县政府办公室”; the table has 95 for “new requests · total”, but may count others, so this was not decided.',
  ],
  [
    { rest: '', says: '收到政府信息公开申请4件。' },
    '「一、总体情况」第 1 段写“收到政府信息公开申请4件”，而表中「本年新收政府信息公开申请数量 · 总计」没有填写，无从核对。',
    'Paragraph 1 of 「一、总体情况」 says “收到政府信息公开申请4件”, but the table is blank for “new requests · total”, so this could not be compared.',
  ],
  [
    { rest: null, says: ['收到政府信息公开申请5件。', '新收政府信息公开申请6件。'] },
    '「一、总体情况」第 1 段写“收到政府信息公开申请5件”，「一、总体情况」第 2 段写“新收政府信息公开申请6件”，说的都是「本年新收政府信息公开申请数量 · 总计」，前后不一。',
    'Paragraph 1 of 「一、总体情况」 says “收到政府信息公开申请5件”, but paragraph 2 of 「一、总体情况」 says “新收政府信息公开申请6件”; both speak of “new requests · total”.',
  ],
  [
    { rest: null, says: '收到政府信息公开申请12件，其中予以公开5件，占47.1%。' },
    '「一、总体情况」第 1 段写“收到政府信息公开申请12件”、“予以公开5件”、“占47.1%”，5 ÷ 12 是 41.67%，不是 47.1%。',
    'Paragraph 1 of 「一、总体情况」 says “收到政府信息公开申请12件”, “予以公开5件” and “占47.1%”; 5 of 12 is 41.67%, not 47.1%.',
  ],
  [
    { rest: null, says: '受理政府信息公开申请11件，办结8件，结转下年1件。' },
    '「一、总体情况」第 1 段写“受理政府信息公开申请11件”、“办结8件”、“结转下年1件”：收到的是 11，办结与结转下年的是 8 + 1 = 9，两边不等。',
    'Paragraph 1 of 「一、总体情况」 says “受理政府信息公开申请11件”, “办结8件”, “结转下年1件”: 11 came in, but 8 + 1 = 9 were concluded or carried over.',
  ],
  [
    { rest: null, says: '收到政府信息公开申请12件，其中自然人申请9件，法人或其他组织申请2件。' },
    '「一、总体情况」第 1 段写“收到政府信息公开申请12件”、“自然人申请9件”、“法人或其他组织申请2件”：自然人与法人或其他组织相加 9 + 2 = 11，不是 12。',
    'Paragraph 1 of 「一、总体情况」 says “收到政府信息公开申请12件”, “自然人申请9件”, “法人或其他组织申请2件”: natural persons and organisations make 9 + 2 = 11, not 12.',
  ],
  [
    { cells: { new: 10, 'requests.new.company': 3, 'requests.new.research': 1 }, says: '收到政府信息公开申请10件，其中法人或其他组织申请5件。' },
    '「一、总体情况」第 1 段写“法人或其他组织申请5件”，而表中「本年新收政府信息公开申请数量 · 法人或其他组织」相加为 4，相差 1。',
    'Paragraph 1 of 「一、总体情况」 says “法人或其他组织申请5件”, but the table has 4 for “new requests · organisations” together, a difference of 1.',
  ],
  [
    { cells: { new: 286 }, says: '收到政府信息公开申请300余件。' },
    '「一、总体情况」第 1 段写“收到政府信息公开申请300余件”，而表中「本年新收政府信息公开申请数量 · 总计」填的是 286，不在其范围内。',
    'Paragraph 1 of 「一、总体情况」 says “收到政府信息公开申请300余件”, but the table has 286 for “new requests · total”, which is outside of that.',
  ],
];

test('messages say which sentence, where it stands, what it says and what the table says', () => {
  for (const [c, zh, en] of words) {
    const [f] = findings(c);
    assert.equal(f?.message.zh, zh);
    assert.equal(f?.message.en, en);
  }
});
