// Why a question could not be answered, in words: for commands and pages alike.
import type { Text } from '../model/text.js';
import type { CompareProblem } from './compare-data.js';

const several = 8;

export function problemSaid(p: CompareProblem): Text {
  switch (p.status) {
    case 'no-metric': return { zh: `没有指标 ${p.metric}。`, en: `There is no metric ${p.metric}.` };
    case 'nobody': return { zh: '没有说比较谁：请写机关名称，或选一个地区的下级。', en: 'Nobody is named: write agencies, or compare those below a region.' };
    case 'no-agency': return { zh: `库里没有名称含“${p.agency}”的机关。`, en: `No stored agency has “${p.agency}” in its name.` };
    case 'ambiguous': return { zh: `“${p.agency}”可指 ${p.agencies.slice(0, several).join('、')}${p.agencies.length > several ? ' 等' : ''}：请写出全名。`, en: `“${p.agency}” could be ${p.agencies.slice(0, several).join(', ')}${p.agencies.length > several ? ' …' : ''}: write the whole name.` };
    case 'no-peers': return { zh: `${p.agency}的名称看不出地区或部门，找不到同类：请直接写出要比较的机关。`, en: `The name ${p.agency} does not tell its region or department, so its peers are not known: name the agencies to compare.` };
    case 'too-many': return { zh: `有 ${p.agencies} 个机关，最多比较 ${p.most} 个：请缩小范围。`, en: `There are ${p.agencies} agencies; at most ${p.most} are compared: ask for fewer.` };
    case 'no-reports': return { zh: '这些机关在这些年度没有报告。', en: 'These agencies have no report of these years.' };
  }
}
