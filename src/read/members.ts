// An archive → the documents in it, each to be read as a file of its own.
import type { Limits } from '../model/limits.js';
import { isRejection, rejection, type Rejection } from '../model/rejection.js';
import { packageKind } from './office/package.js';
import { encrypted, openZip, type Zip } from './office/zip.js';

export interface ArchiveMember {
  /** `archive.zip/folder/report.pdf`; `..` and control characters in the name of a member are written `_`. */
  readonly name: string;
  /** Unpacks the member. */
  readonly bytes: () => Uint8Array | Rejection;
}

/** Archives are looked into when they lie in an archive, no deeper. */
const deepest = 1;

/** The documents of an archive in its own order; null where the bytes are no archive. Folders, empty files and what operating systems leave behind are left out. */
export function membersOf(bytes: Uint8Array, name: string, limits: Limits): Rejection | readonly ArchiveMember[] | null {
  const zip = archiveIn(bytes, limits);
  if (zip === null || isRejection(zip)) return zip;
  const members = within(zip, name, limits, 0);
  if (members.length > limits.members) return rejection('too-large', `压缩包有 ${members.length} 个文件，超过 ${limits.members} 个的上限；请先解压。`, `The archive has ${members.length} members, more than the limit of ${limits.members}; unpack it first.`);
  if (members.length > 0) return members;
  return rejection('empty', '压缩包里没有文件；请重新下载。', 'The archive holds no files; fetch it again.');
}

function archiveIn(bytes: Uint8Array, limits: Limits): Zip | Rejection | null {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || !((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))) return null;
  const zip = openZip(bytes, limits);
  if (isRejection(zip)) return zip;
  return packageKind(zip) === 'archive' ? zip : null;
}

function within(zip: Zip, name: string, limits: Limits, depth: number): ArchiveMember[] {
  const out: ArchiveMember[] = [];
  for (const m of zip.members) {
    if (m.folder || (m.size === 0 && m.packed <= 2) || isLitter(m.name)) continue;
    const full = `${name}/${shownName(m.name)}`;
    if (m.encrypted) {
      out.push({ name: full, bytes: encrypted });
      continue;
    }
    // Only what may be an archive has to be unpacked to be listed.
    const inner = depth < deepest && zip.begins(m, [0x50, 0x4b]) ? zip.read(m) : null;
    const nested = inner === null || isRejection(inner) ? null : archiveIn(inner, limits);
    if (nested !== null && !isRejection(nested)) out.push(...within(nested, full, limits, depth + 1));
    else out.push({ name: full, bytes: () => zip.read(m) });
  }
  return out;
}

/** The name of a member as part of an address: nothing in it leads out of the archive, or is taken for a command by a terminal. */
function shownName(name: string): string {
  const steps = name.replaceAll('\\', '/').split('/').filter((s) => s !== '' && s !== '.').map((s) => (s === '..' ? '_' : s));
  return steps.join('/').replaceAll(/\p{Cc}|[\u202a-\u202e\u2066-\u2069\u200e\u200f]/gu, '_') || '_';
}

function isLitter(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)/i.test(name);
}
