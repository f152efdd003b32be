import {
  type ClientEvent,
  type ReferStep,
  type ReferSubscription,
  type SipRequest,
  cseqOf,
  dialogIdOf,
  fieldsOfAccepted,
  readRefer,
  referNotified,
  referStands,
  reply,
  subscribed,
} from '@wpm/sip';
import { type Leg, type LegStep, type Up, legStep, report, respond } from './leg.ts';
import { type Fields, refusedWithin } from './refusing.ts';
import { isOf } from './talk.ts';

/** The other side wants the call handed on (RFC 3515 §2.4.2). One such wish at a time. */
export function onRefer(leg: Leg, request: SipRequest): LegStep {
  if (leg.state !== 'confirmed' && leg.state !== 'accepted') {
    return refusedWithin(leg, request, 403, 'Only a call that is answered can be handed on');
  }
  if (leg.talk.session.refer) return refusedWithin(leg, request, 491, 'The REFER before this one is under way');
  const refer = readRefer(request);
  if (!refer.ok) return refusedWithin(leg, request, refer.error.status, refer.error.text);
  const asked = withRefer(leg, subscribed(refer.value));
  return legStep(asked, report({ kind: 'referred', request, refer: refer.value }));
}

/** Why a REFER is refused. */
export type ReferNo = { readonly status: number; readonly text: string };

/** Answers a REFER that was reported: by 202 and the first notification at once (RFC 3515 §2.4.4), or by the refusal. */
export function answerRefer(leg: Leg, request: SipRequest, refusal?: ReferNo): LegStep {
  if (!isUp(leg) || !isAsked(leg, request)) return legStep(leg);
  if (refusal) return refusedWithin(withRefer(leg, null), request, refusal.status, refusal.text);
  const refer = readRefer(request);
  const headers: Fields = refer.ok ? fieldsOfAccepted(refer.value) : [];
  const { next, effects } = tellReferrer(leg, 100);
  return legStep(next, respond(reply(request, 202, { headers })), ...effects);
}

/** Tells whoever sent the REFER how the call it asked for stands; nothing where nobody asked, or no more. */
export function tellReferrer(leg: Leg, status: number): LegStep {
  if (!isUp(leg) || !leg.talk.session.refer) return legStep(leg);
  return taken(leg, referStands(leg.talk.session.refer, leg.talk.session.dialog, status));
}

/** What became of a notification of ours. */
export function onNotified(leg: Leg, request: SipRequest, event: ClientEvent): LegStep {
  if (!isUp(leg) || !leg.talk.session.refer || !isOf(leg.talk, dialogIdOf(request, 'uac'))) return legStep(leg);
  if (event.kind === 'response' && event.response.status < 200) return legStep(leg);
  const accepted = event.kind === 'response' && event.response.status < 300;
  return taken(leg, referNotified(leg.talk.session.refer, leg.talk.session.dialog, accepted));
}

const isUp = (leg: Leg): leg is Up => leg.state === 'confirmed' || leg.state === 'accepted';

/** The wish is this request's, not that of one before. */
const isAsked = ({ talk }: Up, request: SipRequest): boolean => cseqOf(request).number === talk.session.refer?.id;

function taken(leg: Up, { next, dialog, request }: ReferStep): LegStep {
  const { session } = leg.talk;
  const known: Leg = { ...leg, talk: { ...leg.talk, session: { ...session, dialog, refer: next } } };
  return legStep(known, ...(request ? [{ kind: 'request', request } as const] : []));
}

function withRefer(leg: Up, refer: ReferSubscription | null): Up {
  return { ...leg, talk: { ...leg.talk, session: { ...leg.talk.session, refer } } };
}
