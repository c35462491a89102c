// One document from its file to what became of it; the same in a worker and outside of one.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { tooLarge } from '../../model/limits.js';
import { isRejection, rejection, type Rejection } from '../../model/rejection.js';
import { mark, membersOf, readPublished, readReport, type Published, type Reading, type ReadOptions, type Trace } from '../../pipeline.js';
import type { Report } from '../../model/report.js';
import { packReport, type PackedAgency } from '../../store/pack-report.js';
import { agencyOf } from '../../register/agency.js';
import { agencyTables } from '../agency-tables.js';
import { picturesBeside } from './beside.js';
import type { Done, DocumentDone, Job, Known } from './job.js';

/** Reads one file, one document of an archive, or a report that a crawl brought. Never throws for what it is or holds. */
export async function readDocument(job: Job, known: Known, lookedInto: () => void = () => undefined): Promise<Done> {
  if (job.published !== undefined) return readCrawled(job, job.published, lookedInto);
  const bytes = await bytesOf(job);
  if ('status' in bytes) return bytes;
  const sha = hash(bytes);
  if (job.task === 'pack' && (await known(sha, job.name))) return { status: 'known', sha };
  const seen: Seen = {};
  const pictureAt = job.member === undefined ? { pictureAt: picturesBeside(job.path, job.limits) } : {};
  return { ...outcome(job, await readReport(bytes, job.name, { ...options(job, seen, lookedInto), ...pictureAt }), bytes), ...seen };
}

/** The pages of a report may be known while an attachment has changed: all is read. */
async function readCrawled(job: Job, published: Published, lookedInto: () => void): Promise<Done> {
  const seen: Seen = {};
  const reports = (await readPublished(published, options(job, seen, lookedInto))).map(({ reading, file }) => ({ name: file.address, done: outcome(job, reading, file.bytes) }));
  return reports.length === 1 ? { ...reports[0]!.done, ...(published.attachments.length === 0 ? seen : {}) } : { status: 'several', reports };
}

/** Filled while a document is read, where the job asks for it. */
interface Seen {
  trace?: Trace;
}

function options(job: Job, seen: Seen, lookedInto: () => void): ReadOptions {
  return { given: job.given, limits: job.limits, holds: job.holds ?? false, lookedInto, ...(job.trace === true ? { trace: (t: Trace) => void (seen.trace = t) } : {}) };
}

async function bytesOf(job: Job): Promise<Uint8Array | Extract<Done, { status: 'rejected' | 'archive' }>> {
  let bytes: Uint8Array;
  try {
    const s = await stat(job.path);
    if (s.isDirectory()) return rejected(null, folder(job.task));
    if (!s.isFile()) return rejected(null, rejection('unreachable', '不是普通文件。', 'It is not a regular file.'));
    // A disk image is turned away before it is in memory.
    if (s.size > job.limits.bytes) return rejected(null, tooLarge(s.size, job.limits.bytes));
    bytes = await readFile(job.path);
  } catch (e) {
    return rejected(null, unreachable(e as NodeJS.ErrnoException));
  }
  const members = membersOf(bytes, job.name, job.limits);
  const changed = rejection('unreachable', '压缩包在读取时变了。', 'The archive changed while it was read.');
  if (members === null) return job.member === undefined ? bytes : rejected(null, changed);
  if (isRejection(members)) return rejected(hash(bytes), members);
  if (job.member === undefined) return { status: 'archive', members: members.map((m) => m.name) };
  const member = members[job.member]?.bytes() ?? changed;
  return isRejection(member) ? rejected(null, member) : member;
}

function outcome(job: Job, reading: Reading, bytes: Uint8Array): DocumentDone {
  if (reading.status === 'rejected') return rejected(hash(bytes), reading.error);
  if (job.task === 'parse') return { status: 'report', reading };
  const packed = packReport(reading.report, { ...reading, mark }, bytes, whose(reading.report, job.region));
  return 'code' in packed ? rejected(hash(bytes), advised(packed, job)) : { status: 'packed', packed };
}

/** What to do about a report that does not say whose it is, or of which year. A crawl takes no such options: they would be said of all its reports. */
function advised(error: Rejection, job: Job): Rejection {
  if (error.code !== 'no-agency' && error.code !== 'no-year') return error;
  const { zh, en } = error.message;
  const option = error.code === 'no-agency' ? '--agency' : '--year';
  if (job.published === undefined) return { ...error, message: { zh: `${zh}请用 ${option} 指明。`, en: `${en} Name it with ${option}.` } };
  return { ...error, message: { zh: `${zh}可从网页另存后用 add ${option} 入库。`, en: `${en} Save it from the portal and store it with add ${option}.` } };
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** By the name, and the region of the portal where that is known; a document does not say more of its agency. */
function whose({ agency, year }: Report, region: string | undefined): PackedAgency {
  if (agency.value === null) return { regionCode: null, department: null, identity: null };
  const { regionCode, department, key } = agencyOf(agency.value, agencyTables(), { year: year.value, region: region ?? null });
  // 水务局 alone is not one agency.
  return { regionCode, department, identity: key.startsWith('?') ? null : key };
}

/** `add` walks into folders: one that comes here could not be entered. */
function folder(task: Job['task']): Rejection {
  return task === 'pack'
    ? rejection('unreachable', '没有进入这个文件夹的权限：请用 chmod 或换一个用户。', 'The folder may not be entered: change its permissions or use another account.')
    : rejection('unreachable', '是文件夹，不是文件：文件夹请用 add 命令。', 'It is a folder, not a file: use the command add for folders.');
}

function rejected(sha: string | null, error: Rejection): Extract<Done, { status: 'rejected' }> {
  return { status: 'rejected', sha, error };
}

function unreachable(e: NodeJS.ErrnoException): Rejection {
  switch (e.code) {
    case 'ENOENT': return e.path?.includes('\ufffd') === true ? rejection('unreachable', '文件名不是 UTF-8，打不开：请改名。', 'The file name is not UTF-8 and cannot be opened: rename the file.') : rejection('unreachable', '没有这个文件：请检查文件名。', 'There is no such file: check the name.');
    case 'EACCES': case 'EPERM': return rejection('unreachable', '没有读取权限：请用 chmod 或换一个用户。', 'It may not be read: change its permissions or use another account.');
    case 'ELOOP': return rejection('unreachable', '符号链接绕成了圈。', 'Its symbolic links go in a circle.');
    default: return rejection('unreachable', `无法读取（${e.code ?? e.message}）。`, `It cannot be read (${e.code ?? e.message}).`);
  }
}
