import { TOKEN_CHARACTERS } from './grammar.ts';

/*
 * The forms nearly every message is written in, each as one expression. What they accept the readers accept too (the tests hold
 * them to it), so a message can be checked at a glance, and its fields read when somebody asks. They decide nothing else: what
 * they do not know is read. No part of them can begin where another goes on, so they never try twice.
 */

const TOKEN = `[${TOKEN_CHARACTERS}]+`;
const HOST = '(?:[\\w.-]+|\\[[\\da-fA-F:.]+\\])';
/** Quoted values are rare enough to be read. */
const PARAMS = `(?:;${TOKEN}(?:=[^\\x00-\\x20\\x7f;,"<>]*)?)*`;
/** A SIP URI without escapes, userinfo with `@`, or header fields. */
const URI = `sips?:(?:[\\w\\-.!~*'()&=+$]+@)?${HOST}(?::[1-9]\\d{0,3})?(?:;[\\w.-]+(?:=[\\w.-]+)?)*`;

export const USUAL_URI = new RegExp(URI, 'y');
export const USUAL_VIA = new RegExp(`SIP/2\\.0/${TOKEN} ${HOST}(?::\\d{1,5})?${PARAMS}`, 'y');
export const USUAL_NAME_ADDR = new RegExp(`(?:"[^"\\\\]*" ?)?<${URI}>${PARAMS}`, 'y');
