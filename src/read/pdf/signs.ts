// What a font says its glyph means → the character meant: radicals that stand for characters, ligatures, marks without a body.
import { withoutRadicals } from '../radicals.js';


/** The text of a glyph; empty where it shows nothing. Full-width signs stay as they are. */
export function signs(unicode: string): string {
  if (/^[!-~\u4e00-\u9fff，。、：；（）“”]+$/.test(unicode)) return unicode;
  return withoutRadicals(unicode)
    .replaceAll(/[\ufb00-\ufb06\uf900-\ufaff]/g, (c) => c.normalize('NFKC'))
    .replaceAll('\u2e3a', '——').replaceAll('\u2e3b', '———')
    .replaceAll(/[\u0000-\u0020\u007f-\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/g, '');
}

/** True for a code that no font agrees on: the document does not say which character it is. */
export function isNameless(text: string): boolean {
  return /[\ue000-\uf8ff\ufffd]/.test(text);
}
