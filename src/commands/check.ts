// `check`: the rules once more over everything in the store, for when rules are new or better.
import type { Finding } from '../model/finding.js';
import { check as applyRules } from '../check/engine.js';
import { command, type ExitCode } from './command.js';
import { dbOption, openDatabase } from './database.js';
import { filterOptions, versionFilter } from './filter-options.js';
import { failOnOption, fails } from './reading-options.js';

/** Versions in one transaction. */
const batchSize = 64;

export const check = command({
  name: 'check',
  arguments: '',
  summary: { zh: '用现行规则重新核对库里的报告', en: 'check the stored reports again by the rules in force' },
  details: {
    zh: '报告不重新读取，只用存下的数重新核对，旧的发现换成新的。',
    en: 'Nothing is read again: the stored figures are checked once more and the findings replaced.',
  },
  options: { db: dbOption, failOn: failOnOption, ...filterOptions },
  examples: [{ line: 'check --fail-on error', does: { zh: '重新核对，有不符时退出码为 1', en: 'check everything and exit with 1 if an identity is broken' } }],
  run: async (context, _args, options): Promise<ExitCode> => {
    const store = await openDatabase(context, options.db, {});
    try {
      const count = { reports: 0, broken: 0, incomplete: 0, other: 0, failing: 0 };
      let batch: { versionId: number; findings: readonly Finding[] }[] = [];
      const flush = async (): Promise<void> => {
        if (batch.length > 0) await store.replaceFindings(batch);
        batch = [];
      };
      for await (const v of store.versions(versionFilter(options))) {
        const findings = applyRules(v.cells, v.layout, v.edition);
        count.reports += 1;
        for (const f of findings) {
          if (f.outcome === 'broken') count.broken += 1;
          else if (f.kind === 'incomplete') count.incomplete += 1;
          else if (f.outcome === 'undecided') count.other += 1;
          if (fails(f, options.failOn)) count.failing += 1;
        }
        batch.push({ versionId: v.versionId, findings });
        if (batch.length >= batchSize) await flush();
      }
      await flush();
      await context.out.write(context.say({
        zh: `核对了 ${count.reports} 份报告：勾稽关系不符 ${count.broken} 处，缺填 ${count.incomplete} 处，因读不出或缺格而无法判断 ${count.other} 处。\n`,
        en: `${count.reports} ${count.reports === 1 ? 'report' : 'reports'} checked: ${count.broken} ${count.broken === 1 ? 'identity' : 'identities'} broken, ${count.incomplete} incomplete, ${count.other} undecided for cells that are unreadable or absent.\n`,
      }));
      return count.failing > 0 ? 1 : 0;
    } finally {
      await store.close();
    }
  },
});
