// By when the report of a year is to be out: what the law says, for the register of who has published and for the check of a single report.

export interface Deadlines {
  /** First report year they apply to. */
  readonly from: number;
  readonly citation: string;
  /** Month and day of the year after the report year. */
  readonly department: string;
  readonly government: string;
}

/** Oldest first. */
export const deadlines: readonly Deadlines[] = [
  { from: 2008, citation: '政府信息公开条例（2007）第三十一条', department: '03-31', government: '03-31' },
  { from: 2019, citation: '政府信息公开条例（2019修订）第四十九条、第五十条', department: '01-31', government: '03-31' },
];

/** Last day on which a report is in time, YYYY-MM-DD. A government's own report, which its office may publish for it, adds up those below and has more time than a department's. */
export function deadlineOf(of: 'department' | 'government', year: number): string {
  const inForce = deadlines.findLast((d) => year >= d.from) ?? deadlines[0]!;
  return `${year + 1}-${inForce[of]}`;
}
