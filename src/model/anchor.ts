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

export type Anchor = HtmlAnchor | TextAnchor;
