// Reads back the CSV of an earlier package, piece by piece, as csv.ts wrote it.

/** Rows as objects by the names of the header; an apostrophe that guards a text is taken off. Nothing and the empty text are one. */
export async function* readCsv(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Readonly<Record<string, string>>> {
  let header: readonly string[] | null = null;
  for await (const fields of lines(pieces)) {
    if (header === null) header = fields;
    else yield Object.fromEntries(header.map((name, i) => [name, unguarded(fields[i] ?? '')]));
  }
}

function unguarded(field: string): string {
  return field.startsWith("'") ? field.slice(1) : field;
}

async function* lines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const piece of pieces) {
    rest += decoder.decode(piece, { stream: true });
    let from = 0;
    let quote = rest.indexOf('"');
    for (;;) {
      // Looked for once, not for every line before it.
      if (quote !== -1 && quote < from) quote = rest.indexOf('"', from);
      const end = lineEnd(rest, from, quote);
      if (end === -1) break;
      yield fieldsOf(rest.slice(from, end));
      from = end + 1;
    }
    rest = rest.slice(from);
  }
  rest += decoder.decode();
  if (rest !== '') yield fieldsOf(rest);
}

/** Position of the line feed that ends the line; -1 where it has not come yet. One within quotes ends nothing; `first` is where the first of them stands. */
function lineEnd(text: string, from: number, first: number): number {
  let end = text.indexOf('\n', from);
  let quote = first;
  for (;;) {
    if (end === -1 || quote === -1 || quote > end) return end;
    const close = text.indexOf('"', quote + 1);
    if (close === -1) return -1;
    // A doubled quote closes and opens again at once.
    quote = text.indexOf('"', close + 1);
    if (close > end) end = text.indexOf('\n', close);
  }
}

function fieldsOf(line: string): string[] {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  if (!text.includes('"')) return text.split(',');
  const fields: string[] = [];
  for (let at = 0; ;) {
    if (text[at] !== '"') {
      const end = text.indexOf(',', at);
      fields.push(end === -1 ? text.slice(at) : text.slice(at, end));
      if (end === -1) return fields;
      at = end + 1;
      continue;
    }
    let close = at + 1;
    for (; close < text.length && !(text[close] === '"' && text[close + 1] !== '"'); close++) if (text[close] === '"') close++;
    fields.push(text.slice(at + 1, close).replaceAll('""', '"'));
    if (close + 1 >= text.length) return fields;
    at = close + 2;
  }
}
