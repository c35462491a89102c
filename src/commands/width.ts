// Widths of text on a terminal, where a Chinese character takes two columns, and lines cut to fit.

const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;
/**
 * What stays on one line, with the blanks before it: a word of narrow characters or one wide character, the brackets and quotes that open before it
 * and the marks that close after it.
 */
const pieces = /\s*[（「『“‘《]*(?:[\u0021-\u1fff\u2010-\u2017\u2020-\u205e]+|[^\s（「『“‘《]\p{M}*|[（「『“‘《])[，。、；：）」』”’》]*|\s+/gu;

/** Columns the text takes on a terminal. */
export function width(text: string): number {
  let n = 0;
  for (const c of text) n += wide.test(c) ? 2 : 1;
  return n;
}

/** Cuts text into lines of at most `columns` columns: between words where there are any, else between any two characters. Line breaks stay. */
export function wrap(text: string, columns: number): string {
  return text.split('\n').map((line) => wrapLine(line, columns)).join('\n');
}

function wrapLine(text: string, columns: number): string {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(pieces) ?? []) {
    if (width(line + piece) <= columns) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(line);
    line = piece.trimStart();
    while (width(line) > columns) {
      const [head, tail] = split(line, columns);
      lines.push(head);
      line = tail;
    }
  }
  lines.push(line);
  return lines.join('\n');
}

function split(text: string, columns: number): [string, string] {
  let head = '';
  for (const c of text) {
    if (head !== '' && width(head + c) > columns) break;
    head += c;
  }
  return [head, text.slice(head.length)];
}
