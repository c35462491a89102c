// The part of a name behind its region → the organ: department, government, its office, township, zone, or organ of a central line.
import type { Text } from '../model/text.js';
import type { Department, Departments } from './departments.js';

export type OrganKind = 'department' | 'government' | 'government-office' | 'township' | 'zone' | 'vertical';

export interface Organ {
  readonly name: string;
  readonly kind: OrganKind;
  readonly into: Department['into'];
  readonly sure: boolean;
  /** Could be an organ of the State Council if no region stands before it. */
  readonly central: boolean;
  readonly why: readonly Text[];
}

/** Lines that are led from the centre whatever region they work in. */
const vertical = /^(?:税务局|国家税务局|地方税务局|海关|海事局|调查队|气象局|邮政管理局|烟草专卖局|金融监管分局|金融监管局|监管分局|监管局|中心支行|支行|分行|通信管理局|出入境边防检查站|消防救援支队|消防救援大队|国家安全局)$/u;
const zone = /(?:开发区|高新区|示范区|保税区|试验区|新区|风景名胜区|风景区|旅游度假区|度假区|景区|管理区|工业园区|工业区|合作区|产业园|园区|科技城|新城|自贸区|集聚区|林区)(?:管理委员会|管委会|党工委管委会)?/u;
const township = /^(.{1,12}?)(镇|乡|苏木|街道|街道办事处|地区办事处|办事处)(人民政府|政府|办事处)?$/u;
const ministry = /(?:部|委员会|总局|署|银行|国务院|办公厅|国家.+局)$/u;

export function organOf(printed: string, departments: Departments): Organ {
  // 人民政府东街街道办事处, 人民政府水务局: the government's organ; 人民政府办公室 is a name of its own.
  const rest = /^人民政府(?!办公|办$|（)./u.test(printed) ? printed.slice(4) : printed;
  const organ = (name: string, kind: OrganKind, sure = true, why: readonly Text[] = [], into: Department['into'] = null): Organ => ({ name, kind, into, sure, central: ministry.test(rest) && kind === 'department', why });
  if (rest === '') return organ('人民政府', 'government', true, [{ zh: '只写地区的，指其人民政府', en: 'a region alone stands for its government' }]);
  const known = departments.of(rest);
  if (known?.name === '人民政府') return organ(known.name, 'government');
  if (known !== null && /^人民政府办公[厅室]$/u.test(known.name)) return organ(known.name, 'government-office', true, [{ zh: `${known.name}也代本级政府发布：是哪一份要看报告本身`, en: `${known.name} also publishes for its government: the report says which of the two it is of` }]);
  if (known !== null) return organ(known.name, vertical.test(known.name) ? 'vertical' : 'department', true, known.name === rest ? [] : [{ zh: `${rest}即${known.name}`, en: `${rest} is another name of ${known.name}` }], known.into);
  if (vertical.test(rest)) return organ(rest, 'vertical');
  const town = township.exec(rest);
  if (town !== null && !zone.test(rest)) return organ(town[1]! + unitOf(town[2]!), 'township', town[3] !== undefined || town[2]!.endsWith('办事处'), town[3] === undefined && !town[2]!.endsWith('办事处') ? [{ zh: `${rest}指其管理机关`, en: `${rest} stands for the organ that governs it` }] : []);
  if (zone.test(rest)) return organ(rest.replace(/管委会$/u, '管理委员会'), 'zone', true, [{ zh: 'GB/T 2260 没有开发区：归入所在地区', en: 'development zones are not in GB/T 2260: kept under the region they lie in' }]);
  const ending = /(?:局|委员会|委|办公室|办|厅|部|院|中心|公司|协会|联合会|学会|校|中学|小学|高中|附中|附小|[一二三四五六七八九十]中|幼儿园|大学|场|厂|园|处|署|队|站|所|总社|社|银行|会|馆|台|集团)$/u.test(rest);
  return organ(rest, 'department', ending, ending ? [] : [{ zh: `“${rest}”不像机关名称`, en: `“${rest}” does not look like the name of an organ` }]);
}

function unitOf(unit: string): string {
  if (unit === '街道') return '街道办事处';
  return unit.endsWith('办事处') ? unit : `${unit}人民政府`;
}
