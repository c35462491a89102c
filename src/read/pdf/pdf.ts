// PDF → pages → blocks (pdf.js).
import type { Limits } from '../../model/limits.js';
import { rejection, type Rejection } from '../../model/rejection.js';
import type { Page } from '../page.js';

export async function readPdf(_bytes: Uint8Array, _limits: Limits): Promise<Page | Rejection> {
  return rejection('unsupported', '还不能读PDF。', 'PDF is not read yet.');
}
