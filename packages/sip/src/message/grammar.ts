/** RFC 3261 §25.1 `token`, as the inside of a character class. */
export const TOKEN_CHARACTERS = "A-Za-z0-9\\-.!%*_+`'~";

const TOKEN = new RegExp(`^[${TOKEN_CHARACTERS}]+$`);

/** Whether the text is a `token` (RFC 3261 §25.1): a method, a header name, a tag. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** A `quoted-string` (RFC 3261 §25.1) as regular-expression source, quotes included. */
export const QUOTED_STRING = '"[^"\\\\]*(?:\\\\[^][^"\\\\]*)*"';

/** The text between the quotes with its escapes undone. */
export function unquoted(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\([^])/g, '$1');
}

/** The text as a `quoted-string`: `"` and `\` escaped. */
export function quotedString(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Splits at commas that stand neither in quotes nor in angle brackets; empty elements are dropped (RFC 3261 §7.3.1). */
export function splitList(value: string): readonly string[] {
  const elements: string[] = [];
  for (let start = 0; start <= value.length;) {
    const end = elementEnd(value, start);
    const element = value.slice(start, end).trim();
    if (element !== '') elements.push(element);
    start = end + 1;
  }
  return elements;
}

/** Index of the comma that ends the element starting at `start`, or the length of the value. */
function elementEnd(value: string, start: number): number {
  let quoted = false;
  let bracketed = false;
  for (let at = start; at < value.length; at++) {
    const character = value[at];
    if (quoted && character === '\\') at++;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '<') bracketed = true;
    else if (character === '>') bracketed = false;
    else if (character === ',' && !bracketed) return at;
  }
  return value.length;
}
