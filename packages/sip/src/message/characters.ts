/*
 * Sets of characters, a bit each, so that one look-up tells all that a character may be part of. Scanning by sets never goes
 * back: it is linear, whatever stands in the text.
 */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const WORD = `${LETTERS}${DIGITS}_`;

/** What all characters beyond ASCII share one place in the table for. */
const BEYOND_ASCII = 128;
const table = new Uint16Array(BEYOND_ASCII + 1);
let nextBit = 1;

/** The set of these characters. */
function setOf(characters: string): number {
  return setWhere((character) => characters.includes(character));
}

/** The set of all visible characters but these, those beyond ASCII included. */
function setBut(characters: string): number {
  return setWhere((character, code) => code > 0x20 && code !== 0x7f && !characters.includes(character));
}

function setWhere(belongs: (character: string, code: number) => boolean): number {
  const bit = nextBit;
  nextBit <<= 1;
  for (let code = 0; code <= BEYOND_ASCII; code++) {
    if (belongs(String.fromCharCode(code), code)) table[code] = (table[code] ?? 0) | bit;
  }
  return bit;
}

/** RFC 3261 §25.1 `token`. */
export const TOKEN = setOf(`${WORD}-.!%*+\`'~`);
export const DIGIT = setOf(DIGITS);
export const LETTER = setOf(LETTERS);
/** Line breaks are gone when values are read. */
export const SPACE = setOf(' \t');
/** The value of a header parameter without quotes. */
export const PARAM_VALUE = setBut(';,"<>');
/** A display name without quotes is tokens and spaces; letters beyond ASCII are met in the field and do no harm. */
export const DISPLAY_NAME = setWhere((character) => !'",;:<>@\\'.includes(character));
/** RFC 3261 §25.1 `scheme`, from its second character on. */
export const SCHEME = setOf(`${WORD}+-.`);
/** A URI in brackets ends where they end. */
export const BRACKETED_URI = setBut('<>"');
/** A URI without brackets also ends at `,`, `?` and `;` (RFC 3261 §20). */
export const BARE_URI = setBut('<>",?;');
/** The user of a SIP URI may hold `;`, `?` and `/` (RFC 3261 §25.1). `#` is tolerated. */
export const USER = setOf(`${WORD}-.!~*'()&=+$,;?/%#`);
export const PASSWORD = setOf(`${WORD}-.!~*'()&=+$,%`);
/** A host name or IPv4 address. */
export const HOST = setOf(`${WORD}.-`);
/** The inside of an IPv6 reference. */
export const IPV6 = setOf(`${DIGITS}abcdefABCDEF:.`);
/** Name or value of a URI parameter: what separates URIs, their parts and their neighbours must be escaped in it. */
export const URI_PARAM = setBut('<>"=;?');
/** The number of a tel URI (RFC 3966 §3), separators included. */
export const TEL_NUMBER = setOf(`${DIGITS}abcdABCD*#-.()`);

/** Index of the first character from `start` on that is not in the set; the length of the text where all are. */
export function spanEnd(text: string, start: number, set: number): number {
  let at = start;
  while (at < text.length && isIn(text.charCodeAt(at), set)) at++;
  return at;
}

/** Whether the text is one or more characters of the set. */
export function isAll(text: string, set: number): boolean {
  return text !== '' && spanEnd(text, 0, set) === text.length;
}

function isIn(code: number, set: number): boolean {
  return ((table[code < BEYOND_ASCII ? code : BEYOND_ASCII] ?? 0) & set) !== 0;
}
