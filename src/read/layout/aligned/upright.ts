// Characters one below the other → words that stand upright: a label over many rows of a narrow column.
import { middle, type Piece } from '../piece.js';

/** So many characters one below the other are upright words; fewer are a short word in a narrow cell. */
const enough = 4;
/** Their middles differ by no more, and they follow each other as closely, in letter sizes. */
const aligned = 0.15;
const closest = -0.3;
const farthest = 0.6;

/** The number, a bracket or a quotation mark stands on the line of the character it belongs to. */
const marked = /^(?:\d{1,2}[.．、]\p{Script=Han}?|[（(“"《]\p{Script=Han}|\p{Script=Han}[）)”"》、，])$/u;
const opens = /^\d{1,2}[.．、]/;

/** Groups of single characters that stand below each other, each from top to bottom. */
export function uprightWords(pieces: readonly Piece[]): Piece[][] {
  const own = pieces.filter((p) => p.turn === 0 && ((isSingle(p) && !/[\d０-９]/.test(p.text)) || marked.test(p.text))).sort((a, b) => a.box[1] - b.box[1]);
  const groups: Piece[][] = [];
  for (const p of own) {
    const group = opens.test(p.text) ? undefined : groups.find((g) => follows(g.at(-1)!, p));
    if (group === undefined) groups.push([p]);
    else group.push(p);
  }
  return groups.filter((g) => g.filter(isSingle).length >= enough && g.some((p) => /\p{Script=Han}/u.test(p.text)));
}

const isSingle = (p: Piece): boolean => [...p.text].length === 1;

function follows(above: Piece, p: Piece): boolean {
  const gap = (p.box[1] - above.box[3]) / p.size;
  return Math.abs(middle(above.box)[0] - middle(p.box)[0]) < aligned * p.size && Math.abs(above.size - p.size) < 0.5 && gap > closest && gap < farthest;
}
