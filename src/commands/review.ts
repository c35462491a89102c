// `review`: what a person decides about a finding, with its history; decisions go from store to store as JSON Lines.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Review, ReviewStatus } from '../model/review.js';
import type { Store, StoredFinding } from '../store/store.js';
import { command, CommandError, type ExitCode } from './command.js';
import type { Context } from './context.js';
import { dbOption, openDatabase } from './database.js';
import { choice, flag, text } from './option.js';
import { visibleLine } from './visible.js';

export const statuses = ['open', 'confirmed', 'dismissed', 'reported'] as const satisfies readonly ReviewStatus[];

/** A decision as it is exported and imported, a line each. */
const line = z.object({
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/), slot: z.string().regex(/^[0-9a-f]{32}$/), rule: z.string().min(1), agency: z.string().min(1), year: z.int().min(1990).max(2100),
  status: z.enum(statuses), note: z.string(), by: z.string().min(1), at: z.iso.datetime(),
});

export const review = command({
  name: 'review',
  arguments: '[FINDING]',
  summary: { zh: '记下人对一处发现的结论', en: 'keep what a person decides about a finding' },
  details: {
    zh: 'FINDING 是 findings 列出的编号（开头几位即可）。结论按规则、格子和数值保存：重新核对、换新版程序都还在；数值变了，这处发现自动回到 open。不给 --status 时列出结论的经过。',
    en: 'FINDING is the number that findings shows; its first signs will do. A decision is kept by rule, cells and values: it survives check and newer programs, and when the values change the finding is open again by itself. Without --status the history of decisions is shown.',
  },
  options: {
    db: dbOption,
    status: choice('--status <STATUS>', { zh: '结论', en: 'the decision' }, statuses, null),
    note: text('--note <TEXT>', { zh: '理由', en: 'why' }),
    by: text('--by <NAME>', { zh: '谁的结论', en: 'who decides' }),
    export: flag('--export', { zh: '把全部结论写到标准输出，每行一个 JSON', en: 'write all decisions to standard output, a JSON a line' }),
    import: text('--import <FILE>', { zh: '读入另一个库导出的结论；已有的不重复', en: 'take in decisions exported from another store; those that are here already are left out' }),
  },
  examples: [
    { line: 'review 3fa9c1 --status confirmed --note "原文如此" --by 王芳', does: { zh: '确认一处发现', en: 'confirm a finding' } },
    { line: 'review 3fa9c1', does: { zh: '一处发现的结论经过', en: 'the history of decisions on a finding' } },
    { line: 'review --export > decisions.jsonl', does: { zh: '导出全部结论', en: 'export all decisions' } },
  ],
  run: async (context, [start, ...more], options): Promise<ExitCode> => {
    if (more.length > 0) throw new CommandError(2, { zh: 'review 一次只看一处发现。', en: 'review looks at one finding at a time.' });
    const store = await openDatabase(context, options.db, {});
    try {
      if (options.export) {
        for (const r of await store.reviews.all()) await context.out.write(`${JSON.stringify(r)}\n`);
        return 0;
      }
      if (options.import !== null) return await take(context, store, options.import);
      if (start === undefined) throw new CommandError(2, { zh: '缺少发现的编号：用 nianbao findings 查看。', en: 'The number of a finding is missing: see nianbao findings.' });
      const finding = await only(store, start);
      if (options.status !== null) await decide(store, finding, options.status, options.note, options.by);
      await context.out.write(await standingText(context, store, finding));
      return 0;
    } finally {
      await store.close();
    }
  },
});

/** The one finding whose number begins so. Throws CommandError. */
export async function only(store: Store, start: string): Promise<StoredFinding> {
  const wanted = start.toLowerCase();
  const found = /^[0-9a-f]{4,32}$/.test(wanted) ? await store.reviews.findings(wanted) : [];
  const [first] = found;
  if (first === undefined) throw new CommandError(2, { zh: `没有编号为 ${start} 的发现：用 nianbao findings 查看编号（至少写开头 4 位；旧库须先运行 nianbao check）。`, en: `There is no finding ${start}: nianbao findings shows the numbers (give at least 4 signs; an older database has to be checked once by nianbao check).` });
  if (found.length > 1) {
    const few = found.slice(0, 5).map((f) => `${f.fingerprint.slice(0, 12)} ${f.agency} ${f.year} ${f.finding.rule}`);
    throw new CommandError(2, { zh: `${start} 不止一处：${few.join('；')}。请多写几位。`, en: `${start} is not one finding: ${few.join('; ')}. Give more signs.` });
  }
  return first;
}

async function decide(store: Store, finding: StoredFinding, status: ReviewStatus, note: string | null, by: string | null): Promise<void> {
  if (by === null) throw new CommandError(2, { zh: '请用 --by 写明是谁的结论。', en: 'Say who decides with --by.' });
  if (note === null && status !== 'open') throw new CommandError(2, { zh: '请用 --note 写明理由。', en: 'Say why with --note.' });
  await store.reviews.decide(finding, { status, note: note ?? '', by, at: new Date().toISOString() });
}

const names: Readonly<Record<ReviewStatus, { readonly zh: string; readonly en: string }>> = {
  open: { zh: '待定', en: 'open' }, confirmed: { zh: '属实', en: 'confirmed' }, dismissed: { zh: '不成立', en: 'dismissed' }, reported: { zh: '已告知', en: 'reported' },
};

export function statusName(status: ReviewStatus, lang: 'zh' | 'en'): string {
  return names[status][lang];
}

async function standingText({ say, lang }: Context, store: Store, f: StoredFinding): Promise<string> {
  const own = (await store.reviews.all()).filter((r) => r.fingerprint === f.fingerprint);
  const { before } = await store.reviews.standing(f);
  const of = (r: Pick<Review, 'at' | 'by' | 'status' | 'note'>): string => visibleLine(`  ${r.at.slice(0, 16).replace('T', ' ')}  ${statusName(r.status, lang)}  ${r.by}  ${r.note}`);
  return [
    visibleLine(`${f.agency} ${f.year}  ${f.finding.rule}  ${f.fingerprint.slice(0, 12)}`),
    visibleLine(f.finding.message[lang]),
    say({ zh: `现状：${statusName(own.at(-1)?.status ?? 'open', lang)}`, en: `now: ${statusName(own.at(-1)?.status ?? 'open', lang)}` }),
    ...(f.current ? [] : [say({ zh: `这是第 ${f.version} 版中的发现，现行版里已没有。`, en: `It was found in version ${f.version}; the current version does not have it.` })]),
    ...own.map(of),
    ...(before.length === 0 ? [] : [say({ zh: '数值改变之前的结论：', en: 'decisions before the values changed:' }), ...before.map(of)]),
    '',
  ].join('\n');
}

async function take(context: Context, store: Store, name: string): Promise<ExitCode> {
  let content: string;
  try {
    content = await readFile(resolve(context.folder, name), 'utf8');
  } catch (e) {
    throw new CommandError(2, { zh: `读不了 ${name}（${e instanceof Error && 'code' in e ? String(e.code) : ''}）：请检查文件名。`, en: `${name} cannot be read (${e instanceof Error && 'code' in e ? String(e.code) : ''}): check the name.` });
  }
  const reviews = content.split('\n').flatMap((l, i): Review[] => {
    if (l.trim() === '') return [];
    const parsed = line.safeParse(jsonOf(l));
    if (parsed.success) return [parsed.data];
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new CommandError(2, { zh: `${name} 第 ${i + 1} 行不是 review --export 写出的结论${path === '' ? '' : `（${path}）`}，没有读入任何一条：请检查这一行。`, en: `Line ${i + 1} of ${name} is no decision as review --export writes them${path === '' ? '' : ` (${path})`}, and none was taken: check that line.` });
  });
  const n = await store.reviews.take(reviews);
  await context.out.write(context.say({ zh: `读入 ${n} 条结论，${reviews.length - n} 条已有。\n`, en: `${n} ${n === 1 ? 'decision' : 'decisions'} taken, ${reviews.length - n} here already.\n` }));
  return 0;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
