import { fieldOf, headOf } from './message-text.ts';

/** Credentials, with the lines they go on in (RFC 3261 §7.3.1). */
const CREDENTIALS = /^((?:proxy-)?authorization)[ \t]*:[ \t]*(\S*)([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/gim;
/** What of a digest shows why it was refused, and helps nobody to guess the password. */
const HARMLESS = /\b(username|realm|uri|algorithm|qop|nc)[ \t]*=[ \t]*("[^"\r\n]*"|[^\s,"]+)/gi;
/** RFC 4568 (SDES) and RFC 8839 (ICE) write keys into SDP. */
const KEYS = /^(a=crypto:\S+ \S+ inline:|a=ice-pwd:|k=)[^\r\n]*/gim;
const KEYPAD = /^application\/dtmf/i;

/**
 * The message as it may be shown: credentials, keys of media and what was typed on a keypad – a card number perhaps –
 * are gone; names, numbers and everything that explains the signalling stays.
 */
export function maskSecrets(text: string): string {
  const masked = text
    .replace(CREDENTIALS, (_, name: string, scheme: string, rest: string) => `${name}: ${scheme} ${harmless(rest)}`)
    .replace(KEYS, '$1***');
  if (!KEYPAD.test(fieldOf(masked, 'Content-Type') ?? '')) return masked;
  const head = headOf(masked);
  return head.length + 4 < masked.length ? `${head}\r\n\r\n***` : masked;
}

function harmless(parameters: string): string {
  const shown = Array.from(parameters.matchAll(HARMLESS), ([, name, value]) => `${name}=${value}`);
  return [...shown, '***'].join(', ');
}
