// An OLE compound file → which kind of document it holds, told by its streams.
import type { Limits } from '../../model/limits.js';
import { isRejection, rejection, type Rejection } from '../../model/rejection.js';
import { openCompound } from './ole.js';
import { encrypted } from './zip.js';

export function sniffCompound(bytes: Uint8Array, limits: Limits): 'doc' | 'xls' | Rejection {
  const file = openCompound(bytes, limits);
  if (isRejection(file)) return file;
  if (file.find('EncryptedPackage') !== undefined) return encrypted();
  if (file.find('WordDocument') !== undefined) return 'doc';
  if (file.find('Workbook') !== undefined || file.find('Book') !== undefined) return 'xls';
  // Works and WPS before 2000 kept documents of their own kind in the same container.
  if (file.find('MatOST') !== undefined || file.find('CONTENTS') !== undefined || file.find('WpsDocument') !== undefined) {
    return rejection('needs-program', '这是旧版 WPS 或 Works 文件，不能直接读；请用 WPS 打开后另存为 DOCX。', 'This is a file of an old WPS or Works, which is not read: open it in WPS and save it as DOCX.');
  }
  return rejection('unsupported', '这是 OLE 文件，但不是 Word 或 Excel 文件；请另存为 PDF 或 DOCX。', 'This is an OLE file, but neither of Word nor of Excel: save it as PDF or DOCX.');
}
