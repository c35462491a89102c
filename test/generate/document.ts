// The words around the figures: a fictional agency, a title in one of the forms in use, six sections of prose with numbers that are no cells.
import { blockOf as formBlock } from '../../src/form/cell-refs.js';
import { edition } from '../../src/form/editions.js';
import type { SectionId } from '../../src/model/report.js';
import type { Cells, Draft, DraftBlock, DraftSection, Form } from './draft.js';
import type { Rng } from './rng.js';
import { number } from './values.js';

export const places = ['青川市', '临溪县', '云栖区', '白石县', '望江区', '松岭市', '和康市云栖区', '青川市北桥镇', '临溪县三河乡', '南泉县'];
const organs = ['人民政府', '统计局', '民政局', '教育局', '自然资源局', '发展和改革委员会', '市场监督管理局', '住房和城乡建设局', '卫生健康委员会', '司法局', '财政局', '水利局'];

export function drawAgency(r: Rng): string {
  const place = r.pick(places);
  return place.endsWith('镇') || place.endsWith('乡') ? `${place}人民政府` : `${place}${r.pick(organs)}`;
}

type TitleForm = (agency: string, year: number) => string[];
/** Every form of title met; a line break in one stands for a new line of print. */
export const titleForms: readonly TitleForm[] = [
  (a, y) => [`${a}${y}年政府信息公开工作年度报告`],
  (a, y) => [`${y}年${a}信息公开年报`],
  (a, y) => [`${a}${y}年度政府信息公开工作报告`],
  (a, y) => [`${y}${a}${y}年度政府信息公开工作年度报告`],
  (a, y) => [`${a}${y}年政务信息公开年度报告`],
  (a, y) => [`${a}${y}年度政府信息公开工作的报告`],
  (a, y) => [`${a}${y}年政府信息公开工作年报`],
  (a, y) => [`${a}${y}年政府信息公开工作报告`],
  (a, y) => [`【图文】${a}${y}年度政府信息公开工作年度报告`],
  (a, y) => [`${a}${y}年政府信息公开工作年度报告(文字版)`],
  (a, y) => [`${y} 年${a}政府信息公开工作\n年度报告`],
  (a, y) => [`${y}年政府信息公开工作年度报告`, a],
  (a, y) => [a, `${y} 年政府信息公开工作年度报告`],
];

function overview(agency: string, year: number, new1: number, r: Rng): string[] {
  const us = r.pick(['我局', '本机关', '我单位', agency]);
  const asked = new1 === 0
    ? r.pick([`${year}年，${us}未收到政府信息公开申请。`, `本年度${us}无依申请公开事项。`])
    : r.pick([`全年共收到政府信息公开申请${new1}件，均在法定时限内办理。`, `${year}年，${us}新受理政府信息公开申请 ${new1} 件。`]);
  return [
    `${year}年，${us}坚持以公开为常态、不公开为例外，持续推进政务公开标准化规范化，各项工作平稳有序。`,
    `（一）主动公开。全年通过门户网站主动公开政府信息${r.int(20, 900)}条，发布政策解读${r.int(1, 30)}篇，开展意见征集${r.int(1, 9)}期，答复公众来电${r.int(2, 9)}0余条。`,
    `（二）依申请公开。${asked}`,
    `（三）政府信息管理。修订保密审查制度1项，开展网站内容自查${r.int(2, 12)}次，整改错别字${r.int(3, 60)}处。`,
    `（四）平台建设。微信公众号发布信息${r.int(50, 700)}条，关注人数${r.int(1, 9)}.${r.int(1, 9)}万人。`,
    `（五）监督保障。召开专题会议${r.int(1, 5)}次，组织培训2场，参训${r.int(20, 120)}人次，社会评议满意度${r.int(90, 99)}.5%。`,
  ];
}

function draftBlocks(form: Form, table: 'proactive' | 'requests' | 'reviews'): DraftBlock[] {
  const own = edition(form.edition).tables.find((t) => t.id === table)!;
  return own.blocks.map((b) => {
    const block = formBlock(form.layout[b.id] ?? form.edition, b.id)!;
    return {
      id: b.id,
      title: block.title.zh,
      columns: block.columns.map((c) => ({ label: c.label.zh, under: [...(c.under ?? [])] })),
      rows: block.rows.map((row) => ({
        label: row.label.zh,
        under: [...(row.under ?? [])],
        values: block.columns.map((c) => `${block.prefix}${row.id}.${c.id}`),
      })),
    };
  });
}

export interface DocumentOptions {
  readonly agency?: string;
  readonly year?: number;
  readonly title?: TitleForm;
}

/** A complete draft around the given cells. */
export function drawDocument(form: Form, cells: Cells, r: Rng, options: DocumentOptions = {}): Draft {
  const agency = options.agency ?? drawAgency(r);
  const year = options.year ?? (form.edition === '2019' ? r.int(2019, 2021) : r.int(2021, 2025));
  const drawn = r.int(1, 3);
  // Departments have until the end of January.
  const month = agency.endsWith('政府') ? drawn : 1;
  const day = r.int(3, 28);
  const published = `${year + 1}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const title = (options.title ?? r.pick(titleForms))(agency, year);
  const own = edition(form.edition);
  const heading = (id: 'proactive' | 'requests' | 'reviews'): string => own.tables.find((t) => t.id === id)!.heading.zh;
  const section = (id: SectionId, text: string, before: string[], table?: 'proactive' | 'requests' | 'reviews'): DraftSection => ({
    id, heading: text, before, after: [], blocks: table === undefined ? [] : draftBlocks(form, table),
  });
  const none = '本年度未收取政府信息公开信息处理费，没有其他需要报告的事项。';
  const paid = r.chance(0.7) ? null : `本年度发出收费通知1件，收取信息处理费${r.int(1, 9)}00元。`;
  // It is one of the fees of section two.
  const fee = paid === null || (cells.has('fees.amount') && (cells.get('fees.amount')!.value ?? 0) < 1) ? none : paid;
  // Only cities may make regulations, and not every one of them.
  if (!agency.endsWith('市人民政府')) for (const c of ['issued', 'repealed', 'in_force', 'made']) if (cells.has(`regulations.${c}`)) cells.set(`regulations.${c}`, number(0));
  return {
    form, cells, title,
    facts: { agency, year, published },
    above: [],
    intro: [
      ...(r.chance(0.4) ? [`发布日期：${published}　来源：${r.pick([agency, '本站'])}　字号：大 中 小`] : []),
      `根据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》（${own.citation.zh}）要求，编制本报告。本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。如有疑问，请与本机关办公室联系（地址：和平路${r.int(1, 400)}号，电话：0999-${r.int(2000000, 8999999)}）。`,
    ],
    sections: [
      section('overview', '一、总体情况', overview(agency, year, cells.get('requests.new.total')?.value ?? 0, r)),
      section('proactive', heading('proactive'), [], 'proactive'),
      section('requests', heading('requests'), [], 'requests'),
      section('reviews', heading('reviews'), [], 'reviews'),
      section('problems', '五、存在的主要问题及改进情况', [
        `存在的问题：一是政策解读形式不够丰富，全年图解仅${r.int(1, 8)}篇；二是个别栏目更新不及时。`,
        `改进情况：${year + 1}年将拓宽公开渠道，计划培训${r.int(2, 6)}场，力争栏目按月更新率达到100%。`,
      ]),
      section('other', '六、其他需要报告的事项', [fee]),
    ],
    signature: [agency, `${year + 1}年${month}月${day}日`],
    corner: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
    metadata: { 发布机构: agency, 发布日期: published },
    name: r.pick([`t${published.replaceAll('-', '')}_${r.int(100000, 9999999)}`, `art_${r.int(100, 9999)}_${r.int(10000, 999999)}`, `post_${r.int(10000, 99999)}`]),
  };
}
