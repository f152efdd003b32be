import { type Result, ok, refuse } from '@wpm/kernel';
import { findProblem } from './check-message.ts';
import { isToken } from './grammar.ts';
import { Headers } from './headers.ts';
import type { SipMessage, SipRequest } from './message.ts';
import { type MessageRefusal, type Problem, problem } from './refusal.ts';
import { printVia, salvageVia } from './via.ts';

const MAX_BYTES = 64 * 1024;
const MAX_HEADERS = 200;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

type Parsed = Result<SipMessage, MessageRefusal>;

/**
 * Reads the one message a datagram or WebSocket message holds (RFC 3261 §7, §18.3), strictly: what comes from outside is taken
 * only if everything a stack relies on can be read. Other header values are read on demand. What stands behind the body is cut.
 * @returns refusals that can be answered carry `status` and `request`
 */
export function parseMessage(input: Uint8Array | string): Parsed {
  const bytes = typeof input === 'string' ? encoder.encode(input) : input;
  if (bytes.length > MAX_BYTES) return refuse({ code: 'message/too-large', detail: `${bytes.length} bytes` });
  const { head, body } = divide(bytes);
  const lineEnd = head.indexOf('\r\n');
  const startLine = lineEnd < 0 ? head : head.slice(0, lineEnd);
  const fields = readFields(lineEnd < 0 ? '' : head.slice(lineEnd + 2));
  if (startLine.startsWith('SIP/')) return readResponse(startLine, fields, body);
  return readRequest(startLine, fields, body);
}

/** Start line and header fields, and what stands behind the empty line; no `body` where no empty line ends the head. */
type Divided = { readonly head: string; readonly body?: Body };

/** A body that can be cut at a byte. */
type Body = { readonly length: number; readonly cut: (bytes: number) => string };

function divide(bytes: Uint8Array): Divided {
  const text = decoder.decode(bytes);
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return { head: text };
  const head = text.slice(0, end);
  // No character takes more units than bytes: as many units as bytes means one each, so text can be cut in place of bytes.
  if (text.length === bytes.length) {
    const body = text.slice(end + 4);
    return { head, body: { length: body.length, cut: (length) => body.slice(0, length) } };
  }
  const body = bytes.subarray(headEnd(bytes) + 4);
  return { head, body: { length: body.length, cut: (length) => decoder.decode(body.subarray(0, length)) } };
}

/** Index of the CRLF CRLF that ends the header fields; it is there. */
function headEnd(bytes: Uint8Array): number {
  let at = bytes.indexOf(CR);
  while (bytes[at + 1] !== LF || bytes[at + 2] !== CR || bytes[at + 3] !== LF) at = bytes.indexOf(CR, at + 1);
  return at;
}

const CR = 13;
const LF = 10;

type Fields = { readonly headers: Headers; readonly problem?: Problem | undefined };

function readFields(text: string): Fields {
  const headers = new Headers();
  let found: Problem | undefined;
  // RFC 3261 §7.3.1: a line that starts with white space goes on with the field before it.
  const lines = (/\r\n[ \t]/.test(text) ? text.replace(/\r\n[ \t]+/g, ' ') : text).split('\r\n');
  for (const line of lines) {
    if (line === '') continue;
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trimEnd();
    const value = line.slice(colon + 1).trim();
    // A lone CR or LF would be a line break to some other parser on the way.
    if (!isToken(name) || /[\r\n]/.test(value)) found ??= problem('message/header', line);
    else if (headers.size === MAX_HEADERS)
      return { headers, problem: problem('message/too-large', 'over 200 headers') };
    else headers.add(name, value);
  }
  return { headers, problem: found };
}

function readResponse(startLine: string, fields: Fields, rest: Body | undefined): Parsed {
  const [, digits, reason] = /^SIP\/2\.0 ([1-6]\d\d) ([^\r\n]*)$/i.exec(startLine) ?? [];
  if (digits === undefined || reason === undefined) return unanswered(problem('message/start-line', startLine));
  const body = readBody(fields.headers, rest);
  const found = fields.problem ?? body.problem;
  if (found) return unanswered(found);
  const response = {
    kind: 'response',
    status: Number(digits),
    reason,
    headers: fields.headers,
    body: body.text,
  } as const;
  const wrong = findProblem(response);
  return wrong ? unanswered(wrong) : ok(response);
}

function readRequest(startLine: string, fields: Fields, rest: Body | undefined): Parsed {
  const line = readRequestLine(startLine);
  const body = readBody(fields.headers, rest);
  const request = {
    kind: 'request',
    method: line.method,
    uri: line.uri,
    headers: fields.headers,
    body: body.text,
  } as const;
  const wrong = line.problem ?? fields.problem ?? body.problem ?? findProblem(request);
  return wrong ? refused(request, wrong) : ok(request);
}

type RequestLine = { readonly method: string; readonly uri: string; readonly problem?: Problem };

/** Method SP Request-URI SP SIP-Version, each of them once (RFC 3261 §7.1); of a wrong line as much as an answer needs. */
function readRequestLine(line: string): RequestLine {
  const [method = '', uri = '', version = '', ...more] = line.split(' ');
  const outline = isToken(method) && uri !== '' && /^SIP\/\d+\.\d+$/i.test(version) && more.length === 0;
  if (!outline) return { method, uri, problem: problem('message/start-line', line) };
  if (version.toUpperCase() !== 'SIP/2.0') return { method, uri, problem: problem('message/version', version, 505) };
  return { method, uri };
}

type BodyText = { readonly text: string; readonly problem?: Problem };

/** RFC 3261 §18.3: over datagrams a missing Content-Length means all the rest; one longer than the rest is an error. */
function readBody(headers: Headers, rest: Body | undefined): BodyText {
  if (!rest) return { text: '', problem: problem('message/truncated', 'no empty line after the header fields') };
  const length = headers.get('Content-Length') ?? String(rest.length);
  if (!/^\d+$/.test(length)) return { text: '', problem: problem('message/header', `Content-Length: ${length}`) };
  if (Number(length) > rest.length)
    return { text: '', problem: problem('message/truncated', `${rest.length} of ${length}`) };
  return { text: rest.cut(Number(length)) };
}

const unanswered = ({ code, detail }: Problem): Parsed => refuse({ code, detail });

/** A refusal that can be answered if its sender can be found and it is no ACK, which nobody may answer (RFC 3261 §17.1.1.3). */
function refused(request: SipRequest, wrong: Problem): Parsed {
  const vias = request.headers.all('Via');
  const sender = salvageVia(vias[0] ?? '');
  if (!sender || request.method === 'ACK' || !isToken(request.method)) return unanswered(wrong);
  const headers = request.headers.clone().set('Via', [printVia(sender), ...vias.slice(1)]);
  return refuse({ ...wrong, request: { ...request, headers } });
}
