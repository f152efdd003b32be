import { type Result, ok, refuse } from '@wpm/kernel';
import type { Params } from './params.ts';

/**
 * A SIP, SIPS or tel URI (RFC 3261 §19.1, RFC 3966), escapes decoded except in `headers`.
 * Of a tel URI the number is the `user`, and `host` is empty.
 */
export interface SipUri {
  readonly scheme: 'sip' | 'sips' | 'tel';
  readonly user?: string;
  readonly password?: string;
  /** Name, IPv4 address, or IPv6 address in brackets. */
  readonly host: string;
  readonly port?: number;
  readonly params: Params;
  /** What follows `?`, undecoded. */
  readonly headers?: string;
}

export interface UriRefusal {
  readonly code: 'uri/malformed' | 'uri/unknown-scheme';
  readonly detail: string;
}

const malformed = (detail: string) => refuse({ code: 'uri/malformed' as const, detail });

// The userinfo may hold `;`, `?` and `/`, but `@` only escaped: the first `@` ends it (RFC 3261 §25.1). `#` is tolerated.
const SIP_URI =
  /^(?:([\w\-.!~*'()&=+$,;?/%#]+)(?::([\w\-.!~*'()&=+$,%]*))?@)?([\w.-]+|\[[\da-fA-F:.]+\])(?::(\d{1,5}))?(;[^?]*)?(?:\?(.+))?$/;
const TEL_URI = /^(\+?[\d*#a-dA-D\-.()]+)(;.*)?$/;

/** Reads a URI. @returns `uri/unknown-scheme` for what is a URI of another kind, `uri/malformed` for what is none */
export function parseUri(text: string): Result<SipUri, UriRefusal> {
  const colon = text.indexOf(':');
  const scheme = text.slice(0, Math.max(0, colon)).toLowerCase();
  if (scheme === 'sip' || scheme === 'sips') return parseSipUri(scheme, text.slice(colon + 1));
  if (scheme === 'tel') return parseTelUri(text.slice(colon + 1));
  if (/^[a-z][a-z\d+\-.]*:[^\s<>"]+$/i.test(text)) return refuse({ code: 'uri/unknown-scheme', detail: scheme });
  return malformed(text);
}

function parseSipUri(scheme: 'sip' | 'sips', rest: string): Result<SipUri, UriRefusal> {
  const match = SIP_URI.exec(rest);
  if (!match) return malformed(`${scheme}:${rest}`);
  const [, userText, passwordText, host = '', portText, paramsText, headers] = match;
  const user = unescaped(userText);
  const password = unescaped(passwordText);
  const port = portOf(portText);
  const params = parseUriParams(paramsText);
  if (user === null || password === null || port === null || !params) return malformed(`${scheme}:${rest}`);
  return ok({ scheme, host, params, ...present({ user, password, port, headers }) });
}

type Parts = { [Part in 'user' | 'password' | 'headers']: string | undefined } & { port: number | undefined };

/** The parts that are there: an absent one has no property. */
const present = ({ user, password, port, headers }: Parts) => ({
  ...(user !== undefined && { user }),
  ...(password !== undefined && { password }),
  ...(port !== undefined && { port }),
  ...(headers !== undefined && { headers }),
});

function portOf(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  return port > 0 && port <= 65_535 ? port : null;
}

function parseTelUri(rest: string): Result<SipUri, UriRefusal> {
  const [, user, paramsText] = TEL_URI.exec(rest) ?? [];
  const params = parseUriParams(paramsText);
  return user === undefined || !params ? malformed(`tel:${rest}`) : ok({ scheme: 'tel', user, host: '', params });
}

function parseUriParams(text: string | undefined): Params | undefined {
  const params: Record<string, string | true> = Object.create(null);
  if (text === undefined) return params;
  for (const each of text.slice(1).split(';')) {
    const [, nameText, valueText] = /^([^=\s<>"]+)(?:=([^=\s<>"]*))?$/.exec(each) ?? [];
    const name = unescaped(nameText);
    const value = unescaped(valueText);
    if (typeof name !== 'string' || value === null) return undefined;
    params[name.toLowerCase()] = value ?? true;
  }
  return params;
}

/** The text with `%HH` decoded as UTF-8; null where that is not possible. */
function unescaped(text: string | undefined): string | null | undefined {
  if (text === undefined || !text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Writes the URI; what may not stand in a part is escaped, so no value can leave its place. */
export function printUri(uri: SipUri): string {
  const params = Object.entries(uri.params)
    .map(([name, value]) => `;${escapedParam(name)}${value === true ? '' : `=${escapedParam(value)}`}`)
    .join('');
  if (uri.scheme === 'tel') return `tel:${uri.user ?? ''}${params}`;
  const password = uri.password === undefined ? '' : `:${escapedUser(uri.password)}`;
  const userinfo = uri.user === undefined ? '' : `${escapedUser(uri.user)}${password}@`;
  const port = uri.port === undefined ? '' : `:${uri.port}`;
  return `${uri.scheme}:${userinfo}${uri.host}${port}${params}${uri.headers === undefined ? '' : `?${uri.headers}`}`;
}

/** Escapes all but `unreserved` and `user-unreserved` (RFC 3261 §25.1). */
const escapedUser = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(/%(?:26|3D|2B|24|2C|3B|3F|2F)/g, decodeURIComponent);

/** Escapes all but `unreserved` and `param-unreserved` (RFC 3261 §25.1). */
const escapedParam = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(/%(?:5B|5D|2F|3A|26|2B|24)/g, decodeURIComponent);

/** Parameters that make URIs differ when only one of them has them (RFC 3261 §19.1.4). */
const DECISIVE = ['user', 'ttl', 'method', 'maddr', 'transport'];

/** Whether two URIs are equivalent (RFC 3261 §19.1.4): user with case, the rest without; a missing port is not 5060. */
export function sameUri(a: SipUri, b: SipUri): boolean {
  return (
    a.scheme === b.scheme &&
    a.user === b.user &&
    a.password === b.password &&
    a.host.toLowerCase() === b.host.toLowerCase() &&
    a.port === b.port &&
    sameParams(a.params, b.params) &&
    sortedHeaders(a) === sortedHeaders(b)
  );
}

function sameParams(a: Params, b: Params): boolean {
  const shared = Object.keys(a).filter((name) => name in b);
  return [...DECISIVE, ...shared].every((name) => folded(a[name]) === folded(b[name]));
}

const folded = (value: string | true | undefined) => (typeof value === 'string' ? value.toLowerCase() : value);

const sortedHeaders = (uri: SipUri): string => (uri.headers ?? '').split('&').toSorted().join('&');

/** The user part of a URI given as text, decoded; undefined if there is none or the text is no such URI. */
export function userOf(uriText: string): string | undefined {
  const uri = parseUri(uriText);
  return uri.ok ? uri.value.user : undefined;
}
