import { type Result, ok, refuse } from '@wpm/kernel';
import {
  BRACKETED_URI,
  DIGIT,
  LETTER,
  PASSWORD,
  SCHEME,
  TEL_NUMBER,
  URI_PARAM,
  USER,
  isAll,
  spanEnd,
} from './characters.ts';
import { hostEnd } from './grammar.ts';
import { type OpenParams, type Params, openParams } from './params.ts';

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

/** Reads a URI. @returns `uri/unknown-scheme` for what is a URI of another kind, `uri/malformed` for what is none */
export function parseUri(text: string): Result<SipUri, UriRefusal> {
  const colon = spanEnd(text, 0, SCHEME);
  if (text.charCodeAt(colon) !== COLON || spanEnd(text, 0, LETTER) === 0) return malformed(text);
  const scheme = text.slice(0, colon).toLowerCase();
  if (scheme === 'sip' || scheme === 'sips') return read(text, colon + 1, { scheme, host: '', params: NONE });
  if (scheme === 'tel') return readTel(text, colon + 1);
  const isUri = isAll(text.slice(colon + 1), BRACKETED_URI);
  return isUri ? refuse({ code: 'uri/unknown-scheme', detail: scheme }) : malformed(text);
}

const COLON = 0x3a;
const SEMICOLON = 0x3b;
const EQUALS = 0x3d;
const QUESTION_MARK = 0x3f;
const MOST_PORT_DIGITS = 5;
const NONE: Params = Object.freeze(openParams());

/** A URI whose parts are being read. */
type OpenUri = { -readonly [Part in keyof SipUri]: SipUri[Part] };

/** Reads what follows the scheme part by part; each reader says where its part ends, or −1 where it is malformed. */
function read(text: string, start: number, uri: OpenUri): Result<SipUri, UriRefusal> {
  let at = start;
  for (const readPart of [readUserinfo, readHost, readPort, readParams, readHeaders]) {
    at = readPart(text, at, uri);
    if (at < 0) return malformed(text);
  }
  return at === text.length ? ok(uri) : malformed(text);
}

/** The first `@` ends the userinfo, which may hold one only escaped (RFC 3261 §25.1). Without it nothing is read. */
function readUserinfo(text: string, start: number, uri: OpenUri): number {
  const at = text.indexOf('@', start);
  const userEnd = at < 0 ? start : spanEnd(text, start, USER);
  const hasPassword = text.charCodeAt(userEnd) === COLON;
  const end = hasPassword ? spanEnd(text, userEnd + 1, PASSWORD) : userEnd;
  // What looks like userinfo may be host, port and a parameter with `@` in its value.
  if (userEnd === start || end !== at) return start;
  const user = unescaped(text.slice(start, userEnd));
  const password = hasPassword ? unescaped(text.slice(userEnd + 1, end)) : undefined;
  if (user === undefined || (hasPassword && password === undefined)) return -1;
  uri.user = user;
  if (password !== undefined) uri.password = password;
  return at + 1;
}

function readHost(text: string, start: number, uri: OpenUri): number {
  const end = hostEnd(text, start);
  uri.host = text.slice(start, end);
  return end > start ? end : -1;
}

function readPort(text: string, start: number, uri: OpenUri): number {
  if (text.charCodeAt(start) !== COLON) return start;
  const end = spanEnd(text, start + 1, DIGIT);
  const port = Number(text.slice(start + 1, end));
  uri.port = port;
  return end - start - 1 <= MOST_PORT_DIGITS && port > 0 && port <= 65_535 ? end : -1;
}

function readParams(text: string, start: number, uri: OpenUri): number {
  if (text.charCodeAt(start) !== SEMICOLON) return start;
  const params = openParams();
  uri.params = params;
  let at = start;
  while (at >= 0 && text.charCodeAt(at) === SEMICOLON) at = readParam(text, at + 1, params);
  return at;
}

function readParam(text: string, start: number, params: OpenParams): number {
  const nameEnd = spanEnd(text, start, URI_PARAM);
  const hasValue = text.charCodeAt(nameEnd) === EQUALS;
  const end = hasValue ? spanEnd(text, nameEnd + 1, URI_PARAM) : nameEnd;
  const name = unescaped(text.slice(start, nameEnd));
  const value = hasValue ? unescaped(text.slice(nameEnd + 1, end)) : true;
  if (nameEnd === start || name === undefined || value === undefined) return -1;
  params[name.toLowerCase()] = value;
  return end;
}

function readHeaders(text: string, start: number, uri: OpenUri): number {
  if (text.charCodeAt(start) !== QUESTION_MARK || start + 1 === text.length) return start;
  uri.headers = text.slice(start + 1);
  return text.length;
}

/** Reads a tel URI: the number with its separators, and parameters (RFC 3966 §3). */
function readTel(text: string, start: number): Result<SipUri, UriRefusal> {
  const digitsAt = text.startsWith('+', start) ? start + 1 : start;
  const end = spanEnd(text, digitsAt, TEL_NUMBER);
  const uri: OpenUri = { scheme: 'tel', user: text.slice(start, end), host: '', params: NONE };
  const isTel = end > digitsAt && readParams(text, end, uri) === text.length;
  return isTel ? ok(uri) : malformed(text);
}

/** The text with `%HH` decoded as UTF-8; undefined where that is not possible. */
function unescaped(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
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
