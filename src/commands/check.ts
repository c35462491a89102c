// `check`: the rules over everything in the store that they were not applied to yet, or all of it again.
import type { FindingPart } from '../model/finding.js';
import { checkStale, type CheckedCount } from './checking.js';
import { command, type ExitCode } from './command.js';
import type { Context } from './context.js';
import { dbOption, openDatabase } from './database.js';
import { flag, text } from './option.js';
import { keepOrganList } from './organ-list.js';
import { counted } from './outcome-word.js';
import { progress } from './progress.js';
import { failOnOption } from './reading-options.js';
import type { Store, Tally } from '../store/store.js';
import { mark } from '../pipeline.js';

const parts: readonly FindingPart[] = ['within', 'versions', 'years', 'levels', 'copies'];

export const check = command({
  name: 'check',
  arguments: '',
  summary: { zh: '用现行规则核对库里的报告', en: 'check the stored reports by the rules in force' },
  details: {
    zh: '报告不重新读取，只用存下的数和文字核对：本份之内、前后版本、上年本年、上下级、与他人雷同。只核对新增的、受其影响的和规则有变的；--again 全部重来。人的结论（review）不受影响。',
    en: 'Nothing is read again: stored figures and sentences are checked within each report, against its versions, its years, the organs below and reports of others. Only what is new, touched by it, or whose rules have changed is looked at; --again looks at everything. Decisions of people (review) stay.',
  },
  options: {
    db: dbOption, failOn: failOnOption,
    list: text('--list <FILE>', { zh: '各级政府下应当报告的机关名单，每行一个，记入库中：某政府名单上的都齐了，汇总须与之相等', en: 'organs under the governments that should report, one a line, kept in the database: where all on the list of a government are at hand, its summary has to equal their sum' }),
    again: flag('--again', { zh: '全部重新核对', en: 'check everything again' }),
    all: flag('--all', { zh: '被新版取代的旧版也要', en: 'also versions that a newer one replaced' }),
  },
  examples: [
    { line: 'check --fail-on error', does: { zh: '核对新增的；库里有不符时退出码为 1', en: 'check what is new, and exit with 1 if anything stored is broken' } },
    { line: 'check --again', does: { zh: '全部重新核对', en: 'check everything once more' } },
  ],
  run: async (context, _args, options): Promise<ExitCode> => {
    const store = await openDatabase(context, options.db, {});
    try {
      const listed = options.list === null ? '' : await keepOrganList(context, store, options.list);
      if (options.again) await store.checks.forget();
      const count = await checkShown(context, store, options.all);
      const tally = await store.tally();
      await context.out.write(listed + checkText(context, count, tally));
      const failing = tally.findings.some((f) => f.outcome === 'broken' && (f.severity === 'error' || (options.failOn === 'warning' && f.severity === 'warning')) || (options.failOn === 'warning' && f.severity === 'warning'));
      return options.failOn !== null && failing ? 1 : 0;
    } finally {
      await store.close();
    }
  },
});

/** Checks what is stale and shows how far it is. */
export async function checkShown(context: Context, store: Store, all = false, signal?: AbortSignal): Promise<CheckedCount> {
  let total = 0;
  for (const part of parts) total += await store.checks.waiting(part, mark, all && (part === 'within' || part === 'versions'));
  const bar = progress(context.err, total, context.lang);
  try {
    return await checkStale(store, { all, onStep: (_, n) => void bar.step(n, []), ...(signal === undefined ? {} : { signal }) });
  } finally {
    bar.stop();
  }
}

/** What was looked at, and what the store holds now. */
function checkText({ say }: Context, count: CheckedCount, tally: Tally): string {
  const { zh, en } = counted(tally.findings);
  const looked = Math.max(...Object.values(count));
  return say({
    zh: `核对了 ${looked} 份报告。现有 ${tally.reports} 份，${zh}。\n`,
    en: `${looked} ${looked === 1 ? 'report' : 'reports'} checked. ${tally.reports} stored: ${en}.\n`,
  });
}
