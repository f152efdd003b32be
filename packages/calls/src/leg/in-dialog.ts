import {
  type SipRequest,
  cseqOf,
  dialogIdOf,
  expiresAt,
  fieldsAsUas,
  receiveWithin,
  reply,
  timerAsUas,
  tooBrief,
} from '@wpm/sip';
import { causeIn } from '../call/refusal.ts';
import { ALLOW, EXTENSIONS } from './allow.ts';
import { onPrack } from './inbound.ts';
import { onInfo } from './info.ts';
import {
  type At,
  type Leg,
  type LegIn,
  type LegStep,
  accepted,
  deadlineOf,
  legStep,
  refreshDue,
  repeated,
  report,
  respond,
  talksOf,
  withTalk,
} from './leg.ts';
import { lose, refresh } from './own-request.ts';
import { onRefer } from './refer.ts';
import { type Fields, glare, refusedWithin, tooEarly, tooShort } from './refusing.ts';
import { type Talk, inDialog, isOf, takesUpdate } from './talk.ts';

/** A request of the other side within a dialog of the leg (RFC 3261 §12.2.2). A caller's BYE before the answer: `onEarlyBye`. */
export function onRequest(leg: Leg, request: SipRequest, at: At): LegStep {
  const id = dialogIdOf(request, 'uas');
  const talk = talksOf(leg).find((each) => isOf(each, id));
  if (!talk) return refusedWithin(leg, request, 481, 'No such dialog');
  if (request.method === 'ACK') return onAck(leg, request);
  const received = receiveWithin(talk.session.dialog, request);
  // RFC 3261 §12.2.2: a sequence number below the last is out of order.
  if (!received.ok) return refusedWithin(leg, request, 500, 'The CSeq is lower than one before');
  const known = inDialog(talk, received.value);
  return dispatch(withTalk(leg, id, known), known, request, at);
}

function dispatch(leg: Leg, talk: Talk, request: SipRequest, at: At): LegStep {
  switch (request.method) {
    case 'BYE':
      return onBye(leg, request);
    case 'INVITE':
      return onReinvite(leg, talk, request, at);
    case 'UPDATE':
      return onUpdate(leg, talk, request, at);
    case 'PRACK':
      return onPrack(leg, request, at.now);
    case 'INFO':
      return onInfo(leg, request);
    case 'REFER':
      return onRefer(leg, request);
    case 'OPTIONS':
      return legStep(leg, respond(reply(request, 200, { headers: ABILITIES })));
    default:
      return refusedWithin(leg, request, 405, `${ALLOW} are understood here`, [['Allow', ALLOW]]);
  }
}

const ABILITIES: Fields = [
  ['Allow', ALLOW],
  ['Supported', EXTENSIONS.join(', ')],
  ['Accept', 'application/sdp, application/dtmf-relay'],
];

function onAck(leg: Leg, request: SipRequest): LegStep {
  // RFC 3261 §13.2.2.4: an ACK has the number of its INVITE; a late copy of an earlier one settles nothing.
  if (leg.state !== 'accepted' || cseqOf(request).number !== cseqOf(leg.repeat.response).number) return legStep(leg);
  const { talk, refresh: ours } = leg;
  const answer = talk.exchange === 'ours' ? [report({ kind: 'answer', sdp: request.body })] : [];
  const exchange = talk.exchange === 'ours' ? 'idle' : talk.exchange;
  return legStep({ state: 'confirmed', talk: { ...talk, exchange }, refresh: ours }, ...answer);
}

/** The BYE is answered after the report, which is after the end is on disk. */
function onBye(leg: Leg, request: SipRequest): LegStep {
  const answered = respond(reply(request, 200));
  if (leg.state === 'accepted' || leg.state === 'confirmed') {
    return legStep({ state: 'ended' }, report({ kind: 'hung-up', cause: causeIn(request) }), answered);
  }
  // RFC 3261 §15: a callee may not, before the answer; it wants the call no more all the same.
  const refused = { why: 'call/rejected', scope: 'phone', cause: causeIn(request) } as const;
  const next = leg.state === 'calling' || leg.state === 'proceeding' ? { ...leg, state: 'cancelling' as const } : leg;
  return legStep(next, answered, { kind: 'cancel', why: null }, report({ kind: 'refused', refused }));
}

function onReinvite(leg: Leg, talk: Talk, request: SipRequest, at: At): LegStep {
  if (leg.state === 'accepted' || leg.state === 'incoming') return tooEarly(leg, request, at);
  if (leg.state !== 'confirmed' || leg.refresh.state === 'under-way') return glare(leg, request);
  return onOffer(leg, talk, request, at);
}

function onUpdate(leg: Leg, talk: Talk, request: SipRequest, at: At): LegStep {
  if (request.body !== '') return onOffer(leg, talk, request, at);
  const least = tooBrief(request, at.timer);
  if (least !== undefined) return legStep(leg, respond(tooShort(request, least)));
  const { talk: next, fields } = refreshedBy(leg, talk, request, at);
  const effects = [respond(reply(request, 200, { headers: fields })), ...changed(leg)];
  return legStep(withTalk(leg, dialogIdOf(request, 'uas'), next), ...effects);
}

/** RFC 3311 §5.2, RFC 3261 §14.2: one offer at a time. */
function onOffer(leg: Leg, talk: Talk, request: SipRequest, at: At): LegStep {
  const least = tooBrief(request, at.timer);
  if (least !== undefined) return legStep(leg, respond(tooShort(request, least)));
  const oursIsOpen = talk.exchange === 'ours' || (talk.exchange === 'initial' && talk.session.caller);
  if (oursIsOpen) return glare(leg, request);
  if (talk.exchange !== 'idle') return tooEarly(leg, request, at);
  const asked = withTalk(leg, dialogIdOf(request, 'uas'), { ...talk, exchange: 'theirs' });
  return legStep(asked, report({ kind: 'offered', request }));
}

/** What an INVITE or UPDATE within the dialog makes of the session's timer, and the fields of the 2xx that say so. */
function refreshedBy(leg: Leg, talk: Talk, request: SipRequest, at: At): { talk: Talk; fields: Fields } {
  const { session } = talk;
  const up = leg.state === 'confirmed' || leg.state === 'accepted';
  const timer = up ? timerAsUas(request, at.timer, at.now) : session.timer;
  const fields: Fields = [
    ['Contact', `<${session.dialog.contact}>`],
    ['Allow', ALLOW],
    ['Supported', EXTENSIONS.join(', ')],
    ...(up ? fieldsAsUas(timer, request) : []),
  ];
  return { talk: { ...talk, session: { ...session, timer, updates: takesUpdate(request, session.updates) } }, fields };
}

const changed = (leg: Leg) =>
  leg.state === 'confirmed' || leg.state === 'accepted' ? [report({ kind: 'changed' })] : [];

/** Answers an offer that was reported with our SDP; our offer, where an INVITE asked for one (RFC 3264 §5). */
export function answerOffer(leg: Leg, request: SipRequest, sdp: string, at: At): LegStep {
  const id = dialogIdOf(request, 'uas');
  const open = talksOf(leg).find((each) => isOf(each, id));
  if (open?.exchange !== 'theirs') return legStep(leg);
  const { talk, fields } = refreshedBy(leg, open, request, at);
  const exchange = request.method === 'INVITE' && request.body === '' ? 'ours' : 'idle';
  const next: Talk = { session: { ...talk.session, sdp }, exchange };
  const headers = request.method === 'PRACK' ? [] : fields;
  const response = reply(request, 200, { headers, body: sdp, contentType: 'application/sdp' });
  if (request.method !== 'INVITE') return legStep(withTalk(leg, id, next), respond(response), ...changed(leg));
  const step = accepted(next, response, at.now);
  return { next: step.next, effects: [...step.effects, ...changed(leg)] };
}

/** Refuses an offer; the session goes on as it was (RFC 3261 §14.2). */
export function refuseOffer(leg: Leg, request: SipRequest): LegStep {
  const id = dialogIdOf(request, 'uas');
  const open = talksOf(leg).find((each) => isOf(each, id));
  if (!open) return legStep(leg);
  const next = withTalk(leg, id, { ...open, exchange: 'idle' } as const);
  return refusedWithin(next, request, 488, 'Nothing of this offer can be used; the session stays as it was');
}

/** Time has come for a leg that is answered: our answer goes out again, the session is refreshed, or the leg is given up. */
export function onTime(leg: Leg, now: number): LegStep {
  if (leg.state === 'confirmed') return onSessionTime(leg, now);
  if (leg.state !== 'accepted' || now < deadlineOf(leg)) return legStep(leg);
  const repeat = repeated(leg.repeat, now);
  if (repeat) return legStep({ ...leg, repeat }, respond(repeat.response));
  // RFC 3261 §13.3.1.4: no ACK at all; the session is ended with a BYE.
  return lose(leg);
}

function onSessionTime(leg: LegIn<'confirmed'>, now: number): LegStep {
  const { timer } = leg.talk.session;
  // RFC 4028 §10: nobody refreshed the session.
  if (timer && now >= expiresAt(timer)) return lose(leg);
  return now >= refreshDue(leg) ? refresh(leg, now) : legStep(leg);
}
