// Where in a file something stands, in words a person can go by.
import type { Anchor } from '../model/anchor.js';
import type { Finding } from '../model/finding.js';
import type { Lang } from '../model/text.js';
import type { CellRef, Value } from '../model/value.js';

/** `report.md:34:12` for text; `report.pdf, page 3 at 72,100–90,112`; `report.docx, word/document.xml /tbl[2]/tr[3]/tc[4]`; `page.html, byte 18342, /html/body/…/td[3]` for a web page; the name alone where no place is known. */
export function address(file: string, anchor: Anchor | null | undefined, lang: Lang): string {
  if (anchor === null || anchor === undefined) return file;
  if ('line' in anchor) return `${file}:${anchor.line}:${anchor.column}`;
  if ('part' in anchor) return `${file}, ${anchor.part} ${anchor.place}`;
  if ('page' in anchor) {
    const [x0, y0, x1, y1] = anchor.bbox;
    const box = `${x0},${y0}–${x1},${y1}`;
    const picture = anchor.picture === undefined ? '' : ` ${anchor.picture}`;
    return lang === 'zh' ? `${file}${picture}，第 ${anchor.page} 页 ${box}` : `${file}${picture}, page ${anchor.page} at ${box}`;
  }
  return `${file}${lang === 'zh' ? `，第 ${anchor.offset} 字节，` : `, byte ${anchor.offset}, `}${anchor.path}`;
}

/** The cell to look at first: the one that cannot be read, else the last that is printed, which for a total is the total. */
export function anchorOf(finding: Finding, cells: ReadonlyMap<CellRef, Value>): Anchor | null {
  const values = finding.cells.map((ref) => cells.get(ref));
  const torn = values.find((v) => v?.state === 'unreadable' && v.anchor !== null);
  const printed = values.findLast((v) => v !== undefined && v.anchor !== null);
  return (torn ?? printed)?.anchor ?? null;
}
