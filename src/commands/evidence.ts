// `evidence`: a folder that proves one finding to anybody, without the program.
import { resolve } from 'node:path';
import { evidencePack } from '../export/evidence/pack.js';
import { command, CommandError, type ExitCode } from './command.js';
import { dbOption, openDatabase } from './database.js';
import { onlyEmpty } from './export-target.js';
import { text } from './option.js';
import { rereader } from './reread.js';
import { only } from './review.js';
import { everyRule as rules } from './every-rule.js';
import { version } from './version.js';
import { wholeFolder } from './whole.js';

export const evidence = command({
  name: 'evidence',
  arguments: '<FINDING>',
  summary: { zh: '把一处发现的证据写成一个文件夹', en: 'write the evidence of one finding as a folder' },
  details: {
    zh: 'FINDING 是 findings 列出的编号。文件夹里有原件（含旧版和所比对的报告）、抓取记录、标出各格的节选、算式、规则与依据、可疑的格、人的结论；打开 index.html 即可，不需要程序和网络，用 sha256sum -c SHA256SUMS 核验。',
    en: 'FINDING is the number that findings shows. The folder has the originals (earlier versions and the reports compared too), the requests that brought them, the excerpt with the cells marked, the arithmetic, the rule and its ground, the suspects and the decisions. Open index.html: it needs neither the program nor a network; sha256sum -c SHA256SUMS verifies it.',
  },
  options: { db: dbOption, out: text('--out <DIR>', { zh: '写入这个文件夹（须不存在或为空）', en: 'the folder to write (not there yet, or empty)' }) },
  examples: [{ line: 'evidence 3fa9c1 --out evidence-3fa9c1', does: { zh: '一处发现的证据', en: 'the evidence of one finding' } }],
  run: async (context, [start, ...more], options): Promise<ExitCode> => {
    if (start === undefined || more.length > 0) throw new CommandError(2, { zh: '请给出一处发现的编号：用 nianbao findings 查看。', en: 'Give the number of one finding: see nianbao findings.' });
    const store = await openDatabase(context, options.db);
    try {
      const found = await only(store, start);
      const name = options.out ?? `evidence-${found.fingerprint.slice(0, 8)}`;
      const folder = resolve(context.folder, name);
      await onlyEmpty(folder, name);
      const files = await evidencePack(store, found, { lang: context.lang, version: version(context), rule: rules.find((r) => r.id === found.finding.rule), reread: rereader(store) });
      await wholeFolder(folder, name, async (to) => {
        for (const f of files) {
          const sink = await to.open(f.path);
          await sink.write(f.bytes).finally(() => sink.end());
        }
      });
      await context.out.write(context.say({ zh: `证据写在 ${name}：打开 ${name}/index.html；核验：cd ${name} && sha256sum -c SHA256SUMS\n`, en: `The evidence is in ${name}: open ${name}/index.html; verify it with: cd ${name} && sha256sum -c SHA256SUMS\n` }));
      return 0;
    } finally {
      await store.close();
    }
  },
});
