// The words of a sample report: six sections that state what its tables state, in the turns of phrase that all of them share, with figures of their own.
import type { Cells, Draft } from '../generate/draft.js';
import { value } from '../generate/figures.js';
import type { Rng } from '../generate/rng.js';
import type { AgencyPlan } from './agencies.js';

interface Sentence {
  readonly text: string;
  /** What it states. */
  readonly of: readonly string[];
}

const total = (row: string): string => `requests.${row}.total`;

/** Sentences on the year's requests, results, reviews, documents and decisions. */
function stated(cells: Cells, us: string): Readonly<Record<'documents' | 'decisions' | 'requests' | 'results' | 'reviews', Sentence>> {
  const sum = (refs: readonly string[]): number => refs.reduce((n, ref) => n + value(cells, ref), 0);
  const say = (of: readonly (readonly string[])[], text: (n: readonly number[]) => string): Sentence => ({ of: of.flat(), text: text(of.map(sum)) });
  const rows = (start: string): string[] => [...cells.keys()].filter((ref) => ref.startsWith(`requests.${start}`) && ref.endsWith('.total'));
  const flow = [[total('new')], [total('carried_in')], [total('concluded')], [total('carried_out')]];
  const suits = ['litigation_direct.total', 'litigation_after_reconsideration.total'];
  const none = sum([total('new'), total('carried_in')]) === 0;
  return {
    documents: cells.has('normative_documents.issued')
      ? say([['normative_documents.issued'], ['normative_documents.repealed'], ['normative_documents.in_force']], ([a, b, c]) => `全年制定行政规范性文件${a!}件，废止行政规范性文件${b!}件，现行有效行政规范性文件${c!}件。`)
      : { of: [], text: '' },
    decisions: say([['licences.decisions'], ['penalties.decisions']], ([a, b]) => `${us}作出行政许可决定${a!}件，行政处罚处理决定${b!}件。`),
    requests: none
      ? { of: flow.flat(), text: `${us}未收到政府信息公开申请。` }
      : say(flow, ([a, b, c, d]) => `${us}新收政府信息公开申请${a!}件，上年结转${b!}件，办结${c!}件，结转下年度继续办理${d!}件。`),
    results: none
      ? { of: [], text: '' }
      : say([[total('granted')], [total('partly_granted')], rows('denied_'), rows('unavailable_'), rows('unprocessed_'), rows('other_')],
        ([a, b, c, d, e, f]) => `本年度办理结果：予以公开${a!}件、部分公开${b!}件、不予公开${c!}件、无法提供${d!}件、不予处理${e!}件、其他处理${f!}件。`),
    reviews: say([['reconsideration.total'], suits], ([a, b]) => `因政府信息公开被申请行政复议${a!}件，被提起行政诉讼${b!}件。`),
  };
}

/** Writes the prose of the sections. `honest`: the figures before anything was misprinted; what is said of a misprinted one is left out, so that a slip is in one place. */
export function words(draft: Draft, plan: AgencyPlan, year: number, honest: Cells, r: Rng): void {
  const us = plan.us;
  const said = stated(draft.cells, us);
  const printed = (s: Sentence): string => (s.of.some((ref) => value(draft.cells, ref) !== value(honest, ref)) ? '' : s.text);
  const section = (id: Draft['sections'][number]['id'], before: readonly string[]): void => {
    const own = draft.sections.find((s) => s.id === id);
    if (own !== undefined) own.before = before.filter((t) => t !== '');
  };
  section('overview', [
    `${year}年，${us}坚持以公开为常态、不公开为例外，持续推进政务公开标准化规范化，各项工作平稳有序。`,
    `（一）主动公开。${printed(said.documents)}${printed(said.decisions)}全年通过门户网站主动公开政府信息${r.int(20, 900)}条，发布政策解读${r.int(1, 30)}篇，开展意见征集${r.int(1, 9)}期，答复公众来电${r.int(2, 9)}0余条。`,
    `（二）依申请公开。${printed(said.requests)}`.replace(/^（二）依申请公开。$/, '（二）依申请公开。各环节均有登记，答复由专人审核。'),
    `（三）政府信息管理。修订保密审查制度1项，开展网站内容自查${r.int(2, 12)}次，整改错别字${r.int(3, 60)}处。`,
    `（四）平台建设。微信公众号发布信息${r.int(50, 700)}条，关注人数${r.int(1, 9)}.${r.int(1, 9)}万人。`,
    `（五）监督保障。召开专题会议${r.int(1, 5)}次，组织培训2场，参训${r.int(20, 120)}人次，社会评议满意度${r.int(90, 99)}.5%。`,
  ]);
  section('requests', [printed(said.results)]);
  section('reviews', [printed(said.reviews)]);
  section('problems', [
    `存在的问题：一是政策解读形式不够丰富，全年图解仅${r.int(2, 19)}篇；二是个别栏目更新不及时。`,
    `改进情况：${year + 1}年将拓宽公开渠道，计划培训${r.int(2, 6)}场，力争栏目按月更新率达到100%。`,
  ]);
  section('other', ['本年度未收取信息处理费。没有其他需要报告的事项。']);
}
