import type { CallRefusal } from '@wpm/contract';
import {
  type ClientEvent,
  type Dialog,
  type SipRequest,
  type SipResponse,
  ackWithin,
  afterTooBrief,
  cseqOf,
  dialogIdOf,
  fieldsOfRefresh,
  refreshTarget,
  refreshedNow,
  requestWithin,
  timerAsUac,
} from '@wpm/sip';
import { EXTENSIONS } from './allow.ts';
import {
  type At,
  type Leg,
  type LegEffect,
  type LegIn,
  type LegStep,
  type Refresh,
  type Up,
  legStep,
  report,
  talksOf,
  withTalk,
} from './leg.ts';
import { onNotified } from './refer.ts';
import { type Fields, fieldsOf } from './refusing.ts';
import { type Session, type Talk, isOf, takesUpdate } from './talk.ts';

/** How long a refresh that was refused for the moment waits. */
const AGAIN_MS = 10_000;

/** A BYE; `why` tells the other side's phone the plain reason (RFC 3326). */
export function byeWithin(dialog: Dialog, why: CallRefusal | null): { request: SipRequest; dialog: Dialog } {
  return requestWithin(dialog, 'BYE', { headers: why ? fieldsOf(why) : [] });
}

/** We hang up. */
export function hangUp(leg: Leg, why: CallRefusal | null): LegStep {
  if (leg.state !== 'accepted' && leg.state !== 'confirmed') return legStep(leg);
  return legStep({ state: 'ended' }, bye(leg.talk.session, why));
}

export const bye = ({ dialog }: Session, why: CallRefusal | null): LegEffect => ({
  kind: 'request',
  request: byeWithin(dialog, why).request,
});

/** The session is over for us: nobody refreshes it or answers (RFC 3261 §12.2.1.2, RFC 4028 §10). */
export function lose({ talk }: Up): LegStep {
  return legStep({ state: 'ended' }, bye(talk.session, 'call/network'), report({ kind: 'vanished' }));
}

/** Asks at once whether they are there, as a refresh would, also where there is no timer; not while something is under way. */
export function ask(leg: Leg, now: number): LegStep {
  return leg.state === 'confirmed' && leg.refresh.state === 'idle' ? refresh(leg, now) : legStep(leg);
}

/** Refreshes the session: by UPDATE where they take it, else by a re-INVITE with the SDP they have (RFC 4028 §7.4). */
export function refresh(leg: LegIn<'confirmed'>, now: number): LegStep {
  const { session, exchange } = leg.talk;
  if (exchange !== 'idle') return legStep({ ...leg, refresh: { state: 'again', at: now + 1_000 } });
  const method = session.updates && !session.reoffer ? 'UPDATE' : 'INVITE';
  const timer = session.timer ? fieldsOfRefresh(session.timer) : [];
  const headers: Fields = [['Supported', EXTENSIONS.join(', ')], ...timer];
  const content = method === 'INVITE' ? { body: session.sdp, contentType: 'application/sdp' } : {};
  const { request, dialog } = requestWithin(session.dialog, method, { headers, ...content });
  const sent: Session = { ...session, dialog, ...(session.reoffer && { reoffer: 'sent' }) };
  const talk: Talk = { session: sent, exchange: method === 'INVITE' ? 'ours' : 'idle' };
  return legStep({ ...leg, talk, refresh: { state: 'under-way', method } }, { kind: 'request', request });
}

/**
 * The media they knew are gone: offers them others by a re-INVITE (RFC 3261 §14.1), again until it is answered; at once, or when
 * what is under way is over.
 */
export function reoffer(leg: Leg, sdp: string, now: number): LegStep {
  if (leg.state !== 'confirmed' && leg.state !== 'accepted') return legStep(leg);
  const due = withSession(leg, { ...leg.talk.session, sdp, reoffer: 'due' });
  if (due.refresh.state === 'under-way') return legStep(due);
  return due.state === 'confirmed' ? refresh(due, now) : legStep({ ...due, refresh: { state: 'again', at: now } });
}

/** What became of a request of ours within a dialog. */
export function onOwn(leg: Leg, request: SipRequest, event: ClientEvent, at: At): LegStep {
  if (request.method === 'NOTIFY') return onNotified(leg, request, event);
  const refreshed = request.method === 'UPDATE' || request.method === 'INVITE';
  const id = dialogIdOf(request, 'uac');
  if (!refreshed || (leg.state !== 'confirmed' && leg.state !== 'accepted') || !isOf(leg.talk, id)) return legStep(leg);
  if (event.kind === 'response') return onRefreshed(leg, event.response, at);
  return event.kind === 'transport-error' && leg.talk.session.timer?.alone ? unsent(leg, request, at) : lose(leg);
}

/** Who promised nothing is not gone because there was no way for a moment: it is asked again while there is time. */
function unsent(leg: Up, { method }: SipRequest, { now }: At): LegStep {
  if (leg.refresh.state !== 'under-way' || leg.refresh.method !== method) return legStep(leg);
  const talk: Talk = method === 'INVITE' ? { ...leg.talk, exchange: 'idle' } : leg.talk;
  return legStep({ ...leg, talk, refresh: { state: 'again', at: now + AGAIN_MS } });
}

function onRefreshed(leg: Up, response: SipResponse, at: At): LegStep {
  const { status } = response;
  if (status < 200) return legStep(leg);
  const { method } = cseqOf(response);
  // Each copy of the 2xx to an INVITE is acknowledged, also when we have gone on since (RFC 3261 §13.2.2.4).
  const ack: LegEffect[] = method === 'INVITE' && status < 300 ? [{ kind: 'ack', request: ackOf(leg, response) }] : [];
  if (leg.refresh.state !== 'under-way' || leg.refresh.method !== method) return legStep(leg, ...ack);
  const talk: Talk = method === 'INVITE' ? { ...leg.talk, exchange: 'idle' } : leg.talk;
  const ended: Up = { ...leg, talk, refresh: { state: 'idle' } };
  if (status < 300) return renewed(ended, response, ack, at);
  if (status === 408 || status === 481) return lose(ended);
  const refused = notNow(ended, response, at);
  return refused.talk.session.reoffer ? legStep(refused) : legStep(asAnswered(refused, at));
}

/** Where we asked for our own sake alone, or without a timer, a refusal is an answer as good as any. */
function asAnswered(leg: Up, { now }: At): Up {
  const { timer } = leg.talk.session;
  if (timer && !timer.alone) return leg;
  const session = { ...leg.talk.session, timer: timer && refreshedNow(timer, now) };
  return { ...withSession(leg, session), refresh: { state: 'idle' } };
}

const ackOf = ({ talk }: Up, response: SipResponse): SipRequest =>
  ackWithin(talk.session.dialog, cseqOf(response).number);

function renewed(leg: Up, response: SipResponse, ack: readonly LegEffect[], { now, timer }: At): LegStep {
  const { session, exchange } = leg.talk;
  const { reoffer: before, ...settled } = session;
  const isDue = before === 'due';
  const renewedSession: Session = {
    ...settled,
    ...(isDue && { reoffer: 'due' }),
    dialog: refreshTarget(session.dialog, response),
    updates: takesUpdate(response, session.updates),
    timer: timerAsUac(response, session.timer ?? { seconds: 0, minSe: timer.minSe }, now),
  };
  const answer = response.body ? [report({ kind: 'answer', sdp: response.body })] : [];
  const talk: Talk = { session: renewedSession, exchange };
  const next: Up = { ...leg, talk, ...(isDue && { refresh: { state: 'again', at: now } }) };
  return legStep(next, ...ack, ...answer, report({ kind: 'changed' }));
}

/** A refusal that leaves the session as it is (RFC 3261 §14.1): the refresh is tried again while there is time. */
function notNow(leg: Up, response: SipResponse, { now, chance }: At): Up {
  const { session } = leg.talk;
  const again = (wait: number): Refresh => ({ state: 'again', at: now + wait });
  switch (response.status) {
    case 491:
      // RFC 3261 §14.1: the owner of the Call-ID waits 2.1 to 4 s, the other 0 to 2 s, in steps of 10 ms.
      return {
        ...leg,
        refresh: again((session.caller ? 2_100 : 0) + Math.floor(chance * (session.caller ? 191 : 201)) * 10),
      };
    case 405:
    case 501:
      // A re-INVITE is what every phone must understand.
      return { ...withSession(leg, { ...session, updates: false }), refresh: again(session.updates ? 0 : AGAIN_MS) };
    case 422: {
      const longer = session.timer && afterTooBrief(response, session.timer);
      if (!longer || !session.timer) return { ...leg, refresh: again(AGAIN_MS) };
      return { ...withSession(leg, { ...session, timer: { ...session.timer, ...longer } }), refresh: again(0) };
    }
    default:
      return { ...leg, refresh: again(AGAIN_MS) };
  }
}

const withSession = (leg: Up, session: Session): Up => ({ ...leg, talk: { ...leg.talk, session } });

/** The leg that has taken the next number of one of its dialogs for a request, and the number; undefined where it is gone. */
export function counted(leg: Leg, id: string): { readonly leg: Leg; readonly number: number } | undefined {
  const talk = talksOf(leg).find((each) => isOf(each, id));
  if (!talk) return undefined;
  const { session } = talk;
  const dialog = { ...session.dialog, localSeq: session.dialog.localSeq + 1 };
  return { leg: withTalk(leg, id, { ...talk, session: { ...session, dialog } }), number: dialog.localSeq };
}
