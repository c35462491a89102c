// The version of the program, as package.json has it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from './context.js';

export function version(context: Context): string {
  return (JSON.parse(readFileSync(join(context.root, 'package.json'), 'utf8')) as { version: string }).version;
}
