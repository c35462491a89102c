// What a font says its glyph means → the character meant: radicals that stand for characters, ligatures, marks without a body.

/** Radicals with a code of their own that is not decomposed by Unicode, and the characters they are. */
const supplement: Readonly<Record<string, string>> = Object.fromEntries([...'⺁厂⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺒巳⺓幺⺔彑⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺲罒⺶羊⺷羊⺹耂⺺肀⺻聿⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'].reduce<[string, string][]>((pairs, c, i, all) => (i % 2 === 0 ? [...pairs, [c, all[i + 1]!]] : pairs), []));

/** The text of a glyph; empty where it shows nothing. Full-width signs stay as they are. */
export function signs(unicode: string): string {
  if (/^[!-~\u4e00-\u9fff，。、：；（）“”]+$/.test(unicode)) return unicode;
  return unicode
    .replaceAll(/[\u2f00-\u2fdf\ufb00-\ufb06\uf900-\ufaff]/g, (c) => c.normalize('NFKC'))
    .replaceAll('\u2e3a', '——').replaceAll('\u2e3b', '———')
    .replaceAll(/[\u2e80-\u2eff]/g, (c) => supplement[c] ?? c)
    .replaceAll(/[\u0000-\u0020\u007f-\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/g, '');
}

/** True for a code that no font agrees on: the document does not say which character it is. */
export function isNameless(text: string): boolean {
  return /[\ue000-\uf8ff\ufffd]/.test(text);
}
