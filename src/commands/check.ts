// `check`: the rules once more over everything in the store, for when rules are new or better.
import type { Finding } from '../model/finding.js';
import { precursorOf } from '../model/version.js';
import { check as applyRules } from '../check/engine.js';
import { editFindings } from '../compare/silent-edit.js';
import type { Store, StoredVersion } from '../store/store.js';
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
      const count = { reports: 0, broken: 0, incomplete: 0, other: 0, edits: 0, failing: 0 };
      let batch: { versionId: number; findings: readonly Finding[] }[] = [];
      const flush = async (): Promise<void> => {
        if (batch.length > 0) await store.replaceFindings(batch);
        batch = [];
      };
      for await (const v of store.versions(versionFilter(options))) {
        const findings = [...applyRules(v.cells, v.layout, v.edition), ...(await edits(store, v))];
        count.reports += 1;
        for (const f of findings) {
          if (f.kind === 'changed') count.edits += f.outcome === 'broken' ? 1 : 0;
          else if (f.outcome === 'broken') count.broken += 1;
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
      if (count.edits > 0) await context.out.write(context.say({ zh: `发布后有改动的 ${count.edits} 份。\n`, en: `${count.edits} ${count.edits === 1 ? 'report was' : 'reports were'} changed after publication.\n` }));
      return count.failing > 0 ? 1 : 0;
    } finally {
      await store.close();
    }
  },
});

/** What changed since the version before. */
async function edits(store: Store, v: StoredVersion): Promise<readonly Finding[]> {
  if (v.version === 1) return [];
  const history = await store.history(v.agency, v.year);
  const at = history.findIndex((h) => h.versionId === v.versionId);
  const before = at < 1 ? null : precursorOf(history.slice(0, at), history[at]!.names[0] ?? '');
  return before === null ? [] : editFindings(before, history[at]!);
}
