// What a command knows of the place it runs in: language, folder, terminal, default database. The only reader of the environment.
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lang, Text } from '../model/text.js';
import { output, type Output } from './output.js';

export interface Context {
  readonly lang: Lang;
  /** The language asked for with --lang; null where it is that of the locale. What is shown to others goes by this. */
  readonly chosen: Lang | null;
  /** The folder the user stands in; file names are relative to it. */
  readonly folder: string;
  /** Root folder of the package. */
  readonly root: string;
  /** Whether the package is a clone, not an installed copy. */
  readonly clone: boolean;
  /** The database used when --db does not say otherwise. */
  readonly database: string;
  /** What the user types before the name of a command. */
  readonly program: string;
  readonly out: Output;
  readonly err: Output;
  readonly say: (text: Text) => string;
}

/** The language of the locale, in the order in which POSIX reads the variables: zh where it begins with zh, else en. */
export function localeLang(env: NodeJS.ProcessEnv): Lang {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((v) => v !== undefined && v !== '') ?? '';
  return /^zh/i.test(locale) ? 'zh' : 'en';
}

export function context(lang: Lang, env: NodeJS.ProcessEnv, chosen: Lang | null = null): Context {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
  const clone = existsSync(join(root, 'src', 'cli.ts')) && existsSync(join(root, '.git'));
  // npm run moves to the root of the package and leaves word of where the user stood.
  const folder = env['npm_lifecycle_event'] !== undefined && env['INIT_CWD'] ? env['INIT_CWD'] : process.cwd();
  return {
    lang, chosen, folder, root, clone,
    database: env['NIANBAO_DB'] ? resolve(folder, env['NIANBAO_DB']) : clone ? join(root, 'data', 'nianbao.db') : join(folder, 'nianbao.db'),
    program: clone ? 'npm run -s nianbao --' : 'nianbao',
    out: output(process.stdout, env),
    err: output(process.stderr, env),
    say: (text) => text[lang],
  };
}

/** A path as the user would type it: relative where that is shorter than climbing out of the folder. */
export function shown(context: Context, path: string): string {
  const near = relative(context.folder, path);
  return near === '' ? '.' : near.startsWith('..') || isAbsolute(near) ? path : near;
}
