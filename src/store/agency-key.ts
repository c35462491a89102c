// One agency, however its name is spaced: the key under which names are compared. The printed name is kept beside it.

/** The name without blanks and with full-width letters, digits and brackets made half-width. Nothing else is levelled. */
export function agencyKey(name: string): string {
  return name.replace(/[\s\u3000\u200b\ufeff]/gu, '').replace(/[\uff01-\uff5e]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}
