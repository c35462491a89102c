#!/usr/bin/env node
// The table of commands, and what happens when one cannot go on: one sentence and an exit code.
import { Command as Commander, CommanderError, Option as CommanderOption } from 'commander';
import { add } from './commands/add.js';
import { archive } from './commands/archive.js';
import { check } from './commands/check.js';
import { CommandError, type Command } from './commands/command.js';
import { compare } from './commands/compare.js';
import { context, localeLang, type Context } from './commands/context.js';
import { crawl } from './commands/crawl.js';
import { demo } from './commands/demo.js';
import { evidence } from './commands/evidence.js';
import { exportCommand } from './commands/export.js';
import { findings } from './commands/findings.js';
import { dress, examplesText, fallbackText, wrongUse } from './commands/help.js';
import { history } from './commands/history.js';
import { metrics } from './commands/metrics.js';
import { OutputClosed, OutputFailed } from './commands/output.js';
import { parse } from './commands/parse.js';
import { portal } from './commands/portal.js';
import { publish } from './commands/publish.js';
import { register } from './commands/register.js';
import { review } from './commands/review.js';
import { rules } from './commands/rules.js';
import { serve } from './commands/serve.js';
import { show } from './commands/show.js';
import { version } from './commands/version.js';
import { StoreError } from './store/store-error.js';

const commands: readonly Command[] = [parse, add, crawl, check, findings, rules, review, evidence, show, history, compare, metrics, register, exportCommand, serve, publish, archive, portal, demo];

const typed = process.argv.slice(2);
// `help crawl` is `crawl --help`.
const argv = typed[0] === 'help' ? [...typed.slice(1), '--help'] : typed;
const chosen = langIn(argv);
const ctx = context(chosen ?? localeLang(process.env), process.env, chosen);
process.exitCode = await main();

async function main(): Promise<number> {
  let exitCode = 0;
  const program = dress(new Commander(ctx.program), ctx.lang)
    .usage(ctx.lang === 'zh' ? '<命令> [选项]' : '<command> [options]')
    .description(ctx.say({ zh: '年报：把政府信息公开工作年度报告读成可核对的数据，每个数都知道自己在原文何处。', en: 'Reads China\'s annual reports on government-information disclosure into checked records in which every number knows where it stands in the original.' }))
    .version(version(ctx), '-V, --version', ctx.say({ zh: '显示版本号', en: 'show the version' }))
    .helpCommand(false)
    .addOption(langOption());
  for (const c of commands) {
    const sub = dress(program.command(`${c.name} ${c.arguments}`.trim()), ctx.lang).summary(ctx.say(c.summary)).description(`${ctx.say(c.summary)}\n${ctx.say(c.details)}`);
    const names = new Map<string, string>();
    for (const [key, o] of Object.entries(c.options)) {
      const fallback = o.fallbackText === null ? '' : ctx.lang === 'zh' ? `（默认 ${fallbackText(ctx, o.fallbackText)}）` : ` (default ${fallbackText(ctx, o.fallbackText)})`;
      const option = new CommanderOption(o.flags, ctx.say(o.summary) + fallback).argParser((given) => parsed(c, key, given));
      names.set(key, option.attributeName());
      sub.addOption(option);
    }
    sub.addOption(langOption()).addHelpText('after', examplesText(ctx, c));
    sub.action(async () => {
      const given = sub.opts<Record<string, unknown>>();
      const values = Object.fromEntries(Object.entries(c.options).map(([key, o]) => [key, given[names.get(key)!] ?? o.fallback]));
      const args = sub.processedArgs.flat() as string[];
      exitCode = await c.run(ctx, args, values);
    });
  }
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (e) {
    // The first word that is a command is the command: `archive export` is no `export`.
    return await failed(e, argv.find((a) => commands.some((c) => c.name === a)));
  }
}

async function failed(e: unknown, commandName: string | undefined): Promise<number> {
  if (e instanceof OutputClosed) return 0;
  if (e instanceof OutputFailed) {
    await complain(ctx.say({ zh: `结果写不出去（${e.message}）：请腾出空间，或写到别处。`, en: `The results cannot be written (${e.message}): make room, or write them elsewhere.` }));
    return 74;
  }
  if (e instanceof CommanderError) {
    // Help and version are printed by then.
    if (e.exitCode === 0) return 0;
    await complain(e.code === 'commander.help' ? '' : wrongUse(ctx, e, commandName));
    return 2;
  }
  if (e instanceof CommandError) {
    await complain(ctx.say(e.text));
    return e.code;
  }
  if (e instanceof StoreError) {
    await complain(ctx.say(e.text));
    return e.code === 'full' ? 74 : 2;
  }
  const why = e instanceof Error ? e.message : String(e);
  await complain(ctx.say({
    zh: `程序自身出错：${why}。请把这句话和所用的命令告诉我们；设 NIANBAO_DEBUG=1 可看到出错位置。`,
    en: `The program itself failed: ${why}. Please report this line and the command; NIANBAO_DEBUG=1 shows where it happened.`,
  }));
  if (process.env['NIANBAO_DEBUG'] === '1' && e instanceof Error) await complain(e.stack ?? '');
  return 70;
}

async function complain(text: string): Promise<void> {
  if (text !== '') await ctx.err.write(`${text}\n`).catch(() => undefined);
}

function parsed(c: Command, key: string, given: string): unknown {
  const o = c.options[key]!;
  const value = o.parse(given);
  if (value !== undefined) return value;
  const name = /--[\w-]+/.exec(o.flags)![0];
  throw new CommandError(2, {
    zh: `${name} 不能是“${given}”：${o.expected.zh}；用法见 ${ctx.program} ${c.name} --help。`,
    en: `${name} cannot be “${given}”: ${o.expected.en}; see ${ctx.program} ${c.name} --help.`,
  });
}

function langOption(): CommanderOption {
  return new CommanderOption('--lang <LANG>', ctx.say({ zh: '语言：zh、en（默认随系统区域设置）', en: 'language: zh, en (default: that of the locale)' })).argParser((given) => {
    if (given === 'zh' || given === 'en') return given;
    throw new CommandError(2, { zh: `--lang 不能是“${given}”：可用的有 zh、en。`, en: `--lang cannot be “${given}”: it can be zh, en.` });
  });
}

/** The language asked for, needed before anything is said. */
function langIn(args: readonly string[]): Context['lang'] | null {
  const end = args.indexOf('--');
  const options = end === -1 ? args : args.slice(0, end);
  const at = options.findLastIndex((a) => a === '--lang' || a.startsWith('--lang='));
  const given = at < 0 ? null : args[at]!.includes('=') ? args[at]!.slice('--lang='.length) : args[at + 1];
  return given === 'zh' || given === 'en' ? given : null;
}
