import { type Result, ok, refuse } from '@wpm/kernel';
import { DIGIT, SPACE, TOKEN, spanEnd } from './characters.ts';
import { TOKEN_CHARACTERS, hostEnd } from './grammar.ts';
import { type Params, parseParams, printParams } from './params.ts';

/** One element of `Via` (RFC 3261 §20.42). */
export interface Via {
  /** Upper case: `UDP`, `WS` … */
  readonly transport: string;
  /** sent-by: name, IPv4 address, or IPv6 address in brackets. */
  readonly host: string;
  readonly port?: number;
  readonly params: Params;
}

export interface ViaRefusal {
  readonly code: 'via/malformed';
  readonly detail: string;
}

const malformed = (detail: string) => refuse({ code: 'via/malformed' as const, detail });

/** Reads one `Via`; white space is allowed around every separator. */
export function parseVia(text: string): Result<Via, ViaRefusal> {
  const sent = readSent(text);
  const params = sent && parseParams(text, sent.end);
  return params ? ok(via(sent, params)) : malformed(text);
}

/** As much of a `Via` as it takes to answer who sent it: of one that cannot be read whole the sent-by, `branch` and `rport`. */
export function salvageVia(text: string): Via | undefined {
  const read = parseVia(text);
  if (read.ok) return read.value;
  const sent = readSent(text);
  if (!sent) return undefined;
  const branch = BRANCH.exec(text)?.[1];
  // RFC 3581: who asks for `rport` is behind a NAT and hears of a refusal on no other port.
  const params = { ...(branch !== undefined && { branch }), ...(RPORT.test(text) && { rport: true as const }) };
  return via(sent, params);
}

const BRANCH = new RegExp(`;\\s*branch\\s*=\\s*([${TOKEN_CHARACTERS}]+)`, 'i');
const RPORT = /;\s*rport\s*(?:;|$)/i;

/** Who sent a message, and where in the text that ends. */
interface Sent {
  readonly transport: string;
  readonly host: string;
  readonly port: number | undefined;
  readonly end: number;
}

/** Reads `sent-protocol` and `sent-by`; undefined where they are not there, or end in anything but `;`. */
function readSent(text: string): Sent | undefined {
  const transportAt = protocolEnd(text);
  const transportEnd = spanEnd(text, transportAt, TOKEN);
  const hostAt = spanEnd(text, transportEnd, SPACE);
  const afterHost = hostEnd(text, hostAt);
  if (transportEnd === transportAt || hostAt === transportEnd || afterHost === hostAt) return undefined;
  const transport = text.slice(transportAt, transportEnd).toUpperCase();
  const host = text.slice(hostAt, afterHost);
  const portAt = afterMark(text, afterHost, COLON);
  const portEnd = portAt === undefined ? afterHost : spanEnd(text, portAt, DIGIT);
  const end = spanEnd(text, portEnd, SPACE);
  if (end < text.length && text.charCodeAt(end) !== SEMICOLON) return undefined;
  if (portAt === undefined) return { transport, host, port: undefined, end };
  const isPort = portEnd > portAt && portEnd - portAt <= MOST_PORT_DIGITS;
  return isPort ? { transport, host, port: Number(text.slice(portAt, portEnd)), end } : undefined;
}

const COLON = 0x3a;
const SEMICOLON = 0x3b;
const SLASH = 0x2f;
const DOT = 0x2e;
const MOST_PORT_DIGITS = 5;

/** Index behind `SIP/2.0/`, whatever its version and white space; the length of the text where it does not start so. */
function protocolEnd(text: string): number {
  if (text.startsWith('SIP/2.0/')) return spanEnd(text, 'SIP/2.0/'.length, SPACE);
  const name = spanEnd(text, 0, SPACE);
  const version = afterMark(text, name + 3, SLASH);
  if (version === undefined || text.slice(name, name + 3).toUpperCase() !== 'SIP') return text.length;
  const dot = spanEnd(text, version, DIGIT);
  const minor = spanEnd(text, dot + 1, DIGIT);
  const isVersion = dot > version && text.charCodeAt(dot) === DOT && minor > dot + 1;
  return (isVersion ? afterMark(text, minor, SLASH) : undefined) ?? text.length;
}

/** Index behind the mark and the white space around it; undefined where another character stands there. */
function afterMark(text: string, start: number, mark: number): number | undefined {
  const at = spanEnd(text, start, SPACE);
  return text.charCodeAt(at) === mark ? spanEnd(text, at + 1, SPACE) : undefined;
}

function via({ transport, host, port }: Sent, params: Params): Via {
  return port === undefined ? { transport, host, params } : { transport, host, port, params };
}

export function printVia({ transport, host, port, params }: Via): string {
  return `SIP/2.0/${transport} ${host}${port === undefined ? '' : `:${port}`}${printParams(params)}`;
}
