import { type Result, ok, refuse } from '@wpm/kernel';
import type { Attribute, Connection, MediaDescription, Origin, SessionDescription } from './session-description.ts';

const MAX_LENGTH = 64 * 1024;
const MAX_LINES_PER_SECTION = 200;

/** Why a text is no session description; `detail` names the line. */
export interface SdpRefusal {
  readonly code: 'sdp/malformed';
  readonly detail: string;
}

type Parsed<T> = Result<T, SdpRefusal>;

const malformed = (detail: string) => refuse({ code: 'sdp/malformed' as const, detail });

/**
 * Reads a session description (RFC 8866). Lines may end with CRLF or LF; lines of kinds nobody here uses (`b=`, `t=`, `k=` …)
 * are tolerated and left out. A text over 64 KiB of characters or with over 200 lines in a section is refused.
 */
export function parseSdp(text: string): Parsed<SessionDescription> {
  if (text.length > MAX_LENGTH) return malformed('longer than 64 KiB');
  const [session = [], ...mediaSections] = sectionsOf(text);
  if (session[0] !== 'v=0') return malformed('does not start with v=0');
  const head = readSession(session);
  if (!head.ok) return head;
  const media: MediaDescription[] = [];
  for (const lines of mediaSections) {
    const section = readMedia(lines);
    if (!section.ok) return section;
    media.push(section.value);
  }
  return ok({ ...head.value, media });
}

/** The lines before the first `m=`, then one group per `m=`. */
function sectionsOf(text: string): string[][] {
  const sections: string[][] = [[]];
  for (const line of text.split(/\r?\n/)) {
    if (line === '') continue;
    if (line.startsWith('m=')) sections.push([]);
    sections.at(-1)?.push(line);
  }
  return sections;
}

function readSession(lines: readonly string[]): Parsed<Omit<SessionDescription, 'media'>> {
  const section = readSection(lines);
  if (!section.ok) return section;
  const originLine = lines.find((line) => line.startsWith('o='));
  const origin = originLine === undefined ? undefined : readOrigin(originLine.slice(2));
  if (!origin) return malformed(`o= is missing or unreadable: ${originLine ?? ''}`);
  const name = lines.find((line) => line.startsWith('s='))?.slice(2) ?? '-';
  return ok({ origin, name, ...section.value });
}

function readMedia(lines: readonly string[]): Parsed<MediaDescription> {
  const [mediaLine = '', ...rest] = lines;
  const section = readSection(rest);
  if (!section.ok) return section;
  // RFC 8866 §5.14: m=<media> <port>["/" <number of ports>] <proto> <fmt> …
  const [, type, port, protocol, formats] = /^m=(\S+) (\d{1,5})(?:\/\d+)? (\S+)((?: \S+)+) *$/.exec(mediaLine) ?? [];
  if (type === undefined || port === undefined || protocol === undefined || formats === undefined) {
    return malformed(`unreadable: ${mediaLine}`);
  }
  if (Number(port) > 65_535) return malformed(`port out of range: ${mediaLine}`);
  return ok({ type, port: Number(port), protocol, formats: formats.trim().split(' '), ...section.value });
}

type Section = { readonly connection?: Connection; readonly attributes: readonly Attribute[] };

function readSection(lines: readonly string[]): Parsed<Section> {
  if (lines.length > MAX_LINES_PER_SECTION) return malformed('more than 200 lines in a section');
  const attributes: Attribute[] = [];
  let connection: Connection | undefined;
  for (const line of lines) {
    if (!/^[a-z]=/.test(line)) return malformed(`no type=value line: ${line}`);
    if (line.startsWith('a=')) attributes.push(readAttribute(line.slice(2)));
    if (!line.startsWith('c=')) continue;
    connection = readConnection(line.slice(2));
    if (!connection) return malformed(`unreadable: ${line}`);
  }
  return ok(connection ? { connection, attributes } : { attributes });
}

function readAttribute(text: string): Attribute {
  const colon = text.indexOf(':');
  return colon < 0 ? { name: text } : { name: text.slice(0, colon), value: text.slice(colon + 1) };
}

function readConnection(text: string): Connection | undefined {
  // A multicast address may carry /ttl (RFC 8866 §5.7); we never send there, so it is cut.
  const [, family, address] = /^IN (IP4|IP6) ([^\s/]+)(?:\/\S*)? *$/.exec(text) ?? [];
  return address !== undefined && (family === 'IP4' || family === 'IP6') ? { family, address } : undefined;
}

function readOrigin(text: string): Origin | undefined {
  const [, username, sessionId, version, family, address] = /^(\S+) (\d+) (\d+) IN (IP4|IP6) (\S+) *$/.exec(text) ?? [];
  if (username === undefined || sessionId === undefined || version === undefined || address === undefined) {
    return undefined;
  }
  return { username, sessionId, version, addressFamily: family === 'IP6' ? 'IP6' : 'IP4', address };
}
