// A generated report in the formats of files: its HTML read as blocks by whoever asks, then written anew.
import { defaultLimits } from '../src/model/limits.js';
import type { Block } from '../src/model/document.js';
import { isRejection } from '../src/model/rejection.js';
import { readWritten } from '../src/read/read.js';
import type { Generated } from './generate/generate.js';
import { docxOf } from './generate/files/docx.js';
import { lineStyles, ofdOf } from './generate/files/ofd.js';
import { sheetOf } from './generate/files/sheet.js';

export type FileFormat = 'docx' | 'xlsx' | 'xls' | 'ofd';
export const formats: readonly FileFormat[] = ['docx', 'xlsx', 'xls', 'ofd'];

/** `nth`: which way of drawing lines, where there are several. */
export function writtenAs(g: Generated, format: FileFormat, nth = 0): Uint8Array {
  const document = readWritten(g.bytes, g.name, defaultLimits);
  if (isRejection(document)) throw new RangeError(document.message.en);
  const blocks: readonly Block[] = document.blocks;
  switch (format) {
    case 'docx': return docxOf(blocks);
    case 'xlsx': return sheetOf(blocks);
    case 'xls': return sheetOf(blocks, 'biff8');
    case 'ofd': return ofdOf(blocks, lineStyles[nth % lineStyles.length]);
  }
}
