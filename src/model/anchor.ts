// The address of a number or a sentence in the original.

/** In a web page: the path of the element as an XPath of the DOM a browser builds, and the byte offset of its start tag in the file as published. */
export interface HtmlAnchor {
  readonly path: string;
  readonly offset: number;
}

/** In Markdown or plain text: line and column of the first character, both counted from 1, columns in characters (UTF-16 units). */
export interface TextAnchor {
  readonly line: number;
  readonly column: number;
}

/** Left, top, right, bottom, from the top left corner. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** On a page (PDF, OFD) or in a picture: the page, counted from 1, and a box in points (1/72 inch) of the page as displayed, in pixels of a picture. */
export interface PageAnchor {
  readonly page: number;
  readonly bbox: Box;
  /** Where the box is in a picture within another document: the place of the picture there, as `anchorText` writes it. */
  readonly picture?: string;
}

/** In an office document: the part (`word/document.xml`, the name of a sheet) and the place in it (`/tbl[2]/tr[3]/tc[4]`, `C7`). */
export interface PartAnchor {
  readonly part: string;
  readonly place: string;
}

export type Anchor = HtmlAnchor | TextAnchor | PageAnchor | PartAnchor;
