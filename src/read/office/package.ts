// A ZIP → which kind of package it is, told by the members it must have.
import type { Limits } from '../../model/limits.js';
import { isRejection, rejection, type Rejection } from '../../model/rejection.js';
import { encrypted, openZip, type Zip } from './zip.js';

type PackageKind = 'docx' | 'xlsx' | 'ofd';

/** The kind of a document in a ZIP; `archive` for a ZIP of files; a Rejection for what is neither read nor an archive. */
export function packageKind(zip: Zip): PackageKind | 'archive' | Rejection {
  const names = zip.members.map((m) => m.name.toLowerCase());
  if (names.includes('ofd.xml')) return zip.members.some((m) => /^(?:encrypt|decrypt)/i.test(m.name) || m.encrypted) && !names.some((n) => n.endsWith('document.xml')) ? encrypted() : 'ofd';
  if (names.includes('[content_types].xml')) {
    if (names.some((n) => n.startsWith('word/') && n.endsWith('.xml'))) return 'docx';
    if (names.some((n) => n.startsWith('xl/'))) return 'xlsx';
    return other();
  }
  // OpenDocument, EPUB, JAR: packages of other programs.
  if (names.includes('mimetype') || names.includes('meta-inf/manifest.mf')) return other();
  return 'archive';
}

export function sniffPackage(bytes: Uint8Array, limits: Limits): PackageKind | Rejection {
  const zip = openZip(bytes, limits);
  if (isRejection(zip)) return zip;
  const kind = packageKind(zip);
  if (kind !== 'archive') return kind;
  return rejection('unsupported', '这是装有多个文件的压缩包，不是一份文件；压缩包里的压缩包只打开一层，请先解压。', 'This is an archive of files, not one document; archives within archives are opened one level deep: unpack it first.');
}

function other(): Rejection {
  return rejection('unsupported', '这是别的程序的文件包（演示文稿、OpenDocument 等），不能直接读；请另存为 PDF 或 DOCX。', 'This is a package of another program (slides, OpenDocument …), which is not read: save it as PDF or DOCX.');
}
