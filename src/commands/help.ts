// Help and the sentences about wrong use, in the user's language; commander does the reading of the command line.
import type { Command as Commander, CommanderError } from 'commander';
import type { Lang, Text } from '../model/text.js';
import type { Command } from './command.js';
import { shown, type Context } from './context.js';

const titles: Readonly<Record<string, string>> = { 'Usage:': '用法：', 'Options:': '选项：', 'Arguments:': '参数：', 'Commands:': '命令：' };

/** Makes commander speak the language, and leave errors to `wrongUse`. */
export function dress(commander: Commander, lang: Lang): Commander {
  return commander
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .configureHelp({ styleTitle: (title) => (lang === 'zh' ? (titles[title] ?? title) : title) })
    .helpOption('-h, --help', lang === 'zh' ? '显示说明' : 'show this help');
}

export function examplesText(context: Context, c: Command): string {
  const title = context.lang === 'zh' ? (c.examples.length === 1 ? '例：' : '例：') : c.examples.length === 1 ? 'Example:' : 'Examples:';
  return `\n${title}\n${c.examples.map((e) => `  ${context.program} ${e.line}\n      ${context.say(e.does)}`).join('\n')}`;
}

/** The default of an option as the help shows it; for the database, the file that would be used now. */
export function fallbackText(context: Context, text: string): string {
  return text === 'database' ? shown(context, context.database) : text;
}

/** One sentence for a command line that cannot be followed: what is wrong with it and how to put it right. */
export function wrongUse(context: Context, e: CommanderError, commandName: string | undefined): string {
  const name = /'([^']*)'/.exec(e.message)?.[1] ?? '';
  const meant = /Did you mean (?:one of )?(.*)\?/.exec(e.message)?.[1];
  const help = `${context.program}${commandName === undefined ? '' : ` ${commandName}`} --help`;
  const what: Text = sentences[e.code]?.(name) ?? { zh: e.message, en: e.message.replace(/^error: /, '').replace(/\n[^]*$/, '') };
  return context.lang === 'zh'
    ? `${what.zh}${meant === undefined ? '' : `，是不是 ${meant}`}；用法见 ${help}。`
    : `${what.en}${meant === undefined ? '' : `, did you mean ${meant}?`}${meant === undefined ? '; see' : ' See'} ${help}.`;
}

const sentences: Readonly<Record<string, (name: string) => Text>> = {
  'commander.unknownOption': (n) => ({ zh: `没有选项 ${n}`, en: `There is no option ${n}` }),
  'commander.unknownCommand': (n) => ({ zh: `没有命令 ${n}`, en: `There is no command ${n}` }),
  'commander.missingArgument': (n) => ({ zh: `缺少参数 ${n}`, en: `The argument ${n} is missing` }),
  'commander.optionMissingArgument': (n) => ({ zh: `选项 ${n} 后面要有一个值`, en: `The option ${n} needs a value` }),
  'commander.excessArguments': () => ({ zh: '参数太多', en: 'There are more arguments than the command takes' }),
};
