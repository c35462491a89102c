// Keeps what could not be read, one row a file name, so that the user can be told later and the next run need not try again.
import type { RejectionCode } from '../model/rejection.js';
import { writing, type Db } from './connection.js';
import type { RejectedFile } from './answers.js';

export function rejectFiles(db: Db, files: readonly RejectedFile[]): Promise<void> {
  return writing(db, async (d) => {
    const at = new Date().toISOString();
    for (const f of files) {
      const row = { sha256: f.sha, code: f.error.code, message_zh: f.error.message.zh, message_en: f.error.message.en, at };
      await d.insertInto('rejected').values({ name: f.name, ...row }).onConflict((o) => o.column('name').doUpdateSet(row)).execute();
    }
  });
}

export async function selectRejected(db: Db): Promise<(RejectedFile & { readonly at: string })[]> {
  const rows = await db.selectFrom('rejected').selectAll().orderBy('id').execute();
  return rows.map((r) => ({ name: r.name, sha: r.sha256, error: { code: r.code as RejectionCode, message: { zh: r.message_zh, en: r.message_en } }, at: r.at }));
}
