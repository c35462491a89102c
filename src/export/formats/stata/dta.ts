// The bytes of a .dta file, format 118 as `help dta` describes it: little-endian, UTF-8, parts between tags, a map of where each part begins.

export interface Variable {
  /** At most 32 characters. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'double' | 'long' | 'date' | 'datetime';
  /** Of texts: the longest, bytes. */
  readonly width: number;
  /** Of `long`: what each number stands for. */
  readonly labels: ReadonlyMap<number, string> | null;
}

/** A text of more bytes is kept outside its row. */
const longestFixed = 2045;
const missingLong = 2_147_483_621;
/** The double that is `.`: 2^1023. */
const missingDouble = 2 ** 1023;

/** Bytes of a text in its row; null where it is kept outside. Only of texts. */
export function fixedWidth(v: Variable): number | null {
  return v.kind !== 'text' || v.width <= longestFixed ? v.width : null;
}

function typeOf(v: Variable): number {
  if (v.kind === 'text') return v.width <= longestFixed ? v.width : 32_768;
  return v.kind === 'long' || v.kind === 'date' ? 65_528 : 65_526;
}

function formatOf(v: Variable): string {
  if (v.kind === 'text') return v.width <= longestFixed ? `%-${Math.min(v.width, 40)}s` : '%-9s';
  return { long: '%9.0g', date: '%td', datetime: '%tc', double: '%10.0g' }[v.kind];
}

function widthOf(v: Variable): number {
  if (v.kind === 'text') return fixedWidth(v) ?? 8;
  return v.kind === 'long' || v.kind === 'date' ? 4 : 8;
}

/** Cut at a character, padded with zeros to `size` bytes. */
function padded(text: string, size: number, characters: number): Buffer {
  const b = Buffer.alloc(size);
  b.write([...text].slice(0, characters).join(''), 0, size - 1, 'utf8');
  return b;
}

function u16(...n: number[]): Buffer {
  return Buffer.from(Uint16Array.from(n).buffer);
}

function u64(n: number): Buffer {
  const b = Buffer.alloc(8);
  b.writeBigUInt64LE(BigInt(n));
  return b;
}

function labelName(i: number): string {
  return `labels${i + 1}`;
}

/** Everything up to the first row. `outside`: bytes of all texts kept outside their rows, as `outsideSize` counts them. */
export function start(variables: readonly Variable[], rows: number, outside: number, title: string): Buffer {
  const label = Buffer.from([...title].slice(0, 80).join(''));
  const head = Buffer.concat([
    Buffer.from('<stata_dta><header><release>118</release><byteorder>LSF</byteorder><K>'), u16(variables.length), Buffer.from('</K><N>'), u64(rows),
    Buffer.from('</N><label>'), u16(label.length), label, Buffer.from('</label><timestamp>\0</timestamp></header>'),
  ]);
  const parts = [
    ['variable_types', u16(...variables.map(typeOf))],
    ['varnames', Buffer.concat(variables.map((v) => padded(v.name, 129, 32)))],
    ['sortlist', Buffer.alloc(2 * (variables.length + 1))],
    ['formats', Buffer.concat(variables.map((v) => padded(formatOf(v), 57, 56)))],
    ['value_label_names', Buffer.concat(variables.map((v, i) => padded(v.labels === null ? '' : labelName(i), 129, 32)))],
    ['variable_labels', Buffer.concat(variables.map((v) => padded(v.label, 321, 80)))],
    ['characteristics', Buffer.alloc(0)],
  ] as const;
  const tagged = parts.map(([tag, body]) => Buffer.concat([Buffer.from(`<${tag}>`), body, Buffer.from(`</${tag}>`)]));
  // Where each part begins, the last being the end of the file.
  const offsets = [0, head.length];
  let at = head.length + '<map></map>'.length + 14 * 8;
  const part = (size: number): void => {
    offsets.push(at);
    at += size;
  };
  for (const t of tagged) part(t.length);
  part('<data></data>'.length + rows * variables.reduce((n, v) => n + widthOf(v), 0));
  part('<strls></strls>'.length + outside);
  part(valueLabels(variables).length);
  part('</stata_dta>'.length);
  offsets.push(at);
  return Buffer.concat([head, Buffer.from('<map>'), ...offsets.map(u64), Buffer.from('</map>'), ...tagged, Buffer.from('<data>')]);
}

/** Between the rows and the texts kept outside them. */
export function betweenParts(): Buffer {
  return Buffer.from('</data><strls>');
}

/** Everything after those texts. */
export function end(variables: readonly Variable[]): Buffer {
  return Buffer.concat([Buffer.from('</strls>'), valueLabels(variables), Buffer.from('</stata_dta>')]);
}

/** Rows in the order of the variables; null is missing, in a text it is empty. `first`: number of the first of them, counted from 1. */
export function rowsBytes(variables: readonly Variable[], rows: readonly (readonly (string | number | null)[])[], first: number): Buffer {
  const widths = variables.map(widthOf);
  const b = Buffer.alloc(rows.length * widths.reduce((sum, w) => sum + w, 0));
  let at = 0;
  for (const [r, values] of rows.entries()) {
    for (const [i, v] of variables.entries()) {
      const value = values[i] ?? null;
      if (v.kind === 'text') {
        if (value !== null && value !== '') putText(b, at, v, i, String(value), first + r);
      } else if (v.kind === 'long' || v.kind === 'date') b.writeInt32LE(value === null ? missingLong : Number(value), at);
      else b.writeDoubleLE(value === null || !Number.isFinite(value) ? missingDouble : Number(value), at);
      at += widths[i]!;
    }
  }
  return b;
}

/** In the row, or there only where it is to be found. */
function putText(b: Buffer, at: number, v: Variable, i: number, text: string, n: number): void {
  if (fixedWidth(v) !== null) b.write(text, at, v.width, 'utf8');
  else {
    b.writeUInt16LE(i + 1, at);
    b.writeUIntLE(n, at + 2, 6);
  }
}

const outsideHead = 3 + 4 + 8 + 1 + 4;

/** Bytes that a text of so many bytes takes outside its row. */
export function outsideSize(bytes: number): number {
  return bytes === 0 ? 0 : outsideHead + bytes + 1;
}

/** The texts of a row that are kept outside it. */
export function outside(variables: readonly Variable[], values: readonly (string | number | null)[], n: number): Buffer {
  return Buffer.concat(variables.flatMap((v, i) => {
    if (v.kind !== 'text' || fixedWidth(v) !== null) return [];
    const text = Buffer.from(String(values[i] ?? ''));
    if (text.length === 0) return [];
    const head = Buffer.alloc(outsideHead);
    head.write('GSO');
    head.writeUInt32LE(i + 1, 3);
    head.writeBigUInt64LE(BigInt(n), 7);
    // A text that ends in a zero.
    head.writeUInt8(130, 15);
    head.writeUInt32LE(text.length + 1, 16);
    return [head, text, Buffer.alloc(1)];
  }));
}

function valueLabels(variables: readonly Variable[]): Buffer {
  const tables = variables.flatMap((v, i) => {
    if (v.labels === null) return [];
    const texts = [...v.labels.values()].map((t) => Buffer.from(`${t}\0`));
    const starts: number[] = [];
    let at = 0;
    for (const t of texts) {
      starts.push(at);
      at += t.length;
    }
    const numbers = Int32Array.from([texts.length, at, ...starts, ...v.labels.keys()]);
    const body = Buffer.concat([Buffer.from(numbers.buffer), ...texts]);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(body.length);
    return [Buffer.from('<lbl>'), length, padded(labelName(i), 129, 32), Buffer.alloc(3), body, Buffer.from('</lbl>')];
  });
  return Buffer.concat([Buffer.from('<value_labels>'), ...tables, Buffer.from('</value_labels>')]);
}
