// Traditional → simplified characters, and pinyin glosses taken out: mirrors publish both. Only for comparing; what is stored stays as printed.
import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 'tw', to: 'cn' });
const gloss = /(?<=[\u3400-\u9fff])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňḿ]{1,6}[)）]/g;
let traditional: RegExp | null = null;

/** Every character the conversion changes, found once: text without one of them, nearly all there is, needs no conversion. */
function traditionalSigns(): RegExp {
  const all = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, i) => String.fromCharCode(0x4e00 + i));
  // One by one, since words convert otherwise than characters.
  const after = convert(all.join('\n')).split('\n');
  return new RegExp(`[${all.filter((c, i) => after[i] !== c).join('')}]`);
}

export function simplify(text: string): string {
  const plain = text.includes('(') || text.includes('（') ? text.replace(gloss, '') : text;
  if (/^[\x00-\x7f]*$/.test(plain)) return plain;
  traditional ??= traditionalSigns();
  return traditional.test(plain) ? convert(plain) : plain;
}
