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

// An unquoted display name is tokens and spaces; letters beyond ASCII are met in the field and do no harm.
const BRACKETED = new RegExp(`^\\s*(${QUOTED_STRING}|[^",;:<>@\\\\]*?)\\s*<([a-zA-Z][\\w+\\-.]*:[^\\s<>"]+)>`);
/** Without brackets `,`, `?` and `;` end the URI (RFC 3261 §20). */
const BARE = /^\s*([a-zA-Z][\w+\-.]*:[^\s<>",;?]+)/;

/** Reads a name-addr or addr-spec with its header parameters. The URI is checked for its outline only: see `parseUri`. */
export function parseNameAddr(text: string): Result<NameAddr, NameAddrRefusal> {
  const bracketed = BRACKETED.exec(text);
  if (!bracketed) return parseBare(text);
  const [whole, name = '', uri = ''] = bracketed;
  const params = parseParams(text, whole.length);
  if (!params) return malformed(text);
  const displayName = name.startsWith('"') ? unquoted(name) : name;
  return ok(displayName === '' ? { uri, params } : { displayName, uri, params });
}

function parseBare(text: string): Result<NameAddr, NameAddrRefusal> {
  const [whole, uri] = BARE.exec(text) ?? [];
  const params = whole === undefined ? undefined : parseParams(text, whole.length);
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
