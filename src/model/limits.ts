// The bounds on one document, in one place; every command can override them. Real reports stay far below: the largest seen has 3 MB and 40,000 tags.
import { rejection, type Rejection } from './rejection.js';

export interface Limits {
  /** Largest file, bytes. */
  readonly bytes: number;
  /** Most tags in a page. */
  readonly tags: number;
  /** Deepest nesting of elements. */
  readonly depth: number;
  /** Most table cells in a document. */
  readonly cells: number;
  /** Most pages of one document. */
  readonly pages: number;
  /** Largest picture, pixels. */
  readonly pixels: number;
  /** Most pictures of one document that are looked into. */
  readonly pictures: number;
  /** Most members of an archive or package. */
  readonly members: number;
  /** Largest size of an archive or package unpacked, bytes. */
  readonly unpacked: number;
}

export const defaultLimits: Limits = { bytes: 32 * 2 ** 20, tags: 400_000, depth: 12_000, cells: 200_000, pages: 500, pixels: 60_000_000, pictures: 60, members: 4_000, unpacked: 256 * 2 ** 20 };

export function tooLarge(size: number, limit: number): Rejection {
  return rejection('too-large',
    `文件有 ${size} 字节，超过 ${limit} 字节的上限；如确是年报，请用 --max-bytes 放宽。`,
    `The file has ${size} bytes, more than the limit of ${limit}; if it is a report all the same, raise --max-bytes.`);
}
