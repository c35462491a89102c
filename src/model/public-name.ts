// The name of a document as it may be shown to anybody: its address on the web, or the name of its file. Where it lay on somebody's machine is nobody's business.

/** `/home/wang/年报/a.html` → `a.html`; addresses stay, but for names and passwords in them. */
export function publicName(name: string): string {
  if (/^https?:\/\//iu.test(name)) return name.replace(/^(https?:\/\/)[^/?#]*@/iu, '$1');
  const parts = name.split(/[\\/]/u).filter((p) => p !== '' && p !== '.' && p !== '..');
  return parts.at(-1) ?? name;
}
