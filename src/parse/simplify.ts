// Traditional → simplified characters, and pinyin glosses taken out: mirrors publish both. Only for comparing; what is stored stays as printed.
import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 'tw', to: 'cn' });
const gloss = /(?<=[\u3400-\u9fff])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňḿ]{1,6}[)）]/g;
const [first, last] = [0x4e00, 0x9fff];
let traditional: Uint8Array | null = null;

/** Every character the conversion changes, found once, by code: text without one of them, nearly all there is, needs no conversion. */
function traditionalSigns(): Uint8Array {
  const all = Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i));
  // One by one, since words convert otherwise than characters.
  const after = convert(all.join('\n')).split('\n');
  return Uint8Array.from(all, (c, i) => (after[i] === c ? 0 : 1));
}

function hasTraditional(text: string): boolean {
  traditional ??= traditionalSigns();
  for (let i = 0; i < text.length; i++) if (traditional[text.charCodeAt(i) - first] === 1) return true;
  return false;
}

export function simplify(text: string): string {
  const plain = text.includes('(') || text.includes('（') ? text.replace(gloss, '') : text;
  return hasTraditional(plain) ? convert(plain) : plain;
}
