// Who publishes on the sample portal: five fictional places and a county beside them, their governments and departments, from when on, how much they have to do. Three have a bureau of civil affairs and two one of finance, so that there is something to compare.
import type { FormId, Size } from '../generate/values.js';

export type PortalId = 'qingchuan' | 'linxi' | 'yunqi' | 'baishi' | 'beiqiao';

export interface AgencyPlan {
  readonly portal: PortalId;
  readonly agency: string;
  /** Place whose government adds the agency up; the government itself has it too. */
  readonly place: string;
  readonly government: boolean;
  /** What the report calls the agency: 我局, 全县. */
  readonly us: string;
  readonly size: Size;
  readonly seed: number;
  /** First report year. */
  readonly from: number;
  /** Day of publication, of the year after the report year. */
  readonly day: string;
  /** Years published on another day, or not at all. */
  readonly other?: Readonly<Record<number, string | null>>;
  /** Years with more or less to do. */
  readonly sizes?: Readonly<Record<number, Size>>;
}

const bureau = { government: false, us: '我局' } as const;

export const agencies: readonly AgencyPlan[] = [
  { portal: 'qingchuan', agency: '青川市人民政府', place: '青川市', government: true, us: '全市', size: 'large', seed: 4103, from: 2022, day: '03-20' },
  { ...bureau, portal: 'qingchuan', agency: '青川市统计局', place: '青川市', size: 'middle', seed: 4299, from: 2022, day: '01-15' },
  { ...bureau, portal: 'qingchuan', agency: '青川市教育局', place: '青川市', size: 'middle', seed: 4300, from: 2022, day: '01-22' },
  { portal: 'qingchuan', agency: '禾川县人民政府', place: '禾川县', government: true, us: '全县', size: 'small', seed: 4350, from: 2022, day: '03-15', sizes: { 2022: 'zero' } },
  { portal: 'linxi', agency: '临溪县人民政府', place: '临溪县', government: true, us: '全县', size: 'middle', seed: 4403, from: 2022, day: '03-12' },
  { ...bureau, portal: 'linxi', agency: '临溪县民政局', place: '临溪县', size: 'middle', seed: 4500, from: 2022, day: '01-18', other: { 2023: '2024-03-05' } },
  { ...bureau, portal: 'linxi', agency: '临溪县水利局', place: '临溪县', size: 'middle', seed: 4600, from: 2022, day: '01-25', other: { 2023: null } },
  { ...bureau, portal: 'linxi', agency: '临溪县林业局', place: '临溪县', size: 'small', seed: 4650, from: 2022, day: '01-23' },
  { ...bureau, portal: 'linxi', agency: '临溪县财政局', place: '临溪县', size: 'small', seed: 4680, from: 2022, day: '01-20' },
  { portal: 'yunqi', agency: '云栖区人民政府', place: '云栖区', government: true, us: '全区', size: 'middle', seed: 4700, from: 2022, day: '03-08' },
  { ...bureau, portal: 'yunqi', agency: '云栖区财政局', place: '云栖区', size: 'small', seed: 4800, from: 2022, day: '01-10' },
  { ...bureau, portal: 'yunqi', agency: '云栖区卫生健康局', place: '云栖区', size: 'small', seed: 4850, from: 2022, day: '01-17' },
  { ...bureau, portal: 'yunqi', agency: '云栖区民政局', place: '云栖区', size: 'middle', seed: 4880, from: 2022, day: '01-16' },
  { portal: 'baishi', agency: '白石县人民政府', place: '白石县', government: true, us: '全县', size: 'middle', seed: 4900, from: 2019, day: '03-26' },
  { ...bureau, portal: 'baishi', agency: '白石县司法局', place: '白石县', size: 'small', seed: 5000, from: 2019, day: '01-29' },
  { ...bureau, portal: 'baishi', agency: '白石县自然资源局', place: '白石县', size: 'middle', seed: 5050, from: 2019, day: '01-28' },
  { ...bureau, portal: 'baishi', agency: '白石县民政局', place: '白石县', size: 'middle', seed: 5080, from: 2019, day: '01-24' },
  { portal: 'beiqiao', agency: '青川市北桥镇人民政府', place: '青川市', government: false, us: '全镇', size: 'zero', seed: 5100, from: 2022, day: '01-09' },
  { portal: 'beiqiao', agency: '青川市北桥镇财政所', place: '青川市', government: false, us: '本机关', size: 'zero', seed: 5200, from: 2022, day: '01-11' },
];

export const lastYear = 2024;

/** Form in use for the reports of a year. */
export function formOf(year: number): FormId {
  return year < 2021 ? '2019' : '2021';
}
