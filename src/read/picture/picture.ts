// A picture on its own → one image block that holds it.
import type { Limits } from '../../model/limits.js';
import { rejection, type Rejection } from '../../model/rejection.js';
import type { Page } from '../page.js';

export async function readPicture(_bytes: Uint8Array, _limits: Limits): Promise<Page | Rejection> {
  return rejection('unsupported', '还不能读PNG。', 'PNG is not read yet.');
}
