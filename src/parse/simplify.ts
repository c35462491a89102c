// Traditional → simplified characters, and pinyin glosses taken out: mirrors publish both. Only for comparing; what is stored stays as printed.
import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 'tw', to: 'cn' });
/** Traditional characters that a report cannot avoid; without one of them nothing is converted. */
const traditional = /[報開製數規發處許罰費強業構機關組織務總計復複議訴訟維糾結審項條內況決請務體佈隻併區縣鎮鄉號會與]/;
const gloss = /(?<=[\u3400-\u9fff])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňḿ]{1,6}[)）]/g;

export function simplify(text: string): string {
  const plain = text.includes('(') || text.includes('（') ? text.replace(gloss, '') : text;
  return traditional.test(plain) ? convert(plain) : plain;
}
