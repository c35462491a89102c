// Pictures that come within a package: those of a kind that can be looked into, so many and no more.
import type { Limits } from '../../model/limits.js';
import { isRejection } from '../../model/rejection.js';
import type { Zip } from './zip.js';

const kinds: readonly (readonly number[])[] = [[0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x47, 0x49, 0x46, 0x38], [0x42, 0x4d]];

/** Whether bytes begin as PNG, JPEG, GIF or BMP do. */
export function isPicture(bytes: Uint8Array): boolean {
  return kinds.some((k) => k.every((b, i) => bytes[i] === b));
}

export class Pictures {
  private readonly known = new Map<string, Uint8Array | null>();

  constructor(private readonly zip: Zip, private readonly limits: Limits) {}

  /** The bytes of a picture of the package; null where it is not there, is of another kind, or comes after as many as are looked into. */
  of(part: string): Uint8Array | null {
    const known = this.known.get(part);
    if (known !== undefined) return known;
    if (this.known.size >= this.limits.pictures) return null;
    const member = this.zip.find(part);
    const bytes = member === undefined ? null : this.zip.read(member);
    const picture = bytes === null || isRejection(bytes) || !isPicture(bytes) ? null : bytes;
    this.known.set(part, picture);
    return picture;
  }
}
