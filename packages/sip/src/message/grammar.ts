import { HOST, IPV6, TOKEN, isAll, spanEnd } from './characters.ts';

/** RFC 3261 §25.1 `token`, as the inside of a character class. */
export const TOKEN_CHARACTERS = "A-Za-z0-9\\-.!%*_+`'~";

/** Whether the text is a `token` (RFC 3261 §25.1): a method, a header name, a tag. */
export function isToken(text: string): boolean {
  return isAll(text, TOKEN);
}

/** A `quoted-string` (RFC 3261 §25.1) as regular-expression source, quotes included. */
export const QUOTED_STRING = '"[^"\\\\]*(?:\\\\[^][^"\\\\]*)*"';

const QUOTE = 0x22;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN = 0x3c;
const CLOSE = 0x3e;

/** Index behind the `quoted-string` that starts at `start`; undefined where none does, or it does not end. */
export function quotedEnd(text: string, start: number): number | undefined {
  if (text.charCodeAt(start) !== QUOTE) return undefined;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code === BACKSLASH) at++;
  }
  return undefined;
}

/** Index behind the host that starts at `start`: a name, an IPv4 address or an IPv6 reference; `start` where there is none. */
export function hostEnd(text: string, start: number): number {
  if (text.charCodeAt(start) !== OPEN_BRACKET) return spanEnd(text, start, HOST);
  const end = spanEnd(text, start + 1, IPV6);
  return end > start + 1 && text.charCodeAt(end) === CLOSE_BRACKET ? end + 1 : start;
}

/** The text between the quotes with its escapes undone. */
export function unquoted(quoted: string): string {
  const inside = quoted.slice(1, -1);
  return inside.includes('\\') ? inside.replace(/\\([^])/g, '$1') : inside;
}

/** The text as a `quoted-string`: `"` and `\` escaped. */
export function quotedString(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Splits at commas that stand neither in quotes nor in angle brackets; empty elements are dropped (RFC 3261 §7.3.1). */
export function splitList(value: string): readonly string[] {
  if (value !== '' && !value.includes(',')) return [value];
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
    const code = value.charCodeAt(at);
    if (quoted && code === BACKSLASH) at++;
    else if (code === QUOTE) quoted = !quoted;
    else if (quoted) continue;
    else if (code === OPEN) bracketed = true;
    else if (code === CLOSE) bracketed = false;
    else if (code === COMMA && !bracketed) return at;
  }
  return value.length;
}
