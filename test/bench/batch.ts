// `add` over a mixed batch as a user runs it: PDFs, office files, OFD, pages, texts, a few scans and an archive, on two threads. Memory in each quarter, cores in use, rate.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import type { Block } from '../../src/model/document.js';
import { defaultLimits } from '../../src/model/limits.js';
import { isRejection } from '../../src/model/rejection.js';
import { readWritten } from '../../src/read/read.js';
import { docxOf } from '../generate/files/docx.js';
import { lineStyles, ofdOf } from '../generate/files/ofd.js';
import { sheetOf } from '../generate/files/sheet.js';
import { generate } from '../generate/generate.js';
import { addWatched } from './watched.js';

export const name = 'batch: 200 mixed files';

const files = 200;
const documents = fileURLToPath(new URL('../../../test/documents/', import.meta.url));
/** Read from the repository and made a file of its own by bytes after its end. */
const copied = ['chromium-watermark.pdf', 'libreoffice-plain.pdf', 'libreoffice-full-width.pdf', 'chromium-watermark.pdf', 'libreoffice-plain.pdf', 'nanquan-shuili-2023.doc'] as const;
const scans = ['scan-report.pdf', 'scan-table-three.jpg', 'scan-tables-two-four.png', 'scan-report.pdf'] as const;

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-batch-'));
  try {
    const counts = write(join(folder, 'files'));
    process.stdout.write(`  ${[...counts].map(([kind, n]) => `${n} ${kind}`).join(', ')}\n`);
    await addWatched(['--db', join(folder, 'bench.db'), '--jobs', '2', join(folder, 'files')], files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write(folder: string): ReadonlyMap<string, number> {
  mkdirSync(folder);
  const counts = new Map<string, number>();
  const put = (n: number, kind: string, bytes: Uint8Array): void => {
    // Kinds are spread over the batch as they are numbered.
    writeFileSync(join(folder, `${String(n).padStart(3, '0')}.${kind}`), bytes);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  };
  for (let n = 0; n < files; n++) {
    if (n % 50 === 20) {
      const scan = scans[(n - 20) / 50]!;
      put(n, scan.slice(-3), own(scan, n));
    } else if (n === 100) put(n, 'zip', zipSync(Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`${i}.html`, Buffer.from(text(1000 + i, 'html-clean'), 'utf8')]))));
    else if (n % 2 === 0) {
      const name = copied[(n / 2) % copied.length]!;
      put(n, name.slice(-3), own(name, n));
    } else if (n % 10 === 1) put(n, 'docx', docxOf(blocks(n)));
    else if (n % 10 === 3) put(n, 'xlsx', sheetOf(blocks(n)));
    else if (n % 10 === 5) put(n, 'ofd', ofdOf(blocks(n), lineStyles[n % lineStyles.length]!));
    else if (n % 10 === 7) put(n, 'html', Buffer.from(text(n, 'html-portal'), 'utf8'));
    else put(n, 'txt', Buffer.from(text(n, 'markdown-pipes'), 'utf8'));
  }
  return counts;
}

/** Bytes after the end are read over by every reader of these formats. */
function own(name: string, n: number): Uint8Array {
  return Buffer.concat([readFileSync(join(documents, name)), Buffer.from(name.endsWith('.pdf') ? `\n%${n}\n%%EOF\n` : `${n}`)]);
}

const text = (seed: number, layout: string): string => generate({ seed, layout, agency: `云栖区${[...String(seed)].map((d) => '甲乙丙丁戊己庚辛壬癸'[Number(d)]).join('')}测算局` }).text;

function blocks(seed: number): readonly Block[] {
  const read = readWritten(Buffer.from(text(seed, 'html-clean'), 'utf8'), 'a', defaultLimits);
  if (isRejection(read)) throw new Error(read.message.en);
  return read.blocks;
}
