import type { CallRefusal } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import { type SipRequest, type SipResponse, ackWithin, cseqOf, dialogFromResponse, idOfDialog } from '@wpm/sip';
import type { Refused } from '../call/call.ts';
import { refusedBy } from '../call/refusal.ts';
import { byeWithin } from './in-dialog.ts';
import { type Leg, type LegIn, type LegStep, dialogOf, legStep, report } from './leg.ts';

type Unanswered = LegIn<'calling' | 'proceeding' | 'cancelling'>;

/** A response to our INVITE (RFC 3261 §13.2.2). */
export function onResponse(leg: Leg, invite: SipRequest, response: SipResponse): LegStep {
  if (response.status >= 200 && response.status < 300) return onAnswer(leg, invite, response);
  switch (leg.state) {
    case 'calling':
    case 'proceeding':
      return response.status < 200 ? onProvisional(leg, response) : refused(refusedBy(response));
    case 'cancelling':
      return response.status < 200 ? legStep(leg) : legStep({ state: 'ended' });
    case 'incoming':
    case 'accepted':
    case 'confirmed':
    case 'ended':
      return legStep(leg);
    default:
      return assertNever(leg);
  }
}

function onProvisional(leg: LegIn<'calling' | 'proceeding'>, response: SipResponse): LegStep {
  // 100 Trying says only that a proxy is at work.
  if (response.status === 100) return legStep(leg);
  return legStep({ state: 'proceeding' }, report({ kind: 'progress', sdp: response.body }));
}

function onAnswer(leg: Leg, invite: SipRequest, response: SipResponse): LegStep {
  const made = dialogFromResponse(invite, response);
  if (!made.ok) return leg.state === 'confirmed' ? legStep(leg) : refused(NO_DIALOG);
  const dialog = made.value;
  const ack = { kind: 'ack', request: ackWithin(dialog, cseqOf(response).number) } as const;
  switch (leg.state) {
    case 'calling':
    case 'proceeding':
      return legStep({ state: 'confirmed', dialog }, ack, report({ kind: 'answered', sdp: response.body }));
    case 'confirmed':
      // RFC 6026 §8.4: the same answer again means our ACK was lost; another dialog is another fork, which is let go.
      if (idOfDialog(leg.dialog) === idOfDialog(dialog)) return legStep(leg, ack);
      return legStep(leg, ack, { kind: 'request', request: byeWithin(dialog, null).request });
    case 'cancelling':
    case 'ended':
      // The answer crossed our CANCEL (RFC 3261 §9.1): take it, then hang up.
      return legStep({ state: 'ended' }, ack, { kind: 'request', request: byeWithin(dialog, null).request });
    case 'incoming':
    case 'accepted':
      return legStep(leg, ack);
    default:
      return assertNever(leg);
  }
}

/** Our INVITE got no answer at all: nobody there (timer B), or no way to send it. */
export function onNoResponse(leg: Leg, why: 'timeout' | 'transport-error'): LegStep {
  if (dialogOf(leg) || leg.state === 'ended') return legStep(leg);
  if (leg.state === 'cancelling') return legStep({ state: 'ended' });
  return refused({ why: why === 'timeout' ? 'call/no-answer' : 'call/unreachable', scope: 'way', cause: null });
}

/** We no longer want an answer: it was given elsewhere, the caller went away, or it rang long enough. */
export function giveUp(leg: Unanswered, why: CallRefusal | null): LegStep {
  if (leg.state === 'cancelling') return legStep(leg);
  return legStep({ state: 'cancelling' }, { kind: 'cancel', why });
}

/** An answer that makes no dialog: nobody can be talked to there. */
const NO_DIALOG: Refused = { why: 'call/failed', scope: 'way', cause: null };

function refused(refusal: Refused): LegStep {
  return legStep({ state: 'ended' }, report({ kind: 'refused', refused: refusal }));
}
