// A reader of RFC 4180 by the letter, to hold the writer against.

export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let i = 0;
  while (i < text.length) {
    let field = '';
    if (text[i] === '"') {
      for (i++; ; i++) {
        if (text[i] === '"' && text[i + 1] === '"') i++;
        else if (text[i] === '"') break;
        field += text[i];
      }
      i++;
    } else {
      const end = /[,\r\n]/.exec(text.slice(i));
      field = text.slice(i, i + (end?.index ?? text.length - i));
      i += field.length;
      if (field.includes('"')) throw new Error(`A quote in a field without quotes: ${field}`);
    }
    row.push(field);
    if (text[i] === ',') i++;
    else if (text.startsWith('\r\n', i)) {
      rows.push(row);
      row = [];
      i += 2;
    } else throw new Error(`A field ends in ${JSON.stringify(text.slice(i, i + 5))}`);
  }
  return rows;
}
