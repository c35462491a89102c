// A document as its reader leaves it: text, tables and pictures in the order in which a person meets them.
import type { Anchor, Box } from './anchor.js';
import type { PageGeometry } from './geometry.js';
import type { Grid } from './grid.js';
import type { Problem } from './problem.js';
import type { Source } from './source.js';

export interface TextBlock {
  readonly kind: 'text';
  readonly text: string;
  readonly anchor: Anchor;
  /** 1–6 where the markup says that it is a heading. */
  readonly level?: number;
}

export interface GridBlock {
  readonly kind: 'grid';
  readonly grid: Grid;
}

/** Where the signs of a picture are: its own bytes (PNG, JPEG …), or a page of the document, to be drawn, and the part of it in points. */
export type Picture =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'page'; readonly page: number; readonly box: Box };

/** A picture stands here: tables may be in it. */
export interface ImageBlock {
  readonly kind: 'image';
  readonly src: string;
  readonly anchor: Anchor;
  /** Only where it is at hand: a page on the web names its pictures and does not hold them. */
  readonly picture?: Picture;
}

export type Block = TextBlock | GridBlock | ImageBlock;

/** A statement of the page about itself: `<title>`, `<meta>`, custom tags, 索引号 tables. */
export interface Metadata {
  readonly name: string;
  readonly value: string;
}

/** A file that a web page shows or hands out: in a viewer that is told its name, in a frame of its own, by a link, named in a script, as pictures of its pages, or a further page in a frame. */
export interface Embedded {
  /** As written in the page, entities decoded; what a viewer is told is percent-decoded. */
  readonly address: string;
  readonly kind: 'viewer' | 'frame' | 'link' | 'script' | 'image' | 'page';
  /** Words of the link. */
  readonly text: string;
  /** In a menu, header or footer of the page, not in its article. */
  readonly aside: boolean;
}

export interface Document {
  readonly source: Source;
  readonly metadata: readonly Metadata[];
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
  /** The pages as they were before tables were seen in them, for formats that have pages. */
  readonly geometry?: readonly PageGeometry[];
  /** Files the page embeds, the likeliest first. */
  readonly embedded?: readonly Embedded[];
}
