// Spreadsheet (XLSX, XLS, ET) → blocks.
import type { Limits } from '../../model/limits.js';
import { rejection, type Rejection } from '../../model/rejection.js';
import type { Page } from '../page.js';

export async function readSheet(_bytes: Uint8Array, _limits: Limits): Promise<Page | Rejection> {
  return rejection('unsupported', '还不能读XLSX。', 'XLSX is not read yet.');
}
