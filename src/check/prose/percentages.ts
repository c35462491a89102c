// Rule `prose.percentage`: a share against the part it stands behind and the wholes that its paragraph states.
import type { Finding } from '../../model/finding.js';
import type { Mention } from '../../model/mention.js';
import { exactSum, plain } from '../decimal.js';
import type { ProseReport, Spoken } from './prose.js';
import { percentages as rule } from './rules.js';
import { opening, quote, where } from './wording.js';

export function percentageFindings(report: ProseReport, spoken: readonly Spoken[]): Finding[] {
  const found: Finding[] = [];
  for (const [i, { mention }] of spoken.entries()) {
    if (mention.of === undefined) continue;
    const before = spoken.slice(0, i).map((s) => s.mention).filter((m) => m.of === undefined && inParagraph(m, mention));
    const part = before.at(-1);
    if (part === undefined || part.cells.join() !== mention.cells.join() || part.bound !== 'exactly') continue;
    // Of what it is a share, the sentence may leave open: any whole stated before may be meant.
    const wholes = before.slice(0, -1).filter((m) => m.value >= part.value && m.value > 0);
    const whole = wholes.find((m) => m.cells.join() === mention.of!.join()) ?? wholes[0];
    if (whole === undefined || wholes.some((m) => m.bound !== 'exactly')) continue;
    const holds = wholes.some((m) => near(mention, (part.value / m.value) * 100));
    found.push(finding(report, mention, part, whole, holds));
  }
  return found;
}

function near(m: Mention, share: number): boolean {
  const last = 10 ** -m.decimals;
  if (m.bound === 'over') return share >= m.value - last / 1000 && share <= m.value + 10;
  if (m.bound === 'under') return share <= m.value && share >= m.value - 10;
  // Rounded or cut.
  return Math.abs(share - m.value) < (m.bound === 'about' ? Math.max(last, 5) : last) * 1.000001;
}

function finding(report: ProseReport, m: Mention, part: Mention, whole: Mention, holds: boolean): Finding {
  const share = (part.value / whole.value) * 100;
  const digits = Math.min(m.decimals + 1, 4);
  const is = share.toFixed(digits).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  const at = where(m, report.sections);
  return {
    rule: rule.id, outcome: holds ? 'holds' : 'broken', kind: 'stated', severity: holds ? 'info' : rule.severity, scope: null,
    cells: [...part.cells, ...whole.cells], left: m.value, right: Number(is), difference: holds ? 0 : exactSum([m.value, -Number(is)]), blanks: [],
    passages: [part, whole, m].map((p) => ({ place: p.place, text: p.text })),
    message: {
      zh: `${at.zh}写${quote(whole)}、${quote(part)}、${quote(m)}，${plain(part.value)} ÷ ${plain(whole.value)} 是 ${is}%${holds ? '，相符' : `，不是 ${plain(m.value)}%`}。`,
      en: `${opening(at)} says ${quote(whole)}, ${quote(part)} and ${quote(m)}; ${plain(part.value)} of ${plain(whole.value)} is ${is}%${holds ? ', as stated' : `, not ${plain(m.value)}%`}.`,
    },
  };
}

function inParagraph(a: Mention, b: Mention): boolean {
  return a.place.section === b.place.section && a.place.paragraph === b.place.paragraph;
}
