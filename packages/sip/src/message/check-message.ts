import { parseCSeq } from './accessors.ts';
import type { SipMessage, SipRequest } from './message.ts';
import { parseNameAddr } from './name-addr.ts';
import { type Problem, problem } from './refusal.ts';
import { parseUri } from './uri.ts';
import { parseVia } from './via.ts';

/** Fields that may stand once only (RFC 3261 §7.3.1): two of them leave it open which one counts. */
const SINGLE: ReadonlySet<string> = new Set([
  'from',
  'to',
  'call-id',
  'cseq',
  'max-forwards',
  'content-length',
  'content-type',
]);

/** What keeps a message from being handled: fields RFC 3261 §8.1.1 demands, each readable, and agreeing with each other. */
export function findProblem(message: SipMessage): Problem | undefined {
  return (
    (message.kind === 'request' ? requestLineProblem(message) : undefined) ??
    repeatedField(message) ??
    unreadableField(message) ??
    cseqProblem(message) ??
    maxForwardsProblem(message)
  );
}

function requestLineProblem({ uri }: SipRequest): Problem | undefined {
  const parsed = parseUri(uri);
  if (!parsed.ok && parsed.error.code === 'uri/unknown-scheme') return problem('message/uri-scheme', uri, 416);
  // RFC 3261 §19.1.1: a Request-URI carries no header fields.
  return parsed.ok && parsed.value.headers === undefined ? undefined : problem('message/uri', uri);
}

function repeatedField({ headers }: SipMessage): Problem | undefined {
  const repeated = headers.repeated(SINGLE);
  return repeated === undefined ? undefined : problem('message/header-repeated', repeated);
}

function unreadableField({ headers }: SipMessage): Problem | undefined {
  const vias = headers.all('Via');
  if (vias.length === 0) return unreadable('Via', undefined);
  for (const via of vias) if (!parseVia(via).ok) return unreadable('Via', via);
  for (const name of ['From', 'To']) {
    const value = headers.get(name);
    if (value === undefined || !parseNameAddr(value).ok) return unreadable(name, value);
  }
  const callId = headers.get('Call-ID');
  if (callId === undefined || !/^\S+$/.test(callId)) return unreadable('Call-ID', callId);
  const contact = headers.all('Contact').find((value) => value !== '*' && !parseNameAddr(value).ok);
  return contact === undefined ? undefined : unreadable('Contact', contact);
}

function cseqProblem(message: SipMessage): Problem | undefined {
  const text = message.headers.get('CSeq');
  const cseq = text === undefined ? undefined : parseCSeq(text);
  if (!cseq) return unreadable('CSeq', text);
  const agrees = message.kind === 'response' || cseq.method === message.method;
  return agrees ? undefined : problem('message/mismatch', `CSeq: ${text}`);
}

function maxForwardsProblem({ headers }: SipMessage): Problem | undefined {
  const text = headers.get('Max-Forwards');
  if (text === undefined || (/^\d+$/.test(text) && Number(text) <= 255)) return undefined;
  return unreadable('Max-Forwards', text);
}

const unreadable = (name: string, value: string | undefined): Problem =>
  value === undefined ? problem('message/header-missing', name) : problem('message/header', `${name}: ${value}`);
