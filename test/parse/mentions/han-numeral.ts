// A number in Chinese numerals, written for the tests by the rules of the schoolbook and not by those of the reader.
const digits = '零一二三四五六七八九';

/** 0 to 10^12, as 一千零二十; ten is 十. */
export function hanNumeralOf(n: number): string {
  if (n === 0) return '零';
  const groups: number[] = [];
  for (let rest = n; rest > 0; rest = Math.floor(rest / 10_000)) groups.push(rest % 10_000);
  let out = '';
  let gap = false;
  for (let g = groups.length - 1; g >= 0; g--) {
    const group = groups[g]!;
    if (group === 0) {
      gap = out !== '';
      continue;
    }
    if (out !== '' && (gap || group < 1000)) out += '零';
    gap = false;
    out += below(group) + ['', '万', '亿'][g]!;
  }
  return out.replace(/^一十/, '十');
}

function below(n: number): string {
  let out = '';
  let gap = false;
  for (const [i, unit] of ['千', '百', '十', ''].entries()) {
    const d = Math.floor(n / 10 ** (3 - i)) % 10;
    if (d === 0) {
      gap = out !== '';
      continue;
    }
    out += `${gap ? '零' : ''}${digits[d]!}${unit}`;
    gap = false;
  }
  return out;
}
