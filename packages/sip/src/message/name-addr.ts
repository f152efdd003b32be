import { type Result, ok, refuse } from '@wpm/kernel';
import { QUOTED_STRING, quotedString, unquoted } from './grammar.ts';
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

const QUOTED_NAME = new RegExp(`^${QUOTED_STRING}`);
/** An unquoted display name is tokens and spaces; letters beyond ASCII are met in the field and do no harm. */
const TOKENS_NAME = /^[^",;:<>@\\]*$/;
const URI_OUTLINE = /^[a-zA-Z][\w+\-.]*:[^\s<>"]+$/;
/** Without brackets `,`, `?` and `;` end the URI (RFC 3261 §20). */
const BARE = /^[a-zA-Z][\w+\-.]*:[^\s<>",;?]+/;

/** Reads a name-addr or addr-spec with its header parameters. The URI is checked for its outline only: see `parseUri`. */
export function parseNameAddr(text: string): Result<NameAddr, NameAddrRefusal> {
  const trimmed = text.trim();
  const quoted = trimmed.startsWith('"') ? QUOTED_NAME.exec(trimmed)?.[0] : undefined;
  const open = trimmed.indexOf('<', quoted?.length);
  if (open < 0) return parseBare(trimmed);
  const name = trimmed.slice(quoted?.length ?? 0, open).trim();
  const close = trimmed.indexOf('>', open);
  const uri = trimmed.slice(open + 1, Math.max(open, close));
  const params = parseParams(trimmed, close + 1);
  if (!isName(name, quoted) || !URI_OUTLINE.test(uri) || !params) return malformed(text);
  const displayName = quoted === undefined ? name : unquoted(quoted);
  return ok(displayName === '' ? { uri, params } : { displayName, uri, params });
}

/** Between a quoted name and `<` stands nothing. */
const isName = (text: string, quoted: string | undefined): boolean =>
  quoted === undefined ? TOKENS_NAME.test(text) : text === '';

function parseBare(text: string): Result<NameAddr, NameAddrRefusal> {
  const uri = BARE.exec(text)?.[0];
  const params = uri === undefined ? undefined : parseParams(text, uri.length);
  return uri === undefined || !params ? malformed(text) : ok({ uri, params });
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
