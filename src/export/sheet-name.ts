// Names of sheets: at most 31 signs, none of those that Excel refuses.

const longest = 31;

/** Cut between words where there are any; `suffix` stays whole. */
export function sheetName(wanted: string, suffix = ''): string {
  const most = longest - suffix.length;
  const signs = [...wanted.replace(/[\\/?*[\]:']/g, ' ').replace(/\s+/gu, ' ').trim()];
  if (signs.length <= most) return signs.join('') + suffix;
  const cut = signs.slice(0, most).join('');
  // A word, or a few, that leave something to be read.
  const between = signs[most] === ' ' ? cut.length : cut.lastIndexOf(' ');
  return (between > most / 3 ? cut.slice(0, between) : cut).replace(/(?:\s+(?:and|or|of|the|in|for|to|by))?[\s,;·(]*$/u, '') + suffix;
}
