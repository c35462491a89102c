// An XLSX as it came → one that the library may unpack: its sheets alone, unpacked here within bounds.
import { zipSync } from 'fflate';
import type { Limits } from '../../model/limits.js';
import { isRejection, rejection, type Rejection } from '../../model/rejection.js';
import type { Zip } from './zip.js';

/** Pictures, macros and files set in the sheets are not wanted; of the rest the library asks for whatever the list of contents names. */
const wanted = /\.(?:xml|rels|vml)$|^xl\/(?!.*(?:vbaProject|printerSettings|media\/|embeddings\/)).*\.bin$/i;
/** Cells with a border and nothing in them are many more than those with content. */
const styledCells = 8;

/** `parts`: what was unpacked, by name. */
export function repacked(zip: Zip, limits: Limits): { readonly bytes: Uint8Array; readonly parts: Readonly<Record<string, Uint8Array>> } | Rejection {
  const files: Record<string, Uint8Array> = {};
  let cells = 0;
  for (const m of zip.members) {
    if (m.folder || !wanted.test(m.name) || files[m.name] !== undefined) continue;
    const part = zip.read(m);
    if (isRejection(part)) return part;
    if (/worksheets\//i.test(m.name)) cells += cellTags(part);
    if (cells > limits.cells * styledCells) return tooMany(limits);
    files[m.name] = /worksheets\//i.test(m.name) ? withFormulas(part) : part;
  }
  return { bytes: zipSync(files, { level: 0 }), parts: files };
}

const unworked = /<((?:\w+:)?)c\b((?:\s[^<>]*)?)>\s*<\1f\b[^<>]*(?:\/>|>[^<]*<\/\1f>)\s*(?:<\1v\s*\/>|<\1v>\s*<\/\1v>)?\s*<\/\1c>/g;

/** A formula that nobody worked out shows a figure to whoever opens the sheet: its cell is not empty, and what it says is not known. One that came to no words is empty. */
function withFormulas(part: Uint8Array): Uint8Array {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  if (!/[<:]f[\s/>]/.test(bytes.toString('latin1'))) return part;
  const text = bytes.toString('latin1').replace(unworked, (whole, prefix: string, attributes: string) =>
    /\st="(?!n")/.test(attributes) ? whole : `<${prefix}c${attributes.replace(/\st="n"/, '')} t="str"><${prefix}v>=?</${prefix}v></${prefix}c>`);
  return Buffer.from(text, 'latin1');
}

/** `<c ` and `<c>`, `<x:c `: counted in the bytes, before anything is made of them. */
function cellTags(part: Uint8Array): number {
  let n = 0;
  for (let i = 1; i + 1 < part.length; i++) if (part[i] === 0x63 && (part[i - 1] === 0x3c || part[i - 1] === 0x3a) && (part[i + 1] === 0x20 || part[i + 1] === 0x3e)) n++;
  return n;
}

function tooMany(limits: Limits): Rejection {
  return rejection('too-complex', `工作簿的单元格超过 ${limits.cells * styledCells} 个，不是正常的年报；如确是年报，请用 --max-cells 放宽。`, `The workbook has more than ${limits.cells * styledCells} cells, which no ordinary report has; if it is a report all the same, raise --max-cells.`);
}
