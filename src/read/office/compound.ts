// An OLE compound file → which kind of document it holds.
import type { Limits } from '../../model/limits.js';
import { rejection, type Rejection } from '../../model/rejection.js';

export function sniffCompound(_bytes: Uint8Array, _limits: Limits): 'doc' | 'xls' | Rejection {
  return rejection('unsupported', '还不能读 DOC 文件。', 'DOC files are not read yet.');
}
