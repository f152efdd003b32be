import type { CallRefusal } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import {
  type Dialog,
  type SipRequest,
  cseqOf,
  printReason,
  receiveWithin,
  refreshTarget,
  reply,
  requestWithin,
} from '@wpm/sip';
import { statusOf } from '../call/refusal.ts';
import { type Leg, type LegIn, type LegStep, accepted, deadlineOf, legStep, repeated, report } from './leg.ts';

/** What a leg takes inside its dialog; other methods are refused with 405. */
export const ALLOW = 'INVITE, ACK, CANCEL, BYE, OPTIONS';

type Established = LegIn<'accepted' | 'confirmed'>;

/** A request of the other side within the dialog (RFC 3261 §12.2.2). */
export function onRequest(leg: Leg, request: SipRequest): LegStep {
  if (leg.state !== 'accepted' && leg.state !== 'confirmed') return answered(leg, request, 481);
  if (request.method === 'ACK') return onAck(leg, request);
  const received = receiveWithin(leg.dialog, request);
  // RFC 3261 §12.2.2: a sequence number below the last is out of order.
  if (!received.ok) return answered(leg, request, 500);
  const known: Established = { ...leg, dialog: received.value };
  switch (request.method) {
    case 'BYE':
      return ended(request);
    case 'INVITE':
      return onReinvite(known, request);
    case 'OPTIONS':
      return answered(known, request, 200, [['Allow', ALLOW]]);
    default:
      return answered(known, request, 405, [['Allow', ALLOW]]);
  }
}

function onAck(leg: Established, request: SipRequest): LegStep {
  // RFC 3261 §13.2.2.4: an ACK has the number of its INVITE; a late copy of an earlier one settles nothing.
  if (leg.state === 'confirmed' || cseqOf(request).number !== cseqOf(leg.repeat.response).number) return legStep(leg);
  const { dialog } = leg;
  return legStep({ state: 'confirmed', dialog }, report({ kind: 'acknowledged', sdp: request.body }));
}

/** The BYE is answered after the report, which is after the end is on disk. */
function ended(request: SipRequest): LegStep {
  return legStep({ state: 'ended' }, report({ kind: 'hung-up' }), { kind: 'respond', response: reply(request, 200) });
}

function onReinvite(leg: Established, request: SipRequest): LegStep {
  // RFC 3261 §14.2: one INVITE at a time; the earlier answer is not acknowledged yet.
  if (leg.state === 'accepted') return answered(leg, request, 500, [['Retry-After', '1']]);
  const dialog = refreshTarget(leg.dialog, request);
  return legStep({ state: 'confirmed', dialog }, report({ kind: 'reinvited', request }));
}

/** Answers a re-INVITE with our side of the new media. */
export function answerReinvite(leg: Leg, request: SipRequest, sdp: string, now: Instant): LegStep {
  if (leg.state !== 'confirmed') return legStep(leg);
  const headers: [string, string][] = [['Contact', `<${leg.dialog.contact}>`]];
  const response = reply(request, 200, { headers, body: sdp, contentType: 'application/sdp' });
  return accepted(leg.dialog, response, now);
}

/** Refuses a re-INVITE; the call goes on as it was (RFC 3261 §14.2). */
export function refuseReinvite(leg: Leg, request: SipRequest, status: number): LegStep {
  return answered(leg, request, status);
}

/** We hang up. */
export function hangUp(leg: Leg, why: CallRefusal | null): LegStep {
  if (leg.state !== 'accepted' && leg.state !== 'confirmed') return legStep(leg);
  return legStep({ state: 'ended' }, { kind: 'request', request: byeWithin(leg.dialog, why).request });
}

/** A BYE; `why` tells the other side's phone the plain reason (RFC 3326). */
export function byeWithin(dialog: Dialog, why: CallRefusal | null): { request: SipRequest; dialog: Dialog } {
  if (!why) return requestWithin(dialog, 'BYE', {});
  const reason = printReason({ protocol: 'SIP', cause: statusOf(why), text: why });
  return requestWithin(dialog, 'BYE', { headers: [['Reason', reason]] });
}

/** Time has come for a leg that waits for an ACK: the answer goes out again, or the leg is given up. */
export function onTime(leg: Leg, now: Instant): LegStep {
  if (leg.state !== 'accepted' || now < (deadlineOf(leg) ?? now)) return legStep(leg);
  const repeat = repeated(leg.repeat, now);
  if (repeat) return legStep({ ...leg, repeat }, { kind: 'respond', response: repeat.response });
  // RFC 3261 §13.3.1.4: no ACK at all; the session is ended with a BYE.
  const bye = { kind: 'request', request: byeWithin(leg.dialog, 'call/network').request } as const;
  return legStep({ state: 'ended' }, bye, report({ kind: 'hung-up' }));
}

function answered(leg: Leg, request: SipRequest, status: number, headers: [string, string][] = []): LegStep {
  if (request.method === 'ACK') return legStep(leg);
  return legStep(leg, { kind: 'respond', response: reply(request, status, { headers }) });
}
