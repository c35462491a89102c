// Findings counted as people speak of them: sums that are off, cells left empty, sums that cannot be told, and everything else.
import type { Finding } from '../model/finding.js';
import type { Text } from '../model/text.js';

export type CountedFinding = Pick<Finding, 'outcome' | 'kind'>;

export class KindCount {
  broken = 0;
  incomplete = 0;
  open = 0;
  other = 0;

  add(f: CountedFinding, n = 1): void {
    if (f.outcome === 'holds') return;
    if (f.outcome === 'broken' && f.kind !== 'changed' && f.kind !== 'copied') this.broken += n;
    else if (f.kind === 'incomplete') this.incomplete += n;
    else if (f.kind === 'unreadable' || f.kind === 'absent') this.open += n;
    else this.other += n;
  }

  /** A clause without its end. */
  text(): Text {
    const { broken, incomplete, open, other } = this;
    return {
      zh: `数字不符 ${broken} 处，缺填 ${incomplete} 处，因读不出或缺格而无法判断 ${open} 处，其他发现 ${other} 处`,
      en: `${broken} broken, ${incomplete} incomplete, ${open} undecided for cells that are unreadable or absent, ${other} other ${other === 1 ? 'finding' : 'findings'}`,
    };
  }
}
