// Text in drawings: escaped, measured without a font, cut and wrapped to fit.

/** For text and attributes of XML; signs that XML cannot hold become U+FFFD. */
export function escape(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '\ufffd').replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;
const narrow = /[ .,:;'|!ijlItfr()[\]]/u;

/** Pixels a line of text takes at a size, near enough for any usual font: wide characters are square. */
export function widthOf(text: string, size: number): number {
  let n = 0;
  for (const c of text) n += wide.test(c) ? 1 : narrow.test(c) ? 0.36 : /[A-Z%MW—]/u.test(c) ? 0.74 : 0.57;
  return n * size;
}

/** The text, or its beginning and `…` where it is wider than `room`. */
export function fitted(text: string, size: number, room: number): string {
  if (widthOf(text, size) <= room) return text;
  let cut = '';
  for (const c of text) {
    if (widthOf(`${cut}${c}…`, size) > room) break;
    cut += c;
  }
  return `${cut}…`;
}

/** Lines no wider than `room`: broken at blanks, and anywhere between wide characters, but before no closing mark. */
export function wrapped(text: string, size: number, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/\s*(?:[\u0021-\u1fff\u2010-\u2027\u2030-\u205e]+|[（「『“‘《]*.)[，。、；：）」』”’》？！]*/gu) ?? []) {
    if (line !== '' && widthOf(line + piece, size) > room) {
      lines.push(line);
      line = piece.trimStart();
    } else line += piece;
  }
  return line === '' ? lines : [...lines, line];
}
