// Central procurement in the form of 2019: projects and the money spent on them.
import type { Identity, Rule } from '../../model/rule.js';

const both = (left: string, right: string): readonly Identity[] => [{ scope: null, scopeLabel: null, left: [`procurement.${left}`], right: [`procurement.${right}`] }];
const projects = { zh: '采购项目数量', en: 'the number of projects' };
const money = { zh: '采购总金额', en: 'the amount' };

const shared = {
  basis: 'cells', severity: 'warning', editions: ['2019'], relation: 'implies', totals: false,
  citation: { zh: '政府采购法：采购金额按项目发生', en: 'Law on Government Procurement: money is spent on projects' },
} as const;

export const procurementProjects: Rule = {
  ...shared,
  id: 'procurement.projects',
  title: { zh: '有采购金额就有采购项目', en: 'an amount needs a project' },
  says: { zh: '采购总金额大于 0 时，采购项目数量也应大于 0。空白或横线是没有填写，不是不符。', en: 'Where the amount is more than 0, so is the number of projects. A blank or a dash is not filled in, and not wrong.' },
  example: {
    breaks: { zh: '采购项目数量 0，采购总金额 25.6 万元', en: 'no project, 25.6万元' },
    nearMiss: { zh: '采购项目数量 1，采购总金额 25.6 万元', en: 'one project, 25.6万元' },
  },
  leftName: money,
  rightName: projects,
  identities: () => both('amount', 'projects'),
};

export const procurementAmount: Rule = {
  ...shared,
  id: 'procurement.amount',
  title: { zh: '有采购项目就有采购金额', en: 'a project needs an amount' },
  says: { zh: '采购项目数量大于 0 时，采购总金额也应大于 0。空白或横线是没有填写，不是不符。', en: 'Where the number of projects is more than 0, so is the amount. A blank or a dash is not filled in, and not wrong.' },
  example: {
    breaks: { zh: '采购项目数量 4，采购总金额 0', en: 'four projects, an amount of 0' },
    nearMiss: { zh: '采购项目数量 4，采购总金额 0.3 万元', en: 'four projects, 0.3万元' },
  },
  leftName: projects,
  rightName: money,
  identities: () => both('projects', 'amount'),
};
