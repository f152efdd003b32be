import { type SipRequest, reply, requestWithin } from '@wpm/sip';
import type { Key } from './keys-out.ts';
import { type Leg, type LegStep, legStep, report, respond } from './leg.ts';
import { refusedWithin } from './refusing.ts';

/** Types of INFO bodies that carry keys. No RFC says so; phones and gateways do. */
const DTMF = ['application/dtmf-relay', 'application/dtmf'];

/** An INFO within the dialog: keys are passed on, what nobody asked for is refused (RFC 6086 §4.2.2). */
export function onInfo(leg: Leg, request: SipRequest): LegStep {
  if (request.headers.has('Info-Package')) {
    return refusedWithin(leg, request, 469, 'No INFO packages are asked for here', [['Recv-Info', '']]);
  }
  const answered = respond(reply(request, 200));
  // An empty INFO is a keep-alive of older phones.
  if (request.body === '') return legStep(leg, answered);
  const type = (request.headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!DTMF.includes(type)) {
    return refusedWithin(leg, request, 415, 'Of INFO only keys are understood here', [['Accept', DTMF.join(', ')]]);
  }
  const digits = digitsOf(type, request.body);
  if (digits === undefined) return refusedWithin(leg, request, 400, 'The body names no key');
  return legStep(leg, answered, report({ kind: 'digits', digits }));
}

/** A key for the other end; undefined where the leg is not answered. No RFC has the body; Cisco's is what gateways and phones read. */
export function sendKey(leg: Leg, { digit, ms }: Key): LegStep | undefined {
  if (leg.state !== 'accepted' && leg.state !== 'confirmed') return undefined;
  const { session } = leg.talk;
  const body = `Signal=${digit}\r\nDuration=${ms}\r\n`;
  const { request, dialog } = requestWithin(session.dialog, 'INFO', { body, contentType: 'application/dtmf-relay' });
  const sent: Leg = { ...leg, talk: { ...leg.talk, session: { ...session, dialog } } };
  return legStep(sent, { kind: 'request', request });
}

/** `Signal=5`, `Duration=160`: one line each; or the key alone. */
function digitsOf(type: string, body: string): string | undefined {
  const [, key] = (type === DTMF[0] ? /^\s*Signal\s*=\s*(\S+)\s*$/im : /^\s*(\S+)\s*$/).exec(body) ?? [];
  return key !== undefined && /^[0-9*#A-D]$/i.test(key) ? key.toUpperCase() : NUMBERED[key ?? ''];
}

/** Some gateways give `*` and `#` their RFC 4733 event numbers. */
const NUMBERED: Readonly<Record<string, string>> = { '10': '*', '11': '#' };
