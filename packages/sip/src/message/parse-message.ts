import { type Result, ok, refuse } from '@wpm/kernel';
import { findProblem } from './check-message.ts';
import { type Body, bodyOf } from './body.ts';
import { DIGIT, isAll } from './characters.ts';
import { isToken } from './grammar.ts';
import { type Head, readHead } from './head.ts';
import { Headers } from './headers.ts';
import type { SipMessage, SipRequest, SipResponse } from './message.ts';
import { type MessageRefusal, type Problem, problem } from './refusal.ts';
import { printVia, salvageVia } from './via.ts';

const MAX_BYTES = 64 * 1024;

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
  const text = decoder.decode(bytes);
  const head = readHead(text);
  const headers = Headers.of(head.fields);
  // No character takes more units than bytes: as many units as bytes means one each.
  const body = readBody(head, headers, { bytes, isOneToOne: text.length === bytes.length });
  if (head.startLine.startsWith('SIP/')) return readResponse(head, headers, body);
  return readRequest(head, headers, body);
}

function readResponse(head: Head, headers: Headers, body: ReadBody): Parsed {
  const [, digits, reason] = /^SIP\/2\.0 ([1-6]\d\d) ([^\r\n]*)$/i.exec(head.startLine) ?? [];
  if (digits === undefined || reason === undefined) return unanswered(problem('message/start-line', head.startLine));
  const found = head.problem ?? body.problem;
  if (found) return unanswered(found);
  const response: SipResponse = { kind: 'response', status: Number(digits), reason, headers, body: body.body };
  const wrong = findProblem(response);
  return wrong ? unanswered(wrong) : ok(withOctets(response, body));
}

function readRequest(head: Head, headers: Headers, body: ReadBody): Parsed {
  const line = readRequestLine(head.startLine);
  const request: SipRequest = { kind: 'request', method: line.method, uri: line.uri, headers, body: body.body };
  const wrong = line.problem ?? head.problem ?? body.problem ?? findProblem(request);
  return wrong ? refused(request, wrong) : ok(withOctets(request, body));
}

type RequestLine = { readonly method: string; readonly uri: string; readonly problem?: Problem };

/** Method SP Request-URI SP SIP-Version, each of them once (RFC 3261 §7.1); of a wrong line as much as an answer needs. */
function readRequestLine(line: string): RequestLine {
  const methodEnd = endOfPart(line, 0);
  const uriEnd = endOfPart(line, methodEnd + 1);
  const method = line.slice(0, methodEnd);
  const uri = line.slice(methodEnd + 1, uriEnd);
  const version = line.slice(uriEnd + 1);
  const isOutline = isToken(method) && uri !== '' && (version === 'SIP/2.0' || VERSION.test(version));
  if (!isOutline) return { method, uri, problem: problem('message/start-line', line) };
  if (version.toUpperCase() !== 'SIP/2.0') return { method, uri, problem: problem('message/version', version, 505) };
  return { method, uri };
}

const VERSION = /^SIP\/\d+\.\d+$/i;

/** Index of the space that ends the part of the line, or the length of the line. */
function endOfPart(line: string, start: number): number {
  const end = line.indexOf(' ', start);
  return end < 0 ? line.length : end;
}

type ReadBody = Body & { readonly problem?: Problem };

/** The octets of a message, and whether each of them is one unit of its text. */
type Octets = { readonly bytes: Uint8Array; readonly isOneToOne: boolean };

/** RFC 3261 §18.3: over datagrams a missing Content-Length means all the rest; one longer than the rest is an error. */
function readBody({ text, bodyAt }: Head, headers: Headers, { bytes, isOneToOne }: Octets): ReadBody {
  if (bodyAt === undefined) return noBody('message/truncated', 'no empty line after the header fields');
  const start = isOneToOne ? bytes.length - (text.length - bodyAt) : headEnd(bytes);
  const rest = bytes.length - start;
  const written = headers.get('Content-Length');
  if (written !== undefined && !isAll(written, DIGIT)) return noBody('message/header', `Content-Length: ${written}`);
  const length = written === undefined ? rest : Number(written);
  if (length > rest) return noBody('message/truncated', `${rest} of ${length}`);
  if (length === 0) return NO_BODY;
  return bodyOf(bytes.subarray(start, start + length), isOneToOne ? text.slice(bodyAt, bodyAt + length) : undefined);
}

const NO_BODY: Body = { body: '' };

const noBody = (code: Problem['code'], detail: string): ReadBody => ({ ...NO_BODY, problem: problem(code, detail) });

function withOctets<Message extends SipMessage>(message: Message, { octets }: Body): Message {
  return octets ? { ...message, octets } : message;
}

/** Index behind the CRLF CRLF that ends the header fields; it is there. */
function headEnd(bytes: Uint8Array): number {
  let at = bytes.indexOf(CR);
  while (bytes[at + 1] !== LF || bytes[at + 2] !== CR || bytes[at + 3] !== LF) at = bytes.indexOf(CR, at + 1);
  return at + 4;
}

const CR = 13;
const LF = 10;

const unanswered = ({ code, detail }: Problem): Parsed => refuse({ code, detail });

/** A refusal that can be answered if its sender can be found and it is no ACK, which nobody may answer (RFC 3261 §17.1.1.3). */
function refused(request: SipRequest, wrong: Problem): Parsed {
  const sender = salvageVia(request.headers.all('Via')[0] ?? '');
  if (!sender || request.method === 'ACK' || !isToken(request.method)) return unanswered(wrong);
  const headers = request.headers.clone().setFirst('Via', printVia(sender));
  return refuse({ ...wrong, request: { ...request, headers } });
}
