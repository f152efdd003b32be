import type { CallRefusal } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import {
  type Dialog,
  type SipRequest,
  type SipResponse,
  ackWithin,
  afterTooBrief,
  askedIn,
  cseqOf,
  dialogFromResponse,
  fieldsOfInvite,
  idOfDialog,
  prackWithin,
  readProvisional,
  timerAsUac,
} from '@wpm/sip';
import type { Refused } from '../call/call.ts';
import { refusedBy } from '../call/refusal.ts';
import {
  type At,
  type Early,
  type Leg,
  type LegEffect,
  type LegIn,
  type LegStep,
  legStep,
  report,
  talksOf,
} from './leg.ts';
import { byeWithin } from './own-request.ts';
import { type Talk, inDialog, isOf, takesUpdate } from './talk.ts';

type Ringing = LegIn<'calling' | 'proceeding'>;

/** Early dialogs one INVITE may have: who forks further is not listened to. */
const MOST_EARLY = 8;
/** How often an INVITE is sent anew because somebody on the way wants a longer session (RFC 4028 §7.3). */
const MOST_INVITES = 4;

/** A call of ours that was just sent. */
export const placed = (): LegIn<'calling'> => ({ state: 'calling', early: [], invites: 1 });

/** A response to our INVITE (RFC 3261 §13.2.2). */
export function onResponse(leg: Leg, invite: SipRequest, response: SipResponse, at: At): LegStep {
  if (response.status >= 200 && response.status < 300) return onAnswer(leg, invite, response, at);
  switch (leg.state) {
    case 'calling':
    case 'proceeding':
      return onNotAnswered(leg, invite, response);
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

function onNotAnswered(leg: Ringing, invite: SipRequest, response: SipResponse): LegStep {
  if (response.status < 200) return onProvisional(leg, invite, response);
  return response.status === 422 ? onTooBrief(leg, invite, response) : refused(refusedBy(response));
}

function onProvisional(leg: Ringing, invite: SipRequest, response: SipResponse): LegStep {
  // 100 Trying says only that a proxy is at work.
  if (response.status === 100) return legStep(leg);
  const formed = dialogFromResponse(invite, response);
  const progress = report({ kind: 'progress', sdp: response.body });
  if (!formed.ok) return legStep({ ...leg, state: 'proceeding' }, progress);
  const id = idOfDialog(formed.value);
  const known = leg.early.find(({ talk }) => isOf(talk, id));
  if (!known && leg.early.length >= MOST_EARLY) return legStep(leg);
  const heard = hear(known ?? early(formed.value, invite, response), response);
  if (!heard) return legStep(leg);
  const others = leg.early.filter((each) => each !== known);
  const next: Leg = { ...leg, state: 'proceeding', early: [...others, heard.early] };
  // An answer that is settled is not changed by a later response to the same INVITE (RFC 3261 §13.2.1).
  const settled = known?.talk.exchange !== undefined && known.talk.exchange !== 'initial' && response.body !== '';
  return legStep(next, ...heard.effects, ...(settled ? [] : [progress]));
}

function early(dialog: Dialog, invite: SipRequest, response: SipResponse): Early {
  const session = { dialog, timer: null, updates: takesUpdate(response), caller: true, refer: null, sdp: invite.body };
  return { talk: { session, exchange: 'initial' }, rseq: null, sdp: '' };
}

/** What a provisional response changes in its early dialog; undefined where it is a copy or out of order (RFC 3262 §4). */
function hear(
  before: Early,
  response: SipResponse,
): { readonly early: Early; readonly effects: readonly LegEffect[] } | undefined {
  const provisional = readProvisional(before.rseq, response);
  if (provisional.kind === 'ignored') return undefined;
  const sdp = before.talk.exchange === 'initial' && response.body ? response.body : before.sdp;
  if (provisional.kind === 'unreliable') return { early: { ...before, sdp }, effects: [] };
  const { request, dialog } = prackWithin(before.talk.session.dialog, response, provisional.rseq);
  const exchange = response.body ? settledBy(before.talk) : before.talk.exchange;
  const talk: Talk = { ...inDialog(before.talk, dialog), exchange };
  return { early: { talk, rseq: provisional.rseq, sdp }, effects: [{ kind: 'request', request }] };
}

const settledBy = ({ exchange }: Talk) => (exchange === 'initial' ? 'idle' : exchange);

/** RFC 4028 §7.3: the session is too short for somebody on the way; it is asked for anew. */
function onTooBrief(leg: Ringing, invite: SipRequest, response: SipResponse): LegStep {
  const longer = afterTooBrief(response, askedIn(invite, 0));
  if (!longer || leg.invites >= MOST_INVITES) return refused(refusedBy(response));
  const headers = invite.headers.clone().set('CSeq', `${cseqOf(response).number + 1} INVITE`);
  for (const [name, value] of fieldsOfInvite(longer)) headers.set(name, value);
  const next = { state: 'calling', early: [], invites: leg.invites + 1 } as const;
  return legStep(next, { kind: 'invite', request: { ...invite, headers } });
}

function onAnswer(leg: Leg, invite: SipRequest, response: SipResponse, at: At): LegStep {
  const made = dialogFromResponse(invite, response);
  if (!made.ok) return leg.state === 'confirmed' ? legStep(leg) : refused(NO_DIALOG);
  const dialog = made.value;
  const ack = { kind: 'ack', request: ackWithin(dialog, cseqOf(response).number) } as const;
  const letGo = { kind: 'request', request: byeWithin(afterEarly(leg, dialog), null).request } as const;
  switch (leg.state) {
    case 'calling':
    case 'proceeding':
      return answered(leg, invite, { response, dialog, at }, ack);
    case 'confirmed':
    case 'accepted':
      // RFC 6026 §8.4: the same answer again means our ACK was lost; another dialog is another fork, which is let go.
      return isOf(leg.talk, idOfDialog(dialog)) ? legStep(leg, ack) : legStep(leg, ack, letGo);
    case 'cancelling':
    case 'ended':
      // The answer crossed our CANCEL (RFC 3261 §9.1): take it, then hang up.
      return legStep({ state: 'ended' }, ack, letGo);
    case 'incoming':
      return legStep(leg, ack);
    default:
      return assertNever(leg);
  }
}

/** The numbers PRACKs and their requests have used in the early dialog go on in the answered one (RFC 3261 §13.2.2.4). */
function afterEarly(leg: Leg, dialog: Dialog): Dialog {
  const before = talksOf(leg).find((talk) => isOf(talk, idOfDialog(dialog)))?.session.dialog;
  if (!before) return dialog;
  return { ...dialog, localSeq: Math.max(dialog.localSeq, before.localSeq), remoteSeq: before.remoteSeq };
}

function answered(
  leg: Ringing,
  invite: SipRequest,
  { response, dialog, at }: { response: SipResponse; dialog: Dialog; at: At },
  ack: LegEffect,
): LegStep {
  const known = leg.early.find(({ talk }) => isOf(talk, idOfDialog(dialog)));
  const before = known ?? early(dialog, invite, response);
  const session = {
    ...before.talk.session,
    dialog: afterEarly(leg, dialog),
    timer: timerAsUac(response, askedIn(invite, at.timer.minSe), at.now),
    updates: takesUpdate(response, before.talk.session.updates),
  };
  // What another fork said last may be what media listens to: the one that answered says it again.
  const settled = leg.early.length > 1 ? before.sdp : null;
  const sdp = before.talk.exchange === 'initial' ? response.body || before.sdp : settled;
  const talk: Talk = { session, exchange: settledBy(before.talk) };
  return legStep({ state: 'confirmed', talk, refresh: { state: 'idle' } }, ack, report({ kind: 'answered', sdp }));
}

/** Our INVITE got no answer at all: nobody there (timer B), or no way to send it. */
export function onNoResponse(leg: Leg, why: 'timeout' | 'transport-error'): LegStep {
  switch (leg.state) {
    case 'calling':
    case 'proceeding':
      return refused({ why: why === 'timeout' ? 'call/no-answer' : 'call/unreachable', scope: 'way', cause: null });
    case 'cancelling':
      return legStep({ state: 'ended' });
    case 'incoming':
    case 'accepted':
    case 'confirmed':
    case 'ended':
      return legStep(leg);
    default:
      return assertNever(leg);
  }
}

/** We no longer want an answer: it was given elsewhere, the caller went away, or it rang long enough. */
export function giveUp(leg: LegIn<'calling' | 'proceeding' | 'cancelling'>, why: CallRefusal | null): LegStep {
  if (leg.state === 'cancelling') return legStep(leg);
  return legStep({ ...leg, state: 'cancelling' }, { kind: 'cancel', why });
}

/** An answer that makes no dialog: nobody can be talked to there. */
const NO_DIALOG: Refused = { why: 'call/failed', scope: 'way', cause: null };

function refused(refusal: Refused): LegStep {
  return legStep({ state: 'ended' }, report({ kind: 'refused', refused: refusal }));
}
