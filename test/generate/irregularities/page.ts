// Headings, titles, dates and names that are wrong, renamed, left out or left over from another year.
import type { Draft } from '../draft.js';
import type { Irregularity } from '../irregularity.js';

/** Title year of a draft; the irregularities here run before any that leaves it open. */
const year = (d: Draft): number => d.facts.year ?? 2023;
const section = (d: Draft, id: string) => d.sections.find((s) => s.id === id)!;

export const page: readonly Irregularity[] = [
  {
    id: 'heading-renamed',
    apply: (d, r) => {
      section(d, 'problems').heading = r.pick(['五、存在的主要问题及整改措施', '五、政府信息公开工作存在的主要问题及改进情况', '五、存在问题及改进情况', '五、存在的主要问题及下一步工作情况']);
      section(d, 'proactive').heading = '二、行政机关主动公开政府信息情况';
      section(d, 'reviews').heading = r.pick(['四、政府信息公开行政复议、行政诉讼情况', '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况', '四、行政复议、行政诉讼情况']);
    },
  },
  {
    id: 'heading-misspelt',
    apply: (d) => {
      section(d, 'overview').heading = '一、总体情况、';
      section(d, 'proactive').heading = '、主动公开政府信息情况';
      section(d, 'requests').heading = '三、收到和处理府信息公开申请情况';
    },
  },
  { id: 'heading-instruction', apply: (d) => { section(d, 'overview').heading = '一、总体情况(宋体加粗小四号字)'; } },
  { id: 'heading-missing', apply: (d) => { section(d, 'problems').heading = ''; } },
  { id: 'heading-spaced', apply: (d) => { for (const s of d.sections) s.heading = s.heading.replace('、', ' 、 '); } },
  {
    id: 'headings-renumbered',
    apply: (d, r) => { const f = r.pick([(i: number) => `${i + 1}.`, (i: number) => `第${'一二三四五六'[i]}部分 `, (i: number) => `（${'一二三四五六'[i]}）`]); d.sections.forEach((s, i) => { s.heading = s.heading.replace(/^[一二三四五六]、/, f(i)); }); },
  },
  {
    id: 'annex-restarts',
    apply: (d) => {
      const tables = d.sections.filter((s) => s.blocks.length > 0);
      const prose = d.sections.filter((s) => s.blocks.length === 0);
      tables.forEach((s, i) => { s.heading = s.heading.replace(/^[一二三四五六]/, '一二三'[i]!); });
      d.sections = [...prose, ...tables];
    },
  },
  {
    id: 'nested-numbers',
    apply: (d) => { section(d, 'overview').before.push('一、加强组织领导', '成立领导小组，组长1名，成员6名。', '二、主动公开政府信息情况', '公开各类信息56条。', '六、政府信息公开收费及减免情况', '无收费。'); },
  },
  { id: 'old-citation', forms: ['2021', '2021-other-one-row', '2021-documents-of-2019'], suits: (d) => d.form.edition === '2021', apply: (d) => { d.intro = d.intro.map((t) => t.replace('〔2021〕30号', '〔2019〕60号')); } },
  { id: 'text-of-last-year', apply: (d) => { const y = year(d); d.sections[0]!.before = d.sections[0]!.before.map((t) => t.replaceAll(String(y), String(y - 1))); d.intro = d.intro.map((t) => t.replaceAll(`${y}年`, `${y - 1}年`)); } },
  { id: 'text-of-another-agency', apply: (d) => { d.intro.push(`现总结枫桥市人民政府办公室${year(d) - 1}年政府信息公开工作情况。`); } },
  { id: 'period-garbled', apply: (d, r) => { const y = year(d); d.intro = [`根据有关规定编制本报告，数据统计期限${r.pick([`自${y}1月1日起至${y}12月31日止`, `自${y}年1月1日起至${y}年12月30日止`, `为${y}年1月1日至12月31止`])}。`]; } },
  { id: 'document-number', apply: (d) => { d.above.push(`青统发〔${year(d) + 1}〕2号`, '市人民政府办公室：'); } },
  { id: 'agency-below-only', apply: (d) => { d.title = [`${year(d)}年政府信息公开工作年度报告`]; d.metadata = {}; } },
  { id: 'agency-in-file-name-only', apply: (d) => { d.title = [`${year(d)}年政府信息公开工作年度报告`]; d.signature = d.signature.slice(1); d.metadata = {}; d.name = `${d.facts.agency}${year(d)}年政府信息公开工作年度报告`; strip(d); } },
  { id: 'late-publication', suits: (d) => d.metadata['发布日期'] !== undefined, apply: (d) => { d.metadata = { ...d.metadata, 发布日期: `${year(d) + 6}-07-10` }; d.facts.published = null; } },
  { id: 'site-name-for-place', apply: (d) => { d.intro.push('欢迎访问彩虹体育官网@:某镇人民政府，{{ title }} {{ errorMessage }}'); } },
  { id: 'dashes-and-commas-mixed', apply: (d) => { d.intro = d.intro.map((t) => t.replaceAll('，', ',').replaceAll('-', '—')); for (const s of d.sections) s.before = s.before.map((t) => t.replaceAll('，', ',')); } },
];

/** The agency's own name goes out of the prose, as where a report only says 我局. */
function strip(d: Draft): void {
  const a = d.facts.agency;
  if (a === null) return;
  for (const s of d.sections) s.before = s.before.map((t) => t.replaceAll(a, '我局'));
}
