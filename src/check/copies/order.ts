// Of two reports: whether they are of one body, whether they may be alike, and which of them a finding belongs to.
import type { Placed } from '../../model/placed.js';

const government = /^人民政府(?:办公[厅室])?$/u;

/** One name for all that is one agency here: over its names, and a government with the office that writes for it; by its place as printed, where no region or several have that name. */
export function whoOf(placed: Placed): string {
  const { agency, identity, regionCode, department } = placed;
  const where = regionCode ?? placeIn(placed);
  return where !== null && department !== null && government.test(department) ? `政府 ${where}` : identity ?? agency;
}

/** Whether a report can have been copied from another: that is of an earlier year, or of another body and published earlier in the same; where nothing tells, the name that sorts first counts as earlier, so that one of the two has the finding. */
export function follows(own: Placed, other: Placed): boolean {
  if (own.report.source.id === other.report.source.id) return false;
  if (own.year !== other.year) return own.year > other.year;
  if (whoOf(own) === whoOf(other)) return false;
  const [a, b] = [own.report.published.value, other.report.published.value];
  return a !== null && b !== null && a !== b ? a > b : own.agency > other.agency || (own.agency === other.agency && own.report.source.id > other.report.source.id);
}

/** One of them is the government over the other: what only one organ has to report stands in both. */
export function over(a: Placed, b: Placed): boolean {
  const within = (p: Placed, q: Placed): boolean => (p.regionCode === null || q.regionCode === null ? placeIn(p) !== null && placeIn(p) === placeIn(q) : q.regionCode.startsWith(p.regionCode.replace(/(?:00)+$/, '')));
  const above = (p: Placed, q: Placed): boolean => p.department !== null && government.test(p.department) && within(p, q);
  return a.year === b.year && (above(a, b) || above(b, a));
}

/** What stands before the department in the identity: the place as printed, where no region has that name. */
function placeIn({ identity }: Placed): string | null {
  return identity === null ? null : identity.slice(0, identity.lastIndexOf(' '));
}
