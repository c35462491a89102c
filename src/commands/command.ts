// The shape of a command. cli.ts walks a table of these; each file of this folder that is named for a command exports one.
import type { Text } from '../model/text.js';
import type { Context } from './context.js';
import type { Option, OptionValues } from './option.js';

/** 0 done · 1 findings of the severity asked about · 2 wrong use · 3 nothing could be read · 130 stopped by Ctrl-C, 143 by a signal to end. */
export type ExitCode = 0 | 1 | 2 | 3 | 74 | 130 | 143;

export interface Command {
  readonly name: string;
  /** Arguments as commander spells them: `<FILE...>`, `<AGENCY> <YEAR>`, or nothing. */
  readonly arguments: string;
  readonly summary: Text;
  /** What the one line of the summary leaves out. */
  readonly details: Text;
  readonly options: Readonly<Record<string, Option<unknown>>>;
  /** What follows the name of the program, with what it does. At least one. */
  readonly examples: readonly { readonly line: string; readonly does: Text }[];
  readonly run: (context: Context, args: readonly string[], options: Readonly<Record<string, unknown>>) => Promise<ExitCode>;
}

interface Definition<O extends Readonly<Record<string, Option<unknown>>>> extends Omit<Command, 'options' | 'run'> {
  readonly options: O;
  readonly run: (context: Context, args: readonly string[], options: OptionValues<O>) => Promise<ExitCode>;
}

/** A command whose `run` sees its options by their own types. cli.ts hands over nothing that the options have not parsed. */
export function command<O extends Readonly<Record<string, Option<unknown>>>>(definition: Definition<O>): Command {
  return { ...definition, run: (context, args, options) => definition.run(context, args, options as OptionValues<O>) };
}

/** A mistake of the user, or of what they gave: one sentence naming the thing, the place and the remedy. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(readonly code: ExitCode, readonly text: Text) {
    super(text.en);
  }
}
