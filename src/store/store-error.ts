// What can go wrong with a database file, as one sentence for people and one code for programs.
import type { Text } from '../model/text.js';

/**
 * `missing`: no such file. `not-a-file`: a folder or device. `no-folder`: the folder to create it in is not there. `foreign`: not a database, or one of another program.
 * `corrupt`: damaged. `newer`: written by a newer nianbao. `outdated`: of an older one and opened read-only. `read-only`: may not be written. `full`: no room left. `busy`: another
 * program has been writing for too long. `failed`: anything else the database says.
 */
export type StoreErrorCode = 'missing' | 'not-a-file' | 'no-folder' | 'foreign' | 'corrupt' | 'newer' | 'outdated' | 'read-only' | 'full' | 'busy' | 'failed';

export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(readonly code: StoreErrorCode, readonly text: Text, options?: ErrorOptions) {
    super(text.en, options);
  }
}
