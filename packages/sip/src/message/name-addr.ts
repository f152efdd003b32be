import { type Result, ok, refuse } from '@wpm/kernel';
import { BARE_URI, BRACKETED_URI, DISPLAY_NAME, LETTER, SCHEME, spanEnd } from './characters.ts';
import { quotedEnd, quotedString, unquoted } from './grammar.ts';
import { type Params, param, parseParams, printParams } from './params.ts';

/** The value of `From`, `To`, `Contact`, `Route` …: a URI with a name before and parameters behind (RFC 3261 §20.10). */
export interface NameAddr {
  readonly displayName?: string;
  readonly uri: string;
  readonly params: Params;
}

export interface NameAddrRefusal {
  readonly code: 'name-addr/malformed';
  readonly detail: string;
}

const malformed = (detail: string) => refuse({ code: 'name-addr/malformed' as const, detail });

/** Reads a name-addr or addr-spec with its header parameters. The URI is checked for its outline only: see `parseUri`. */
export function parseNameAddr(text: string): Result<NameAddr, NameAddrRefusal> {
  const trimmed = text.trim();
  const nameEnd = quotedEnd(trimmed, 0);
  const open = trimmed.indexOf('<', nameEnd);
  if (open < 0) return parseBare(trimmed);
  const close = uriEnd(trimmed, open + 1, BRACKETED_URI);
  const params = trimmed[close] === '>' ? parseParams(trimmed, close + 1) : undefined;
  const displayName = nameBefore(trimmed, open, nameEnd);
  if (displayName === undefined || !params) return malformed(text);
  const uri = trimmed.slice(open + 1, close);
  return ok(displayName === '' ? { uri, params } : { displayName, uri, params });
}

/** The display name before `<`, empty where there is none; undefined where something else stands there. */
function nameBefore(text: string, open: number, quoted: number | undefined): string | undefined {
  if (open === 0) return '';
  if (quoted !== undefined) return text.slice(quoted, open).trim() === '' ? unquoted(text.slice(0, quoted)) : undefined;
  return spanEnd(text, 0, DISPLAY_NAME) === open ? text.slice(0, open).trim() : undefined;
}

function parseBare(text: string): Result<NameAddr, NameAddrRefusal> {
  const end = uriEnd(text, 0, BARE_URI);
  const params = end < 0 ? undefined : parseParams(text, end);
  return params ? ok({ uri: text.slice(0, end), params }) : malformed(text);
}

/** Index behind the URI that starts at `start`: a scheme, a colon and characters of the set; −1 where there is none. */
function uriEnd(text: string, start: number, set: number): number {
  const colon = spanEnd(text, start, SCHEME);
  const end = spanEnd(text, colon + 1, set);
  const isUri = spanEnd(text, start, LETTER) > start && text[colon] === ':' && end > colon + 1;
  return isUri ? end : -1;
}

/**
 * Writes `"name" <uri>;params`, always in brackets; the name quoted with its quotes escaped, and what would end the brackets
 * escaped in the URI.
 */
export function printNameAddr({ displayName, uri, params }: NameAddr): string {
  const name = displayName === undefined ? '' : `${quotedString(displayName)} `;
  return `${name}<${uri.replace(/[\s<>"]/g, encodeURIComponent)}>${printParams(params)}`;
}

/** The dialog tag of a `From` or `To` (RFC 3261 §19.3). */
export function tagOf(nameAddr: NameAddr): string | undefined {
  return param(nameAddr.params, 'tag');
}
