// Document with pictures → the same with what the pictures show in their places.
import type { Document } from '../../model/document.js';
import type { Limits } from '../../model/limits.js';

export async function recognise(document: Document, _bytes: Uint8Array, _limits: Limits): Promise<Document> {
  return document;
}
