const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A text as XML has it; characters XML 1.0 cannot hold are left out. */
export function xmlText(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>]/g, (sign) => ESCAPED[sign] ?? sign);
}

/** The text of a cell. Sheets read `_x000D_` as a character (ECMA-376-1 §22.9.2.19), so that what only looks like it is told apart. */
export function escapedText(text: string): string {
  return xmlText(text.replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')).replaceAll('\r', '_x000D_');
}
