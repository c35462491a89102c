// Radicals with codes of their own → the characters they look like: what fonts of PDFs say, and texts, office files and pages copied from such PDFs.
import type { Block, Metadata } from '../model/document.js';
import type { GridCell } from '../model/grid.js';
import type { Problem } from '../model/problem.js';
import type { Page } from './page.js';

/** Those that Unicode does not decompose. */
const supplement: Readonly<Record<string, string>> = Object.fromEntries([...'⺁厂⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺒巳⺓幺⺔彑⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺲罒⺶羊⺷羊⺹耂⺺肀⺻聿⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'].reduce<[string, string][]>((pairs, c, i, all) => (i % 2 === 0 ? [...pairs, [c, all[i + 1]!]] : pairs), []));

const radical = /[\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5]/;
const radicals = new RegExp(radical, 'g');

/** Text of the same length. */
export function withoutRadicals(text: string): string {
  return radical.test(text) ? text.replace(radicals, (c) => supplement[c] ?? c.normalize('NFKC')) : text;
}

/** The page in ordinary characters, and one note where there was a radical. What stands in a cell as an entry keeps its signs. */
export function pageWithoutRadicals(page: Page): Page {
  const found: string[] = [];
  const written = (text: string): string => {
    if (!radical.test(text)) return text;
    for (const [c] of text.matchAll(radicals)) if (withoutRadicals(c) !== c) found.push(c);
    return withoutRadicals(text);
  };
  const cell = (c: GridCell): GridCell => {
    const text = isEntry(c.text) ? c.text : written(c.text);
    return text === c.text ? c : { ...c, text };
  };
  const block = (b: Block): Block => {
    if (b.kind === 'text') return radical.test(b.text) ? { ...b, text: written(b.text) } : b;
    if (b.kind === 'image' || !b.grid.rows.some((r) => r.cells.some((c) => radical.test(c.text)))) return b;
    return { ...b, grid: { ...b.grid, rows: b.grid.rows.map((r) => ({ cells: r.cells.map(cell) })) } };
  };
  const said = (m: Metadata): Metadata => (radical.test(m.value) ? { ...m, value: written(m.value) } : m);
  const [blocks, metadata] = [page.blocks.map(block), page.metadata.map(said)];
  return found.length === 0 ? page : { ...page, blocks, metadata, problems: [...page.problems, note(found)] };
}

/** A figure, with or without a unit, or a single sign: published values stay as they are printed. */
function isEntry(text: string): boolean {
  const letters = (text.match(/\p{L}/gu)?.length ?? 0) + (text.match(radicals)?.length ?? 0);
  return letters <= 1 || (letters === 2 && /^[\d０-９]/.test(text));
}

function note(found: readonly string[]): Problem {
  const kinds = [...new Set(found)].join('');
  return {
    code: 'radicals', level: 'note', found: kinds, taken: withoutRadicals(kinds),
    message: {
      zh: `文中有 ${found.length} 个部首字符（${kinds}），按所代表的汉字读。`,
      en: `The text has ${found.length} ${found.length === 1 ? 'radical' : 'radicals'} in place of ordinary characters (${kinds}), read as those.`,
    },
  };
}
