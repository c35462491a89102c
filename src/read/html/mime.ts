// A message of several parts (MIME, RFC 2045–2046, 2557) → its parts, decoded: a web page saved as one file with its pictures.

export interface Part {
  /** Lower case, without parameters. */
  readonly type: string;
  readonly charset: string | null;
  /** Where it was on the web, and by which id other parts name it; as written. */
  readonly location: string | null;
  readonly id: string | null;
  readonly bytes: Uint8Array;
  /** Whether the line that ends it is there. */
  readonly whole: boolean;
}

/** Lines before the parts that are looked at. */
const longestHead = 65_536;
/** Parts within parts, no deeper. */
const deepest = 4;

type Headers = ReadonlyMap<string, string>;

/** Told by its first bytes: lines of a header, one of which says that there are several parts that belong together. */
export function isSavedPage(bytes: Uint8Array): boolean {
  const { headers } = headOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return headers.size > 0 && /^\s*multipart\/(?:related|mixed|alternative)\b/i.test(headers.get('content-type') ?? '') && boundaryOf(headers) !== null;
}

/** The parts that are no message of several parts themselves, in order, and at most `most` and one more of them. Every part is at most as long as its place in the message. */
export function partsOf(bytes: Uint8Array, most: number): { readonly address: string | null; readonly parts: readonly Part[] } {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { headers, body } = headOf(message);
  const out: Part[] = [];
  split(message.subarray(body), headers, 0, most, out);
  return { address: headers.get('snapshot-content-location') ?? headers.get('content-location') ?? null, parts: out };
}

function split(body: Buffer, headers: Headers, depth: number, most: number, out: Part[]): void {
  const boundary = boundaryOf(headers);
  if (boundary === null || depth >= deepest) return;
  let from = -1;
  for (const line of delimiters(body, boundary)) {
    if (from !== -1) part(body.subarray(from, line.at), true, depth, most, out);
    from = line.last ? -1 : line.next;
    if (line.last || out.length > most) return;
  }
  // The file ends before the part does.
  if (from !== -1) part(body.subarray(from), false, depth, most, out);
}

function part(bytes: Buffer, whole: boolean, depth: number, most: number, out: Part[]): void {
  const { headers, body } = headOf(bytes);
  const type = (headers.get('content-type') ?? 'text/plain').split(';', 1)[0]!.trim().toLowerCase();
  if (type.startsWith('multipart/')) {
    split(bytes.subarray(body), headers, depth + 1, most, out);
    return;
  }
  const id = headers.get('content-id');
  out.push({
    type, charset: parameterOf(headers, 'charset'), location: headers.get('content-location') ?? null, id: id === undefined ? null : id.replace(/^<|>$/g, ''),
    bytes: decodedBody(bytes.subarray(body), headers.get('content-transfer-encoding') ?? ''), whole,
  });
}

/** Lines that part the parts: where the line break before each begins, where the line after it does, and whether it is the last. */
function* delimiters(body: Buffer, boundary: string): Generator<{ readonly at: number; readonly next: number; readonly last: boolean }> {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue;
    const end = body.indexOf(0x0a, at);
    const next = end === -1 ? body.length : end + 1;
    const rest = body.toString('latin1', at + mark.length, Math.min(next, at + mark.length + 80)).trim();
    // A longer boundary that begins alike is another's.
    if (rest !== '' && rest !== '--') continue;
    const breaks = at > 1 && body[at - 2] === 0x0d ? 2 : at > 0 ? 1 : 0;
    yield { at: at - breaks, next, last: rest === '--' };
  }
}

/** Header lines, folded ones joined, up to the first empty line; none where the bytes do not begin with any. */
function headOf(bytes: Buffer): { readonly headers: Headers; readonly body: number } {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const text = bytes.toString('latin1', bom, bom + longestHead);
  const headers = new Map<string, string>();
  let name: string | null = null;
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end === -1 ? text.length : end).replace(/\r$/, '');
    at = end === -1 ? text.length : end + 1;
    if (line === '') return { headers, body: bom + at };
    const header = /^([!-9;-~]{1,100}):(.*)$/s.exec(line);
    if (/^[ \t]/.test(line) && name !== null) headers.set(name, `${headers.get(name)!} ${line.trim()}`);
    else if (header !== null) {
      name = header[1]!.toLowerCase();
      if (!headers.has(name)) headers.set(name, header[2]!.trim());
      else name = null;
    } else return { headers: new Map(), body: 0 };
  }
  return { headers, body: bom + at };
}

function boundaryOf(headers: Headers): string | null {
  const boundary = parameterOf(headers, 'boundary');
  return boundary === null || boundary === '' || boundary.length > 200 ? null : boundary;
}

/** `charset="gb2312"` of the content type. */
function parameterOf(headers: Headers, name: string): string | null {
  const m = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(headers.get('content-type') ?? '');
  return m === null ? null : (m[1] ?? m[2]!).trim();
}

function decodedBody(body: Buffer, encoding: string): Uint8Array {
  const kind = encoding.trim().toLowerCase();
  // Node passes over line breaks and what else is no sign of base64.
  if (kind === 'base64') return new Uint8Array(Buffer.from(body.toString('latin1'), 'base64'));
  return kind === 'quoted-printable' ? unquoted(body) : new Uint8Array(body);
}

/** `=E5` is a byte, `=` at the end of a line takes the line break away; any other `=` stands for itself. */
function unquoted(body: Buffer): Uint8Array {
  const out = new Uint8Array(body.length);
  let n = 0;
  for (let i = 0; i < body.length; i++) {
    const c = body[i]!;
    if (c === 0x3d) {
      const high = digit(body[i + 1]);
      const low = digit(body[i + 2]);
      if (high !== -1 && low !== -1) {
        out[n++] = high * 16 + low;
        i += 2;
        continue;
      }
      let end = i + 1;
      while (end < i + 80 && (body[end] === 0x20 || body[end] === 0x09)) end++;
      if (body[end] === 0x0d && body[end + 1] === 0x0a) end++;
      if (body[end] === 0x0a || end >= body.length) {
        i = end;
        continue;
      }
    }
    out[n++] = c;
  }
  return out.subarray(0, n);
}

function digit(c: number | undefined): number {
  if (c === undefined) return -1;
  if (c >= 0x30 && c <= 0x39) return c - 0x30;
  const letter = (c | 0x20) - 0x61;
  return letter >= 0 && letter < 6 ? letter + 10 : -1;
}
