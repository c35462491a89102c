// A reader of Stata's format 118 by its description, to hold the writer against: every part is found by the map, every tag is where it should be.

export interface Dta {
  readonly names: readonly string[];
  readonly labels: readonly string[];
  readonly formats: readonly string[];
  readonly title: string;
  /** Coded values as the text of their label. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const missing = { long: 2_147_483_620, double: 8.98846567431158e307 };

export function readDta(b: Buffer): Dta {
  const head = '<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>';
  let at = 0;
  const expect = (tag: string): void => {
    const found = b.subarray(at, at + tag.length).toString('latin1');
    if (found !== tag) throw new Error(`at ${at}: ${JSON.stringify(found)} instead of ${tag}`);
    at += tag.length;
  };
  expect(head);
  const k = b.readUInt16LE(at);
  at += 2;
  expect('</K><N>');
  const n = Number(b.readBigUInt64LE(at));
  at += 8;
  expect('</N><label>');
  const size = b.readUInt16LE(at);
  const title = b.subarray(at + 2, at + 2 + size).toString();
  at += 2 + size;
  expect('</label><timestamp>');
  at += 1 + b.readUInt8(at);
  expect('</timestamp></header>');
  const map = at;
  expect('<map>');
  const offsets = Array.from({ length: 14 }, (_, i) => Number(b.readBigUInt64LE(at + 8 * i)));
  at += 14 * 8;
  expect('</map>');
  if (offsets[0] !== 0 || offsets[1] !== map || offsets[13] !== b.length) throw new Error(`the map says ${offsets.join(', ')}`);
  const part = (i: number, tag: string): Buffer => {
    at = offsets[i]!;
    expect(`<${tag}>`);
    const from = at;
    at = offsets[i + 1]! - tag.length - 3;
    const to = at;
    expect(`</${tag}>`);
    return b.subarray(from, to);
  };
  const texts = (i: number, tag: string, width: number): string[] => {
    const bytes = part(i, tag);
    if (bytes.length !== k * width) throw new Error(`${tag} has ${bytes.length} bytes`);
    return Array.from({ length: k }, (_, v) => zeroEnded(bytes.subarray(v * width, (v + 1) * width)));
  };
  const types = Array.from({ length: k }, (_, v) => part(2, 'variable_types').readUInt16LE(2 * v));
  const names = texts(3, 'varnames', 129);
  if (part(4, 'sortlist').some((x) => x !== 0)) throw new Error('sorted by something');
  const formats = texts(5, 'formats', 57);
  const sets = texts(6, 'value_label_names', 129);
  const labels = texts(7, 'variable_labels', 321);
  part(8, 'characteristics');
  const data = part(9, 'data');
  const outside = longTexts(part(10, 'strls'));
  const values = valueLabels(part(11, 'value_labels'));
  at = offsets[12]!;
  expect('</stata_dta>');
  const widths = types.map((t) => (t <= 2045 ? t : t === 65_528 ? 4 : 8));
  const width = widths.reduce((x, y) => x + y, 0);
  if (data.length !== n * width) throw new Error(`${data.length} bytes of data for ${n} rows of ${width}`);
  const rows = Array.from({ length: n }, (_, r) => {
    let p = r * width;
    return types.map((t, v) => {
      const from = p;
      p += widths[v]!;
      if (t <= 2045) return zeroEnded(data.subarray(from, p));
      if (t === 32_768) return data.readUInt16LE(from) === 0 ? '' : outside.get(`${data.readUInt16LE(from)} ${data.readUIntLE(from + 2, 6)}`)!;
      if (t === 65_526) return data.readDoubleLE(from) >= missing.double ? null : data.readDoubleLE(from);
      const whole = data.readInt32LE(from);
      if (whole > missing.long) return null;
      return sets[v] === '' ? whole : values.get(sets[v]!)!.get(whole)!;
    });
  });
  return { names, labels, formats, title, rows };
}

function zeroEnded(b: Buffer): string {
  const end = b.indexOf(0);
  return (end === -1 ? b : b.subarray(0, end)).toString();
}

function longTexts(b: Buffer): Map<string, string> {
  const found = new Map<string, string>();
  for (let at = 0; at < b.length;) {
    if (b.subarray(at, at + 3).toString() !== 'GSO' || b.readUInt8(at + 15) !== 130) throw new Error('no GSO');
    const size = b.readUInt32LE(at + 16);
    found.set(`${b.readUInt32LE(at + 3)} ${b.readBigUInt64LE(at + 7)}`, b.subarray(at + 20, at + 20 + size - 1).toString());
    at += 20 + size;
  }
  return found;
}

function valueLabels(b: Buffer): Map<string, Map<number, string>> {
  const sets = new Map<string, Map<number, string>>();
  for (let at = 0; at < b.length;) {
    if (b.subarray(at, at + 5).toString() !== '<lbl>') throw new Error('no lbl');
    const length = b.readUInt32LE(at + 5);
    const name = zeroEnded(b.subarray(at + 9, at + 138));
    const table = b.subarray(at + 141, at + 141 + length);
    const n = table.readUInt32LE(0);
    const text = table.subarray(8 + 8 * n);
    if (text.length !== table.readUInt32LE(4)) throw new Error('length of texts');
    sets.set(name, new Map(Array.from({ length: n }, (_, i) => [table.readInt32LE(8 + 4 * n + 4 * i), zeroEnded(text.subarray(table.readInt32LE(8 + 4 * i)))])));
    at += 141 + length;
    if (b.subarray(at, at + 6).toString() !== '</lbl>') throw new Error('no end of lbl');
    at += 6;
  }
  return sets;
}
