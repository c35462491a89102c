// A ZIP → which kind of package it is.
import type { Limits } from '../../model/limits.js';
import { rejection, type Rejection } from '../../model/rejection.js';

export function sniffPackage(_bytes: Uint8Array, _limits: Limits): 'docx' | 'xlsx' | 'ofd' | Rejection {
  return rejection('unsupported', '还不能读 ZIP 文件。', 'ZIP files are not read yet.');
}
