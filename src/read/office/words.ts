// Runs of characters → lines as they are printed: white space as one blank, line ends where the document has them, struck or hidden words apart.
import { lowered, raised } from '../note-marks.js';
import type { Marks } from './styles.js';


/** Stands for a picture in a cell that has no words: something is there that was not read. */
export const picture = '\ufffc';

/** Words as their marks let them be seen: struck or hidden ones apart. */
export function sayMarked(said: string, marks: Marks, words: Words): void {
  if (marks.hidden === true || marks.struck === true) words.drop(said);
  else words.add(marks.raised === true ? raised(said) : marks.lowered === true ? lowered(said) : said);
}

export class Words {
  private readonly lines: string[] = [];
  private line = '';
  private gone = '';
  pictures = 0;

  add(words: string): void {
    this.line += words;
  }

  drop(words: string): void {
    this.gone += words;
  }

  break(): void {
    this.lines.push(this.line);
    this.line = '';
  }

  take(): { readonly text: string; readonly dropped: string } {
    this.break();
    const text = this.lines.map(squeeze).filter((l) => l !== '').join('\n');
    const dropped = squeeze(this.gone);
    this.lines.length = 0;
    this.gone = '';
    return { text, dropped };
  }
}

/** White space, blanks of any width and what prints nothing as one blank. */
export function squeeze(words: string): string {
  return words.replace(/[\s\u00a0\u3000\u2000-\u200b\ufeff]+/g, ' ').trim();
}
