// Text of documents and file names → text that is safe to show: signs that steer a terminal are shown, not obeyed.

/** C0 but tab and line end, DEL, C1, and the marks that turn the direction of writing. */
const steering = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

export function visible(text: string): string {
  return text.replace(steering, (c) => {
    const code = c.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/** The same for what must stay on one line, as a file name. */
export function visibleLine(text: string): string {
  return visible(text).replace(/[\t\n]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)));
}
