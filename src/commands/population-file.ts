// `--population`: inhabitants of regions out of a file of the user's, for what is counted per head.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { populationOf, type Population } from '../survey/index.js';
import { CommandError } from './command.js';
import type { Context } from './context.js';

export function populationAsked(context: Context, file: string): Population {
  try {
    return populationOf(readFileSync(resolve(context.folder, file), 'utf8'));
  } catch (e) {
    const why = e instanceof RangeError ? e.message : e instanceof Error && 'code' in e ? String(e.code) : String(e);
    throw new CommandError(2, { zh: `人口文件 ${file} 用不了（${why}）。`, en: `The population file ${file} cannot be used (${why}).` });
  }
}
