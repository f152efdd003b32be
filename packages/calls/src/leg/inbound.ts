import type { CallRefusal } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import { type Dialog, type SipRequest, dialogFromInvite, printReason, reply } from '@wpm/sip';
import { statusOf } from '../call/refusal.ts';
import { type Leg, type LegStep, accepted, legStep, report } from './leg.ts';

/** Our side of a dialog with a caller: the tag we put into To, our Contact, and headers of ours. */
export type OurSide = {
  readonly tag: string;
  readonly contact: string;
  readonly headers: readonly (readonly [string, string])[];
};

const SDP = 'application/sdp';

const sdpBody = (sdp: string) => (sdp ? { body: sdp, contentType: SDP } : {});

const headersOf = (us: OurSide): [string, string][] => [
  ['Contact', `<${us.contact}>`],
  ...us.headers.map(([name, value]): [string, string] => [name, value]),
];

/** A provisional answer to the caller's INVITE; with `sdp` the caller hears early media. */
export function ring(
  leg: Leg,
  invite: SipRequest,
  us: OurSide,
  { status, sdp }: { status: number; sdp: string },
): LegStep {
  if (leg.state !== 'incoming') return legStep(leg);
  const response = reply(invite, status, { toTag: us.tag, headers: headersOf(us), ...sdpBody(sdp) });
  return legStep(leg, { kind: 'respond', response });
}

/** The dialog our 2xx makes (RFC 3261 §12.1.1). */
export function dialogWith(invite: SipRequest, { tag, contact }: OurSide): Dialog {
  return dialogFromInvite(invite, { localTag: tag, contact });
}

/** Takes the call (RFC 3261 §13.3.1.4). */
export function answer(
  leg: Leg,
  invite: SipRequest,
  us: OurSide,
  { sdp, now }: { sdp: string; now: Instant },
): LegStep {
  if (leg.state !== 'incoming') return legStep(leg);
  return accepted(
    dialogWith(invite, us),
    reply(invite, 200, { toTag: us.tag, headers: headersOf(us), ...sdpBody(sdp) }),
    now,
  );
}

/** Refuses the call, saying why in a `Reason` header the phone understands (RFC 3326, F30). */
export function refuse(leg: Leg, invite: SipRequest, us: OurSide, why: CallRefusal): LegStep {
  if (leg.state !== 'incoming') return legStep(leg);
  return legStep({ state: 'ended' }, { kind: 'respond', response: refusal(invite, us, why) });
}

/** The final response to an INVITE that cannot be taken. */
export function refusal(invite: SipRequest, us: Pick<OurSide, 'tag' | 'headers'>, why: CallRefusal) {
  const status = statusOf(why);
  const reason = printReason({ protocol: 'SIP', cause: status, text: why });
  return reply(invite, status, { toTag: us.tag, headers: [['Reason', reason], ...us.headers] });
}

/** The caller gave up before we answered (RFC 3261 §9.2): the INVITE ends with 487. */
export function onCancel(leg: Leg, invite: SipRequest, us: OurSide): LegStep {
  if (leg.state !== 'incoming') return legStep(leg);
  const response = reply(invite, 487, { toTag: us.tag });
  return legStep({ state: 'ended' }, { kind: 'respond', response }, report({ kind: 'cancelled' }));
}
