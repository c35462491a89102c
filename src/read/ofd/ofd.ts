// OFD (GB/T 33190) → pages → blocks.
import type { Limits } from '../../model/limits.js';
import { rejection, type Rejection } from '../../model/rejection.js';
import type { Page } from '../page.js';

export async function readOfd(_bytes: Uint8Array, _limits: Limits): Promise<Page | Rejection> {
  return rejection('unsupported', '还不能读OFD。', 'OFD is not read yet.');
}
