import type { CallRefusal } from '@wpm/contract';
import {
  type SipRequest,
  type SipResponse,
  acknowledge,
  dialogFromInvite,
  fieldsAsUas,
  parseRAck,
  refreshedNow,
  reliableOnTime,
  reliableSender,
  reply,
  requires,
  sendReliably,
  supports,
  timerAsUas,
} from '@wpm/sip';
import { statusOf } from '../call/refusal.ts';
import { ALLOW, EXTENSIONS } from './allow.ts';
import { type At, type Leg, type LegIn, type LegStep, accepted, legStep, report, respond } from './leg.ts';
import { type Fields, fieldsOf, refusedWithin, warning } from './refusing.ts';
import { type Exchange, takesUpdate } from './talk.ts';

/** Our side of a dialog with a caller: the tag we put into To, our Contact, and headers of ours. */
export type OurSide = {
  readonly tag: string;
  readonly contact: string;
  readonly headers: Fields;
};

type Incoming = LegIn<'incoming'>;

const SDP = 'application/sdp';

const sdpBody = (sdp: string) => (sdp ? { body: sdp, contentType: SDP } : {});

/** A call that came to us. @param sdp our answer to its offer, or our offer where it has none */
export function received(
  invite: SipRequest,
  { tag, contact }: OurSide,
  sdp: string,
  { now, chance, timer: settings }: At,
): Incoming {
  const dialog = dialogFromInvite(invite, { localTag: tag, contact });
  // Known before our answer is: the session is journalled first.
  const timer = timerAsUas(invite, settings, now);
  const session = { dialog, timer, updates: takesUpdate(invite), caller: false, refer: null, sdp };
  return {
    state: 'incoming',
    talk: { session, exchange: 'initial' },
    reliable: reliableSender(chance),
    answered: false,
  };
}

/** A provisional answer to the caller's INVITE; with `early` it carries our SDP: the caller hears early media. */
export function ring(
  leg: Leg,
  invite: SipRequest,
  us: OurSide,
  { status, early, now }: { status: number; early: boolean; now: number },
): LegStep {
  if (leg.state !== 'incoming' || leg.answered) return legStep(leg);
  const reliably = requires(invite, '100rel') || (early && supports(invite, '100rel'));
  const { session, exchange: before } = leg.talk;
  // RFC 3262 §5: without an offer in the INVITE, the first reliable response has to carry ours.
  const says = before === 'initial' && (early || (reliably && invite.body === ''));
  const headers: Fields = [['Contact', `<${us.contact}>`], ['Allow', ALLOW], ...us.headers];
  const response = reply(invite, status, { toTag: us.tag, headers, ...sdpBody(says ? session.sdp : '') });
  if (!reliably) return legStep(leg, respond(response));
  const { next: reliable, send } = sendReliably(leg.reliable, response, now);
  const exchange = says ? afterOurs(invite) : before;
  return legStep({ ...leg, reliable, talk: { ...leg.talk, exchange } }, ...(send ? [respond(send)] : []));
}

/** Where offer and answer stand once our SDP is sent: it answers theirs, or asks for theirs. */
const afterOurs = (invite: SipRequest): Exchange => (invite.body === '' ? 'ours' : 'idle');

/** Takes the call (RFC 3261 §13.3.1.4), as soon as no provisional response waits for its PRACK (RFC 3262 §3). */
export function answer(leg: Leg, invite: SipRequest, us: OurSide, now: number): LegStep {
  if (leg.state !== 'incoming') return legStep(leg);
  // What still waits to be sent is not worth sending any more.
  if (leg.reliable.open) return legStep({ ...leg, answered: true, reliable: { ...leg.reliable, waiting: [] } });
  const { session, exchange } = leg.talk;
  const timer = session.timer && refreshedNow(session.timer, now);
  // RFC 6337 §2: an offer and answer made by reliable provisional responses are not repeated in the 2xx.
  const sdp = exchange === 'initial' ? session.sdp : '';
  const fields: Fields = [
    ['Contact', `<${us.contact}>`],
    ['Allow', ALLOW],
    ['Supported', EXTENSIONS.join(', ')],
    ...fieldsAsUas(timer, invite),
    ...us.headers,
  ];
  const response = reply(invite, 200, { toTag: us.tag, headers: fields, ...sdpBody(sdp) });
  const after = exchange === 'initial' ? afterOurs(invite) : exchange;
  return accepted({ session: { ...session, timer }, exchange: after }, response, now);
}

/** Refuses the call, saying why in a `Reason` header the phone understands (RFC 3326, F30). */
export function refuse(leg: Leg, invite: SipRequest, us: OurSide, why: CallRefusal): LegStep {
  if (leg.state !== 'incoming') return legStep(leg);
  return legStep({ state: 'ended' }, respond(refusal(invite, us, why)));
}

/** By then calls have ended, or the next try finds the engine as it is. */
const OVERLOADED_S = '10';

/** The final response to an INVITE that cannot be taken. */
export function refusal(invite: SipRequest, us: Pick<OurSide, 'tag' | 'headers'>, why: CallRefusal): SipResponse {
  // RFC 3261 §21.5.4: without it a 503 counts as a 500, and a caller that tries again at once makes it worse.
  const again: Fields = why === 'call/overloaded' ? [['Retry-After', OVERLOADED_S]] : [];
  return reply(invite, statusOf(why), { toTag: us.tag, headers: [...fieldsOf(why), ...again, ...us.headers] });
}

/** The caller gave up before we answered (RFC 3261 §9.2): the INVITE ends with 487. */
export function onCancel(leg: Leg, invite: SipRequest, us: OurSide): LegStep {
  if (leg.state !== 'incoming') return legStep(leg);
  return legStep({ state: 'ended' }, respond(terminated(invite, us)), report({ kind: 'cancelled' }));
}

/** RFC 3261 §15.1.2: a BYE within the early dialog ends the INVITE too. */
export function onEarlyBye(leg: Leg, bye: SipRequest, invite: SipRequest, us: OurSide): LegStep {
  if (leg.state !== 'incoming') return legStep(leg);
  const gone = report({ kind: 'cancelled' });
  return legStep({ state: 'ended' }, respond(reply(bye, 200)), respond(terminated(invite, us)), gone);
}

/** Our answer is no longer wanted: the call has gone on as part of another (RFC 3891). */
export function terminate(leg: Leg, invite: SipRequest, us: OurSide): LegStep {
  return leg.state === 'incoming' ? legStep({ state: 'ended' }, respond(terminated(invite, us))) : legStep(leg);
}

const terminated = (invite: SipRequest, us: OurSide) => reply(invite, 487, { toTag: us.tag });

/** Answers the PRACK of one of our reliable provisional responses (RFC 3262 §3, §5). */
export function onPrack(leg: Leg, prack: SipRequest, now: number): LegStep {
  const rack = parseRAck(prack.headers.get('RAck') ?? '');
  const step = leg.state === 'incoming' && rack ? acknowledge(leg.reliable, rack, now) : undefined;
  if (leg.state !== 'incoming' || !step) {
    return refusedWithin(leg, prack, 481, 'No provisional response waits for this PRACK');
  }
  const more = step.send ? [respond(step.send)] : [];
  const known: Incoming = { ...leg, reliable: step.next };
  if (leg.talk.exchange === 'ours') {
    const next: Incoming = { ...known, talk: { ...leg.talk, exchange: 'idle' } };
    return legStep(next, respond(reply(prack, 200)), report({ kind: 'answer', sdp: prack.body }), ...more);
  }
  if (prack.body === '' || leg.talk.exchange !== 'idle') return legStep(known, respond(reply(prack, 200)), ...more);
  // RFC 3262 §5: a PRACK may carry another offer; its 200 carries the answer.
  const asked: Incoming = { ...known, talk: { ...leg.talk, exchange: 'theirs' } };
  return legStep(asked, report({ kind: 'offered', request: prack }), ...more);
}

/** Time has come for a provisional response nobody acknowledges: it goes out again, or the call ends (RFC 3262 §3). */
export function onTimeIncoming(leg: Incoming, invite: SipRequest, us: OurSide, now: number): LegStep {
  const step = reliableOnTime(leg.reliable, now);
  if (step) return legStep({ ...leg, reliable: step.next }, ...(step.send ? [respond(step.send)] : []));
  const fields: Fields = [['Warning', warning('No PRACK came for a provisional response')], ...us.headers];
  const response = reply(invite, 504, { toTag: us.tag, headers: fields });
  return legStep({ state: 'ended' }, respond(response), report({ kind: 'lost' }));
}
