import type { Party } from '@wpm/calls';
import type { CalledFrom } from '@wpm/contract';
import { type SentCaller, numberFrom, readCaller, sentCaller } from '@wpm/directory';
import { assertNever } from '@wpm/kernel';
import { type NameAddr, type SipRequest, fromOf, parseNameAddr, privacyOf, toOf, userOf } from '@wpm/sip';
import { outsideParty } from '../phone-target.ts';
import type { LiveTrunk } from './live-trunk.ts';

/** The called number as the trunk sent it. A call to the Contact we registered says in To whom it is for. */
export function calledIn(request: SipRequest, where: CalledFrom, contactUser: string): string {
  const target = userOf(request.uri) ?? '';
  const to = userOf(toOf(request).uri) ?? '';
  const called = userOf(addressIn(request, 'P-Called-Party-ID')?.uri ?? '');
  switch (where) {
    case 'request-uri':
      return target === contactUser ? (called ?? to) : target;
    case 'to':
      return to;
    case 'p-called-party-id':
      return called ?? target;
    default:
      return assertNever(where);
  }
}

const named = ({ uri, displayName }: NameAddr) => ({ user: userOf(uri), displayName });

/** What the INVITE says of its caller (RFC 3261 §8.1.1.3, RFC 3325, RFC 3323). */
export function callerIn(request: SipRequest): SentCaller {
  const from = fromOf(request);
  const asserted = addressIn(request, 'P-Asserted-Identity');
  return { from: named(from), asserted: asserted ? named(asserted) : null, privacy: [...privacyOf(request)] };
}

/** Who calls, as far as the trunk may say so and the caller wants it known. */
export function callerOf(invite: SipRequest, trunk: LiveTrunk, countryCode: string): Party {
  const { numbers, callerId } = trunk.settings;
  const { user, displayName } = sentCaller(callerIn(invite), callerId.inbound);
  const sent = user === undefined ? undefined : numberFrom(user, numbers.inbound.callerRules);
  return outsideParty(readCaller(sent, countryCode), displayName ?? null);
}

function addressIn(request: SipRequest, name: string): NameAddr | undefined {
  const parsed = parseNameAddr(request.headers.get(name) ?? '');
  return parsed.ok ? parsed.value : undefined;
}
