// Word document (OOXML) → blocks.
import type { Limits } from '../../model/limits.js';
import { rejection, type Rejection } from '../../model/rejection.js';
import type { Page } from '../page.js';

export async function readDocx(_bytes: Uint8Array, _limits: Limits): Promise<Page | Rejection> {
  return rejection('unsupported', '还不能读DOCX。', 'DOCX is not read yet.');
}
